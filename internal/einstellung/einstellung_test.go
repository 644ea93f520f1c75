package einstellung_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/einstellung"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

var am = time.Date(2023, 1, 2, 9, 0, 0, 0, time.UTC)

// A colour is refused where its text could not be read, by the formula of WCAG.
func TestAccentColoursNeedContrast(t *testing.T) {
	t.Parallel()
	for farbe, want := range map[string]string{
		"":         "",
		"#2044aa":  "",
		"#000000":  "",
		"#6e6e6e":  "",                // 4.7 to 1 on the darker ground
		"#767676":  "akzent_kontrast", // 4.54 to 1 on white, less on the darker ground
		"#ffffff":  "akzent_kontrast",
		"#ffcc00":  "akzent_kontrast",
		"red":      "akzent_ungueltig",
		"#12":      "akzent_ungueltig",
		"#+12345":  "akzent_ungueltig",
		"#00000g":  "akzent_ungueltig",
		"#000;}a{": "akzent_ungueltig",
	} {
		if got := ozg.FehlerCode(einstellung.PruefeAkzent(farbe)); got != want {
			t.Errorf("%q: %q, want %q", farbe, got, want)
		}
	}
}

// What one process changes, another one sees; and two people who change different settings do not undo each
// other's.
func TestProcessesShareSettings(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		hier, err := einstellung.New(ctx, s)
		if err != nil {
			t.Fatal(err)
		}
		dort, err := einstellung.New(ctx, s)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(einstellung.Einstellungen{}, dort.Jetzt()); diff != "" {
			t.Fatalf("a new installation has settings:\n%s", diff)
		}
		as, err := hier.Aendere(ctx, "k1", am, func(e *einstellung.Einstellungen) { e.Ministerium, e.LesenOhneLogin = "Ministerium für Tests", true })
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]einstellung.Aenderung{{Name: "lesen_ohne_login", Neu: "ja"}, {Name: "ministerium", Neu: "Ministerium für Tests"}}, as); diff != "" {
			t.Errorf("changes (-want +got):\n%s", diff)
		}
		if _, err := dort.Aendere(ctx, "k2", am, func(e *einstellung.Einstellungen) { e.Akzent = "#102030" }); err != nil {
			t.Fatal(err)
		}
		if err := hier.Aktualisieren(ctx); err != nil {
			t.Fatal(err)
		}
		want := einstellung.Einstellungen{Fassung: 2, Ministerium: "Ministerium für Tests", LesenOhneLogin: true, Akzent: "#102030"}
		if diff := cmp.Diff(want, hier.Jetzt()); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		if _, err := hier.Aendere(ctx, "k1", am, func(e *einstellung.Einstellungen) { e.Akzent = "#ffff00" }); ozg.FehlerCode(err) != "akzent_kontrast" {
			t.Errorf("a pale colour: %v", err)
		}
		if as, err := hier.Aendere(ctx, "k1", am, func(*einstellung.Einstellungen) {}); err != nil || len(as) != 0 || hier.Jetzt().Fassung != 2 {
			t.Errorf("no change: %v, %v, Fassung %d", as, err, hier.Jetzt().Fassung)
		}
	})
}
