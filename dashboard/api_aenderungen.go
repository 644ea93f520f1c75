package dashboard

import (
	"encoding/json"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

type aenderungenJSON struct {
	blickJSON
	Vergleich   *ozg.Tag        `json:"vergleich"` // null where none was asked for; then there are no changes
	Anzahl      anzahl          `json:"anzahl"`    // found, of all changes
	Seite       int             `json:"seite"`
	Seiten      int             `json:"seiten"`
	Naechste    *string         `json:"naechste"`
	Aenderungen []aenderungJSON `json:"aenderungen"`
}

// aenderungJSON is what changed about one Leistung in one way.
type aenderungJSON struct {
	OZGID   string            `json:"ozg_id"`
	Art     ozg.Aenderungsart `json:"art"`
	Alt     ozg.Zustand       `json:"zustand_bisher"`
	Neu     ozg.Zustand       `json:"zustand_neu"`
	WarDrin bool              `json:"im_umfang_bisher"`
	IstDrin bool              `json:"im_umfang_neu"`
	Felder  []feldwechselJSON `json:"felder"`
}

// feldwechselJSON is one value; bisher and neu are null where it is cleared or not stated.
type feldwechselJSON struct {
	Feld   ozg.Feld        `json:"feld"`
	Bisher json.RawMessage `json:"bisher"`
	Neu    json.RawMessage `json:"neu"`
	Tage   *int            `json:"tage"`   // by which a date moved
	Import *ozg.Nr         `json:"import"` // that states the new value
}

func (s *Server) apiAenderungen(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeJSON(c, a, func() (any, error) {
		var w aenderungswahl
		if a.HatVergleich {
			w = newAenderungswahl(a.Sicht.Am(a.Vergleich).Bestand(), a.Sicht.Bestand(), a)
		}
		naechste := func(seite int) string {
			return s.link.absolut("/api/v1/aenderungen", mit(a.werte(), paramSeite, seitenText(seite)))
		}
		return newAenderungenJSON(s.blickJSON(a), a, w, naechste), nil
	})
}

func newAenderungenJSON(blick blickJSON, a anfrage, w aenderungswahl, adresse func(int) string) aenderungenJSON {
	zeilen, wahl := blaettere(w.zeilen, a.Seite, "Änderungen", adresse)
	j := aenderungenJSON{blickJSON: blick, Anzahl: anzahl{len(w.zeilen), w.alle, "Änderungen"}, Seite: wahl.Seite, Seiten: wahl.Seiten, Aenderungen: []aenderungJSON{}}
	if a.HatVergleich {
		j.Vergleich = &a.Vergleich
	}
	if wahl.Naechste != "" {
		j.Naechste = &wahl.Naechste
	}
	for _, z := range zeilen {
		x := aenderungJSON{OZGID: z.OZGID, Art: z.Art, Alt: z.AlterZustand(), Neu: z.NeuerZustand(), WarDrin: z.War, IstDrin: z.Ist, Felder: []feldwechselJSON{}}
		for _, f := range z.Aenderungsteil.Felder {
			y := feldwechselJSON{Feld: f.Feld, Bisher: angabeJSON(f.Feld, f.Alt), Neu: angabeJSON(f.Feld, f.Neu)}
			if n, ok := f.Tage(); ok {
				y.Tage = &n
			}
			if f.Neu.Wert != nil {
				nr := a.Sicht.Import(f.Neu).Nr
				y.Import = &nr
			}
			x.Felder = append(x.Felder, y)
		}
		j.Aenderungen = append(j.Aenderungen, x)
	}
	return j
}

func angabeJSON(f ozg.Feld, a ozg.Angabe) json.RawMessage {
	if a.Wert == nil {
		return json.RawMessage("null")
	}
	return f.AppendJSON(nil, *a.Wert)
}
