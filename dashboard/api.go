package dashboard

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

// The JSON API. Its types are the contract; openapi.yaml describes them and a test holds both together.
// Field names of a Leistung are those of a Meldung.

//go:embed openapi.yaml
var openapi []byte

// apiPfad is where the API begins.
const apiPfad = "/api/v1/"

const typYAML = "application/yaml; charset=utf-8"

// blickJSON says of which day, and as known up to which Vorgang. It stands in every answer about a
// Bestand.
type blickJSON struct {
	Blick         ozg.Blick `json:"blick"`
	Beispieldaten bool      `json:"beispieldaten"`
}

// anzahl is a count, never without its base and unit.
type anzahl struct {
	Zaehler int    `json:"zaehler"`
	Nenner  int    `json:"nenner"`
	Einheit string `json:"einheit"`
}

const (
	einheitOZG     = "OZG-Leistungen"
	einheitAngebot = "Angebote (Leistung × Gebietskörperschaft)"
)

// zahlenJSON are the counts of a set of Leistungen; the three counts always come together.
type zahlenJSON struct {
	Umfang          int               `json:"umfang"`
	Irgendwo        anzahl            `json:"irgendwo"`
	Abdeckung       anzahl            `json:"abdeckung"` // rounded to whole Leistungen
	AbdeckungSumme  float64           `json:"abdeckung_summe"`
	Flaechendeckend anzahl            `json:"flaechendeckend"`
	Angebote        anzahl            `json:"angebote"`
	OhneLaender     anzahl            `json:"ohne_laenderangabe"`
	OZGKonform      anzahl            `json:"ozg_konform"`
	KeineAngabe     anzahl            `json:"keine_angabe"`
	Zustaende       map[string]anzahl `json:"zustaende"`
}

func newZahlenJSON(z ozg.Zahlen) zahlenJSON {
	von := func(n int) anzahl { return anzahl{n, z.Umfang, einheitOZG} }
	j := zahlenJSON{
		Umfang: z.Umfang, Irgendwo: von(z.Irgendwo), Abdeckung: von(z.Entspricht()), AbdeckungSumme: z.Abdeckung.Float(),
		Flaechendeckend: von(z.Flaechendeckend), Angebote: anzahl{z.Angebote, z.Moeglich, einheitAngebot},
		OhneLaender: anzahl{z.OhneLaender, z.Irgendwo, einheitOZG + ", irgendwo online"},
		OZGKonform:  anzahl{z.Konform, z.MitReifegrad, einheitOZG + ", irgendwo online, mit Reifegrad"},
		KeineAngabe: von(z.KeineAngabe()), Zustaende: map[string]anzahl{},
	}
	for _, zustand := range ozg.Zustaende {
		j.Zustaende[zustand.Code()] = von(z.Zustaende[zustand])
	}
	return j
}

func (s *Server) blickJSON(a anfrage) blickJSON { return blickJSON{a.Sicht.Blick, s.c.Beispieldaten} }

// zeigeJSON answers out of the cache, with an entity tag.
func (s *Server) zeigeJSON(c *fiber.Ctx, a anfrage, baue func() (any, error)) error {
	return s.sendeSeite(c, a, fiber.MIMEApplicationJSONCharsetUTF8, func() ([]byte, error) {
		v, err := baue()
		if err != nil {
			return nil, err
		}
		return schreibeJSON(v)
	})
}

func schreibeJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", " ") // people read it too; packed it costs nothing
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("write json: %w", err)
	}
	return b.Bytes(), nil
}

// apiVerzeichnis is the start of the API.
type apiVerzeichnis struct {
	Titel        string   `json:"titel"`
	Version      string   `json:"version"`
	Beschreibung string   `json:"beschreibung"` // address of the OpenAPI document
	Adressen     []string `json:"adressen"`
}

func (s *Server) apiVerzeichnis(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeJSON(c, a, func() (any, error) {
		v := apiVerzeichnis{Titel: "OZG-Umsetzungsstand", Version: s.c.Version, Beschreibung: s.link.absolut("/api/v1/openapi.yaml", nil)}
		for _, pfad := range []string{"ueberblick", "burnup", "themenfelder", "laender", "laender/ni", "aenderungen", "wellen", "nachnutzung", "typen", "federfuehrung", "leistungen", "leistungen/10000", "methodik", "importe", "meldungen?ozg_id=10000"} {
			v.Adressen = append(v.Adressen, s.link.absolut("/api/v1/"+pfad, nil))
		}
		return v, nil
	})
}

func (s *Server) apiBeschreibung(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.sendeSeite(c, a, typYAML, func() ([]byte, error) { return openapi, nil })
}

// nrText is the number of a Vorgang as it stands in addresses.
func nrText(nr ozg.Nr) string { return strconv.Itoa(int(nr)) }
