package store

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"strings"

	"github.com/jmoiron/sqlx"

	"ozgtracker/internal/ozg"
)

// Tabellenstand is what a table holds: how many rows, and a checksum of them in whatever order, so that it is
// the same on both engines.
type Tabellenstand struct {
	Name   string
	Zeilen int
	Summe  [sha256.Size]byte
}

// Inhalt is what a database holds, table by table.
type Inhalt []Tabellenstand

// Zeilen is how many rows a table has, 0 where there is no such table.
func (i Inhalt) Zeilen(name string) int {
	for _, t := range i {
		if t.Name == name {
			return t.Zeilen
		}
	}
	return 0
}

// uebertrage copies every table that a backup holds and the source has, row by row, and reads the copy again:
// it is equal to the last character, or the error says which table is not. s owns the transaction nach.
func (s *Store) uebertrage(ctx context.Context, quelle *Store, aus, nach *sqlx.Tx) (Inhalt, error) {
	var inhalt Inhalt
	for _, t := range tabellen {
		var da int
		if err := get(ctx, aus, &da, quelle.engine.hasTable(), t.name); err != nil {
			return nil, fmt.Errorf("look for %s: %w", t.name, err)
		}
		if t.ohne != "" || da == 0 {
			continue
		}
		if t.anfang {
			if _, err := exec(ctx, nach, "DELETE FROM "+t.name); err != nil {
				return nil, fmt.Errorf("empty %s: %w", t.name, err)
			}
		}
		stand, err := s.kopiere(ctx, quelle, aus, nach, t)
		if err != nil {
			return nil, fmt.Errorf("copy %s: %w", t.name, err)
		}
		inhalt = append(inhalt, stand)
	}
	return inhalt, nil
}

func (s *Store) kopiere(ctx context.Context, quelle *Store, aus, nach *sqlx.Tx, t tabelle) (Tabellenstand, error) {
	l, err := neuerLeser(ctx, aus, t.name, "*")
	if err != nil {
		return Tabellenstand{}, quelle.fehler(ctx, "read", err)
	}
	schreibe := s.einzeln
	if t.viele {
		schreibe = s.engine.insert
	}
	err = schreibe(ctx, nach, t.name, l.spalten, l.zeilen)
	if err = errors.Join(quelle.fehler(ctx, "read", l.schliesse()), err); err != nil {
		return Tabellenstand{}, err
	}
	kopie, err := neuerLeser(ctx, nach, t.name, strings.Join(l.spalten, ", "))
	if err != nil {
		return Tabellenstand{}, err
	}
	for range kopie.zeilen { // counts and sums up
	}
	if err := kopie.schliesse(); err != nil {
		return Tabellenstand{}, err
	}
	if kopie.stand != l.stand {
		return Tabellenstand{}, fmt.Errorf("%d rows came, %d are there, or their texts differ", l.stand.Zeilen, kopie.stand.Zeilen)
	}
	return l.stand, nil
}

// einzeln inserts one row after the other, so that no more than one large value is in memory.
func (s *Store) einzeln(ctx context.Context, tx *sqlx.Tx, tabelle string, spalten []string, zeilen iter.Seq[[]any]) (err error) {
	stmt, err := tx.PrepareContext(ctx, tx.Rebind(insertSQL(tabelle, spalten, 1)))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, stmt.Close()) }()
	for z := range zeilen {
		if _, err := stmt.ExecContext(ctx, z...); err != nil {
			return err
		}
	}
	return nil
}

// leser walks a table once, and counts and sums up what it sees.
type leser struct {
	rows    *sqlx.Rows
	spalten []string
	stand   Tabellenstand
	err     error
}

func neuerLeser(ctx context.Context, tx *sqlx.Tx, tabelle, spalten string) (*leser, error) {
	rows, err := tx.QueryxContext(ctx, "SELECT "+spalten+" FROM "+tabelle)
	if err != nil {
		return nil, err
	}
	namen, err := rows.Columns()
	if err != nil {
		return nil, errors.Join(err, rows.Close())
	}
	return &leser{rows: rows, spalten: namen, stand: Tabellenstand{Name: tabelle}}, nil
}

func (l *leser) zeilen(yield func([]any) bool) {
	var b []byte
	for l.err == nil && l.rows.Next() {
		var z []any
		if z, l.err = l.rows.SliceScan(); l.err != nil {
			return
		}
		if b, l.err = appendWerte(b[:0], z); l.err != nil {
			return
		}
		l.stand.Zeilen++
		for i, x := range sha256.Sum256(b) {
			l.stand.Summe[i] ^= x // each row has a key of its own, so none cancels another
		}
		if !yield(z) {
			return
		}
	}
}

// schliesse ends the walk and gives its first error.
func (l *leser) schliesse() error { return errors.Join(l.err, l.rows.Err(), l.rows.Close()) }

// appendWerte writes a row as bytes that are the same whichever engine it came from.
func appendWerte(b []byte, zeile []any) ([]byte, error) {
	for _, v := range zeile {
		switch v := v.(type) {
		case nil:
			b = append(b, 'n')
		case int64:
			b = append(strconv.AppendInt(append(b, 'i'), v, 10), ';')
		case string:
			b = appendNetstring(append(b, 't'), v)
		case []byte:
			b = append(strconv.AppendInt(append(b, 't'), int64(len(v)), 10), ':')
			b = append(b, v...)
		default:
			return b, fmt.Errorf("column of type %T", v)
		}
	}
	return b, nil
}

// Uebernimm fills an empty database with all that another holds, in one transaction. One that holds anything,
// if only the catalogue: *ozg.Fehler "andere_daten".
func (s *Store) Uebernimm(ctx context.Context, quelle *Store) (inhalt Inhalt, err error) {
	err = s.schreibe(ctx, "restore", func(nach *sqlx.Tx) error {
		if err := s.pruefeLeer(ctx, nach); err != nil {
			return err
		}
		return quelle.lies(ctx, "read backup", func(aus *sqlx.Tx) error {
			inhalt, err = s.uebertrage(ctx, quelle, aus, nach)
			return err
		})
	})
	return inhalt, err
}

// pruefeLeer takes the locks of everybody who writes and makes sure that nobody has.
func (s *Store) pruefeLeer(ctx context.Context, tx *sqlx.Tx) error {
	if err := errors.Join(sperre(ctx, tx), sperreKonten(ctx, tx)); err != nil {
		return err
	}
	for _, t := range tabellen {
		if t.name == migrationTable {
			continue
		}
		query := "SELECT COUNT(*) FROM " + t.name
		if t.anfang {
			query += " WHERE nr > 0"
		}
		var n int
		if err := get(ctx, tx, &n, query); err != nil {
			return fmt.Errorf("count %s: %w", t.name, err)
		}
		if n > 0 {
			return ozg.NeuerFehler("andere_daten", s.engine.ort()+" enthält schon Daten ("+t.name+"). Eine Sicherung wird nur in eine leere oder neue Datenbank eingespielt; es wurde nichts geändert.")
		}
	}
	return nil
}
