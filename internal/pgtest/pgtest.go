// Package pgtest gives tests a real PostgreSQL: one throw-away cluster per test binary, started with the
// first test that asks, and a schema of its own for each.
package pgtest

import (
	"context"
	"crypto/rand"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"

	_ "github.com/lib/pq" // the driver
)

// server is started once per test binary. It ends with the process (see cluster.sh), so no TestMain is
// needed to stop it.
var server = sync.OnceValues(func() (*admin, error) {
	dsn := os.Getenv("OZG_TEST_DSN")
	var c *cluster
	if dsn == "" {
		var err error
		if c, err = start(); err != nil {
			return nil, err
		}
		dsn = c.dsn()
	}
	u, err := url.Parse(dsn)
	if err != nil {
		return nil, fmt.Errorf("OZG_TEST_DSN is no address") // the cause would quote a password
	}
	db, err := sql.Open("postgres", dsn)
	if err != nil {
		return nil, fmt.Errorf("open PostgreSQL for tests: %w", err)
	}
	return &admin{db: db, url: *u, cluster: c}, nil
})

type admin struct {
	db      *sql.DB
	url     url.URL
	cluster *cluster // keeps the pipe open that keeps the server alive; nil with OZG_TEST_DSN
}

// DSN gives the address of an empty schema that is dropped when the test ends. A schema costs a hundredth
// of a database. OZG_TEST_DSN names a server to use instead of a throw-away one; its account must be
// allowed to create schemas. Without any PostgreSQL the test fails and says how to install it.
func DSN(t testing.TB) string {
	t.Helper()
	a, err := server()
	if err != nil {
		t.Fatal(err)
	}
	schema := "t_" + strings.ToLower(rand.Text())
	if _, err := a.db.ExecContext(t.Context(), "CREATE SCHEMA "+schema); err != nil {
		t.Fatalf("create schema for test: %v", err)
	}
	t.Cleanup(func() { // t.Context has ended by now
		if _, err := a.db.ExecContext(context.Background(), "DROP SCHEMA "+schema+" CASCADE"); err != nil {
			t.Errorf("drop schema of test: %v", err)
		}
	})
	u := a.url
	q := u.Query()
	q.Set("search_path", schema)
	u.RawQuery = q.Encode()
	return u.String()
}
