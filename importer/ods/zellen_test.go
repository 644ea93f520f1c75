package ods_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/importer/ods"
)

// Every kind of cell that writers produce is read with its meaning; empty cells are not there.
func TestCellsHaveTheMeaningTheyShow(t *testing.T) {
	t.Parallel()
	mit := func(attribute, inhalt string) string {
		return `<table:table-cell ` + attribute + `>` + inhalt + `</table:table-cell>`
	}
	p := func(text string) string { return `<text:p>` + text + `</text:p>` }
	text := func(inhalt string) string { return mit(`office:value-type="string"`, inhalt) }
	const err = `office:value-type="string" office:string-value="" calcext:value-type="error"`
	faelle := []struct{ name, xml, soll string }{
		{"text", text(p("a &amp; b &#228;")), "Text a & b ä"},
		{"text without kind", mit(``, p("a")), "Text a"},
		{"several paragraphs", text(p("a") + `<text:p/>` + p("b")), "Text a\n\nb"},
		{"spaces, tab and line break", text(p(`a<text:s/>b<text:s text:c="3"/>c<text:tab/>d<text:line-break/>e`)), "Text a b   c\td\ne"},
		{"spaces as LibreOffice leaves them in formatted text", text(p("a  b ")), "Text a  b "},
		{"layout of the file", text("\n  <text:p>\n   a\n\t b<text:s/>\n c </text:p>\n "), "Text a b  c "},
		{"formats, links and fields", text(p(`a<text:span>b<text:span>c</text:span></text:span><text:a xlink:href="https://example.org">d</text:a><text:sheet-name>e</text:sheet-name>`)), "Text abcde"},
		{"element of another program in a text", text(p(`a<x:y xmlns:x="x">b</x:y>`)), "Text ab"},
		{"CDATA", text(p(`x<![CDATA[<&]]>y`)), "Text x<&y"},
		{"pronunciation", text(p(`<text:ruby><text:ruby-base>a</text:ruby-base><text:ruby-text>nein</text:ruby-text></text:ruby>`)), "Text a"},
		{"list", text(`<text:list><text:list-item>` + p("a") + `</text:list-item><text:list-item>` + p("b") + `</text:list-item></text:list>`), "Text a\nb"},
		{"heading", text(`<text:h>a</text:h>`), "Text a"},
		{"comment", text(`<office:annotation><dc:creator>x</dc:creator>` + p("nein") + `</office:annotation>` + p("a")), "Text a"},
		{"comment alone", mit(``, `<office:annotation>`+p("nein")+`</office:annotation>`), ""},
		{"drawing", text(`<draw:frame><draw:text-box>` + p("nein") + `</draw:text-box></draw:frame>` + p(`a<draw:frame>nein</draw:frame>`)), "Text a"},
		{"value of the kind string", mit(`office:value-type="string" office:string-value="roh"`, p("gezeigt")), "Text roh"},
		{"integer", mit(`office:value-type="float" office:value="44377"`, p("44.377")), "Zahl 44377"},
		{"17 digits that mean fewer", mit(`office:value-type="float" office:value="0.34999999999999998"`, p("0,35")), "Zahl 0.35"},
		{"exponent", mit(`office:value-type="float" office:value="9.9006028261E+013"`, p("9,9E+13")), "Zahl 99006028261000"},
		{"white space around a number", mit(`office:value-type="float" office:value=" 7 "`, p("7")), "Zahl 7"},
		{"what is no number stays as text", mit(`office:value-type="float" office:value="NaN"`, p("x")), "Text NaN"},
		{"number without value", mit(`office:value-type="float"`, p("7")), "Text 7"},
		{"value without kind", mit(`office:value="7"`, ""), "Text 7"},
		{"currency", mit(`office:value-type="currency" office:currency="EUR" office:value="250000.5"`, p("250.000,50 €")), "Zahl 250000.5"},
		{"percentage", mit(`office:value-type="percentage" office:value="0.35"`, p("35 %")), "Prozent 0.35"},
		{"date", mit(`office:value-type="date" office:date-value="2021-06-30"`, p("30.06.21")), "Datum 2021-06-30 2021-06-30"},
		{"date with time", mit(`office:value-type="date" office:date-value="2021-06-30T18:00:00"`, p("x")), "Datum 2021-06-30T18:00:00 2021-06-30"},
		{"date that is none", mit(`office:value-type="date" office:date-value="2021-06-31"`, p("x")), "Text 2021-06-31"},
		{"time", mit(`office:value-type="time" office:time-value="PT12H00M00S"`, p("12:00")), "Datum 0.5 1899-12-31"},
		{"length of time", mit(`office:value-type="time" office:time-value="PT36H00M00S"`, p("36:00")), "Datum 1.5 1900-01-01"},
		{"negative time", mit(`office:value-type="time" office:time-value="-PT12H"`, p("x")), "Zahl -0.5"},
		{"time that is none", mit(`office:value-type="time" office:time-value="P1Y"`, p("x")), "Text P1Y"},
		{"true", mit(`office:value-type="boolean" office:boolean-value="true"`, p("ja")), "Wahrheit WAHR"},
		{"false", mit(`office:value-type="boolean" office:boolean-value="false"`, p("nein")), "Wahrheit FALSCH"},
		{"truth value of a formula in a cell without format", mit(`table:formula="of:=TRUE()" office:value-type="float" office:value="1"`, p("WAHR")), "Wahrheit WAHR"},
		{"the same in English", mit(`table:formula="of:=FALSE()" office:value-type="float" office:value="0"`, p("FALSE")), "Wahrheit FALSCH"},
		{"error", mit(`table:formula="of:=NA()" `+err, p("#NV")), "Fehlerwert #NV"},
		{"error of a formula as LibreOffice numbers it", mit(`table:formula="of:=1+" `+err, p("Err:510")), "Fehlerwert Err:510"},
		{"error as Excel writes it", mit(`table:formula="of:=1/0" office:value-type="float" office:value="0"`, p("#DIV/0!")), "Fehlerwert #DIV/0!"},
		{"error in German", mit(`table:formula="of:=1/0" office:value-type="float" office:value="0"`, p("Fehler:503")), "Fehlerwert Fehler:503"},
		{"error without text", mit(`table:formula="of:=NA()" `+err, ""), "FormelOhneWert =NA()"},
		{"text that looks like an error", text(p("#NV")), "Text #NV"},
		{"formula with result", mit(`table:formula="of:=1+1" office:value-type="float" office:value="2"`, p("2")), "Zahl 2"},
		{"formula with text", mit(`table:formula="of:=[.B1]" office:value-type="string" office:string-value="ja"`, p("ja")), "Text ja"},
		{"formula with empty text", mit(`table:formula="of:=[.B1]" office:value-type="string" office:string-value=""`, ""), ""},
		{"formula with empty text as LibreOffice writes it", mit(`table:formula="of:=&quot;&quot;"`, `<text:p/>`), ""},
		{"formula without result", mit(`table:formula="of:=SUM([.B1:.B9])"`, ""), "FormelOhneWert =SUM([.B1:.B9])"},
		{"formula of unknown language without result", mit(`table:formula="SUM"`, ""), "FormelOhneWert =SUM"},
		{"formula with a number that is missing", mit(`table:formula="of:=1" office:value-type="float"`, ""), "FormelOhneWert =1"},
		{"empty styled cell", `<table:table-cell table:style-name="ce1"/>`, ""},
		{"empty text", text(`<text:p/>`), ""},
		{"covered cell with content", `<table:covered-table-cell office:value-type="string">` + p("a") + `</table:covered-table-cell>`, "Text a"},
		{"attributes of other namespaces", mit(`xlink:formula="x" xlink:value-type="y" value="7" office:value-type="string"`, p("a")), "Text a"},
		{"longest text of Excel", text(p(strings.Repeat("ü", 32_767))), "Text " + strings.Repeat("ü", 32_767)},
	}
	for _, f := range faelle {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			var soll []string
			if f.soll != "" {
				soll = []string{"Plan!A1 " + f.soll}
			}
			if d := cmp.Diff(soll, mussLesen(t, packe(t, teile(zelle(f.xml))...))); d != "" {
				t.Errorf("cells (-want +got):\n%s", d)
			}
		})
	}
}

