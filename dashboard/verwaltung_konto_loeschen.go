package dashboard

import (
	"fmt"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/zugang"
)

// kontoLoeschenPage asks before an account is erased, and says what goes and what stays.
type kontoLoeschenPage struct {
	basePage
	Pfad    []pfadGlied
	Konto   zugang.Konto
	Danach  string // what pages call it then
	Selbst  bool
	Senden  string
	Abbruch string
}

func (s *Server) fragKontoLoeschen(c *fiber.Ctx) error {
	k, err := s.kontoDerAdresse(c)
	if err != nil {
		return err
	}
	a, err := s.ersatzAnfrage(c)
	if err != nil {
		return err
	}
	p := kontoLoeschenPage{basePage: s.importBase(a, "Konto löschen"), Konto: k, Danach: anmeldung.GeloeschtName(k.ID), Selbst: k.ID == werFragt(c).Konto.ID}
	p.Bereich = "/verwaltung"
	p.Senden, p.Abbruch = p.Adresse("/verwaltung/konten/"+k.ID+"/loeschen"), p.Adresse("/verwaltung/konten/"+k.ID)
	p.Pfad = []pfadGlied{{"Verwaltung", p.Adresse("/verwaltung")}, {"Konten", p.Adresse("/verwaltung/konten")}, {k.Name, p.Abbruch}, {"Löschen", ""}}
	return s.zeigeFrisch(c, fiber.StatusOK, "konto_loeschen", p)
}

// kontoLoeschen erases an account, and makes pages that name it be made anew.
func (s *Server) kontoLoeschen(c *fiber.Ctx) error {
	k, err := s.kontoDerAdresse(c)
	if err != nil {
		return err
	}
	if err := s.c.Zugang.Loesche(c.UserContext(), kontoVon(c), k, s.von(c)); err != nil {
		return s.kontoAbgelehnt(c, k, k, err)
	}
	return s.zuDenKonten(c)
}

// zuDenKonten leads back to the list after a change, which the pages of this process show from now on.
func (s *Server) zuDenKonten(c *fiber.Ctx) error {
	if s.c.Einstellungen != nil {
		if err := s.c.Einstellungen.Aktualisieren(c.UserContext()); err != nil {
			return fmt.Errorf("follow the changed account: %w", err)
		}
	}
	return s.leiteWeiter(c, "/verwaltung/konten", nil)
}
