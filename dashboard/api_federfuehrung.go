package dashboard

import (
	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

type federfuehrungJSON struct {
	blickJSON
	Themenfelder []tandemJSON  `json:"themenfelder"`
	Laender      []fuehrtJSON  `json:"laender"`
	Ressorts     []fuehrtJSON  `json:"ressorts"`
	Labore       []laborJSON   `json:"labore"`
	Staende      []staendeJSON `json:"gemeldet_und_abgeleitet"`
	Widerspruch  []string      `json:"widersprueche"` // OZG-IDs
}

// tandemJSON is a Themenfeld with how it keeps its plan and how it reports (Meldedisziplin).
type tandemJSON struct {
	Code          string         `json:"code"`
	Name          string         `json:"name"`
	Ressort       []string       `json:"ressort"`
	Land          []string       `json:"land"`
	Treue         plantreueJSON  `json:"plantreue"`
	Ueberfaellig  anzahl         `json:"ueberfaellig"`
	Datenstand    datenstandJSON `json:"datenstand"`
	Widersprueche anzahl         `json:"widersprueche"`
}

// fuehrtJSON is a Ressort or Land with what it leads. A Leistung with two of them counts in both.
type fuehrtJSON struct {
	Code   string        `json:"code"`
	Zahlen zahlenJSON    `json:"zahlen"`
	Treue  plantreueJSON `json:"plantreue"`
}

type laborJSON struct {
	Name   string     `json:"labor"`
	Zahlen zahlenJSON `json:"zahlen"`
}

// staendeJSON counts the Leistungen that are reported so and derived so; "keine" for none.
type staendeJSON struct {
	Gemeldet   string `json:"gemeldet"`
	Abgeleitet string `json:"abgeleitet"`
	Anzahl     anzahl `json:"anzahl"`
}

func (s *Server) apiFederfuehrung(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeJSON(c, a, func() (any, error) { return newFederfuehrungJSON(s.blickJSON(a), a.Sicht.Bestand()), nil })
}

func newFederfuehrungJSON(blick blickJSON, b *ozg.Bestand) federfuehrungJSON {
	ls := b.Umfang()
	j := federfuehrungJSON{
		blickJSON: blick, Labore: []laborJSON{}, Widerspruch: []string{}, Staende: newStaendeJSON(ls),
		Laender: newFuehrtJSON(b, (*ozg.Leistung).LaenderFederfuehrung), Ressorts: newFuehrtJSON(b, (*ozg.Leistung).Ressorts),
	}
	weg, staende := ozg.Gruppiere(b.Ausgeschieden(), ozg.DimThemenfeld), b.Datenstaende()
	for i, g := range ozg.Gruppiere(ls, ozg.DimThemenfeld)[:len(ozg.Themenfelder)] {
		t := b.Sicht.Themenfelder()[i]
		von := func(n int) anzahl { return anzahl{n, len(g.Leistungen), einheitOZG} }
		j.Themenfelder = append(j.Themenfelder, tandemJSON{
			t.Slug, t.Name, t.Ressorts, t.Laender, newPlantreueJSON(b.Plantreue(g.Leistungen, weg[i].Leistungen, ozg.MeilensteinBundesweit)),
			von(len(b.Ueberfaellige(g.Leistungen, ozg.MeilensteinBundesweit))), newDatenstandJSON(staende[i]), von(len(widersprueche(g.Leistungen))),
		})
	}
	for _, g := range ozg.Labore(ls) {
		j.Labore = append(j.Labore, laborJSON{g.Code, newZahlenJSON(g.Zahlen)})
	}
	for _, l := range widersprueche(ls) {
		j.Widerspruch = append(j.Widerspruch, l.OZGID)
	}
	return j
}

// widersprueche are the Leistungen whose reported state is not the derived one.
func widersprueche(ls []*ozg.Leistung) (ws []*ozg.Leistung) {
	for _, l := range ls {
		if l.Widerspruch() != "" {
			ws = append(ws, l)
		}
	}
	return ws
}

func newFuehrtJSON(b *ozg.Bestand, namen func(*ozg.Leistung) []string) []fuehrtJSON {
	weg := map[string][]*ozg.Leistung{} // left the Umfang; the Erstplan keeps them
	for _, g := range ozg.GruppiereMehrfach(b.Ausgeschieden(), namen) {
		weg[g.Code] = g.Leistungen
	}
	fs := []fuehrtJSON{}
	for _, g := range ozg.GruppiereMehrfach(b.Umfang(), namen) {
		fs = append(fs, fuehrtJSON{g.Code, newZahlenJSON(g.Zahlen), newPlantreueJSON(b.Plantreue(g.Leistungen, weg[g.Code], ozg.MeilensteinBundesweit))})
	}
	return fs
}

func newStaendeJSON(ls []*ozg.Leistung) (ss []staendeJSON) {
	anzahlen := map[[2]string]int{}
	for _, l := range ls {
		gemeldet := string(l.Stand())
		if gemeldet == "" {
			gemeldet = ozg.CodeKeine
		}
		anzahlen[[2]string{gemeldet, l.Zustand.Code()}]++
	}
	for _, g := range ozg.Zustaende {
		for _, a := range ozg.Zustaende {
			if n := anzahlen[[2]string{g.Code(), a.Code()}]; n > 0 {
				ss = append(ss, staendeJSON{g.Code(), a.Code(), anzahl{n, len(ls), einheitOZG}})
			}
		}
	}
	return ss
}
