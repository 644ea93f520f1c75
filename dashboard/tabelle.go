package dashboard

import "ozgtracker/internal/ozg"

// tabelle is a list to be downloaded, with typed cells so that a workbook holds real numbers and dates.
// A cell is a string, an int, an ozg.Tag, or nil where nothing is known.
type tabelle struct {
	name   string // of the file, without ending
	blatt  string // of the sheet
	kopf   []string
	zeilen [][]any
	breite []float64   // column widths in characters
	fuss   [][2]string // what the list shows: Stichtag, Wissensstand, filters, address
}

// textZelle is a cell for a text that may be unknown.
func textZelle(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func zahlZelle(n *int) any {
	if n == nil {
		return nil
	}
	return *n
}

func tagZelle(t ozg.Tag, ok bool) any {
	if !ok {
		return nil
	}
	return t
}
