package importer

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/vorlage"
)

// mappe is a file on its way: its sheets with what was found on their first rows.
type mappe struct {
	name     string // of the file
	eingaben Eingaben
	namen    *namen
	grenzen  Grenzen
	titel    titelbuch
	seiten   []seite
	vorlage  *vorlage.Fingerabdruck // nil: it is no Rückmeldevorlage
}

// lies reads all rows. If only a note below a table names the Stichtag, the rows are read once more with
// it, since it decides how some values are read.
func (m *mappe) lies(ctx context.Context) (Ergebnis, error) {
	var genannt []fundstelle[ozg.Tag]
	for _, s := range m.seiten {
		genannt = append(genannt, s.stichtage...)
	}
	tag, quelle, befunde, err := m.stichtag(genannt)
	if err != nil {
		return Ergebnis{}, err
	}
	e, s, err := m.liesZeilen(ctx, tag)
	if err == nil && m.vorlage == nil && len(genannt) == 0 && m.eingaben.Stichtag == nil && len(s.genannt) > 0 {
		if tag, quelle, befunde, err = stichtagWaehlen(m.name, m.eingaben, s.genannt); err == nil {
			e, s, err = m.liesZeilen(ctx, tag)
		}
	}
	if err != nil {
		return Ergebnis{}, err
	}
	e.Stichtag, e.StichtagQuelle, e.Vorlage = tag, quelle, m.vorlage
	if m.vorlage == nil { // there the Bestand it was made from tells which of two rows is hers
		if err := s.pruefeWidersprueche(e.Blaetter, func() error {
			return cmp.Or(ctx.Err(), m.grenzen.pruefeBefunde(len(s.befunde)))
		}); err != nil {
			return Ergebnis{}, err
		}
	}
	s.sageErsetztes()
	e.UnbekannteWorte, e.Datumsfragen, e.Entschieden = s.wortzaehler.unbekannt, s.fragen, s.entschieden
	e.Meldungen, e.Abgelehnt, e.Ohne = s.meldungen, s.abgelehnt, s.ohne
	e.Befunde = append(befunde, m.ordne(s.befunde)...)
	e.Themenfeld = gemeinsamesThemenfeld(m.eingaben.Themenfeld, s.meldungen)
	if e.Befunde == nil {
		e.Befunde = []ozg.Befund{}
	}
	return e, nil
}

// stichtag decides what day the file speaks of.
func (m *mappe) stichtag(genannt []fundstelle[ozg.Tag]) (tag *ozg.Tag, quelle string, befunde []ozg.Befund, err error) {
	if m.vorlage != nil {
		tag, quelle, befunde = m.vorlageStichtag()
		return tag, quelle, befunde, nil
	}
	return stichtagWaehlen(m.name, m.eingaben, genannt)
}

// liesZeilen reads the rows of all sheets with a known or unknown Stichtag.
func (m *mappe) liesZeilen(ctx context.Context, tag *ozg.Tag) (Ergebnis, *sammlung, error) {
	e := Ergebnis{Blaetter: make([]BlattBericht, 0, len(m.seiten))}
	s := neueSammlung(m.titel)
	allgemein := m.themenfeldDerDatei()
	for i := range m.seiten {
		seite := &m.seiten[i]
		bericht := BlattBericht{Name: seite.name, Spalten: map[string][]string{}, NichtZugeordnet: map[string]string{}, Uebergangen: map[int]string{}}
		seite.zeige(&bericht, m.titel)
		s.befunde = append(s.befunde, seite.befunde...)
		var err error
		if seite.istPlan {
			err = m.liesPlan(ctx, seite, s, &bericht, tag, allgemein)
		} else {
			err = m.liesAnderes(ctx, seite, s, &bericht)
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
	bericht.beschreibe(k)
	if seite.versteckt {
		s.melde(ozg.SchwereHinweis, "blatt_ausgeblendet", seite.name, "", "", "Das Blatt ist ausgeblendet. Es wurde mitgelesen.", "")
	}
	if k.rolle(rolleOZGID) == nil && k.rolle(rolleLeiKa) == nil {
		name := k.feld(ozg.FeldBezeichnung)
		s.melde(ozg.SchwereHinweis, "ohne_ozg_id", seite.name, name.zelle, name.kopf, "Das Blatt hat keine Spalte mit der OZG-ID. Die Zeilen wurden über den genauen Namen der Leistung zugeordnet.", "")
	}
	l := neuerLeser(s, k, m.namen, bericht)
	l.folge(seite.vorgabe)
	l.themenfeld, l.eingabe = allgemein, m.eingaben.Themenfeld
	if seite.themenfeld.wert != "" {
		l.themenfeld = seite.themenfeld
	}
	if tag != nil {
		l.stichtag = *tag
	}
	for z, err := range imVoraus(seite.gelesen(seite.verbunden)) {
		if err == nil {
			s.zeilen++
			err = cmp.Or(ctx.Err(), m.grenzen.pruefeZeile(seite.name, s.zeilen, z), m.grenzen.pruefeBefunde(len(s.befunde)), m.grenzen.pruefeAngaben(s.angaben))
		}
		if err != nil {
			return err
		}
		l.lies(z)
	}
	l.ende()
	return m.grenzen.pruefeBefunde(len(s.befunde))
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
		case rolleLandDerZeile:
			namen = []string{nameLandDerZeile}
		case rolleFelder:
			if s.jeLand {
				namen = []string{jeLandName(s.ziel.felder[0])}
				break
			}
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

func jeLandName(f ozg.Feld) string {
	if f.Art() == ozg.ArtDatum {
		return nameJeLandSeit
	}
	return nameJeLand
}

// liesAnderes lists the rows of a sheet that is no plan.
func (m *mappe) liesAnderes(ctx context.Context, seite *seite, s *sammlung, bericht *BlattBericht) error {
	for z, err := range seite.gelesen(nil) {
		if err == nil {
			s.zeilen++
			err = cmp.Or(ctx.Err(), m.grenzen.pruefeZeile(seite.name, s.zeilen, z))
		}
		if err != nil {
			return err
		}
		bericht.Uebergangen[z.nr] = seite.grundOhnePlan()
	}
	return nil
}

// gemeinsamesThemenfeld is what holds for the whole file: the person's word, or what all Meldungen say.
func gemeinsamesThemenfeld(eingabe string, meldungen ozg.Meldungen) string {
	if eingabe != "" {
		return eingabe
	}
	gemeinsam := ""
	for i, z := range meldungen.Zeilen() {
		name := ""
		if n, ok := z.Bei(ozg.FeldThemenfeld); ok {
			name = n.Wert.Text
		}
		if i > 0 && name != gemeinsam {
			return ""
		}
		gemeinsam = name
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
