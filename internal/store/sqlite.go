package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"net/url"
	"os"
	"slices"
	"strings"

	"github.com/jmoiron/sqlx"
	sqlitedriver "modernc.org/sqlite"
	sqlitelib "modernc.org/sqlite/lib"

	"ozgtracker/internal/ozg"
)

const (
	sqliteMemory = ":memory:"

	// sqliteReaders bounds the reading connections; each keeps a page cache of its own.
	sqliteReaders = 8
)

type sqliteEngine struct {
	pfad  string
	titel string // begins a sentence about a file whose name tells nobody anything; "" where the name does
}

func newSQLite(pfad string) (engine, error) {
	if pfad == "" {
		return nil, adresseUnbrauchbar()
	}
	return sqliteEngine{pfad: pfad}, nil
}

func (e sqliteEngine) name() string { return "sqlite" }

func (e sqliteEngine) ort() string {
	if e.titel != "" {
		return e.titel
	}
	if e.pfad == sqliteMemory {
		return "Die Datenbank im Arbeitsspeicher"
	}
	return "Die Datenbankdatei „" + e.pfad + "“"
}

// dsn holds all settings: a PRAGMA by Exec would reach one connection of the pool only.
// synchronous FULL survives a power cut; an immediate transaction takes the write lock at once, so that
// reading first and writing then never fails half-way.
func (e sqliteEngine) dsn(extra ...string) string {
	if e.pfad == sqliteMemory {
		return sqliteMemory + "?_pragma=foreign_keys(1)&_dqs=0&_txlock=immediate"
	}
	return e.datei(append([]string{
		"_pragma=busy_timeout(5000)", "_pragma=synchronous(FULL)", "_pragma=foreign_keys(1)", "_dqs=0", "_txlock=immediate",
	}, extra...)...)
}

// datei is the address of the file with these settings and no others.
func (e sqliteEngine) datei(q ...string) string {
	return "file:" + (&url.URL{Path: e.pfad}).EscapedPath() + "?" + strings.Join(q, "&")
}

func (e sqliteEngine) open(anlegen bool) (schreiben, lesen *sqlx.DB, err error) {
	if e.pfad == sqliteMemory { // the database lives in its one connection
		db, err := openSQLite(e.dsn(), 1)
		return db, db, err
	}
	// Pages of 16 KiB hold ten Meldungen instead of two: measured, a load takes a quarter less time and an
	// import half. They hold for a new file only; _journal_mode comes after them, since it writes the first page.
	schreib := e.dsn("_pragma=page_size(16384)", "_journal_mode=WAL", "_pragma=secure_delete(1)")
	if !anlegen { // mode=rw opens an existing file only; query_only makes every write fail
		if _, err := os.Stat(e.pfad); errors.Is(err, fs.ErrNotExist) {
			return nil, nil, datenbankFehlt(e)
		}
		schreib = e.dsn("mode=rw", "_query_only=1")
	}
	if schreiben, err = openSQLite(schreib, 1); err != nil { // one writer at a time queues in Go, not in SQLite
		return nil, nil, err
	}
	// Twenty pages are what SQLite allocates at once for a cache; beyond them it maps each page on its own, which
	// costs more than the system's cache saves.
	if lesen, err = openSQLite(e.dsn("mode=rw", "_query_only=1", "_pragma=cache_size(20)"), sqliteReaders); err != nil {
		return nil, nil, errors.Join(err, schreiben.Close())
	}
	return schreiben, lesen, nil
}

func openSQLite(dsn string, conns int) (*sqlx.DB, error) {
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, fmt.Errorf("open SQLite: %w", err)
	}
	db.SetMaxOpenConns(conns)
	db.SetMaxIdleConns(conns)
	return sqlx.NewDb(db, "sqlite3"), nil // sqlx knows the placeholders of this name, not of the driver's own
}

// snapshot: a deferred transaction in WAL mode sees the state of its first read.
func (e sqliteEngine) snapshot() *sql.TxOptions { return &sql.TxOptions{ReadOnly: true} }

func (e sqliteEngine) token() *strings.Replacer {
	return strings.NewReplacer("{{STRICT}}", "STRICT", "{{BLOB}}", "BLOB")
}

// lockSchema has nothing to do: the writer's transactions are immediate.
func (e sqliteEngine) lockSchema(context.Context, *sqlx.Tx) error { return nil }

