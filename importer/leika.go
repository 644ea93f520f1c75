package importer

import (
	"fmt"
	"slices"
	"strings"

	"ozgtracker/internal/ozg"
)

// leikaGruppe gathers the rows of one OZG-Leistung in a list with one row per LeiKa-Leistung, the shape
// of the Katalog: an OZG-ID repeats up to 318 times, and that is no mistake.
type leikaGruppe struct {
	id            string
	zeile, zeilen int // the first row; how many there are
	folge         []ozg.Feld
	werte         map[ozg.Feld]*spreizung
	gesagt        map[befundSchluessel]bool
	abgewaehlt    bool // none of its rows is wanted
}

// spreizung counts the different values of one field.
type spreizung struct {
	werte  []angabe // in the order of their first row
	anzahl []int
}

type befundSchluessel struct{ code, zelltext string }

func (l *leser) neueLeiKaGruppe(z *zeile, id string) *leikaGruppe {
	g := &leikaGruppe{id: id, zeile: z.nr, werte: map[ozg.Feld]*spreizung{}, gesagt: map[befundSchluessel]bool{}}
	l.leikaGruppen[id] = g
	return g
}

// zuLeiKa adds the row to its group.
func (l *leser) zuLeiKa(z *zeile, id string) {
	g := l.leikaGruppen[id]
	if g == nil {
		g = l.neueLeiKaGruppe(z, id)
		l.leikaFolge = append(l.leikaFolge, g)
	} else {
		l.ueberspringe(z.nr, zusammengefasst(g.zeile))
	}
	g.zeilen++
	for _, f := range l.roh.genannt {
		s := g.werte[f]
		if s == nil {
			s = &spreizung{}
			g.werte[f] = s
			g.folge = append(g.folge, f)
		}
		s.zaehle(l.roh.felder[f])
	}
	for _, b := range l.roh.befunde { // the same doubt about the same text is said once per Leistung
		if k := (befundSchluessel{b.Code, b.Wert}); g.zeilen == 1 || !g.gesagt[k] {
			g.gesagt[k] = true
			l.befunde = append(l.befunde, b)
		}
	}
}

func (s *spreizung) zaehle(a angabe) {
	for i := range s.werte {
		if s.werte[i].wert.Gleich(*a.wert) {
			s.anzahl[i]++
			return
		}
	}
	s.werte, s.anzahl = append(s.werte, a), append(s.anzahl, 1)
}

// schliesseLeiKa makes one Meldung per group: what all rows say alike is stated once, what differs is
// told with its spread and not stated; the maximum alone would be a lie.
func (l *leser) schliesseLeiKa() {
	for _, g := range l.leikaFolge {
		z := ozg.Meldungszeile{Blatt: l.bericht.Name, Zeile: g.zeile, OZGID: g.id}
		for _, f := range g.folge {
			s := g.werte[f]
			if slices.Contains(l.vorgabe.ohneFeld[g.zeile], f) {
				l.befunde = append(l.befunde, l.abgewaehlt(f, s.werte[0].herkunft, l.schluesselZelle(g.zeile)))
				continue
			}
			if len(s.werte) == 1 {
				z.Nennungen = append(z.Nennungen, ozg.Nennung{Feld: f, Wert: s.werte[0].wert, Herkunft: s.werte[0].herkunft})
				continue
			}
			l.melde(ozg.SchwereHinweis, "leika_spreizung", l.bericht.Name, s.werte[0].herkunft.Zelle, s.werte[0].herkunft.Text,
				fmt.Sprintf("Die %s Zeilen zu %s nennen verschiedene Werte für „%s“: %s. Für die OZG-Leistung wurde keiner übernommen.", ozg.ZahlText(g.zeilen), g.id, f.Titel(), s.text(f)), "")
		}
		if len(z.Nennungen) == 0 {
			if _, da := l.bericht.Uebergangen[g.zeile]; !da {
				l.ueberspringe(g.zeile, grundNurSchluessel)
			}
			continue
		}
		l.zusammen[l.meldungen.Len()] = true
		l.meldungen.Add(z)
	}
}

// text lists the values with how often each occurs, at most six of them.
func (s *spreizung) text(f ozg.Feld) string {
	const hoechstens = 6
	var out []string
	for i, a := range s.werte {
		if i == hoechstens {
			out = append(out, fmt.Sprintf("und %d weitere", len(s.werte)-i))
			break
		}
		out = append(out, fmt.Sprintf("„%s“ (%d-mal)", f.Anzeige(*a.wert), s.anzahl[i]))
	}
	return strings.Join(out, ", ")
}
