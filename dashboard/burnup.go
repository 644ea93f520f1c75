package dashboard

import (
	"github.com/gofiber/fiber/v2"

	"ozgtracker/dashboard/charts"
	"ozgtracker/internal/ozg"
)

// downloadBurnUp is the data of the burn-up on the Überblick.
func (s *Server) downloadBurnUp(c *fiber.Ctx) error { return s.sendeBurnUp(c, "") }

// downloadBurnUpThemenfeld is the data of the burn-up of a Themenfeld.
func (s *Server) downloadBurnUpThemenfeld(c *fiber.Ctx) error {
	tf, err := themenfeldAus(c)
	if err != nil {
		return err
	}
	return s.sendeBurnUp(c, tf.Slug)
}

func (s *Server) sendeBurnUp(c *fiber.Ctx, themenfeld string) error {
	name := "ozg-burnup"
	if themenfeld != "" {
		name += "-" + themenfeld
	}
	return s.sendeTabelle(c, name, func(a anfrage) (tabelle, error) {
		return burnUpTabelle(a.Sicht.BurnUp(burnUpVon(a.Sicht), ozg.ZielFrist, gehoertZu(themenfeld))), nil
	})
}

// burnUpTabelle has one row per month end.
func burnUpTabelle(b ozg.BurnUp) tabelle {
	t := tabelle{name: "burnup", kopf: charts.BurnUpKopf()}
	for _, z := range charts.BurnUpZeilen(b) {
		zeile := []any{z.Tag}
		for _, n := range z.Werte {
			zeile = append(zeile, zahlZelle(n))
		}
		t.zeilen = append(t.zeilen, zeile)
	}
	return t
}
