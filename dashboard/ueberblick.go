package dashboard

import (
	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

// ueberblickPage is the start page.
type ueberblickPage struct {
	basePage
	Befund string
}

func (s *Server) showUeberblick(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeSeite(c, a, "ueberblick", func() (any, error) {
		return newUeberblickPage(s.basePage(a, "Überblick", "/")), nil
	})
}

func newUeberblickPage(base basePage) ueberblickPage {
	z := ozg.Zaehle(base.Bestand.Umfang())
	return ueberblickPage{basePage: base, Befund: ozg.AussageFlaechendeckend(base.Stichtag(), z, nil, z)}
}
