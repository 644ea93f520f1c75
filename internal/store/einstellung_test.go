package store_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/ozg/ozgtest"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

var einstellAm = time.Date(2023, 1, 2, 9, 0, 0, 0, time.UTC)

// A setting that counts is a Vorgang like any other: in the chain, loaded with the history, and known from
// its number on.
func TestSettingsThatCountAreVorgaenge(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		leer, err := s.Load(ctx)
		if err != nil {
			t.Fatal(err)
		}
		ziel := ozg.Einstellung{Ziel: &ozg.ZielEinstellung{Name: "Booster", Tag: "2022-12-31", Zaehlung: ozg.ZaehlungIrgendwo, Leistungen: []string{"10214"}}}
		feld := ozg.Einstellung{Themenfeld: &ozg.ThemenfeldEinstellung{Slug: "umwelt", Ab: "2021-01-01", Name: "Umwelt", Ressorts: []string{"BMU"}, Laender: []string{"RP"}}}
		for i, e := range []ozg.Einstellung{ziel, feld} {
			if nr, err := s.Einstellen(ctx, e, "k1", einstellAm); err != nil || nr != ozg.Nr(i+1) {
				t.Fatalf("setting %d: Nr %d, %v", i, nr, err)
			}
		}
		if ziel.Ziel.Code != "" {
			t.Error("the caller's value was changed")
		}
		neu, err := s.Extend(ctx, leer)
		if err != nil {
			t.Fatal(err)
		}
		ganz, err := s.Load(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(ganz.Einstellungen(), neu.Einstellungen()); diff != "" {
			t.Errorf("loaded (-) and extended (+) history differ:\n%s", diff)
		}
		sicht := neu.Sicht(ozg.Blick{Stichtag: ozgtest.Tag("2022-01-01")})
		if z, ok := sicht.Ziel("ziel-1"); !ok || z.Name != "Booster" || z.Leistungen[0] != "10214" {
			t.Errorf("the Ziel is %+v", z)
		}
		if tf, _ := sicht.Themenfeld("umwelt"); tf.Ressorts[0] != "BMU" {
			t.Errorf("Umwelt is led by %v", tf.Ressorts)
		}
		if err := s.CheckChain(ctx); err != nil {
			t.Error(err)
		}
	})
}

// Settings that move no number are kept under their name, and their Fassung rises with every change, also
// when several processes change them at once.
func TestPlainSettingsKeepTheLastValueAndTellOfEveryChange(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		if werte, fassung, err := s.Einstellungen(ctx); err != nil || len(werte) != 0 || fassung != 0 {
			t.Fatalf("a new database holds %v, Fassung %d, %v", werte, fassung, err)
		}
		var wg sync.WaitGroup
		for i := range 8 {
			wg.Go(func() {
				if err := s.SetEinstellungen(ctx, map[string]string{"ministerium": fmt.Sprintf("Ministerium %d", i), "lesen": "ja"}, "k1", einstellAm); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		werte, fassung, err := s.Einstellungen(ctx)
		if err != nil || fassung != 8 || len(werte) != 2 || werte["lesen"] != "ja" {
			t.Errorf("after 8 changes: %v, Fassung %d, %v", werte, fassung, err)
		}
		if allein, err := s.EinstellungenFassung(ctx); err != nil || allein != fassung {
			t.Errorf("Fassung alone: %d, %v", allein, err)
		}
		if g, err := s.Load(ctx); err != nil || g.Stand != 0 {
			t.Errorf("a plain setting made a Vorgang: Stand %d, %v", g.Stand, err)
		}
	})
}
