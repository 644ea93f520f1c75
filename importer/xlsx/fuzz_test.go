package xlsx_test

import (
	"archive/zip"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
)

// pruefeMappe reads all of a workbook, sound or not. What comes out is in order whatever went in: rows
// and columns rise, no cell is empty, texts are valid, errors are sentences for people.
func pruefeMappe(t *testing.T, b []byte) {
	m, err := xlsx.Open(b, xlsx.Grenzen{Entpackt: 16 << 20})
	if err != nil {
		if ozg.FehlerCode(err) == "intern" {
			t.Fatalf("opening failed with an error for nobody: %v", err)
		}
		return
	}
	for i := range m.Blaetter() {
		nr := 0
		for z, err := range m.Zeilen(i) {
			if err != nil {
				if ozg.FehlerCode(err) == "intern" {
					t.Fatalf("reading failed with an error for nobody: %v", err)
				}
				break
			}
			if z.Nr <= nr || len(z.Zellen) == 0 {
				t.Fatalf("row %d with %d cells behind row %d", z.Nr, len(z.Zellen), nr)
			}
			nr = z.Nr
			spalte := 0
			for _, c := range z.Zellen {
				if c.Spalte <= spalte || c.Text == "" || !utf8.ValidString(c.Text) || strings.Contains(c.Text, "\x00") {
					t.Fatalf("row %d: cell %+v behind column %d", z.Nr, c, spalte)
				}
				spalte = c.Spalte
			}
		}
		if _, err := m.Verbunden(i); err != nil && ozg.FehlerCode(err) == "intern" {
			t.Fatalf("reading merged ranges failed with an error for nobody: %v", err)
		}
	}
}

// FuzzOpen starts from small workbooks, stored and deflated. Run it with -fuzzminimizetime 5x.
func FuzzOpen(f *testing.F) {
	blatt := blattXML(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>44377</v></c></row>`)
	f.Add(packe(f, grundteile(blatt)))
	f.Add(packe(f, grundteile(blatt), func(h *zip.FileHeader) { h.Method = zip.Store }))
	f.Add(planMitZeilen(f, 3, 5))
	if b, err := os.ReadFile("../testdata/umsetzungsplan-gesundheit-2021-06-30.xlsx"); err == nil {
		f.Add(b)
	}
	f.Add([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
	f.Fuzz(pruefeMappe)
}

// FuzzTeile changes the XML of the parts inside of a sound archive. Run it with -fuzzminimizetime 5x, or
// it spends all its time on shortening the first find.
func FuzzTeile(f *testing.F) {
	grund := grundteile(blattXML(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>44377</v></c><c r="C1" t="inlineStr"><is><r><t>x</t></r></is></c></row>` +
		`<row r="3" hidden="1"><c r="A3" t="b"><v>1</v></c><c r="B3" t="e"><v>#REF!</v></c><c r="C3" t="str"><f>A1</f><v>y</v></c><c r="D3" t="d"><v>2021-06-30</v></c></row>`))
	inhalt := map[string]string{}
	for _, t := range grund {
		inhalt[t.name] = t.inhalt
	}
	verbunden := strings.Replace(inhalt["xl/worksheets/sheet1.xml"], "</worksheet>", `<mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`, 1)
	for _, blatt := range []string{inhalt["xl/worksheets/sheet1.xml"], verbunden, blattXML(`<row><c><v>1e3</v></c></row>`)} {
		f.Add(blatt, inhalt["xl/sharedStrings.xml"], inhalt["xl/styles.xml"], inhalt["xl/workbook.xml"], inhalt["xl/_rels/workbook.xml.rels"])
	}
	f.Fuzz(func(t *testing.T, blatt, texte, formate, mappe, verweise string) {
		teile := grundteile(blatt)
		teile = ersetze(teile, "xl/sharedStrings.xml", texte)
		teile = ersetze(teile, "xl/styles.xml", formate)
		teile = ersetze(teile, "xl/workbook.xml", mappe)
		teile = ersetze(teile, "xl/_rels/workbook.xml.rels", verweise)
		pruefeMappe(t, packe(t, teile, func(h *zip.FileHeader) { h.Method = zip.Store }))
	})
}
