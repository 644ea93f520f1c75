package dashboard

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/einstellung"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
)

// verwaltungPage is where the administration sets what a house decides for itself.
type verwaltungPage struct {
	basePage
	Fehler       string
	Gespeichert  string
	Monate       string // how long files are kept, "" for ever
	E            einstellung.Einstellungen
	Ziele        []zielZeile
	Ziel         zielEingabe
	Zaehlungen   []auswahlOption
	Auswahl      []auswahlOption // Themenfelder, for a Ziel
	Themenfelder []themenfeldFuehrung
	Verlauf      []einstellungZeile // settings that count, newest first
	Grenzen      []grenzeZeile
}

// zielEingabe is a Ziel as typed.
type zielEingabe struct{ Code, Name, Tag, Leistungen string }

// themenfeldFuehrung is a Themenfeld as it holds today, in the words of the form.
type themenfeldFuehrung struct {
	Slug, Name, Ressorts, Laender string
}

// einstellungZeile is a setting that counts, in words.
type einstellungZeile struct{ Nr, Am, Text string }

// paramGespeichert names what was just saved.
const paramGespeichert = "gespeichert"

// gespeichertWorte say what was saved; other words of the address are not shown.
var gespeichertWorte = map[string]string{
	"auftritt": "Der Auftritt ist gespeichert.", "lesen": "Gespeichert ist, wer lesen darf.", "texte": "Die Texte sind gespeichert.",
	"aufbewahrung": "Die Aufbewahrung ist gespeichert.", "ziel": "Das Ziel ist gespeichert.", "themenfeld": "Die Federführung ist gespeichert.", "grenzen": "Die Grenzen sind gespeichert und gelten sofort.",
}

func (s *Server) showVerwaltung(c *fiber.Ctx) error {
	return s.zeigeVerwaltung(c, fiber.StatusOK, zielEingabe{}, nil)
}

// zeigeVerwaltung shows the forms, with the reason where what was typed could not be.
func (s *Server) zeigeVerwaltung(c *fiber.Ctx, status int, ziel zielEingabe, err error) error {
	a, aerr := s.ersatzAnfrage(c)
	if aerr != nil {
		return aerr
	}
	p := newVerwaltungPage(s.importBase(a, "Einstellungen"), s.c.Einstellungen.Jetzt())
	p.Bereich, p.Ziel = "/verwaltung", ziel
	p.Grenzen = grenzeZeilen(p.E.Grenzen, s.c.Grenzen)
	if n := p.E.Aufbewahrung; n > 0 {
		p.Monate = strconv.Itoa(n)
	}
	p.Gespeichert = gespeichertWorte[c.Query(paramGespeichert)]
	if err != nil {
		f, ok := ozg.EingabeFehler(err)
		if !ok {
			return err
		}
		p.Fehler = f.Text
		if c.FormValue("teil") == "grenzen" {
			for i := range p.Grenzen {
				p.Grenzen[i].Getippt = kurz(c.FormValue(p.Grenzen[i].Name))
			}
		}
	}
	return s.zeigeFrisch(c, status, "verwaltung", p)
}

func newVerwaltungPage(base basePage, e einstellung.Einstellungen) verwaltungPage {
	p := verwaltungPage{basePage: base, E: e, Auswahl: themenfeldOptionen("")}
	heute := base.Bestand.Sicht.Am(base.Anfrage.Heute)
	for _, z := range heute.Ziele() {
		p.Ziele = append(p.Ziele, newZielZeile(base, z))
	}
	for _, z := range ozg.Zaehlungen {
		p.Zaehlungen = append(p.Zaehlungen, auswahlOption{string(z), z.Titel(), false})
	}
	for _, t := range heute.Themenfelder() {
		p.Themenfelder = append(p.Themenfelder, themenfeldFuehrung{t.Slug, t.Name, strings.Join(t.Ressorts, ", "), strings.Join(t.Laender, ", ")})
	}
	g := base.Bestand.Sicht.Geschichte()
	for _, e := range slices.Backward(g.Einstellungen()) {
		z := einstellungZeile{Nr: strconv.Itoa(int(e.Nr)), Text: einstellungText(e)}
		if am, ok := g.VorgangAm(e.Nr); ok {
			z.Am = zeitText(am, base.s.berlin)
		}
		p.Verlauf = append(p.Verlauf, z)
	}
	return p
}

