package storetest

import (
	"bytes"
	"database/sql"
	"fmt"
	"strings"
	"testing"
)

// Find names every column of every table in which a text stands, as "table.column", each as often as there are
// such rows. It reads the database itself, so that a place that nobody thought of is found too.
func Find(t testing.TB, dsn, text string) []string {
	t.Helper()
	driver, tables := "postgres", `SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY 1`
	if pfad, ok := strings.CutPrefix(dsn, "sqlite:"); ok {
		driver, dsn, tables = "sqlite", "file:"+pfad+"?mode=ro", `SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1`
	} else if !strings.Contains(dsn, "sslmode") {
		dsn += map[bool]string{true: "&", false: "?"}[strings.Contains(dsn, "?")] + "sslmode=disable"
	}
	db, err := sql.Open(driver, dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var out []string
	for _, table := range column(t, db, tables) {
		out = append(out, findIn(t, db, table, []byte(text))...)
	}
	return out
}

func column(t testing.TB, db *sql.DB, query string) (out []string) {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

func findIn(t testing.TB, db *sql.DB, table string, text []byte) (out []string) {
	t.Helper()
	rows, err := db.Query(`SELECT * FROM ` + table)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	values := make([]sql.RawBytes, len(columns))
	targets := make([]any, len(columns))
	for i := range values {
		targets[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			t.Fatal(err)
		}
		for i, v := range values {
			if bytes.Contains(v, text) {
				out = append(out, fmt.Sprintf("%s.%s", table, columns[i]))
			}
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}
