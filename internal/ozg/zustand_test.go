package ozg_test

import (
	"slices"
	"testing"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/ozg/ozgtest"
)

// an makes the options of a plan row.
func an(o ...ozgtest.Option) []ozgtest.Option { return o }

// ausser states all Länder as s but one.
func ausser(s ozg.LandStand, land string, anders ozg.LandStand) ozgtest.Option {
	return func(fs ozg.Felder) {
		ozgtest.Laender(s)(fs)
		ozgtest.Land(land, anders)(fs)
	}
}

// TestZustand holds each rule of the derived state with the smallest case that needs it. Abdeckung is
// angebote of moeglich; the bodies are 16 Länder, or the Bund for Typ 1.
func TestZustand(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name               string
		zeile              []ozgtest.Option
		want               ozg.Zustand
		angebote, moeglich int
		ohneLaender        bool
	}{
		{"nothing of the state is stated", an(ozgtest.Typ("2/3")), ozg.ZustandKeineAngabe, 0, 16, false},
		{"offen is not keine Angabe", an(ozgtest.Stand("offen")), ozg.ZustandOffen, 0, 16, false},
		{"planung", an(ozgtest.Stand("planung")), ozg.ZustandPlanung, 0, 16, false},
		{"umsetzung", an(ozgtest.Stand("umsetzung")), ozg.ZustandUmsetzung, 0, 16, false},
		{"zurueckgestellt", an(ozgtest.Stand("zurueckgestellt")), ozg.ZustandZurueckgestellt, 0, 16, false},
		{"a cleared stand is keine Angabe", an(ozgtest.Leer(ozg.FeldStand)), ozg.ZustandKeineAngabe, 0, 16, false},

		{"online without Land counts one unnamed Land", an(ozgtest.Stand("online")), ozg.ZustandOnline, 1, 16, true},
		{"online without Land counts the umsetzende Länder", an(ozgtest.Stand("online"), ozgtest.Umsetzer("NI", "HB", "Dataport")), ozg.ZustandOnline, 2, 16, true},
		{"flaechendeckend without Land", an(ozgtest.Stand("flaechendeckend")), ozg.ZustandFlaechendeckend, 16, 16, true},
		{"bundesweit reached without Land", an(ozgtest.Stand("umsetzung"), ozgtest.Ist(ozg.MeilensteinBundesweit, "2021-06-30")), ozg.ZustandFlaechendeckend, 16, 16, true},

		{"one Land online", an(ozgtest.Stand("umsetzung"), ozgtest.Land("NI", "online")), ozg.ZustandOnline, 1, 16, false},
		{"all 16 Länder online", an(ozgtest.Laender("online")), ozg.ZustandFlaechendeckend, 16, 16, false},
		{"15 online and one unstated", an(ozgtest.Laender("online"), ozgtest.Leer(ozg.FeldLaender(0))), ozg.ZustandOnline, 15, 16, false},
		{"15 online and one nicht zuständig", an(ausser("online", "BE", "nicht_zustaendig")), ozg.ZustandFlaechendeckend, 15, 15, false},
		{"15 nicht zuständig and one online", an(ausser("nicht_zustaendig", "SH", "online")), ozg.ZustandFlaechendeckend, 1, 1, false},
		{"all nicht zuständig is not flächendeckend", an(ozgtest.Laender("nicht_zustaendig")), ozg.ZustandKeineAngabe, 0, 0, false},
		{"online, but nowhere zuständig", an(ozgtest.Stand("online"), ozgtest.Laender("nicht_zustaendig")), ozg.ZustandOnline, 0, 0, false},
		{"flaechendeckend, but a Land says nein", an(ozgtest.Stand("flaechendeckend"), ausser("online", "BE", "nein")), ozg.ZustandOnline, 15, 16, false},
		{"flaechendeckend with one Land stated", an(ozgtest.Stand("flaechendeckend"), ozgtest.Land("NI", "online")), ozg.ZustandOnline, 1, 16, false},
		{"bundesweit reached, but a Land is stated", an(ozgtest.Land("NI", "online"), ozgtest.Ist(ozg.MeilensteinBundesweit, "2021-06-30")), ozg.ZustandOnline, 1, 16, false},
		{"online, but all stated Länder say nein", an(ozgtest.Stand("online"), ozgtest.Land("NI", "nein")), ozg.ZustandOnline, 0, 16, false},
		{"only geplant", an(ozgtest.Stand("planung"), ozgtest.Laender("geplant")), ozg.ZustandPlanung, 0, 16, false},

		{"Typ 1 online is flächendeckend", an(ozgtest.Typ("1"), ozgtest.Stand("online")), ozg.ZustandFlaechendeckend, 1, 1, false},
		{"Typ 1 with one Land online", an(ozgtest.Typ("1"), ozgtest.Land("NI", "online")), ozg.ZustandFlaechendeckend, 1, 1, false},
		{"Typ 1 in Umsetzung", an(ozgtest.Typ("1"), ozgtest.Stand("umsetzung")), ozg.ZustandUmsetzung, 0, 1, false},
		{"Typ 1 with Referenz reached", an(ozgtest.Typ("1"), ozgtest.Ist(ozg.MeilensteinReferenz, "2021-06-30")), ozg.ZustandFlaechendeckend, 1, 1, false},

		{"Referenz reached in the same row", an(ozgtest.Stand("umsetzung"), ozgtest.Ist(ozg.MeilensteinReferenz, "2021-06-30")), ozg.ZustandOnline, 1, 16, true},
		{"Referenz reached, no stand", an(ozgtest.Ist(ozg.MeilensteinReferenz, "2021-06-30")), ozg.ZustandOnline, 1, 16, true},
		{"Referenz with a date after the Stichtag", an(ozgtest.Stand("umsetzung"), ozgtest.Ist(ozg.MeilensteinReferenz, "2021-07-01")), ozg.ZustandUmsetzung, 0, 16, false},
		{"bundesweit with a date after the Stichtag", an(ozgtest.Stand("planung"), ozgtest.Ist(ozg.MeilensteinBundesweit, "2021-07-01")), ozg.ZustandPlanung, 0, 16, false},
		{"a Land online from after the Stichtag", an(ozgtest.Stand("umsetzung"), ozgtest.Land("NI", "online"), ozgtest.LandSeit("NI", "2021-07-01")), ozg.ZustandUmsetzung, 0, 16, false},
		{"a Land online since before", an(ozgtest.Land("NI", "online"), ozgtest.LandSeit("NI", "2021-06-30")), ozg.ZustandOnline, 1, 16, false},
		{"entfallen, whatever else is stated", an(ozgtest.Stand("entfallen"), ozgtest.Laender("online")), ozg.ZustandEntfallen, 0, 16, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			b := ozgtest.Bestand("2021-12-31", ozgtest.Plan("2021-06-30", ozgtest.Meldung("10214", tc.zeile...)))
			l := ozgtest.Leistung(b, "10214")
			if l.Zustand != tc.want || l.Angebote != tc.angebote || l.Moeglich != tc.moeglich || l.OhneLaender != tc.ohneLaender {
				t.Errorf("%s, %d of %d, without Länder %v; want %s, %d of %d, %v", l.Zustand, l.Angebote, l.Moeglich, l.OhneLaender, tc.want, tc.angebote, tc.moeglich, tc.ohneLaender)
			}
			if drin := len(b.Umfang()) == 1; drin == (tc.want == ozg.ZustandEntfallen) {
				t.Errorf("inside the Umfang: %v", drin)
			}
		})
	}
}

