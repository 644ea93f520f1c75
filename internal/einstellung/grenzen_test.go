package einstellung_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/importer"
	"ozgtracker/internal/einstellung"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

// A limit is taken within its bounds, and refused with them in words.
func TestLimitsHaveBounds(t *testing.T) {
	t.Parallel()
	for typed, want := range map[[2]string]string{
		{"grenze_datei", ""}:               "",
		{"grenze_datei", "1"}:              "",
		{"grenze_datei", "128"}:            "",
		{"grenze_datei", "129"}:            "grenze_ungueltig",
		{"grenze_datei", "0"}:              "grenze_ungueltig",
		{"grenze_datei", "-5"}:             "grenze_ungueltig",
		{"grenze_datei", "viel"}:           "grenze_ungueltig",
		{"grenze_datei", "17592186044417"}: "grenze_ungueltig", // would overflow into a small number of bytes
		{"grenze_zeilen", "1.000.000"}:     "",
		{"grenze_zeilen", "500 000"}:       "",
		{"grenze_zeilen", "999"}:           "grenze_ungueltig",
		{"grenze_dauer", "40"}:             "",
		{"grenze_dauer", "41"}:             "grenze_ungueltig",
		{"grenze_dauer", "9999999999999"}:  "grenze_ungueltig",
		{"grenze_spalten", "16384"}:        "",
		{"grenze_entpackt", "15"}:          "grenze_ungueltig",
	} {
		e := einstellung.Einstellungen{Grenzen: einstellung.LiesGrenzen(importer.Grenzen{}, map[string]string{typed[0]: typed[1]})}
		if got := ozg.FehlerCode(e.Pruefe()); got != want {
			t.Errorf("%v: %q, want %q", typed, got, want)
		}
	}
}

// What was given when the program started wins over what is set, and that over the default, limit by limit; what
// is stored but would not be accepted any more counts as not set.
func TestWhichLimitHolds(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		d, err := einstellung.New(ctx, s)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(importer.Standardgrenzen(), d.Grenzen(importer.Grenzen{})); diff != "" {
			t.Errorf("a new installation (-want +got):\n%s", diff)
		}
		if _, err := d.Aendere(ctx, "k1", am, func(e *einstellung.Einstellungen) {
			e.Grenzen = einstellung.LiesGrenzen(e.Grenzen, map[string]string{"grenze_datei": "64", "grenze_zeilen": "5000"})
		}); err != nil {
			t.Fatal(err)
		}
		want := importer.Standardgrenzen()
		want.Datei, want.Zeilen, want.Dauer = 8<<20, 5000, 2*time.Second
		if diff := cmp.Diff(want, d.Grenzen(importer.Grenzen{Datei: 8 << 20, Dauer: 2 * time.Second})); diff != "" {
			t.Errorf("flags over settings over defaults (-want +got):\n%s", diff)
		}
		if err := s.SetEinstellungen(ctx, map[string]string{"grenze_datei": "4000", "grenze_zeilen": "x"}, "k1", am); err != nil {
			t.Fatal(err)
		}
		if err := d.Aktualisieren(ctx); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(importer.Standardgrenzen(), d.Grenzen(importer.Grenzen{})); diff != "" {
			t.Errorf("stored nonsense (-want +got):\n%s", diff)
		}
	})
}
