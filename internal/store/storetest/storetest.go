// Package storetest runs one test on both engines: an SQLite file and a real throw-away PostgreSQL.
package storetest

import (
	"context"
	"path/filepath"
	"testing"

	"ozgtracker/internal/pgtest"
	"ozgtracker/internal/store"
)

// Engines names both engines, as Store.Engine does.
var Engines = [...]string{"sqlite", "postgres"}

// Each runs the test on each engine, at the same time, with an empty, migrated database of its own. The
// Store is closed when the test ends.
func Each(t *testing.T, test func(t *testing.T, s *store.Store)) {
	t.Helper()
	EachDSN(t, func(t *testing.T, dsn string) { test(t, Open(t, dsn)) })
}

// EachDSN is Each for a test that opens the database itself: from several processes, through a command.
func EachDSN(t *testing.T, test func(t *testing.T, dsn string)) {
	t.Helper()
	for _, engine := range Engines {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			test(t, DSN(t, engine))
		})
	}
}

// DSN gives the address of an empty database of the engine, as --db takes it. It is removed when the
// test ends.
func DSN(t testing.TB, engine string) string {
	t.Helper()
	switch engine {
	case "sqlite":
		return "sqlite:" + filepath.Join(t.TempDir(), "ozg.db")
	case "postgres":
		return pgtest.DSN(t)
	}
	t.Fatalf("no engine %q", engine)
	return ""
}

// Open opens, and creates, a database until the test ends.
func Open(t testing.TB, dsn string) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), dsn)
	if err != nil {
		t.Fatalf("open database: %v", err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close database: %v", err)
		}
	})
	return s
}
