package dashboard

import (
	"context"
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/importer"
	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
)

// importePage lists all that was ever accepted, and takes a new file.
type importePage struct {
	basePage
	Satz     string
	Formular eingabenFormular
	Zeilen   []importZeile
	Wahl     seitenwahl
	teil     []ozg.Import // what of the list is shown, the newest first
}

// importZeile is one accepted import, ready to be read.
type importZeile struct {
	Nr                          int
	Href                        string
	Datei, Art, Themenfeld      string
	Stichtag, Am, Konto         string
	Zaehlung                    *annahme.Zaehlung // nil for the catalogue, which is no change
	Zeilen                      int
	Fehler, Warnungen, Hinweise int
	Befunde                     string
	Zurueck                     string // when and by which Vorgang it was taken back, or ""
}

func (s *Server) showImporte(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	p := s.newImportePage(s.importBase(a, "Importe"))
	if err := s.liesImporte(c.UserContext(), &p); err != nil {
		return err
	}
	return s.zeigeFrisch(c, fiber.StatusOK, "importe", p)
}

// importBase is the frame of the import pages: an import has its own Stichtag, so the control bar is
// absent.
func (s *Server) importBase(a anfrage, titel string) basePage {
	base := s.basePage(a, titel, "/importe")
	base.OhneSteuerung = true
	return base
}

// newImportePage says what the history knows of the imports and which of them the page shows.
func (s *Server) newImportePage(base basePage) importePage {
	importe := s.geschichte().Importe()
	p := importePage{basePage: base, Satz: importeSatz(importe), Formular: newEingabenFormular(base.Adresse("/importe"), importer.Eingaben{}, s.grenzen())}
	neueste := slices.Clone(importe)
	slices.Reverse(neueste)
	p.teil, p.Wahl = blaettere(neueste, base.Anfrage.Seite, "Importe", func(seite int) string { return base.Hier(paramSeite, seitenText(seite)) })
	return p
}

// liesImporte reads the rows that the page shows, and no others: each brings the report of its file.
func (s *Server) liesImporte(ctx context.Context, p *importePage) error {
	if len(p.teil) == 0 {
		return nil
	}
	zeilen, err := s.c.Store.ImporteZwischen(ctx, p.teil[len(p.teil)-1].Nr, p.teil[0].Nr)
	if err != nil {
		return err
	}
	for _, i := range slices.Backward(zeilen) {
		p.Zeilen = append(p.Zeilen, newImportZeile(p.basePage, i))
	}
	return nil
}

func newImportZeile(base basePage, i store.ImportZeile) importZeile {
	z := importZeile{
		Nr: int(i.Nr), Href: base.Adresse("/importe/" + strconv.Itoa(int(i.Nr))), Datei: i.Datei, Art: importArtText(i.Art), Themenfeld: i.Themenfeld,
		Stichtag: i.Stichtag.Deutsch(), Am: zeitText(i.Am, base.s.berlin), Konto: base.KontoName(i.Konto), Zeilen: i.Zeilen,
		Fehler: i.Fehler, Warnungen: i.Warnungen, Hinweise: i.Hinweise, Befunde: befundeText(i.Fehler, i.Warnungen, i.Hinweise),
	}
	if z.Datei == "" {
		z.Datei = "ohne Datei"
	}
	if b, ok := liesBericht(i); ok {
		z.Zaehlung = &b.Zaehlung
	}
	if i.Zurueck != 0 {
		z.Zurueck = zeitText(i.ZurueckAm, base.s.berlin) + " von " + base.KontoName(i.ZurueckKonto) + " (Vorgang " + strconv.Itoa(int(i.Zurueck)) + ")"
	}
	return z
}

// liesBericht reads what the importer told of the file; ok is false for the catalogue, which was not read
// by the importer.
func liesBericht(i store.ImportZeile) (b annahme.Bericht, ok bool) {
	if i.Art == ozg.ImportKatalog || len(i.Bericht) == 0 {
		return b, false
	}
	if err := json.Unmarshal(i.Bericht, &b); err != nil {
		return annahme.Bericht{}, false // an older or newer program wrote it: show the rest
	}
	return b, true
}

func importArtText(a ozg.ImportArt) string {
	switch a {
	case ozg.ImportKatalog:
		return "Katalog"
	case ozg.ImportVorlage:
		return "Rückmeldevorlage"
	case ozg.ImportKorrektur:
		return "Korrektur"
	}
	return "Umsetzungsplan"
}

// zeitText is a moment in Berlin, "12.07.2021, 09:14 Uhr".
func zeitText(t time.Time, berlin *time.Location) string {
	return t.In(berlin).Format("02.01.2006, 15:04") + " Uhr"
}

func importeSatz(importe []ozg.Import) string {
	plaene, zurueck := 0, 0
	var letzter ozg.Import
	for _, i := range importe {
		if i.Art == ozg.ImportKatalog {
			continue
		}
		plaene++
		letzter = i
		if i.Zurueck != 0 {
			zurueck++
		}
	}
	if plaene == 0 {
		return "Noch kein Umsetzungsplan eingespielt"
	}
	satz := ozg.AnzahlText(plaene, "Plan", "Pläne") + " eingespielt"
	switch zurueck {
	case 0:
	case 1:
		satz += ", davon 1 zurückgenommen"
	default:
		satz += ", davon " + ozg.ZahlText(zurueck) + " zurückgenommen"
	}
	satz += "; der letzte gilt zum " + letzter.Stichtag.Deutsch()
	if letzter.Themenfeld != "" {
		satz += " (" + letzter.Themenfeld + ")"
	}
	return satz
}

// importAnfrage reads the address of an import page together with the number of the import in it.
func (s *Server) importAnfrage(c *fiber.Ctx) (a anfrage, nr ozg.Nr, err error) {
	if a, err = s.anfrage(c); err != nil {
		return a, 0, err
	}
	n, err := strconv.ParseInt(c.Params("nr"), 10, 32)
	if err != nil || n < 1 {
		return a, 0, ozg.NeuerFehler("import_unbekannt", "Einen Import mit der Nummer „"+kurz(c.Params("nr"))+"“ gibt es nicht.")
	}
	return a, ozg.Nr(n), nil
}

// zweiteSeite is the page of the second list of an import page, the Befunde.
func zweiteSeite(q url.Values) int {
	n, err := strconv.Atoi(q.Get(paramBefundSeite))
	if err != nil {
		return 1
	}
	return n
}

const paramBefundSeite = "befunde"
