package ozg_test

import (
	"testing"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/ozg/ozgtest"
)

// TestPlantreue: the current plan says 1 of 2 due milestones is reached, the Erstplan 1 of 4, because one
// date moved, one was cleared and one Leistung left the Umfang.
func TestPlantreue(t *testing.T) {
	t.Parallel()
	b := ozgtest.Bestand("2021-12-31",
		ozgtest.Plan("2021-03-31",
			ozgtest.Meldung("10001", ozgtest.Soll(bund, "2021-06-30")),
			ozgtest.Meldung("10002", ozgtest.Soll(bund, "2021-06-30")),
			ozgtest.Meldung("10003", ozgtest.Soll(bund, "2021-06-30")),
			ozgtest.Meldung("10004", ozgtest.Soll(bund, "2021-06-30")),
			ozgtest.Meldung("10005", ozgtest.Stand("planung")),
		),
		ozgtest.Plan("2021-09-30",
			ozgtest.Meldung("10001", ozgtest.Ist(bund, "2021-07-10")),  // reached, 10 days late
			ozgtest.Meldung("10002", ozgtest.Soll(bund, "2022-06-30")), // moved
			ozgtest.Meldung("10003", ozgtest.Leer(bund.Soll())),        // cleared
			ozgtest.Meldung("10004", ozgtest.Stand("entfallen")),       // out
			ozgtest.Meldung("10006", ozgtest.Soll(bund, "2021-12-31")), // due today, Erstplan due too
		),
	)
	got := b.Plantreue(b.Umfang(), b.Ausgeschieden(), bund)
	want := ozg.Plantreue{
		Faellig: 2, Erreicht: 1, // 10001, 10006
		FaelligErstplan: 5, ErreichtErstplan: 1, // 10001 to 10004, 10006
		MedianVerzug: 10, // of 0 and 10 days
		Verschoben:   1, OhneSoll: 2, Ausgeschieden: 2,
	}
	if got != want {
		t.Errorf("Plantreue = %+v\nwant        %+v", got, want)
	}
}

func TestPlantreueCountsWhatWasHandedInAfterwards(t *testing.T) {
	t.Parallel()
	b := ozgtest.Bestand("2021-12-31", ozgtest.Plan("2021-06-30", soll("2022-06-30")), ozgtest.Plan("2021-03-31", soll("2021-06-30")))
	got := b.Plantreue(b.Umfang(), b.Ausgeschieden(), bund)
	if want := (ozg.Plantreue{FaelligErstplan: 1, Verschoben: 1, Nachgereicht: 1}); got != want {
		t.Errorf("Plantreue = %+v\nwant        %+v", got, want)
	}
}
