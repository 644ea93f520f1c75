package dashboard

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
)

// maxFundstellen is how many places the Vorschau of a Schwärzung lists; all of them are overwritten.
const maxFundstellen = 200

// suchZeit bounds the search through all files.
const suchZeit = 45 * time.Second

// schwaerzungPage asks for a text, shows where it stands, and lists what was overwritten so far. The text travels in the
// body of requests only, never in an address.
type schwaerzungPage struct {
	basePage
	Pfad        []pfadGlied
	Text, Grund string // as typed
	Fehler      string
	Veraltet    bool
	Getan       string
	Gesucht     bool // there is a Vorschau
	Satz        string
	Gruppen     []fundgruppe
	Stellen     []fundZeile
	Mehr        int // places that are not listed
	Bleibt      []fundZeile
	Pruefsumme  string
	Bisher      []schwaerzungZeile
}

// fundgruppe counts the places of one kind and says what happens there.
type fundgruppe struct{ Anzahl, Wirkung string }

type fundZeile struct{ Art, Ort, Href, Text string }

type schwaerzungZeile struct{ Nr, Am, Konto, Grund, Was string }

// fundarten are the kinds of places: their name, and what happens there.
var fundarten = [...]struct {
	art                store.Fundart
	einer, viele, wird string
}{
	{store.FundWert, "Wert einer Leistung", "Werte von Leistungen", "überschrieben"},
	{store.FundHerkunft, "Wortlaut einer Zelle", "Wortlaute von Zellen", "überschrieben"},
	{store.FundBlatt, "Name eines Blattes", "Namen von Blättern", "überschrieben"},
	{store.FundBefund, "Text eines Befundes", "Texte von Befunden", "überschrieben"},
	{store.FundDateiname, "Dateiname", "Dateinamen", "überschrieben"},
	{store.FundBericht, "Angabe, wie eine Datei verstanden wurde", "Angaben, wie Dateien verstanden wurden", "überschrieben"},
	{store.FundGrund, "Grund einer Löschung", "Gründe von Löschungen", "überschrieben"},
	{store.FundOriginal, "eingespielte Datei", "eingespielte Dateien", "gelöscht; was daraus übernommen wurde, bleibt"},
	{store.FundEntwurf, "offener Entwurf", "offene Entwürfe", "verworfen"},
	{store.FundZuordnung, "gemerkte Entscheidung", "gemerkte Entscheidungen", "vergessen"},
	{store.FundAbgelegt, "gespeicherter Bericht", "gespeicherte Berichte", "gelöscht, oder umbenannt, wo nur der Name betroffen ist"},
	{store.FundVorgang, "Vorgang einer früheren Fassung", "Vorgänge einer früheren Fassung", "Die Kette der Vorgänge bräche"},
	{store.FundProtokoll, "Eintrag im Protokoll", "Einträge im Protokoll", "Die Kette des Protokolls bräche"},
	{store.FundEinstell, "Einstellung", "Einstellungen", "Ändern Sie sie auf der Seite Einstellungen"},
	{store.FundKonto, "Konto", "Konten", "Löschen Sie es auf der Seite Konten"},
	{store.FundSchluessel, "Zugriffsschlüssel", "Zugriffsschlüssel", "Sein Konto beendet ihn unter „Mein Konto“"},
}

func (s *Server) showSchwaerzung(c *fiber.Ctx) error {
	p := schwaerzungPage{}
	if nr := c.Query("vorgang"); nr != "" {
		p.Getan = "Geschwärzt. Was geändert wurde, steht unten bei Vorgang " + kurz(nr) + "."
	}
	return s.zeigeSchwaerzung(c, fiber.StatusOK, p)
}

// sucheSchwaerzung shows where a text stands; it changes nothing.
func (s *Server) sucheSchwaerzung(c *fiber.Ctx) error {
	c.Locals(schluesselGegenstand, "gesucht")
	return s.zeigeFunde(c, fiber.StatusOK, schwaerzungPage{Text: c.FormValue("text"), Grund: c.FormValue("grund")})
}

func (s *Server) zeigeFunde(c *fiber.Ctx, status int, p schwaerzungPage) error {
	ctx, cancel := context.WithTimeout(c.UserContext(), suchZeit)
	defer cancel()
	f, err := s.c.Dienst.VorschauSchwaerzung(ctx, p.Text)
	if fehler, ok := errors.AsType[*ozg.Fehler](err); ok && !strings.HasPrefix(fehler.Code, "datenbank") {
		p.Fehler = fehler.Text
		return s.zeigeSchwaerzung(c, fiber.StatusUnprocessableEntity, p)
	}
	if err != nil {
		return err
	}
	p.setzeFunde(s, f)
	return s.zeigeSchwaerzung(c, status, p)
}

