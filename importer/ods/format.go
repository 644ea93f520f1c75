package ods

import (
	"bytes"
	"strings"

	"ozgtracker/importer/mangel"
	"ozgtracker/importer/paket"
	"ozgtracker/importer/xmlstrom"
	"ozgtracker/internal/ozg"
)

// The parts that are read. All sheets are in the first; the second says whether parts are encrypted.
const (
	inhaltsteil = "content.xml"
	verzeichnis = "META-INF/manifest.xml"
)

// rat is what to do with a spreadsheet that cannot be read.
var rat = mangel.Rat{
	Beschaedigt: "Öffnen Sie sie in LibreOffice oder Excel, speichern Sie sie unter neuem Namen als .ods oder .xlsx und laden Sie diese hoch.",
	Kennwort:    "Speichern Sie sie in LibreOffice unter neuem Namen ohne Kennwort (Datei → Speichern unter) und laden Sie diese hoch.",
}

func keineMappe(was string) *ozg.Fehler {
	return ozg.NeuerFehler("keine_mappe", was+" Laden Sie den Umsetzungsplan als .ods, .xlsx oder .csv hoch."+mangel.NichtsGespeichert)
}

// pruefeFormat recognises by the first bytes what cannot be a spreadsheet; nil: it is a zip archive.
func pruefeFormat(b []byte) error {
	switch {
	case len(b) == 0:
		return ozg.NeuerFehler("leer", "Die Datei ist leer (0 Byte). Prüfen Sie, ob sie vollständig gespeichert wurde, und laden Sie sie erneut hoch."+mangel.NichtsGespeichert)
	case bytes.HasPrefix(b, []byte("PK")):
		return nil
	}
	return keineMappe("Das ist keine OpenDocument-Tabelle (.ods).")
}

// pruefeArt recognises by its parts an archive that is no spreadsheet of our kind, or an encrypted one.
func pruefeArt(p *paket.Paket) error {
	switch art := strings.TrimSpace(string(p.Anfang("mimetype", 200))); {
	case art == "" && !p.Hat(inhaltsteil):
		return keineMappe("Das ist ein ZIP-Archiv und keine OpenDocument-Tabelle (.ods).")
	case strings.HasPrefix(art, "application/vnd.oasis.opendocument.spreadsheet"), art == "": // templates, too
	case strings.HasPrefix(art, "application/vnd.sun.xml.calc"):
		return ozg.NeuerFehler("altes_format", "Das ist eine Tabelle im alten Format von OpenOffice (.sxc). Speichern Sie sie in LibreOffice als .ods und laden Sie diese hoch."+mangel.NichtsGespeichert)
	default:
		return errDokument()
	}
	if p.Hat(verzeichnis) {
		err := p.LiesTeil(verzeichnis, "manifest", func(x *xmlstrom.Leser) error {
			if string(x.Name()) == "encryption-data" {
				return mangel.ErrKennwort
			}
			return nil
		})
		if err != nil {
			return rat.Fehler("Verzeichnis der Teile ("+verzeichnis+")", err)
		}
	}
	if !p.Hat(inhaltsteil) {
		return rat.Fehler(inhaltsteil, mangel.Syntax("der Teil fehlt"))
	}
	return nil
}

func errDokument() error { return keineMappe("Das ist ein Dokument und keine Tabelle.") }
