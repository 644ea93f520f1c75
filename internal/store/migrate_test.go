package store_test

import (
	"sync"
	"testing"
	"testing/fstest"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
	"ozgtracker/migrations"
)

// Two processes that start at once on a new database, as after an installation, must both come up.
func TestSixStartAtOnce(t *testing.T) {
	t.Parallel()
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		var wg sync.WaitGroup
		for range 6 {
			wg.Go(func() {
				s, err := store.Open(t.Context(), dsn)
				if err != nil {
					t.Error(err)
					return
				}
				if nr, err := s.Stand(t.Context()); err != nil || nr != 0 {
					t.Errorf("stand %d, %v", nr, err)
				}
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
	})
}

// released copies the real files, to add to them or to change them.
func released(t *testing.T) fstest.MapFS {
	t.Helper()
	eintraege, err := migrations.FS.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, e := range eintraege {
		b, err := migrations.FS.ReadFile(e.Name())
		if err != nil {
			t.Fatal(err)
		}
		fsys[e.Name()] = &fstest.MapFile{Data: b}
	}
	return fsys
}

func TestNextMigrationRunsOnce(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		fsys := released(t)
		fsys["9001_next.sql"] = &fstest.MapFile{Data: []byte(`CREATE TABLE naechste (n INTEGER NOT NULL) {{STRICT}}; INSERT INTO naechste (n) VALUES (1);`)}
		for range 2 {
			if err := s.Migrate(t.Context(), fsys); err != nil {
				t.Fatal(err)
			}
		}
		if n := count(t, s.DB(), `SELECT COUNT(*) FROM naechste`); n != 1 {
			t.Errorf("ran %d times", n)
		}
	})
}

// A file that fails half-way leaves nothing behind, not even the files before it of the same start.
func TestFailedMigrationLeavesNothing(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		fsys := released(t)
		fsys["9001_good.sql"] = &fstest.MapFile{Data: []byte(`CREATE TABLE gut (n INTEGER NOT NULL);`)}
		fsys["9002_bad.sql"] = &fstest.MapFile{Data: []byte(`CREATE TABLE schlecht (n INTEGER NOT NULL); INSERT INTO gibtesnicht (n) VALUES (1);`)}
		if err := s.Migrate(t.Context(), fsys); err == nil {
			t.Fatal("no error")
		}
		delete(fsys, "9002_bad.sql")
		if err := s.Migrate(t.Context(), fsys); err != nil {
			t.Errorf("after the repair: %v", err)
		}
	})
}

// A database of a newer program, or of files that were changed after they ran, is refused before anything
// is read or written.
func TestForeignSchemaIsRefused(t *testing.T) {
	t.Parallel()
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		if _, err := store.OpenRead(t.Context(), dsn); ozg.FehlerCode(err) == "" {
			t.Error("OpenRead of an empty database")
		}
		s := storetest.Open(t, dsn)
		for _, c := range []struct{ change, want string }{
			{`INSERT INTO schema_migration (name, sha256) VALUES ('9999_future.sql', 'x')`, "datenbank_neuer"},
			{`UPDATE schema_migration SET sha256 = 'x' WHERE name LIKE '0001%'`, "datenbank_abweichend"},
		} {
			if _, err := s.WriteDB().Exec(c.change); err != nil {
				t.Fatal(err)
			}
			if _, err := store.Open(t.Context(), dsn); ozg.FehlerCode(err) != c.want {
				t.Errorf("Open: %v, want %s", err, c.want)
			}
			if _, err := store.OpenRead(t.Context(), dsn); ozg.FehlerCode(err) != c.want {
				t.Errorf("OpenRead: %v, want %s", err, c.want)
			}
			if _, err := s.WriteDB().Exec(`DELETE FROM schema_migration WHERE name LIKE '9999%'`); err != nil {
				t.Fatal(err)
			}
		}
	})
}
