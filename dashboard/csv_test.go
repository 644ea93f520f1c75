package dashboard

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

var boese = []string{"=1+1", "+49 30 1234", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", `=HYPERLINK("http://evil.example";"x")`}

// A text out of somebody's plan must never run in the spreadsheet of the reader.
func TestCSVGuardsFormulas(t *testing.T) {
	t.Parallel()
	x := tabelle{kopf: []string{"Text", "Nr"}}
	for _, s := range boese {
		x.zeilen = append(x.zeilen, []any{s, 1})
	}
	x.zeilen = append(x.zeilen, []any{"harmlos", 1}, []any{-3, 1}, []any{tag("2021-06-30"), 1}, []any{nil, 1}, []any{"a;b\"c", 1})
	b, err := x.CSV()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(b, []byte("\xef\xbb\xbf")) {
		t.Error("no BOM: Excel would break the umlauts")
	}
	r := csv.NewReader(bytes.NewReader(b[3:]))
	r.Comma = ';'
	zeilen, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range boese {
		if got := zeilen[i+1][0]; !strings.HasPrefix(got, "'") {
			t.Errorf("%q is written as %q", s, got)
		}
	}
	n := len(boese) + 1
	var got []string
	for _, z := range zeilen[n:] {
		got = append(got, z[0])
	}
	if diff := cmp.Diff([]string{"harmlos", "-3", "30.06.2021", "", `a;b"c`}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func FuzzEntschaerfe(f *testing.F) {
	for _, s := range boese {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := entschaerfe(s)
		if strings.TrimPrefix(got, "'") != s && got != s {
			t.Errorf("%q lost text: %q", s, got)
		}
		if r := strings.TrimLeft(got, " \u00a0"); r != "" && strings.ContainsRune("=+-@", rune(r[0])) {
			t.Errorf("%q still begins like a formula", got)
		}
	})
}

// The same rows in the same order on the page, in CSV and in Excel, with real numbers and dates.
func TestDownloadsHoldExactlyTheList(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t))
	const q = "?stichtag=30.06.2021&sort=-id&typ=2%2F3&typ=4%2F5"
	want := []string{"10005", "10004", "10003", "10002"}

	a := hole(t, s, "/leistungen.csv"+q)
	if got := a.Header.Get("Content-Disposition"); !strings.Contains(got, `filename="ozg-leistungen-2021-06-30.csv"`) {
		t.Errorf("file name: %s", got)
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(a.Body, "\ufeff")))
	r.Comma = ';'
	zeilen, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, z := range zeilen[1:] {
		got = append(got, z[0])
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("csv (-want +got):\n%s", diff)
	}

	f, err := excelize.OpenReader(strings.NewReader(hole(t, s, "/leistungen.xlsx"+q).Body))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	got = nil
	blatt, err := f.GetRows("Leistungen")
	if err != nil {
		t.Fatal(err)
	}
	for _, z := range blatt[1:] {
		got = append(got, z[0])
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("xlsx (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(zeilen[0], append([]string{}, blatt[0]...)); diff != "" {
		t.Errorf("heads differ (-csv +xlsx):\n%s", diff)
	}
	soll, err := f.GetCellValue("Leistungen", "L5") // 10002
	if err != nil || soll != "31.12.2022" {
		t.Errorf("Soll of 10002 is %q (%v), want a date shown as 31.12.2022", soll, err)
	}
	if roh, err := f.GetCellValue("Leistungen", "L5", excelize.Options{RawCellValue: true}); err != nil || roh != "44926" {
		t.Errorf("Soll of 10002 is stored as %q (%v), want the number of a day", roh, err)
	}
	angaben, err := f.GetRows("Angaben")
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, z := range angaben {
		text += strings.Join(z, ": ") + "\n"
	}
	for _, w := range []string{"4 von 5 OZG-Leistungen", "Typ: Typ 2/3 oder Typ 4/5", "Stichtag: 30.06.2021", "Vorgang 3", "Beispieldaten"} {
		if !strings.Contains(text, w) {
			t.Errorf("sheet Angaben lacks %q:\n%s", w, text)
		}
	}
}

func TestExcelWritesTextAsText(t *testing.T) {
	t.Parallel()
	x := tabelle{name: "x", blatt: "Blatt", kopf: []string{"Text"}, breite: []float64{40}, fuss: [][2]string{{"a", "=1"}}}
	for _, s := range boese {
		x.zeilen = append(x.zeilen, []any{s})
	}
	x.zeilen = append(x.zeilen, []any{"\x00\x01" + strings.Repeat("ä", 40_000)})
	b, err := x.Excel()
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for i := range boese {
		zelle, _ := excelize.CoordinatesToCellName(1, i+2)
		if formel, err := f.GetCellFormula("Blatt", zelle); err != nil || formel != "" {
			t.Errorf("%s holds the formula %q (%v)", zelle, formel, err)
		}
		if art, err := f.GetCellType("Blatt", zelle); err != nil || art != excelize.CellTypeSharedString && art != excelize.CellTypeInlineString {
			t.Errorf("%s is of type %v (%v)", zelle, art, err)
		}
	}
}
