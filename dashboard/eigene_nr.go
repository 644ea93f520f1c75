package dashboard

import (
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

// cookieNr, behind the name of the session cookie, carries the number of a change of one's own, so that its effect is seen on whichever process
// answers next. It is set by changes only, never by reading.
const cookieNr = "-nr"

// siehEigenes loads what is missing before a request of somebody who knows of a later Vorgang than this
// process, and tells the browser of the number after each change.
func (s *Server) siehEigenes(c *fiber.Ctx) error {
	s.holeNach(c)
	vorher := s.geschichte().Stand
	if err := c.Next(); err != nil {
		return err
	}
	nachher := s.geschichte().Stand
	if c.Method() == fiber.MethodPost && nachher > vorher && c.Response().StatusCode() < http.StatusBadRequest {
		s.merkeNr(c, strconv.Itoa(int(nachher)))
	}
	return nil
}

// holeNach makes this process know the Vorgang that the cookie names. A number that nobody gave (a database
// restored from a backup) is forgotten, so that it does not cost every request a look.
func (s *Server) holeNach(c *fiber.Ctx) {
	text := c.Cookies(s.cookieName(c) + cookieNr)
	if text == "" || s.c.Dienst == nil {
		return
	}
	nr, err := strconv.ParseInt(text, 10, 32)
	if err == nil && ozg.Nr(nr) <= s.geschichte().Stand {
		return
	}
	if err == nil {
		if err := s.c.Dienst.Aktualisieren(c.UserContext()); err != nil { // older figures are better than none
			s.c.Log.Warn("database does not answer", slog.Any("error", err))
			return
		}
	}
	if err != nil || ozg.Nr(nr) > s.geschichte().Stand {
		s.merkeNr(c, "")
	}
}

// merkeNr sets the cookie for this session of the browser; "" takes it away.
func (s *Server) merkeNr(c *fiber.Ctx, nr string) {
	k := &fiber.Cookie{Name: s.cookieName(c) + cookieNr, Value: nr, Path: "/", HTTPOnly: true, SameSite: fiber.CookieSameSiteLaxMode, Secure: s.verschluesselt(c), SessionOnly: true}
	if nr == "" {
		k.SessionOnly, k.Expires = false, time.Unix(0, 0)
	}
	c.Cookie(k)
}
