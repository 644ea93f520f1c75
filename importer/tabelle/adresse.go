package tabelle

import "strconv"

// The last row and column of a sheet: XFD1048576.
const (
	MaxZeile  = 1_048_576
	MaxSpalte = 16_384
)

// Spaltenname is the letters of a column: 1 is "A", 27 is "AA"; "" below 1.
func Spaltenname(spalte int) string {
	var b [16]byte
	i := len(b)
	for spalte > 0 {
		spalte--
		i--
		b[i] = byte('A' + spalte%26)
		spalte /= 26
	}
	return string(b[i:])
}

// Adresse is the address of a cell as Excel writes it, "F12".
func Adresse(spalte, zeile int) string {
	return Spaltenname(spalte) + strconv.Itoa(zeile)
}
