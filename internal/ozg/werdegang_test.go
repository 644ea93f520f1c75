package ozg_test

import (
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/ozg/ozgtest"
)

// naiverBurnUp counts each month in a Bestand of its own.
func naiverBurnUp(s ozg.Sicht, von ozg.Tag, gehoert func(*ozg.Leistung) bool) (ps []ozg.BurnUpPunkt, land []ozg.LandPunkt) {
	for t := von.MonatsEnde(); ; t = t.PlusMonate(1) {
		t = min(t, s.Stichtag)
		var ls []*ozg.Leistung
		for _, l := range s.Am(t).Bestand().Umfang() {
			if gehoert(l) {
				ls = append(ls, l)
			}
		}
		ps = append(ps, ozg.BurnUpPunkt{Tag: t, Zahlen: ozg.Zaehle(ls)})
		land = append(land, ozg.LandPunkt{Tag: t, Zahlen: ozg.ZaehleLand(s.Am(t).Bestand().Umfang(), 2)})
		if t == s.Stichtag {
			return ps, land
		}
	}
}

// TestBurnUpCountsWhatEachMonthHeld: what a history remembers from before it grew, or from a look at the past,
// never shows in a figure.
func TestBurnUpCountsWhatEachMonthHeld(t *testing.T) {
	t.Parallel()
	von := ozgtest.Tag("2021-01-31")
	welle2 := func(l *ozg.Leistung) bool { return l.Welle() >= 2 || l.Typ() == ozg.Typ1 }
	rapid.Check(t, func(t *rapid.T) {
		var es []ereignis
		g := &ozg.Geschichte{}
		for range rapid.IntRange(1, 5).Draw(t, "Stücke") {
			n := len(es)
			for range rapid.IntRange(1, 4).Draw(t, "Vorgänge") {
				es = append(es, zeichne(t, es))
			}
			g = erweitere(t, g, es[n:])
			for range 3 {
				b := ozg.Blick{Stichtag: modellTag(t) + 3, Wissen: ozg.Nr(rapid.IntRange(1, len(es)).Draw(t, "Wissen"))}
				if rapid.Bool().Draw(t, "Gegenwart") {
					b.Wissen = 0
				}
				s := g.Sicht(b)
				want, wantLand := naiverBurnUp(s, von, welle2)
				if d := gocmp.Diff(want, s.BurnUp(von, ozg.ZielFrist, welle2).Punkte); d != "" {
					t.Fatalf("burn-up at %+v (-a Bestand per month +got):\n%s", b, d)
				}
				if d := gocmp.Diff(wantLand, s.BurnUpLand(von, 2, nil)); d != "" {
					t.Fatalf("burn-up of a Land at %+v (-a Bestand per month +got):\n%s", b, d)
				}
				pruefeSeit(t, s)
			}
		}
	})
}

// pruefeSeit: a milestone that follows from the state is dated to the first Stichtag of an unbroken run.
func pruefeSeit(t *rapid.T, s ozg.Sicht) {
	bestand := s.Bestand()
	for l := range bestand.Alle() {
		termin := bestand.Termin(l, ozg.MeilensteinReferenz)
		if !termin.Spaetestens {
			continue
		}
		for tag := s.Stichtag; tag >= termin.Am; tag-- {
			if damals, ok := s.Am(tag).Bestand().Leistung(l.OZGID); !ok || !damals.Zustand.Irgendwo() {
				t.Fatalf("%s is online since %s at the latest, but not on %s", l.OZGID, termin.Am, tag)
			}
		}
		if davor, ok := s.Am(termin.Am - 1).Bestand().Leistung(l.OZGID); ok && davor.Zustand.Irgendwo() {
			t.Fatalf("%s is online before %s, the day since when it is said to be", l.OZGID, termin.Am)
		}
	}
}

// TestAddingALeistungTodayLeavesEveryEarlierMonth unchanged: a burn-up never rewrites the past for what
// joins the Umfang later.
func TestAddingALeistungTodayLeavesEveryEarlierMonth(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var es []ereignis
		for range rapid.IntRange(1, 6).Draw(t, "Vorgänge") {
			es = append(es, zeichne(t, es))
		}
		g := erweitere(t, &ozg.Geschichte{}, es)
		heute, von := ozgtest.Tag("2021-12-31"), ozgtest.Tag("2021-01-31")
		vorher := g.Sicht(ozg.Blick{Stichtag: heute}).BurnUp(von, ozg.ZielFrist, nil).Punkte
		neu := ozgtest.Meldung("10999", ozgtest.Stand(rapid.SampledFrom(ozg.Staende).Draw(t, "Stand")))
		g = erweitere(t, g, []ereignis{{imp: ozg.Import{Nr: g.Stand + 1, Art: ozg.ImportPlan, Stichtag: heute}, zeilen: []ozg.Meldung{neu}}})
		nachher := g.Sicht(ozg.Blick{Stichtag: heute}).BurnUp(von, ozg.ZielFrist, nil).Punkte
		if d := gocmp.Diff(vorher[:len(vorher)-1], nachher[:len(nachher)-1]); d != "" {
			t.Fatalf("an earlier month moved (-before +after):\n%s", d)
		}
	})
}
