package xlsx

import (
	"testing"

	"pgregory.net/rapid"

	"ozgtracker/importer/tabelle"
)

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

// Every address reads back as its column and row.
func TestAddresses(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		spalte, zeile := rapid.IntRange(1, tabelle.MaxSpalte).Draw(t, "column"), rapid.IntRange(1, tabelle.MaxZeile).Draw(t, "row")
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
