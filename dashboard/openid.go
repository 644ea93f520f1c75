package dashboard

import (
	"cmp"
	"log/slog"
	"net/url"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/openid"
	"ozgtracker/internal/ozg"
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
	browser := c.Cookies(s.cookieName(c) + cookieOpenID)
	if browser == "" { // else another window of this browser is on its way too
		browser = zugang.NeuesToken()
	}
	v, err := s.c.Zugang.BeginneFremd(c.UserContext(), browser, lokalerPfad(c.Query(paramWeiter)))
	if err != nil {
		return err
	}
	adresse, err := s.c.OpenID.Beginne(c.UserContext(), openid.Versuch{State: v.State, Nonce: v.Nonce, Verifier: v.Verifier})
	if err != nil {
		return s.zeigeOpenIDAbgelehnt(c, err)
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
	browser, w := c.Cookies(s.cookieName(c)+cookieOpenID), werFragt(c)
	v, gelungen, ok, err := s.c.Zugang.KehreZurueck(c.UserContext(), browser, c.Query("state"), s.von(c))
	switch {
	case err != nil || !ok:
		return s.zeigeOpenIDAbgelehnt(c, cmp.Or(err, openIDVerbraucht()))
	case c.Query("code") == "": // the provider knows this person no more, or not without being asked
		if err := s.beendeUnbestaetigt(c, w); err != nil {
			return err
		}
		return s.openIDAbgelehnt(c, openIDVerbraucht())
	}
	p, err := s.c.OpenID.Loese(c.UserContext(), c.Query("code"), openid.Versuch{State: c.Query("state"), Nonce: v.Nonce, Verifier: v.Verifier})
	if ozg.FehlerCode(err) == "oidc_gruppe" {
		if err := s.c.Zugang.FremdAusgetreten(c.UserContext(), p.Kennung, s.von(c)); err != nil {
			return err
		}
	}
	if err != nil {
		return s.openIDAbgelehnt(c, err)
	}
	token, err := s.c.Zugang.AnmeldenFremd(c.UserContext(), zugang.Konto{
		Fremd: p.Kennung, Name: p.Name, Anzeigename: p.Anzeigename, Rolle: p.Rolle, Themenfelder: p.Themenfelder, Laender: p.Laender,
	}, w, s.von(c))
	if err != nil {
		return s.openIDAbgelehnt(c, err)
	}
	if err := gelungen(); err != nil {
		return err
	}
	return s.gibSitzung(c, token, lokalerPfad(v.Weiter))
}

func openIDVerbraucht() error {
	return ozg.NeuerFehler("oidc_abgelehnt", "Diese Anmeldung wurde nicht in diesem Browser begonnen, ist schon verbraucht oder abgelaufen. Beginnen Sie sie noch einmal.")
}

// fragNach sends who looks at a page to the provider again where its word is too old. The provider knows the
// browser and sends it back at once, without a question. What is no page is answered: a form would be lost.
func (s *Server) fragNach(c *fiber.Ctx, w anmeldung.Wer) (gefragt bool, err error) {
	if !w.Nachsehen || c.Method() != fiber.MethodGet || strings.HasPrefix(s.link.ohnePraefix(c.Path()), "/api/") {
		return false, nil
	}
	if art := c.Get("Sec-Fetch-Mode"); art != "navigate" && art != "" {
		return false, nil // a script that fetches a part of a page cannot follow
	}
	return true, s.zeigeNachsehen(c)
}

// nachsehenPage stands for the moment in which the browser goes on to the provider.
type nachsehenPage struct {
	basePage
	Dorthin string
}

// zeigeNachsehen sends the browser on by a page, not by a redirect: where one follows a form, form-action of the
// Content-Security-Policy would not let the browser go to another host.
func (s *Server) zeigeNachsehen(c *fiber.Ctx) error {
	a, err := s.ersatzAnfrage(c)
	if err != nil {
		return err
	}
	p := nachsehenPage{s.importBase(a, "Einen Moment"), s.link.zu("/anmeldung/openid", url.Values{paramWeiter: {s.hierher(c)}})}
	c.Set("Refresh", "0; url="+p.Dorthin)
	return s.zeigeFrisch(c, fiber.StatusOK, "nachsehen", p)
}

// beendeUnbestaetigt ends a session that the provider would not speak for.
func (s *Server) beendeUnbestaetigt(c *fiber.Ctx, w anmeldung.Wer) error {
	if !w.Nachsehen {
		return nil
	}
	s.setzeCookie(c, "")
	return s.c.Zugang.Beende(c.UserContext(), w, s.von(c))
}

// endeOpenID logs out at the provider too, for whom shares a computer.
func (s *Server) endeOpenID(c *fiber.Ctx) error {
	if s.c.OpenID == nil {
		return fiber.ErrNotFound
	}
	adresse, err := s.c.OpenID.EndeAdresse(c.UserContext())
	switch {
	case err != nil:
		return s.zeigeOpenIDAbgelehnt(c, err)
	case adresse == "":
		return s.leiteWeiter(c, "/anmeldung", nil)
	}
	return c.Redirect(adresse, fiber.StatusSeeOther)
}

// openIDAbgelehnt notes that somebody came back from the provider and may not come in, and why.
func (s *Server) openIDAbgelehnt(c *fiber.Ctx, err error) error {
	if f, ok := ozg.EingabeFehler(err); ok {
		s.c.Zugang.FremdAbgewiesen(c.UserContext(), f.Code, s.von(c))
	}
	return s.zeigeOpenIDAbgelehnt(c, err)
}

// zeigeOpenIDAbgelehnt shows the page to log in with the reason; what exactly was wrong is for the log alone. Anybody
// can come here as often as they like, so the trail, which only grows, is not told.
func (s *Server) zeigeOpenIDAbgelehnt(c *fiber.Ctx, err error) error {
	if f, ok := ozg.EingabeFehler(err); ok && f.Err != nil {
		s.c.Log.Warn("login at OpenID provider refused", slog.String("code", f.Code), slog.Any("error", f.Err))
	}
	return s.anmeldungAbgelehnt(c, anmeldungPage{Weiter: "/"}, err)
}

// setzeOpenIDCookie keeps who began a login, for as long as one may take. It outlives its return: several windows
// may be on their way, and what has come back is used up in the database.
func (s *Server) setzeOpenIDCookie(c *fiber.Ctx, browser string) {
	c.Cookie(&fiber.Cookie{
		Name: s.cookieName(c) + cookieOpenID, Value: browser, Path: "/", HTTPOnly: true, SameSite: fiber.CookieSameSiteLaxMode,
		Secure: s.verschluesselt(c), Expires: time.Now().Add(anmeldung.FremdDauer),
	})
}
