package dashboard

import (
	"net/url"
	"strings"

	"github.com/gofiber/fiber/v2"
)

const (
	typCSV   = "text/csv; charset=utf-8"
	typExcel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)

// sendeTabelle sends a table that is made of the Bestand at the Blick, out of the cache. The Stichtag follows the
// name of the file.
func (s *Server) sendeTabelle(c *fiber.Ctx, name string, baue func(a anfrage) (tabelle, error)) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	c.Set(fiber.HeaderContentDisposition, anhang(name+"-"+a.Sicht.Stichtag.String()+".csv"))
	return s.sendeSeite(c, a, typCSV, func() ([]byte, error) {
		t, err := baue(a)
		if err != nil {
			return nil, err
		}
		return t.CSV()
	})
}

// sendeFrisch sends a table that is never cached; its name is that of the file.
func sendeFrisch(c *fiber.Ctx, t tabelle) error {
	b, err := t.CSV()
	if err != nil {
		return err
	}
	c.Set(fiber.HeaderContentType, typCSV)
	c.Set(fiber.HeaderContentDisposition, anhang(t.name+".csv"))
	c.Set(fiber.HeaderCacheControl, "no-store")
	return c.Send(b)
}

// anhang is the header value that makes a browser save an answer under a name, never show it. The first
// name is for old programs, the second one (RFC 8187) holds the umlauts.
func anhang(name string) string {
	einfach := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', strings.ContainsRune("._-() ", r):
			return r
		}
		return '_'
	}, name)
	return `attachment; filename="` + einfach + `"; filename*=UTF-8''` + strings.ReplaceAll(url.QueryEscape(name), "+", "%20")
}
