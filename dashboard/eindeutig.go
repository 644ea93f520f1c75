package dashboard

import (
	"bytes"
	"net/http"

	"github.com/gofiber/fiber/v2"
)

// pruefeEindeutig refuses a request whose end a proxy in front could see elsewhere, and closes the connection, so
// that nothing behind it is read as a request of its own. The server refuses most of them itself; it reads those
// that RFC 9112 lets a server mend, which a proxy may mend in another way.
func (s *Server) pruefeEindeutig(c *fiber.Ctx) error {
	if eindeutig(c.Request().Header.RawHeaders()) {
		return c.Next()
	}
	c.Context().SetConnectionClose()
	return c.Status(http.StatusBadRequest).SendString("Die Anfrage ist nicht eindeutig.")
}

// eindeutig reports whether every header line ends with CR LF, none continues the one before, and the length of the
// body is stated in one way only.
func eindeutig(kopf []byte) bool {
	laenge, teile := false, false
	for zeile := range bytes.Lines(kopf) {
		name, _, _ := bytes.Cut(zeile, []byte(":"))
		if zeile[0] == ' ' || zeile[0] == '\t' || !bytes.HasSuffix(zeile, []byte("\r\n")) {
			return false
		}
		laenge = laenge || bytes.EqualFold(name, []byte(fiber.HeaderContentLength))
		teile = teile || bytes.EqualFold(name, []byte(fiber.HeaderTransferEncoding))
	}
	return !laenge || !teile
}
