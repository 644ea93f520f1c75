package ozg_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/ozg/ozgtest"
)

// ziehBestaende draws a small history and looks at it on two days.
func ziehBestaende(rt *rapid.T) [2]*ozg.Bestand {
	tage := []string{"2020-12-31", "2021-03-31", "2021-06-30", "2021-09-30"}
	meldung := rapid.Custom(func(rt *rapid.T) ozg.Meldung {
		var os []ozgtest.Option
		moeglich := []ozgtest.Option{
			ozgtest.Stand(rapid.SampledFrom(ozg.Staende).Draw(rt, "stand")), ozgtest.Typ(rapid.SampledFrom(ozg.Typen).Draw(rt, "typ")),
			ozgtest.Land("HH", rapid.SampledFrom([]ozg.LandStand{ozg.LandOnline, ozg.LandGeplant, ozg.LandNein, ozg.LandNichtZustaendig}).Draw(rt, "hh")),
			ozgtest.Laender(ozg.LandOnline), ozgtest.LandSeit("HH", rapid.SampledFrom(tage).Draw(rt, "seit")),
			ozgtest.Soll(ozg.MeilensteinBundesweit, rapid.SampledFrom(tage).Draw(rt, "soll")),
			ozgtest.Ist(ozg.MeilensteinReferenz, rapid.SampledFrom(tage).Draw(rt, "ist")),
			ozgtest.Leer(ozg.FeldStand), ozgtest.Umsetzer("NI"), ozgtest.Welle(rapid.IntRange(1, 3).Draw(rt, "welle")),
		}
		for _, o := range moeglich {
			if rapid.IntRange(0, 2).Draw(rt, "sagt") == 0 {
				os = append(os, o)
			}
		}
		return ozgtest.Meldung(rapid.SampledFrom([]string{"10001", "10002", "10003", "10004"}).Draw(rt, "id"), os...)
	})
	imports := []ozgtest.Import{ozgtest.Katalog("2020-12-31", "10001", "10002")}
	for range rapid.IntRange(0, 5).Draw(rt, "plaene") {
		p := ozgtest.Plan(rapid.SampledFrom(tage).Draw(rt, "stichtag"), rapid.SliceOfN(meldung, 0, 4).Draw(rt, "meldungen")...)
		p.Zurueck = rapid.IntRange(0, 4).Draw(rt, "zurueck") == 0
		imports = append(imports, p)
	}
	g := ozgtest.Geschichte(imports...)
	am := func(name string) *ozg.Bestand {
		return g.Sicht(ozg.Blick{Stichtag: ozgtest.Tag(rapid.SampledFrom(tage).Draw(rt, name))}).Bestand()
	}
	return [2]*ozg.Bestand{am("davor"), am("jetzt")}
}

// abbild is a Bestand as plain values.
func abbild(b *ozg.Bestand) (werte map[string]map[ozg.Feld]ozg.Wert, zustand map[string]ozg.Zustand, umfang map[string]bool) {
	werte, zustand, umfang = map[string]map[ozg.Feld]ozg.Wert{}, map[string]ozg.Zustand{}, map[string]bool{}
	for l := range b.Alle() {
		fs := map[ozg.Feld]ozg.Wert{}
		for f := range ozg.Feld(ozg.AnzahlFelder) {
			if a, ok := l.Angabe(f); ok {
				fs[f] = *a.Wert
			}
		}
		werte[l.OZGID], zustand[l.OZGID] = fs, l.Zustand
	}
	for _, l := range b.Umfang() {
		umfang[l.OZGID] = true
	}
	return werte, zustand, umfang
}

