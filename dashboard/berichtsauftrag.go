package dashboard

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
)

// auftragAngaben say which report is made: what the store keeps as JSON.
type auftragAngaben struct {
	Art        string `json:"art"`
	Themenfeld string `json:"themenfeld"` // slug, "" for all
	Vergleich  string `json:"vergleich"`  // word of auftragVergleiche; "" is the first
}

// The kinds of reports that can be made regularly.
const (
	artGesamt    = "gesamtbericht"
	artAenderung = "aenderungsbericht"
	artVorlage   = "rueckmeldevorlage"
)

// auftragArten are their names, in the order of the form.
var auftragArten = []auswahlOption{
	{Wert: artGesamt, Text: "Gesamtbericht (Excel)"},
	{Wert: artAenderung, Text: "Änderungsbericht (Excel)"},
	{Wert: artVorlage, Text: "Rückmeldevorlage (Excel), für genau ein Themenfeld"},
}

// auftragVergleiche are the days that reports are compared with, seen from the Stichtag of each.
var auftragVergleiche = []auswahlOption{
	{Wert: ozg.VergleichVorquartal, Text: "Ende des vorigen Quartals"},
	{Wert: vergleichVormonat, Text: "Ende des vorigen Monats"},
	{Wert: ozg.VergleichVorjahr, Text: "ein Jahr zuvor"},
	{Wert: ozg.VergleichKein, Text: "ohne Vergleich (nur Gesamtbericht)"},
}

// vergleichVormonat is a word of regular reports only.
const vergleichVormonat = "vormonat"

// vergleich is the day to compare with, nil for none.
func (a auftragAngaben) vergleich(stichtag ozg.Tag) *ozg.Blick {
	switch a.Vergleich {
	case ozg.VergleichKein:
		return nil
	case vergleichVormonat:
		return &ozg.Blick{Stichtag: stichtag.PlusMonate(-1)}
	case ozg.VergleichVorjahr:
		return &ozg.Blick{Stichtag: stichtag.Vorjahr()}
	}
	return &ozg.Blick{Stichtag: stichtag.Vorquartal()}
}

// auftraegePage lists what is made regularly and what is kept of it.
type auftraegePage struct {
	basePage
	Satz         string
	Auftraege    []auftragZeile
	Berichte     []berichtZeile
	Arten        []auswahlOption
	Vergleiche   []auswahlOption
	Themenfelder []auswahlOption
	Tage         []int
	Senden       string
	Name, Fehler string // of the form that was refused
	Tag          int
}

// auftragZeile is one regular report.
type auftragZeile struct {
	Name, Was, Wann, Naechster string
	Fehler                     string
	Konto                      string
	Jetzt, Loeschen            string // targets of forms
}

// berichtZeile is one kept report.
type berichtZeile struct {
	Name, Faellig, Stichtag, Am, Konto, Groesse string
	Wissen                                      ozg.Nr
	Href, Loeschen                              string
}

// Stunde is the hour at which reports are made.
func (p auftraegePage) Stunde() int { return auftragStunde }

func (s *Server) showAuftraege(c *fiber.Ctx) error {
	return s.zeigeAuftraege(c, fiber.StatusOK, auftraegePage{Tag: 1})
}

// zeigeAuftraege shows the page; p holds what was typed where a form was refused.
func (s *Server) zeigeAuftraege(c *fiber.Ctx, status int, p auftraegePage) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	p.basePage = s.basePage(a, "Regelmäßige Berichte", "/berichte")
	p.OhneSteuerung = true
	auftraege, err := s.c.Store.Berichtsauftraege(c.UserContext())
	if err != nil {
		return err
	}
	berichte, err := s.c.Store.Berichte(c.UserContext())
	if err != nil {
		return err
	}
	p.Satz = auftraegeSatz(len(auftraege), len(berichte))
	p.Vergleiche = auftragVergleiche
	p.Arten, p.Themenfelder, p.Senden = auftragArten, themenfeldOptionen(""), p.Adresse("/berichte/regelmaessig")
	for t := 1; t <= 31; t++ {
		p.Tage = append(p.Tage, t)
	}
	for _, x := range auftraege {
		p.Auftraege = append(p.Auftraege, p.newAuftragZeile(x))
	}
	for _, b := range berichte {
		p.Berichte = append(p.Berichte, p.newBerichtZeile(b))
	}
	return s.zeigeFrisch(c, status, "auftraege", p)
}

