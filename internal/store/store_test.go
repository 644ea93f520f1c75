package store_test

import (
	"context"
	"errors"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

// wantFehler checks code and text of an error for people, and that no text of it gives the password away.
func wantFehler(t *testing.T, err error, code string) {
	t.Helper()
	if ozg.FehlerCode(err) != code {
		t.Errorf("got %v, want code %s", err, code)
		return
	}
	f, _ := errors.AsType[*ozg.Fehler](err)
	for e := error(f); e != nil; e = errors.Unwrap(e) {
		if strings.Contains(e.Error(), "geheim") {
			t.Errorf("password in %q", e)
		}
	}
	if strings.Contains(err.Error(), "geheim") || !strings.HasSuffix(f.Text, ".") {
		t.Errorf("text %q", f.Text)
	}
}

func TestUnusableAddress(t *testing.T) {
	t.Parallel()
	for _, dsn := range []string{
		"", "ozg.db", "sqlite:", "mysql://u:geheim@h/d", "postgres://u:ge/heim@h:geheim/d", "postgres://u:geheim@h:port/d",
		"postgres:u:geheim@h", "postgres://u:geheim@h/d?sslmode=geheim", "postgres://u:%zzgeheim@h/d",
	} {
		for _, open := range []func(context.Context, string) (*store.Store, error){store.Open, store.OpenRead} {
			_, err := open(t.Context(), dsn)
			wantFehler(t, err, "datenbank_adresse")
		}
	}
}

func TestUnreachablePostgres(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := l.Addr().String() // free in a moment, so nobody listens
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = store.Open(t.Context(), "postgres://u:geheim@"+port+"/ozg?password=geheim")
	wantFehler(t, err, "datenbank")
	if !strings.Contains(err.Error(), "127.0.0.1") {
		t.Errorf("does not name the host: %v", err)
	}
}

func TestPostgresWithoutDatabaseOrAccount(t *testing.T) {
	t.Parallel()
	dsn := storetest.DSN(t, "postgres")
	for _, change := range []func(u *url.URL){
		func(u *url.URL) { u.Path = "/gibtesnicht" },
		func(u *url.URL) { u.User = url.UserPassword("niemand", "geheim") },
	} {
		u, err := url.Parse(dsn)
		if err != nil {
			t.Fatal(err)
		}
		change(u)
		_, err = store.Open(t.Context(), u.String())
		wantFehler(t, err, "datenbank")
	}
}

func TestUnusableSQLiteFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	fremd := filepath.Join(dir, "plan.xlsx")
	if err := os.WriteFile(fremd, []byte(strings.Repeat("PK not a database ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, pfad := range []string{filepath.Join(dir, "fehlt", "ozg.db"), fremd, dir} {
		_, err := store.Open(t.Context(), "sqlite:"+pfad)
		wantFehler(t, err, "datenbank")
		if !strings.Contains(err.Error(), pfad) {
			t.Errorf("does not name the file: %v", err)
		}
	}
}

// --dry-run works on what is there, never creates, never changes.
func TestOpenReadChangesNothing(t *testing.T) {
	t.Parallel()
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		_, err := store.OpenRead(t.Context(), dsn)
		wantFehler(t, err, "datenbank_fehlt")
		pfad, file := strings.CutPrefix(dsn, "sqlite:")
		if _, err := os.Stat(pfad); file && err == nil {
			t.Error("OpenRead created the file")
		}

		s, err := store.Open(t.Context(), dsn)
		if err != nil {
			t.Fatal(err)
		}
		accept(t, s, plan(t, 1, 2))
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		vorher := bytesOf(t, pfad, file)
		r, err := store.OpenRead(t.Context(), dsn)
		if err != nil {
			t.Fatal(err)
		}
		if g, err := r.Load(t.Context()); err != nil || g.Stand != 1 {
			t.Errorf("%v", err)
		}
		_, err = r.Annehmen(t.Context(), plan(t, 2, 2), nil)
		wantFehler(t, err, "datenbank")
		wantFehler(t, r.SetMerkmal(t.Context(), "a", "b"), "datenbank")
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
		if bytesOf(t, pfad, file) != vorher {
			t.Error("OpenRead changed the file")
		}
		if file {
			if rest, err := filepath.Glob(pfad + "*"); err != nil || len(rest) != 1 {
				t.Errorf("left beside the file: %v, %v", rest, err)
			}
		}
	})
}

func bytesOf(t *testing.T, pfad string, file bool) string {
	t.Helper()
	if !file {
		return ""
	}
	b, err := os.ReadFile(pfad)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// A name with characters that mean something in an address is still a file name.
func TestOddFileNames(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, name := range []string{"ozg ä.db", "50%.db", "a?mode=memory", "b#c.db", "d&e=f.db"} {
		s := storetest.Open(t, "sqlite:"+filepath.Join(dir, name))
		accept(t, s, plan(t, 1, 1))
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
}

// A database in memory is one database for everybody who uses the Store, survives a request that was
// broken off, and is gone with it.
func TestMemory(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t, "sqlite::memory:")
	accept(t, s, plan(t, 1, 3))
	ctx, cancel := context.WithCancel(t.Context())
	if _, err := s.Annehmen(ctx, plan(t, 2, 3), func(ozg.Nr) error { cancel(); return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	if _, err := s.Load(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	g, err := s.Load(t.Context())
	if err != nil || g.Stand != 1 {
		t.Errorf("%v", err)
	}
	if nr, err := storetest.Open(t, "sqlite::memory:").Stand(t.Context()); err != nil || nr != 0 {
		t.Errorf("another one knows %d, %v", nr, err)
	}
}

func TestEngineAndPing(t *testing.T) {
	t.Parallel()
	for _, engine := range storetest.Engines {
		s := storetest.Open(t, storetest.DSN(t, engine))
		if err := s.Ping(t.Context()); err != nil || s.Engine() != engine {
			t.Errorf("%s: %v", s.Engine(), err)
		}
	}
}
