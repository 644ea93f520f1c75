package annahme

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ozgtracker/importer"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/vorlage"
)

// A Rückmeldevorlage that comes back states only what a person changed. Each cell is compared with what it
// held when it left, which follows from the Blick in its fingerprint: equal cells state nothing, a cell that
// was emptied clears its field. The comparison is by what the cell shows, so that values which no parser
// would read again (a name of old, a remark "k. A.") are not taken for changes.

// grundUnveraendert is why a row of a Vorlage gave no Meldung.
const grundUnveraendert = "unverändert gegenüber der Vorlage"

// rueckmeldung is a Vorlage while it is compared.
type rueckmeldung struct {
	ausgang  vorlage.Ausgang
	eingaben importer.Eingaben
	blatt    *importer.BlattBericht
	spalten  []spalte
	befunde  map[string][]ozg.Befund // of the sheet, by cell
	neu      ozg.Meldungen
	gesehen  map[string]int // OZG-ID → row
	namen    map[string]string

	unveraendert, zellen int // Leistungen; cells
	abgelehnt            int
}

// spalte is a column of the sheet with its field.
type spalte struct {
	buchstaben string
	feld       ozg.Feld
}

// vergleicheVorlage leaves of what was read only what differs from the Vorlage as it left. The error is the
// *ozg.Fehler "vorlage_fremd" if this Geschichte never held what the Vorlage says it was made from.
func (l *lesung) vergleicheVorlage(g *ozg.Geschichte, e importer.Eingaben) error {
	ausgang, err := vorlage.Wiederholt(g, *l.Vorlage)
	if err != nil {
		return err
	}
	r := rueckmeldung{ausgang: ausgang, eingaben: e, gesehen: map[string]int{}, namen: map[string]string{}, befunde: map[string][]ozg.Befund{}}
	for _, a := range ausgang.Leistungen {
		r.namen[ozg.Falte(a.Bezeichnung())] = a.OZGID
	}
	for i := range l.Blaetter {
		if len(l.Blaetter[i].Spalten) > 0 && l.Blaetter[i].Kopfzeilen != [2]int{} {
			r.blatt = &l.Blaetter[i]
		}
	}
	if r.blatt == nil {
		return nil
	}
	var andere []ozg.Befund
	for _, b := range l.Befunde {
		if b.Blatt == r.blatt.Name && b.Zelle != "" {
			r.befunde[b.Zelle] = append(r.befunde[b.Zelle], b)
		} else {
			andere = append(andere, b)
		}
	}
	r.findeSpalten()
	for _, z := range l.Meldungen.Zeilen() {
		r.zeile(z)
	}
	r.schluss()
	l.Meldungen, l.Abgelehnt, l.Themenfeld = r.neu, l.Abgelehnt+r.abgelehnt, ausgang.Themenfeld
	l.Befunde = append(andere, r.ordne()...)
	l.ausgang, l.unveraendert, l.gleich, l.fehlend = &r.ausgang, r.unveraendert, r.zellen, r.fehlend()
	return nil
}

// findeSpalten lists the columns from left to right and tells which are missing.
func (r *rueckmeldung) findeSpalten() {
	da := map[ozg.Feld]bool{}
	for buchstaben, namen := range r.blatt.Spalten {
		for _, name := range namen {
			if f, ok := ozg.FeldNamed(name); ok {
				r.spalten = append(r.spalten, spalte{buchstaben, f})
				da[f] = true
			}
		}
	}
	slices.SortFunc(r.spalten, func(a, b spalte) int {
		if n := len(a.buchstaben) - len(b.buchstaben); n != 0 {
			return n
		}
		return strings.Compare(a.buchstaben, b.buchstaben)
	})
	var fehlt []string
	for _, f := range vorlage.Felder() {
		if !da[f] {
			fehlt = append(fehlt, vorlage.Titel(f))
		}
	}
	if n := len(fehlt); n > 0 {
		r.sage(ozg.SchwereHinweis, "vorlage_spalten_fehlen", "", "", fmt.Sprintf("%s der Vorlage %s: %s. An diesen Angaben ändert sich nichts.",
			ozg.AnzahlText(n, "Spalte", "Spalten"), wenn(n == 1, "fehlt", "fehlen"), kurzeListe(fehlt)))
	}
}

// zeile compares one row.
func (r *rueckmeldung) zeile(z ozg.Meldungszeile) {
	if vorher, ok := r.gesehen[z.OZGID]; ok {
		r.lehneAb(z.Zeile, "vorlage_doppelt", z.OZGID, fmt.Sprintf("Die OZG-ID %s steht schon in Zeile %d. Die Zeile %d wurde nicht übernommen.", z.OZGID, vorher, z.Zeile))
		return
	}
	l, bekannt := r.ausgang.Leistung(z.OZGID)
	name := r.zelle(z, ozg.FeldBezeichnung)
	if !bekannt {
		r.neueZeile(z, name)
		return
	}
	if vorlage.Gleich(name.text, vorlage.Text(ozg.FeldBezeichnung, l)) {
		delete(r.befunde, name.adresse) // what was doubtful about it was so before
	} else if !r.name(z, l, name) {
		return
	}
	r.gesehen[z.OZGID] = z.Zeile
	var nennungen []ozg.Nennung
	for _, s := range r.spalten {
		if !vorlage.Gesperrt(s.feld) && s.feld != ozg.FeldThemenfeld {
			nennungen = append(nennungen, r.angabe(z, l, s)...)
		}
	}
	nennungen = ohneDoppelte(nennungen)
	if len(nennungen) == 0 {
		r.unveraendert++
		r.blatt.Uebergangen[z.Zeile] = grundUnveraendert
		return
	}
	r.neu.Add(ozg.Meldungszeile{Blatt: z.Blatt, Zeile: z.Zeile, OZGID: z.OZGID, Nennungen: nennungen})
}

