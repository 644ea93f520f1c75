package dashboard

import (
	"slices"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

// landEinzelnJSON is all that the page of a Land shows.
type landEinzelnJSON struct {
	blickJSON
	landJSON
	Rang    int             `json:"rang"` // by the exact share; equal ones share a place
	Verlauf []landPunktJSON `json:"verlauf"`
	Fuehrt  zahlenJSON      `json:"federfuehrung"` // Leistungen that it leads
	Baut    zahlenJSON      `json:"umsetzung"`     // Leistungen that it builds
	Fehlend []fehlendJSON   `json:"fehlend"`       // online elsewhere, not here; the most widespread first
}

type landPunktJSON struct {
	Tag         ozg.Tag `json:"tag"`
	Online      anzahl  `json:"online"`
	Geplant     anzahl  `json:"geplant"`
	Nein        anzahl  `json:"noch_nicht_online"`
	KeineAngabe anzahl  `json:"keine_angabe"`
}

type fehlendJSON struct {
	OZGID  string  `json:"ozg_id"`
	Stand  *string `json:"stand"` // in this Land, null for keine Angabe
	Online anzahl  `json:"online"`
}

func (s *Server) apiLand(c *fiber.Ctx) error {
	i, err := landAus(c)
	if err != nil {
		return err
	}
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeJSON(c, a, func() (any, error) { return newLandEinzelnJSON(s.blickJSON(a), a.Sicht, i), nil })
}

func newLandEinzelnJSON(blick blickJSON, s ozg.Sicht, i int) landEinzelnJSON {
	ls := s.Bestand().Umfang()
	foederale, _ := ozg.Foederal(ls)
	code := ozg.Laender[i].Code
	j := landEinzelnJSON{
		blickJSON: blick, landJSON: newLandJSON(foederale, ozg.Gruppiere(foederale, ozg.DimThemenfeld), i), Rang: ozg.RangLand(ls, i), Fehlend: []fehlendJSON{},
		Fuehrt: newZahlenJSON(ozg.Zaehle(mitLand(ls, (*ozg.Leistung).LaenderFederfuehrung, code))),
		Baut:   newZahlenJSON(ozg.Zaehle(mitLand(ls, umsetzer, code))),
	}
	for _, p := range s.BurnUpLand(burnUpVon(s), i, nil) {
		von := func(n int) anzahl { return anzahl{n, p.Zahlen.Zustaendig(), einheitFoederal} }
		j.Verlauf = append(j.Verlauf, landPunktJSON{p.Tag, von(p.Zahlen.Online), von(p.Zahlen.Geplant), von(p.Zahlen.Nein), von(p.Zahlen.KeineAngabe)})
	}
	for _, l := range ozg.FehltImLand(ls, i) {
		f := fehlendJSON{OZGID: l.OZGID, Online: anzahl{l.Angebote, l.Moeglich, "zuständige Gebietskörperschaften"}}
		if stand, _ := l.ImLand(i); stand != "" {
			text := string(stand)
			f.Stand = &text
		}
		j.Fehlend = append(j.Fehlend, f)
	}
	return j
}

// mitLand are the Leistungen for which a Land is named.
func mitLand(ls []*ozg.Leistung, wer func(*ozg.Leistung) []string, code string) (out []*ozg.Leistung) {
	for _, l := range ls {
		if slices.Contains(wer(l), code) {
			out = append(out, l)
		}
	}
	return out
}

func umsetzer(l *ozg.Leistung) []string { return l.Liste(ozg.FeldUmsetzer) }
