package dashboard

import (
	"bytes"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/reports"
)

// downloadVorlage writes the Rückmeldevorlage of one Themenfeld at the Blick.
func (s *Server) downloadVorlage(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	thema, err := einThemenfeld(a.Filter)
	if err != nil {
		return err
	}
	if thema.Slug == "" { // there one is chosen
		return s.leiteWeiter(c, "/berichte", nil)
	}
	v, err := reports.NeueVorlage(a.Sicht, reports.Optionen{
		Themenfeld: thema.Name, Beispieldaten: s.c.Beispieldaten, Erstellt: s.c.Jetzt().In(s.berlin), Konto: s.werName(c),
		Adresse: s.berichtAdresse(a, thema),
	})
	if err != nil {
		return err
	}
	var b bytes.Buffer
	s.berichtSperre.Lock()
	err = reports.WriteVorlage(&b, v)
	s.berichtSperre.Unlock()
	if err != nil {
		return err
	}
	c.Set(fiber.HeaderContentType, typExcel)
	c.Set(fiber.HeaderContentDisposition, anhang("ozg-rueckmeldung-"+thema.Slug+".xlsx"))
	c.Set(fiber.HeaderCacheControl, "no-store")
	return c.Send(b.Bytes())
}
