package dashboard

import (
	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

type laenderJSON struct {
	blickJSON
	Foederal   zahlenJSON   `json:"foederal"` // all Leistungen but those of Typ 1
	Bund       zahlenJSON   `json:"bund"`     // Typ 1
	Laender    []landJSON   `json:"laender"`
	Verteilung []klasseJSON `json:"verteilung"` // of the föderale Leistungen, by class of coverage
}

type landJSON struct {
	Code            string         `json:"code"`
	Name            string         `json:"name"`
	Online          anzahl         `json:"online"` // of those for which the Land is zuständig
	Geplant         anzahl         `json:"geplant"`
	Nein            anzahl         `json:"noch_nicht_online"`
	KeineAngabe     anzahl         `json:"keine_angabe"`
	NichtZustaendig int            `json:"nicht_zustaendig"`
	OhneLaender     anzahl         `json:"ohne_laenderangabe"` // part of online
	Themenfelder    []landFeldJSON `json:"themenfelder"`
}

type landFeldJSON struct {
	Code   string `json:"code"`
	Online anzahl `json:"online"`
}

type klasseJSON struct {
	Code   string `json:"code"`
	Titel  string `json:"titel"`
	Anzahl anzahl `json:"anzahl"`
}

func (s *Server) apiLaender(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeJSON(c, a, func() (any, error) { return newLaenderJSON(s.blickJSON(a), a.Sicht.Bestand()), nil })
}

const einheitFoederal = "föderale OZG-Leistungen"

func newLaenderJSON(blick blickJSON, b *ozg.Bestand) laenderJSON {
	foederale, bund := ozg.Foederal(b.Umfang())
	j := laenderJSON{blickJSON: blick, Foederal: newZahlenJSON(ozg.Zaehle(foederale)), Bund: newZahlenJSON(ozg.Zaehle(bund))}
	gruppen := ozg.Gruppiere(foederale, ozg.DimThemenfeld)
	for i := range ozg.Laender {
		j.Laender = append(j.Laender, newLandJSON(foederale, gruppen, i))
	}
	for i, n := range ozg.Verteilung(foederale) {
		k := ozg.AbdeckungsKlassen[i]
		j.Verteilung = append(j.Verteilung, klasseJSON{k.Code, k.Titel, anzahl{n, len(foederale), einheitFoederal}})
	}
	return j
}

func newLandJSON(foederale []*ozg.Leistung, gruppen []ozg.Gruppe, i int) landJSON {
	land, z := ozg.Laender[i], ozg.ZaehleLand(foederale, i)
	von := func(n int) anzahl { return anzahl{n, z.Zustaendig(), einheitFoederal} }
	l := landJSON{
		Code: land.Code, Name: land.Name, Online: von(z.Online), Geplant: von(z.Geplant), Nein: von(z.Nein), KeineAngabe: von(z.KeineAngabe),
		NichtZustaendig: z.NichtZustaendig, OhneLaender: anzahl{z.OhneLaender, z.Online, einheitFoederal + ", online"}, Themenfelder: []landFeldJSON{},
	}
	for _, g := range gruppen {
		f := ozg.ZaehleLand(g.Leistungen, i)
		l.Themenfelder = append(l.Themenfelder, landFeldJSON{g.Code, anzahl{f.Online, f.Zustaendig(), einheitFoederal}})
	}
	return l
}
