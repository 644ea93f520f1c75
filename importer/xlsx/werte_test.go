package xlsx

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"ozgtracker/internal/ozg"
)

// A number keeps its value and never gets longer than what Go would write.
func TestNumbersAreTheShortestThatRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var roh string
		if rapid.Bool().Draw(t, "as written by people") {
			roh = rapid.StringMatching(`-?[0-9]{1,9}(\.[0-9]{1,7})?`).Draw(t, "number")
		} else {
			roh = strconv.FormatFloat(rapid.Float64Range(-1e300, 1e300).Draw(t, "number"), 'g', 17, 64)
		}
		soll, err := strconv.ParseFloat(roh, 64)
		if err != nil {
			t.Fatal(err)
		}
		wert, ok := liesZahl([]byte(roh))
		if !ok || wert != soll {
			t.Fatalf("%q was read as %v, %v", roh, wert, ok)
		}
		kurz := string(haengeZahlAn(nil, soll))
		if istSchlicht([]byte(roh)) && soll != 0 && math.Abs(soll) >= 1e-9 && roh != kurz {
			t.Fatalf("%q counts as short, but %q is", roh, kurz)
		}
		if zurueck, err := strconv.ParseFloat(kurz, 64); err != nil || zurueck != soll {
			t.Fatalf("%q became %q, which is %v", roh, kurz, zurueck)
		}
	})
}

func TestWhatIsNoNumber(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"", "x", "NaN", "Inf", "0x10", "1_000", "1,5", "1e999", "--1", "1.2.3", "+", "."} {
		if wert, ok := liesZahl([]byte(s)); ok {
			t.Errorf("%q was read as %v", s, wert)
		}
		if istSchlicht([]byte(s)) {
			t.Errorf("%q counts as a short number", s)
		}
	}
}

// Our dates are those of excelize in both systems, but for the first two months of 1900, which each
// program counts in its own way.
func TestDatesAgreeWithExcelize(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		system1904 := rapid.Bool().Draw(t, "1904")
		tage := rapid.IntRange(100, maxSeriell-versatz1904-1).Draw(t, "days")
		zeit := float64(rapid.IntRange(0, 86_399).Draw(t, "seconds")) / 86_400
		soll, err := excelize.ExcelDateToTime(float64(tage)+zeit, system1904)
		if err != nil {
			t.Fatal(err)
		}
		ist, ok := tagVon(float64(tage)+zeit, system1904)
		if !ok || ist != ozg.TagVon(soll) {
			t.Fatalf("%v is %v (%v), excelize says %v", float64(tage)+zeit, ist, ok, soll)
		}
	})
}

func TestSerialNumbersAtTheEdges(t *testing.T) {
	t.Parallel()
	faelle := []struct {
		seriell    float64
		system1904 bool
		soll       string // "": no date
	}{
		{0, false, "1899-12-31"},
		{1, false, "1900-01-01"},
		{59, false, "1900-02-28"},
		{60, false, "1900-02-28"}, // 29.02.1900 never was
		{61, false, "1900-03-01"},
		{25_569, false, "1970-01-01"},
		{44_377, false, "2021-06-30"},
		{2_958_465, false, "9999-12-31"},
		{2_958_466, false, ""},
		{2_958_465.9999999999, false, ""},
		{-1, false, ""},
		{math.NaN(), false, ""},
		{math.Inf(1), false, ""},
		{0, true, "1904-01-01"},
		{42_915, true, "2021-06-30"},
		{2_958_465, true, ""},
	}
	for _, f := range faelle {
		ist, ok := tagVon(f.seriell, f.system1904)
		if ok != (f.soll != "") || ok && ist.String() != f.soll {
			t.Errorf("%v (1904: %v) is %v, %v, want %q", f.seriell, f.system1904, ist, ok, f.soll)
		}
	}
}

