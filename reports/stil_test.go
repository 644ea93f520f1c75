package reports

import (
	"testing"

	"ozgtracker/internal/ozg"
)

// 574 of 575 is not 100 %, and 1 of 575 is not 0 %: the cell keeps the exact share, its format shows
// what the pages show.
func TestAnteilAmRand(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		zaehler, nenner int
		format          string
	}{
		{0, 575, formatProzent}, {1, 575, formatProzentTief}, {115, 575, formatProzent}, {574, 575, formatProzentHoch}, {575, 575, formatProzent},
	} {
		z := anteil(c.zaehler, c.nenner)
		if z.stil.format != c.format || z.wert != float64(c.zaehler)/float64(c.nenner) {
			t.Errorf("%d of %d: %v in %q, want %q", c.zaehler, c.nenner, z.wert, z.stil.format, c.format)
		}
		p := ozg.ProzentZahl(c.zaehler, c.nenner)
		if c.format == formatProzentTief && p != 1 || c.format == formatProzentHoch && p != 99 {
			t.Errorf("%d of %d is %d %% on the pages", c.zaehler, c.nenner, p)
		}
	}
	if z := anteil(0, 0); z.wert != unbekannt {
		t.Errorf("a share of nothing is %v, want %q", z.wert, unbekannt)
	}
}

func TestExcelTag(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		tag  ozg.Tag
		want any
	}{
		{ozg.NeuerTag(2021, 6, 30), 44377}, {ozg.NeuerTag(1900, 3, 1), 61}, {ozg.NeuerTag(1899, 5, 1), "01.05.1899"},
	} {
		if got := excelTag(c.tag); got != c.want {
			t.Errorf("excelTag(%s) = %v, want %v", c.tag, got, c.want)
		}
	}
}
