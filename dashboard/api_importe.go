package dashboard

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/importer"
	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
)

type importeJSON struct {
	Importe []importJSON `json:"importe"`
}

type importJSON struct {
	Nr         ozg.Nr              `json:"nr"`
	Art        ozg.ImportArt       `json:"art"`
	Stichtag   ozg.Tag             `json:"stichtag"`
	Themenfeld string              `json:"themenfeld"`
	Datei      string              `json:"datei"`
	SHA256     string              `json:"sha256"`
	Am         time.Time           `json:"am"`
	Konto      string              `json:"konto"`
	Zeilen     int                 `json:"zeilen"`
	Befunde    map[ozg.Schwere]int `json:"befunde_anzahl"`
	Vorschau   *annahme.Zaehlung   `json:"vorschau"` // null for the catalogue
	Zurueck    *zurueckJSON        `json:"zurueckgenommen"`
}

type zurueckJSON struct {
	Nr    ozg.Nr    `json:"nr"`
	Am    time.Time `json:"am"`
	Konto string    `json:"konto"`
}

func newImportJSON(i store.ImportZeile) importJSON {
	j := importJSON{
		Nr: i.Nr, Art: i.Art, Stichtag: i.Stichtag, Themenfeld: i.Themenfeld, Datei: i.Datei, SHA256: i.SHA256, Am: i.Am.UTC(), Konto: i.Konto, Zeilen: i.Zeilen,
		Befunde: map[ozg.Schwere]int{ozg.SchwereFehler: i.Fehler, ozg.SchwereWarnung: i.Warnungen, ozg.SchwereHinweis: i.Hinweise},
	}
	if b, ok := liesBericht(i); ok {
		j.Vorschau = &b.Zaehlung
	}
	if i.Zurueck != 0 {
		j.Zurueck = &zurueckJSON{i.Zurueck, i.ZurueckAm.UTC(), i.ZurueckKonto}
	}
	return j
}

func (s *Server) apiImporte(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeJSON(c, a, func() (any, error) {
		ctx, cancel := context.WithTimeout(context.Background(), leseZeit)
		defer cancel()
		importe, err := s.c.Store.Importe(ctx)
		if err != nil {
			return nil, err
		}
		j := importeJSON{Importe: []importJSON{}}
		for _, i := range importe {
			j.Importe = append(j.Importe, newImportJSON(i))
		}
		return j, nil
	})
}

// importEinzelnJSON adds how the file was understood and what was found in it.
type importEinzelnJSON struct {
	importJSON
	Blaetter []importer.BlattBericht `json:"blaetter"`
	Befunde  []ozg.Befund            `json:"befunde"`
}

func (s *Server) apiImport(c *fiber.Ctx) error {
	a, nr, err := s.importAnfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeJSON(c, a, func() (any, error) {
		ctx, cancel := context.WithTimeout(context.Background(), leseZeit)
		defer cancel()
		i, err := s.c.Store.Import(ctx, nr)
		if err != nil {
			return nil, err
		}
		j := importEinzelnJSON{importJSON: newImportJSON(i), Blaetter: []importer.BlattBericht{}}
		if j.Befunde, err = s.c.Store.Befunde(ctx, nr); err != nil {
			return nil, err
		}
		if b, ok := liesBericht(i); ok {
			j.Blaetter = append(j.Blaetter, b.Blaetter...)
		}
		return j, nil
	})
}

// apiEinspielen accepts a file, or with dry_run=true only says what it would change. The answer is the
// object of "ozg import --json".
func (s *Server) apiEinspielen(c *fiber.Ctx) error {
	ctx, cancel := context.WithTimeout(c.UserContext(), importZeit)
	defer cancel()
	auftrag, err := liesAuftrag(c)
	if err != nil {
		return apiDateiFehler(c, err)
	}
	if istJa(c.FormValue("dry_run")) {
		v, err := s.c.Dienst.Vorschau(ctx, auftrag)
		if err != nil {
			return apiDateiFehler(c, err)
		}
		c.Locals(schluesselGegenstand, "Vorschau einer Datei") // its name may name people
		return sendeJSON(c, fiber.StatusOK, v)
	}
	beleg, err := s.c.Dienst.Annehmen(ctx, auftrag, "")
	if err != nil {
		return apiDateiFehler(c, err)
	}
	return s.sendeBeleg(c, beleg)
}

