package ods_test

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"ozgtracker/importer/ods"
	"ozgtracker/internal/ozg"
)

var grenzenKlein = ods.Grenzen{Entpackt: 16 << 20, Zellen: 100_000, Verbunden: 1_000}

// packeSchnell makes an archive of a content.xml that is not compressed.
func packeSchnell(tb interface{ Fatalf(string, ...any) }, inhalt string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, t := range teile(inhalt) {
		e, err := w.CreateHeader(&zip.FileHeader{Name: t.name, Method: zip.Store})
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

// pruefeMappe reads all of a file, sound or not. What comes out is in order whatever went in: rows and
// columns rise within the sheet, no cell is empty, texts are valid, errors are sentences for people.
func pruefeMappe(t *testing.T, b []byte) {
	m, err := ods.Open(b, grenzenKlein)
	if err != nil {
		if ozg.FehlerCode(err) == "intern" {
			t.Fatalf("opening failed with an error for nobody: %v", err)
		}
		return
	}
	for i := range m.Blaetter() {
		nr, zellen := 0, 0
		for z, err := range m.Zeilen(i) {
			if err != nil {
				t.Fatalf("a file that was opened cannot be read: %v", err)
			}
			if z.Nr <= nr || z.Nr > 1<<20 || len(z.Zellen) == 0 {
				t.Fatalf("row %d with %d cells behind row %d", z.Nr, len(z.Zellen), nr)
			}
			nr = z.Nr
			zellen += len(z.Zellen)
			spalte := 0
			for _, c := range z.Zellen {
				if c.Spalte <= spalte || c.Spalte > 16_384 || c.Text == "" || !utf8.ValidString(c.Text) || strings.Contains(c.Text, "\x00") {
					t.Fatalf("row %d: cell %+v behind column %d", z.Nr, c, spalte)
				}
				spalte = c.Spalte
			}
		}
		verbunden, err := m.Verbunden(i)
		if err != nil || zellen > grenzenKlein.Zellen || len(verbunden) > grenzenKlein.Verbunden {
			t.Fatalf("%d cells, %d merged ranges (%v): beyond the limits", zellen, len(verbunden), err)
		}
	}
}

// FuzzOpen starts from small files of LibreOffice and of ours. Run it with -fuzzminimizetime 5x.
func FuzzOpen(f *testing.F) {
	f.Add(packe(f, teile(zelle(textzelle("x")))...))
	f.Add(packeSchnell(f, zelle(textzelle("x"))))
	f.Add(packe(f, append(teile("\x01"), teil{"META-INF/manifest.xml", mitKennwort})...))
	for _, name := range []string{"plan-libreoffice-2021-06-30.ods", "kennwort.ods"} {
		b, err := os.ReadFile(filepath.Join("..", "testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(pruefeMappe)
}

// FuzzInhalt changes the XML inside of a sound archive. Run it with -fuzzminimizetime 5x, or it spends all its
// time on shortening the first find.
func FuzzInhalt(f *testing.F) {
	for _, xml := range []string{
		zelle(textzelle(`a<text:s text:c="2"/>b<text:span>c</text:span>`)),
		blatt(`<table:table-row table:number-rows-repeated="2" table:visibility="collapse"><table:table-cell table:number-columns-repeated="3" office:value-type="float" office:value="1e3"/></table:table-row>`),
		blatt(`<table:table-row-group table:display="false"><table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2" office:value-type="date" office:date-value="2021-06-30"/><table:covered-table-cell/></table:table-row></table:table-row-group>`),
		zelle(`<table:table-cell table:formula="of:=NA()" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell><table:table-cell office:value-type="time" office:time-value="PT08H30M00S"/>`),
		zelle(`<table:table-cell office:value-type="boolean" office:boolean-value="true"><office:annotation><text:p>x</text:p></office:annotation></table:table-cell>`),
		dokument(`<table:tracked-changes/><table:table table:name="a" table:style-name="ta2"/><table:table table:name="&apos;x&apos;#y"/>`),
	} {
		f.Add(xml)
	}
	f.Fuzz(func(t *testing.T, xml string) { pruefeMappe(t, packeSchnell(t, xml)) })
}
