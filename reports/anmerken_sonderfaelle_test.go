package reports_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"ozgtracker/internal/ozg"
	"ozgtracker/reports"
)

const stilXML = `<styleSheet xmlns="` + raumBlatt + `"><fonts><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders><border/></borders><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" fillId='1' applyFill='0'><alignment wrapText="1"/></xf><xf numFmtId="9" fillId="0" /></cellXfs></styleSheet>`

// Sheets as other programs write them: each is annotated, and nothing else changes. want is what the
// sheet must hold afterwards.
func TestAnmerkenFremdeSchreibweisen(t *testing.T) {
	t.Parallel()
	blatt := func(zeilen string) string {
		return `<worksheet xmlns="` + raumBlatt + `"><sheetData>` + zeilen + `</sheetData><pageMargins left="1"/><extLst/></worksheet>`
	}
	for name, f := range map[string]struct {
		teile []handteil
		zelle string
		want  string // a regular expression
	}{
		"cell with a format":       {handgemacht(raumBlatt, raumArt, blatt(`<row r="2"><c r="B2" s="1"><v>1</v></c></row>`), stilXML), "B2", `<c r="B2" s="3"><v>1</v></c>`},
		"cell without a format":    {handgemacht(raumBlatt, raumArt, blatt(`<row r="2"><c r="B2"><v>1</v></c></row>`), stilXML), "B2", `<c s="3" r="B2"><v>1</v></c>`},
		"empty cell":               {handgemacht(raumBlatt, raumArt, blatt(`<row r="2"><c r='B2' s='2' /></row>`), stilXML), "B2", `<c r='B2' s='3' />`},
		"missing cell between":     {handgemacht(raumBlatt, raumArt, blatt(`<row r="2"><c r="A2"/><c r="C2"/></row>`), stilXML), "B2", `<c r="A2"/><c r="B2" s="3"/><c r="C2"/>`},
		"missing cell at the end":  {handgemacht(raumBlatt, raumArt, blatt(`<row r="2"><c r="A2"/> </row>`), stilXML), "B2", `<c r="A2"/> <c r="B2" s="3"/></row>`},
		"empty row":                {handgemacht(raumBlatt, raumArt, blatt(`<row r="2" ht="30"/><row r="3"/>`), stilXML), "B2", `<row r="2" ht="30"><c r="B2" s="3"/></row><row r="3"/>`},
		"row with a format":        {handgemacht(raumBlatt, raumArt, blatt(`<row r="2" s="1" customFormat="1"/>`), stilXML), "B2", `<c r="B2" s="3"/>`},
		"missing row":              {handgemacht(raumBlatt, raumArt, blatt(`<row r="1"/><row r="3"/>`), stilXML), "B2", `<row r="1"/><row r="2"><c r="B2" s="3"/></row><row r="3"/>`},
		"no rows":                  {handgemacht(raumBlatt, raumArt, `<worksheet xmlns="`+raumBlatt+`"><sheetData /></worksheet>`, stilXML), "B2", `<sheetData ><row r="2"><c r="B2" s="3"/></row></sheetData><legacyDrawing`},
		"no addresses":             {handgemacht(raumBlatt, raumArt, blatt(`<row><c/></row><row><c/><c s="1"/><c/></row>`), stilXML), "B2", `<row><c/><c s="3"/><c/></row>`},
		"before extLst":            {handgemacht(raumBlatt, raumArt, blatt(``), stilXML), "B2", `<pageMargins left="1"/><legacyDrawing xmlns:r="` + raumArt + `" r:id="rIdOzg2"/><extLst/>`},
		"no styles":                {handgemacht(raumBlatt, raumArt, blatt(`<row r="2"><c r="B2" s="7"/></row>`), ""), "B2", `<c r="B2" s="1"/>`},
		"empty styles":             {handgemacht(raumBlatt, raumArt, blatt(`<row r="2"><c r="B2"/></row>`), `<styleSheet xmlns="`+raumBlatt+`"><numFmts/><dxfs/></styleSheet>`), "B2", `<c s="1" r="B2"/>`},
		"prefix":                   {handgemacht(raumBlatt, raumArt, `<x:worksheet xmlns:x="`+raumBlatt+`" xmlns:y="`+raumArt+`"><x:sheetData><x:row r="2"><x:c r="C2"/></x:row></x:sheetData></x:worksheet>`, strings.NewReplacer("</", "</s:", "<", "<s:", "xmlns=", "xmlns:s=").Replace(stilXML)), "B2", `<x:row r="2"><x:c r="B2" s="3"/><x:c r="C2"/></x:row></x:sheetData><x:legacyDrawing y:id="rIdOzg2"/></x:worksheet>`},
		"strict":                   {handgemacht(raumStrikt, artStrikt, `<worksheet xmlns="`+raumStrikt+`"><sheetData/></worksheet>`, strings.ReplaceAll(stilXML, raumBlatt, raumStrikt)), "B2", `<legacyDrawing xmlns:r="` + artStrikt + `" r:id="rIdOzg2"/>`},
		"comment and quoted angle": {handgemacht(raumBlatt, raumArt, blatt(`<!-- <row r="2"> --><row r="2" x='>'><c r="B2"><f><![CDATA[A1>"</c>"]]></f></c></row>`), stilXML), "B2", `<c s="3" r="B2"><f><!\[CDATA`},
		"element of another space": {handgemacht(raumBlatt, raumArt, `<worksheet xmlns="`+raumBlatt+`" xmlns:a="urn:a"><a:sheetData/><sheetData><row r="2"><c r="B2"/></row></sheetData></worksheet>`, stilXML), "B2", `<a:sheetData/><sheetData><row r="2"><c s="3" r="B2"/>`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			original := packeTeile(t, f.teile)
			befunde := []ozg.Befund{fehler("Plan", f.zelle, "Falsch.", "")}
			b := merkeAn(t, original, befunde)
			nurAngemerkt(t, original, b)
			paketIstVollstaendig(t, b)
			_, teile := entpacke(t, b)
			if got := string(teile["xl/worksheets/sheet1.xml"]); !regexp.MustCompile(f.want).MatchString(got) {
				t.Errorf("the sheet is\n%s\nwant\n%s", got, f.want)
			}
			if n := gezaehlt(t, b); n != 1 {
				t.Errorf("%d marks for one Befund", n)
			}
			lies(t, b) // excelize reads it
			if n := gezaehlt(t, merkeAn(t, b, befunde)); n != 1 {
				t.Errorf("annotated twice: %d marks for one Befund", n)
			}
		})
	}
}

