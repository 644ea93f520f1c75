package dashboard

import (
	"errors"
	"log/slog"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/openid"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/zugang"
)

// PfadRueckkehr is where the OpenID provider sends people back; the provider must know it as redirect URI.
const PfadRueckkehr = "/anmeldung/openid/rueckkehr"

// cookieOpenID binds a login that has begun to the browser that began it.
const cookieOpenID = "-openid"

// beginneOpenID sends the browser to the provider of the house.
func (s *Server) beginneOpenID(c *fiber.Ctx) error {
	if s.c.OpenID == nil || s.c.Zugang == nil {
		return fiber.ErrNotFound
	}
	adresse, v, err := s.c.OpenID.Beginne(c.UserContext())
	if err != nil {
		return s.openIDAbgelehnt(c, err)
	}
	browser, jetzt := zugang.NeuesToken(), s.c.Jetzt()
	ok, err := s.c.Store.AddOpenIDVersuch(c.UserContext(), store.OpenIDVersuch{
		State: zugang.TokenSumme(v.State), Browser: zugang.TokenSumme(browser), Nonce: v.Nonce, Verifier: v.Verifier,
		Weiter: lokalerPfad(c.Query(paramWeiter)), Ablauf: jetzt.Add(anmeldung.FremdDauer),
	}, jetzt)
	switch {
	case err != nil:
		return err
	case !ok:
		return ozg.NeuerFehler("anmeldung_zu_schnell", "Zurzeit werden zu viele Anmeldungen begonnen. Versuchen Sie es in einigen Minuten noch einmal.")
	}
	s.setzeOpenIDCookie(c, browser)
	c.Set(fiber.HeaderCacheControl, "no-store")
	return c.Redirect(adresse, fiber.StatusSeeOther)
}

// kehreZurueck takes who comes back from the provider. Every code and state is good once, for one browser.
func (s *Server) kehreZurueck(c *fiber.Ctx) error {
	if s.c.OpenID == nil || s.c.Zugang == nil {
		return fiber.ErrNotFound
	}
	browser := c.Cookies(s.cookieName(c) + cookieOpenID)
	s.setzeOpenIDCookie(c, "")
	v, ok, err := s.c.Store.NimmOpenIDVersuch(c.UserContext(), zugang.TokenSumme(c.Query("state")), zugang.TokenSumme(browser), s.c.Jetzt())
	switch {
	case err != nil:
		return err
	case !ok || browser == "" || c.Query("code") == "":
		return s.openIDAbgelehnt(c, ozg.NeuerFehler("oidc_abgelehnt", "Diese Anmeldung wurde nicht in diesem Browser begonnen, ist schon verbraucht oder abgelaufen. Beginnen Sie sie noch einmal."))
	}
	p, err := s.c.OpenID.Loese(c.UserContext(), c.Query("code"), openid.Versuch{State: c.Query("state"), Nonce: v.Nonce, Verifier: v.Verifier})
	if err != nil {
		return s.openIDAbgelehnt(c, err)
	}
	token, err := s.c.Zugang.AnmeldenFremd(c.UserContext(), zugang.Konto{
		Fremd: p.Kennung, Name: p.Name, Anzeigename: p.Anzeigename, Rolle: p.Rolle, Themenfelder: p.Themenfelder, Laender: p.Laender,
	}, s.von(c))
	if err != nil {
		return s.openIDAbgelehnt(c, err)
	}
	return s.angemeldet(c, token, v.Weiter)
}

// endeOpenID logs out at the provider too, for whom shares a computer.
func (s *Server) endeOpenID(c *fiber.Ctx) error {
	if s.c.OpenID == nil {
		return fiber.ErrNotFound
	}
	adresse, err := s.c.OpenID.EndeAdresse(c.UserContext())
	switch {
	case err != nil:
		return s.openIDAbgelehnt(c, err)
	case adresse == "":
		return s.leiteWeiter(c, "/anmeldung", nil)
	}
	return c.Redirect(adresse, fiber.StatusSeeOther)
}

// openIDAbgelehnt shows the page to log in with the reason; what exactly was wrong is for the log alone.
func (s *Server) openIDAbgelehnt(c *fiber.Ctx, err error) error {
	f, ok := errors.AsType[*ozg.Fehler](err)
	if !ok || strings.HasPrefix(f.Code, "datenbank") {
		return err
	}
	s.c.Zugang.FremdAbgewiesen(c.UserContext(), f.Code, s.von(c))
	if f.Err != nil {
		s.c.Log.Warn("login at OpenID provider refused", slog.String("code", f.Code), slog.Any("error", f.Err))
	}
	return s.anmeldungAbgelehnt(c, anmeldungPage{Weiter: "/"}, err)
}

func (s *Server) setzeOpenIDCookie(c *fiber.Ctx, browser string) {
	k := &fiber.Cookie{
		Name: s.cookieName(c) + cookieOpenID, Value: browser, Path: "/", HTTPOnly: true, SameSite: fiber.CookieSameSiteLaxMode,
		Secure: s.verschluesselt(c), Expires: time.Now().Add(anmeldung.FremdDauer),
	}
	if browser == "" {
		k.Expires = time.Unix(0, 0)
	}
	c.Cookie(k)
}
