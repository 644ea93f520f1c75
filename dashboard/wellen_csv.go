package dashboard

import (
	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

// downloadWellen is the table behind the Gantt, all rows.
func (s *Server) downloadWellen(c *fiber.Ctx) error {
	return s.sendeCSV(c, "ozg-wellen", func(a anfrage) tabelle {
		b := a.Sicht.Bestand()
		return wellenTabelle(b.Projekte(a.Filter.waehle(b)))
	})
}

// sendeCSV sends a table as CSV; the name of the file ends with the Stichtag.
func (s *Server) sendeCSV(c *fiber.Ctx, name string, baue func(anfrage) tabelle) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	c.Set(fiber.HeaderContentDisposition, anhang(name+"-"+a.Sicht.Stichtag.String()+".csv"))
	return s.sendeSeite(c, a, typCSV, func() ([]byte, error) { return baue(a).CSV() })
}

func wellenTabelle(ps []ozg.Projekt) tabelle {
	t := tabelle{name: "ozg-wellen", kopf: []string{
		"Welle", "Themenfeld", "Umsetzungsprojekt", "Leistungen", "irgendwo online", "Abdeckung (entspricht)", "flächendeckend",
	}}
	for _, m := range ozg.Meilensteine {
		t.kopf = append(t.kopf, m.Titel()+" (Soll)", m.Titel()+" (Ist)")
	}
	t.kopf = append(t.kopf, "nächster Meilenstein", "Soll des nächsten", "Verzug (Tage)", "Leistungen im Verzug")
	for _, p := range ps {
		z := []any{textZelle(welleText(p.Welle)), textZelle(p.Themenfeld), textZelle(p.Name), p.Zahlen.Umfang, p.Zahlen.Irgendwo, p.Zahlen.Entspricht(), p.Zahlen.Flaechendeckend}
		for _, e := range p.Etappen {
			z = append(z, tagZelle(e.Soll, e.HatSoll), tagZelle(e.Am, e.Erreicht))
		}
		if p.HatNaechster {
			z = append(z, p.Naechster.Meilenstein.Titel(), p.Naechster.Soll, p.Naechster.Verzug)
		} else {
			z = append(z, nil, nil, nil)
		}
		t.zeilen = append(t.zeilen, append(z, p.Verspaetet))
	}
	return t
}

func welleText(welle int) string {
	if welle == 0 {
		return ""
	}
	return welleCode(welle)
}
