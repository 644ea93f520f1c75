package importer

import (
	"fmt"
	"slices"
	"strconv"

	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
)

// rohzeile is the working space for one row: which field is stated by which value and origin. It is used
// again for each row, so that nothing of a row lives on but its Meldung.
type rohzeile struct {
	felder  [ozg.AnzahlFelder]angabe
	genannt []ozg.Feld
	meldung []ozg.Nennung
	belegt  [ozg.AnzahlFelder]bool // the column of the field has a cell in this row
	neben   []nebenangabe
	befunde []ozg.Befund

	adressen []string // of the cells
	puffer   []byte
	enden    []int
}

type angabe struct {
	wert     *ozg.Wert // shared by equal texts, never changed
	herkunft ozg.Herkunft
}

// nebenangabe is a field that a cell states beside those of its column ("Rollout" states the phase too).
type nebenangabe struct {
	feld ozg.Feld
	angabe
	allein bool // the cell states nothing else
}

func (r *rohzeile) leeren() {
	for _, f := range r.genannt {
		r.felder[f] = angabe{}
	}
	clear(r.belegt[:])
	r.genannt, r.neben, r.befunde = r.genannt[:0], r.neben[:0], r.befunde[:0]
}

func (r *rohzeile) hat(f ozg.Feld) bool { return slices.Contains(r.genannt, f) }

func (r *rohzeile) setze(f ozg.Feld, w *ozg.Wert, h ozg.Herkunft) {
	if !r.hat(f) {
		r.genannt = append(r.genannt, f)
	}
	r.felder[f] = angabe{w, h}
}

// leistung reads a row that speaks of a Leistung, or refuses it.
func (l *leser) leistung(z *zeile, id string, wie schluesselArt) {
	if l.zeileAbgewaehlt(z, id) {
		return
	}
	l.bericht.Zeilen++
	if wie == keinSchluessel {
		l.ohneSchluessel(z)
		return
	}
	for _, nr := range l.offen {
		l.ueberspringe(nr, grundGruppe)
	}
	l.offen, l.nachLegende, l.ersteZeile = l.offen[:0], false, false

	l.roh.leeren()
	l.liesZellen(z)
	l.nimmNebenangaben()
	l.erbe()
	if !l.pruefeThemenfeld(z, id) {
		return
	}
	l.pruefeSchluessel(z, id, wie)
	if l.leikaGruppen != nil {
		l.zuLeiKa(z, id)
		return
	}
	l.waehleFelderAb(z)
	l.befunde = append(l.befunde, l.roh.befunde...)
	if len(l.roh.genannt) == 0 {
		l.ueberspringe(z.nr, grundNurSchluessel)
		return
	}
	l.angaben += len(l.roh.genannt)
	l.meldungen.Add(ozg.Meldungszeile{Blatt: l.bericht.Name, Zeile: z.nr, OZGID: id, Nennungen: l.roh.nennungen()})
}

// nennungen is what the row states; it holds until the next row.
func (r *rohzeile) nennungen() []ozg.Nennung {
	r.meldung = r.meldung[:0]
	slices.Sort(r.genannt) // the list keeps them in this order
	for _, f := range r.genannt {
		r.meldung = append(r.meldung, ozg.Nennung{Feld: f, Wert: r.felder[f].wert, Herkunft: r.felder[f].herkunft})
	}
	return r.meldung
}

// liesZellen reads the cells of the columns that state fields.
func (l *leser) liesZellen(z *zeile) {
	adressen := l.adressen(z)
	land, hatLand := l.landDerZeile(z)
	for i := range z.zellen {
		c := &z.zellen[i]
		s := l.spalteNr(c.Spalte)
		if s == nil || s.ziel.rolle != rolleFelder {
			continue
		}
		gezaehlt := s
		switch {
		case s.jeLand && !hatLand:
			l.ohneLand(c)
			continue
		case s.jeLand:
			s = l.fuerLand(s, land)
		}
		for _, f := range s.ziel.felder {
			l.roh.belegt[f] = true
		}
		e := l.gedaechtnis.lies(s, c, l.stichtag)
		werte, zweifel, h := e.werte, e.zweifel, ozg.Herkunft{Zelle: adressen[i], Text: l.berichtigungen.urtext(c, e.anzeige)}
		l.wortzaehler.zaehle(l.bericht.Name, gezaehlt, c, h, zweifel)
		eigen := false
		for _, w := range werte {
			if slices.Contains(s.ziel.felder, w.feld) {
				l.roh.setze(w.feld, w.wert, h)
				eigen = true
			}
		}
		for _, w := range werte {
			if !slices.Contains(s.ziel.felder, w.feld) {
				l.roh.neben = append(l.roh.neben, nebenangabe{w.feld, angabe{w.wert, h}, !eigen && zweifel == nil})
			}
		}
		if zweifel != nil {
			l.roh.befunde = append(l.roh.befunde, zweifel.Bei(l.bericht.Name, h.Zelle, h.Text))
		} else if len(werte) == 0 {
			l.roh.befunde = append(l.roh.befunde, ozg.Zweifel{Schwere: ozg.SchwereHinweis, Code: "ohne_angabe", Text: "Die Zelle sagt nichts aus."}.Bei(l.bericht.Name, h.Zelle, h.Text))
		}
	}
}

