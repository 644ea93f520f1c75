package dashboard

import (
	"bytes"
	"path"
	"strings"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
	"ozgtracker/reports"
)

// anmerkbar reports whether a file, by its name, can carry colours and comments.
func anmerkbar(datei string) bool {
	switch strings.ToLower(path.Ext(datei)) {
	case ".csv", ".txt", ".tsv", ".ods":
		return false
	}
	return true
}

// anmerkungenName is the name under which the annotated file of a person is offered.
func anmerkungenName(datei string) string {
	endung := ".xlsx"
	if strings.EqualFold(path.Ext(datei), ".xlsm") {
		endung = ".xlsm"
	}
	return sauberName(strings.TrimSuffix(datei, path.Ext(datei)) + "-anmerkungen" + endung)
}

// downloadEntwurfAnmerkungen sends the file of a draft with its Befunde as colours and comments.
func (s *Server) downloadEntwurfAnmerkungen(c *fiber.Ctx) error {
	auftrag, v, err := s.entwurfVorschau(c)
	if err != nil {
		return err
	}
	return s.sendeAnmerkungen(c, auftrag.Datei, auftrag.Inhalt, v.Befunde)
}

// downloadImportAnmerkungen sends the file of an accepted import with its Befunde as colours and comments.
func (s *Server) downloadImportAnmerkungen(c *fiber.Ctx) error {
	i, inhalt, err := s.importDatei(c)
	if err != nil {
		return err
	}
	befunde, err := s.c.Store.Befunde(c.UserContext(), i.Nr)
	if err != nil {
		return err
	}
	return s.sendeAnmerkungen(c, i.Datei, inhalt, befunde)
}

// sendeAnmerkungen writes one annotated workbook at a time, as the reports: a big one takes its memory.
func (s *Server) sendeAnmerkungen(c *fiber.Ctx, datei string, inhalt []byte, befunde []ozg.Befund) error {
	s.berichtSperre.Lock()
	defer s.berichtSperre.Unlock()
	var b bytes.Buffer
	if err := reports.Anmerken(&b, inhalt, befunde); err != nil {
		return err
	}
	return sendeAnhang(c, anmerkungenName(datei), b.Bytes())
}