func TestFormatCodes(t *testing.T) {
	t.Parallel()
	faelle := map[string]zahlformat{
		"General": formatZahl, "general;-General": formatZahl, "0.00": formatZahl, "#,##0 \"Tage\"": formatZahl, "": formatZahl,
		"0.00E+00": formatZahl, "##0.0e-0": formatZahl, `_-* #,##0.00\ "€"_-`: formatZahl, `0\d`: formatZahl, "[Red]0": formatZahl,
		"[$-407]0": formatZahl, "[>=100]0;0": formatZahl, `"dd"`: formatZahl, "@": formatZahl, "_d0": formatZahl, "*y0": formatZahl,
		"dd.mm.yyyy": formatDatum, "DD.MM.YYYY": formatDatum, "[$-407]mmmm yyyy": formatDatum, "yyyy": formatDatum, "hh:mm": formatDatum,
		"[h]:mm": formatDatum, "[mm]": formatDatum, "[SS]": formatDatum, "mmm": formatDatum, `[=0]"";dd.mm.yy`: formatDatum, "ge.m.d": formatDatum,
		"0%": formatProzent, "0.0%;[Red]-0.0%": formatProzent, `0"%"`: formatZahl, `0\%`: formatZahl,
		`"offen`: formatZahl, "[offen": formatZahl, `\`: formatZahl,
	}
	for code, soll := range faelle {
		if ist := deuteFormat(code); ist != soll {
			t.Errorf("%q is %d, want %d", code, ist, soll)
		}
	}
	for id, soll := range map[int]zahlformat{0: formatZahl, 9: formatProzent, 10: formatProzent, 11: formatZahl, 14: formatDatum, 22: formatDatum, 23: formatZahl, 30: formatDatum, 37: formatZahl, 46: formatDatum, 48: formatZahl, 49: formatZahl, 57: formatDatum, 163: formatZahl} {
		if ist := eingebautesFormat(id); ist != soll {
			t.Errorf("format %d is %d, want %d", id, ist, soll)
		}
	}
}

// Every column has a name, which reads back as this column.
func TestAddresses(t *testing.T) {
	t.Parallel()
	for spalte, soll := range map[int]string{0: "", -1: "", 1: "A", 26: "Z", 27: "AA", 702: "ZZ", 703: "AAA", 16_384: "XFD"} {
		if ist := Spaltenname(spalte); ist != soll {
			t.Errorf("column %d is %q, want %q", spalte, ist, soll)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		spalte, zeile := rapid.IntRange(1, maxSpalte).Draw(t, "column"), rapid.IntRange(1, maxZeile).Draw(t, "row")
		s, z, ok := liesAdresse([]byte(Adresse(spalte, zeile)))
		if !ok || s != spalte || z != zeile {
			t.Fatalf("%s was read as %d, %d, %v", Adresse(spalte, zeile), s, z, ok)
		}
	})
	for _, s := range []string{"", "A", "1", "A0", "A01", "a1", "$A$1", "A1B", "XFE1", "A1048577", "AAAA1", "A-1", "A12345678901234567890"} {
		if _, _, ok := liesAdresse([]byte(s)); ok {
			t.Errorf("%q was read as an address", s)
		}
	}
}

// A target is resolved like a link; none leads out of the package.
func TestTargets(t *testing.T) {
	t.Parallel()
	faelle := []struct{ ordner, ziel, soll string }{
		{"xl/", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"},
		{"xl/", "/xl/Worksheets/Sheet1.xml", "xl/worksheets/sheet1.xml"},
		{"xl/", "./a/../b.xml", "xl/b.xml"},
		{"xl/", "../b.xml", "b.xml"},
		{"xl/", `worksheets\sheet1.xml`, "xl/worksheets/sheet1.xml"},
		{"", "xl/Arbeitsmappe%20neu.xml", "xl/arbeitsmappe neu.xml"},
		{"xl/", "../../b.xml", ""},
		{"", "..", ""},
		{"xl/", "/../b.xml", ""},
		{"xl/", "%2e%2e/%2e%2e/b.xml", ""},
		{"", "", ""},
		{"", "a\x00b", ""},
	}
	for _, f := range faelle {
		ist, ok := loeseZiel(f.ordner, f.ziel)
		if ok != (f.soll != "") || ist != f.soll {
			t.Errorf("%q from %q is %q, %v, want %q", f.ziel, f.ordner, ist, ok, f.soll)
		}
	}
}

// The escapes of forbidden characters are resolved once, from left to right.
func TestEscapes(t *testing.T) {
	t.Parallel()
	faelle := map[string]string{
		"": "", "_x": "_x", "a_x000D_\nb": "a\r\nb", "_x005F_x000D_": "_x000D_", "_x00e4_": "ä", "_xGGGG_": "_xGGGG_",
		"_x000D": "_x000D", "__x0041_": "_A", "_x0000_": "\uFFFD", "_xD83D__xDE00_": "😀", "_xDE00_x": "\uFFFDx", "_x_x0041_": "_xA",
	}
	for roh, soll := range faelle {
		if ist := string(entmaskiere([]byte("davor"+roh), len("davor"))); ist != "davor"+soll {
			t.Errorf("%q became %q, want %q", roh, ist, "davor"+soll)
		}
	}
}

// A hostile sheet name does not get to format our sentences.
func TestSheetNamesInMessages(t *testing.T) {
	t.Parallel()
	if ist := benenne("a\n\u202Eb"); ist != "Blatt „ab“" {
		t.Errorf("got %q", ist)
	}
	if ist := benenne(strings.Repeat("ü", 100)); ist != "Blatt „"+strings.Repeat("ü", 39)+"…“" {
		t.Errorf("got %q", ist)
	}
}
