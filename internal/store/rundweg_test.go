package store_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

// What a page shows of an import is what the importer said, to the last character.
func TestImportComesBackAsAccepted(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		n := plan(t, 1, 3)
		nr := accept(t, s, n)
		zeile, err := s.Import(t.Context(), nr)
		if err != nil {
			t.Fatal(err)
		}
		if zeile.Zeilen != 3 || zeile.Fehler != 1 || zeile.Warnungen != 1 || zeile.Hinweise != 0 {
			t.Errorf("counts: %+v", zeile)
		}
		befunde, err := s.Befunde(t.Context(), nr)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(n.Befunde, befunde); d != "" {
			t.Error(d)
		}
		for i, m := range n.Meldungen.Alle() {
			zeilen, err := s.Zeilen(t.Context(), m.OZGID)
			if err != nil {
				t.Fatal(err)
			}
			want := []store.GespeicherteMeldung{{ImportNr: nr, Lfd: int32(i + 1), Konto: n.Konto, Meldung: m}}
			if d := cmp.Diff(want, zeilen); d != "" {
				t.Error(d)
			}
		}
	})
}

// Origins come for many rows at once, each for its own.
func TestOriginsComeBackRowByRow(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		want, stellen := map[store.Stelle]store.Herkunftszeile{}, []store.Stelle{{ImportNr: 99, Lfd: 1}}
		for i := range 2 {
			n := plan(t, i, 700)
			nr := accept(t, s, n)
			for j, m := range n.Meldungen.Alle() {
				st := store.Stelle{ImportNr: nr, Lfd: int32(j + 1)}
				if j%10 > 0 {
					want[st] = store.Herkunftszeile{Blatt: m.Blatt, Zeile: m.Zeile, Herkunft: m.Herkunft}
					stellen = append(stellen, st, st)
				}
			}
		}
		got, err := s.Herkuenfte(t.Context(), stellen)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
		if leer, err := s.Herkuenfte(t.Context(), nil); err != nil || len(leer) != 0 {
			t.Errorf("nothing asked for: %v, %v", leer, err)
		}
	})
}
