package xlsx_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"testing"

	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
)

// teil is one part of a hand-made workbook.
type teil struct{ name, inhalt string }

const (
	raum       = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	raumR      = `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relsRaum   = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	relsArt    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	stilDatum  = "1" // cell formats of grundteile
	stilAnteil = "2"
	stilDauer  = "3"
)

// grundteile are the parts of a small sound workbook with one sheet "Plan" of this XML.
func grundteile(blatt string) []teil {
	return []teil{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`},
		{"_rels/.rels", `<Relationships ` + relsRaum + `><Relationship Id="rId1" Type="` + relsArt + `officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook ` + raum + ` ` + raumR + `><workbookPr/><sheets><sheet name="Plan" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships ` + relsRaum + `><Relationship Id="rId1" Type="` + relsArt + `worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="` + relsArt + `sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rId3" Type="` + relsArt + `styles" Target="styles.xml"/></Relationships>`},
		{"xl/sharedStrings.xml", `<sst ` + raum + `><si><t>eins</t></si><si><r><rPr><b/></rPr><t>zw</t></r><r><t xml:space="preserve">ei </t></r><rPh sb="0" eb="1"><t>phonetisch</t></rPh><phoneticPr fontId="1"/></si><si><t/></si><si><t>_x000D_A_x005F_B</t></si></sst>`},
		{"xl/styles.xml", `<styleSheet ` + raum + `><numFmts count="1"><numFmt numFmtId="164" formatCode="[h]:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="164"/></cellXfs></styleSheet>`},
		{"xl/worksheets/sheet1.xml", blatt},
	}
}

// blattXML wraps rows into a worksheet.
func blattXML(zeilen string) string {
	return `<worksheet ` + raum + `><sheetData>` + zeilen + `</sheetData></worksheet>`
}

// ersetze puts another content under the name of a part, or adds the part.
func ersetze(teile []teil, name, inhalt string) []teil {
	for i := range teile {
		if teile[i].name == name {
			teile[i].inhalt = inhalt
			return teile
		}
	}
	return append(teile, teil{name, inhalt})
}

// packe makes a zip archive of the parts; aendere may change the entry of each before it is written.
func packe(tb testing.TB, teile []teil, aendere ...func(*zip.FileHeader)) []byte {
	tb.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, t := range teile {
		kopf := &zip.FileHeader{Name: t.name, Method: zip.Deflate}
		for _, f := range aendere {
			f(kopf)
		}
		e, err := w.CreateHeader(kopf)
		if err != nil {
			tb.Fatalf("create %s: %v", t.name, err)
		}
		if _, err := e.Write([]byte(t.inhalt)); err != nil {
			tb.Fatalf("write %s: %v", t.name, err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatalf("close the archive: %v", err)
	}
	return b.Bytes()
}

// lies opens a workbook and reads all rows of its sheets and all merged ranges, one line each:
// "Plan!B3 Zahl 12".
func lies(b []byte, g xlsx.Grenzen) (zellen []string, err error) {
	m, err := xlsx.Open(b, g)
	if err != nil {
		return nil, err
	}
	for i, blatt := range m.Blaetter() {
		for z, err := range m.Zeilen(i) {
			if err != nil {
				return zellen, err
			}
			for _, c := range z.Zellen {
				zellen = append(zellen, zeige(blatt.Name, z, c))
			}
		}
		bereiche, err := m.Verbunden(i)
		if err != nil {
			return zellen, err
		}
		for _, v := range bereiche {
			zellen = append(zellen, fmt.Sprintf("%s!%s:%s verbunden", blatt.Name, xlsx.Adresse(v.VonSpalte, v.VonZeile), xlsx.Adresse(v.BisSpalte, v.BisZeile)))
		}
	}
	return zellen, nil
}

func zeige(blatt string, z xlsx.Zeile, c xlsx.Zelle) string {
	s := fmt.Sprintf("%s!%s %s %s", blatt, xlsx.Adresse(c.Spalte, z.Nr), c.Art, c.Text)
	if c.Art == xlsx.Datum {
		s += " " + c.Tag.String()
	}
	if z.Versteckt {
		s += " versteckt"
	}
	return s
}

// mussLesen reads a workbook that is sound.
func mussLesen(tb testing.TB, b []byte) []string {
	tb.Helper()
	zellen, err := lies(b, xlsx.Grenzen{})
	if err != nil {
		tb.Fatalf("read a sound workbook: %v", err)
	}
	return zellen
}

// pruefeFehler wants a *ozg.Fehler with this code that says what to do and that nothing was stored.
func pruefeFehler(tb testing.TB, err error, code, enthaelt string) {
	tb.Helper()
	text := ozg.FehlerText(err)
	if ozg.FehlerCode(err) != code {
		tb.Fatalf("code %q, want %q (%v)", ozg.FehlerCode(err), code, err)
	}
	if !bytes.Contains([]byte(text), []byte(enthaelt)) {
		tb.Errorf("the text %q does not contain %q", text, enthaelt)
	}
	if !bytes.HasSuffix([]byte(text), []byte(" Es wurde nichts gespeichert.")) {
		tb.Errorf("the text %q does not end with what was stored", text)
	}
}
