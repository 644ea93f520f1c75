package dashboard

import (
	"maps"
	"slices"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
)

// Two windows may show the same draft. Each form says from which version of it the page was made; one that
// was overtaken changes nothing, shows what holds now, and keeps what was typed.

// nochmal is a form that came from an overtaken window, ready to be sent again.
type nochmal struct {
	Adresse string
	Felder  []formularFeld
}

type formularFeld struct{ Name, Wert string }

// formularVersion is the version of the draft that the person saw; a form that names none means the
// present one.
func formularVersion(c *fiber.Ctx, e annahme.Entwurf) int {
	v := c.FormValue("version")
	if v == "" {
		return e.Version
	}
	n, _ := strconv.Atoi(v) // 0 is no version
	return n
}

// zeigeAnderesFenster answers a form that was overtaken with the present state and the form to send again.
// What is accepted must be seen before, so that is not offered again.
func (s *Server) zeigeAnderesFenster(c *fiber.Ctx, a anfrage, id string) error {
	werte, err := formularWerte(c)
	if err != nil {
		return err
	}
	n := nochmal{Adresse: s.link.zu(a.Pfad, nil)}
	if werte["pruefsumme"] != nil {
		return s.zeigeEntwurf(c, a, id, fiber.StatusConflict, entwurfHinweis{geaendert: true})
	}
	for _, name := range slices.Sorted(maps.Keys(werte)) {
		for _, wert := range werte[name] {
			if name != "version" {
				n.Felder = append(n.Felder, formularFeld{name, wert})
			}
		}
	}
	return s.zeigeEntwurf(c, a, id, fiber.StatusConflict, entwurfHinweis{nochmal: &n})
}

// entwurfWeg answers for a draft that is not there. If it was accepted, in another window or a moment ago,
// the receipt says so.
func (s *Server) entwurfWeg(c *fiber.Ctx, id string, err error) error {
	if ozg.FehlerCode(err) != "entwurf_unbekannt" {
		return err
	}
	importe, e := s.c.Store.ImporteStapel(c.UserContext(), id)
	if e != nil {
		return e
	}
	if len(importe) != 1 {
		return err
	}
	return s.leiteWeiter(c, "/importe/"+strconv.Itoa(int(importe[0].Nr)), nil)
}