func auftraegeSatz(auftraege, berichte int) string {
	if auftraege+berichte == 0 {
		return "Berichte, die jeden Monat von selbst entstehen"
	}
	return ozg.AnzahlText(auftraege, "regelmäßiger Bericht", "regelmäßige Berichte") + ", " + ozg.AnzahlText(berichte, "abgelegter Bericht", "abgelegte Berichte")
}

func (p basePage) newAuftragZeile(a store.Berichtsauftrag) auftragZeile {
	s := p.s
	z := auftragZeile{
		Name: a.Name, Wann: fmt.Sprintf("am %d. jeden Monats, %d Uhr", a.Tag, auftragStunde), Fehler: a.Fehler, Konto: p.KontoName(a.Konto),
		Jetzt: s.link.zu("/berichte/regelmaessig/"+a.ID+"/jetzt", nil), Loeschen: s.link.zu("/berichte/regelmaessig/"+a.ID+"/loeschen", nil),
	}
	if a.Tag > 28 {
		z.Wann += " (in kürzeren Monaten am letzten Tag)"
	}
	for _, t := range ozg.Faellig(a.Tag, a.Bis, a.Bis+62)[:1] {
		z.Naechster = t.Deutsch()
	}
	angaben, err := liesAngaben(a.Angaben)
	if err != nil {
		z.Was = "unbekannt"
		return z
	}
	for _, art := range auftragArten {
		if art.Wert == angaben.Art {
			z.Was, _, _ = strings.Cut(art.Text, ",")
		}
	}
	z.Was += ", alle Themenfelder"
	if t, ok := ozg.ThemenfeldSlug(angaben.Themenfeld); ok {
		z.Was = strings.TrimSuffix(z.Was, "alle Themenfelder") + "Themenfeld " + t.Name
	}
	for i, v := range auftragVergleiche {
		if angaben.Art != artVorlage && (v.Wert == angaben.Vergleich || angaben.Vergleich == "" && i == 0) {
			z.Was += "; Vergleich: " + strings.TrimSuffix(v.Text, " (nur Gesamtbericht)")
		}
	}
	return z
}

func (p basePage) newBerichtZeile(b store.Bericht) berichtZeile {
	s := p.s
	z := berichtZeile{
		Name: b.Name, Faellig: "von Hand", Stichtag: b.Stichtag.Deutsch(), Am: b.Am.In(s.berlin).Format("02.01.2006, 15:04") + " Uhr",
		Konto: p.KontoName(b.Konto), Groesse: ozg.ZahlText((b.Groesse+1023)/1024) + " KB", Wissen: b.Wissen,
		Href: s.link.zu("/berichte/abgelegt/"+b.ID, nil), Loeschen: s.link.zu("/berichte/abgelegt/"+b.ID+"/loeschen", nil),
	}
	if b.Faellig != 0 {
		z.Faellig = b.Faellig.Deutsch()
	}
	return z
}

func liesAngaben(roh json.RawMessage) (a auftragAngaben, err error) {
	if err := json.Unmarshal(roh, &a); err != nil {
		return a, fmt.Errorf("read order of a report: %w", err)
	}
	return a, nil
}

// laengsterName of a regular report, in characters.
const laengsterName = 120

