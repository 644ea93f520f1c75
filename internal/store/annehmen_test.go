package store_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

// Numbers are gapless and number order is commit order, whoever accepts at the same time; the history that
// everybody loads is the fold of the plans in that order.
func TestEightAcceptAtOnce(t *testing.T) {
	t.Parallel()
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		const leute, je = 8, 4
		var mu sync.Mutex
		angenommen := map[ozg.Nr]store.NeuerImport{}
		var wg sync.WaitGroup
		for p := range leute {
			s := storetest.Open(t, dsn) // a process each, as far as the database can tell
			wg.Go(func() {
				for i := range je {
					n := plan(t, p*je+i, 20)
					var vorher ozg.Nr
					nr, err := s.Annehmen(t.Context(), n, func(v ozg.Nr) error { vorher = v; return nil })
					if err != nil {
						t.Errorf("accept %s: %v", n.Datei, err)
						return
					}
					if vorher != nr-1 {
						t.Errorf("the check saw %d, the number became %d", vorher, nr)
					}
					mu.Lock()
					angenommen[nr] = n
					mu.Unlock()
				}
			})
		}
		wg.Wait()
		s := storetest.Open(t, dsn)
		var falte faltung
		for nr := ozg.Nr(1); nr <= leute*je; nr++ {
			n, ok := angenommen[nr]
			if !ok {
				t.Fatalf("number %d is missing", nr)
			}
			falte.annehmen(nr, n)
		}
		g, err := s.Load(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if d := diff(falte.geschichte(t), g); d != "" {
			t.Error(d)
		}
		if err := s.CheckChain(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

// A preview that became stale must not be accepted: the caller's error comes back as it is, and nothing of
// the import, not even its number, stays.
func TestRefusedCheckLeavesNothing(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		accept(t, s, plan(t, 1, 2))
		veraltet := ozg.NeuerFehler("vorschau_veraltet", "Die Vorschau ist veraltet.")
		n := plan(t, 2, 2)
		_, err := s.Annehmen(t.Context(), n, func(vorher ozg.Nr) error {
			if vorher != 1 {
				t.Errorf("vorher = %d", vorher)
			}
			return veraltet
		})
		if !errors.Is(err, veraltet) {
			t.Errorf("got %v", err)
		}
		if nr, err := s.Stand(t.Context()); err != nil || nr != 1 {
			t.Errorf("stand %d, %v", nr, err)
		}
		if _, err := s.Datei(t.Context(), n.SHA256); ozg.FehlerCode(err) != "datei_unbekannt" {
			t.Errorf("file of the refused import: %v", err)
		}
		if nr := accept(t, s, n); nr != 2 {
			t.Errorf("next number is %d, so there is a gap", nr)
		}
	})
}

// The same file for the same Stichtag and Themenfeld counts once, until it is taken back or read otherwise.
func TestSameFileCountsOnce(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		n := plan(t, 1, 2)
		nr := accept(t, s, n)
		if _, err := s.Annehmen(t.Context(), n, nil); ozg.FehlerCode(err) != "import_doppelt" {
			t.Errorf("second time: %v", err)
		}
		andererTag := n
		andererTag.Stichtag++
		accept(t, s, andererTag)
		if got, err := s.Gueltige(t.Context(), n.SHA256, n.Stichtag, n.Themenfeld); !slices.Equal(got, []ozg.Nr{nr}) || err != nil {
			t.Errorf("Gueltige = %v, %v", got, err)
		}
		if _, err := s.Zuruecknehmen(t.Context(), nr, "lokal", start); err != nil {
			t.Fatal(err)
		}
		if got, err := s.Gueltige(t.Context(), n.SHA256, n.Stichtag, n.Themenfeld); len(got) != 0 || err != nil {
			t.Errorf("Gueltige after withdrawal = %v, %v", got, err)
		}
		if got := accept(t, s, n); got != 4 {
			t.Errorf("accepted again as %d", got)
		}
		n.Nochmals = true
		accept(t, s, n)
		if got, err := s.Gueltige(t.Context(), n.SHA256, n.Stichtag, n.Themenfeld); !slices.Equal(got, []ozg.Nr{4, 5}) || err != nil {
			t.Errorf("Gueltige, read twice = %v, %v", got, err)
		}
	})
}

// Two corrections typed in on one day have no file, and are no double of each other.
func TestImportsWithoutFileAreNoDoubles(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		n := plan(t, 1, 1)
		n.Art, n.SHA256, n.Inhalt, n.Bericht, n.Befunde = ozg.ImportKorrektur, "", nil, nil, nil
		accept(t, s, n)
		nr := accept(t, s, n)
		z, err := s.Import(t.Context(), nr)
		if err != nil {
			t.Fatal(err)
		}
		if z.SHA256 != "" || string(z.Bericht) != "{}" {
			t.Errorf("%+v", z)
		}
	})
}

// A plan without changes, or with nothing readable in it, is stored too: it counts for Meldedisziplin.
func TestEmptyImportIsStored(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		n := plan(t, 1, 0)
		n.Befunde = nil
		nr := accept(t, s, n)
		g, err := s.Load(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if imp, ok := g.Import(nr); !ok || imp.Datei != n.Datei || !imp.Am.Equal(n.Am) {
			t.Errorf("%+v %v", imp, ok)
		}
		if befunde, err := s.Befunde(t.Context(), nr); err != nil || len(befunde) != 0 {
			t.Errorf("%v %v", befunde, err)
		}
	})
}

