package tabelle

import (
	"math"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"ozgtracker/internal/ozg"
)

// A number keeps its value and never gets longer than what Go would write.
func TestNumbersAreTheShortestThatRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var roh string
		if rapid.Bool().Draw(t, "as written by people") {
			roh = rapid.StringMatching(`-?[0-9]{1,9}(\.[0-9]{1,7})?`).Draw(t, "number")
		} else {
			roh = strconv.FormatFloat(rapid.Float64Range(-1e300, 1e300).Draw(t, "number"), 'g', 17, 64)
		}
		soll, err := strconv.ParseFloat(roh, 64)
		if err != nil {
			t.Fatal(err)
		}
		wert, ok := LiesZahl([]byte(roh))
		if !ok || wert != soll {
			t.Fatalf("%q was read as %v, %v", roh, wert, ok)
		}
		kurz := string(AppendZahl(nil, soll))
		if IstSchlicht([]byte(roh)) && soll != 0 && math.Abs(soll) >= 1e-9 && roh != kurz {
			t.Fatalf("%q counts as short, but %q is", roh, kurz)
		}
		if zurueck, err := strconv.ParseFloat(kurz, 64); err != nil || zurueck != soll {
			t.Fatalf("%q became %q, which is %v", roh, kurz, zurueck)
		}
	})
}

func TestWhatIsNoNumber(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"", "x", "NaN", "Inf", "0x10", "1_000", "1,5", "1e999", "--1", "1.2.3", "+", "."} {
		if wert, ok := LiesZahl([]byte(s)); ok {
			t.Errorf("%q was read as %v", s, wert)
		}
		if IstSchlicht([]byte(s)) {
			t.Errorf("%q counts as a short number", s)
		}
	}
}

// Our dates are those of excelize in both systems, but for the first two months of 1900, which each
// program counts in its own way.
func TestDatesAgreeWithExcelize(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		system1904 := rapid.Bool().Draw(t, "1904")
		tage := rapid.IntRange(100, maxSeriell-versatz1904-1).Draw(t, "days")
		zeit := float64(rapid.IntRange(0, 86_399).Draw(t, "seconds")) / 86_400
		soll, err := excelize.ExcelDateToTime(float64(tage)+zeit, system1904)
		if err != nil {
			t.Fatal(err)
		}
		ist, ok := TagVon(float64(tage)+zeit, system1904)
		if !ok || ist != ozg.TagVon(soll) {
			t.Fatalf("%v is %v (%v), excelize says %v", float64(tage)+zeit, ist, ok, soll)
		}
	})
}

func TestSerialNumbersAtTheEdges(t *testing.T) {
	t.Parallel()
	faelle := []struct {
		seriell    float64
		system1904 bool
		soll       string // "": no date
	}{
		{0, false, "1899-12-31"},
		{1, false, "1900-01-01"},
		{59, false, "1900-02-28"},
		{60, false, "1900-02-28"}, // 29.02.1900 never was
		{61, false, "1900-03-01"},
		{25_569, false, "1970-01-01"},
		{44_377, false, "2021-06-30"},
		{2_958_465, false, "9999-12-31"},
		{2_958_466, false, ""},
		{2_958_465.9999999999, false, ""},
		{-1, false, ""},
		{math.NaN(), false, ""},
		{math.Inf(1), false, ""},
		{0, true, "1904-01-01"},
		{42_915, true, "2021-06-30"},
		{2_958_465, true, ""},
	}
	for _, f := range faelle {
		ist, ok := TagVon(f.seriell, f.system1904)
		if ok != (f.soll != "") || ok && ist.String() != f.soll {
			t.Errorf("%v (1904: %v) is %v, %v, want %q", f.seriell, f.system1904, ist, ok, f.soll)
		}
	}
}
