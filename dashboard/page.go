package dashboard

import (
	"fmt"
	"net/url"
	"strconv"
	"sync"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/zugang"
)

// basePage is what every page shows around its content. Page types embed it.
type basePage struct {
	Titel         string // of the browser tab, without the name of the program
	Bereich       string // path of the navigation entry that is current
	Diagramme     bool   // the page has charts: load the drawing scripts
	OhneSteuerung bool   // no control bar: an import has its own Stichtag
	Beispieldaten bool
	Version       string
	Navigation    []navEintrag
	Anfrage       anfrage
	Bestand       *ozg.Bestand // at the Blick
	Datenstand    datenstand

	s     *Server
	davor func() *ozg.Bestand
}

// Darf reports whether who looks may do something: "lesen", "eigenes", "berichten", "melden", "verwalten".
// Templates show a button only then.
func (p basePage) Darf(was string) (bool, error) {
	r, ok := rechtNamed[was]
	if !ok {
		return false, fmt.Errorf("no right %q", was)
	}
	return p.Anfrage.Rechte.Hat(r), nil
}

var rechtNamed = map[string]zugang.Recht{
	"lesen": zugang.Lesen, "eigenes": zugang.Eigenes, "berichten": zugang.Berichten, "melden": zugang.Melden, "verwalten": zugang.Verwalten,
}

// OhneAnmeldung reports whether nobody logs in here and everybody may do everything.
func (p basePage) OhneAnmeldung() bool { return p.s.c.Zugang == nil }

// Anmelden is where to log in and come back to this page.
func (p basePage) Anmelden() string {
	if p.Bereich == "/anmeldung" {
		return p.Adresse("/anmeldung")
	}
	ziel := p.Anfrage.Pfad
	if q := p.Anfrage.werte(); len(q) > 0 {
		ziel += "?" + q.Encode()
	}
	return p.s.link.zu("/anmeldung", url.Values{paramWeiter: {ziel}})
}

// Davor is the Bestand at the day compared with, as known at the same Wissensstand; worked out once.
func (p basePage) Davor() *ozg.Bestand { return p.davor() }

type navEintrag struct{ Titel, Pfad string }

// navigation lists the pages that exist.
var navigation = []navEintrag{
	{"Überblick", "/"},
	{"Themenfelder", "/themenfelder"},
	{"Leistungen", "/leistungen"},
	{"Länder", "/laender"},
	{"Wellen", "/wellen"},
	{"Importe", "/importe"},
	{"Berichte", "/berichte"},
	{"Methodik", "/methodik"},
}

// basePage works out the frame of a page, and with it the Bestand that its content counts.
func (s *Server) basePage(a anfrage, titel, bereich string) basePage {
	p := basePage{
		Titel: titel, Bereich: bereich, Beispieldaten: s.c.Beispieldaten, Version: s.c.Version,
		Navigation: navigation, Anfrage: a, Bestand: a.Sicht.Bestand(), s: s,
	}
	p.davor = sync.OnceValue(func() *ozg.Bestand { return a.Sicht.Am(a.Vergleich).Bestand() })
	p.Datenstand = newDatenstand(p.Bestand, s.berlin)
	return p
}

// ersatzAnfrage is what a page asks for whose address says nothing of it: the default view.
func (s *Server) ersatzAnfrage(c *fiber.Ctx) (anfrage, error) {
	a, err := parseAnfrage(s.geschichte(), "/", url.Values{}, s.heute(), s.berlin)
	a.Rechte = werFragt(c).Rechte
	return a, err
}

// ersatzPage is the frame of a page whose address could not be understood.
func (s *Server) ersatzPage(c *fiber.Ctx) basePage {
	a, err := s.ersatzAnfrage(c)
	if err != nil { // an empty address is always understood
		panic(err)
	}
	p := s.basePage(a, "", "")
	p.OhneSteuerung = true
	return p
}

