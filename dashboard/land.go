package dashboard

import (
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/dashboard/charts"
	"ozgtracker/internal/ozg"
)

// landPage is one Land: what is online in it, how that came, what it leads and builds, what is missing.
type landPage struct {
	basePage
	Land         landZeile
	Pfad         []pfadGlied
	Befund       string
	HatDaten     bool
	Rang         int // among the Länder by share, equal ones share a place
	Felder       []landFeldZeile
	Verlauf      charts.Chart
	FuehrtFelder []pfadGlied // Themenfelder whose Federführung it has
	Fuehrt, Baut landAufgabe
	Fehlend      fehlend
}

// landFeldZeile is one Themenfeld in the Land.
type landFeldZeile struct {
	Titel  string
	Zahlen ozg.LandZahlen
	Balken charts.Balken
	Fehlt  int // planned or not yet online

	OnlineAdresse, AlleAdresse, FehltAdresse, KeineAdresse string
}

// landAufgabe is what the Land leads or builds for others and for itself.
type landAufgabe struct {
	Zahlen                    ozg.Zahlen
	Adresse, Flaechendeckende string
}

func landAus(c *fiber.Ctx) (int, error) {
	if i := ozg.LandIndex(strings.ToUpper(c.Params("code"))); i >= 0 {
		return i, nil
	}
	return 0, ozg.NeuerFehler("land_unbekannt", "Dieses Land gibt es nicht. Wählen Sie eines der 16 Länder.")
}

func (s *Server) showLand(c *fiber.Ctx) error {
	i, err := landAus(c)
	if err != nil {
		return err
	}
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeSeite(c, a, "land", func() (any, error) {
		return newLandPage(s.basePage(a, ozg.Laender[i].Name, "/laender"), i)
	})
}

func newLandPage(base basePage, i int) (landPage, error) {
	land := ozg.Laender[i]
	p := landPage{
		basePage: base, Land: newLandZeile(base, i), HatDaten: base.Datenstand.HatPlan,
		Pfad:   []pfadGlied{{"Länder", base.Link("/laender")}, {land.Name, ""}},
		Fuehrt: newLandAufgabe(base, (*ozg.Leistung).LaenderFederfuehrung, "ff_land", land.Code),
		Baut:   newLandAufgabe(base, umsetzer, paramUmsetzer, land.Code),
	}
	for _, t := range base.Bestand.Sicht.Themenfelder() {
		if slices.Contains(t.Laender, land.Code) {
			p.FuehrtFelder = append(p.FuehrtFelder, pfadGlied{t.Name, base.Link("/themenfelder/" + t.Slug)})
		}
	}
	p.Rang = ozg.RangLand(base.Bestand.Umfang(), i)
	davor := ozg.LandZahlen{}
	if base.Anfrage.HatVergleich {
		davor = ozg.ZaehleLand(base.Davor().Umfang(), i)
	}
	p.Befund = ozg.AussageLand(land.Name, base.Stichtag(), p.Land.Zahlen, base.Anfrage.vergleichstag(), davor)
	if !p.HatDaten {
		return p, nil
	}
	p.Diagramme = true
	p.Felder = newLandFelder(base, i)
	p.Fehlend = newFehlend(base, i)
	var err error
	if p.Verlauf, err = charts.LandVerlauf("verlauf", land.Name, base.Anfrage.Sicht.BurnUpLand(burnUpVon(base.Anfrage.Sicht), i, nil)); err != nil {
		return p, err
	}
	p.Verlauf.Titel = aussageLandVerlauf(land.Name, base, p.Land.Zahlen, davor)
	p.Verlauf.Messung = "Anzahl föderaler Leistungen je Monatsende, die in " + land.Name + " online sind."
	p.Verlauf.Bild = base.diagrammLink(diagrammLand + "/" + strings.ToLower(land.Code))
	p.Verlauf.Quelle, p.Verlauf.CSV = base.Quelle(), base.Link(landPfad(land.Code)+"/verlauf.csv")
	return p, nil
}

// aussageLandVerlauf is the title above the line.
func aussageLandVerlauf(name string, base basePage, z, davor ozg.LandZahlen) string {
	if d := z.Online - davor.Online; base.Anfrage.HatVergleich && d > 0 {
		return "Seit dem " + base.Anfrage.Vergleich.Deutsch() + " sind in " + name + " " + ozg.AnzahlText(d, "Leistung", "Leistungen") + " hinzugekommen"
	} else if base.Anfrage.HatVergleich && d < 0 {
		return "Seit dem " + base.Anfrage.Vergleich.Deutsch() + " sind in " + name + " " + ozg.AnzahlText(-d, "Leistung", "Leistungen") + " weggefallen"
	}
	return "Der Weg von " + name
}

