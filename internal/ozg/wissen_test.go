package ozg_test

import (
	"testing"
	"time"

	"ozgtracker/internal/ozg"
)

func TestWissenIsANumberOrTheEndOfADay(t *testing.T) {
	t.Parallel()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	auf := new(ozg.Geschichte).Erweitern()
	for nr, am := range []time.Time{
		time.Date(2021, 7, 1, 9, 0, 0, 0, berlin),
		time.Date(2021, 7, 5, 23, 59, 0, 0, berlin),
		time.Date(2021, 7, 6, 0, 1, 0, 0, berlin), // still the 5th in UTC
	} {
		if err := auf.Vorgang(ozg.Vorgang{Nr: ozg.Nr(nr + 1), Am: am.UTC()}); err != nil {
			t.Fatal(err)
		}
	}
	g := auf.Geschichte()
	for _, f := range []struct {
		text string
		nr   ozg.Nr
		code string
	}{
		{"", 3, ""},
		{" 2 ", 2, ""},
		{"05.07.2021", 2, ""},
		{"2021-07-06", 3, ""},
		{"2021-07-04", 1, ""},
		{"30.06.2021", 0, "wissen_zu_frueh"},
		{"0", 0, "wissen_unbekannt"},
		{"4", 0, "wissen_unbekannt"},
		{"2021", 0, "wissen_unbekannt"}, // a number, not a year
		{"07/2021", 0, "wissen_ungueltig"},
		{"gestern", 0, "wissen_ungueltig"},
	} {
		nr, err := g.LiesWissen(f.text, berlin)
		if nr != f.nr || ozg.FehlerCode(err) != f.code {
			t.Errorf("%q: %d, %q; want %d, %q", f.text, nr, ozg.FehlerCode(err), f.nr, f.code)
		}
	}
}
