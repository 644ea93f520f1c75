package dashboard

import (
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/dashboard/charts"
	"ozgtracker/internal/ozg"
)

// laenderPage says where in the country the föderale Leistungen can be used: map, ranked table, Land ×
// Themenfeld, distribution. The Bund (Typ 1) stands apart.
type laenderPage struct {
	basePage
	Befund     string
	HatDaten   bool
	Foederal   bereich
	Bund       bereich
	Karte      charts.Chart
	Zeilen     []landZeile
	CSV        string
	Gefaelle   heatmap
	Verteilung verteilung
	OhneLand   int // föderale Leistungen online without any Land stated
	OhneURL    string
}

// bereich is the föderale part of the Umfang, or that of the Bund, with the three counts.
type bereich struct {
	Zahlen                                     ozg.Zahlen
	Adresse, IrgendwoAdresse, Flaechendeckende string
}

// landZeile is one Land with what counts in it.
type landZeile struct {
	Code, Name, Adresse string
	Zahlen              ozg.LandZahlen
	Aenderung           string // of online, "" without Vergleich

	OnlineAdresse, ZustaendigAdresse, GeplantAdresse, NeinAdresse, KeineAdresse, NichtAdresse string
}

func (s *Server) showLaender(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeSeite(c, a, "laender", func() (any, error) {
		return newLaenderPage(s.basePage(a, "Länder", "/laender"))
	})
}

// foederal are the parameters that choose all Leistungen but those of Typ 1.
var foederal = []string{"typ", string(ozg.TypGruppe23), "typ", string(ozg.TypGruppe45), "typ", ozg.CodeKeine}

func newLaenderPage(base basePage) (laenderPage, error) {
	foederale, bund := ozg.Foederal(base.Bestand.Umfang())
	p := laenderPage{
		basePage: base, HatDaten: base.Datenstand.HatPlan, CSV: base.Link("/laender.csv"),
		Foederal: newBereich(base, foederale, foederal...),
		Bund:     newBereich(base, bund, "typ", string(ozg.TypGruppe1)),
		Zeilen:   newLandZeilen(base), OhneURL: base.Liste(append([]string{paramAbdeckung, ozg.CodeKeine}, foederal...)...),
	}
	p.Befund = aussageLaender(p.Zeilen)
	if !p.HatDaten {
		return p, nil
	}
	p.Diagramme = true
	p.OhneLand = p.Foederal.Zahlen.OhneLaender
	p.Gefaelle = newHeatmap(base, p.Zeilen, foederale, bund)
	var err error
	if p.Karte, err = newKarte(base, p.Zeilen); err != nil {
		return p, err
	}
	p.Verteilung, err = newVerteilung(base, foederale, bund)
	return p, err
}

func newBereich(base basePage, ls []*ozg.Leistung, paare ...string) bereich {
	liste := func(mehr ...string) string { return base.Liste(append(mehr, paare...)...) }
	fl := ozg.ZustandFlaechendeckend.Code()
	return bereich{
		Zahlen: ozg.Zaehle(ls), Adresse: liste(), Flaechendeckende: liste("zustand", fl),
		IrgendwoAdresse: liste("zustand", fl, "zustand", ozg.ZustandOnline.Code()),
	}
}

// newLandZeilen ranks the Länder by their exact share, equal ones by name.
func newLandZeilen(base basePage) (zs []landZeile) {
	for _, i := range laenderAlphabetisch {
		z := newLandZeile(base, i)
		if base.Anfrage.HatVergleich {
			z.Aenderung = ozg.DifferenzText(z.Zahlen.Online - ozg.ZaehleLand(base.Davor().Umfang(), i).Online)
		}
		zs = append(zs, z)
	}
	slices.SortStableFunc(zs, func(x, y landZeile) int { return -vergleicheLaender(x.Zahlen, y.Zahlen) })
	return zs
}

func newLandZeile(base basePage, i int) landZeile {
	code := ozg.Laender[i].Code
	liste := func(stand string) string { return base.Liste(paramLand, code, paramLandstand, stand) }
	return landZeile{
		Code: code, Name: ozg.Laender[i].Name, Adresse: base.Link(landPfad(code)), Zahlen: ozg.ZaehleLand(base.Bestand.Umfang(), i),
		OnlineAdresse: liste(string(ozg.LandOnline)), GeplantAdresse: liste(string(ozg.LandGeplant)), NeinAdresse: liste(string(ozg.LandNein)),
		NichtAdresse: liste(string(ozg.LandNichtZustaendig)),
		KeineAdresse: liste(ozg.CodeKeine), ZustaendigAdresse: base.Liste(paramLand, code),
	}
}

// landPfad is the page of a Land.
func landPfad(code string) string { return "/laender/" + strings.ToLower(code) }

// vergleicheLaender compares the exact shares; a Land without any Leistung is below all others.
func vergleicheLaender(x, y ozg.LandZahlen) int { return x.Vergleiche(y) }

// aussageLaender names the first and the last Land, where each is alone in its place.
func aussageLaender(zs []landZeile) string {
	n := len(zs)
	erstes, letztes := zs[0], zs[n-1]
	if erstes.Zahlen.Online == 0 {
		return "Noch ist in keinem Land eine föderale Leistung online"
	}
	satz := "Stand je Land"
	if vergleicheLaender(erstes.Zahlen, zs[1].Zahlen) > 0 {
		satz = erstes.Name + " bietet " + landAnteil(erstes.Zahlen) + " der föderalen Leistungen online an"
		if vergleicheLaender(letztes.Zahlen, zs[n-2].Zahlen) < 0 {
			satz += ", " + letztes.Name + " " + landAnteil(letztes.Zahlen)
		}
	}
	return satz
}

func landAnteil(z ozg.LandZahlen) string { return ozg.AnteilText(z.Online, z.Zustaendig()) }

// newKarte draws the Länder; the table beside it is its data.
func newKarte(base basePage, zs []landZeile) (charts.Chart, error) {
	var ls []charts.KartenLand
	for _, z := range zs {
		ls = append(ls, charts.KartenLand{Code: z.Code, Name: z.Name, Online: z.Zahlen.Online, Zustaendig: z.Zahlen.Zustaendig(), Adresse: z.Adresse})
	}
	c, err := charts.Karte("karte", ls)
	c.Quelle = base.Quelle() + ". Karte: © GeoBasis-DE / BKG 2017 (Daten verändert)."
	c.Geometrie, c.Bild = base.Asset("daten/laender.geojson"), base.diagrammLink(diagrammKarte)
	c.Titel, c.CSV = aussageLaender(zs), base.Link("/laender.csv")
	c.Messung = "Abdeckung je Land: Anteil der föderalen Leistungen, für die das Land zuständig ist und die dort online sind, in Prozent."
	return c, err
}
