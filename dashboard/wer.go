package dashboard

import (
	"log/slog"
	"net/url"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/zugang"
)

// schluesselWer is where who asks lies in Locals.
const schluesselWer = "wer"

// The names of the session cookie. __Host- makes browsers refuse one that is not from this very host over
// TLS; over plain http they would not keep it at all.
const (
	cookieTLS  = "__Host-ozg"
	cookieHTTP = "ozg"
)

// werFragt is who asks, as erlaube found out.
func werFragt(c *fiber.Ctx) anmeldung.Wer {
	w, _ := c.Locals(schluesselWer).(anmeldung.Wer)
	return w
}

// kontoVon is the id of the account that stands on what the request changes.
func kontoVon(c *fiber.Ctx) string {
	if id := werFragt(c).Konto.ID; id != "" {
		return id
	}
	return zugang.KontoLokal
}

// erlaube is the one place that checks rights, before any cache and any 304, and that writes the trail.
func (s *Server) erlaube(r route) fiber.Handler {
	return func(c *fiber.Ctx) error {
		w, err := s.erkenne(c)
		if err != nil {
			return err
		}
		c.Locals(schluesselWer, w)
		if r.recht != rolleAlle {
			if gefragt, err := s.fragNach(c, w); gefragt || err != nil {
				return err
			}
		}
		if w.Rechte.Hat(r.recht) {
			err := c.Next()
			s.vermerke(c, w, r, err)
			return err
		}
		if s.c.Zugang != nil && w.Angemeldet() {
			s.c.Zugang.Vermerke(c.UserContext(), w.Konto.ID, anmeldung.EreignisZugriff, store.Abgelehnt, c.Method()+" "+s.link.ohnePraefix(c.Path()), s.von(c))
		}
		return s.weise(c, w)
	}
}

// erkenne finds out who asks: by an API token, by the cookie of a session, or nobody.
func (s *Server) erkenne(c *fiber.Ctx) (w anmeldung.Wer, err error) {
	if s.c.Zugang == nil {
		return anmeldung.Wer{Rechte: zugang.Alle}, nil
	}
	if token, ok := strings.CutPrefix(c.Get(fiber.HeaderAuthorization), "Bearer "); ok {
		if w, err = s.c.Zugang.Schluessel(c.UserContext(), strings.TrimSpace(token)); err != nil || w.Angemeldet() {
			return w, err
		}
		return w, ozg.NeuerFehler("anmeldung_noetig", "Dieser Zugriffsschlüssel gilt nicht oder nicht mehr.")
	}
	if token := c.Cookies(s.cookieName(c)); token != "" {
		if w, err = s.c.Zugang.Sitzung(c.UserContext(), token); err != nil {
			return w, err
		}
		if w.Nachsehen && s.c.OpenID == nil { // the house has no provider any more who could speak for it
			w = anmeldung.Wer{}
		}
	}
	if s.c.Einstellungen.Jetzt().LesenOhneLogin {
		w.Rechte |= zugang.Lesen
	}
	return w, nil
}

// weise answers who may not: a person who is not logged in is asked to, and comes back to the page then.
func (s *Server) weise(c *fiber.Ctx, w anmeldung.Wer) error {
	pfad := s.link.ohnePraefix(c.Path())
	switch {
	case w.Angemeldet():
		return rechtFehlt(w)
	case strings.HasPrefix(pfad, "/api/"):
		c.Set(fiber.HeaderWWWAuthenticate, "Bearer")
	case c.Method() == fiber.MethodGet || c.Method() == fiber.MethodHead:
		c.Set(fiber.HeaderCacheControl, "no-store")
		return s.leiteWeiter(c, "/anmeldung", url.Values{paramWeiter: {s.hierher(c)}})
	}
	return anmeldungNoetig()
}

func rechtFehlt(w anmeldung.Wer) error {
	return ozg.NeuerFehler("recht_fehlt", "Ihre Rolle ("+w.Konto.Rolle.Titel()+") darf das nicht. Es wurde nichts geändert. Wenden Sie sich an die Administration.")
}

func anmeldungNoetig() error {
	return ozg.NeuerFehler("anmeldung_noetig", "Dafür ist eine Anmeldung nötig. Es wurde nichts geändert.")
}

// hierher is the address that was asked for, as it stands behind paramWeiter.
func (s *Server) hierher(c *fiber.Ctx) string {
	ziel := s.link.ohnePraefix(c.Path())
	if q := string(c.Request().URI().QueryString()); q != "" {
		ziel += "?" + q
	}
	return ziel
}

// eigenerEntwurf keeps a draft to the person who uploaded it; for all others there is none.
func (s *Server) eigenerEntwurf(c *fiber.Ctx) error {
	if s.c.Zugang == nil {
		return c.Next()
	}
	konto, err := s.c.Store.EntwurfKonto(c.UserContext(), c.Params("id"))
	if ozg.FehlerCode(err) == "entwurf_unbekannt" {
		return c.Next() // the handler says so, or where the receipt is
	}
	if err != nil {
		return err
	}
	if konto != kontoVon(c) {
		return ozg.NeuerFehler("entwurf_unbekannt", "Diesen Entwurf gibt es nicht, oder er gehört jemand anderem.")
	}
	return c.Next()
}

// von is where the request comes from.
func (s *Server) von(c *fiber.Ctx) anmeldung.Von {
	return anmeldung.Von{Adresse: s.gegenstelle(c), Geraet: c.Get(fiber.HeaderUserAgent), Zeichen: c.Cookies(s.cookieName(c) + cookieGeraet)}
}

// verschluesselt reports whether the browser came by TLS, as far as the program can know it.
func (s *Server) verschluesselt(c *fiber.Ctx) bool {
	return strings.HasPrefix(s.link.wurzel, "https://") || c.Secure()
}

func (s *Server) cookieName(c *fiber.Ctx) string {
	if s.verschluesselt(c) {
		return cookieTLS
	}
	return cookieHTTP
}

// setzeCookie gives the browser the token of a session; "" takes it away.
func (s *Server) setzeCookie(c *fiber.Ctx, token string) {
	k := &fiber.Cookie{
		Name: s.cookieName(c), Value: token, Path: "/", HTTPOnly: true, SameSite: fiber.CookieSameSiteLaxMode,
		Secure: s.verschluesselt(c), SessionOnly: true,
	}
	if token == "" {
		k.SessionOnly, k.Expires = false, time.Unix(0, 0)
	}
	c.Cookie(k)
}

// cookieGeraet, behind the name of the session cookie, is by what a browser is known again where people log in.
const cookieGeraet = "-geraet"

// merkeGeraet lets the browser be known the next time the account logs in. Without it, it is a stranger: no reason to
// refuse the login.
func (s *Server) merkeGeraet(c *fiber.Ctx, name string) {
	zeichen, err := s.c.Zugang.Geraetezeichen(c.UserContext(), name)
	if err != nil {
		s.c.Log.Warn("browser not remembered", slog.Any("error", err))
		return
	}
	c.Cookie(&fiber.Cookie{
		Name: s.cookieName(c) + cookieGeraet, Value: zeichen, Path: "/", HTTPOnly: true, SameSite: fiber.CookieSameSiteStrictMode,
		Secure: s.verschluesselt(c), SessionOnly: true,
	})
}
