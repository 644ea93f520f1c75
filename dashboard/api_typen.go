package dashboard

import (
	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

type typenJSON struct {
	blickJSON
	Typen []typJSON `json:"typen"`
}

type typJSON struct {
	Code     string        `json:"code"`
	Titel    string        `json:"titel"`
	Programm string        `json:"programm"` // foederal, bund or keine
	Zahlen   zahlenJSON    `json:"zahlen"`
	Treue    plantreueJSON `json:"plantreue"`
	Verzug   anzahl        `json:"ueberfaellig"`
}

// plantreueJSON speaks of the milestone bundesweite Verfügbarkeit.
type plantreueJSON struct {
	Erstplan     anzahl `json:"erstplan"`
	Aktuell      anzahl `json:"aktuell"`
	MedianVerzug *int   `json:"median_verzug_tage"` // null where nothing is due
	Verschoben   int    `json:"verschoben"`
}

const einheitMeilenstein = "fällige Meilensteine"

func newPlantreueJSON(p ozg.Plantreue) plantreueJSON {
	j := plantreueJSON{
		Erstplan: anzahl{p.ErreichtErstplan, p.FaelligErstplan, einheitMeilenstein}, Aktuell: anzahl{p.Erreicht, p.Faellig, einheitMeilenstein}, Verschoben: p.Verschoben,
	}
	if p.Faellig > 0 {
		j.MedianVerzug = &p.MedianVerzug
	}
	return j
}

func (s *Server) apiTypen(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeJSON(c, a, func() (any, error) { return newTypenJSON(s.blickJSON(a), a.Sicht.Bestand()), nil })
}

func newTypenJSON(blick blickJSON, b *ozg.Bestand) typenJSON {
	j := typenJSON{blickJSON: blick, Typen: []typJSON{}}
	programm := map[string]string{string(ozg.TypGruppe1): "bund", string(ozg.TypGruppe23): "foederal", string(ozg.TypGruppe45): "foederal", ozg.CodeKeine: ozg.CodeKeine}
	weg := map[string][]*ozg.Leistung{} // left the Umfang; the Erstplan keeps them
	for _, g := range ozg.Gruppiere(b.Ausgeschieden(), ozg.DimTyp) {
		weg[g.Code] = g.Leistungen
	}
	for _, g := range ozg.Gruppiere(b.Umfang(), ozg.DimTyp) {
		j.Typen = append(j.Typen, typJSON{
			g.Code, g.Titel, programm[g.Code], newZahlenJSON(g.Zahlen), newPlantreueJSON(b.Plantreue(g.Leistungen, weg[g.Code], ozg.MeilensteinBundesweit)),
			anzahl{len(b.Ueberfaellige(g.Leistungen, ozg.MeilensteinBundesweit)), g.Zahlen.Umfang, einheitOZG},
		})
	}
	return j
}
