package dashboard

import (
	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

type federfuehrungJSON struct {
	blickJSON
	Themenfelder []tandemJSON `json:"themenfelder"`
	Labore       []laborJSON  `json:"labore"`
	Widerspruch  []string     `json:"widersprueche"` // OZG-IDs
}

type tandemJSON struct {
	Code    string        `json:"code"`
	Ressort []string      `json:"ressort"`
	Land    []string      `json:"land"`
	Treue   plantreueJSON `json:"plantreue"`
}

type laborJSON struct {
	Name   string     `json:"labor"`
	Zahlen zahlenJSON `json:"zahlen"`
}

func (s *Server) apiFederfuehrung(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeJSON(c, a, func() (any, error) { return newFederfuehrungJSON(s.blickJSON(a), a.Sicht.Bestand()), nil })
}

func newFederfuehrungJSON(blick blickJSON, b *ozg.Bestand) federfuehrungJSON {
	j := federfuehrungJSON{blickJSON: blick, Labore: []laborJSON{}, Widerspruch: []string{}}
	weg := ozg.Gruppiere(b.Ausgeschieden(), ozg.DimThemenfeld)
	for i, g := range ozg.Gruppiere(b.Umfang(), ozg.DimThemenfeld)[:len(ozg.Themenfelder)] {
		t := b.Sicht.Themenfelder()[i]
		j.Themenfelder = append(j.Themenfelder, tandemJSON{t.Slug, t.Ressorts, t.Laender, newPlantreueJSON(b.Plantreue(g.Leistungen, weg[i].Leistungen, ozg.MeilensteinBundesweit))})
	}
	for _, g := range ozg.Labore(b.Umfang()) {
		j.Labore = append(j.Labore, laborJSON{g.Code, newZahlenJSON(g.Zahlen)})
	}
	for _, l := range b.Umfang() {
		if l.Widerspruch() != "" {
			j.Widerspruch = append(j.Widerspruch, l.OZGID)
		}
	}
	return j
}
