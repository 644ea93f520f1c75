// Package store keeps accepted imports, their Meldungen and Befunde, files and drafts, with one set of
// methods on two engines: an embedded SQLite file and a PostgreSQL server.
//
// Every change that can move a number is a Vorgang with a gapless Nr. Its transaction begins with
// UPDATE stand SET nr = nr + 1, whose lock makes number order commit order; then the caller checks what it
// relied on; then the rows are written. Either all of it is there or nothing.
//
// Errors meant for people are [ozg.Fehler] values; code "datenbank" says that the database is out of
// reach, not writable or busy. No error text ever holds the password of an address.
package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jmoiron/sqlx"

	"ozgtracker/internal/ozg"
)

// Store is an open database. It is safe for use by many goroutines.
type Store struct {
	engine    engine
	schreiben *sqlx.DB
	lesen     *sqlx.DB // may be the same as schreiben
	nurLesen  bool     // every transaction is read-only, so that the database refuses to write
}

// Open opens the database and brings its schema up to date. dsn is "sqlite:PATH" (created if missing),
// "sqlite::memory:" (kept in memory, gone with Close) or "postgres://…".
func Open(ctx context.Context, dsn string) (*Store, error) {
	s, err := open(dsn, true)
	if err != nil {
		return nil, err
	}
	if err := s.migrate(ctx); err != nil {
		return nil, errors.Join(s.oeffnungsfehler(ctx, err), s.Close())
	}
	return s, nil
}

// Prepare brings the schema up to date under the owner's address and gives the account of the application's
// address what it needs: on PostgreSQL it can then neither change nor delete Vorgänge and the audit trail.
func Prepare(ctx context.Context, owner, dsn string) error {
	s, err := Open(ctx, owner)
	if err != nil {
		return err
	}
	err = s.schreibe(ctx, "grant rights", func(tx *sqlx.Tx) error { return s.engine.gewaehre(ctx, tx, dsn) })
	return errors.Join(err, s.Close())
}

// OpenRead opens a database for reading only: it is not created, not migrated, and every write fails.
// Where there is none yet, the error is *ozg.Fehler "datenbank_fehlt".
func OpenRead(ctx context.Context, dsn string) (*Store, error) {
	s, err := open(dsn, false)
	if err != nil {
		return nil, err
	}
	if err := s.pruefeSchema(ctx); err != nil {
		return nil, errors.Join(s.oeffnungsfehler(ctx, err), s.Close())
	}
	return s, nil
}

func open(dsn string, anlegen bool) (*Store, error) {
	e, err := engineOf(dsn)
	if err != nil {
		return nil, err
	}
	schreiben, lesen, err := e.open(anlegen)
	if err != nil {
		return nil, err
	}
	return &Store{engine: e, schreiben: schreiben, lesen: lesen, nurLesen: !anlegen}, nil
}

// oeffnungsfehler makes every failure to open a Fehler: at this point it is always a matter of the
// database or its address (a certificate, a proxy, a driver that refuses an option).
func (s *Store) oeffnungsfehler(ctx context.Context, err error) error {
	err = s.fehler(ctx, "open database", err)
	if ozg.FehlerCode(err) != "intern" || ctx.Err() != nil {
		return err
	}
	return &ozg.Fehler{Code: codeDatenbank, Err: err, Text: fmt.Sprintf(
		"%s lässt sich nicht öffnen. Prüfen Sie die Angabe --db (OZG_DB).", s.engine.ort())}
}

// Close ends all connections.
func (s *Store) Close() error {
	err := s.lesen.Close()
	if s.schreiben != s.lesen {
		err = errors.Join(err, s.schreiben.Close())
	}
	if err != nil {
		return fmt.Errorf("close database: %w", err)
	}
	return nil
}

// Ping reports whether the database answers.
func (s *Store) Ping(ctx context.Context) error {
	return s.fehler(ctx, "ping database", s.lesen.PingContext(ctx))
}

// Engine is "sqlite" or "postgres".
func (s *Store) Engine() string { return s.engine.name() }