func TestWithdrawalIsKeptAndHappensOnce(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		nr := accept(t, s, plan(t, 1, 2))
		am := start.Add(48 * time.Hour)
		durch, err := s.Zuruecknehmen(t.Context(), nr, "anna", am)
		if err != nil || durch != 2 {
			t.Fatalf("%d, %v", durch, err)
		}
		z, err := s.Import(t.Context(), nr)
		if err != nil {
			t.Fatal(err)
		}
		if z.Zurueck != 2 || !z.ZurueckAm.Equal(am) || z.ZurueckAm.Location() != time.UTC || z.ZurueckKonto != "anna" || z.Konto != "lokal" {
			t.Errorf("%+v", z)
		}
		if _, err := s.Zuruecknehmen(t.Context(), nr, "anna", am); ozg.FehlerCode(err) != "import_zurueckgenommen" {
			t.Errorf("second time: %v", err)
		}
		for _, unbekannt := range []ozg.Nr{0, 2, 99} { // 2 is the withdrawal itself
			if _, err := s.Zuruecknehmen(t.Context(), unbekannt, "anna", am); ozg.FehlerCode(err) != "import_unbekannt" {
				t.Errorf("%d: %v", unbekannt, err)
			}
		}
		if nr, err := s.Stand(t.Context()); err != nil || nr != 2 {
			t.Errorf("refused withdrawals moved the number to %d, %v", nr, err)
		}
	})
}

// Names and cells come from files of strangers: bytes that are no UTF-8, NUL, and what COPY takes for
// control characters arrive as text on both engines.
func TestHostileTextIsStored(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		n := plan(t, 1, 1)
		boese := "a\x00b\xff \\N \\. \t\r\n'\"; DROP TABLE import; -- ü €"
		rein := "a\uFFFDb\uFFFD \\N \\. \t\r\n'\"; DROP TABLE import; -- ü €"
		zeile := n.Meldungen.At(0)
		n.Datei, zeile.Blatt, n.Befunde[0].Wert = boese, boese, boese
		zeile.Felder[ozg.FeldBemerkung] = ozg.TextWert("x\\N\t\n\"ü\"")
		zeile.Herkunft[ozg.FeldBemerkung] = ozg.Herkunft{Zelle: "A1", Text: boese}
		n.Meldungen = ozg.MeldungenAus([]ozg.Meldung{zeile})
		nr := accept(t, s, n)
		z, err := s.Import(t.Context(), nr)
		if err != nil {
			t.Fatal(err)
		}
		zeilen, err := s.Zeilen(t.Context(), zeile.OZGID)
		if err != nil {
			t.Fatal(err)
		}
		befunde, err := s.Befunde(t.Context(), nr)
		if err != nil {
			t.Fatal(err)
		}
		m := zeilen[0]
		got := []string{z.Datei, m.Blatt, befunde[0].Wert, m.Felder[ozg.FeldBemerkung].Text}
		if d := cmp.Diff([]string{rein, rein, rein, "x\\N\t\n\"ü\""}, got); d != "" {
			t.Error(d)
		}
		if h := m.Herkunft[ozg.FeldBemerkung].Text; h != "a\x00b\uFFFD"+rein[len("a\uFFFDb\uFFFD"):] { // inside JSON, NUL is no trouble
			t.Errorf("origin %q", h)
		}
	})
}

func TestCancelledAcceptLeavesNothing(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx, cancel := context.WithCancel(t.Context())
		_, err := s.Annehmen(ctx, plan(t, 1, 50), func(ozg.Nr) error { cancel(); return nil })
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		if nr, err := s.Stand(t.Context()); err != nil || nr != 0 {
			t.Errorf("stand %d, %v", nr, err)
		}
		accept(t, s, plan(t, 1, 1))
	})
}

// A later change of a stored row, by whatever hand, shows: the chain covers the Vorgänge, and their content
// the rows.
func TestChainCoversTheRows(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		nr := accept(t, s, plan(t, 1, 5))
		accept(t, s, plan(t, 2, 5))
		if err := s.CheckChain(t.Context()); err != nil {
			t.Fatal(err)
		}
		var inhalt string
		if err := s.DB().Get(&inhalt, s.DB().Rebind(`SELECT inhalt FROM vorgang WHERE nr = ?`), nr); err != nil {
			t.Fatal(err)
		}
		sum, err := s.MeldungenSum(t.Context(), nr)
		if err != nil {
			t.Fatal(err)
		}
		if want := field(t, inhalt, "meldungen_sha256"); sum != want {
			t.Errorf("checksum of the stored rows is %s, the Vorgang says %s", sum, want)
		}
		if _, err := s.WriteDB().Exec(`UPDATE vorgang SET konto = 'mallory' WHERE nr = 1`); err != nil {
			t.Fatal(err)
		}
		if err := s.CheckChain(t.Context()); err == nil {
			t.Error("a changed Vorgang fits its link")
		}
	})
}
