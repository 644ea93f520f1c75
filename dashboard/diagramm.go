package dashboard

import (
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/dashboard/charts"
	"ozgtracker/internal/ozg"
)

// diagrammPage is one chart with an address of its own, and with images to take along. The images are made
// in the browser; they carry title, source, Blick and, in the demo, the word Beispieldaten.
type diagrammPage struct {
	basePage
	Bild       charts.Chart
	Datei      string // name of an image, without ending
	Woher      string // the page that the chart belongs to
	WoherTitel string
}

// The names of the charts. The burn-up of a Themenfeld takes it as a filter; a Land or Ziel follows in the
// path.
const (
	diagrammBurnUp     = "burnup"
	diagrammKarte      = "laender"
	diagrammVerteilung = "verteilung"
	diagrammLand       = "land"
	diagrammZiel       = "ziel"
)

// diagrammLink is where a chart has its own address.
func (p basePage) diagrammLink(pfad string, paare ...string) string {
	return p.Link("/diagramme/"+pfad, paare...)
}

func (s *Server) showDiagramm(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	name, was := c.Params("name"), c.Params("was")
	eines := name == diagrammLand || name == diagrammZiel
	if !slices.Contains([]string{diagrammBurnUp, diagrammKarte, diagrammVerteilung, diagrammLand, diagrammZiel}, name) || eines != (was != "") {
		return ozg.NeuerFehler("seite_unbekannt", "Dieses Diagramm gibt es nicht. Gehen Sie von der Seite aus, auf der Sie es gesehen haben.")
	}
	return s.zeigeSeite(c, a, "diagramm", func() (any, error) { return newDiagrammPage(s.basePage(a, "Diagramm", ""), name, was) })
}

// newDiagrammPage builds the page; was is the Land or the Ziel of a chart that shows one of several.
func newDiagrammPage(base basePage, name, was string) (p diagrammPage, err error) {
	p = diagrammPage{basePage: base, Datei: "ozg-" + name + "-" + base.Stichtag().String()}
	p.Woher, p.WoherTitel = base.Link("/laender"), "Länder"
	switch name {
	case diagrammBurnUp:
		err = p.setzeBurnUp(base)
	case diagrammLand:
		err = p.setzeLand(base, was)
	case diagrammZiel:
		err = p.setzeZiel(base, was)
	case diagrammKarte:
		var l laenderPage
		l, err = newLaenderPage(base)
		p.Bild = l.Karte
	default:
		var l laenderPage
		l, err = newLaenderPage(base)
		p.Bild = l.Verteilung.Bild
		p.Woher += "#verteilung"
	}
	if err != nil {
		return p, err
	}
	p.Diagramme, p.Titel = p.Bild.ID != "", "Diagramm"
	if p.Bild.Titel != "" {
		p.Titel = p.Bild.Titel
	}
	p.Bild.Bild = "" // this is the page that the link would lead to
	return p, nil
}

func (p *diagrammPage) setzeBurnUp(base basePage) error {
	slug := ""
	if codes := base.Anfrage.Filter.Gewaehlt(ozg.DimThemenfeld); len(codes) > 0 && codes[0] != ozg.CodeKeine {
		slug = codes[0]
	}
	p.Woher, p.WoherTitel = base.Link("/"), "Überblick"
	if slug != "" {
		p.Woher, p.WoherTitel = base.Link("/themenfelder/"+slug), base.themenfeldName(slug)
		p.Datei += "-" + slug
	}
	l, err := newLagebild(base, slug)
	if l.HatDaten {
		p.Bild = l.BurnUp
		if slug != "" {
			p.Bild.Titel = p.WoherTitel + ": " + p.Bild.Titel
		}
	}
	return err
}

func (p *diagrammPage) setzeLand(base basePage, code string) error {
	i := ozg.LandIndex(strings.ToUpper(code))
	if i < 0 {
		return ozg.NeuerFehler("land_unbekannt", "Dieses Land gibt es nicht. Wählen Sie eines der 16 Länder.")
	}
	l, err := newLandPage(base, i)
	p.Bild, p.Woher, p.WoherTitel = l.Verlauf, base.Link(landPfad(code)), ozg.Laender[i].Name
	p.Datei += "-" + strings.ToLower(code)
	return err
}

func (p *diagrammPage) setzeZiel(base basePage, code string) error {
	z, ok := base.Anfrage.Sicht.Ziel(code)
	if !ok {
		return ozg.NeuerFehler("ziel_unbekannt", "Dieses Ziel gibt es nicht oder gab es bei diesem Wissensstand noch nicht.")
	}
	l, err := newZielPage(base, z)
	p.Bild, p.Woher, p.WoherTitel = l.Bild, base.Link("/ziele/"+z.Code), z.Name
	p.Bild.Titel = l.Satz
	p.Datei += "-" + z.Code
	return err
}