// ohneDoppelte keeps one statement per field: that of its own column, which comes first.
func ohneDoppelte(ns []ozg.Nennung) (out []ozg.Nennung) {
	gesagt := map[ozg.Feld]bool{}
	for _, n := range ns {
		if !gesagt[n.Feld] {
			gesagt[n.Feld] = true
			out = append(out, n)
		}
	}
	return out
}

// inhalt is what is known of a cell.
type inhalt struct {
	adresse     string
	text        string // as a person sees it; "" for a blank one
	belegt      bool
	ersetzt     bool          // a person put another text in its place
	ausgelassen bool          // a person left the cell, or a value of it, out
	nennungen   []ozg.Nennung // what it states, its own field first
}

// zelle gathers what the row says of the column of a field: what it states or what was found in it.
func (r *rueckmeldung) zelle(z ozg.Meldungszeile, f ozg.Feld) inhalt {
	i := slices.IndexFunc(r.spalten, func(s spalte) bool { return s.feld == f })
	if i < 0 {
		return inhalt{}
	}
	c := inhalt{adresse: r.spalten[i].buchstaben + strconv.Itoa(z.Zeile)}
	for _, n := range z.Nennungen {
		if n.Herkunft.Zelle != c.adresse {
			continue
		}
		c.text, c.belegt = n.Herkunft.Text, true
		if n.Feld == f {
			c.nennungen = append([]ozg.Nennung{n}, c.nennungen...)
		} else {
			c.nennungen = append(c.nennungen, n)
		}
	}
	for _, b := range r.befunde[c.adresse] {
		c.ersetzt = c.ersetzt || b.Code == "ersetzt"
		c.ausgelassen = c.ausgelassen || b.Code == "abgewaehlt"
		if !c.belegt {
			c.text, c.belegt = b.Wert, b.Wert != ""
		}
	}
	return c
}

// angabe is what a person changed in one cell; nothing for one that is as it left.
func (r *rueckmeldung) angabe(z ozg.Meldungszeile, l *ozg.Leistung, s spalte) []ozg.Nennung {
	c := r.zelle(z, s.feld)
	vorher := vorlage.Text(s.feld, l)
	switch {
	case c.ausgelassen && len(c.nennungen) == 0:
		return nil
	case !c.ersetzt && vorlage.Gleich(c.text, vorher):
		if c.belegt {
			r.zellen++
			delete(r.befunde, c.adresse) // what was doubtful about it was so before
		}
		return nil
	case c.belegt || c.ersetzt:
		return slices.DeleteFunc(c.nennungen, func(n ozg.Nennung) bool {
			w, ok := l.Wert(n.Feld)
			return ok && w.Gleich(*n.Wert) || !ok && n.Wert.Leer // written otherwise, means the same
		})
	}
	if slices.Contains(r.eingaben.Ohne, z.Blatt+"!"+strconv.Itoa(z.Zeile)+"!"+s.feld.Name()) {
		r.sage(ozg.SchwereHinweis, "abgewaehlt", c.adresse, "", "Das Leeren von „"+s.feld.Titel()+"“ wurde von Hand abgewählt und nicht übernommen.")
		return nil
	}
	leer := ozg.LeererWert()
	return []ozg.Nennung{{Feld: s.feld, Wert: &leer, Herkunft: ozg.Herkunft{Zelle: c.adresse}}}
}

// name decides about a row whose name is not the one that left with its OZG-ID: a name spelt otherwise is
// left alone, a wholly other one means that key and values do not belong together any more.
func (r *rueckmeldung) name(z ozg.Meldungszeile, l *ozg.Leistung, c inhalt) (weiter bool) {
	vorher := l.Bezeichnung()
	_, aehnlich := ozg.Aehnlich(c.text, []string{vorher})
	if c.belegt && !aehnlich && ozg.Falte(c.text) != ozg.Falte(vorher) {
		r.lehneAb(z.Zeile, "vorlage_schluessel", c.text, fmt.Sprintf("Zur OZG-ID %s gehört in der Vorlage „%s“, in der Zeile steht „%s“. Wessen Werte die Zeile nennt, ist nicht sicher; sie wurde nicht übernommen.", z.OZGID, vorher, c.text))
		return false
	}
	if r.hatSpalte(ozg.FeldBezeichnung) {
		r.sage(ozg.SchwereHinweis, "vorlage_gesperrt", c.adresse, c.text, fmt.Sprintf("Der Name ist in der Vorlage gesperrt. Es bleibt bei „%s“.", vorher))
	}
	return true
}

func (r *rueckmeldung) hatSpalte(f ozg.Feld) bool {
	return slices.ContainsFunc(r.spalten, func(s spalte) bool { return s.feld == f })
}

// neueZeile takes a row that did not leave with the Vorlage, unless it is one of hers under another key.
func (r *rueckmeldung) neueZeile(z ozg.Meldungszeile, name inhalt) {
	if id, ok := r.namen[ozg.Falte(name.text)]; ok && name.text != "" {
		r.lehneAb(z.Zeile, "vorlage_schluessel", z.OZGID, fmt.Sprintf("„%s“ hat in der Vorlage die OZG-ID %s, in der Zeile steht %s. Die Zeile wurde nicht übernommen.", name.text, id, z.OZGID))
		return
	}
	r.gesehen[z.OZGID] = z.Zeile
	r.sage(ozg.SchwereWarnung, "vorlage_zeile_neu", "", z.OZGID, fmt.Sprintf("Die Leistung %s in Zeile %d stand nicht in der Vorlage. Alle Angaben der Zeile wurden übernommen.", z.OZGID, z.Zeile))
	r.neu.Add(z)
}