func (s *Server) zeigeSchwaerzung(c *fiber.Ctx, status int, p schwaerzungPage) error {
	a, err := s.ersatzAnfrage(c)
	if err != nil {
		return err
	}
	p.basePage = s.importBase(a, "Schwärzen")
	p.Bereich = "/verwaltung"
	p.Pfad = []pfadGlied{{"Verwaltung", p.Adresse("/verwaltung")}, {"Schwärzen", ""}}
	alle, err := s.c.Store.Schwaerzungen(c.UserContext())
	if err != nil {
		return err
	}
	for _, z := range alle {
		p.Bisher = append(p.Bisher, schwaerzungZeile{nrText(z.Nr), zeitText(z.Am, s.berlin), p.KontoName(z.Konto), z.Grund, annahme.SchwaerzungText(z.SchwaerzungInhalt)})
	}
	return s.zeigeFrisch(c, status, "schwaerzung", p)
}

// setzeFunde fills the Vorschau.
func (p *schwaerzungPage) setzeFunde(s *Server, f store.Funde) {
	p.Gesucht, p.Pruefsumme = true, f.Pruefsumme()
	p.Satz = "Der Text steht an " + ozg.AnzahlText(len(f.Stellen), "Stelle", "Stellen")
	if len(f.Stellen) == 0 {
		p.Satz = "Der Text steht nirgends, wo er geschwärzt werden kann"
	}
	anzahl := map[store.Fundart]int{}
	for i, st := range f.Stellen {
		anzahl[st.Art]++
		if i < maxFundstellen {
			p.Stellen = append(p.Stellen, newFundZeile(s, st))
		}
	}
	p.Mehr = len(f.Stellen) - len(p.Stellen)
	for _, a := range fundarten {
		if n := anzahl[a.art]; n > 0 {
			p.Gruppen = append(p.Gruppen, fundgruppe{ozg.AnzahlText(n, a.einer, a.viele), a.wird})
		}
	}
	for _, st := range f.Bleibt {
		z := newFundZeile(s, st)
		for _, a := range fundarten {
			if a.art == st.Art {
				z.Text = a.wird + "."
			}
		}
		if st.Art == store.FundOriginal {
			z.Text = "Die Datei des Katalogs bleibt."
		}
		p.Bleibt = append(p.Bleibt, z)
	}
}

func newFundZeile(s *Server, f store.Fund) fundZeile {
	z := fundZeile{Ort: f.Ort, Text: f.Text}
	for _, a := range fundarten {
		if a.art == f.Art {
			z.Art = a.einer
		}
	}
	switch f.Art {
	case store.FundVorgang, store.FundProtokoll:
		z.Ort = "Nr. " + nrText(f.Import)
		return z
	case store.FundWert, store.FundHerkunft:
		z.Art = f.Feld.Titel()
		if f.Art == store.FundHerkunft {
			z.Art += ", Wortlaut"
			if f.Ort != "–" {
				z.Ort = "Zelle " + f.Ort
			}
		}
		z.Ort = f.OZGID + ", " + z.Ort
	}
	if f.Import != 0 {
		z.Href = s.link.zu("/importe/"+nrText(f.Import), nil)
		z.Ort = strings.TrimSuffix("Import "+nrText(f.Import)+", "+z.Ort, ", ")
	}
	return z
}

// schwaerze overwrites the text, if it stands where the person was shown.
func (s *Server) schwaerze(c *fiber.Ctx) error {
	a := annahme.Schwaerzungsauftrag{Text: c.FormValue("text"), Grund: c.FormValue("grund"), Konto: kontoVon(c), Pruefsumme: c.FormValue("pruefsumme")}
	if a.Pruefsumme == "" {
		return ozg.NeuerFehler("pruefsumme_fehlt", "Die Anfrage nennt nicht, was Sie vor dem Schwärzen gesehen haben. Es wurde nichts geändert.")
	}
	ctx, cancel := context.WithTimeout(c.UserContext(), suchZeit)
	defer cancel()
	nr, err := s.c.Dienst.Schwaerzen(ctx, a)
	p := schwaerzungPage{Text: a.Text, Grund: a.Grund}
	switch fehler, ok := errors.AsType[*ozg.Fehler](err); {
	case ok && fehler.Code == "vorschau_veraltet":
		p.Veraltet = true
		return s.zeigeFunde(c, fiber.StatusConflict, p)
	case ok && !strings.HasPrefix(fehler.Code, "datenbank"):
		p.Fehler = fehler.Text
		return s.zeigeFunde(c, fiber.StatusUnprocessableEntity, p)
	case err != nil:
		return err
	}
	c.Locals(schluesselGegenstand, "Vorgang "+nrText(nr))
	return s.leiteWeiter(c, "/verwaltung/schwaerzung", mit(nil, "vorgang", nrText(nr)))
}