// adressen gives the addresses of a row's cells as parts of one string; the list holds until the next row.
func (l *leser) adressen(z *zeile) []string {
	r := &l.roh
	r.puffer, r.enden, r.adressen = r.puffer[:0], r.enden[:0], r.adressen[:0]
	for _, c := range z.zellen {
		r.puffer = append(r.puffer, xlsx.Spaltenname(c.Spalte)...)
		r.puffer = strconv.AppendInt(r.puffer, int64(c.zeile), 10)
		r.enden = append(r.enden, len(r.puffer))
	}
	alle, von := string(r.puffer), 0
	for _, bis := range r.enden {
		r.adressen = append(r.adressen, alle[von:bis])
		von = bis
	}
	return r.adressen
}

// nimmNebenangaben takes what cells state beside their own field, where no column of that field says it.
func (l *leser) nimmNebenangaben() {
	slices.SortStableFunc(l.roh.neben, func(a, b nebenangabe) int { return int(a.feld) - int(b.feld) })
	for _, n := range l.roh.neben {
		switch {
		case !l.roh.hat(n.feld):
			l.roh.setze(n.feld, n.wert, n.herkunft)
		case n.allein:
			l.roh.befunde = append(l.roh.befunde, ozg.Zweifel{
				Schwere: ozg.SchwereHinweis, Code: "doppelt_angegeben",
				Text: fmt.Sprintf("„%s“ steht für dieselbe Leistung schon in Zelle %s. Es gilt, was dort steht.", n.feld.Titel(), l.roh.felder[n.feld].herkunft.Zelle),
			}.Bei(l.bericht.Name, n.herkunft.Zelle, n.herkunft.Text))
		}
	}
}

// erbe adds what the group headings above state and the row does not.
func (l *leser) erbe() {
	for f, w := range l.vererbt.Alle() {
		if !l.roh.belegt[f] && !l.roh.hat(f) {
			l.roh.setze(f, &w, l.vererbtVon[f])
		}
	}
}

// pruefeThemenfeld settles the Themenfeld of the row: its own, the one of the sheet or file, or the
// person's word. A row of another Themenfeld than the person's is refused.
func (l *leser) pruefeThemenfeld(z *zeile, id string) bool {
	const f = ozg.FeldThemenfeld
	eigenes := l.roh.hat(f)
	if !eigenes && l.themenfeld.wert != "" && !l.unlesbaresThemenfeld() {
		w := ozg.TextWert(l.themenfeld.wert)
		l.roh.setze(f, &w, l.themenfeld.herkunft)
	}
	a := l.roh.felder[f]
	switch {
	case l.eingabe != "" && l.roh.hat(f) && !a.wert.Leer && a.wert.Text != l.eingabe:
		l.ohne[id] = true
		l.lehneAb(z.nr, "themenfeld_fremd", l.themenfeldZelle(z, a.herkunft), a.herkunft.Text,
			fmt.Sprintf("Die Zeile gehört zum Themenfeld „%s“, eingespielt wird „%s“. Die Zeile wurde nicht übernommen.", a.wert.Text, l.eingabe), "")
		return false
	case l.eingabe != "" && !l.roh.hat(f) && !l.unlesbaresThemenfeld():
		w := ozg.TextWert(l.eingabe)
		l.roh.setze(f, &w, ozg.Herkunft{Text: "Angabe beim Einspielen"})
	}
	if katalog := l.namen.v.Themenfelder[id]; !eigenes && katalog != "" && l.roh.hat(f) && l.roh.felder[f].wert.Text != katalog {
		l.roh.befunde = append(l.roh.befunde, ozg.Zweifel{
			Schwere: ozg.SchwereWarnung, Code: "themenfeld_abweichend",
			Text: fmt.Sprintf("Die Leistung %s gehörte bisher zum Themenfeld „%s“; die Datei spricht für „%s“. Prüfen Sie, ob sie gewechselt hat.", id, katalog, l.roh.felder[f].wert.Text),
		}.Bei(l.bericht.Name, l.adresseVon(z, nil), id))
	}
	return true
}

// unlesbaresThemenfeld says whether the row names a Themenfeld that could not be read: then no other one
// may be put in its place.
func (l *leser) unlesbaresThemenfeld() bool {
	return slices.ContainsFunc(l.roh.befunde, func(b ozg.Befund) bool {
		return b.Schwere == ozg.SchwereFehler && l.tfs != nil && l.roh.belegt[ozg.FeldThemenfeld] && len(b.Zelle) > 0 && spalteVon(b.Zelle) == xlsx.Spaltenname(l.tfs.nr)
	})
}

// themenfeldZelle names the cell to blame: the row's own, or its key where the sheet says it.
func (l *leser) themenfeldZelle(z *zeile, h ozg.Herkunft) string {
	if l.tfs != nil && z.bei(l.tfs.nr) != nil {
		return h.Zelle
	}
	return l.adresseVon(z, l.beiSpalte(z, l.id))
}

// spalteVon is the column part of an address.
func spalteVon(adresse string) string {
	for i := range len(adresse) {
		if adresse[i] <= '9' {
			return adresse[:i]
		}
	}
	return adresse
}
