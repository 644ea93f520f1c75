package dashboard

import (
	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

type ueberblickJSON struct {
	blickJSON
	Aussage   string                  `json:"aussage"`
	Frist     fristJSON               `json:"frist"`
	Zahlen    zahlenJSON              `json:"zahlen"`
	Vergleich *vergleichJSON          `json:"vergleich"` // null where none was asked for
	Verzug    anzahl                  `json:"ueberfaellig"`
	Gruppen   map[string][]gruppeJSON `json:"gruppen"` // by dimension: typ, welle, modell
	Quellen   anzahl                  `json:"themenfelder_mit_plan"`
}

type fristJSON struct {
	Tag  ozg.Tag `json:"tag"`
	Tage int     `json:"tage"` // from the Stichtag; negative once it has passed
}

type vergleichJSON struct {
	Stichtag ozg.Tag    `json:"stichtag"`
	Zahlen   zahlenJSON `json:"zahlen"`
}

type gruppeJSON struct {
	Code   string     `json:"code"`
	Titel  string     `json:"titel"`
	Zahlen zahlenJSON `json:"zahlen"`
}

func (s *Server) apiUeberblick(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeJSON(c, a, func() (any, error) { return newUeberblickJSON(s.blickJSON(a), a), nil })
}

func newUeberblickJSON(blick blickJSON, a anfrage) ueberblickJSON {
	b := a.Sicht.Bestand()
	z := ozg.Zaehle(b.Umfang())
	j := ueberblickJSON{
		blickJSON: blick, Zahlen: newZahlenJSON(z), Frist: fristJSON{ozg.Frist, ozg.ZielFrist.TageBis(a.Sicht.Stichtag)},
		Verzug:  anzahl{len(b.Ueberfaellige(b.Umfang(), ozg.MeilensteinBundesweit)), z.Umfang, einheitOZG},
		Gruppen: map[string][]gruppeJSON{},
	}
	var davor ozg.Zahlen
	if a.HatVergleich {
		davor = ozg.Zaehle(a.Sicht.Am(a.Vergleich).Bestand().Umfang())
		j.Vergleich = &vergleichJSON{a.Vergleich, newZahlenJSON(davor)}
		j.Aussage = ozg.AussageFlaechendeckend(a.Sicht.Stichtag, z, &a.Vergleich, davor)
	} else {
		j.Aussage = ozg.AussageFlaechendeckend(a.Sicht.Stichtag, z, nil, davor)
	}
	for _, d := range []ozg.Dimension{ozg.DimTyp, ozg.DimWelle, ozg.DimModell} {
		gruppen := []gruppeJSON{}
		for _, g := range ozg.Gruppiere(b.Umfang(), d) {
			gruppen = append(gruppen, gruppeJSON{g.Code, g.Titel, newZahlenJSON(g.Zahlen)})
		}
		j.Gruppen[d.Parameter()] = gruppen
	}
	staende := b.Datenstaende()
	j.Quellen = anzahl{0, len(staende), "Themenfelder"}
	for _, d := range staende {
		if d.HatPlan {
			j.Quellen.Zaehler++
		}
	}
	return j
}

type themenfelderJSON struct {
	blickJSON
	Themenfelder []themenfeldJSON `json:"themenfelder"`
	KeineAngabe  *zahlenJSON      `json:"ohne_themenfeld"` // Leistungen without Themenfeld, null if none
}

type themenfeldJSON struct {
	Code       string         `json:"code"` // of filters and of the page
	Name       string         `json:"name"`
	Ressort    []string       `json:"ressort"`
	Land       []string       `json:"land"`
	Zahlen     zahlenJSON     `json:"zahlen"`
	Datenstand datenstandJSON `json:"datenstand"`
}

type datenstandJSON struct {
	Stichtag     *ozg.Tag `json:"stichtag"` // of the newest plan, null if there is none
	AlterTage    *int     `json:"alter_tage"`
	Vollstaendig anzahl   `json:"vollstaendig"`
}

func (s *Server) apiThemenfelder(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeJSON(c, a, func() (any, error) { return newThemenfelderJSON(s.blickJSON(a), a.Sicht.Bestand()), nil })
}

func newThemenfelderJSON(blick blickJSON, b *ozg.Bestand) themenfelderJSON {
	j := themenfelderJSON{blickJSON: blick}
	staende := b.Datenstaende()
	for i, g := range ozg.Gruppiere(b.Umfang(), ozg.DimThemenfeld) {
		z := newZahlenJSON(g.Zahlen)
		if g.Code == ozg.CodeKeine {
			j.KeineAngabe = &z
			continue
		}
		d := staende[i]
		t := themenfeldJSON{
			Code: g.Code, Name: g.Titel, Ressort: d.Themenfeld.Ressorts, Land: d.Themenfeld.Laender, Zahlen: z,
			Datenstand: datenstandJSON{Vollstaendig: anzahl{d.Vollstaendig, d.Umfang, einheitOZG}},
		}
		if d.HatPlan {
			t.Datenstand.Stichtag, t.Datenstand.AlterTage = &d.Stichtag, &d.AlterTage
		}
		j.Themenfelder = append(j.Themenfelder, t)
	}
	return j
}
