package xlsx_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/importer/xlsx"
)

// Every kind of cell that writers produce is read with its meaning; empty cells are not there.
func TestCellsHaveTheMeaningTheyShow(t *testing.T) {
	t.Parallel()
	faelle := []struct{ name, xml, soll string }{
		{"shared string", `<c r="A1" t="s"><v>0</v></c>`, "Text eins"},
		{"rich shared string without its phonetic run", `<c r="A1" t="s"><v>1</v></c>`, "Text zwei "},
		{"empty shared string", `<c r="A1" t="s"><v>2</v></c>`, ""},
		{"escaped characters", `<c r="A1" t="s"><v>3</v></c>`, "Text \rA_B"},
		{"inline string", `<c r="A1" t="inlineStr"><is><t>a &amp; b &#228;&#xE4;</t></is></c>`, "Text a & b ää"},
		{"inline rich text", `<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><rPr><i/></rPr><t>b</t></r></is></c>`, "Text ab"},
		{"CDATA", `<c r="A1" t="inlineStr"><is><t>x<![CDATA[<&]]>y</t></is></c>`, "Text x<&y"},
		{"comment inside of a text", `<c r="A1" t="inlineStr"><is><t>x<!-- nein -->y</t></is></c>`, "Text xy"},
		{"line ends", "<c r=\"A1\" t=\"inlineStr\"><is><t>a\r\nb\rc\nd</t></is></c>", "Text a\nb\nc\nd"},
		{"half a surrogate pair", `<c r="A1" t="inlineStr"><is><t>_xD83D__xDE00__xD83D__x0000_</t></is></c>`, "Text 😀\uFFFD\uFFFD"},
		{"integer", `<c r="A1"><v>44377</v></c>`, "Zahl 44377"},
		{"decimal", `<c r="A1" t="n"><v>0.35</v></c>`, "Zahl 0.35"},
		{"17 digits that mean fewer", `<c r="A1"><v>0.34999999999999998</v></c>`, "Zahl 0.35"},
		{"exponent", `<c r="A1"><v>1.0214E4</v></c>`, "Zahl 10214"},
		{"14 digits with exponent", `<c r="A1"><v>9.9006028261E13</v></c>`, "Zahl 99006028261000"},
		{"superfluous zeros", `<c r="A1"><v>0012.500</v></c>`, "Zahl 12.5"},
		{"white space around a number", "<c r=\"A1\"><v> 7\n</v></c>", "Zahl 7"},
		{"minus zero", `<c r="A1"><v>-0</v></c>`, "Zahl 0"},
		{"what is no number stays as text", `<c r="A1"><v>NaN</v></c>`, "Text NaN"},
		{"beyond float64", `<c r="A1"><v>1e999</v></c>`, "Text 1e999"},
		{"date", `<c r="A1" s="1"><v>44377</v></c>`, "Datum 44377 2021-06-30"},
		{"date with time", `<c r="A1" s="1"><v>44377.75</v></c>`, "Datum 44377.75 2021-06-30"},
		{"a hair before midnight", `<c r="A1" s="1"><v>44376.9999999999</v></c>`, "Datum 44376.9999999999 2021-06-30"},
		{"elapsed time", `<c r="A1" s="3"><v>1.5</v></c>`, "Datum 1.5 1900-01-01"},
		{"date format on a negative number", `<c r="A1" s="1"><v>-5</v></c>`, "Zahl -5"},
		{"ISO date", `<c r="A1" t="d"><v>2021-06-30T00:00:00Z</v></c>`, "Datum 2021-06-30T00:00:00Z 2021-06-30"},
		{"ISO date that is none", `<c r="A1" t="d"><v>2021-06-31</v></c>`, "Text 2021-06-31"},
		{"percentage", `<c r="A1" s="2"><v>0.35</v></c>`, "Prozent 0.35"},
		{"true", `<c r="A1" t="b"><v>1</v></c>`, "Wahrheit WAHR"},
		{"false", `<c r="A1" t="b"><v>0</v></c>`, "Wahrheit FALSCH"},
		{"error value", `<c r="A1" t="e"><v>#REF!</v></c>`, "Fehlerwert #REF!"},
		{"formula with result", `<c r="A1"><f>1+1</f><v>2</v></c>`, "Zahl 2"},
		{"formula with text", `<c r="A1" t="str"><f>B1</f><v>ja</v></c>`, "Text ja"},
		{"formula with empty text", `<c r="A1" t="str"><f>B1</f><v></v></c>`, ""},
		{"formula without result", `<c r="A1"><f>SUM(B1:B9)</f></c>`, "FormelOhneWert =SUM(B1:B9)"},
		{"formula with empty number", `<c r="A1"><f>SUM(B1:B9)</f><v/></c>`, "FormelOhneWert =SUM(B1:B9)"},
		{"shared formula without result", `<c r="A1"><f t="shared" si="0"/></c>`, "FormelOhneWert ="},
		{"empty styled cell", `<c r="A1" s="1"/>`, ""},
		{"cell without content", `<c r="A1" t="s"></c>`, ""},
		{"extension", `<c r="A1"><v>1</v><extLst><ext xmlns:x="y"><x:v>2</x:v></ext></extLst></c>`, "Zahl 1"},
		{"longest text of Excel", `<c r="A1" t="inlineStr"><is><t>` + strings.Repeat("ü", 32_767) + `</t></is></c>`, "Text " + strings.Repeat("ü", 32_767)},
	}
	for _, f := range faelle {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			var soll []string
			if f.soll != "" {
				soll = []string{"Plan!A1 " + f.soll}
			}
			ist := mussLesen(t, packe(t, grundteile(blattXML(`<row r="1">`+f.xml+`</row>`))))
			if d := cmp.Diff(soll, ist); d != "" {
				t.Errorf("cells (-want +got):\n%s", d)
			}
		})
	}
}

