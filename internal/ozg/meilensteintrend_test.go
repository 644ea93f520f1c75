package ozg_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/ozg/ozgtest"
)

func tage(iso ...string) (ts []ozg.Tag) {
	for _, s := range iso {
		ts = append(ts, ozgtest.Tag(s))
	}
	return ts
}

// The example of the definition: stated, not stated anew, moved by 184 days; then cleared.
func TestSollVerlauf(t *testing.T) {
	t.Parallel()
	soll := func(iso string) ozgtest.Option { return ozgtest.Soll(ozg.MeilensteinBundesweit, iso) }
	g := ozgtest.Geschichte(
		ozgtest.Plan("2020-03-31", ozgtest.Meldung("10001", soll("2021-06-30")), ozgtest.Meldung("10002", soll("2021-03-31"))),
		ozgtest.Plan("2020-09-30", ozgtest.Meldung("10001", soll("2021-12-31"))),
		ozgtest.Plan("2020-12-31", ozgtest.Meldung("10001", ozgtest.Leer(ozg.FeldBundesweitSoll))),
	)
	s := g.Sicht(ozg.Blick{Stichtag: ozgtest.Tag("2020-12-31")})
	ts := tage("2019-12-31", "2020-03-31", "2020-06-30", "2020-09-30", "2020-12-31")
	want := []ozg.Sollpunkt{
		{Stichtag: ts[0]},
		{ts[1], ozgtest.Tag("2021-06-30"), true},
		{ts[2], ozgtest.Tag("2021-06-30"), true},
		{ts[3], ozgtest.Tag("2021-12-31"), true},
		{Stichtag: ts[4]},
	}
	got := s.SollVerlauf("10001", ozg.MeilensteinBundesweit, ts)
	got[4].Soll = 0 // without meaning where none is stated
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	trend := s.Meilensteintrend(s.Bestand().Umfang(), ozg.MeilensteinBundesweit, ts)
	if p := trend.Punkte[3]; p.MitSoll != 2 || p.Soll != ozgtest.Tag("2021-12-31") || p.Spaeter != 1 || p.Frueher != 0 || p.Tage != 184 {
		t.Errorf("at the move: %+v", p)
	}
	if p := trend.Punkte[4]; p.MitSoll != 1 || p.Soll != ozgtest.Tag("2021-03-31") || p.Spaeter+p.Frueher+p.Tage != 0 {
		t.Errorf("after it was cleared: %+v", p)
	}
}

// At each day the trend says what the Bestand of that day says.
func TestMeilensteintrendIstDerBestandJenesTages(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		s := ziehBestaende(rt)[1].Sicht
		ts := s.PlanStichtage(100)
		for _, l := range s.Bestand().Umfang() {
			for _, p := range s.SollVerlauf(l.OZGID, ozg.MeilensteinBundesweit, ts) {
				var soll ozg.Tag
				hat := false
				if damals, ok := s.Am(p.Stichtag).Bestand().Leistung(l.OZGID); ok {
					soll, hat = damals.Datum(ozg.FeldBundesweitSoll)
				}
				if hat != p.Hat || hat && soll != p.Soll {
					rt.Fatalf("%s at %s: %+v, the Bestand says %s, %v", l.OZGID, p.Stichtag, p, soll, hat)
				}
			}
		}
		trend := s.Meilensteintrend(s.Bestand().Umfang(), ozg.MeilensteinBundesweit, ts)
		if letzter := trend.Punkte[len(ts)-1]; letzter.Stichtag != s.Stichtag || trend.Leistungen != len(s.Bestand().Umfang()) {
			rt.Fatalf("the last point is %+v of %d", letzter, trend.Leistungen)
		}
	})
}

func TestPlanStichtage(t *testing.T) {
	t.Parallel()
	var imports []ozgtest.Import
	for _, iso := range []string{"2020-01-15", "2020-01-31", "2020-02-29", "2020-03-31", "2020-04-30", "2020-06-30", "2020-05-31"} {
		imports = append(imports, ozgtest.Plan(iso, ozgtest.Meldung("10001", ozgtest.Welle(1))))
	}
	imports[6].Zurueck = true
	s := ozgtest.Geschichte(imports...).Sicht(ozg.Blick{Stichtag: ozgtest.Tag("2020-06-30")})
	for n, want := range map[int][]ozg.Tag{
		9: tage("2020-01-15", "2020-01-31", "2020-02-29", "2020-03-31", "2020-04-30", "2020-06-30"),
		5: tage("2020-01-31", "2020-02-29", "2020-03-31", "2020-04-30", "2020-06-30"),
		4: tage("2020-03-31", "2020-06-30"),
		1: tage("2020-06-30"),
	} {
		if got := s.PlanStichtage(n); !slices.Equal(got, want) {
			t.Errorf("at most %d: %v, want %v", n, got, want)
		}
	}
}