// einstellungText is a setting that counts in one line, for the page and the trail.
func einstellungText(e ozg.Einstellung) string {
	switch {
	case e.Ziel != nil && e.Ziel.Entfaellt:
		return "Ziel " + e.Ziel.Code + " entfällt"
	case e.Ziel != nil:
		text := "Ziel „" + e.Ziel.Name + "“: " + e.Ziel.Zaehlung.Titel() + " bis " + tagText(e.Ziel.Tag)
		if n := len(e.Ziel.Leistungen); n > 0 {
			text += ", " + ozg.AnzahlText(n, "Leistung", "Leistungen")
		}
		return text
	case e.Themenfeld != nil:
		t := e.Themenfeld
		return "Themenfeld „" + t.Name + "“ (" + t.Slug + ") ab " + tagText(t.Ab) + ": " + strings.Join(append(slices.Clone(t.Ressorts), t.Laender...), ", ")
	}
	return ""
}

func tagText(iso string) string {
	t, err := ozg.ParseISO(iso)
	if err != nil {
		return iso
	}
	return t.Deutsch()
}

// saveEinstellungen changes one part of the settings that move no number.
func (s *Server) saveEinstellungen(c *fiber.Ctx) error {
	teil := c.FormValue("teil")
	zeile := func(name string) string { return strings.TrimSpace(c.FormValue(name)) }
	text := func(name string) string {
		return strings.TrimSpace(strings.ReplaceAll(c.FormValue(name), "\r\n", "\n"))
	}
	aendere, ok := map[string]func(*einstellung.Einstellungen){
		"auftritt": func(e *einstellung.Einstellungen) {
			e.Ministerium, e.Logotext, e.Akzent = zeile("ministerium"), zeile("logotext"), strings.ToLower(zeile("akzent"))
		},
		"aufbewahrung": func(e *einstellung.Einstellungen) { e.Aufbewahrung = liesMonate(c.FormValue("monate")) },
		"grenzen":      func(e *einstellung.Einstellungen) { e.Grenzen = s.liesGrenzen(c, e.Grenzen) },
		"lesen":        func(e *einstellung.Einstellungen) { e.LesenOhneLogin = c.FormValue("lesen") == "ja" },
		"texte": func(e *einstellung.Einstellungen) {
			e.Impressum, e.Datenschutz, e.Barrierefreiheit = text("impressum"), text("datenschutz"), text("barrierefreiheit")
		},
	}[teil]
	if !ok || s.c.Einstellungen == nil {
		return ozg.NeuerFehler("einstellung_unbekannt", "Diese Einstellung gibt es nicht. Es wurde nichts geändert.")
	}
	as, err := s.c.Einstellungen.Aendere(c.UserContext(), kontoVon(c), s.c.Jetzt(), aendere)
	if err != nil {
		return s.einstellungAbgelehnt(c, zielEingabe{}, err)
	}
	for _, a := range as {
		if teil == "texte" { // they name people, and what stands in the trail can never be erased
			s.vermerkeEinstellung(c, a.Name+": Text geändert")
			continue
		}
		s.vermerkeEinstellung(c, a.Name+": „"+kurz(a.Alt)+"“ → „"+kurz(a.Neu)+"“")
	}
	return s.leiteWeiter(c, "/verwaltung", mit(nil, paramGespeichert, teil))
}