// TestNothingBecomesTrueBecauseTimePasses: an Ist date in the future counts only when a plan of that day
// or later states it, also if nothing else changed.
func TestNothingBecomesTrueBecauseTimePasses(t *testing.T) {
	t.Parallel()
	zeile := ozgtest.Meldung("10214", ozgtest.Stand("umsetzung"), ozgtest.Ist(ozg.MeilensteinReferenz, "2021-08-01"), ozgtest.Soll(ozg.MeilensteinBundesweit, "2021-07-15"))
	land := ozgtest.Meldung("10215", ozgtest.Land("NI", "online"), ozgtest.LandSeit("NI", "2021-08-01"))
	g := ozgtest.Geschichte(ozgtest.Plan("2021-06-30", zeile, land), ozgtest.Plan("2021-09-30", zeile, ozgtest.Meldung("10215", ozgtest.Land("NI", "online"))))
	for stichtag, want := range map[string][2]ozg.Zustand{
		"2021-06-30": {ozg.ZustandUmsetzung, ozg.ZustandKeineAngabe},
		"2021-08-31": {ozg.ZustandUmsetzung, ozg.ZustandKeineAngabe}, // the dates have passed, nobody said so
		"2021-09-30": {ozg.ZustandOnline, ozg.ZustandOnline},
	} {
		b := g.Sicht(ozg.Blick{Stichtag: ozgtest.Tag(stichtag)}).Bestand()
		if got := [2]ozg.Zustand{ozgtest.Leistung(b, "10214").Zustand, ozgtest.Leistung(b, "10215").Zustand}; got != want {
			t.Errorf("on %s: %v; want %v", stichtag, got, want)
		}
	}
}

