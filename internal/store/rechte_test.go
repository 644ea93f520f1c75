package store_test

import (
	"crypto/rand"
	"net/url"
	"strings"
	"testing"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/schwaerzung"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

// With the owner's address for migrations, the application does all its work, and cannot change what
// happened, not even with SQL of its own.
func TestApplicationRoleOnlyAddsToTheTrail(t *testing.T) {
	t.Parallel()
	owner := storetest.DSN(t, "postgres")
	o := storetest.Open(t, owner)
	rolle := "app_" + strings.ToLower(rand.Text())
	if _, err := o.WriteDB().Exec("CREATE ROLE " + rolle + " LOGIN"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := o.WriteDB().Exec("DROP OWNED BY " + rolle + "; DROP ROLE " + rolle); err != nil {
			t.Error(err)
		}
	})
	u, err := url.Parse(owner)
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.User(rolle)
	for range 2 { // each start grants anew
		if err := store.Prepare(t.Context(), owner, u.String()); err != nil {
			t.Fatal(err)
		}
	}
	s := storetest.Open(t, u.String())
	nr := accept(t, s, plan(t, 1, 3))
	if _, err := s.Zuruecknehmen(t.Context(), nr, "k", start); err != nil {
		t.Fatal(err)
	}
	if err := s.Protokolliere(t.Context(), vermerk(1)); err != nil {
		t.Fatal(err)
	}
	g, err := schwaerzung.Neu("in Planung")
	if err != nil {
		t.Fatal(err)
	}
	if nr, err := s.Schwaerze(t.Context(), store.NeueSchwaerzung{Gesucht: g, Grund: "x", Am: start}, func(store.Funde) error { return nil }); nr != 3 || err != nil {
		t.Errorf("a text cannot be overwritten: %d, %v", nr, err)
	}
	if err := s.DeleteAdressen(t.Context(), start.AddDate(1, 0, 0)); err != nil {
		t.Errorf("addresses cannot be forgotten: %v", err)
	}
	for _, query := range []string{
		`UPDATE protokoll SET konto = 'x'`, `DELETE FROM protokoll`, `TRUNCATE protokoll CASCADE`,
		`UPDATE vorgang SET konto = 'x'`, `DELETE FROM vorgang`, `TRUNCATE vorgang CASCADE`,
		`DROP TABLE protokoll`, `ALTER TABLE vorgang DROP COLUMN kette`, `UPDATE schema_migration SET sha256 = ''`,
	} {
		if _, err := s.WriteDB().Exec(query); err == nil || !strings.Contains(err.Error(), "42501") && !strings.Contains(err.Error(), "must be owner") && !strings.Contains(err.Error(), "permission denied") {
			t.Errorf("%s: %v", query, err)
		}
	}
	if n, err := s.PruefeProtokoll(t.Context()); n != 1 || err != nil {
		t.Errorf("trail: %d, %v", n, err)
	}
	if err := store.Prepare(t.Context(), "sqlite:"+t.TempDir()+"/x.db", u.String()); ozg.FehlerCode(err) != "datenbank_adresse" {
		t.Errorf("SQLite: %v", err)
	}
}
