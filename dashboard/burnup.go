package dashboard

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/dashboard/charts"
	"ozgtracker/internal/ozg"
)

// downloadBurnUp is the data of the burn-up on the Überblick.
func (s *Server) downloadBurnUp(c *fiber.Ctx) error { return s.sendeBurnUp(c, "") }

// downloadBurnUpThemenfeld is the data of the burn-up of a Themenfeld.
func (s *Server) downloadBurnUpThemenfeld(c *fiber.Ctx) error {
	tf, err := themenfeldAus(c)
	if err != nil {
		return err
	}
	return s.sendeBurnUp(c, tf.Slug)
}

func (s *Server) sendeBurnUp(c *fiber.Ctx, themenfeld string) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	name := "ozg-burnup"
	if themenfeld != "" {
		name += "-" + themenfeld
	}
	c.Set(fiber.HeaderContentDisposition, `attachment; filename="`+name+"-"+a.Sicht.Stichtag.String()+`.csv"`)
	return s.sendeSeite(c, a, "text/csv; charset=utf-8", func() ([]byte, error) {
		b := a.Sicht.BurnUp(burnUpVon(a.Sicht), ozg.ZielFrist, gehoertZu(themenfeld))
		return burnUpCSV(b)
	})
}

// burnUpCSV writes one row per month end as German Excel opens it: UTF-8 with BOM, semicolons.
func burnUpCSV(b ozg.BurnUp) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString("\ufeff")
	w := csv.NewWriter(&out)
	w.Comma, w.UseCRLF = ';', true
	zeilen := [][]string{charts.BurnUpKopf()}
	for _, z := range charts.BurnUpZeilen(b) {
		zeile := []string{z.Tag.Deutsch()}
		for _, n := range z.Werte {
			if n == nil {
				zeile = append(zeile, "")
			} else {
				zeile = append(zeile, strconv.Itoa(*n))
			}
		}
		zeilen = append(zeilen, zeile)
	}
	if err := w.WriteAll(zeilen); err != nil {
		return nil, fmt.Errorf("write burn-up: %w", err)
	}
	return out.Bytes(), nil
}
