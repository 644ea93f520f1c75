package dashboard

import (
	"context"
	"time"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/katalog"
	"ozgtracker/internal/ozg"
)

// leseZeit bounds how long a page may wait for the database.
const leseZeit = 10 * time.Second

// leistungPage is the page of one Leistung: where it stands, how it came there, and where each value
// comes from.
type leistungPage struct {
	basePage
	Satz           string
	Pfad           []pfadGlied
	Leistung       *ozg.Leistung
	Ausgeschieden  string // why it does not count, or ""
	Widerspruch    string
	Links, Rechts  []steckZeile
	LaenderSatz    string
	Laender        []landFeld // nil where only the Bund is due
	Phasen         []phase
	Balken         *balken
	Verlauf        []verlaufEintrag
	Angaben        []angabeZeile // without Länder
	LaenderAngaben []angabeZeile
	OhneAngabe     []korrekturFormular // fields that nobody stated yet
	LeiKa          []katalog.LeiKaEintrag
}

// pfadGlied is one step of the breadcrumb; the last has no address.
type pfadGlied struct{ Text, Href string }

// steckZeile is one line of the description lists. Zustand and Modell add their signs.
type steckZeile struct {
	Titel, Text string
	Zustand     *ozg.Zustand
	Modell      ozg.Modell
	Href        string
	Alt         bool
}

// angabeZeile is a value that holds, with its origin.
type angabeZeile struct {
	Titel, Wert string
	Stichtag    ozg.Tag
	Herkunft    herkunft
	Korrektur   korrekturFormular
}

func (s *Server) showLeistung(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	id := c.Params("id")
	return s.zeigeSeite(c, a, "leistung", func() (any, error) {
		base := s.basePage(a, id, "/leistungen")
		l, ok := base.Bestand.Leistung(id)
		if !ok {
			return nil, leistungUnbekannt(id, base.Stichtag())
		}
		ctx, cancel := context.WithTimeout(context.Background(), leseZeit) // others may wait for the same page
		defer cancel()
		akte, err := s.akte(ctx, a.Sicht, id)
		if err != nil {
			return nil, err
		}
		return newLeistungPage(base, l, akte, s.leika[id]), nil
	})
}

func leistungUnbekannt(id string, stichtag ozg.Tag) error {
	return ozg.NeuerFehler("leistung_unbekannt", "Eine Leistung mit der OZG-ID „"+kurz(id)+"“ ist am "+stichtag.Deutsch()+" nicht bekannt. Prüfen Sie die Nummer oder suchen Sie in der Liste der Leistungen.")
}

// akte loads the rows that were ever accepted of a Leistung and folds them at the Blick.
func (s *Server) akte(ctx context.Context, sicht ozg.Sicht, id string) (akte, error) {
	zeilen, err := s.c.Store.Zeilen(ctx, id)
	if err != nil {
		return akte{}, err
	}
	return newAkte(sicht, zeilen), nil
}

func newLeistungPage(base basePage, l *ozg.Leistung, ak akte, leika []katalog.LeiKaEintrag) leistungPage {
	name := nameOderStrich(l.Bezeichnung())
	p := leistungPage{
		basePage: base, Leistung: l, Satz: name + ": " + reichweite(l), Widerspruch: l.Widerspruch(),
		LaenderSatz: laenderSatz(l), Verlauf: ak.Eintraege, LeiKa: leika,
	}
	p.Titel = name
	p.Pfad = []pfadGlied{{"Leistungen", base.Link("/leistungen")}}
	if t, ok := ozg.ThemenfeldNamed(l.Themenfeld()); ok {
		p.Pfad = append(p.Pfad, pfadGlied{t.Name, base.Liste("themenfeld", t.Slug)})
	}
	p.Pfad = append(p.Pfad, pfadGlied{l.OZGID, ""})
	p.Ausgeschieden = ausgeschiedenText(base.Bestand, l)
	p.Links, p.Rechts = steckbrief(base, l)
	if l.Typ() != ozg.Typ1 || hatLaender(l) {
		p.Laender = newLaenderFelder(l)
	}
	phasen, termine := newPhasen(base.Bestand, l)
	p.Phasen = phasen
	if b, ok := newBalken(termine, base.Stichtag()); ok {
		p.Balken = &b
	}
	p.Angaben, p.LaenderAngaben = newAngaben(base, l, ak)
	p.OhneAngabe = ohneAngabe(base, l)
	return p
}

func hatLaender(l *ozg.Leistung) bool {
	for i := range ozg.AnzahlLaender {
		if l.Land(i) != "" {
			return true
		}
	}
	return false
}

// ausgeschiedenText says why a Leistung is outside the Umfang, "" if it is inside.
func ausgeschiedenText(b *ozg.Bestand, l *ozg.Leistung) string {
	for _, x := range b.Ausgeschieden() {
		if x != l {
			continue
		}
		if a, ok := l.Angabe(ozg.FeldStand); ok && l.Zustand == ozg.ZustandEntfallen {
			return "Sie wurde zum " + a.Stichtag.Deutsch() + " als entfallen gemeldet und zählt nicht zum Umfang."
		}
		return "Sie steht nicht mehr im Katalog, der am Stichtag gilt, und zählt nicht zum Umfang."
	}
	return ""
}

// ohneAngabe lists the forms for the fields of which nothing is stated, Länder apart.
func ohneAngabe(base basePage, l *ozg.Leistung) (ks []korrekturFormular) {
	for f := range ozg.Feld(ozg.AnzahlFelder) {
		_, land := f.Land()
		if _, ok := l.Angabe(f); !ok && !land {
			ks = append(ks, newKorrekturFormular(base, l.OZGID, f, "", false))
		}
	}
	return ks
}

// newAngaben lists every value that holds, in the order of the contract, Länder apart.
func newAngaben(base basePage, l *ozg.Leistung, ak akte) (angaben, laender []angabeZeile) {
	for f := range ozg.Feld(ozg.AnzahlFelder) {
		a, ok := l.Angabe(f)
		if !ok {
			continue
		}
		z := angabeZeile{Titel: f.Titel(), Wert: anzeige(f, *a.Wert), Stichtag: a.Stichtag, Herkunft: ak.herkunft[f], Korrektur: newKorrekturFormular(base, l.OZGID, f, f.Anzeige(*a.Wert), !a.Wert.Leer)}
		if _, land := f.Land(); land {
			laender = append(laender, z)
		} else {
			angaben = append(angaben, z)
		}
	}
	return angaben, laender
}
