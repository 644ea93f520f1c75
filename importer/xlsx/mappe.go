package xlsx

import (
	"iter"

	"ozgtracker/internal/ozg"
)

// Mappe is an open workbook. It holds the bytes it was opened with and its shared strings; rows are
// read from the bytes anew each time. Reading two sheets at once from different goroutines is safe.
type Mappe struct {
	grenzen  Grenzen
	blaetter []Blatt
}

// Open checks the zip directory of b and reads what all sheets share. The error is a *ozg.Fehler that
// says what kind of file it is instead, or what is broken.
func Open(b []byte, g Grenzen) (*Mappe, error) {
	return nil, ozg.NeuerFehler("keine_mappe", "noch nicht gebaut")
}

// Blaetter lists the sheets in the order of the workbook.
func (m *Mappe) Blaetter() []Blatt { return m.blaetter }

// Zeilen reads the rows of sheet i that hold at least one cell, rising. After an error there are no
// more rows, and what was read of the sheet must not be used. Leaving the loop early is fine.
func (m *Mappe) Zeilen(i int) iter.Seq2[Zeile, error] {
	return func(yield func(Zeile, error) bool) {}
}

// Verbunden reads the merged ranges of sheet i, in the order of the file.
func (m *Mappe) Verbunden(i int) ([]Bereich, error) { return nil, nil }
