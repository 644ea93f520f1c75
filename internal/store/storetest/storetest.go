// Package storetest runs one test on both engines.
package storetest

import (
	"testing"

	"ozgtracker/internal/store"
)

// Each runs the same test on SQLite (a file in t.TempDir) and on a real throw-away PostgreSQL, each on
// an empty, migrated database.
func Each(t *testing.T, test func(t *testing.T, s *store.Store)) {
	t.Helper()
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			s, err := store.Open(t.Context(), DSN(t, engine))
			if err != nil {
				t.Fatal(err)
			}
			test(t, s)
		})
	}
}

// DSN gives the address of an empty database of the engine ("sqlite" or "postgres").
func DSN(t testing.TB, engine string) string {
	t.Helper()
	return ""
}
