package ozg_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/ozg/ozgtest"
)

// A step is that of the exact fraction: 20 % belongs to the first, a hair more to the second.
func TestStufe(t *testing.T) {
	t.Parallel()
	for _, f := range []struct{ zaehler, nenner, want int }{
		{0, 446, 0}, {1, 446, 1}, {20, 100, 1}, {201, 1000, 2}, {40, 100, 2}, {41, 100, 3}, {60, 100, 3}, {61, 100, 4}, {80, 100, 4}, {81, 100, 5}, {16, 16, 5},
	} {
		if got, ok := ozg.Stufe(f.zaehler, f.nenner); got != f.want || !ok {
			t.Errorf("Stufe(%d, %d) = %d, %v, want %d", f.zaehler, f.nenner, got, ok, f.want)
		}
	}
	if _, ok := ozg.Stufe(0, 0); ok {
		t.Error("a share without denominator has a step")
	}
}

// Each Leistung is in the class of its exact fraction; what is online without any Land stands apart.
func TestAbdeckungsKlasse(t *testing.T) {
	t.Parallel()
	in := func(n int) (os []ozgtest.Option) {
		for i, l := range ozg.Laender {
			s := ozg.LandNein
			if i < n {
				s = ozg.LandOnline
			}
			os = append(os, ozgtest.Land(l.Code, s))
		}
		return os
	}
	b := ozgtest.Bestand("2021-06-30", ozgtest.Plan("2021-06-30",
		ozgtest.Meldung("10000", in(0)...), ozgtest.Meldung("10001", in(1)...), ozgtest.Meldung("10003", in(3)...), ozgtest.Meldung("10004", in(4)...),
		ozgtest.Meldung("10008", in(8)...), ozgtest.Meldung("10012", in(12)...), ozgtest.Meldung("10015", in(15)...), ozgtest.Meldung("10016", in(16)...),
		ozgtest.Meldung("10020", ozgtest.Stand(ozg.StandOnline)), ozgtest.Meldung("10021", ozgtest.Stand(ozg.StandFlaechendeckend)),
		ozgtest.Meldung("10022", ozgtest.Stand(ozg.StandOnline), ozgtest.Typ(ozg.Typ1)), ozgtest.Meldung("10023", ozgtest.Stand(ozg.StandPlanung)),
	))
	got := map[string]string{}
	for _, l := range b.Umfang() {
		got[l.OZGID] = l.AbdeckungsKlasse()
	}
	want := map[string]string{
		"10000": "0", "10001": "1-24", "10003": "1-24", "10004": "25-49", "10008": "50-74", "10012": "75-99", "10015": "75-99", "10016": "100",
		"10020": "keine", "10021": "keine", "10022": "100", "10023": "0",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]int{2, 2, 1, 1, 2, 2, 2}, ozg.Verteilung(b.Umfang())); diff != "" {
		t.Errorf("Verteilung (-want +got):\n%s", diff)
	}
}

// What a Land has online and what it has not add up to what it is zuständig for, and the sum over the
// Länder is the number of Angebote wherever the Länder are stated.
func TestLaenderAddUp(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		b := ziehBestaende(rt)[1]
		foederal, bund := ozg.Foederal(b.Umfang())
		if len(foederal)+len(bund) != len(b.Umfang()) {
			rt.Fatalf("%d + %d of %d", len(foederal), len(bund), len(b.Umfang()))
		}
		summe := 0
		for _, n := range ozg.Verteilung(b.Umfang()) {
			summe += n
		}
		if summe != len(b.Umfang()) {
			rt.Fatalf("the classes hold %d of %d", summe, len(b.Umfang()))
		}
		online, assumed := 0, 0
		for i := range ozg.AnzahlLaender {
			z := ozg.ZaehleLand(b.Umfang(), i)
			if z.Zustaendig()+z.NichtZustaendig != len(foederal) {
				rt.Fatalf("%s: %+v of %d", ozg.Laender[i].Code, z, len(foederal))
			}
			online += z.Online
		}
		for _, l := range foederal {
			if l.OhneLaender && l.Zustand != ozg.ZustandFlaechendeckend {
				assumed += l.Angebote
			}
		}
		if want := ozg.Zaehle(foederal).Angebote - assumed; online != want {
			rt.Fatalf("the Länder have %d online, the Leistungen %d", online, want)
		}
	})
}

func TestBurnUpLandEndsAtTheStichtag(t *testing.T) {
	t.Parallel()
	g := ozgtest.Geschichte(
		ozgtest.Plan("2021-03-31", ozgtest.Meldung("10001", ozgtest.Land("HH", ozg.LandOnline)), ozgtest.Meldung("10002", ozgtest.Land("HH", ozg.LandOnline))),
		ozgtest.Plan("2021-05-15", ozgtest.Meldung("10002", ozgtest.Land("HH", ozg.LandNein))),
	)
	hh := ozg.LandIndex("HH")
	var got []int
	for _, p := range g.Sicht(ozg.Blick{Stichtag: ozgtest.Tag("2021-06-15")}).BurnUpLand(ozgtest.Tag("2021-02-01"), hh, nil) {
		got = append(got, p.Zahlen.Online)
	}
	if diff := cmp.Diff([]int{0, 2, 2, 1, 1}, got); diff != "" { // February to May, then the Stichtag; counts can fall
		t.Errorf("(-want +got):\n%s", diff)
	}
}