// Applied to the one Bestand, the Aenderungen give the other, in values, states and Umfang, in either
// direction of time; and each value is in exactly one part.
func TestAenderungenLeadFromOneBestandToTheOther(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		bs := ziehBestaende(rt)
		werte, zustand, umfang := abbild(bs[0])
		for _, a := range ozg.Aenderungen(bs[0], bs[1]) {
			n := 0
			for _, teil := range a.Teile() {
				n += len(teil.Felder)
				for _, f := range teil.Felder {
					if werte[a.OZGID] == nil {
						werte[a.OZGID] = map[ozg.Feld]ozg.Wert{}
					}
					if f.Neu.Wert == nil {
						delete(werte[a.OZGID], f.Feld)
					} else {
						werte[a.OZGID][f.Feld] = *f.Neu.Wert
					}
				}
			}
			if n != len(a.Felder) || len(a.Teile()) == 0 {
				rt.Fatalf("%s: %d values in %d parts, want %d", a.OZGID, n, len(a.Teile()), len(a.Felder))
			}
			if zustand[a.OZGID] = a.NeuerZustand(); a.Neu == nil {
				delete(werte, a.OZGID)
				delete(zustand, a.OZGID)
			}
			if umfang[a.OZGID] = a.Ist; !a.Ist {
				delete(umfang, a.OZGID)
			}
		}
		wantWerte, wantZustand, wantUmfang := abbild(bs[1])
		if diff := cmp.Diff(wantWerte, werte) + cmp.Diff(wantZustand, zustand) + cmp.Diff(wantUmfang, umfang); diff != "" {
			rt.Fatalf("(-want +got):\n%s", diff)
		}
	})
}

func TestNothingChangedBetweenADayAndItself(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		b := ziehBestaende(rt)[0]
		if as := ozg.Aenderungen(b, b.Sicht.Bestand()); len(as) > 0 {
			rt.Fatalf("%+v", as)
		}
	})
}

// The kinds as a meeting names them.
func TestTeile(t *testing.T) {
	t.Parallel()
	soll := func(iso string) ozgtest.Option { return ozgtest.Soll(ozg.MeilensteinBundesweit, iso) }
	g := ozgtest.Geschichte(
		ozgtest.Katalog("2021-01-01", "10001", "10002", "10003", "10004", "10005", "10006", "10007"),
		ozgtest.Plan("2021-03-31",
			ozgtest.Meldung("10001", ozgtest.Stand(ozg.StandUmsetzung), soll("2021-06-30")), ozgtest.Meldung("10002", ozgtest.Land("HH", ozg.LandOnline)),
			ozgtest.Meldung("10003", ozgtest.Stand(ozg.StandOnline)), ozgtest.Meldung("10004", ozgtest.Stand(ozg.StandOffen)),
			ozgtest.Meldung("10005", ozgtest.Stand(ozg.StandPlanung)), ozgtest.Meldung("10006", ozgtest.Stand(ozg.StandOnline)), ozgtest.Meldung("10007", ozgtest.Welle(1))),
		ozgtest.Plan("2021-06-30",
			ozgtest.Meldung("10001", ozgtest.Stand(ozg.StandOnline), soll("2021-12-31")), ozgtest.Meldung("10002", ozgtest.Land("NI", ozg.LandOnline)),
			ozgtest.Meldung("10003", ozgtest.Stand(ozg.StandUmsetzung)), ozgtest.Meldung("10004", ozgtest.Stand(ozg.StandPlanung)),
			ozgtest.Meldung("10005", ozgtest.Stand(ozg.StandEntfallen)), ozgtest.Meldung("10006", ozgtest.Laender(ozg.LandOnline)),
			ozgtest.Meldung("10007", ozgtest.Welle(1)), ozgtest.Meldung("10008", ozgtest.Stand(ozg.StandOffen))),
	)
	s := g.Sicht(ozg.Blick{Stichtag: ozgtest.Tag("2021-06-30")})
	got := map[string][]string{}
	for _, a := range ozg.Aenderungen(s.Am(ozgtest.Tag("2021-03-31")).Bestand(), s.Bestand()) {
		for _, teil := range a.Teile() {
			got[a.OZGID] = append(got[a.OZGID], teil.Art.Code())
			if n, ok := teil.Felder[0].Tage(); teil.Art == ozg.AenderungSoll && (n != 184 || !ok) {
				t.Errorf("Soll moved by %d days, want 184", n)
			}
		}
	}
	want := map[string][]string{
		"10001": {"online", "soll"}, "10002": {"laender"}, "10003": {"zurueck"}, "10004": {"stand"}, "10005": {"umfang_weg"},
		"10006": {"flaechendeckend"}, "10008": {"umfang_neu"}, // 10007 was stated anew as it was
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for art := range ozg.AnzahlAenderungsarten {
		if x, ok := ozg.AenderungsartCode(art.Code()); !ok || x != art || art.Titel() == "" {
			t.Errorf("kind %d is found as %d, %v", art, x, ok)
		}
	}
}
