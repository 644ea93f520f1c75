package ods_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"ozgtracker/importer/ods"
	"ozgtracker/internal/ozg"
)

const (
	mimetype = "application/vnd.oasis.opendocument.spreadsheet"
	raeume   = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" ` +
		`xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" ` +
		`xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" ` +
		`xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"`
	stile = `<office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>` +
		`<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>`
	mitKennwort = `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`
)

// dokument is content.xml with these tables and whatever stands beside them.
func dokument(tabellen string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<office:document-content ` + raeume + ` office:version="1.3">` + stile +
		`<office:body><office:spreadsheet>` + tabellen + `</office:spreadsheet></office:body></office:document-content>`
}

// blatt is content.xml with one table "Plan" of these rows.
func blatt(zeilen string) string {
	return dokument(`<table:table table:name="Plan" table:style-name="ta1">` + zeilen + `</table:table>`)
}

// zelle is content.xml with one cell.
func zelle(xml string) string { return blatt(`<table:table-row>` + xml + `</table:table-row>`) }

// textzelle is a cell with a text.
func textzelle(text string) string {
	return `<table:table-cell office:value-type="string"><text:p>` + text + `</text:p></table:table-cell>`
}

// teil is one part of a hand-made file.
type teil struct{ name, inhalt string }

// teile are those of a small file with this content.xml.
func teile(inhalt string) []teil {
	return []teil{{"mimetype", mimetype}, {"content.xml", inhalt}}
}

// packe makes a zip archive of the parts, the first one stored as the format wants it.
func packe(tb testing.TB, teile ...teil) []byte {
	tb.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i, t := range teile {
		methode := zip.Deflate
		if i == 0 {
			methode = zip.Store
		}
		e, err := w.CreateHeader(&zip.FileHeader{Name: t.name, Method: methode})
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

// lies opens a spreadsheet and reads all of it, one line for each cell and merged range: "Plan!B3 Zahl 12".
func lies(b []byte, g ods.Grenzen) (zellen []string, err error) {
	m, err := ods.Open(b, g)
	if err != nil {
		return nil, err
	}
	for i, bl := range m.Blaetter() {
		for z, err := range m.Zeilen(i) {
			if err != nil {
				return zellen, err
			}
			for _, c := range z.Zellen {
				zellen = append(zellen, zeige(bl.Name, z, c))
			}
		}
		bereiche, err := m.Verbunden(i)
		if err != nil {
			return zellen, err
		}
		for _, v := range bereiche {
			zellen = append(zellen, fmt.Sprintf("%s!%s:%s verbunden", bl.Name, adresse(v.VonSpalte, v.VonZeile), adresse(v.BisSpalte, v.BisZeile)))
		}
	}
	return zellen, nil
}

func zeige(blatt string, z ods.Zeile, c ods.Zelle) string {
	s := fmt.Sprintf("%s!%s %s %s", blatt, adresse(c.Spalte, z.Nr), c.Art, c.Text)
	if c.Tag != 0 {
		s += " " + c.Tag.String()
	}
	if z.Versteckt {
		s += " versteckt"
	}
	return s
}

// mussLesen reads a file that is sound.
func mussLesen(tb testing.TB, b []byte) []string {
	tb.Helper()
	zellen, err := lies(b, ods.Grenzen{})
	if err != nil {
		tb.Fatalf("read a sound file: %v", err)
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
	if !strings.Contains(text, enthaelt) {
		tb.Errorf("the text %q does not contain %q", text, enthaelt)
	}
	if !strings.HasSuffix(text, " Es wurde nichts gespeichert.") {
		tb.Errorf("the text %q does not end with what was stored", text)
	}
}