// saveZiel adds a Ziel, or takes one off the list.
func (s *Server) saveZiel(c *fiber.Ctx) error {
	z := &ozg.ZielEinstellung{
		Code: c.FormValue("code"), Name: strings.TrimSpace(c.FormValue("name")), Zaehlung: ozg.Zaehlung(c.FormValue("zaehlung")), Themenfeld: c.FormValue("themenfeld"),
		Leistungen: woerter(c.FormValue("leistungen")), Entfaellt: c.FormValue("entfaellt") == "ja",
	}
	typ := zielEingabe{z.Code, z.Name, c.FormValue("tag"), c.FormValue("leistungen")}
	if t, ok := liesTag(typ.Tag); ok {
		z.Tag = t.String()
	}
	if z.Entfaellt {
		z = &ozg.ZielEinstellung{Code: z.Code, Entfaellt: true}
	}
	if err := s.stelleEin(c, ozg.Einstellung{Ziel: z}); err != nil {
		return s.einstellungAbgelehnt(c, typ, err)
	}
	return s.leiteWeiter(c, "/verwaltung", mit(nil, paramGespeichert, "ziel"))
}

// saveThemenfeld says who leads a Themenfeld from a day on.
func (s *Server) saveThemenfeld(c *fiber.Ctx) error {
	t := &ozg.ThemenfeldEinstellung{
		Slug: c.FormValue("slug"), Name: strings.TrimSpace(c.FormValue("name")), Ressorts: woerter(c.FormValue("ressorts")), Laender: woerter(strings.ToUpper(c.FormValue("laender"))),
	}
	if ab, ok := liesTag(c.FormValue("ab")); ok {
		t.Ab = ab.String()
	}
	if err := s.stelleEin(c, ozg.Einstellung{Themenfeld: t}); err != nil {
		return s.einstellungAbgelehnt(c, zielEingabe{}, err)
	}
	return s.leiteWeiter(c, "/verwaltung", mit(nil, paramGespeichert, "themenfeld"))
}

// stelleEin makes a setting that counts, as the next Vorgang, and tells the trail.
func (s *Server) stelleEin(c *fiber.Ctx, e ozg.Einstellung) error {
	if s.c.Dienst == nil {
		return fiber.ErrNotFound
	}
	nr, err := s.c.Dienst.Einstellen(c.UserContext(), e, kontoVon(c))
	if err != nil {
		return err
	}
	s.vermerkeEinstellung(c, "Vorgang "+strconv.Itoa(int(nr))+": "+einstellungText(e))
	return nil
}

func (s *Server) vermerkeEinstellung(c *fiber.Ctx, gegenstand string) {
	if s.c.Zugang != nil {
		s.c.Zugang.Vermerke(c.UserContext(), kontoVon(c), anmeldung.EreignisEinstellung, store.Getan, gegenstand, s.von(c))
	}
}

func (s *Server) einstellungAbgelehnt(c *fiber.Ctx, ziel zielEingabe, err error) error {
	if _, ok := errors.AsType[*ozg.Fehler](err); !ok {
		return err
	}
	status, _ := einordnen(err, s.grenzen())
	return s.zeigeVerwaltung(c, status, ziel, err)
}

// liesMonate reads a number of months; "" is 0, and what is none becomes one that is refused.
func liesMonate(text string) int {
	if text = strings.TrimSpace(text); text == "" {
		return 0
	}
	if n, err := strconv.Atoi(text); err == nil && n > 0 {
		return n
	}
	return -1
}

// woerter splits what was typed at blanks, commas, semicolons and lines.
func woerter(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ,;/\t\r\n", r) })
}

// showAkzent is the one style that a setting makes. It holds for the light view; the dark one keeps colours
// that can be read there.
func (s *Server) showAkzent(c *fiber.Ctx) error {
	c.Set(fiber.HeaderContentType, "text/css; charset=utf-8")
	c.Set(fiber.HeaderCacheControl, "no-cache")
	akzent := s.c.Einstellungen.Jetzt().Akzent
	if akzent == "" {
		return c.SendString("")
	}
	return c.SendString("@media print{:root{--ozg-link:" + akzent + "}}\n@media (prefers-color-scheme:light){:root:not([data-kern-theme=dark]){--ozg-link:" + akzent + "}}\n[data-kern-theme=light]{--ozg-link:" + akzent + "}\n")
}