// Repeats, gaps, groups and merged ranges put every cell where a person sees it.
func TestCellsStandWhereTheyShow(t *testing.T) {
	t.Parallel()
	x := textzelle("x")
	mal := func(n, xml string) string {
		return strings.Replace(xml, "<table:table-cell", `<table:table-cell table:number-columns-repeated="`+n+`"`, 1)
	}
	spanne := func(breite, hoehe, xml string) string {
		return strings.Replace(xml, "<table:table-cell", `<table:table-cell table:number-columns-spanned="`+breite+`" table:number-rows-spanned="`+hoehe+`"`, 1)
	}
	row := func(attribute, zellen string) string {
		return `<table:table-row ` + attribute + `>` + zellen + `</table:table-row>`
	}
	faelle := []struct {
		name, xml string
		soll      []string
	}{
		{"gap in a row", row("", mal("3", "<table:table-cell/>")+x), []string{"Plan!D1 Text x"}},
		{"repeated cell", row("", mal("3", x)+x), []string{"Plan!A1 Text x", "Plan!B1 Text x", "Plan!C1 Text x", "Plan!D1 Text x"}},
		{"gap between rows", row(`table:number-rows-repeated="4"`, "<table:table-cell/>") + row("", x), []string{"Plan!A5 Text x"}},
		{"repeated row", row(`table:number-rows-repeated="2"`, x+mal("2", x)) + row("", x), []string{"Plan!A1 Text x", "Plan!B1 Text x", "Plan!C1 Text x", "Plan!A2 Text x", "Plan!B2 Text x", "Plan!C2 Text x", "Plan!A3 Text x"}},
		{"last cell of a sheet", row(`table:number-rows-repeated="1048575"`, "") + row("", mal("16383", "<table:table-cell/>")+x), []string{"Plan!XFD1048576 Text x"}},
		{"empty rows and cells beyond the sheet", row("", x+mal("999999999999", "<table:table-cell/>")) + row(`table:number-rows-repeated="2147483648"`, "<table:table-cell/>") + row(`table:number-rows-repeated="999999999999999999"`, ""), []string{"Plan!A1 Text x"}},
		{"hidden rows", row(`table:visibility="collapse"`, x) + row(`table:visibility="filter"`, x) + row(`table:visibility="visible"`, x), []string{"Plan!A1 Text x versteckt", "Plan!A2 Text x versteckt", "Plan!A3 Text x"}},
		{
			"header rows and groups", `<table:table-header-rows>` + row("", x) + `</table:table-header-rows><table:table-rows>` + row("", x) + `</table:table-rows>` +
				`<table:table-row-group><table:table-row-group table:display="false">` + row("", x) + `</table:table-row-group>` + row("", x) + `</table:table-row-group>` + row("", x),
			[]string{"Plan!A1 Text x", "Plan!A2 Text x", "Plan!A3 Text x versteckt", "Plan!A4 Text x", "Plan!A5 Text x"},
		},
		{
			"merged ranges", row("", spanne("2", "2", x)+"<table:covered-table-cell/>"+x) + row("", `<table:covered-table-cell table:number-columns-repeated="2"/>`+x),
			[]string{"Plan!A1 Text x", "Plan!C1 Text x", "Plan!C2 Text x", "Plan!A1:B2 verbunden"},
		},
		{"merged range without content", row("", spanne("2", "1", "<table:table-cell/>")), []string{"Plan!A1:B1 verbunden"}},
		{"cell merged with nothing", row("", spanne("1", "1", x)), []string{"Plan!A1 Text x"}},
		{
			"repeated row with a merged range", row(`table:number-rows-repeated="2"`, spanne("2", "1", x)+"<table:covered-table-cell/>"),
			[]string{"Plan!A1 Text x", "Plan!A2 Text x", "Plan!A1:B1 verbunden", "Plan!A2:B2 verbunden"},
		},
		{
			"what stands beside the rows", `<table:title>nein</table:title><office:forms/><table:shapes><draw:frame><table:table><table:table-row>` + x + `</table:table-row></table:table></draw:frame></table:shapes>` +
				`<table:table-column/>` + row("", x) + `<text:soft-page-break/><calcext:conditional-formats/><table:named-expressions/>`,
			[]string{"Plan!A1 Text x"},
		},
	}
	for _, f := range faelle {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			if d := cmp.Diff(f.soll, mussLesen(t, packe(t, teile(blatt(f.xml))...))); d != "" {
				t.Errorf("cells (-want +got):\n%s", d)
			}
		})
	}
}

