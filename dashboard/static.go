package dashboard

import (
	"strings"

	"github.com/gofiber/fiber/v2"
)

// showDatei serves an embedded file. Its name carries a hash of its content, so it never changes.
func (s *Server) showDatei(c *fiber.Ctx) error {
	f, ok := s.dateien.Datei(c.Params("*"))
	if !ok {
		return fiber.ErrNotFound
	}
	c.Set(fiber.HeaderCacheControl, "public, max-age=31536000, immutable")
	c.Set(fiber.HeaderETag, f.ETag)
	c.Set(fiber.HeaderVary, fiber.HeaderAcceptEncoding)
	if passtETag(c.Get(fiber.HeaderIfNoneMatch), f.ETag) {
		return c.SendStatus(fiber.StatusNotModified)
	}
	annahme := c.Get(fiber.HeaderAcceptEncoding)
	encoding, b := f.Gepackt(func(e string) bool { return nimmtEncoding(annahme, e) })
	if encoding != "" {
		c.Set(fiber.HeaderContentEncoding, encoding)
	}
	c.Set(fiber.HeaderContentType, f.Typ)
	c.Context().Response.SetBodyRaw(b)
	return nil
}

// showFavicon answers browsers that ask for the icon without reading the page.
func (s *Server) showFavicon(c *fiber.Ctx) error {
	return c.Redirect(s.asset("img/ozg.svg"), fiber.StatusMovedPermanently)
}

// asset is the address of an embedded file.
func (s *Server) asset(pfad string) string { return s.link.zu("/static/"+s.dateien.Name(pfad), nil) }

// nimmtEncoding reports whether an Accept-Encoding header takes an encoding, by name and not with q=0.
func nimmtEncoding(header, encoding string) bool {
	for teil := range strings.SplitSeq(header, ",") {
		name, q, _ := strings.Cut(strings.TrimSpace(teil), ";")
		if !strings.EqualFold(strings.TrimSpace(name), encoding) {
			continue
		}
		wert, ok := strings.CutPrefix(strings.ReplaceAll(q, " ", ""), "q=")
		return !ok || strings.Trim(wert, "0.") != ""
	}
	return false
}

// passtETag reports whether an If-None-Match header names the tag (weak comparison, as RFC 9110 wants).
func passtETag(header, etag string) bool {
	if header == "" {
		return false
	}
	for teil := range strings.SplitSeq(header, ",") {
		teil = strings.TrimSpace(teil)
		if teil == "*" || strings.TrimPrefix(teil, "W/") == strings.TrimPrefix(etag, "W/") {
			return true
		}
	}
	return false
}
