// Package tabelle holds what the readers of workbooks have in common: sheets, rows and cells as they hand
// them out, the limits within which they read, addresses, numbers and dates.
package tabelle

import "ozgtracker/internal/ozg"

// Art is the kind of value a cell holds.
type Art uint8

// The kinds of a cell.
const (
	Text           Art = iota // text as written
	Zahl                      // a number; Text is its shortest decimal, "44377" or "0.35"
	Datum                     // a date or time; Tag is the date, Text the decimal (or ISO date) of the file
	Prozent                   // a number shown as a percentage; Text is the fraction, "0.35"
	Wahrheit                  // a truth value; Text is WAHR or FALSCH
	Fehlerwert                // an error value; Text is it as written, "#REF!"
	FormelOhneWert            // a formula without a stored result; Text is the formula with its "="
)

// String is the name of the kind.
func (a Art) String() string {
	namen := [...]string{"Text", "Zahl", "Datum", "Prozent", "Wahrheit", "Fehlerwert", "FormelOhneWert"}
	if int(a) < len(namen) {
		return namen[a]
	}
	return "unbekannt"
}

// Zelle is one cell that is not empty.
type Zelle struct {
	Spalte int // 1 is column A
	Text   string
	Art    Art
	Tag    ozg.Tag // set when Art is Datum; the time of day is cut
}

// Zeile is one row with at least one cell that is not empty.
type Zeile struct {
	Nr        int // 1 is the first row
	Versteckt bool
	Zellen    []Zelle // in rising columns
}

// Bereich is a merged range; its value stands in the first cell. All four are 1-based and inclusive.
type Bereich struct {
	VonZeile, VonSpalte, BisZeile, BisSpalte int
}

// Blatt is one sheet of a workbook.
type Blatt struct {
	Name      string
	Versteckt bool
	// Lesbar is false for a sheet without cells (chart, dialog or macro sheet): it has no rows, and
	// Grund says in German why.
	Lesbar bool
	Grund  string
}
