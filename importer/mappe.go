package importer

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
)

// mappe is a file on its way: its sheets with what was found on their first rows.
type mappe struct {
	name     string // of the file
	eingaben Eingaben
	namen    *namen
	grenzen  Grenzen
	seiten   []seite
}

// seite is a sheet of which the header is known, if it has one.
type seite struct {
	blatt
	verbunden  []xlsx.Bereich
	kopf       kopf
	istPlan    bool
	proben     []zeile
	stichtage  []fundstelle[ozg.Tag]
	themenfeld fundstelle[string]
}

// bereite looks at the first rows of each sheet: header, title rows, samples.
func (m *mappe) bereite(ctx context.Context, liste []blatt) error {
	plaene := 0
	for _, b := range liste {
		s := seite{blatt: b}
		var err error
		if s.verbunden, err = b.verbunden(); err != nil {
			return fmt.Errorf("read merged ranges of sheet %q: %w", b.name, err)
		}
		v := vorspann{verbunden: s.verbunden}
		for z, err := range b.gelesen(m.grenzen, s.verbunden) {
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				return fmt.Errorf("read sheet %q: %w", b.name, err)
			}
			v.zeilen = append(v.zeilen, zeile{z.nr, z.versteckt, slices.Clone(z.zellen)})
			if len(v.zeilen) == sucheBis+probenZahl {
				break
			}
		}
		if s.kopf, s.istPlan = findeKopf(v, m.namen); s.istPlan {
			plaene++
		}
		m.seiten = append(m.seiten, s.mitTitel(v))
	}
	if plaene == 0 {
		return ablehnen("kein_kopf", "In keinem Blatt wurde eine Kopfzeile mit OZG-ID oder Leistungsname gefunden. Prüfen Sie, ob die Datei ein Umsetzungsplan ist und ob über den Spalten Überschriften wie „OZG-ID“ und „OZG-Leistung“ stehen.")
	}
	return nil
}

// mitTitel reads Stichtag and Themenfeld off the rows above the header. A sheet without header is a title
// page, of which the first rows count; where it names several days (a list of versions), none of them is
// the Stichtag.
func (s seite) mitTitel(v vorspann) seite {
	const titelseite = 40 // rows
	titel := v.zeilen[:min(len(v.zeilen), titelseite)]
	if s.istPlan {
		titel = v.zeilen[:slices.IndexFunc(v.zeilen, func(z zeile) bool { return z.nr >= s.kopf.von })]
		s.proben = v.nach(s.kopf.bis)
	}
	s.stichtage = stichtage(s.name, titel)
	if !s.istPlan && slices.ContainsFunc(s.stichtage, func(f fundstelle[ozg.Tag]) bool { return f.wert != s.stichtage[0].wert }) {
		s.stichtage = nil
	}
	s.themenfeld = themenfeldImTitel(s.name, titel, s.istPlan)
	if s.themenfeld.wert == "" && s.istPlan {
		if name, ok := themenfeldImNamen(s.name); ok {
			s.themenfeld = fundstelle[string]{name, ort(s.name, ""), ozg.Herkunft{Text: "Blattname: " + s.name}, 0}
		}
	}
	return s
}

// lies reads all rows. If only a note below a table names the Stichtag, the rows are read once more with
// it, since it decides how some values are read.
func (m *mappe) lies(ctx context.Context) (Ergebnis, error) {
	var genannt []fundstelle[ozg.Tag]
	for _, s := range m.seiten {
		genannt = append(genannt, s.stichtage...)
	}
	tag, quelle, befunde, err := stichtagWaehlen(m.name, m.eingaben, genannt)
	if err != nil {
		return Ergebnis{}, err
	}
	e, s, err := m.liesZeilen(ctx, tag)
	if err == nil && len(genannt) == 0 && m.eingaben.Stichtag == nil && len(s.genannt) > 0 {
		if tag, quelle, befunde, err = stichtagWaehlen(m.name, m.eingaben, s.genannt); err == nil {
			e, s, err = m.liesZeilen(ctx, tag)
		}
	}
	if err != nil {
		return Ergebnis{}, err
	}
	e.Stichtag, e.StichtagQuelle = tag, quelle
	s.pruefeWidersprueche(e.Blaetter)
	e.Meldungen, e.Abgelehnt = s.meldungen, s.abgelehnt
	e.Befunde = append(befunde, m.ordne(s.befunde)...)
	e.Themenfeld = gemeinsamesThemenfeld(m.eingaben.Themenfeld, s.meldungen)
	if e.Meldungen == nil {
		e.Meldungen = []ozg.Meldung{}
	}
	if e.Befunde == nil {
		e.Befunde = []ozg.Befund{}
	}
	return e, nil
}

// liesZeilen reads the rows of all sheets with a known or unknown Stichtag.
func (m *mappe) liesZeilen(ctx context.Context, tag *ozg.Tag) (Ergebnis, *sammlung, error) {
	e := Ergebnis{Blaetter: make([]BlattBericht, 0, len(m.seiten))}
	s := neueSammlung()
	allgemein := m.themenfeldDerDatei()
	for i := range m.seiten {
		seite := &m.seiten[i]
		bericht := BlattBericht{Name: seite.name, Spalten: map[string][]string{}, NichtZugeordnet: map[string]string{}, Uebergangen: map[int]string{}}
		s.befunde = append(s.befunde, seite.befunde...)
		var err error
		if seite.istPlan {
			err = m.liesPlan(ctx, seite, s, &bericht, tag, allgemein)
		} else {
			err = m.liesAnderes(ctx, seite, &bericht)
		}
		if err != nil {
			return Ergebnis{}, nil, fmt.Errorf("read sheet %q: %w", seite.name, err)
		}
		e.Blaetter = append(e.Blaetter, bericht)
	}
	return e, s, nil
}