// Sheets come in their order with their names; hidden ones are flagged; what only looks like a sheet (tracked
// changes, values of linked files, tables of DDE links) is none.
func TestSheets(t *testing.T) {
	t.Parallel()
	tab := func(name, stil, text string) string {
		return `<table:table table:name="` + name + `" table:style-name="` + stil + `"><table:table-row>` + textzelle(text) + `</table:table-row></table:table>`
	}
	b := packe(t, teile(dokument(`<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell office:value-type="string"><text:p>nein</text:p></table:change-track-table-cell></table:previous></table:cell-content-change></table:tracked-changes>`+
		tab("Plan Ä &amp; Ö", "ta1", "a")+tab("Listen", "ta2", "b")+tab("&apos;file:///C:/Plan.ods&apos;#$Tabelle1", "ta2", "nein")+
		`<table:table><table:table-row>`+textzelle("c")+`</table:table-row></table:table><table:table table:name="Leer"/>`+
		`<table:named-expressions/><table:dde-links><table:dde-link>`+tab("DDE", "ta1", "nein")+`</table:dde-link></table:dde-links>`))...)
	m, err := ods.Open(b, ods.Grenzen{})
	if err != nil {
		t.Fatal(err)
	}
	soll := []ods.Blatt{{Name: "Plan Ä & Ö", Lesbar: true}, {Name: "Listen", Lesbar: true, Versteckt: true}, {Name: "Tabelle3", Lesbar: true}, {Name: "Leer", Lesbar: true}}
	if d := cmp.Diff(soll, m.Blaetter()); d != "" {
		t.Errorf("sheets (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]string{"Plan Ä & Ö!A1 Text a", "Listen!A1 Text b", "Tabelle3!A1 Text c"}, mussLesen(t, b)); d != "" {
		t.Errorf("cells (-want +got):\n%s", d)
	}
}

// What writers other than LibreOffice do differently is the same file all the same.
func TestTheSameFileInOtherClothes(t *testing.T) {
	t.Parallel()
	soll := []string{"Plan!A1 Text x", "Plan!B1 Datum 2021-06-30 2021-06-30", "Plan!A1:A2 verbunden"}
	plan := blatt(`<table:table-row><table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>x</text:p></table:table-cell>` +
		`<table:table-cell office:value-type="date" office:date-value="2021-06-30"><text:p>30.06.2021</text:p></table:table-cell></table:table-row>`)
	faelle := map[string][]teil{
		"plain":             teile(plan),
		"pretty-printed":    teile(strings.ReplaceAll(plan, "><", ">\r\n\t<")),
		"other prefixes":    teile(strings.NewReplacer("<table:", "<t:", "</table:", "</t:", " table:", " t:", " xmlns:table", " xmlns:t", " office:", " o:", "<office:", "<o:", "</office:", "</o:", " xmlns:office", " xmlns:o").Replace(plan)),
		"default namespace": teile(strings.NewReplacer("<text:", "<", "</text:", "</", " xmlns:text", " xmlns").Replace(plan)),
		"byte order mark":   teile("\uFEFF" + plan),
		"UTF-16":            teile(alsUTF16(strings.Replace(plan, "UTF-8", "UTF-16", 1))),
		"comments":          teile(strings.ReplaceAll(plan, "<table:table-row", "<!-- </table:table> --><table:table-row")),
		"template":          {{"mimetype", mimetype + "-template"}, {"content.xml", plan}},
		"no mimetype":       {{"content.xml", plan}, {"META-INF/manifest.xml", "<manifest/>"}},
		"with line end":     {{"mimetype", mimetype + "\n"}, {"Content.xml", plan}},
	}
	for name, teile := range faelle {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if d := cmp.Diff(soll, mussLesen(t, packe(t, teile...))); d != "" {
				t.Errorf("cells (-want +got):\n%s", d)
			}
		})
	}
}

// alsUTF16 encodes with a byte order mark; the texts of these tests hold no surrogate pairs.
func alsUTF16(s string) string {
	var b strings.Builder
	for _, r := range "\uFEFF" + s {
		b.WriteByte(byte(r))
		b.WriteByte(byte(r >> 8))
	}
	return b.String()
}

// The importer keeps rows while it looks for the header: reading on must not change them, breaking off must
// not disturb, and a second reading starts anew.
func TestRowsAreTheCallersToKeep(t *testing.T) {
	t.Parallel()
	m, err := ods.Open(planMitZeilen(t, 50, 7), ods.Grenzen{})
	if err != nil {
		t.Fatal(err)
	}
	var alle []ods.Zeile
	for z, err := range m.Zeilen(0) {
		if err != nil {
			t.Fatal(err)
		}
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
		z.Zellen[0].Text = "geändert"
		if n++; n == 20 {
			break
		}
	}
	if len(alle) != 50 || n != 20 || alle[0].Zellen[0].Text == "geändert" {
		t.Errorf("read %d rows, then %d, want 50 and 20", len(alle), n)
	}
}
