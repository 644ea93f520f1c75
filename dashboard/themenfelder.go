package dashboard

import (
	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

// themenfelderPage lists the 14 Themenfelder with how current and how complete their plans are.
type themenfelderPage struct {
	basePage
	Ueberschrift string
	Themenfelder rangliste
	Staende      []standZeile
}

// standZeile is the Datenstand of one Themenfeld.
type standZeile struct {
	ozg.Datenstand
	Federfuehrung, Adresse string
	VollstaendigAdresse    string
	Alt                    bool
}

func (s *Server) showThemenfelder(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeSeite(c, a, "themenfelder", func() (any, error) {
		base := s.basePage(a, "Themenfelder", "/themenfelder")
		return newThemenfelderPage(base), nil
	})
}

func newThemenfelderPage(base basePage) themenfelderPage {
	p := themenfelderPage{basePage: base, Ueberschrift: aussageDatenstand(base.Datenstand), Themenfelder: newRangliste(base)}
	for _, d := range base.Datenstand.Felder {
		p.Staende = append(p.Staende, standZeile{
			Datenstand: d, Federfuehrung: federfuehrung(d.Themenfeld), Alt: d.AlterTage > ozg.AltAb,
			Adresse: base.Link("/themenfelder/" + d.Themenfeld.Slug), VollstaendigAdresse: base.listeVon(d.Themenfeld.Slug, "vollstaendig", "ja"),
		})
	}
	return p
}

// aussageDatenstand says how many Themenfelder have a plan, and how many of them an old one.
func aussageDatenstand(d datenstand) string {
	n := len(d.Felder)
	alt := d.MitPlan - d.Aktuell
	switch {
	case d.MitPlan == 0:
		return "Noch kein Themenfeld hat einen Umsetzungsplan vorgelegt"
	case d.MitPlan < n:
		return ozg.ZahlText(d.MitPlan) + " von " + ozg.ZahlText(n) + " Themenfeldern haben einen Umsetzungsplan vorgelegt"
	case alt == 0:
		return "Alle " + ozg.ZahlText(n) + " Themenfelder haben einen Umsetzungsplan, keiner ist älter als " + ozg.ZahlText(ozg.AltAb) + " Tage"
	case alt == 1:
		return "Alle " + ozg.ZahlText(n) + " Themenfelder haben einen Umsetzungsplan, einer ist älter als " + ozg.ZahlText(ozg.AltAb) + " Tage"
	}
	return "Alle " + ozg.ZahlText(n) + " Themenfelder haben einen Umsetzungsplan, " + ozg.ZahlText(alt) + " sind älter als " + ozg.ZahlText(ozg.AltAb) + " Tage"
}
