package dashboard

import (
	"bytes"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
	"ozgtracker/reports"
)

// berichtePage offers the Gesamtbericht and the other downloads at a Blick.
type berichtePage struct {
	basePage
	Satz         string
	Senden       string // target of the form
	Wissen       string // hidden in the form, "" for the present
	Themenfelder []auswahlOption
	Blaetter     []blattText
	Alles        []downloadLink
	Vorlage      string // target of the form for the Rückmeldevorlage
}

// blattText says what a sheet of the report shows.
type blattText struct{ Name, Text string }

type downloadLink struct{ Text, Href, Hinweis string }

// berichtBlaetter are the sheets of the Gesamtbericht in their order; a test holds them against the
// workbook.
var berichtBlaetter = []blattText{
	{"Übersicht", "Umfang, die drei Zahlen nebeneinander, Tage bis zur Frist und die wichtigsten Diagramme auf einer Seite"},
	{"Burn-up", "die drei Zahlen je Monatsende mit Plan, Erstplan, Umfang und Frist, als Diagramm und Tabelle"},
	{"Themenfelder", "Stand je Themenfeld; fehlt im Bericht zu einem einzelnen Themenfeld"},
	{"Typ", "Stand nach Typ 1, 2/3 und 4/5"},
	{"Welle", "Stand nach Umsetzungswellen"},
	{"Nachnutzung", "Modelle A, B und C nach Entwicklung und Betrieb"},
	{"Länder", "in wie vielen Leistungen jedes Land online ist"},
	{"Verzug", "was über dem Soll-Termin ist, gegen Erstplan und aktuellen Plan"},
	{"Leistungen", "alle OZG-Leistungen mit Filter und fester Kopfzeile"},
	{"Methodik", "jede Definition mit Fassung und Beispiel, und was die Zahlen nicht sagen"},
	{"Datenstand", "wie alt und wie vollständig die Meldungen je Themenfeld sind"},
}

func (s *Server) showBerichte(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeSeite(c, a, "berichte", func() (any, error) {
		base := s.basePage(a, "Berichte", "/berichte")
		base.OhneSteuerung = true // the form asks for the Stichtag
		return newBerichtePage(base), nil
	})
}

func newBerichtePage(base basePage) berichtePage {
	slug := ""
	if codes := base.Anfrage.Filter.Gewaehlt(ozg.DimThemenfeld); len(codes) == 1 {
		slug = codes[0]
	}
	return berichtePage{
		basePage: base, Satz: "Gesamtbericht als Excel-Mappe, wie er in eine Vorlage kann",
		Senden: base.Adresse("/berichte/gesamtbericht.xlsx"), Wissen: base.WissenText(),
		Themenfelder: themenfeldOptionen(slug), Blaetter: berichtBlaetter,
		Vorlage: base.Adresse("/berichte/rueckmeldevorlage.xlsx"),
		Alles: []downloadLink{
			{"Alle Leistungen (Excel)", base.Link("/leistungen.xlsx"), "gefiltert und sortiert in der Liste der Leistungen"},
			{"Alle Leistungen (CSV)", base.Link("/leistungen.csv"), "Semikolon, UTF-8"},
			{"Schnittstelle (JSON)", base.Link("/api/v1/ueberblick"), "mit Beschreibung nach OpenAPI"},
		},
	}
}

// downloadBericht writes the Gesamtbericht. One is written at a time, so that reports cannot starve the
// pages.
func (s *Server) downloadBericht(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	thema, err := einThemenfeld(a.Filter)
	if err != nil {
		return err
	}
	in := reports.Zusammenstellen(a.Sicht, reports.Optionen{
		Themenfeld: thema.Name, Beispieldaten: s.c.Beispieldaten, Erstellt: s.c.Jetzt().In(s.berlin), Konto: s.werName(c),
		Adresse: s.berichtAdresse(a, thema), LeiKaAnzahl: s.leikaAnzahl(),
	})
	var b bytes.Buffer
	s.berichtSperre.Lock()
	err = reports.Write(&b, in)
	s.berichtSperre.Unlock()
	if err != nil {
		return err
	}
	c.Set(fiber.HeaderContentType, typExcel)
	c.Set(fiber.HeaderContentDisposition, anhang(berichtName(a.Sicht.Stichtag, thema)))
	c.Set(fiber.HeaderCacheControl, "no-store")
	return c.Send(b.Bytes())
}

// einThemenfeld gives the only chosen Themenfeld, or none for all.
func einThemenfeld(f filter) (ozg.Themenfeld, error) {
	codes := f.Gewaehlt(ozg.DimThemenfeld)
	if len(codes) == 0 {
		return ozg.Themenfeld{}, nil
	}
	t, ok := ozg.ThemenfeldSlug(codes[0])
	if !ok || len(codes) > 1 {
		return t, ozg.NeuerFehler("bericht_themenfeld", "Ein Bericht gilt für alle Themenfelder oder für genau eines. Wählen Sie eines aus der Liste.")
	}
	return t, nil
}

func berichtName(stichtag ozg.Tag, t ozg.Themenfeld) string {
	if t.Slug != "" {
		return "ozg-bericht-" + t.Slug + "-" + stichtag.String() + ".xlsx"
	}
	return "ozg-bericht-" + stichtag.String() + ".xlsx"
}

// berichtAdresse is where the same numbers are found, reproducibly: with the number of the Wissensstand.
func (s *Server) berichtAdresse(a anfrage, t ozg.Themenfeld) string {
	if s.link.wurzel == "" {
		return ""
	}
	pfad := "/"
	if t.Slug != "" {
		pfad = "/themenfelder/" + t.Slug
	}
	return s.link.absolut(pfad, mit(nil, paramStichtag, a.Sicht.Stichtag.String(), paramWissen, strconv.Itoa(int(a.Sicht.Wissen))))
}

// leikaAnzahl counts the LeiKa-Leistungen of each OZG-Leistung.
func (s *Server) leikaAnzahl() map[string]int {
	m := make(map[string]int, len(s.leika))
	for id, es := range s.leika {
		if id != "" {
			m[id] = len(es)
		}
	}
	return m
}