// sendeBeleg answers for an accepted file; one that is valid already changed nothing.
func (s *Server) sendeBeleg(c *fiber.Ctx, beleg annahme.Beleg) error {
	if beleg.Nr == 0 {
		beleg.Nr = beleg.SchonAngenommen
		return sendeJSON(c, fiber.StatusOK, beleg)
	}
	c.Set(fiber.HeaderLocation, s.link.zu("/api/v1/importe/"+nrText(beleg.Nr), nil))
	return sendeJSON(c, fiber.StatusCreated, beleg)
}

// sendeJSON answers with what must not be kept.
func sendeJSON(c *fiber.Ctx, status int, v any) error {
	c.Set(fiber.HeaderCacheControl, "no-store")
	return c.Status(status).JSON(v)
}

// liesJSON reads the body of a request; a name that the document does not know is refused.
func liesJSON(c *fiber.Ctx, v any) error {
	d := json.NewDecoder(bytes.NewReader(c.Body()))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return &ozg.Fehler{Code: "anfrage_unlesbar", Err: err, Text: fmt.Sprintf("Die Anfrage ist kein JSON der vereinbarten Form (%v). Es wurde nichts gespeichert.", err)}
	}
	return nil
}

// apiDateiFehler answers with the status of a file that cannot be used; other errors go on.
func apiDateiFehler(c *fiber.Ctx, err error) error {
	text, status, ok := dateiFehler(err)
	if !ok {
		return err
	}
	code := ozg.FehlerCode(err)
	if code == "intern" { // the time limit
		code = "zeitgrenze"
	}
	return sendeJSON(c, status, fehlerJSON{Code: code, Text: text})
}

func istJa(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "1", "true", "ja", "on":
		return true
	}
	return false
}

// meldungenJSON are the stored rows of one Leistung, valid or not, in the order they were accepted.
type meldungenJSON struct {
	blickJSON
	OZGID     string        `json:"ozg_id"`
	Meldungen []meldungJSON `json:"meldungen"`
}

type meldungJSON struct {
	Import   ozg.Nr  `json:"import"`
	Lfd      int32   `json:"lfd"`
	Stichtag ozg.Tag `json:"stichtag"`
	Gilt     bool    `json:"gilt"` // valid at the Wissensstand, and not later than the Stichtag
	ozg.Meldung
}

func (s *Server) apiMeldungen(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	id, ok := ozg.LiesOZGID(c.Query(paramOZGID))
	if !ok {
		return ozg.NeuerFehler("ozg_id_fehlt", "Nennen Sie die Leistung mit „ozg_id“, zum Beispiel „?ozg_id=10214“.")
	}
	a.Pfad += "/" + id // the cache knows pages by their path
	return s.zeigeJSON(c, a, func() (any, error) {
		ctx, cancel := context.WithTimeout(context.Background(), leseZeit)
		defer cancel()
		zeilen, err := s.c.Store.Zeilen(ctx, id)
		if err != nil {
			return nil, err
		}
		gilt := map[ozg.Nr]bool{}
		for imp := range a.Sicht.Importe() {
			gilt[imp.Nr] = true
		}
		j := meldungenJSON{blickJSON: s.blickJSON(a), OZGID: id, Meldungen: []meldungJSON{}}
		for _, z := range zeilen {
			if imp, ok := a.Sicht.Geschichte().Import(z.ImportNr); ok {
				j.Meldungen = append(j.Meldungen, meldungJSON{z.ImportNr, z.Lfd, imp.Stichtag, gilt[z.ImportNr], z.Meldung})
			}
		}
		return j, nil
	})
}
