package dashboard

import (
	"errors"
	"strings"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
)

// dateiLoeschenPage asks before the file of an import is deleted.
type dateiLoeschenPage struct {
	basePage
	Pfad    []pfadGlied
	Zeile   importZeile
	Satz    string
	Mit     string // what else is this file, "" for nothing
	Grund   string // as typed
	Fehler  string
	Senden  string
	Abbruch string
}

func (s *Server) fragDateiLoeschen(c *fiber.Ctx) error {
	return s.zeigeDateiLoeschen(c, fiber.StatusOK, "", "")
}

func (s *Server) zeigeDateiLoeschen(c *fiber.Ctx, status int, grund, fehler string) error {
	a, nr, err := s.importAnfrage(c)
	if err != nil {
		return err
	}
	g, err := s.c.Store.OriginalGeteilt(c.UserContext(), nr)
	if err != nil {
		return err
	}
	i, err := s.c.Store.Import(c.UserContext(), nr)
	if err != nil {
		return err
	}
	name := "Import " + nrText(nr)
	base := s.importBase(a, name+": Datei löschen")
	pfad := "/importe/" + nrText(nr)
	return s.zeigeFrisch(c, status, "import_datei_loeschen", dateiLoeschenPage{
		basePage: base, Zeile: newImportZeile(base, i), Satz: "Datei zu " + name + " löschen?", Mit: mitgeloescht(nr, g), Grund: grund, Fehler: fehler,
		Senden: base.Adresse(pfad + "/datei/loeschen"), Abbruch: base.Adresse(pfad),
		Pfad: []pfadGlied{{"Importe", base.Adresse("/importe")}, {name, base.Adresse(pfad)}, {"Datei löschen", ""}},
	})
}

// mitgeloescht says what else loses a file with this import.
func mitgeloescht(nr ozg.Nr, g store.Geteilt) string {
	var teile []string
	for _, andere := range g.Importe {
		if andere != nr {
			teile = append(teile, "Import "+nrText(andere))
		}
	}
	if g.Entwuerfe > 0 {
		teile = append(teile, ozg.AnzahlText(g.Entwuerfe, "offener Entwurf", "offene Entwürfe"))
	}
	if g.Berichte > 0 {
		teile = append(teile, ozg.AnzahlText(g.Berichte, "gespeicherter Bericht", "gespeicherte Berichte"))
	}
	return strings.Join(teile, ", ")
}

// dateiLoeschen deletes the file; what was read from it stays.
func (s *Server) dateiLoeschen(c *fiber.Ctx) error {
	_, nr, err := s.importAnfrage(c)
	if err != nil {
		return err
	}
	grund := c.FormValue("grund")
	g, err := s.c.Dienst.LoescheOriginal(c.UserContext(), nr, kontoVon(c), grund)
	if f, ok := errors.AsType[*ozg.Fehler](err); ok && f.Code == "grund_fehlt" {
		return s.zeigeDateiLoeschen(c, fiber.StatusUnprocessableEntity, kurz(grund), f.Text)
	}
	if err != nil {
		return err
	}
	c.Locals(schluesselGegenstand, annahme.ImportNummern(g.Importe)) // not the reason: it may name people
	return s.leiteWeiter(c, "/importe/"+nrText(nr), nil)
}

// geloeschtText says when, by whom and why the file of an import was deleted, "" where it was not.
func geloeschtText(base basePage, l store.Loeschung) string {
	if l.Am.IsZero() {
		return ""
	}
	return "gelöscht am " + zeitText(l.Am, base.s.berlin) + " von " + base.KontoName(l.Konto) + ". Grund: " + l.Grund
}
