package ozg_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/ozg/ozgtest"
)

func TestZaehleBausteine(t *testing.T) {
	t.Parallel()
	b := ozgtest.Bestand("2021-06-30", ozgtest.Plan("2021-06-30",
		ozgtest.Meldung("10001", ozgtest.Feld("fim_leistung", "fertig"), ozgtest.Feld("fim_prozess", "in Arbeit")),
		ozgtest.Meldung("10002", ozgtest.Feld("fim_leistung", "fertig"), ozgtest.Feld("fim_datenfelder", "offen")),
		ozgtest.Meldung("10003", ozgtest.Stand("offen")),
	))
	want := []ozg.BausteinZahlen{
		{Feld: ozg.FeldFIMLeistung, Fertig: 2, KeineAngabe: 1},
		{Feld: ozg.FeldFIMDatenfelder, Offen: 1, KeineAngabe: 2},
		{Feld: ozg.FeldFIMProzess, InArbeit: 1, KeineAngabe: 2},
	}
	if diff := cmp.Diff(want, ozg.ZaehleBausteine(b.Umfang())); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestEigenbau(t *testing.T) {
	t.Parallel()
	for _, f := range []struct {
		umsetzer []string
		want     string
	}{
		{nil, ozg.EigenbauKeine},
		{[]string{"NI"}, "NI"},
		{[]string{"BMG"}, ozg.EigenbauKeine},
		{[]string{"BMG", "NI"}, "NI"},
		{[]string{"NI", "NI"}, "NI"},
		{[]string{"NI", "HB"}, ozg.EigenbauMehrere},
	} {
		o := ozgtest.Stand("offen")
		if f.umsetzer != nil {
			o = ozgtest.Umsetzer(f.umsetzer...)
		}
		b := ozgtest.Bestand("2021-06-30", ozgtest.Plan("2021-06-30", ozgtest.Meldung("10001", o)))
		if got := ozgtest.Leistung(b, "10001").Eigenbau(); got != f.want {
			t.Errorf("%v: %q, want %q", f.umsetzer, got, f.want)
		}
	}
}

// A Leistung led by two Länder counts in both groups; what it reports wins over its Themenfeld.
func TestFederfuehrung(t *testing.T) {
	t.Parallel()
	b := ozgtest.Bestand("2021-06-30", ozgtest.Plan("2021-06-30",
		ozgtest.Meldung("10001", ozgtest.Themenfeld("Gesundheit"), ozgtest.Feld("labor", "Labor Gesundheit")),
		ozgtest.Meldung("10002", ozgtest.Themenfeld("Mobilität & Reisen"), ozgtest.Feld("labor", "Labor Gesundheit")),
		ozgtest.Meldung("10003", ozgtest.Themenfeld("Gesundheit"), ozgtest.Feld("land", "Hessen"), ozgtest.Feld("ressort", "BMI")),
		ozgtest.Meldung("10004", ozgtest.Stand("offen")),
	))
	zaehle := func(gs []ozg.Gruppe) map[string]int {
		m := map[string]int{}
		for _, g := range gs {
			m[g.Code] = g.Zahlen.Umfang
		}
		return m
	}
	if diff := cmp.Diff(map[string]int{"HE": 2, "BW": 1, "NI": 1}, zaehle(ozg.GruppiereMehrfach(b.Umfang(), (*ozg.Leistung).LaenderFederfuehrung))); diff != "" {
		t.Errorf("Länder (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[string]int{"BMI": 1, "BMG": 1, "BMDV": 1}, zaehle(ozg.GruppiereMehrfach(b.Umfang(), (*ozg.Leistung).Ressorts))); diff != "" {
		t.Errorf("Ressorts (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[string]int{"Labor Gesundheit": 2}, zaehle(ozg.Labore(b.Umfang()))); diff != "" {
		t.Errorf("Labore (-want +got):\n%s", diff)
	}
}
