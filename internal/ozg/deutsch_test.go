package ozg_test

import (
	"testing"

	"ozgtracker/internal/ozg"
)

func TestNumbersInGermanDress(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{0: "0", 7: "7", 999: "999", 1000: "1.000", 1234567: "1.234.567", -1234: "−1.234", -7: "−7"} {
		if got := ozg.ZahlText(n); got != want {
			t.Errorf("ZahlText(%d) = %q; want %q", n, got, want)
		}
	}
	for n, want := range map[int]string{12: "+12", -3: "−3", 0: "±0", 1000: "+1.000"} {
		if got := ozg.DifferenzText(n); got != want {
			t.Errorf("DifferenzText(%d) = %q; want %q", n, got, want)
		}
	}
}

// TestPercentNeverHidesTheLastOne: 574 of 575 is not all, and 1 of 575 is not none.
func TestPercentNeverHidesTheLastOne(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		zaehler, nenner, zahl int
		text                  string
	}{
		{115, 575, 20, "115 von 575 (20\u00a0%)"},
		{574, 575, 99, "574 von 575 (99\u00a0%)"},
		{575, 575, 100, "575 von 575 (100\u00a0%)"},
		{1, 575, 1, "1 von 575 (1\u00a0%)"},
		{0, 575, 0, "0 von 575 (0\u00a0%)"},
		{0, 0, 0, "0 von 0"},
		{1, 8, 13, "1 von 8 (13\u00a0%)"},
		{5000, 10000, 50, "5.000 von 10.000 (50\u00a0%)"},
	} {
		if got := ozg.ProzentZahl(tc.zaehler, tc.nenner); got != tc.zahl {
			t.Errorf("ProzentZahl(%d, %d) = %d; want %d", tc.zaehler, tc.nenner, got, tc.zahl)
		}
		if got := ozg.AnteilText(tc.zaehler, tc.nenner); got != tc.text {
			t.Errorf("AnteilText(%d, %d) = %q; want %q", tc.zaehler, tc.nenner, got, tc.text)
		}
	}
	if got := ozg.ProzentText(0, 0); got != "–" {
		t.Errorf("a percentage of nothing is %q; want a dash", got)
	}
}

func TestAnzahlText(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{0: "0 Zellen", 1: "1 Zelle", 2: "2 Zellen", 1234: "1.234 Zellen"} {
		if got := ozg.AnzahlText(n, "Zelle", "Zellen"); got != want {
			t.Errorf("AnzahlText(%d) = %q, want %q", n, got, want)
		}
	}
}
