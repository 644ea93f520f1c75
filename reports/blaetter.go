package reports

import (
	"slices"
	"strings"
	"time"

	"ozgtracker/internal/ozg"
)

// Blatt is a sheet that a report can hold.
type Blatt struct {
	Code string // of addresses, the command line and saved reports
	Name string // of the sheet
	Text string // what it shows
}

// The codes of the sheets.
const (
	codeUebersicht   = "uebersicht"
	codeLand         = "land"
	codeBurnUp       = "burnup"
	codeThemenfelder = "themenfelder"
	codeTyp          = "typ"
	codeWelle        = "welle"
	codeNachnutzung  = "nachnutzung"
	codeLaender      = "laender"
	codeBruecke      = "bruecke"
	codeAenderungen  = "aenderungen"
	codeTermine      = "termine"
	codeTrend        = "meilensteintrend"
	codeVerzug       = "verzug"
	codeLeistungen   = "leistungen"
	codeMethodik     = "methodik"
	codeDatenstand   = "datenstand"
)

// Blaetter lists the sheets in the order of the workbook. Übersicht is in every report.
var Blaetter = []Blatt{
	{codeUebersicht, blattUebersicht, "die Aussage in einem Satz, die drei Zahlen nebeneinander, Tage bis zur Frist und die wichtigsten Diagramme"},
	{codeLand, blattLand, "Stand je Themenfeld, Verlauf und was im Land fehlt; nur im Bericht zu genau einem Land"},
	{codeBurnUp, blattBurnUp, "die drei Zahlen je Monatsende mit Plan, Erstplan, Umfang und Frist"},
	{codeThemenfelder, blattThemenfelder, "Stand je Themenfeld; fehlt im Bericht zu einem einzelnen Themenfeld"},
	{codeTyp, blattTyp, "Stand nach Typ 1, 2/3 und 4/5"},
	{codeWelle, blattWelle, "Stand nach Umsetzungswellen"},
	{codeNachnutzung, blattNachnutzung, "Modelle A, B und C nach Entwicklung und Betrieb"},
	{codeLaender, blattLaender, "in wie vielen Leistungen jedes Land online ist, mit Farbstufen je Themenfeld"},
	{codeBruecke, blattBruecke, "woraus der Unterschied zum Vergleichstag besteht; nur mit Vergleich"},
	{codeAenderungen, blattAenderungen, "was online wurde, zurückfiel, hinzukam oder ausschied; nur mit Vergleich"},
	{codeTermine, blattTermine, "welche Soll-Termine sich um wie viele Tage verschoben haben; nur mit Vergleich"},
	{codeTrend, blattTrend, "wie sich die Soll-Termine von Plan zu Plan verschoben haben"},
	{codeVerzug, blattVerzug, "was über dem Soll-Termin ist, gegen Erstplan und aktuellen Plan"},
	{codeLeistungen, blattLeistungen, "alle OZG-Leistungen mit Filter und fester Kopfzeile"},
	{codeMethodik, blattMethodik, "jede Definition mit Fassung und Beispiel, und was die Zahlen nicht sagen"},
	{codeDatenstand, blattDatenstand, "wie alt und wie vollständig die Meldungen sind, und aus welchen Dateien sie stammen"},
}

// Art is a kind of report.
type Art string

// The kinds of reports. A Gesamtbericht on one Themenfeld or one Land is the Themenfeldbericht or the
// Landesbericht.
const (
	Gesamtbericht     Art = "gesamtbericht"
	Aenderungsbericht Art = "aenderungsbericht"
)

// ohneAuswahl are the sheets of a Gesamtbericht that must be asked for.
var ohneAuswahl = []string{codeTrend}

var blaetterAenderungen = []string{codeUebersicht, codeBruecke, codeAenderungen, codeTermine, codeTrend, codeMethodik, codeDatenstand}

// Vorgesehen reports whether a report of this kind holds a sheet when nobody chooses.
func (a Art) Vorgesehen(code string) bool {
	if a == Aenderungsbericht {
		return slices.Contains(blaetterAenderungen, code)
	}
	return !slices.Contains(ohneAuswahl, code)
}

// Optionen say what a report is about and what its title block names.
type Optionen struct {
	Art           Art            // "": Gesamtbericht
	Themenfelder  []string       // names, in the order of ozg.Themenfelder; none: all
	Laender       []string       // codes, in the order of ozg.Laender; none: all Leistungen, also those of the Bund
	Blaetter      []string       // codes of the chosen sheets; none: those of the Art
	Vergleich     *ozg.Blick     // day compared with, nil for none; a Wissensstand of 0 is that of the report
	Beispieldaten bool           // every sheet says so
	Herausgeber   string         // the ministry, or ""
	Erstellt      time.Time      // the only moment in the file; its location is the one shown
	Konto         string         // who made it
	Adresse       string         // of the same view on the pages, or ""
	LeiKaAnzahl   map[string]int // LeiKa-Leistungen per OZG-ID, for the weighted counts; may be nil
}

