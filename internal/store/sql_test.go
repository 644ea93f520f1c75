package store_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

// Every statement of the package is written once for both engines, so every one of them must be understood
// by both. They are read from the source: a new one cannot be forgotten here.
func TestEveryStatementPreparesOnBothEngines(t *testing.T) {
	t.Parallel()
	statements := sqlConstants(t)
	if len(statements) < 25 {
		t.Fatalf("only %d statements found", len(statements))
	}
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		db := s.WriteDB()
		for name, query := range statements {
			stmt, err := db.PreparexContext(t.Context(), db.Rebind(query))
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if err := stmt.Close(); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

var sqlName = regexp.MustCompile(`^sql[A-Z]`)

// sqlConstants finds the constants sql… of the package.
func sqlConstants(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			v, ok := n.(*ast.ValueSpec)
			if !ok || !sqlName.MatchString(v.Names[0].Name) {
				return true
			}
			lit, ok := v.Values[0].(*ast.BasicLit)
			if !ok {
				t.Errorf("%s is not one text, so this test cannot read it", v.Names[0].Name)
				return false
			}
			query, err := strconv.Unquote(lit.Value)
			if err != nil {
				t.Error(err)
			}
			out[v.Names[0].Name] = query
			return false
		})
	}
	return out
}

// A backup, a query, an auditor's look must find the same tables on both engines.
func TestBothSchemasAreEqual(t *testing.T) {
	t.Parallel()
	lite := storetest.Open(t, storetest.DSN(t, "sqlite"))
	pg := storetest.Open(t, storetest.DSN(t, "postgres"))
	columns := func(s *store.Store, query string) []string {
		var rows []struct{ Tabelle, Spalte, Typ, Pflicht string }
		if err := s.DB().Select(&rows, query); err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, r := range rows {
			out = append(out, fmt.Sprintf("%s.%s %s %s", r.Tabelle, r.Spalte, r.Typ, r.Pflicht))
		}
		slices.Sort(out)
		return out
	}
	got := columns(lite, `SELECT m.name AS tabelle, p.name AS spalte, lower(p.type) AS typ, CASE WHEN p."notnull" = 1 THEN 'ja' ELSE 'nein' END AS pflicht
		FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table'`)
	want := columns(pg, `SELECT table_name AS tabelle, column_name AS spalte, replace(data_type, 'bytea', 'blob') AS typ,
		CASE is_nullable WHEN 'NO' THEN 'ja' ELSE 'nein' END AS pflicht
		FROM information_schema.columns WHERE table_schema = current_schema()`)
	if len(want) < 40 {
		t.Fatalf("only %d columns", len(want))
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// SQLite takes anything anywhere unless told otherwise; what PostgreSQL refuses, both must refuse.
func TestBothEnginesAreStrict(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		accept(t, s, plan(t, 1, 1))
		for _, query := range []string{
			`INSERT INTO stand (eins, nr, kette) VALUES (2, 0, '')`,
			`UPDATE stand SET nr = 3000000000`,
			`UPDATE stand SET nr = -1`,
			`UPDATE vorgang SET art = 'sonst'`,
			`UPDATE vorgang SET am = '2021-07-01 10:00:00'`,
			`UPDATE import SET stichtag = '30.06.2021'`,
			`UPDATE import SET zurueck_nr = 1`,
			`UPDATE import SET zeilen = 'viele'`,
			`UPDATE import SET art = NULL`,
			`UPDATE meldung SET ozg_id = '214'`,
			`UPDATE meldung SET lfd = 0`,
			`UPDATE meldung SET felder = 'null'`,
			`UPDATE meldung SET import_nr = 0`,
			`INSERT INTO import SELECT 77, zurueck_nr, art, stichtag, themenfeld, dateiname, 'andere', zeilen, fehler, warnungen, hinweise, bericht, stapel FROM import`,
			`UPDATE befund SET schwere = 'arg'`,
			`DELETE FROM vorgang`,
			`DELETE FROM datei`,
			`INSERT INTO entwurf (id, konto, sha256, dateiname, eingaben, ablauf) VALUES ('e', '', 'fehlt', '', '{}', '2021-07-01T10:00:00.000000Z')`,
			`INSERT INTO merkmal (name, wert) VALUES ('', '')`,
			`INSERT INTO zuordnung (traeger, art, quelle, ziel, am, konto) VALUES ('', 'sonst', 'q', 'z', '2021-07-01T10:00:00.000000Z', '')`,
			`INSERT INTO zuordnung (traeger, art, quelle, ziel, am, konto) VALUES ('', 'wort', '', 'z', '2021-07-01T10:00:00.000000Z', '')`,
			`SELECT nr FROM stand WHERE kette = "x"`, // not a text but a name, on both
		} {
			if _, err := s.WriteDB().Exec(query); err == nil {
				t.Errorf("taken: %s", query)
			}
		}
	})
}
