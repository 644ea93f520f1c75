package store

import (
	"context"
	"database/sql"
	"iter"
	"strings"

	"github.com/jmoiron/sqlx"

	"ozgtracker/internal/ozg"
)

// engine is all that differs between the two databases. Only engine.go, sqlite.go and postgres.go know
// which one is in use; every other file writes statements in the subset that both understand.
type engine interface {
	// name is "sqlite" or "postgres".
	name() string
	// ort begins a German sentence: it names the database without user and password.
	ort() string
	// open gives the pool for writing and the one for reading. Nothing is connected yet.
	open(anlegen bool) (schreiben, lesen *sqlx.DB, err error)
	// snapshot are the options of a read transaction that sees one state throughout.
	snapshot() *sql.TxOptions
	// token puts the engine's words into a migration.
	token() *strings.Replacer
	// lockSchema waits until no other process migrates; the end of tx gives the lock back.
	lockSchema(ctx context.Context, tx *sqlx.Tx) error
	// hasTable is the statement that counts the tables of a name.
	hasTable() string
	// insert writes many rows at the speed of the engine. A row need only be valid until the next one.
	insert(ctx context.Context, tx *sqlx.Tx, tabelle string, spalten []string, zeilen iter.Seq[[]any]) error
	// gewaehre gives the account of another address what the application needs, and no more.
	gewaehre(ctx context.Context, tx *sqlx.Tx, dsn string) error
	// vergiss is the statement that takes what was deleted out of the files, "" where the engine does so in its own time.
	vergiss() string
	// pruefe lists what the engine itself finds broken in its files, one finding a line, in its own words.
	pruefe(ctx context.Context, q queryer) ([]string, error)
	// version is the statement that tells the version of the engine.
	version() string
	// beschreibbar finds out whether the program may do all it has to, without changing anything: fehlt lists the
	// tables where it may not, zuviel those of nurAnfuegen where it may change what is there.
	beschreibbar(ctx context.Context, q queryer) (fehlt, zuviel []string, err error)
	// stoerung is the German text for an error of the database itself (out of reach, read-only, full,
	// busy), or "" for an error of the program.
	stoerung(err error) string
}

// codeDatenbank is the code of all errors that say that the database cannot be used now.
const codeDatenbank = "datenbank"

// engineOf reads an address. Its errors quote nothing of it, since it may hold a password.
func engineOf(dsn string) (engine, error) {
	schema, rest, _ := strings.Cut(dsn, ":")
	switch schema {
	case "sqlite":
		return newSQLite(strings.TrimPrefix(rest, "//"))
	case "postgres", "postgresql":
		return newPostgres(dsn)
	}
	return nil, adresseUnbrauchbar()
}

func adresseUnbrauchbar() error {
	return ozg.NeuerFehler("datenbank_adresse",
		"Die Angabe --db (OZG_DB) ist keine Adresse einer Datenbank. Möglich sind „sqlite:DATEI“ und „postgres://NUTZER@RECHNER/DATENBANK“.")
}

func datenbankFehlt(e engine) error {
	return ozg.NeuerFehler("datenbank_fehlt", e.ort()+" gibt es noch nicht, oder sie ist leer. „ozg serve“, „ozg demo“ und „ozg import“ legen sie an.")
}