// Waehle sets Themenfelder, Länder and sheets as a person names them: a name, short name or slug, a name or
// code, a code of Blaetter. Empty texts are passed over. Errors are *ozg.Fehler with the codes
// "bericht_themenfeld", "bericht_land" and "bericht_inhalt".
func (o *Optionen) Waehle(themenfelder, laender, inhalt []string) error {
	var namen, codes []string
	for _, text := range themenfelder {
		name, ok := ozg.LiesThemenfeld(text)
		if !ok && text != "" {
			return ozg.NeuerFehler("bericht_themenfeld", "Das Themenfeld „"+einzeilig(text, 60)+"“ gibt es nicht. Wählen Sie unter: "+themenfeldNamen()+".")
		}
		namen = append(namen, name)
	}
	for _, text := range laender {
		code, ok := ozg.LiesLand(text)
		if !ok && text != "" {
			return ozg.NeuerFehler("bericht_land", "Das Land „"+einzeilig(text, 60)+"“ gibt es nicht. Schreiben Sie seinen Namen oder sein Kürzel, etwa NI.")
		}
		codes = append(codes, code)
	}
	for _, code := range inhalt {
		if code != "" && !slices.ContainsFunc(Blaetter, func(b Blatt) bool { return b.Code == code }) {
			return ozg.NeuerFehler("bericht_inhalt", "Das Blatt „"+einzeilig(code, 60)+"“ gibt es in keinem Bericht. Wählen Sie unter: "+BlattCodes()+".")
		}
	}
	o.Themenfelder, o.Laender, o.Blaetter = nil, nil, nil
	for _, t := range ozg.Themenfelder {
		if slices.Contains(namen, t.Name) {
			o.Themenfelder = append(o.Themenfelder, t.Name)
		}
	}
	for _, l := range ozg.Laender {
		if slices.Contains(codes, l.Code) {
			o.Laender = append(o.Laender, l.Code)
		}
	}
	for _, b := range Blaetter {
		if slices.Contains(inhalt, b.Code) {
			o.Blaetter = append(o.Blaetter, b.Code)
		}
	}
	return nil
}

// Pruefe refuses a report that could not say what it is asked for. Errors are *ozg.Fehler.
func (o Optionen) Pruefe() error {
	if o.Art == Aenderungsbericht && o.Vergleich == nil {
		return ozg.NeuerFehler("bericht_ohne_vergleich", "Ein Änderungsbericht braucht einen Vergleichstag, der nicht der Stichtag ist. Nennen Sie einen, etwa das Vorquartal.")
	}
	return nil
}

// OhneInhalt are the codes of chosen sheets that this report cannot hold: without a day to compare with, without
// exactly one Land, or on one Themenfeld only.
func (o Optionen) OhneInhalt() (codes []string) {
	for _, code := range o.Blaetter {
		if !o.moeglich(code) {
			codes = append(codes, code)
		}
	}
	return codes
}

func themenfeldNamen() string {
	namen := make([]string, 0, len(ozg.Themenfelder))
	for _, t := range ozg.Themenfelder {
		namen = append(namen, t.Name)
	}
	return strings.Join(namen, ", ")
}

// BlattCodes lists the codes of the sheets, with commas between them.
func BlattCodes() string {
	codes := make([]string, 0, len(Blaetter))
	for _, b := range Blaetter {
		codes = append(codes, b.Code)
	}
	return strings.Join(codes, ", ")
}

// blaetter are the codes of the sheets that the report holds, in order.
func (o Optionen) blaetter() (codes []string) {
	for _, b := range Blaetter {
		gewaehlt := b.Code == codeUebersicht || slices.Contains(o.Blaetter, b.Code) || len(o.Blaetter) == 0 && o.Art.Vorgesehen(b.Code)
		if gewaehlt && o.moeglich(b.Code) {
			codes = append(codes, b.Code)
		}
	}
	return codes
}

// moeglich reports whether a sheet can say anything in this report.
func (o Optionen) moeglich(code string) bool {
	switch code {
	case codeLand:
		return len(o.Laender) == 1
	case codeThemenfelder:
		return len(o.Themenfelder) != 1
	case codeBruecke, codeAenderungen, codeTermine:
		return o.Vergleich != nil
	}
	return true
}

// bericht is the name of the kind as a reader knows it.
func (o Optionen) bericht() string {
	switch {
	case o.Art == Aenderungsbericht:
		return "Änderungsbericht"
	case len(o.Laender) == 1:
		return "Landesbericht"
	case len(o.Themenfelder) == 1:
		return "Themenfeldbericht"
	}
	return "Gesamtbericht"
}

// gehoert is the choice of Leistungen, nil for all. With Länder these are the Leistungen for which one of
// them is zuständig.
func (o Optionen) gehoert() func(*ozg.Leistung) bool {
	if len(o.Themenfelder) == 0 && len(o.Laender) == 0 {
		return nil
	}
	return func(l *ozg.Leistung) bool {
		if len(o.Themenfelder) > 0 && !slices.Contains(o.Themenfelder, l.Themenfeld()) {
			return false
		}
		return len(o.Laender) == 0 || slices.ContainsFunc(o.Laender, func(code string) bool {
			s, ok := l.ImLand(ozg.LandIndex(code))
			return ok && s != ozg.LandNichtZustaendig
		})
	}
}

// namenAmBlick are the names of the chosen Themenfelder as they are called at the Blick.
func (o Optionen) namenAmBlick(s ozg.Sicht) []string {
	namen := slices.Clone(o.Themenfelder)
	for i, name := range namen {
		t, _ := ozg.ThemenfeldNamed(name)
		if t, ok := s.Themenfeld(t.Slug); ok {
			namen[i] = t.Name
		}
	}
	return namen
}

// auswahlText is the choice in words.
func (o Optionen) auswahlText(s ozg.Sicht) string {
	namen := o.namenAmBlick(s)
	teile := []string{"alle Themenfelder"}
	switch len(namen) {
	case 0:
	case 1:
		teile[0] = "nur Themenfeld " + namen[0]
	default:
		teile[0] = "nur Themenfelder " + strings.Join(namen, ", ")
	}
	if len(o.Laender) > 0 {
		teile = append(teile, "nur OZG-Leistungen, für die zuständig ist: "+landNamen(o.Laender))
	}
	return strings.Join(teile, "; ")
}
