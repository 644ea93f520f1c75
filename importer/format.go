package importer

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"

	"ozgtracker/internal/ozg"
)

// format is what a file is by its bytes. The name of a file is never believed: portals hand out HTML as
// ".xls", and people rename.
type format uint8

const (
	formatUnbekannt format = iota
	formatXLSX             // also .xlsm
	formatODS
	formatCSV
)

// verweigert is a format that is recognised and refused: the code and what to do instead.
type verweigert struct{ code, text string }

var (
	leereDatei   = verweigert{"datei_leer", "Die Datei ist leer. Wählen Sie die Datei mit dem Umsetzungsplan."}
	altesXLS     = verweigert{"altes_format", "Das ist eine Datei im alten Format (.xls). Öffnen Sie sie in Excel oder LibreOffice, wählen Sie „Datei → Speichern unter“ und als Dateityp „Excel-Arbeitsmappe (.xlsx)“, und laden Sie die neue Datei hoch."}
	kennwort     = verweigert{"kennwort", "Die Datei ist mit einem Kennwort geschützt. Entfernen Sie in Excel den Kennwortschutz (Datei → Informationen) und laden Sie sie erneut hoch."}
	binaereMappe = verweigert{"format_xlsb", "Das ist eine binäre Excel-Arbeitsmappe (.xlsb). Öffnen Sie sie in Excel, wählen Sie „Datei → Speichern unter“ und als Dateityp „Excel-Arbeitsmappe (.xlsx)“, und laden Sie die neue Datei hoch."}
	numbers      = verweigert{"format_numbers", "Das ist eine Tabelle von Apple Numbers. Wählen Sie dort „Ablage → Exportieren → Excel“ und laden Sie die .xlsx-Datei hoch."}
	keinExcel    = verweigert{"format_dokument", "Das ist ein Dokument und keine Tabelle. Laden Sie den Umsetzungsplan als .xlsx, .ods oder .csv hoch."}
	pdf          = verweigert{"format_pdf", "Das ist eine PDF-Datei. Laden Sie den Umsetzungsplan als .xlsx, .ods oder .csv hoch."}
	webseite     = verweigert{"format_html", "Das ist eine HTML-Seite, auch wenn ihr Name auf .xls endet. Öffnen Sie sie in Excel, speichern Sie sie als .xlsx und laden Sie diese hoch."}
	xml          = verweigert{"format_xml", "Das ist eine XML-Datei. Öffnen Sie sie in Excel, speichern Sie sie als .xlsx und laden Sie diese hoch."}
	archiv       = verweigert{"format_archiv", "Das ist ein Archiv. Entpacken Sie es und laden Sie den Umsetzungsplan als .xlsx, .ods oder .csv hoch."}
	bild         = verweigert{"format_bild", "Das ist ein Bild. Laden Sie den Umsetzungsplan als .xlsx, .ods oder .csv hoch."}
	unbekannt    = verweigert{"format_unbekannt", "Das ist keine Datei, die sich als Tabelle lesen lässt. Laden Sie den Umsetzungsplan als .xlsx, .ods oder .csv hoch."}
)

func (v verweigert) fehler() *ozg.Fehler { return ablehnen(v.code, "%s", v.text) }

// anfaenge are the first bytes of the formats that are refused.
var anfaenge = []struct {
	bytes string
	verweigert
}{
	{"%PDF", pdf},
	{"{\\rtf", keinExcel},
	{"\x89PNG", bild},
	{"\xFF\xD8\xFF", bild},
	{"GIF8", bild},
	{"\x1F\x8B", archiv},
	{"7z\xBC\xAF\x27\x1C", archiv},
	{"Rar!\x1A\x07", archiv},
}

// detectFormat tells the format by the bytes, or refuses with one German sentence that says what to do.
func detectFormat(b []byte) (format, error) {
	if len(bytes.Trim(b, "\x00 \t\r\n\uFEFF")) == 0 {
		return formatUnbekannt, leereDatei.fehler()
	}
	for _, a := range anfaenge {
		if bytes.HasPrefix(b, []byte(a.bytes)) {
			return formatUnbekannt, a.fehler()
		}
	}
	switch {
	case bytes.HasPrefix(b, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return formatUnbekannt, oleInhalt(b).fehler()
	case bytes.HasPrefix(b, []byte("PK")):
		return zipInhalt(b)
	}
	return textInhalt(b)
}

// oleInhalt tells what lies in the container of old Office files: their directory names the streams in
// UTF-16. An encrypted .xlsx lies in one as well.
func oleInhalt(b []byte) verweigert {
	enthaelt := func(name string) bool {
		var u []byte
		for i := range len(name) {
			u = append(u, name[i], 0)
		}
		return bytes.Contains(b, u)
	}
	switch {
	case enthaelt("EncryptedPackage"):
		return kennwort
	case enthaelt("Workbook"), enthaelt("Book"):
		return altesXLS
	case enthaelt("WordDocument"), enthaelt("PowerPoint Document"):
		return keinExcel
	}
	return unbekannt
}

// zipInhalt looks at the names in a zip directory only; the readers of workbooks check the rest.
func zipInhalt(b []byte) (format, error) {
	if len(b) > 30 && bytes.HasPrefix(b[30:], []byte("mimetypeapplication/vnd.")) { // OpenDocument, even if truncated
		return formatODS, nil
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return formatXLSX, nil // truncated or hostile: the reader says what is broken
	}
	hat := func(pruefe func(name string) bool) bool {
		return slices.ContainsFunc(z.File, func(f *zip.File) bool { return pruefe(strings.ToLower(f.Name)) })
	}
	genau := func(namen ...string) bool {
		return hat(func(n string) bool { return slices.Contains(namen, n) })
	}
	switch {
	case hat(func(n string) bool { return strings.HasPrefix(n, "index/") && strings.HasSuffix(n, ".iwa") }), genau("index.zip"):
		return formatUnbekannt, numbers.fehler()
	case genau("xl/workbook.bin"):
		return formatUnbekannt, binaereMappe.fehler()
	case genau("xl/workbook.xml"), hat(func(n string) bool { return strings.HasPrefix(n, "xl/worksheets/") }):
		return formatXLSX, nil
	case genau("word/document.xml", "ppt/presentation.xml"):
		return formatUnbekannt, keinExcel.fehler()
	case genau("mimetype", "content.xml"): // the reader tells a table from other documents
		return formatODS, nil
	case genau("[content_types].xml"):
		return formatXLSX, nil // a workbook under an unusual name of its main part
	}
	return formatUnbekannt, archiv.fehler()
}

// textInhalt tells CSV from other text and from binary data.
func textInhalt(b []byte) (format, error) {
	text, _, err := dekodiere(b)
	if err != nil {
		return formatUnbekannt, err
	}
	kopf := text[:min(len(text), 4096)]
	klein := strings.ToLower(strings.TrimSpace(kopf))
	switch {
	case strings.HasPrefix(klein, "<!doctype html"), strings.HasPrefix(klein, "<html"), strings.HasPrefix(klein, "<table"):
		return formatUnbekannt, webseite.fehler()
	case strings.HasPrefix(klein, "<?xml"):
		return formatUnbekannt, xml.fehler()
	}
	steuerzeichen := 0
	for _, r := range kopf {
		if r < ' ' && r != '\t' && r != '\r' && r != '\n' {
			steuerzeichen++
		}
	}
	if steuerzeichen*50 > len(kopf) {
		return formatUnbekannt, unbekannt.fehler()
	}
	return formatCSV, nil
}