// newLandFelder ranks the Themenfelder by their share in the Land.
func newLandFelder(base basePage, i int) (zs []landFeldZeile) {
	code := ozg.Laender[i].Code
	for _, g := range ozg.Gruppiere(base.Bestand.Umfang(), ozg.DimThemenfeld) {
		z := landFeldZeile{Titel: g.Titel, Zahlen: ozg.ZaehleLand(g.Leistungen, i)}
		if z.Zahlen.Zustaendig() == 0 {
			continue
		}
		liste := func(staende ...string) string {
			paare := []string{ozg.DimThemenfeld.Parameter(), g.Code, paramLand, code}
			for _, s := range staende {
				paare = append(paare, paramLandstand, s)
			}
			return base.Liste(paare...)
		}
		z.Fehlt = z.Zahlen.Geplant + z.Zahlen.Nein
		z.Balken = charts.LandBalken(z.Zahlen, balkenBreit, balkenHoehe)
		z.AlleAdresse, z.OnlineAdresse = liste(), liste(string(ozg.LandOnline))
		z.FehltAdresse, z.KeineAdresse = liste(string(ozg.LandNein), string(ozg.LandGeplant)), liste(ozg.CodeKeine)
		zs = append(zs, z)
	}
	slices.SortStableFunc(zs, func(x, y landFeldZeile) int { return -vergleicheLaender(x.Zahlen, y.Zahlen) })
	return zs
}

func newLandAufgabe(base basePage, wer func(*ozg.Leistung) []string, parameter, code string) landAufgabe {
	ls := mitLand(base.Bestand.Umfang(), wer, code)
	return landAufgabe{ozg.Zaehle(ls), base.Liste(parameter, code), base.Liste(parameter, code, "zustand", ozg.ZustandFlaechendeckend.Code())}
}

// fehlendGezeigt is how many missing Leistungen stand on the page; the rest is behind the links.
const fehlendGezeigt = 8

// fehlend are the Leistungen that others have online and the Land has not.
type fehlend struct {
	Titel  string
	Anzahl int
	Zeilen []fehlendZeile
}

type fehlendZeile struct {
	OZGID, Bezeichnung, Themenfeld, Adresse string
	Stand                                   string // in this Land
	Angebote, Moeglich                      int
}

func newFehlend(base basePage, i int) fehlend {
	ls := ozg.FehltImLand(base.Bestand.Umfang(), i)
	f := fehlend{Anzahl: len(ls), Titel: "Nichts fehlt hier, was ein anderes Land online hat"}
	if len(ls) == 1 {
		f.Titel = "1 Leistung ist in anderen Ländern online, hier nicht"
	} else if len(ls) > 1 {
		f.Titel = ozg.ZahlText(len(ls)) + " Leistungen sind in anderen Ländern online, hier nicht"
	}
	for _, l := range ls[:min(len(ls), fehlendGezeigt)] {
		s, _ := l.ImLand(i)
		f.Zeilen = append(f.Zeilen, fehlendZeile{
			OZGID: l.OZGID, Bezeichnung: nameOderStrich(l.Bezeichnung()), Themenfeld: nameOderStrich(l.Themenfeld()), Adresse: base.Link("/leistungen/" + l.OZGID),
			Stand: landstandText(s), Angebote: l.Angebote, Moeglich: l.Moeglich,
		})
	}
	return f
}

func landstandText(s ozg.LandStand) string {
	if s == "" {
		return "keine Angabe"
	}
	return landstandWort(string(s))
}

func (s *Server) downloadLandVerlauf(c *fiber.Ctx) error {
	i, err := landAus(c)
	if err != nil {
		return err
	}
	code := strings.ToLower(ozg.Laender[i].Code)
	return s.sendeTabelle(c, "ozg-land-"+code, func(a anfrage) (tabelle, error) {
		t := tabelle{name: "land", kopf: charts.LandKopf()}
		for _, p := range a.Sicht.BurnUpLand(burnUpVon(a.Sicht), i, nil) {
			t.zeilen = append(t.zeilen, []any{p.Tag, p.Zahlen.Online, p.Zahlen.Geplant, p.Zahlen.Nein, p.Zahlen.KeineAngabe, p.Zahlen.Zustaendig()})
		}
		return t, nil
	})
}
