package dashboard

import (
	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

type nachnutzungJSON struct {
	blickJSON
	Modelle []modellJSON `json:"modelle"`
}

type modellJSON struct {
	Code      string                       `json:"code"`
	Titel     string                       `json:"titel"`
	Zahlen    zahlenJSON                   `json:"zahlen"`
	Laender   map[string]anzahl            `json:"online_in"` // by Land, without Typ 1
	Allein    map[string]anzahl            `json:"allein_umgesetzt"`
	Bausteine map[string]map[string]anzahl `json:"fim_bausteine"`
}

func (s *Server) apiNachnutzung(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeJSON(c, a, func() (any, error) { return newNachnutzungJSON(s.blickJSON(a), a.Sicht.Bestand()), nil })
}

func newNachnutzungJSON(blick blickJSON, b *ozg.Bestand) nachnutzungJSON {
	j := nachnutzungJSON{blickJSON: blick, Modelle: []modellJSON{}}
	for _, g := range ozg.Gruppiere(b.Umfang(), ozg.DimModell) {
		m := modellJSON{Code: g.Code, Titel: g.Titel, Zahlen: newZahlenJSON(g.Zahlen), Laender: map[string]anzahl{}, Allein: map[string]anzahl{}, Bausteine: map[string]map[string]anzahl{}}
		von := func(n int) anzahl { return anzahl{n, g.Zahlen.Umfang, einheitOZG} }
		for i, land := range ozg.Laender {
			z := ozg.ZaehleLand(g.Leistungen, i)
			m.Laender[land.Code] = anzahl{z.Online, z.Zustaendig(), einheitOZG}
		}
		for _, k := range ozg.GruppiereMehrfach(g.Leistungen, func(l *ozg.Leistung) []string { return []string{l.Eigenbau()} }) {
			m.Allein[k.Code] = von(k.Zahlen.Umfang)
		}
		for _, f := range ozg.ZaehleBausteine(g.Leistungen) {
			m.Bausteine[f.Feld.Name()] = map[string]anzahl{
				string(ozg.BausteinFertig): von(f.Fertig), string(ozg.BausteinInArbeit): von(f.InArbeit), string(ozg.BausteinOffen): von(f.Offen), ozg.CodeKeine: von(f.KeineAngabe),
			}
		}
		j.Modelle = append(j.Modelle, m)
	}
	return j
}