func (m *mappe) liesPlan(ctx context.Context, seite *seite, s *sammlung, bericht *BlattBericht, tag *ozg.Tag, allgemein fundstelle[string]) error {
	k := seite.kopf
	k.spalten = slices.Clone(k.spalten)
	s.befunde = append(s.befunde, k.zuordnen(seite.name, seite.proben)...)
	bericht.beschreibe(k)
	if seite.versteckt {
		s.melde(ozg.SchwereHinweis, "blatt_ausgeblendet", seite.name, "", "", "Das Blatt ist ausgeblendet. Es wurde mitgelesen.", "")
	}
	if k.rolle(rolleOZGID) == nil && k.rolle(rolleLeiKa) == nil {
		name := k.feld(ozg.FeldBezeichnung)
		s.melde(ozg.SchwereHinweis, "ohne_ozg_id", seite.name, name.zelle, name.kopf, "Das Blatt hat keine Spalte mit der OZG-ID. Die Zeilen wurden über den genauen Namen der Leistung zugeordnet.", "")
	}
	l := neuerLeser(s, k, m.namen, bericht)
	l.themenfeld, l.eingabe = allgemein, m.eingaben.Themenfeld
	if seite.themenfeld.wert != "" {
		l.themenfeld = seite.themenfeld
	}
	if tag != nil {
		l.stichtag = *tag
	}
	for z, err := range seite.gelesen(m.grenzen, seite.verbunden) {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		l.lies(z)
	}
	l.ende()
	return nil
}

// beschreibe fills in what the report says of the header.
func (b *BlattBericht) beschreibe(k kopf) {
	b.Kopfzeilen = [2]int{k.von, k.bis}
	for _, s := range k.spalten {
		var namen []string
		switch s.ziel.rolle {
		case rolleOZGID:
			namen = []string{"ozg_id"}
		case rolleLeiKa:
			namen = []string{"leika_id"}
		case rolleFelder:
			for _, f := range s.ziel.felder {
				namen = append(namen, f.Name())
			}
		default:
			b.NichtZugeordnet[xlsx.Spaltenname(s.nr)] = s.kopf
			continue
		}
		b.Spalten[xlsx.Spaltenname(s.nr)] = namen
	}
}

// liesAnderes lists the rows of a sheet that is no plan.
func (m *mappe) liesAnderes(ctx context.Context, seite *seite, bericht *BlattBericht) error {
	for z, err := range seite.gelesen(m.grenzen, nil) {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		bericht.Uebergangen[z.nr] = grundKeinPlan
	}
	return nil
}

// themenfeldDerDatei is the Themenfeld that holds for sheets which name none: the one that all other
// sheets agree on, else the one in the file name.
func (m *mappe) themenfeldDerDatei() fundstelle[string] {
	var f fundstelle[string]
	for _, s := range m.seiten {
		switch {
		case s.themenfeld.wert == "":
		case f.wert == "":
			f = s.themenfeld
			if f.herkunft.Zelle != "" { // a cell of another sheet is named with it
				f.herkunft.Zelle = s.name + "!" + f.herkunft.Zelle
			}
		case f.wert != s.themenfeld.wert:
			return fundstelle[string]{}
		}
	}
	if f.wert == "" {
		if name, ok := themenfeldImNamen(ohneEndung(m.name)); ok {
			return fundstelle[string]{name, "Dateiname", ozg.Herkunft{Text: "Dateiname: " + m.name}, 0}
		}
	}
	return f
}

// gemeinsamesThemenfeld is what holds for the whole file: the person's word, or what all Meldungen say.
func gemeinsamesThemenfeld(eingabe string, meldungen []ozg.Meldung) string {
	if eingabe != "" {
		return eingabe
	}
	gemeinsam := ""
	for i, m := range meldungen {
		w := m.Felder[ozg.FeldThemenfeld].Text
		if i > 0 && w != gemeinsam {
			return ""
		}
		gemeinsam = w
	}
	return gemeinsam
}

// ordne sorts Befunde by sheet, row and column, so that a person reads them down the file.
func (m *mappe) ordne(befunde []ozg.Befund) []ozg.Befund {
	platz := map[string]int{}
	for i, s := range m.seiten {
		platz[s.name] = i
	}
	type stelle struct{ blatt, zeile, spalte int }
	wo := func(b ozg.Befund) stelle {
		spalte := spalteVon(b.Zelle)
		n, _ := strconv.Atoi(b.Zelle[len(spalte):]) // a Befund without cell stands first
		return stelle{platz[b.Blatt], n, len(spalte)}
	}
	slices.SortStableFunc(befunde, func(a, b ozg.Befund) int {
		x, y := wo(a), wo(b)
		return cmp.Or(cmp.Compare(x.blatt, y.blatt), cmp.Compare(x.zeile, y.zeile), cmp.Compare(x.spalte, y.spalte), cmp.Compare(spalteVon(a.Zelle), spalteVon(b.Zelle)))
	})
	return befunde
}
