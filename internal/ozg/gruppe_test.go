package ozg_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/ozg/ozgtest"
)

// TestGruppenKeepTheirOrder: closed lists appear whole and in order, keine Angabe last and only where it
// occurs.
func TestGruppenKeepTheirOrder(t *testing.T) {
	t.Parallel()
	mit := ozgtest.Meldung("10001", ozgtest.Typ("3"), ozgtest.Welle(10), ozgtest.Modell("B"), ozgtest.Themenfeld("Gesundheit"), ozgtest.Stand("online"))
	b := ozgtest.Bestand("2021-06-30", ozgtest.Plan("2021-06-30", mit, ozgtest.Meldung("10002", ozgtest.Welle(2), ozgtest.Typ("4/5")), ozgtest.Meldung("10003", ozgtest.Stand("offen"))))
	nurMit := []*ozg.Leistung{ozgtest.Leistung(b, "10001")}
	type klasse struct {
		Code string
		N    int
	}
	for _, tc := range []struct {
		d    ozg.Dimension
		ls   []*ozg.Leistung
		want []klasse
	}{
		{ozg.DimTyp, b.Umfang(), []klasse{{"1", 0}, {"2/3", 1}, {"4/5", 1}, {"keine", 1}}},
		{ozg.DimTyp, nurMit, []klasse{{"1", 0}, {"2/3", 1}, {"4/5", 0}}},
		{ozg.DimWelle, b.Umfang(), []klasse{{"2", 1}, {"10", 1}, {"keine", 1}}},
		{ozg.DimWelle, nil, nil},
		{ozg.DimModell, b.Umfang(), []klasse{{"A", 0}, {"B", 1}, {"C", 0}, {"keine", 2}}},
		{ozg.DimZustand, b.Umfang(), []klasse{{"flaechendeckend", 0}, {"online", 1}, {"umsetzung", 0}, {"planung", 0}, {"offen", 1}, {"zurueckgestellt", 0}, {"keine", 1}, {"entfallen", 0}}},
	} {
		var got []klasse
		for _, g := range ozg.Gruppiere(tc.ls, tc.d) {
			got = append(got, klasse{g.Code, len(g.Leistungen)})
			if g.Titel == "" {
				t.Errorf("%s %s has no title", tc.d.Titel(), g.Code)
			}
		}
		if d := cmp.Diff(tc.want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", tc.d.Titel(), d)
		}
	}
	if gs := ozg.Gruppiere(b.Umfang(), ozg.DimThemenfeld); len(gs) != 15 || gs[7].Code != "gesundheit" || len(gs[7].Leistungen) != 1 || gs[14].Code != ozg.CodeKeine {
		t.Errorf("Themenfelder: %d groups", len(gs))
	}
}
