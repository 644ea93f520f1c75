package tabelle

import "testing"

func TestColumnsHaveTheNamesThatSpreadsheetsShow(t *testing.T) {
	t.Parallel()
	for spalte, soll := range map[int]string{0: "", -1: "", 1: "A", 26: "Z", 27: "AA", 702: "ZZ", 703: "AAA", MaxSpalte: "XFD"} {
		if ist := Spaltenname(spalte); ist != soll {
			t.Errorf("column %d is %q, want %q", spalte, ist, soll)
		}
	}
}
