package dashboard

import (
	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

type wellenJSON struct {
	blickJSON
	Projekte []projektJSON `json:"projekte"` // one per Welle, Themenfeld and name; those without name too
	Faellig  []faelligJSON `json:"faellig_90_tage"`
}

type projektJSON struct {
	Welle        *int         `json:"welle"`
	Themenfeld   string       `json:"themenfeld"` // code
	Name         *string      `json:"projekt"`
	Leistungen   []string     `json:"leistungen"` // OZG-IDs
	Zahlen       zahlenJSON   `json:"zahlen"`
	Naechster    *faelligJSON `json:"naechster_meilenstein"`
	Ueberfaellig anzahl       `json:"ueberfaellig"` // Leistungen whose next milestone has passed its Soll
}

type faelligJSON struct {
	OZGID       string  `json:"ozg_id"`
	Meilenstein string  `json:"meilenstein"`
	Soll        ozg.Tag `json:"soll"`
	Verzug      int     `json:"verzug_tage"` // 0 while not due
}

func newFaelligJSON(t ozg.Termin) faelligJSON {
	return faelligJSON{t.Leistung.OZGID, t.Meilenstein.Code(), t.Soll, t.Verzug}
}

func (s *Server) apiWellen(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeJSON(c, a, func() (any, error) {
		b := a.Sicht.Bestand()
		return newWellenJSON(s.blickJSON(a), b, a.Filter.waehle(b)), nil
	})
}

func newWellenJSON(blick blickJSON, b *ozg.Bestand, ls []*ozg.Leistung) wellenJSON {
	j := wellenJSON{blickJSON: blick, Projekte: []projektJSON{}, Faellig: []faelligJSON{}}
	for _, p := range b.Projekte(ls) {
		q := projektJSON{Themenfeld: themenfeldCode(p.Themenfeld), Zahlen: newZahlenJSON(p.Zahlen), Ueberfaellig: anzahl{p.Verspaetet, p.Zahlen.Umfang, einheitOZG}}
		if p.Welle > 0 {
			q.Welle = &p.Welle
		}
		if p.Name != "" {
			q.Name = &p.Name
		}
		for _, l := range p.Leistungen {
			q.Leistungen = append(q.Leistungen, l.OZGID)
		}
		if p.HatNaechster {
			n := newFaelligJSON(p.Naechster)
			q.Naechster = &n
		}
		j.Projekte = append(j.Projekte, q)
	}
	for _, t := range b.Faellige(ls, termineTage) {
		j.Faellig = append(j.Faellig, newFaelligJSON(t))
	}
	return j
}