// What writers other than Excel do differently is the same workbook all the same.
func TestTheSameWorkbookInOtherClothes(t *testing.T) {
	t.Parallel()
	soll := []string{"Plan!A1 Text eins", "Plan!B1 Zahl 7", "Plan!A2 Datum 44377 2021-06-30", "Plan!A1:B1 verbunden"}
	zeilen := `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>7</v></c></row><row r="2"><c r="A2" s="1"><v>44377</v></c></row>`
	verbunden := `<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>`
	blatt := `<worksheet ` + raum + `><sheetData>` + zeilen + `</sheetData>` + verbunden + `</worksheet>`
	mitPraefix := strings.NewReplacer("</", "</x:", "<", "<x:").Replace(blatt)
	mitPraefix = strings.NewReplacer("<x:/x:", "</x:", "xmlns=", "xmlns:x=").Replace(mitPraefix)
	mitPraefix = strings.ReplaceAll(mitPraefix, "<x:/", "</")
	faelle := map[string][]teil{
		"plain":              grundteile(blatt),
		"namespace prefix":   grundteile(mitPraefix),
		"strict OOXML":       grundteile(strings.Replace(blatt, raum, `xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"`, 1)),
		"no references":      grundteile(strings.NewReplacer(` r="1"`, "", ` r="2"`, "", ` r="A1"`, "", ` r="B1"`, "", ` r="A2"`, "").Replace(blatt)),
		"pretty-printed":     grundteile(strings.ReplaceAll(blatt, "><", ">\r\n\t<")),
		"byte order mark":    grundteile("\uFEFF" + `<?xml version="1.0" encoding="utf-8"?>` + blatt),
		"UTF-16 LE":          grundteile(alsUTF16(`<?xml version="1.0" encoding="UTF-16"?>`+blatt, false)),
		"UTF-16 BE":          grundteile(alsUTF16(blatt, true)),
		"comment in between": grundteile(strings.Replace(blatt, "<row", "<!-- </sheetData> --><row", 1)),
		"other case": ersetze(grundteile(blatt), "xl/_rels/workbook.xml.rels",
			`<Relationships `+relsRaum+`><Relationship Id="rId1" Type="`+relsArt+`worksheet" Target="./Worksheets/../Worksheets/Sheet1.XML"/><Relationship Id="rId2" Type="`+relsArt+`sharedStrings" Target="/XL/SharedStrings.xml"/><Relationship Id="rId3" Type="`+relsArt+`styles" Target="styles.xml"/></Relationships>`),
	}
	rueckwaerts := grundteile(blatt)
	for i := range rueckwaerts {
		rueckwaerts[i].name = strings.ReplaceAll(rueckwaerts[i].name, "/", `\`)
	}
	faelle["backslashes"] = rueckwaerts
	for name, teile := range faelle {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if d := cmp.Diff(soll, mussLesen(t, packe(t, teile))); d != "" {
				t.Errorf("cells (-want +got):\n%s", d)
			}
		})
	}
}

// alsUTF16 encodes with a byte order mark; the texts of these tests hold no surrogate pairs.
func alsUTF16(s string, gross bool) string {
	var b strings.Builder
	for _, r := range "\uFEFF" + s {
		if gross {
			b.WriteByte(byte(r >> 8))
			b.WriteByte(byte(r))
		} else {
			b.WriteByte(byte(r))
			b.WriteByte(byte(r >> 8))
		}
	}
	return b.String()
}

// Rows are given with their numbers, gaps and all; hidden ones are flagged.
func TestRowsKeepTheirNumbers(t *testing.T) {
	t.Parallel()
	b := packe(t, grundteile(blattXML(`<row r="2"><c r="C2"><v>1</v></c></row><row r="3" s="1" customFormat="1"/>`+
		`<row r="7" hidden="1"><c r="B7"><v>2</v></c><c r="XFD7"><v>3</v></c></row><row><c><v>4</v></c></row><row r="1048576"><c r="A1048576"><v>5</v></c></row>`)))
	soll := []string{"Plan!C2 Zahl 1", "Plan!B7 Zahl 2 versteckt", "Plan!XFD7 Zahl 3 versteckt", "Plan!A8 Zahl 4", "Plan!A1048576 Zahl 5"}
	if d := cmp.Diff(soll, mussLesen(t, b)); d != "" {
		t.Errorf("cells (-want +got):\n%s", d)
	}
}

// The importer keeps the cells of rows while it looks for the header: reading on must not change what was
// copied, breaking off must not disturb, and a second reading starts anew.
func TestCellsMayBeKept(t *testing.T) {
	t.Parallel()
	m, err := xlsx.Open(planMitZeilen(t, 50, 7), xlsx.Grenzen{})
	if err != nil {
		t.Fatal(err)
	}
	var alle []xlsx.Zeile
	for z, err := range m.Zeilen(0) {
		if err != nil {
			t.Fatal(err)
		}
		z.Zellen = slices.Clone(z.Zellen)
		alle = append(alle, z)
	}
	n := 0
	for z, err := range m.Zeilen(0) {
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(alle[n], z); d != "" {
			t.Fatalf("row %d changed (-kept +read again):\n%s", n, d)
		}
		if n++; n == 20 {
			break
		}
	}
	if len(alle) != 50 || n != 20 {
		t.Errorf("read %d rows, then %d, want 50 and 20", len(alle), n)
	}
}

// The sample plan was written by openpyxl: inline strings, dates in a format of its own, merged
// headers, a formula that was never computed.
func TestSamplePlanOfOpenpyxl(t *testing.T) {
	t.Parallel()
	b, err := os.ReadFile("../testdata/umsetzungsplan-gesundheit-2021-06-30.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	m, err := xlsx.Open(b, xlsx.Grenzen{})
	if err != nil {
		t.Fatal(err)
	}
	var namen []string
	for _, blatt := range m.Blaetter() {
		namen = append(namen, blatt.Name)
	}
	if d := cmp.Diff([]string{"Hinweise", "Plan_Gesundheit", "Anbindung Länder"}, namen); d != "" {
		t.Errorf("sheets (-want +got):\n%s", d)
	}
	zellen := mussLesen(t, b)
	for _, soll := range []string{
		"Hinweise!A2 Text Federführung: BMG / Niedersachsen",
		"Plan_Gesundheit!B2 Datum 44377 2021-06-30",
		"Plan_Gesundheit!B7 Zahl 10203",
		"Plan_Gesundheit!B62 Text 10230",
		"Plan_Gesundheit!C74 FormelOhneWert =COUNTA(C6:C72)",
		"Plan_Gesundheit!A4:A5 verbunden",
		"Anbindung Länder!R1 Text TH",
	} {
		if !enthaelt(zellen, soll) {
			t.Errorf("missing %q", soll)
		}
	}
}

func enthaelt(liste []string, s string) bool {
	for _, l := range liste {
		if l == s {
			return true
		}
	}
	return false
}
