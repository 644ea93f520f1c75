package dashboard

import (
	"bytes"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
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
	o := s.neueOptionen(s.werName(c))
	o.Themenfelder = []string{thema.Name}
	o.Adresse = s.berichtAdresse(o, a.Sicht.Blick)
	v, err := reports.NeueVorlage(a.Sicht, o)
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

// einThemenfeld gives the only chosen Themenfeld, or none for all.
func einThemenfeld(f filter) (ozg.Themenfeld, error) {
	codes := f.Gewaehlt(ozg.DimThemenfeld)
	if len(codes) == 0 {
		return ozg.Themenfeld{}, nil
	}
	t, ok := ozg.ThemenfeldSlug(codes[0])
	if !ok || len(codes) > 1 {
		return t, ozg.NeuerFehler("bericht_themenfeld", "Eine Rückmeldevorlage gilt für genau ein Themenfeld. Wählen Sie eines aus der Liste.")
	}
	return t, nil
}
