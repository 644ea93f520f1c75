package dashboard

import (
	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

type burnUpJSON struct {
	blickJSON
	Ziel       string        `json:"ziel"`
	ZielTag    ozg.Tag       `json:"ziel_tag"`
	Themenfeld *string       `json:"themenfeld"` // code, null for all
	Punkte     []punktJSON   `json:"punkte"`     // month ends; the last one is the Stichtag
	Plan       []planTagJSON `json:"plan"`       // cumulated, as stated at the Stichtag
	Erstplan   []planTagJSON `json:"erstplan"`
	OhneSoll   anzahl        `json:"ohne_soll"` // the plan cannot reach them
}

type punktJSON struct {
	Tag    ozg.Tag    `json:"tag"`
	Zahlen zahlenJSON `json:"zahlen"`
}

type planTagJSON struct {
	Tag    ozg.Tag `json:"tag"`
	Anzahl int     `json:"geplant"` // to be flächendeckend by then
}

func (s *Server) apiBurnUp(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	felder := a.Filter.Gewaehlt(ozg.DimThemenfeld)
	if len(felder) > 1 {
		return ozg.NeuerFehler("filter_unbekannt", "Die Reihe gibt es für alle Leistungen oder für ein Themenfeld. Nennen Sie höchstens eines.")
	}
	return s.zeigeJSON(c, a, func() (any, error) {
		j := burnUpJSON{blickJSON: s.blickJSON(a), Ziel: ozg.ZielFrist.Name, ZielTag: ozg.ZielFrist.Tag}
		gehoert := gehoertZu("")
		if len(felder) == 1 {
			j.Themenfeld, gehoert = &felder[0], gehoertZu(felder[0])
		}
		j.fuelle(a.Sicht.BurnUp(burnUpVon(a.Sicht), ozg.ZielFrist, gehoert))
		return j, nil
	})
}

func (j *burnUpJSON) fuelle(b ozg.BurnUp) {
	for _, p := range b.Punkte {
		j.Punkte = append(j.Punkte, punktJSON{p.Tag, newZahlenJSON(p.Zahlen)})
	}
	j.Plan, j.Erstplan = newPlanTage(b.Plan), newPlanTage(b.Erstplan)
	j.OhneSoll = anzahl{b.OhneSoll, b.Punkte[len(b.Punkte)-1].Zahlen.Umfang, einheitOZG}
}

func newPlanTage(ps []ozg.PlanPunkt) []planTagJSON {
	out := make([]planTagJSON, 0, len(ps))
	for _, p := range ps {
		out = append(out, planTagJSON{p.Tag, p.Anzahl})
	}
	return out
}
