package dashboard

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/zugang"
)

// paramWeiter is where one wanted to go before being asked to log in.
const paramWeiter = "weiter"

// anmeldungPage asks for name and password; the very first time, for the first account.
type anmeldungPage struct {
	basePage
	Einrichten        bool // there is no account yet
	Weiter            string
	Name, Anzeigename string // as typed
	Fehler            string
	OpenID            string          // address to log in at the provider of the house, "" for none
	OpenIDEnde        string          // address to log out there
	Beispiele         []Beispielkonto // of the demo
}

// Beispielkonto is an account of the demo with its password. Nothing but the demo has such.
type Beispielkonto struct {
	zugang.Konto
	Passwort string
	Darf     string // what there is to see with it
}

func (s *Server) showAnmeldung(c *fiber.Ctx) error {
	if s.c.Zugang == nil {
		return s.leiteWeiter(c, "/", nil)
	}
	if werFragt(c).Angemeldet() {
		return s.leiteWeiter(c, "/konto", nil)
	}
	return s.zeigeAnmeldung(c, fiber.StatusOK, anmeldungPage{Weiter: lokalerPfad(c.Query(paramWeiter))})
}

func (s *Server) zeigeAnmeldung(c *fiber.Ctx, status int, p anmeldungPage) error {
	a, err := s.ersatzAnfrage(c)
	if err != nil {
		return err
	}
	p.basePage = s.importBase(a, "Anmelden")
	p.Bereich, p.Beispiele = "/anmeldung", s.c.Beispielkonten
	if p.Einrichten, err = s.c.Zugang.OhneKonten(c.UserContext()); err != nil {
		return err
	}
	if s.c.OpenID != nil {
		p.OpenID = s.link.zu("/anmeldung/openid", mit(nil, paramWeiter, p.Weiter))
		p.OpenIDEnde = s.link.zu("/anmeldung/openid/ende", nil)
	}
	if p.Einrichten {
		p.Titel = "Erstes Konto anlegen"
	}
	return s.zeigeFrisch(c, status, "anmeldung", p)
}

// anmelden logs in. Whatever was wrong, the answer is the same.
func (s *Server) anmelden(c *fiber.Ctx) error {
	if s.c.Zugang == nil {
		return fiber.ErrNotFound
	}
	p := anmeldungPage{Weiter: lokalerPfad(c.FormValue(paramWeiter)), Name: kurz(c.FormValue("name"))}
	token, k, err := s.c.Zugang.Anmelden(c.UserContext(), c.FormValue("name"), c.FormValue("passwort"), s.von(c))
	if err != nil {
		return s.anmeldungAbgelehnt(c, p, err)
	}
	if err := s.angemeldet(c, token, p.Weiter); err != nil {
		return err
	}
	s.merkeGeraet(c, k.Name)
	return nil
}

// einrichten adds the first account.
func (s *Server) einrichten(c *fiber.Ctx) error {
	if s.c.Zugang == nil {
		return fiber.ErrNotFound
	}
	p := anmeldungPage{Name: kurz(c.FormValue("name")), Anzeigename: kurz(c.FormValue("anzeigename"))}
	token, err := s.c.Zugang.Einrichten(c.UserContext(), c.FormValue("code"), c.FormValue("name"), c.FormValue("anzeigename"), c.FormValue("passwort"), s.von(c))
	if err != nil {
		return s.anmeldungAbgelehnt(c, p, err)
	}
	return s.angemeldet(c, token, "/")
}

func (s *Server) anmeldungAbgelehnt(c *fiber.Ctx, p anmeldungPage, err error) error {
	f, ok := ozg.EingabeFehler(err)
	if !ok {
		return err
	}
	if w, ok := errors.AsType[anmeldung.Warten](err); ok {
		c.Set(fiber.HeaderRetryAfter, strconv.Itoa(int(time.Duration(w)/time.Second)))
	}
	status, _ := einordnen(err, s.grenzen())
	p.Fehler = f.Text
	return s.zeigeAnmeldung(c, status, p)
}

// angemeldet ends a session that the browser may have had before and gives it the new one.
func (s *Server) angemeldet(c *fiber.Ctx, token, ziel string) error {
	if w := werFragt(c); w.Angemeldet() && w.Sitzung.Token != "" {
		if err := s.c.Zugang.Beende(c.UserContext(), w, s.von(c)); err != nil {
			return err
		}
	}
	return s.gibSitzung(c, token, ziel)
}

// gibSitzung gives the browser the token of a session and leads to where it wanted to go.
func (s *Server) gibSitzung(c *fiber.Ctx, token, ziel string) error {
	s.setzeCookie(c, token)
	c.Set(fiber.HeaderCacheControl, "no-store")
	return c.Redirect(s.link.zu(lokalerPfad(ziel), nil), fiber.StatusSeeOther)
}

// abmelden ends the session.
func (s *Server) abmelden(c *fiber.Ctx) error {
	if s.c.Zugang != nil {
		if err := s.c.Zugang.Beende(c.UserContext(), werFragt(c), s.von(c)); err != nil {
			return err
		}
	}
	s.setzeCookie(c, "")
	c.Set("Clear-Site-Data", `"cache"`)
	return s.leiteWeiter(c, "/", nil)
}

// lokalerPfad lets through a path of this program and nothing else: "//evil.example", "/\evil.example" and
// "https://…" would lead away.
func lokalerPfad(ziel string) string {
	if !strings.HasPrefix(ziel, "/") || len(ziel) > 1 && (ziel[1] == '/' || ziel[1] == '\\') ||
		strings.ContainsFunc(ziel, func(r rune) bool { return r < ' ' || r == '\\' || r == 0x7f }) || len(ziel) > 2000 {
		return "/"
	}
	return ziel
}
