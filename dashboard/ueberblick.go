package dashboard

import (
	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

// ueberblickPage is the start page: where the OZG stands at the Stichtag, what moved, what is late.
type ueberblickPage struct {
	basePage
	lagebild
	Befund       string
	Themenfelder rangliste
	Vollstaendig vollstaendigkeit
}

func (s *Server) showUeberblick(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeSeite(c, a, "ueberblick", func() (any, error) {
		return newUeberblickPage(s.basePage(a, "Überblick", "/"))
	})
}

func newUeberblickPage(base basePage) (ueberblickPage, error) {
	base.Diagramme = true
	l, err := newLagebild(base, "")
	if err != nil {
		return ueberblickPage{}, err
	}
	return ueberblickPage{
		basePage: base, lagebild: l, Themenfelder: newRangliste(base), Vollstaendig: newVollstaendigkeit(base, l.Zahlen),
		Befund: ozg.AussageFlaechendeckend(base.Stichtag(), l.Zahlen, l.Vergleich.tag(), l.Vergleich.Zahlen),
	}, nil
}
