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

	Plantreue          plantreueJSON          `json:"plantreue"`
	Vollstaendig       anzahl                 `json:"vollstaendig"`   // with a complete row
	InKeinemPlan       anzahl                 `json:"in_keinem_plan"` // only the catalogue speaks of them
	Verschlechterungen []verschlechterungJSON `json:"verschlechterungen"`
}

// verschlechterungJSON is one of the worst changes since the day compared with.
type verschlechterungJSON struct {
	OZGID string            `json:"ozg_id"`
	Art   ozg.Aenderungsart `json:"art"`
	Satz  string            `json:"satz"` // after the name of the Leistung
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
	j.fuelleVollstaendigkeit(a, b)
	staende := b.Datenstaende()
	j.Quellen = anzahl{0, len(staende), "Themenfelder"}
	for _, d := range staende {
		if d.HatPlan {
			j.Quellen.Zaehler++
		}
	}
	return j
}

// fuelleVollstaendigkeit tells how far the plans are kept, how complete the whole is and what became worse.
func (j *ueberblickJSON) fuelleVollstaendigkeit(a anfrage, b *ozg.Bestand) {
	ls := b.Umfang()
	j.Plantreue = newPlantreueJSON(b.Plantreue(ls, nil, ozg.MeilensteinBundesweit))
	j.Vollstaendig, j.InKeinemPlan = anzahl{0, len(ls), einheitOZG}, anzahl{0, len(ls), einheitOZG}
	for _, l := range ls {
		if l.Vollstaendig() {
			j.Vollstaendig.Zaehler++
		}
		if !l.Gemeldet(b.Sicht) {
			j.InKeinemPlan.Zaehler++
		}
	}
	j.Verschlechterungen = []verschlechterungJSON{}
	if a.HatVergleich && a.Vergleich <= a.Sicht.Stichtag {
		for _, v := range ozg.Verschlechterungen(ozg.Aenderungen(a.Sicht.Am(a.Vergleich).Bestand(), b), schlimmste) {
			j.Verschlechterungen = append(j.Verschlechterungen, verschlechterungJSON{v.OZGID, v.Art, verschlechterungSatz(v)})
		}
	}
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

func newDatenstandJSON(d ozg.Datenstand) datenstandJSON {
	j := datenstandJSON{Vollstaendig: anzahl{d.Vollstaendig, d.Umfang, einheitOZG}}
	if d.HatPlan {
		j.Stichtag, j.AlterTage = &d.Stichtag, &d.AlterTage
	}
	return j
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
			Datenstand: newDatenstandJSON(d),
		}
		j.Themenfelder = append(j.Themenfelder, t)
	}
	return j
}
