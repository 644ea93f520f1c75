package xlsx

import (
	"bytes"
	"strings"
	"unicode/utf16"

	"ozgtracker/importer/mangel"
	"ozgtracker/importer/paket"
	"ozgtracker/internal/ozg"
)

func keineMappe(was string) *ozg.Fehler {
	return ozg.NeuerFehler("keine_mappe", was+" Öffnen Sie den Plan in Excel, speichern Sie ihn als .xlsx und laden Sie diese Datei hoch."+mangel.NichtsGespeichert)
}

// pruefeFormat recognises by the first bytes what cannot be a workbook; nil: it is a zip archive.
func pruefeFormat(b []byte) error {
	kopf := bytes.ToLower(bytes.TrimLeft(b[:min(len(b), 1024)], " \t\r\n\xEF\xBB\xBF"))
	switch {
	case len(b) == 0:
		return ozg.NeuerFehler("leer", "Die Datei ist leer (0 Byte). Prüfen Sie, ob sie vollständig gespeichert wurde, und laden Sie sie erneut hoch."+mangel.NichtsGespeichert)
	case bytes.HasPrefix(b, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return pruefeOLE(b)
	case bytes.HasPrefix(b, []byte("PK")):
		return nil
	case bytes.HasPrefix(b, []byte("%PDF")):
		return keineMappe("Das ist eine PDF-Datei und keine Excel-Arbeitsmappe.")
	case bytes.HasPrefix(kopf, []byte("<!doctype html")), bytes.HasPrefix(kopf, []byte("<html")), bytes.HasPrefix(kopf, []byte("<table")):
		return keineMappe("Das ist eine Webseite (HTML) und keine Excel-Arbeitsmappe, auch wenn die Endung es sagt.")
	case bytes.HasPrefix(kopf, []byte("<?xml")), bytes.HasPrefix(kopf, []byte("<workbook")):
		return keineMappe("Das ist eine XML-Datei und keine Excel-Arbeitsmappe (.xlsx).")
	case bytes.HasPrefix(b, []byte{0x09, 0x08}), bytes.HasPrefix(b, []byte{0x09, 0x04}), bytes.HasPrefix(b, []byte{0x09, 0x02}), bytes.HasPrefix(b, []byte{0x09, 0x00}):
		return errAltesFormat()
	case len(bytes.Trim(b[:min(len(b), 4096)], "\x00")) == 0:
		return rat.Fehler("", mangel.Syntax("sie enthält nur Nullbytes"))
	}
	return keineMappe("Das ist keine Excel-Arbeitsmappe (.xlsx).")
}

func errAltesFormat() *ozg.Fehler {
	return ozg.NeuerFehler("altes_format", "Das ist eine Datei im alten Format (.xls). Speichern Sie sie in Excel als .xlsx und laden Sie diese hoch."+mangel.NichtsGespeichert)
}

// pruefeOLE tells the files in the container of old Office apart by the names of their streams: an
// encrypted workbook, an old workbook, a document of another program.
func pruefeOLE(b []byte) error {
	strom := func(name string) bool {
		var gesucht []byte
		for _, u := range utf16.Encode([]rune(name)) {
			gesucht = append(gesucht, byte(u), byte(u>>8))
		}
		return bytes.Contains(b, gesucht)
	}
	switch {
	case strom("EncryptedPackage"):
		return rat.Fehler("", mangel.ErrKennwort)
	case strom("WordDocument"), strom("PowerPoint Document"), strom("__substg1.0_"):
		return keineMappe("Das ist ein Dokument eines anderen Programms und keine Excel-Arbeitsmappe.")
	}
	return errAltesFormat()
}

// pruefeArt recognises by its parts a zip archive that is no workbook of our kind.
func pruefeArt(p *paket.Paket) error {
	mimetype := string(p.Anfang("mimetype", 200))
	switch {
	case strings.HasPrefix(mimetype, "application/vnd.oasis.opendocument.spreadsheet"):
		return ozg.NeuerFehler("ods_format", "Das ist eine OpenDocument-Tabelle (.ods). Speichern Sie sie in LibreOffice oder Excel als .xlsx und laden Sie diese hoch."+mangel.NichtsGespeichert)
	case mimetype != "":
		return keineMappe("Das ist ein OpenDocument-Dokument und keine Tabelle.")
	case p.Hat("xl/workbook.bin"):
		return ozg.NeuerFehler("xlsb_format", "Das ist eine binäre Arbeitsmappe (.xlsb). Speichern Sie sie in Excel als .xlsx und laden Sie diese hoch."+mangel.NichtsGespeichert)
	case p.Hat("word/document.xml"):
		return keineMappe("Das ist ein Word-Dokument und keine Excel-Arbeitsmappe.")
	case p.Hat("ppt/presentation.xml"):
		return keineMappe("Das ist eine PowerPoint-Präsentation und keine Excel-Arbeitsmappe.")
	case p.Hat("index/document.iwa"):
		return keineMappe("Das ist eine Datei aus Apple Numbers.")
	case p.Hat("_rels/.rels"), p.Hat("xl/workbook.xml"), p.Hat("[Content_Types].xml"):
		return nil
	}
	return keineMappe("Das ist ein ZIP-Archiv und keine Excel-Arbeitsmappe. Entpacken Sie es zuerst.")
}
