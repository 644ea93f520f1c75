package dashboard

import (
	"strings"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/dashboard/charts"
	"ozgtracker/internal/ozg"
)

// paramZiel is the filter for the Leistungen that count for a Ziel.
const paramZiel = "ziel"

// zielePage lists what is to be reached, until when, and how far it is.
type zielePage struct {
	basePage
	Satz   string
	Ziele  []zielZeile
	Pflege string // where the administration adds Ziele
}

// zielZeile is one Ziel with its stand at the Stichtag.
type zielZeile struct {
	ozg.Ziel
	Menge     string // which Leistungen
	Countdown string
	Stand     string // "115 von 557 OZG-Leistungen (20 %)"
	Liste     string // the Leistungen reached
	Alle      string // all that count
	Adresse   string // page of the Ziel
	Erreicht  bool
}

// zielPage is the way to one Ziel.
type zielPage struct {
	basePage
	Pfad []pfadGlied
	Satz string
	Ziel zielZeile
	Bild charts.Chart
}

func (s *Server) showZiele(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeSeite(c, a, "ziele", func() (any, error) { return newZielePage(s.basePage(a, "Ziele", "/")), nil })
}

func newZielePage(base basePage) zielePage {
	p := zielePage{basePage: base, Pflege: base.Adresse("/verwaltung")}
	erreicht := 0
	for _, z := range base.Bestand.Sicht.Ziele() {
		zeile := newZielZeile(base, z)
		if zeile.Erreicht {
			erreicht++
		}
		p.Ziele = append(p.Ziele, zeile)
	}
	p.Satz = ozg.ZahlText(erreicht) + " von " + ozg.AnzahlText(len(p.Ziele), "Ziel ist", "Zielen sind") + " am " + base.Stichtag().Deutsch() + " erreicht"
	return p
}

func newZielZeile(base basePage, z ozg.Ziel) zielZeile {
	var ls []*ozg.Leistung
	for _, l := range base.Bestand.Umfang() {
		if z.Gehoert(l) {
			ls = append(ls, l)
		}
	}
	n := ozg.Zaehle(ls)
	erreicht := z.Zaehlung.Von(n)
	paare := []string{paramZiel, z.Code}
	zeile := zielZeile{
		Ziel: z, Menge: zielMenge(base, z), Countdown: zielCountdown(z, base.Stichtag()), Alle: base.Liste(paare...), Adresse: base.Link("/ziele/" + z.Code),
		Stand: zielStand(erreicht, n.Umfang), Erreicht: n.Umfang > 0 && erreicht == n.Umfang,
	}
	paare = append(paare, "zustand", ozg.ZustandFlaechendeckend.Code())
	if z.Zaehlung != ozg.ZaehlungFlaechendeckend {
		paare = append(paare, "zustand", ozg.ZustandOnline.Code())
	}
	zeile.Liste = base.Liste(paare...)
	return zeile
}

// zielStand is a count with its denominator and unit; without any Leistung there is no share.
func zielStand(erreicht, umfang int) string {
	text := ozg.ZahlText(erreicht) + " von " + ozg.ZahlText(umfang) + " OZG-Leistungen"
	if umfang > 0 {
		text += " (" + ozg.ProzentText(erreicht, umfang) + ")"
	}
	return text
}

// zielMenge says which Leistungen count.
func zielMenge(base basePage, z ozg.Ziel) string {
	text := "alle Leistungen des Umfangs"
	if n := len(z.Leistungen); n > 0 {
		text = ozg.AnzahlText(n, "genannte Leistung", "genannte Leistungen")
	}
	if t, ok := base.Bestand.Sicht.Themenfeld(z.Themenfeld); ok {
		text += ", Themenfeld " + t.Name
	}
	return text
}

// zielCountdown says how the Stichtag lies to the day of the Ziel.
func zielCountdown(z ozg.Ziel, stichtag ozg.Tag) string {
	switch d := z.TageBis(stichtag); {
	case d > 0:
		return "noch " + ozg.AnzahlText(d, "Tag", "Tage") + ", bis zum " + z.Tag.Deutsch()
	case d == 0:
		return "endet am " + z.Tag.Deutsch()
	default:
		return "seit " + ozg.AnzahlText(-d, "Tag", "Tagen") + " verstrichen, am " + z.Tag.Deutsch()
	}
}

func (s *Server) showZiel(c *fiber.Ctx) error {
	a, z, err := s.zielAus(c)
	if err != nil {
		return err
	}
	return s.zeigeSeite(c, a, "ziel", func() (any, error) { return newZielPage(s.basePage(a, z.Name, "/"), z) })
}

// zielAus finds the Ziel of the address, as known at the Wissensstand.
func (s *Server) zielAus(c *fiber.Ctx) (a anfrage, z ozg.Ziel, err error) {
	if a, err = s.anfrage(c); err != nil {
		return a, z, err
	}
	z, ok := a.Sicht.Ziel(c.Params("code"))
	if !ok {
		return a, z, ozg.NeuerFehler("ziel_unbekannt", "Dieses Ziel gibt es nicht oder gab es bei diesem Wissensstand noch nicht.")
	}
	return a, z, nil
}

func newZielPage(base basePage, z ozg.Ziel) (zielPage, error) {
	base.Diagramme = true
	zeile := newZielZeile(base, z)
	p := zielPage{
		basePage: base, Ziel: zeile, Pfad: []pfadGlied{{"Ziele", base.Link("/ziele")}, {z.Name, ""}},
		Satz: z.Name + ": " + zeile.Stand + ", " + z.Zaehlung.Titel(),
	}
	var err error
	if p.Bild, err = charts.BurnUp("burnup", base.Anfrage.Sicht.BurnUp(burnUpVon(base.Anfrage.Sicht), z, nil)); err != nil {
		return p, err
	}
	p.Bild.Titel = "Der Weg zum Ziel, Monat für Monat"
	p.Bild.Messung = "Anzahl Leistungen je Monatsende. Für das Ziel zählt: " + z.Zaehlung.Titel() + ". Der Plan nennt, wann die Leistungen bundesweit verfügbar sein sollen."
	p.Bild.Quelle = base.Quelle()
	p.Bild.CSV, p.Bild.Bild = base.Link("/ziele/"+z.Code+"/burnup.csv"), base.diagrammLink(diagrammZiel+"/"+z.Code)
	return p, nil
}

// downloadZiel is the data of the burn-up of a Ziel.
func (s *Server) downloadZiel(c *fiber.Ctx) error {
	a, z, err := s.zielAus(c)
	if err != nil {
		return err
	}
	return s.sendeTabelle(c, "ozg-"+z.Code, func(anfrage) (tabelle, error) {
		return burnUpTabelle(a.Sicht.BurnUp(burnUpVon(a.Sicht), z, nil)), nil
	})
}

// gibtZiel reports a code that a Ziel can have; one that is not known finds nothing.
func gibtZiel(code string) bool { return code == ozg.CodeFrist || strings.HasPrefix(code, "ziel-") }

// zielCodes are the Ziele for which a Leistung counts.
func zielCodes(b *ozg.Bestand, l *ozg.Leistung) (codes []string) {
	for _, z := range b.Sicht.Ziele() {
		if z.Gehoert(l) {
			codes = append(codes, z.Code)
		}
	}
	return codes
}