// gewaehre: a file knows no accounts.
func (e sqliteEngine) gewaehre(context.Context, *sqlx.Tx, string) error {
	return ozg.NeuerFehler("datenbank_adresse", "Die Angabe --db-migrate (OZG_DB_MIGRATE) gilt nur für PostgreSQL; eine SQLite-Datei kennt keine Datenbankkonten.")
}

func (e sqliteEngine) hasTable() string {
	return `SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = ?`
}

// insert writes full packets with one prepared statement, and the rest with another.
func (e sqliteEngine) insert(ctx context.Context, tx *sqlx.Tx, tabelle string, spalten []string, zeilen iter.Seq[[]any]) (err error) {
	voll, err := tx.PrepareContext(ctx, insertSQL(tabelle, spalten, packetRows))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, voll.Close()) }()
	for p := range imVoraus(zeilen, len(spalten)) {
		if len(p) == packetRows*len(spalten) {
			_, err = voll.ExecContext(ctx, p...)
		} else {
			_, err = tx.ExecContext(ctx, insertSQL(tabelle, spalten, len(p)/len(spalten)), p...)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func insertSQL(tabelle string, spalten []string, n int) string {
	eine := "(?" + strings.Repeat(",?", len(spalten)-1) + ")"
	return "INSERT INTO " + tabelle + " (" + strings.Join(spalten, ",") + ") VALUES " + eine + strings.Repeat(","+eine, n-1)
}

func (e sqliteEngine) stoerung(err error) string {
	f, ok := errors.AsType[*sqlitedriver.Error](err)
	if !ok {
		return ""
	}
	switch f.Code() & 0xff { // the upper bits only refine the code
	case sqlitelib.SQLITE_CANTOPEN, sqlitelib.SQLITE_PERM, sqlitelib.SQLITE_AUTH:
		return e.ort() + " lässt sich nicht öffnen. Prüfen Sie, ob es den Ordner gibt und ob Sie dort schreiben dürfen."
	case sqlitelib.SQLITE_READONLY:
		return e.ort() + " ist nur lesbar. Geben Sie Datei und Ordner zum Schreiben frei. Es wurde nichts gespeichert."
	case sqlitelib.SQLITE_FULL:
		return e.ort() + " kann nicht wachsen: Auf dem Datenträger ist kein Platz mehr. Es wurde nichts gespeichert."
	case sqlitelib.SQLITE_IOERR:
		return e.ort() + " lässt sich nicht lesen oder schreiben. Prüfen Sie den Datenträger."
	case sqlitelib.SQLITE_CORRUPT, sqlitelib.SQLITE_NOTADB:
		return e.ort() + " ist beschädigt oder keine Datenbank. Spielen Sie eine Sicherung ein, oder nennen Sie mit --db eine andere Datei."
	case sqlitelib.SQLITE_BUSY, sqlitelib.SQLITE_LOCKED:
		return e.ort() + " ist belegt, weil gerade jemand anderes schreibt. Versuchen Sie es in einigen Sekunden noch einmal."
	}
	return ""
}

// vergiss empties the log, which still holds pages as they were; the pages themselves are wiped by secure_delete.
func (e sqliteEngine) vergiss() string { return "PRAGMA wal_checkpoint(TRUNCATE)" }

// pruefe walks all pages of the file, and all foreign keys.
func (e sqliteEngine) pruefe(ctx context.Context, q queryer) ([]string, error) {
	var seiten []string
	if err := selectAll(ctx, q, &seiten, "PRAGMA integrity_check(5)"); err != nil {
		return nil, fmt.Errorf("check file: %w", err)
	}
	if slices.Equal(seiten, []string{"ok"}) {
		seiten = nil
	}
	var verweise []string
	if err := selectAll(ctx, q, &verweise, `SELECT "table" || ' without ' || parent FROM pragma_foreign_key_check GROUP BY 1`); err != nil {
		return nil, fmt.Errorf("check foreign keys: %w", err)
	}
	return append(seiten, verweise...), nil
}

func (e sqliteEngine) version() string { return `SELECT sqlite_version()` }

// beschreibbar begins to write and thinks better of it.
func (e sqliteEngine) beschreibbar(ctx context.Context, _ queryer) (fehlt, zuviel []string, err error) {
	if e.pfad == sqliteMemory {
		return nil, nil, nil
	}
	db, err := openSQLite(e.dsn("mode=rw"), 1)
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	tx, err := db.BeginTxx(ctx, nil)
	if err != nil {
		return nil, nil, err
	}
	_, err = exec(ctx, tx, sqlSperre)
	return nil, nil, errors.Join(err, tx.Rollback())
}
