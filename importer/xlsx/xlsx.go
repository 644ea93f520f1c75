package xlsx

import (
	"ozgtracker/importer/mangel"
	"ozgtracker/importer/tabelle"
)

// Rows, cells and limits are those of every reader of workbooks.
type (
	Art     = tabelle.Art
	Zelle   = tabelle.Zelle
	Zeile   = tabelle.Zeile
	Bereich = tabelle.Bereich
	Blatt   = tabelle.Blatt
	Grenzen = tabelle.Grenzen
)

// The kinds of a cell.
const (
	Text           = tabelle.Text
	Zahl           = tabelle.Zahl
	Datum          = tabelle.Datum
	Prozent        = tabelle.Prozent
	Wahrheit       = tabelle.Wahrheit
	Fehlerwert     = tabelle.Fehlerwert
	FormelOhneWert = tabelle.FormelOhneWert
)

// Spaltenname is the letters of a column: 1 is "A", 27 is "AA"; "" below 1.
func Spaltenname(spalte int) string { return tabelle.Spaltenname(spalte) }

// Adresse is the address of a cell as Excel writes it, "F12".
func Adresse(spalte, zeile int) string { return tabelle.Adresse(spalte, zeile) }

// rat is what to do with a workbook that cannot be read.
var rat = mangel.Rat{
	Beschaedigt: "Öffnen Sie sie in Excel, speichern Sie sie unter neuem Namen als .xlsx und laden Sie diese hoch.",
	Kennwort:    "Entfernen Sie in Excel den Kennwortschutz (Datei → Informationen) und laden Sie sie erneut hoch.",
}