// Part names are found whatever their case and folder; a chart sheet has no cells and is passed by.
func TestAnmerkenUngewoehnlicheTeile(t *testing.T) {
	t.Parallel()
	teile := []handteil{
		{"[content_types].XML", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="VML" ContentType="text/plain"/></Types>`},
		{"_rels/.rels", `<Relationships ` + relsRaum + `><Relationship Id="a" Type="` + raumArt + `/officeDocument" Target="Mappe/Buch.xml"/></Relationships>`},
		{"mappe/", ""},
		{"mappe/buch.xml", `<workbook xmlns="` + raumBlatt + `" xmlns:r="` + raumArt + `"><sheets><sheet name="Bild" r:id="d"/><sheet name="Weg" state="veryHidden" r:id="b"/><sheet name="A &amp; B" r:id="c"/></sheets></workbook>`},
		{"mappe/_rels/BUCH.xml.rels", `<Relationships ` + relsRaum + `><Relationship Id="b" Type="` + raumArt + `/worksheet" Target="../Blatt%201.xml"/><Relationship Id="c" Type="` + raumArt + `/worksheet" Target="/tief/unten/Blatt.xml"/><Relationship Id="d" Type="` + raumArt + `/chartsheet" Target="bild.xml"/></Relationships>`},
		{"mappe/bild.xml", `<chartsheet xmlns="` + raumBlatt + `"/>`},
		{"Blatt 1.xml", `<worksheet xmlns="` + raumBlatt + `"><sheetData/></worksheet>`},
		{"tief/unten/blatt.XML", `<worksheet xmlns="` + raumBlatt + `"><sheetData/></worksheet>`},
	}
	original := packeTeile(t, teile)
	b := merkeAn(t, original, []ozg.Befund{fehler("Weg", "B2", "Eins.", ""), fehler("A & B", "B3", "Zwei.", ""), hinweis("Bild", "", "Drei."), hinweis("", "", "Vier.")})
	nurAngemerkt(t, original, b)
	_, inhalt := entpacke(t, b)
	for name, want := range map[string]string{
		"_rels/Blatt 1.xml.rels":          `Target="mappe/comments1.xml"`,
		"tief/unten/_rels/blatt.XML.rels": `Target="../../mappe/comments2.xml"`,
		"[content_types].XML":             `PartName="/mappe/drawings/vmlDrawing2.vml"`,
		"mappe/comments2.xml":             "Vier.",
	} {
		if !strings.Contains(string(inhalt[name]), want) {
			t.Errorf("%s is %s, want in it %s", name, inhalt[name], want)
		}
	}
	if n := gezaehlt(t, b); n != 4 {
		t.Errorf("%d marks for 4 Befunde", n)
	}
}

// Excel shows the thread of a threaded comment and not the text of its stand-in; the Befund is listed
// where it shows.
func TestAnmerkenKommentarfaden(t *testing.T) {
	t.Parallel()
	teile := append(handgemacht(raumBlatt, raumArt, `<worksheet xmlns="`+raumBlatt+`" xmlns:r="`+raumArt+`"><sheetData><row r="2"><c r="B2"/></row></sheetData><legacyDrawing r:id="v"/></worksheet>`, stilXML),
		handteil{"xl/worksheets/_rels/sheet1.xml.rels", `<Relationships ` + relsRaum + `><Relationship Id="k" Type="` + raumArt + `/comments" Target="../comments1.xml"/><Relationship Id="v" Type="` + raumArt + `/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/></Relationships>`},
		handteil{"xl/comments1.xml", `<comments xmlns="` + raumBlatt + `"><authors><author>tc={0001}</author></authors><commentList><comment ref="A1" authorId="0"><text><t>[Threaded comment] oben</t></text></comment><comment ref="B2" authorId="0"><text><t>[Threaded comment] hier</t></text></comment></commentList></comments>`},
		handteil{"xl/drawings/vmlDrawing1.vml", `<xml><br>nicht wohlgeformt <v:shape id="_x0000_s1027"/></xml>`})
	teile[0].inhalt = strings.Replace(teile[0].inhalt, "<Override", `<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/comments1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/><Override`, 1)
	original := packeTeile(t, teile)
	b := merkeAn(t, original, []ozg.Befund{fehler("Plan", "B2", "Falsch.", "")})
	nurAngemerkt(t, original, b)
	got := notizen(t, b)["xl/comments1.xml"]
	if want := "● Fehler: Zelle B2: Falsch."; got["B1"] != want || got["B2"] != "[Threaded comment] hier" {
		t.Errorf("the comments are %q, want in B1 %q", got, want)
	}
	_, inhalt := entpacke(t, b)
	if vml := string(inhalt["xl/drawings/vmlDrawing1.vml"]); !strings.Contains(vml, `id="_x0000_s1028"`) {
		t.Errorf("the new shape has no number of its own: %s", vml)
	}
	if blatt := string(inhalt["xl/worksheets/sheet1.xml"]); !strings.Contains(blatt, `<c s="3" r="B2"/>`) {
		t.Errorf("B2 has no colour: %s", blatt)
	}
	sauber := merkeAn(t, b, nil)
	if n := gezaehlt(t, sauber); n != 0 {
		t.Errorf("%d marks are left", n)
	}
}

// What cannot be annotated is refused with a sentence, and nothing is written.
func TestAnmerkenLehntAb(t *testing.T) {
	t.Parallel()
	gut := handgemacht(raumBlatt, raumArt, `<worksheet xmlns="`+raumBlatt+`"><sheetData><row r="5"/><row r="2"/></sheetData></worksheet>`, stilXML)
	mit := func(neu ...handteil) []byte { return packeTeile(t, append(append([]handteil{}, gut...), neu...)) }
	for name, f := range map[string]struct {
		datei []byte
		code  string
	}{
		"csv":            {[]byte("OZG-ID;Leistung\n10214;Führungszeugnis\n"), "anmerken_csv"},
		"csv in UTF-16":  {[]byte("\xff\xfeO\x00Z\x00G\x00"), "anmerken_csv"},
		"empty":          {nil, "anmerken_csv"},
		"xls":            {[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest"), "anmerken_format"},
		"ods":            {mit(handteil{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}), "anmerken_ods"},
		"xlsb":           {mit(handteil{"xl/workbook.bin", "x"}), "anmerken_format"},
		"signed":         {mit(handteil{"_xmlsignatures/sig1.xml", "<Signature/>"}), "anmerken_signiert"},
		"other zip":      {packeTeile(t, []handteil{{"a.txt", "a"}}), "anmerken_format"},
		"cut off":        {mit()[:300], "beschaedigt"},
		"twice":          {mit(handteil{"XL/workbook.xml", "<workbook/>"}), "beschaedigt"},
		"UTF-16":         {packeTeile(t, handgemacht(raumBlatt, raumArt, "\xff\xfe<\x00w\x00", stilXML)), "anmerken_format"},
		"Latin-1":        {packeTeile(t, handgemacht(raumBlatt, raumArt, `<?xml version="1.0" encoding="ISO-8859-1"?><worksheet/>`, stilXML)), "anmerken_format"},
		"rows in a mess": {mit(), "beschaedigt"},
	} {
		var b bytes.Buffer
		err := reports.Anmerken(&b, f.datei, []ozg.Befund{fehler("Plan", "B3", "Falsch.", "")})
		var fuerPerson *ozg.Fehler
		if ozg.FehlerCode(err) != f.code || !errors.As(err, &fuerPerson) || !strings.HasSuffix(fuerPerson.Text, "Ihre Datei ist unverändert.") {
			t.Errorf("%s: %v, want %s", name, err, f.code)
		}
		if b.Len() > 0 {
			t.Errorf("%s: %d bytes were written", name, b.Len())
		}
	}
}

// Texts of a Befund quote cells of others. They stay texts, lose control characters, and cannot pass for
// another Befund; a comment never exceeds what Excel takes, and says how much it leaves out.
func TestAnmerkenFremderText(t *testing.T) {
	t.Parallel()
	original := baue(t, plan)
	befunde := []ozg.Befund{
		fehler("Sheet1", "B4", "„</t></r>&\x00\a<x>\n● Fehler: gelogen“ \u202egedreht _x0041_ _x0042_x0043_ kaputt\xff", "\t<neu>\r\nzweite Zeile"),
		{Schwere: ozg.SchwereHinweis, Code: "nur_code", Blatt: "Sheet1", Zelle: "B5"},
	}
	b := merkeAn(t, original, befunde)
	nurAngemerkt(t, original, b)
	texte := notizen(t, b)["xl/comments1.xml"]
	want := "● Fehler: „</t></r>& <x> ● Fehler: gelogen“ gedreht _x005F_x0041_ _x005F_x0042_x005F_x0043_ kaputt\ufffd\nVorschlag: <neu> zweite Zeile"
	if texte["B4"] != want || texte["B5"] != "○ Hinweis: nur_code" {
		t.Errorf("the comments are %q, want %q", texte, want)
	}

	var viele []ozg.Befund
	for i := range 500 {
		viele = append(viele, hinweis("Sheet1", "", fmt.Sprintf("%d %s", i, strings.Repeat("lang ", 200))))
	}
	text := notizen(t, merkeAn(t, original, viele))["xl/comments1.xml"]["A1"]
	if n := utf8.RuneCountInString(text); n > 32767 || n < 31000 {
		t.Errorf("the comment has %d characters", n)
	}
	rest := regexp.MustCompile(`… und (\d+) weitere Befunde, für die hier kein Platz ist\.$`).FindStringSubmatch(text)
	if rest == nil || fmt.Sprint(500-len(beginn.FindAllString(text, -1))) != rest[1] {
		t.Errorf("the comment lists %d of 500 and ends with %q", len(beginn.FindAllString(text, -1)), text[len(text)-80:])
	}
	if err := reports.Anmerken(io.Discard, original, []ozg.Befund{{Schwere: "schlimm", Text: "x"}}); ozg.FehlerCode(err) != "intern" {
		t.Errorf("a Befund without severity: %v", err)
	}
}
