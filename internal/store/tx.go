package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jmoiron/sqlx"

	"ozgtracker/internal/ozg"
)

// schreibe runs f in one transaction: all of it or nothing. was says for the log what was being done.
func (s *Store) schreibe(ctx context.Context, was string, f func(tx *sqlx.Tx) error) error {
	return s.fehler(ctx, was, inTx(ctx, s.schreiben, &sql.TxOptions{ReadOnly: s.nurLesen}, f))
}

// lies runs f in a transaction that sees one state of the database throughout.
func (s *Store) lies(ctx context.Context, was string, f func(tx *sqlx.Tx) error) error {
	return s.fehler(ctx, was, inTx(ctx, s.lesen, s.engine.snapshot(), f))
}

func inTx(ctx context.Context, db *sqlx.DB, o *sql.TxOptions, f func(tx *sqlx.Tx) error) error {
	tx, err := db.BeginTxx(ctx, o)
	if err != nil {
		return err
	}
	if err := f(tx); err != nil {
		if e := tx.Rollback(); e != nil && !errors.Is(e, sql.ErrTxDone) { // done: the context ended it before
			err = errors.Join(err, fmt.Errorf("roll back: %w", e))
		}
		return err
	}
	return tx.Commit()
}

// fehler is the one place where an error of the database becomes one for people. Errors that are one
// already, such as a refusal by the caller's check, pass through.
func (s *Store) fehler(ctx context.Context, was string, err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[*ozg.Fehler](err); ok {
		return err
	}
	// The drivers report an ended context with errors of their own (57014, SQLITE_INTERRUPT).
	switch ctx.Err() {
	case context.Canceled:
		return fmt.Errorf("%s: %w", was, ctx.Err())
	case context.DeadlineExceeded:
		return &ozg.Fehler{Code: codeDatenbank, Text: s.engine.ort() + " hat nicht rechtzeitig geantwortet.", Err: fmt.Errorf("%s: %w", was, ctx.Err())}
	}
	err = fmt.Errorf("%s: %w", was, err)
	if text := s.engine.stoerung(err); text != "" {
		return &ozg.Fehler{Code: codeDatenbank, Text: text, Err: err}
	}
	return err
}

// exec runs a statement written with ? on either engine.
func exec(ctx context.Context, tx *sqlx.Tx, query string, args ...any) (sql.Result, error) {
	return tx.ExecContext(ctx, tx.Rebind(query), args...)
}

// get reads the one row of a statement written with ?; sql.ErrNoRows if there is none.
func get(ctx context.Context, q queryer, dest any, query string, args ...any) error {
	return sqlx.GetContext(ctx, q, dest, q.Rebind(query), args...)
}

// selectAll reads all rows of a statement written with ? into a slice.
func selectAll(ctx context.Context, q queryer, dest any, query string, args ...any) error {
	return sqlx.SelectContext(ctx, q, dest, q.Rebind(query), args...)
}

// stream hands each row of a statement written with ? to f, one at a time. It is the only row loop.
func stream(ctx context.Context, q queryer, f func(rows *sqlx.Rows) error, query string, args ...any) (err error) {
	rows, err := q.QueryxContext(ctx, q.Rebind(query), args...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		if err := f(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// queryer is a pool or a transaction.
type queryer interface {
	sqlx.QueryerContext
	Rebind(query string) string
}

// vergiss sees to it that what was deleted does not stay in the files of the database, as far as the engine lets it.
func (s *Store) vergiss(ctx context.Context) error {
	query := s.engine.vergiss()
	if query == "" {
		return nil
	}
	_, err := s.schreiben.ExecContext(ctx, query)
	return s.fehler(ctx, "take what was deleted out of the files", err)
}
