package store_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

func zuordnungen(t *testing.T, s *store.Store, traeger string) []store.Zuordnung {
	t.Helper()
	zs, err := s.Zuordnungen(t.Context(), traeger)
	if err != nil {
		t.Fatal(err)
	}
	return zs
}

// What a Federführung decided is found again, replaced by what it decides next, forgotten when it says so,
// and nobody else sees it.
func TestZuordnungenPerTraeger(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		save := func(zs ...store.Zuordnung) {
			t.Helper()
			if err := s.SaveZuordnungen(t.Context(), zs, "lokal", start); err != nil {
				t.Fatal(err)
			}
		}
		save(
			store.Zuordnung{Traeger: "Gesundheit", Art: store.ZuordnungTitel, Quelle: "lagederdinge", Ziel: "stand"},
			store.Zuordnung{Traeger: "Gesundheit", Art: store.ZuordnungWort, Quelle: "stand:läuft", Ziel: "-"},
			store.Zuordnung{Art: store.ZuordnungTitel, Quelle: "lagederdinge", Ziel: "phase"},
		)
		save(
			store.Zuordnung{Traeger: "Gesundheit", Art: store.ZuordnungTitel, Quelle: "lagederdinge", Ziel: "bemerkung"},
			store.Zuordnung{Traeger: "Gesundheit", Art: store.ZuordnungWort, Quelle: "stand:läuft"},
			store.Zuordnung{Traeger: "Gesundheit", Art: store.ZuordnungWort, Quelle: "nie gemerkt"},
		)
		want := []store.Zuordnung{{Traeger: "Gesundheit", Art: store.ZuordnungTitel, Quelle: "lagederdinge", Ziel: "bemerkung"}}
		if d := cmp.Diff(want, zuordnungen(t, s, "Gesundheit")); d != "" {
			t.Error(d)
		}
		if zs := zuordnungen(t, s, "Bildung"); len(zs) != 0 {
			t.Errorf("another Träger remembers %v", zs)
		}
		alle, err := s.ZuordnungenDerArt(t.Context(), store.ZuordnungTitel)
		if err != nil || len(alle) != 2 || alle[0].Traeger != "" {
			t.Errorf("of everybody: %v, %v", alle, err)
		}
		if nr, err := s.Stand(t.Context()); err != nil || nr != 0 {
			t.Errorf("a number was taken: %d, %v", nr, err)
		}
	})
}

// Decisions stand or fall with the import they were made for.
func TestZuordnungenAreSavedWithTheirImport(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		n := plan(t, 1, 2)
		n.Zuordnungen = []store.Zuordnung{{Traeger: "Gesundheit", Art: store.ZuordnungBlatt, Quelle: "Alt", Ziel: "-"}}
		_, err := s.Annehmen(t.Context(), n, func(ozg.Nr) error { return errors.New("stale") })
		if err == nil || len(zuordnungen(t, s, "Gesundheit")) != 0 {
			t.Errorf("refused import: %v, remembered %v", err, zuordnungen(t, s, "Gesundheit"))
		}
		accept(t, s, n)
		if d := cmp.Diff(n.Zuordnungen, zuordnungen(t, s, "Gesundheit")); d != "" {
			t.Error(d)
		}
		var spur []string
		err = s.Protokoll(t.Context(), store.ProtokollFilter{Ereignis: store.EreignisZuordnung}, func(e store.Eintrag) error {
			spur = append(spur, e.Konto+": "+e.Gegenstand)
			return nil
		})
		if d := cmp.Diff([]string{"lokal: Import 1: gemerkt für Gesundheit: 1 Blatt"}, spur); d != "" || err != nil {
			t.Error(d, err)
		}
	})
}

func TestWithdrawalIsChecked(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		nr := accept(t, s, plan(t, 1, 1))
		stale := errors.New("stale")
		_, err := s.ZuruecknehmenWenn(t.Context(), nr, "lokal", start, func(vorher ozg.Nr) error {
			if vorher != nr {
				t.Errorf("Nr before is %d, want %d", vorher, nr)
			}
			return stale
		})
		if !errors.Is(err, stale) {
			t.Errorf("got %v", err)
		}
		if got, err := s.Stand(t.Context()); err != nil || got != nr {
			t.Errorf("a number was taken: %d, %v", got, err)
		}
	})
}
