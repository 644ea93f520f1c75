package dashboard

import (
	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/katalog"
	"ozgtracker/internal/ozg"
	"ozgtracker/reports"
)

type methodikJSON struct {
	blickJSON
	Definitionen    []definitionJSON    `json:"definitionen"`
	Grenzen         []string            `json:"was_die_zahlen_nicht_sagen"`
	Katalog         []string            `json:"katalog"`
	Einheiten       []einheitJSON       `json:"einheiten"`
	Veroeffentlicht []veroeffentlichtJS `json:"veroeffentlicht"`
}

type definitionJSON struct {
	Code     string `json:"code"`
	Titel    string `json:"titel"`
	Fassung  string `json:"fassung"`
	Kurz     string `json:"kurz"`
	Formel   string `json:"formel"`
	Beispiel string `json:"beispiel"`
}

// einheitJSON is one count in both units.
type einheitJSON struct {
	Titel      string  `json:"titel"`
	Leistungen anzahl  `json:"ozg_leistungen"`
	LeiKa      *anzahl `json:"leika_leistungen"` // null without a list of them
}

// veroeffentlichtJS is a figure that somebody else published.
type veroeffentlichtJS struct {
	Datum    ozg.Tag `json:"datum"`
	Kennzahl string  `json:"kennzahl"`
	Wert     float64 `json:"wert"`
	Bezug    string  `json:"bezug"`
	Quelle   string  `json:"quelle"`
}

func (s *Server) apiMethodik(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeJSON(c, a, func() (any, error) {
		vs, err := katalog.Veroeffentlicht()
		if err != nil {
			return nil, err
		}
		return newMethodikJSON(s.blickJSON(a), reports.NeueMethodik(a.Sicht, reports.Optionen{LeiKaAnzahl: s.leikaAnzahl()}), vs), nil
	})
}

func newMethodikJSON(blick blickJSON, m reports.Methodik, vs []katalog.Veroeffentlichung) methodikJSON {
	j := methodikJSON{blickJSON: blick, Grenzen: m.Grenzen, Katalog: m.Katalog}
	for _, d := range m.Definitionen {
		j.Definitionen = append(j.Definitionen, definitionJSON{d.Code, d.Titel, d.Fassung, d.Kurz, d.Formel, d.Beispiel})
	}
	for _, e := range m.Einheiten {
		x := einheitJSON{Titel: e.Titel, Leistungen: anzahl{e.Leistungen, e.Umfang, einheitOZG}}
		if e.HatLeiKa {
			x.LeiKa = &anzahl{e.LeiKa, e.LeiKaUmfang, "LeiKa-Leistungen"}
		}
		j.Einheiten = append(j.Einheiten, x)
	}
	for _, v := range vs {
		j.Veroeffentlicht = append(j.Veroeffentlicht, veroeffentlichtJS{v.Datum, v.Kennzahl, v.Wert, v.Bezug, v.Quelle})
	}
	return j
}