// addAuftrag stores what the form says. The first report is made on the first due day after today.
func (s *Server) addAuftrag(c *fiber.Ctx) error {
	p := auftraegePage{Name: strings.TrimSpace(c.FormValue("name"))}
	a := auftragAngaben{Art: c.FormValue("art"), Themenfeld: c.FormValue("themenfeld"), Vergleich: c.FormValue("vergleich")}
	p.Tag, _ = strconv.Atoi(c.FormValue("tag")) // 0 is refused below
	if p.Fehler = pruefeAuftrag(p.Name, a, p.Tag); p.Fehler != "" {
		p.Tag = max(1, min(31, p.Tag))
		return s.zeigeAuftraege(c, fiber.StatusUnprocessableEntity, p)
	}
	roh, err := json.Marshal(a)
	if err != nil {
		return fmt.Errorf("write order of a report: %w", err)
	}
	_, err = s.c.Store.AddBerichtsauftrag(c.UserContext(), store.Berichtsauftrag{
		Name: p.Name, Angaben: roh, Tag: p.Tag, Konto: kontoVon(c), Angelegt: s.c.Jetzt(), Bis: s.heute(),
	})
	if err != nil {
		return err
	}
	return s.leiteWeiter(c, "/berichte/regelmaessig", nil)
}

// pruefeAuftrag says in German what is missing, or "".
func pruefeAuftrag(name string, a auftragAngaben, tag int) string {
	_, bekannt := ozg.ThemenfeldSlug(a.Themenfeld)
	switch {
	case name == "":
		return "Geben Sie dem Bericht einen Namen, unter dem Sie ihn wiederfinden."
	case len([]rune(name)) > laengsterName:
		return "Der Name ist länger als " + strconv.Itoa(laengsterName) + " Zeichen. Kürzen Sie ihn."
	case a.Art != artGesamt && a.Art != artAenderung && a.Art != artVorlage:
		return "Wählen Sie, welcher Bericht erzeugt werden soll."
	case a.Vergleich != "" && !slices.ContainsFunc(auftragVergleiche, func(o auswahlOption) bool { return o.Wert == a.Vergleich }):
		return "Wählen Sie, womit verglichen werden soll."
	case a.Art == artAenderung && a.Vergleich == ozg.VergleichKein:
		return "Ein Änderungsbericht braucht einen Vergleich. Wählen Sie, womit verglichen werden soll."
	case a.Themenfeld != "" && !bekannt:
		return "Dieses Themenfeld gibt es nicht. Wählen Sie eines aus der Liste."
	case a.Art == artVorlage && a.Themenfeld == "":
		return "Eine Rückmeldevorlage gilt für genau ein Themenfeld. Wählen Sie eines aus der Liste."
	case tag < 1 || tag > 31:
		return "Wählen Sie einen Tag des Monats von 1 bis 31."
	}
	return ""
}

// makeJetzt makes a regular report at once, beside its due days.
func (s *Server) makeJetzt(c *fiber.Ctx) error {
	a, err := s.c.Store.Berichtsauftrag(c.UserContext(), c.Params("id"))
	if err != nil {
		return err
	}
	a.Konto = kontoVon(c)
	if err := s.c.Dienst.Aktualisieren(c.UserContext()); err != nil {
		return err
	}
	if _, err := s.erzeuge(c.UserContext(), a, 0, s.c.Jetzt()); err != nil {
		return err
	}
	return s.leiteWeiter(c, "/berichte/regelmaessig", nil)
}

func (s *Server) removeAuftrag(c *fiber.Ctx) error {
	if err := s.c.Store.DeleteBerichtsauftrag(c.UserContext(), c.Params("id")); err != nil {
		return err
	}
	return s.leiteWeiter(c, "/berichte/regelmaessig", nil)
}

func (s *Server) removeBericht(c *fiber.Ctx) error {
	if err := s.c.Store.DeleteBericht(c.UserContext(), c.Params("id")); err != nil {
		return err
	}
	return s.leiteWeiter(c, "/berichte/regelmaessig", nil)
}

// downloadAbgelegt sends a kept report.
func (s *Server) downloadAbgelegt(c *fiber.Ctx) error {
	ctx, cancel := context.WithTimeout(c.UserContext(), 30*time.Second)
	defer cancel()
	b, inhalt, err := s.c.Store.Bericht(ctx, c.Params("id"))
	if err != nil {
		return err
	}
	c.Set(fiber.HeaderContentType, typExcel)
	c.Set(fiber.HeaderContentDisposition, anhang(b.Datei))
	c.Set(fiber.HeaderCacheControl, "no-store")
	return c.Send(inhalt)
}
