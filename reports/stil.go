package reports

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// schrift is the font of all cells and charts: Calibri is on every office PC; the fonts of the pages
// are not.
const schrift = "Calibri"

// The colours of the pages in their light form (without #).
const (
	farbeText      = "131525"
	farbeZweit     = "4B5172"
	farbeRot       = "B42318" // Frist and Verzug only
	farbeWarnung   = "8A4B00" // Beispieldaten
	farbeRegel     = "6E7597" // strong rule, plan line
	farbeHaarlinie = "D3D6E2" // thin rule
	farbeFlaeche   = "F5F6F9"
	farbeNavy      = "142567" // flächendeckend
	farbeBlau      = "3A66C4" // online
	farbeUmsetz    = "874E16"
	farbePlanung   = "C67C14"
	farbeOffen     = "F1F3F8"
	farbeZurueck   = "7C8096"
)

// The number formats; Excel shows them with the separators of the reader's language.
const (
	formatZahl = "#,##0"
	formatTag  = "dd.mm.yyyy"
	// A difference shows its sign.
	formatDifferenz = `+#,##0;"−"#,##0;"±0"`
	formatProzent   = "0 %"
	// 574 of 575 is 99 %, not 100 %; 1 of 575 is 1 %, not 0 %. The cell keeps the exact share.
	formatProzentHoch = `[>=1]0 %;[>=0.995]"99 %";0 %`
	formatProzentTief = `[<=0]0 %;[<0.005]"1 %";0 %`
	formatText        = "@"
)

// The kinds of lines, as excelize numbers them.
const (
	linieDuenn  = 1
	linieMittel = 2
	linieDick   = 5
	linieStrich = 8
)

// stil is one look of a cell. It is comparable: equal looks share one style of the workbook.
type stil struct {
	groesse                     float64 // points; 0: 11
	fett                        bool
	farbe, flaeche              string // "" for text colour and no fill
	format                      string
	rechts                      bool // horizontal; left otherwise
	umbruch, zentriert, gedreht bool // zentriert: vertical centre, top otherwise
	oben, unten                 string
	obenStrich                  int // kind of the upper line; 0: thin
	einzug                      int
	frei                        bool // may be changed on a protected sheet
}

func (s stil) mit(format string) stil {
	s.format = format
	return s
}

func (s stil) excel() *excelize.Style {
	e := &excelize.Style{
		Font:      &excelize.Font{Family: schrift, Size: 11, Bold: s.fett, Color: farbeText},
		Alignment: &excelize.Alignment{Vertical: "top", WrapText: s.umbruch, Indent: s.einzug, Horizontal: "left"},
	}
	if s.groesse > 0 {
		e.Font.Size = s.groesse
	}
	if s.farbe != "" {
		e.Font.Color = s.farbe
	}
	if s.flaeche != "" {
		e.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{s.flaeche}}
	}
	if s.format != "" {
		e.CustomNumFmt = &s.format
	}
	if s.frei {
		e.Protection = &excelize.Protection{Locked: false}
	}
	if s.rechts {
		e.Alignment.Horizontal = "right"
	}
	if s.zentriert {
		e.Alignment.Vertical = "center"
	}
	if s.gedreht {
		e.Alignment.TextRotation, e.Alignment.Vertical = 90, "bottom"
	}
	if s.oben != "" {
		e.Border = append(e.Border, excelize.Border{Type: "top", Color: s.oben, Style: max(s.obenStrich, linieDuenn)})
	}
	if s.unten != "" {
		e.Border = append(e.Border, excelize.Border{Type: "bottom", Color: s.unten, Style: linieDuenn})
	}
	return e
}

// The looks that occur on several sheets.
var (
	stilTitel   = stil{groesse: 16, fett: true}
	stilZweit   = stil{groesse: 10, farbe: farbeZweit, umbruch: true}
	stilWarnung = stil{groesse: 10, fett: true, farbe: farbeWarnung, umbruch: true}
	// stilOben and stilZahlOben stand beside long texts.
	stilOben      = stil{groesse: 10, unten: farbeHaarlinie, umbruch: true}
	stilZahlOben  = stil{groesse: 10, unten: farbeHaarlinie, rechts: true, format: formatZahl}
	stilSatz      = stil{groesse: 12, fett: true, umbruch: true, zentriert: true}
	stilAbschnitt = stil{groesse: 13, fett: true}
	stilFliess    = stil{umbruch: true}
	stilKopf      = stil{groesse: 10, fett: true, flaeche: farbeFlaeche, umbruch: true, unten: farbeRegel, zentriert: true}
	stilKopfZahl  = stil{groesse: 10, fett: true, flaeche: farbeFlaeche, umbruch: true, unten: farbeRegel, zentriert: true, rechts: true}
	stilText      = stil{groesse: 10, zentriert: true, unten: farbeHaarlinie, umbruch: true}
	stilKnapp     = stil{groesse: 10, zentriert: true, unten: farbeHaarlinie}
	stilZahl      = stil{groesse: 10, zentriert: true, unten: farbeHaarlinie, rechts: true, format: formatZahl}
	stilTag       = stil{groesse: 10, zentriert: true, unten: farbeHaarlinie, rechts: true, format: formatTag}
	stilSumme     = stil{groesse: 10, zentriert: true, fett: true, oben: farbeRegel, unten: farbeRegel}
	stilSummeZ    = stil{groesse: 10, zentriert: true, fett: true, oben: farbeRegel, unten: farbeRegel, rechts: true, format: formatZahl}
)

// zeilenhoehe estimates the height in points that a wrapped text needs in a cell of the given width (in
// characters of the default font). Excel finds it alone for single cells, never for merged ones.
func zeilenhoehe(text string, breite, groesse float64, fett bool) float64 {
	if groesse == 0 {
		groesse = 11
	}
	jeZeile := breite * 11 / groesse * 1.12 // running text is narrower than digits
	if fett {
		jeZeile *= 0.97
	}
	zeilen := 0
	for absatz := range strings.SplitSeq(text, "\n") {
		zeilen += umbrueche(absatz, int(jeZeile))
	}
	return min(float64(zeilen)*groesse*1.3+3, excelize.MaxRowHeight)
}

// umbrueche counts the lines of one paragraph, broken between words.
func umbrueche(absatz string, breite int) int {
	zeilen, stand := 1, 0
	for wort := range strings.FieldsSeq(absatz) {
		n := laenge(wort)
		if stand > 0 && stand+1+n > breite {
			zeilen, stand = zeilen+1, 0
		}
		if stand > 0 {
			stand++
		}
		for ; n > breite && breite > 0; n -= breite {
			zeilen++
		}
		stand += n
	}
	return zeilen
}
