package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"ozgtracker/internal/ozg"
)

const (
	sqlInsertBerichtsauftrag = `INSERT INTO bericht_auftrag (id, name, angaben, tag, konto, angelegt, bis, fehler) VALUES (?, ?, ?, ?, ?, ?, ?, '')`
	sqlBerichtsauftraege     = `SELECT id, name, angaben, tag, konto, angelegt, bis, fehler FROM bericht_auftrag ORDER BY angelegt, id`
	sqlBerichtsauftrag       = `SELECT id, name, angaben, tag, konto, angelegt, bis, fehler FROM bericht_auftrag WHERE id = ?`
	sqlDeleteBerichtsauftrag = `DELETE FROM bericht_auftrag WHERE id = ?`
	sqlSetBerichtFehler      = `UPDATE bericht_auftrag SET fehler = ? WHERE id = ?`
	sqlErledigt              = `UPDATE bericht_auftrag SET bis = ?, fehler = '' WHERE id = ? AND bis < ?`

	sqlInsertBericht = `INSERT INTO bericht (id, auftrag, name, faellig, stichtag, wissen, am, konto, dateiname, sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	sqlBerichte      = `SELECT b.id, b.auftrag, b.name, b.faellig, b.stichtag, b.wissen, b.am, b.konto, b.dateiname, b.sha256, d.groesse
		FROM bericht b JOIN datei d ON d.sha256 = b.sha256 ORDER BY b.am DESC, b.id`
	sqlBericht = `SELECT b.id, b.auftrag, b.name, b.faellig, b.stichtag, b.wissen, b.am, b.konto, b.dateiname, b.sha256, d.groesse
		FROM bericht b JOIN datei d ON d.sha256 = b.sha256 WHERE b.id = ?`
	sqlDeleteBericht = `DELETE FROM bericht WHERE id = ? RETURNING sha256`
)

// Berichtsauftrag is a report that is made on a day of each month.
type Berichtsauftrag struct {
	ID, Name string
	Angaben  json.RawMessage // which report: a JSON object that the store does not read
	Tag      int             // of the month, 1 to 31
	Konto    string
	Angelegt time.Time
	Bis      ozg.Tag // the due days up to here are done
	Fehler   string  // why the last attempt failed, "" if it did not
}

type berichtsauftragRow struct {
	ID       string `db:"id"`
	Name     string `db:"name"`
	Angaben  string `db:"angaben"`
	Tag      int    `db:"tag"`
	Konto    string `db:"konto"`
	Angelegt zeit   `db:"angelegt"`
	Bis      datum  `db:"bis"`
	Fehler   string `db:"fehler"`
}

func (r berichtsauftragRow) auftrag() Berichtsauftrag {
	return Berichtsauftrag{r.ID, r.Name, json.RawMessage(r.Angaben), r.Tag, r.Konto, r.Angelegt.Time, ozg.Tag(r.Bis), r.Fehler}
}

// AddBerichtsauftrag stores a new order and gives its id, which cannot be guessed.
func (s *Store) AddBerichtsauftrag(ctx context.Context, a Berichtsauftrag) (string, error) {
	a.ID = rand.Text()
	err := s.schreibe(ctx, "add scheduled report", func(tx *sqlx.Tx) error {
		_, err := exec(ctx, tx, sqlInsertBerichtsauftrag, a.ID, sauber(a.Name), string(a.Angaben), a.Tag, sauber(a.Konto), zeit{a.Angelegt}, datum(a.Bis))
		return err
	})
	return a.ID, err
}

// Berichtsauftraege lists all orders, the oldest first.
func (s *Store) Berichtsauftraege(ctx context.Context) ([]Berichtsauftrag, error) {
	var rows []berichtsauftragRow
	if err := selectAll(ctx, s.lesen, &rows, sqlBerichtsauftraege); err != nil {
		return nil, s.fehler(ctx, "read scheduled reports", err)
	}
	out := make([]Berichtsauftrag, len(rows))
	for i, r := range rows {
		out[i] = r.auftrag()
	}
	return out, nil
}

// Berichtsauftrag finds an order; *ozg.Fehler "bericht_unbekannt" if there is none.
func (s *Store) Berichtsauftrag(ctx context.Context, id string) (Berichtsauftrag, error) {
	var r berichtsauftragRow
	err := get(ctx, s.lesen, &r, sqlBerichtsauftrag, id)
	if errors.Is(err, sql.ErrNoRows) {
		return Berichtsauftrag{}, ozg.NeuerFehler("bericht_unbekannt", "Diesen regelmäßigen Bericht gibt es nicht mehr.")
	}
	return r.auftrag(), s.fehler(ctx, "read scheduled report", err)
}

// DeleteBerichtsauftrag ends an order; the reports it made stay. One that is gone already is no error.
func (s *Store) DeleteBerichtsauftrag(ctx context.Context, id string) error {
	return s.schreibe(ctx, "delete scheduled report", func(tx *sqlx.Tx) error {
		_, err := exec(ctx, tx, sqlDeleteBerichtsauftrag, id)
		return err
	})
}

// SetBerichtFehler notes why a report could not be made.
func (s *Store) SetBerichtFehler(ctx context.Context, id, text string) error {
	return s.schreibe(ctx, "note failed report", func(tx *sqlx.Tx) error {
		_, err := exec(ctx, tx, sqlSetBerichtFehler, sauber(text), id)
		return err
	})
}

// Bericht is a report that was made and is kept.
type Bericht struct {
	ID, Auftrag, Name string
	Faellig           ozg.Tag // due day; 0: made by hand
	Stichtag          ozg.Tag
	Wissen            ozg.Nr
	Am                time.Time
	Konto, Datei      string
	SHA256            string
	Groesse           int // bytes
}

type berichtRow struct {
	ID       string         `db:"id"`
	Auftrag  string         `db:"auftrag"`
	Name     string         `db:"name"`
	Faellig  sql.NullString `db:"faellig"`
	Stichtag datum          `db:"stichtag"`
	Wissen   ozg.Nr         `db:"wissen"`
	Am       zeit           `db:"am"`
	Konto    string         `db:"konto"`
	Datei    string         `db:"dateiname"`
	SHA256   string         `db:"sha256"`
	Groesse  int            `db:"groesse"`
}

func (r berichtRow) bericht() (b Bericht, err error) {
	b = Bericht{ID: r.ID, Auftrag: r.Auftrag, Name: r.Name, Stichtag: ozg.Tag(r.Stichtag), Wissen: r.Wissen, Am: r.Am.Time, Konto: r.Konto, Datei: r.Datei, SHA256: r.SHA256, Groesse: r.Groesse}
	if r.Faellig.Valid {
		b.Faellig, err = ozg.ParseISO(r.Faellig.String)
	}
	return b, err
}

// AddBericht keeps a report with its file. One for a due day is kept once, whoever comes first: if that day
// is done already, or the order was ended, neu is false and nothing is stored.
func (s *Store) AddBericht(ctx context.Context, b Bericht, inhalt []byte) (neu bool, err error) {
	b.SHA256 = sha256Hex(inhalt)
	err = s.schreibe(ctx, "keep report", func(tx *sqlx.Tx) error {
		if err := sperre(ctx, tx); err != nil {
			return err
		}
		faellig := sql.NullString{}
		if b.Faellig != 0 {
			faellig = sql.NullString{String: b.Faellig.String(), Valid: true}
			r, err := exec(ctx, tx, sqlErledigt, datum(b.Faellig), b.Auftrag, datum(b.Faellig))
			if err != nil {
				return fmt.Errorf("note due day: %w", err)
			}
			if n, err := r.RowsAffected(); err != nil || n == 0 {
				return err
			}
		}
		if err := saveDatei(ctx, tx, b.SHA256, inhalt); err != nil {
			return err
		}
		_, err := exec(ctx, tx, sqlInsertBericht, rand.Text(), b.Auftrag, sauber(b.Name), faellig, datum(b.Stichtag), b.Wissen, zeit{b.Am}, sauber(b.Konto), sauber(b.Datei), b.SHA256)
		neu = err == nil
		return err
	})
	return neu, err
}

// Berichte lists the kept reports, the newest first.
func (s *Store) Berichte(ctx context.Context) ([]Bericht, error) {
	var rows []berichtRow
	if err := selectAll(ctx, s.lesen, &rows, sqlBerichte); err != nil {
		return nil, s.fehler(ctx, "read kept reports", err)
	}
	out := make([]Bericht, len(rows))
	for i, r := range rows {
		var err error
		if out[i], err = r.bericht(); err != nil {
			return nil, fmt.Errorf("read kept report %s: %w", r.ID, err)
		}
	}
	return out, nil
}

// Bericht finds a kept report with its file; *ozg.Fehler "bericht_unbekannt" if there is none.
func (s *Store) Bericht(ctx context.Context, id string) (b Bericht, inhalt []byte, err error) {
	err = s.lies(ctx, "read kept report", func(tx *sqlx.Tx) error {
		var r berichtRow
		err := get(ctx, tx, &r, sqlBericht, id)
		if errors.Is(err, sql.ErrNoRows) {
			return ozg.NeuerFehler("bericht_unbekannt", "Diesen Bericht gibt es nicht mehr.")
		}
		if err != nil {
			return err
		}
		if b, err = r.bericht(); err != nil {
			return err
		}
		inhalt, err = readDatei(ctx, tx, b.SHA256)
		return err
	})
	return b, inhalt, err
}

// DeleteBericht throws a kept report away, with its file unless something else needs it. It is not made
// again. One that is gone already is no error.
func (s *Store) DeleteBericht(ctx context.Context, id string) error {
	return s.schreibe(ctx, "delete kept report", func(tx *sqlx.Tx) error {
		if err := sperre(ctx, tx); err != nil {
			return err
		}
		var dateien []string
		if err := selectAll(ctx, tx, &dateien, sqlDeleteBericht, id); err != nil {
			return err
		}
		return deleteAlleUnbenutzten(ctx, tx, dateien)
	})
}