// TestCountsCanFall: a stand stated after the Referenz was reached takes it back.
func TestCountsCanFall(t *testing.T) {
	t.Parallel()
	g := ozgtest.Geschichte(
		ozgtest.Plan("2021-06-30", ozgtest.Meldung("10214", ozgtest.Ist(ozg.MeilensteinReferenz, "2021-05-01"))),
		ozgtest.Plan("2021-09-30", ozgtest.Meldung("10214", ozgtest.Stand("umsetzung"))),
	)
	for stichtag, want := range map[string]ozg.Zustand{"2021-06-30": ozg.ZustandOnline, "2021-09-30": ozg.ZustandUmsetzung} {
		if got := ozgtest.Leistung(g.Sicht(ozg.Blick{Stichtag: ozgtest.Tag(stichtag)}).Bestand(), "10214").Zustand; got != want {
			t.Errorf("on %s: %s; want %s", stichtag, got, want)
		}
	}
}

func TestWiderspruch(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name  string
		zeile []ozgtest.Option
		want  string
	}{
		{"agreed", an(ozgtest.Stand("umsetzung")), ""},
		{"no stand", an(ozgtest.Laender("online")), ""},
		{"Typ 1 online is the definition", an(ozgtest.Typ("1"), ozgtest.Stand("online")), ""},
		{"flächendeckend with a Land otherwise", an(ozgtest.Stand("flaechendeckend"), ozgtest.Land("NI", "nein")), "Gemeldet ist „flächendeckend“, nach Ländern und Terminen ist die Leistung „online“."},
		{"in Umsetzung with a Land online", an(ozgtest.Stand("umsetzung"), ozgtest.Land("NI", "online")), "Gemeldet ist „in Umsetzung“, nach Ländern und Terminen ist die Leistung „online“."},
	} {
		l := ozgtest.Leistung(ozgtest.Bestand("2021-06-30", ozgtest.Plan("2021-06-30", ozgtest.Meldung("10214", tc.zeile...))), "10214")
		if got := l.Widerspruch(); got != tc.want {
			t.Errorf("%s: %q; want %q", tc.name, got, tc.want)
		}
	}
}

func TestUmfangFollowsTheCatalogueEdition(t *testing.T) {
	t.Parallel()
	g := ozgtest.Geschichte(
		ozgtest.Katalog("2017-08-18", "10000", "10001", "10002"),
		ozgtest.Plan("2021-03-31", ozgtest.Meldung("10001", ozgtest.Stand("entfallen")), ozgtest.Meldung("10999", ozgtest.Stand("offen"))),
		ozgtest.Katalog("2021-06-30", "10000", "10003"), // 10001 and 10002 left the catalogue
		ozgtest.Plan("2021-09-30", ozgtest.Meldung("10001", ozgtest.Stand("online"))),
	)
	for _, tc := range []struct {
		stichtag              string
		umfang, ausgeschieden []string
	}{
		{"2017-08-17", nil, nil},
		{"2020-12-31", []string{"10000", "10001", "10002"}, nil},
		{"2021-03-31", []string{"10000", "10002", "10999"}, []string{"10001"}},
		{"2021-06-30", []string{"10000", "10003", "10999"}, []string{"10001", "10002"}},
		{"2021-09-30", []string{"10000", "10003", "10999"}, []string{"10001", "10002"}},
	} {
		b := g.Sicht(ozg.Blick{Stichtag: ozgtest.Tag(tc.stichtag)}).Bestand()
		if got := ids(b.Umfang()); !slices.Equal(got, tc.umfang) {
			t.Errorf("Umfang on %s: %v; want %v", tc.stichtag, got, tc.umfang)
		}
		if got := ids(b.Ausgeschieden()); !slices.Equal(got, tc.ausgeschieden) {
			t.Errorf("outside on %s: %v; want %v", tc.stichtag, got, tc.ausgeschieden)
		}
	}
}
