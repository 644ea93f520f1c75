package dashboard

import (
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

// ruecknahmePage asks before an import is taken back, and shows what every value falls back to.
type ruecknahmePage struct {
	basePage
	Pfad     []pfadGlied
	Zeile    importZeile
	Satz     string
	Wirkung  string
	Zeilen   []rueckfallZeile
	Wahl     seitenwahl
	Senden   string // target of the form
	Abbruch  string
	Stichtag string // at which the values are compared
}

type rueckfallZeile struct {
	OZGID, Bezeichnung, Href string
	Feld, Bisher, Danach     string
	Import                   int // where the value after comes from, 0: nobody states it any more
}

// rueckfall is one value that holds by an import and falls back when it is taken back.
type rueckfall struct {
	leistung *ozg.Leistung
	feld     ozg.Feld
	bisher   ozg.Wert
	danach   *ozg.Wert // nil: nobody else states it
	von      ozg.Nr    // the import that states danach
}

// ruecknahme is what taking an import back does.
type ruecknahme struct {
	faellt       []rueckfall
	unveraendert int // stated by others with the same value
	ueberholt    int // stated anew by a later import: they stay
}

// newRuecknahme compares the history with and without an import, at a Stichtag. It changes nothing.
func newRuecknahme(g *ozg.Geschichte, nr ozg.Nr, stichtag ozg.Tag) (r ruecknahme, err error) {
	ohne, err := g.Ohne(nr, ozg.Vorgang{Nr: g.Stand + 1})
	if err != nil {
		return r, err
	}
	vor, danach := g.Sicht(ozg.Blick{Stichtag: stichtag}), ohne.Sicht(ozg.Blick{Stichtag: stichtag})
	nachher := danach.Bestand()
	for l := range vor.Bestand().Alle() {
		neu, _ := nachher.Leistung(l.OZGID)
		for f := range ozg.Feld(ozg.AnzahlFelder) {
			a, ok := l.Angabe(f)
			if !ok {
				continue
			}
			if vor.Import(a).Nr != nr {
				for b := range vor.Angaben(l.OZGID, f) {
					if vor.Import(b).Nr == nr {
						r.ueberholt++
						break
					}
				}
				continue
			}
			x := rueckfall{leistung: l, feld: f, bisher: *a.Wert}
			if neu != nil {
				if b, ok := neu.Angabe(f); ok {
					x.danach, x.von = b.Wert, danach.Import(b).Nr
				}
			}
			if x.danach != nil && x.danach.Gleich(x.bisher) {
				r.unveraendert++
				continue
			}
			r.faellt = append(r.faellt, x)
		}
	}
	return r, nil
}

// text says the effect in one sentence each.
func (r ruecknahme) text() string {
	ohne := 0
	for _, x := range r.faellt {
		if x.danach == nil {
			ohne++
		}
	}
	t := "Kein Wert ändert sich."
	switch n := len(r.faellt); {
	case n == 0:
	case ohne == n:
		t = anzahlText(n, "Wert fällt", "Werte fallen") + " auf „keine Angabe“ zurück."
	case ohne == 0:
		t = anzahlText(n, "Wert fällt", "Werte fallen") + " auf frühere Meldungen zurück."
	default:
		t = anzahlText(n, "Wert fällt", "Werte fallen") + " auf frühere Meldungen zurück, " + ozg.ZahlText(ohne) + " davon auf „keine Angabe“."
	}
	if r.ueberholt > 0 {
		t += " " + anzahlText(r.ueberholt, "Wert bleibt, da ein späterer Import ihn", "Werte bleiben, da spätere Importe sie") + " neu gemeldet " + mehrzahl(r.ueberholt, "hat", "haben") + "."
	}
	if r.unveraendert > 0 {
		t += " " + anzahlText(r.unveraendert, "Wert bleibt gleich, da er", "Werte bleiben gleich, da sie") + " schon vorher so gemeldet " + mehrzahl(r.unveraendert, "war", "waren") + "."
	}
	return t
}

func mehrzahl(n int, einer, viele string) string {
	if n == 1 {
		return einer
	}
	return viele
}

// fragZuruecknehmen asks before an import is taken back.
func (s *Server) fragZuruecknehmen(c *fiber.Ctx) error {
	a, nr, err := s.importAnfrage(c)
	if err != nil {
		return err
	}
	i, err := s.c.Store.Import(c.UserContext(), nr)
	if err != nil {
		return err
	}
	if i.Art == ozg.ImportKatalog {
		return ozg.NeuerFehler("import_katalog", "Der Katalog kann nicht zurückgenommen werden; auf ihm beruht der Umfang.")
	}
	stichtag := max(a.Neuester, i.Stichtag)
	r, err := newRuecknahme(s.geschichte(), nr, stichtag)
	if err != nil {
		return err
	}
	base := s.importBase(a, "Import "+strconv.Itoa(int(nr))+" zurücknehmen")
	p := ruecknahmePage{
		basePage: base, Zeile: newImportZeile(base, i), Satz: "Import " + strconv.Itoa(int(nr)) + " zurücknehmen?", Wirkung: r.text(),
		Senden: base.Adresse("/importe/" + strconv.Itoa(int(nr)) + "/zuruecknehmen"), Abbruch: base.Adresse("/importe/" + strconv.Itoa(int(nr))),
		Pfad:     []pfadGlied{{"Importe", base.Adresse("/importe")}, {"Import " + strconv.Itoa(int(nr)), base.Adresse("/importe/" + strconv.Itoa(int(nr)))}, {"Zurücknehmen", ""}},
		Stichtag: stichtag.Deutsch(),
	}
	teil, wahl := blaettere(r.faellt, a.Seite, "Werte", func(seite int) string { return base.Hier(paramSeite, seitenText(seite)) })
	for _, x := range teil {
		p.Zeilen = append(p.Zeilen, newRueckfallZeile(base, x))
	}
	p.Wahl = wahl
	return s.zeigeFrisch(c, fiber.StatusOK, "import_zuruecknehmen", p)
}

func newRueckfallZeile(base basePage, x rueckfall) rueckfallZeile {
	z := rueckfallZeile{
		OZGID: x.leistung.OZGID, Bezeichnung: nameOderStrich(x.leistung.Bezeichnung()), Href: base.Adresse("/leistungen/" + x.leistung.OZGID),
		Feld: x.feld.Titel(), Bisher: anzeige(x.feld, x.bisher), Danach: "keine Angabe", Import: int(x.von),
	}
	if x.danach != nil {
		z.Danach = anzeige(x.feld, *x.danach)
	}
	return z
}

// zuruecknehmen takes an import back.
func (s *Server) zuruecknehmen(c *fiber.Ctx) error {
	_, nr, err := s.importAnfrage(c)
	if err != nil {
		return err
	}
	if _, err := s.c.Dienst.Zuruecknehmen(c.UserContext(), nr, kontoLokal, time.Time{}); err != nil {
		return err
	}
	return s.leiteWeiter(c, "/importe/"+strconv.Itoa(int(nr)), nil)
}
