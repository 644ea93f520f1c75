package dashboard

import (
	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

// downloadWellen is the table behind the Gantt, all rows.
func (s *Server) downloadWellen(c *fiber.Ctx) error {
	return s.sendeTabelle(c, "ozg-wellen", func(a anfrage) (tabelle, error) {
		b := a.Sicht.Bestand()
		return wellenTabelle(b.Projekte(a.Filter.waehle(b))), nil
	})
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
