package dashboard

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"runtime/debug"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

// contentSecurityPolicy allows nothing inline and nothing from elsewhere. data: is for the icons inside
// KERN's style sheet.
const contentSecurityPolicy = "default-src 'self'; img-src 'self' data:; object-src 'none'; " +
	"base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

const permissionsPolicy = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"

// schluesselVorgang is where the request id lies in Locals.
const schluesselVorgang = "vorgang"

// protokolliere gives each request an id, turns a panic into an error, answers errors and writes one log
// line without personal data: no address, no query, no name.
func (s *Server) protokolliere(c *fiber.Ctx) error {
	beginn := time.Now()
	id := neueVorgangsnummer()
	c.Locals(schluesselVorgang, id)
	c.Set(fiber.HeaderXRequestID, id)
	defer func() {
		if gross, _ := s.unterwegs.gib(&c.Request().Header); gross { // or the connection would keep the room of the body
			c.Context().SetConnectionClose()
		}
	}()
	if err := weiter(c); err != nil {
		if err := s.zeigeFehler(c, err); err != nil {
			return fmt.Errorf("answer error: %w", err)
		}
	}
	s.metrik.zaehle(routenKlasse(s.link.ohnePraefix(c.Route().Path)), c.Response().StatusCode(), time.Since(beginn))
	s.c.Log.LogAttrs(c.UserContext(), slog.LevelInfo, "request",
		slog.String("id", id), slog.String("method", c.Method()), slog.String("route", c.Route().Path),
		slog.Int("status", c.Response().StatusCode()), slog.Duration("duration", time.Since(beginn)),
		slog.Int("bytes", len(c.Response().Body())))
	return nil
}

func weiter(c *fiber.Ctx) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return c.Next()
}

func neueVorgangsnummer() string {
	var b [6]byte
	_, _ = rand.Read(b[:]) // never fails, see crypto/rand
	return hex.EncodeToString(b[:])
}

// setzeKopfzeilen sets the security headers of every answer.
func (s *Server) setzeKopfzeilen(c *fiber.Ctx) error {
	c.Set(fiber.HeaderContentSecurityPolicy, contentSecurityPolicy)
	c.Set(fiber.HeaderXContentTypeOptions, "nosniff")
	c.Set(fiber.HeaderReferrerPolicy, "same-origin")
	c.Set(fiber.HeaderPermissionsPolicy, permissionsPolicy)
	c.Set("Cross-Origin-Opener-Policy", "same-origin")
	c.Set("Cross-Origin-Resource-Policy", "same-origin")
	if s.verschluesselt(c) { // once seen over TLS, a browser does not come without for a year
		c.Set(fiber.HeaderStrictTransportSecurity, "max-age=31536000")
	}
	return c.Next()
}

// pruefeHost refuses requests to a host that is not ours where nobody logs in: a page of a stranger can let its own name
// lead to this machine (DNS rebinding), and to the browser it is then one site with this program.
func (s *Server) pruefeHost(c *fiber.Ctx) error {
	host := string(c.Request().Host())
	name := host
	if ohnePort, _, err := net.SplitHostPort(host); err == nil {
		name = ohnePort
	}
	if !s.c.NurEigenerHost || s.link.host != "" && strings.EqualFold(host, s.link.host) || strings.EqualFold(name, "localhost") || net.ParseIP(strings.Trim(name, "[]")) != nil {
		return c.Next()
	}
	return ozg.NeuerFehler("host_fremd", "Unter dieser Adresse ist das Programm nicht zu erreichen. Ohne Anmeldung antwortet es nur auf localhost, auf eine IP-Adresse und auf die öffentliche Adresse, mit der es gestartet wurde (--basis).")
}

// pruefeHerkunft refuses changes that another site asks for (CSRF), by the rule of Go's
// http.CrossOriginProtection: the browser says where a request comes from, by Sec-Fetch-Site or, without
// TLS, by Origin. A client that sends neither is no browser and carries no cookie of anybody.
func (s *Server) pruefeHerkunft(c *fiber.Ctx) error {
	switch c.Method() {
	case fiber.MethodGet, fiber.MethodHead, fiber.MethodOptions:
		return c.Next()
	}
	switch c.Get("Sec-Fetch-Site") {
	case "same-origin", "none":
		return c.Next()
	case "":
		if s.eigeneHerkunft(c.Get(fiber.HeaderOrigin), string(c.Request().Host())) {
			return c.Next()
		}
	}
	return ozg.NeuerFehler("herkunft_fremd", "Diese Anfrage kam von einer anderen Website und wurde abgelehnt. Es wurde nichts geändert.")
}

func (s *Server) eigeneHerkunft(origin, host string) bool {
	if origin == "" {
		return true
	}
	u, err := url.Parse(origin)
	if err != nil || u.Host == "" {
		return false
	}
	return strings.EqualFold(u.Host, host) || s.link.host != "" && strings.EqualFold(u.Host, s.link.host)
}
