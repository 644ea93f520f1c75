package ozg_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/ozg/ozgtest"
)

// TestBurnUp: counts fall, and a month keeps the Umfang that it had.
func TestBurnUp(t *testing.T) {
	t.Parallel()
	g := ozgtest.Geschichte(
		ozgtest.Katalog("2017-08-18", "10001", "10002"),
		ozgtest.Plan("2021-04-30", ozgtest.Meldung("10001", ozgtest.Stand("online"), ozgtest.Soll(bund, "2021-05-15")), ozgtest.Meldung("10002", ozgtest.Stand("flaechendeckend"))),
		ozgtest.Plan("2021-05-31", ozgtest.Meldung("10001", ozgtest.Stand("umsetzung"), ozgtest.Soll(bund, "2022-12-31")), ozgtest.Meldung("10003", ozgtest.Stand("offen"))),
		ozgtest.Plan("2021-06-15", ozgtest.Meldung("10003", ozgtest.Stand("entfallen"))),
	)
	b := g.Sicht(ozg.Blick{Stichtag: ozgtest.Tag("2021-06-15")}).BurnUp(ozgtest.Tag("2021-03-10"), ozg.ZielFrist, nil)
	type punkt struct {
		Tag                                      string
		Umfang, Irgendwo, Flaechendeckend, Keine int
	}
	var got []punkt
	for _, p := range b.Punkte {
		got = append(got, punkt{p.Tag.String(), p.Zahlen.Umfang, p.Zahlen.Irgendwo, p.Zahlen.Flaechendeckend, p.Zahlen.KeineAngabe()})
	}
	want := []punkt{
		{"2021-03-31", 2, 0, 0, 2}, // before the first plan: the catalogue, all keine Angabe
		{"2021-04-30", 2, 2, 1, 0},
		{"2021-05-31", 3, 1, 1, 0}, // 10001 fell back, 10003 came
		{"2021-06-15", 2, 1, 1, 0}, // 10003 went; the last point is the Stichtag itself
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("points (-want +got):\n%s", d)
	}
	if b.OhneSoll != 1 {
		t.Errorf("%d Leistungen without a Soll; want 1 (10002)", b.OhneSoll)
	}
	for tag, n := range map[string]int{"2021-05-31": 0, "2022-11-30": 0, "2022-12-31": 1, "2022-12-01": 1, "2023-09-30": 1} {
		if got := b.PlanAm(ozgtest.Tag(tag)); got != n {
			t.Errorf("the current plan by %s: %d; want %d", tag, got, n)
		}
	}
	erst := map[string]int{}
	for _, p := range b.Erstplan {
		erst[p.Tag.String()] = p.Anzahl
	}
	if erst["2021-04-30"] != 0 || erst["2021-05-31"] != 1 || len(b.Erstplan) != len(b.Plan) {
		t.Errorf("the Erstplan is %v; want 10001 from May on", erst)
	}
	if letzter := b.Plan[len(b.Plan)-1].Tag; letzter != ozgtest.Tag("2023-09-30") {
		t.Errorf("the plan line ends on %v; want nine months after the Frist", letzter)
	}
}

func TestBurnUpOfAChoice(t *testing.T) {
	t.Parallel()
	s := ozgtest.Geschichte(ozgtest.Katalog("2017-08-18", "10001", "10002"), ozgtest.Plan("2021-03-31", ozgtest.Meldung("10001", ozgtest.Stand("online")))).Sicht(ozg.Blick{Stichtag: ozgtest.Tag("2021-03-31")})
	nur := func(l *ozg.Leistung) bool { return l.OZGID == "10002" }
	for name, b := range map[string]ozg.BurnUp{
		"by filter": s.BurnUp(s.Stichtag, ozg.ZielFrist, nur),
		"by Ziel":   s.BurnUp(s.Stichtag, ozg.Ziel{Name: "Fokus", Tag: ozg.Frist, Leistungen: []string{"10002"}}, nil),
	} {
		if len(b.Punkte) != 1 || b.Punkte[0].Zahlen.Umfang != 1 || b.Punkte[0].Zahlen.Irgendwo != 0 {
			t.Errorf("%s: %+v; want one point with one Leistung", name, b.Punkte)
		}
	}
	if t1, ok := s.ErsterPlan(); !ok || t1 != ozgtest.Tag("2021-03-31") {
		t.Errorf("the first plan is of %v, %v", t1, ok)
	}
}
