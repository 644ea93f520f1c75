package ozg_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/ozg/ozgtest"
)

// What left the Umfang is told apart by why, since when and what it was before; what came back is not in it.
func TestAbgaenge(t *testing.T) {
	t.Parallel()
	weg, online := ozgtest.Stand(ozg.StandEntfallen), ozgtest.Stand(ozg.StandOnline)
	g := ozgtest.Geschichte(
		ozgtest.Katalog("2020-01-01", "10001", "10002", "10003", "10004"),
		ozgtest.Plan("2020-03-31", ozgtest.Meldung("10001", online), ozgtest.Meldung("10002", weg), ozgtest.Meldung("10004", online)),
		ozgtest.Plan("2020-06-30", ozgtest.Meldung("10001", weg), ozgtest.Meldung("10002", online)),
		ozgtest.Plan("2020-09-30", ozgtest.Meldung("10001", weg), ozgtest.Meldung("10003", weg)),
		ozgtest.Katalog("2020-12-31", "10001", "10002", "10003"),
	)
	type kurz struct {
		ID, Seit  string
		Entfallen bool
		Nr        ozg.Nr
		Davor     ozg.Zustand
	}
	var got []kurz
	for _, a := range g.Sicht(ozg.Blick{Stichtag: ozgtest.Tag("2020-12-31")}).Bestand().Abgaenge() {
		got = append(got, kurz{a.Leistung.OZGID, a.Seit.String(), a.Entfallen, a.Import.Nr, a.Davor})
	}
	want := []kurz{
		{"10004", "2020-12-31", false, 5, ozg.ZustandOnline},
		{"10003", "2020-09-30", true, 4, ozg.ZustandKeineAngabe},
		{"10001", "2020-06-30", true, 3, ozg.ZustandOnline}, // said again since, but it left then
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
