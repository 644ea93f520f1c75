package dashboard

import (
	"strconv"

	"github.com/gofiber/fiber/v2"
)

func (s *Server) downloadLeistungenCSV(c *fiber.Ctx) error {
	return s.sendeListe(c, typCSV, ".csv", tabelle.CSV)
}

func (s *Server) downloadLeistungenExcel(c *fiber.Ctx) error {
	return s.sendeListe(c, typExcel, ".xlsx", tabelle.Excel)
}

// sendeListe sends all rows of the list with its filters and order, whatever page of it is shown.
func (s *Server) sendeListe(c *fiber.Ctx, typ, endung string, schreibe func(tabelle) ([]byte, error)) error {
	a, sort, err := s.listenAnfrage(c)
	if err != nil {
		return err
	}
	c.Set(fiber.HeaderContentDisposition, anhang("ozg-leistungen-"+a.Sicht.Stichtag.String()+endung))
	return s.sendeSeite(c, a, typ, func() ([]byte, error) {
		w := newAuswahl(a.Sicht.Bestand(), s.suche, a.Filter, sort)
		t := w.tabelle(a.Sicht, a.spalten())
		t.fuss = append(t.fuss, s.blickZeilen(a)...)
		return schreibe(t)
	})
}

// blickZeilen say for a download what it rests on and where the same view is found.
func (s *Server) blickZeilen(a anfrage) [][2]string {
	z := [][2]string{
		{"Stichtag", a.Sicht.Stichtag.Deutsch()},
		{"Wissensstand", "Vorgang " + strconv.Itoa(int(a.Sicht.Wissen))},
	}
	if s.link.wurzel != "" {
		z = append(z, [2]string{"Adresse", s.link.absolut("/leistungen", a.werte())})
	}
	if s.c.Beispieldaten {
		z = append(z, [2]string{"Hinweis", "Beispieldaten – Vorführung, keine amtliche Veröffentlichung"})
	}
	return z
}
