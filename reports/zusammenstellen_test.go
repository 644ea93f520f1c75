package reports_test

import (
	"encoding/json"
	"flag"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/ozg"
	"ozgtracker/reports"
)

var update = flag.Bool("update", false, "write the golden files anew")

func sicht(tb testing.TB, n int) ozg.Sicht {
	tb.Helper()
	return geschichte(tb, n).Sicht(ozg.Blick{Stichtag: stichtag})
}

// All numbers, texts and their order are held here; a change of any of them shows in review.
func TestZusammenstellenGolden(t *testing.T) {
	t.Parallel()
	got, err := json.MarshalIndent(reports.Zusammenstellen(sicht(t, 42), optionen()), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	const datei = "testdata/inhalt.golden.json"
	if *update {
		if err := os.WriteFile(datei, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(datei)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Errorf("%s (-want +got), -update writes it anew:\n%s", datei, d)
	}
}

// Every breakdown adds up to the whole, "keine Angabe" included, and equals what the pages count.
func TestZusammenstellenGehtAuf(t *testing.T) {
	t.Parallel()
	s := sicht(t, 120)
	in := reports.Zusammenstellen(s, optionen())
	umfang := s.Bestand().Umfang()
	want := ozg.Zaehle(umfang)
	for _, g := range []reports.Gliederung{in.Themenfelder, in.Typ, in.Welle, in.Nachnutzung.Stand} {
		if d := cmp.Diff(want, g.Gesamt.Zahlen); d != "" {
			t.Errorf("%s: whole (-want +got):\n%s", g.Titel, d)
		}
		var summe, flaechendeckend int
		for _, k := range g.Klassen {
			summe += k.Zahlen.Umfang
			flaechendeckend += k.Zahlen.Flaechendeckend
		}
		if summe != want.Umfang || flaechendeckend != want.Flaechendeckend {
			t.Errorf("%s: classes add up to %d and %d flächendeckend, want %d and %d", g.Titel, summe, flaechendeckend, want.Umfang, want.Flaechendeckend)
		}
	}
	n := in.Nachnutzung
	if n.A+n.B+n.C+n.OhneAngabe != n.Umfang {
		t.Errorf("matrix %d+%d+%d+%d, want %d", n.A, n.B, n.C, n.OhneAngabe, n.Umfang)
	}
	for i, z := range in.Laender.Zeilen {
		if d := cmp.Diff(ozg.ZaehleLand(umfang, i), z.Gesamt); d != "" {
			t.Errorf("%s (-want +got):\n%s", z.Land, d)
		}
		var online int
		for _, f := range z.Felder {
			online += f.Online
		}
		if online != z.Gesamt.Online {
			t.Errorf("%s: Themenfelder add up to %d, want %d", z.Land, online, z.Gesamt.Online)
		}
	}
	if got, want := in.Verzug.Aktuell, len(s.Bestand().Ueberfaellige(umfang, ozg.MeilensteinBundesweit)); got != want {
		t.Errorf("late against the current plan: %d, want %d as on the pages", got, want)
	}
	if len(in.Leistungen) != want.Umfang {
		t.Errorf("%d Leistungen, want %d", len(in.Leistungen), want.Umfang)
	}
}

// A report on one Themenfeld speaks of nothing else, and says so.
func TestZusammenstellenThemenfeld(t *testing.T) {
	t.Parallel()
	s := sicht(t, 120)
	o := optionen()
	o.Themenfelder = []string{"Gesundheit"}
	in := reports.Zusammenstellen(s, o)
	for _, l := range in.Leistungen {
		if l.Themenfeld() != "Gesundheit" {
			t.Errorf("%s is of %s", l.OZGID, l.Themenfeld())
		}
	}
	var want ozg.Zahlen
	for _, g := range ozg.Gruppiere(s.Bestand().Umfang(), ozg.DimThemenfeld) {
		if g.Titel == "Gesundheit" {
			want = g.Zahlen
		}
	}
	if d := cmp.Diff(want, in.Typ.Gesamt.Zahlen); d != "" {
		t.Errorf("whole (-want +got):\n%s", d)
	}
	letzter := in.BurnUp.Monate[0].Zahlen
	for _, m := range in.BurnUp.Monate {
		if m.Gezaehlt {
			letzter = m.Zahlen
		}
	}
	if d := cmp.Diff(want, letzter); d != "" {
		t.Errorf("end of the burn-up (-want +got):\n%s", d)
	}
	if got := in.Kopf.Auswahl; got != "nur Themenfeld Gesundheit" {
		t.Errorf("Auswahl = %q", got)
	}
	if len(in.Themenfelder.Klassen) != 0 || len(in.Datenstand.Themenfelder) != 1 || len(in.Laender.Spalten) != 1 {
		t.Errorf("other Themenfelder appear: %v", in.Laender.Spalten)
	}
}

// Before anything was accepted, between catalogue and first plan, and long after the Frist the report
// still says what holds.
func TestZusammenstellenGrenzfaelle(t *testing.T) {
	t.Parallel()
	g := geschichte(t, 42)
	for name, c := range map[string]struct {
		g        *ozg.Geschichte
		stichtag ozg.Tag
		aussage  string
		danach   bool
	}{
		"nothing":       {&ozg.Geschichte{}, stichtag, "Am 30.06.2021 gehört noch keine OZG-Leistung zum Umfang.", false},
		"only the plan": {g, ozg.NeuerTag(2018, 1, 31), "Am 31.01.2018 liegt noch zu keiner der 42 OZG-Leistungen eine Angabe vor.", false},
		"after":         {g, ozg.NeuerTag(2024, 5, 17), "Am 17.05.2024, 503 Tage nach der Frist, sind 11 von 41 OZG-Leistungen flächendeckend verfügbar (27\u00a0%); zu 3 liegt keine Angabe vor.", true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := optionen()
			o.Vergleich = nil
			in := reports.Zusammenstellen(c.g.Sicht(ozg.Blick{Stichtag: c.stichtag}), o)
			if got := in.Ueberblick.Aussage; got != c.aussage {
				t.Errorf("Aussage\n got %s\nwant %s", got, c.aussage)
			}
			if got := in.Ueberblick.ZurFrist != ""; got != c.danach {
				t.Errorf("says what was reached on the Frist: %v (%q)", got, in.Ueberblick.ZurFrist)
			}
			schreibe(t, in)
		})
	}
}

// The Wissensstand is shown in the reader's zone with its number, since a day alone does not reproduce a
// figure.
func TestKopfNenntBeideUhren(t *testing.T) {
	t.Parallel()
	g := geschichte(t, 14)
	in := reports.Zusammenstellen(g.Sicht(ozg.Blick{Stichtag: ozg.NeuerTag(2020, 6, 30), Wissen: 5}), optionen())
	want := "Stichtag 30.06.2020 · Wissensstand: Vorgang 5 vom 20.04.2020, 01:00 Uhr · Vergleich: mit dem 31.03.2021 · Auswahl: alle Themenfelder"
	if got := in.Kopf.Blick(); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	want = "Bundesministerium des Innern · Erstellt am 05.08.2021, 14:32 Uhr von lokal · Dieselbe Ansicht: https://ozg.example.de/?stichtag=30.06.2021&wissen=10"
	if got := in.Kopf.Herkunft(); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	if got := (reports.Kopf{Stichtag: stichtag, Erstellt: time.Time{}}).Herkunft(); got != "" {
		t.Errorf("without anything known: %q", got)
	}
}