// zeigeSeite answers with a page out of the cache. name is the template, baue makes the page's data.
func (s *Server) zeigeSeite(c *fiber.Ctx, a anfrage, name string, baue func() (any, error)) error {
	return s.sendeSeite(c, a, fiber.MIMETextHTMLCharsetUTF8, func() ([]byte, error) {
		p, err := baue()
		if err != nil {
			return nil, err
		}
		return s.views.Render(name, p)
	})
}

// zeigeFrisch answers with a page that is never cached: forms, drafts, anything that is one person's.
func (s *Server) zeigeFrisch(c *fiber.Ctx, status int, name string, p any) error {
	b, err := s.views.Render(name, p)
	if err != nil {
		return err
	}
	c.Status(status)
	c.Set(fiber.HeaderCacheControl, "no-store")
	c.Set(fiber.HeaderContentType, fiber.MIMETextHTMLCharsetUTF8)
	return c.Send(b)
}

// leiteWeiter sends the browser to a path of the program after a change (POST, then GET).
func (s *Server) leiteWeiter(c *fiber.Ctx, pfad string, q url.Values) error {
	return c.Redirect(s.link.zu(pfad, q), fiber.StatusSeeOther)
}

// Link is the address of a page; it keeps Stichtag, Wissensstand and Vergleich. Pairs of name and value
// may follow.
func (p basePage) Link(pfad string, paare ...string) string {
	return p.s.link.zu(pfad, mit(p.Anfrage.Ansicht(), paare...))
}

// Liste is the address of the Leistungen with the given filters alone, such as "typ" "2/3".
func (p basePage) Liste(paare ...string) string { return p.Link("/leistungen", paare...) }

// Hier is the address of the same page with parameters replaced; an empty value takes one away.
func (p basePage) Hier(paare ...string) string {
	return p.s.link.zu(p.Anfrage.Pfad, mit(p.Anfrage.werte(), paare...))
}

// Aktion is where the form of the control bar and other GET forms of the page lead.
func (p basePage) Aktion() string { return p.s.link.zu(p.Anfrage.Pfad, nil) }

// Marke is the text in the head of every page.
func (p basePage) Marke() string {
	if t := p.s.c.Einstellungen.Jetzt().Logotext; t != "" {
		return t
	}
	return "OZG-Umsetzungsstand"
}

// Ministerium is the name of the house, "" where none is set.
func (p basePage) Ministerium() string { return p.s.c.Einstellungen.Jetzt().Ministerium }

// Akzent is the address of the style with the colour of the house, "" where it has none. It changes with the
// settings, so that no browser keeps an old one.
func (p basePage) Akzent() string {
	e := p.s.c.Einstellungen.Jetzt()
	if e.Akzent == "" {
		return ""
	}
	return p.s.link.zu("/akzent.css", mit(nil, "fassung", strconv.Itoa(e.Fassung)))
}

// Adresse is an address without any parameter: targets of POST forms.
func (p basePage) Adresse(pfad string) string { return p.s.link.zu(pfad, nil) }

// Asset is the address of an embedded file.
func (p basePage) Asset(pfad string) string { return p.s.asset(pfad) }

// Aktuell reports whether a navigation entry is the one of this page.
func (p basePage) Aktuell(pfad string) bool { return p.Bereich == pfad }

// Stichtag is the day of the Blick.
func (p basePage) Stichtag() ozg.Tag { return p.Anfrage.Sicht.Stichtag }

// Wissen is the number up to which the page knows.
func (p basePage) Wissen() ozg.Nr { return p.Anfrage.Sicht.Wissen }

// Versteckt lists the parameters that the form of the control bar carries along.
func (p basePage) Versteckt() []parameter { return p.Anfrage.versteckt() }

// Frist says how the Stichtag lies to the Frist.
func (p basePage) Frist() string { return ozg.AussageFrist(p.Stichtag()) }

// Quelle is the source line of charts and tables: what it rests on and the Blick.
func (p basePage) Quelle() string {
	t := "Quelle: Umsetzungspläne der Themenfelder, Stichtag " + p.Stichtag().Deutsch() + ", Vorgang " + strconv.Itoa(int(p.Wissen()))
	if p.Beispieldaten {
		t += "; Beispieldaten"
	}
	return t
}
