package importer

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"

	"ozgtracker/internal/ozg"
)

// TestCSVInAllEncodings: what Excel, LibreOffice and exports write means the same in every encoding and
// with every separator.
func TestCSVInAllEncodings(t *testing.T) {
	t.Parallel()
	zeilen := [][]any{
		z("Umsetzungsplan Themenfeld Gesundheit, Stand: 30.06.2021"),
		nil,
		z("OZG-ID|OZG-Leistung|Nachnutzungs-/nmodell|Umsetzungsstand|Bemerkung"),
		z("10214|Schwerbehindertenausweis|A|flächendeckend|mit; Trenner, \"Zitat\"/nund Umbruch"),
		z("10204|Blindengeld"),
		z("10203|Anerkennung von gesundheitlichen Einschränkungen|C|zurückgestellt||zu viel"),
	}
	want := lies(t, "plan.csv", baueCSV(t, ';', zeilen), Eingaben{})
	if n := want.Meldungen.Len(); n != 3 || len(want.Befunde) != 0 {
		t.Fatalf("%d Meldungen and Befunde %v, want 3 and none", n, want.Befunde)
	}
	if got := meldung(t, want, "CSV", 6).Felder[ozg.FeldStand].Text; got != "zurueckgestellt" {
		t.Errorf("stand of row 6 is %q; the line break in row 4 must not count as a row", got)
	}
	for _, trenner := range []rune{';', ',', '\t'} {
		text := string(baueCSV(t, trenner, zeilen))
		for name, b := range map[string]string{
			"UTF-8":            text,
			"UTF-8 with mark":  "\uFEFF" + text,
			"Windows line end": strings.ReplaceAll(text, "\n", "\r\n"),
			"Windows-1252":     windows1252(t, text),
			"UTF-16 LE":        inUTF16(text, binary.LittleEndian),
			"UTF-16 BE":        inUTF16(text, binary.BigEndian),
		} {
			got := lies(t, "plan.csv", []byte(b), Eingaben{})
			got.SHA256 = want.SHA256
			if d := cmp.Diff(want, got, alsSlice); d != "" {
				t.Errorf("%s with %q differs (-want +got):\n%s", name, trenner, d)
			}
		}
	}
}

// alsSlice lets go-cmp look into a list of Meldungen.
var alsSlice = cmp.Transformer("Meldungen", func(ms ozg.Meldungen) (out []ozg.Meldung) {
	for _, m := range ms.Alle() {
		out = append(out, m)
	}
	return out
})

func windows1252(tb testing.TB, s string) string {
	tb.Helper()
	out, err := charmap.Windows1252.NewEncoder().String(s)
	if err != nil {
		tb.Fatal(err)
	}
	return out
}

func inUTF16(s string, o binary.AppendByteOrder) string {
	b := o.AppendUint16(nil, 0xFEFF)
	for _, u := range utf16.Encode([]rune(s)) {
		b = o.AppendUint16(b, u)
	}
	return string(b)
}

// TestExcelSeparatorLine: Excel may write "sep=," as the first line; it is no row of the plan but keeps
// its number.
func TestExcelSeparatorLine(t *testing.T) {
	t.Parallel()
	e := lies(t, "plan-2021-06-30.csv", []byte("sep=,\nOZG-ID,OZG-Leistung,Welle\n10214,Schwerbehindertenausweis,1\n"), Eingaben{})
	if b := e.Blaetter[0]; b.Kopfzeilen != [2]int{2, 2} || e.Meldungen.Len() != 1 || e.Meldungen.At(0).Zeile != 3 {
		t.Errorf("header %v, Meldungen %v; want header row 2 and row 3", b.Kopfzeilen, e.Meldungen)
	}
}

// TestBrokenQuotesAreTold: a bare quotation mark is read, and said.
func TestBrokenQuotesAreTold(t *testing.T) {
	t.Parallel()
	e := lies(t, "plan-2021-06-30.csv", []byte("OZG-ID;OZG-Leistung;Bemerkung\n10214;Schwerbehindertenausweis;5\" Bildschirm\n10204;Blindengeld;ok\n"), Eingaben{})
	if e.Meldungen.Len() != 2 || e.Meldungen.At(0).Felder[ozg.FeldBemerkung].Text != `5" Bildschirm` {
		t.Errorf("Meldungen %v, want both rows with the mark kept", e.Meldungen)
	}
	if b := befund(t, e, "csv_anfuehrungszeichen"); b.Schwere != ozg.SchwereWarnung {
		t.Errorf("Befund %v, want a warnung", b)
	}
}
