package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/jmoiron/sqlx"

	"ozgtracker/internal/zugang"
)

const (
	sqlInsertSitzung = `INSERT INTO sitzung (token, id, konto, seit, gesehen, ablauf, adresse, geraet) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
	sqlSitzung       = `SELECT s.token, s.id AS sitzung, s.seit AS sitzung_seit, s.gesehen, s.ablauf, s.adresse, s.geraet,
		k.id, k.name, k.anzeigename, k.rolle, k.themenfelder, k.laender, k.gesperrt, k.passwort, k.fremd, k.seit, k.geloescht, k.bestaetigt
		FROM sitzung s JOIN konto k ON k.id = s.konto WHERE s.token = ?`
	sqlSitzungen           = `SELECT token, id AS sitzung, seit AS sitzung_seit, gesehen, ablauf, adresse, geraet FROM sitzung WHERE konto = ? ORDER BY seit`
	sqlGesehen             = `UPDATE sitzung SET gesehen = ? WHERE token = ? AND gesehen < ?`
	sqlDeleteSitzung       = `DELETE FROM sitzung WHERE token = ?`
	sqlDeleteSitzungID     = `DELETE FROM sitzung WHERE konto = ? AND id = ?`
	sqlDeleteAndere        = `DELETE FROM sitzung WHERE konto = ? AND token <> ?`
	sqlDeleteAlleSitzungen = `DELETE FROM sitzung WHERE konto = ?`
	sqlDeleteAlteSitzung   = `DELETE FROM sitzung WHERE ablauf <= ? OR gesehen <= ?`
)

// Sitzung is one login of a person. Token is the checksum of the secret in the cookie.
type Sitzung struct {
	Token           string
	ID              string // names it on pages
	Konto           zugang.Konto
	Seit, Gesehen   time.Time
	Ablauf          time.Time // from then on it is over, whatever happens
	Bestaetigt      time.Time // when the account's OpenID provider last said who it is; zero: never, and in lists
	Adresse, Geraet string    // where from, as the browser names itself
}

type sitzungRow struct {
	Token   string `db:"token"`
	ID      string `db:"sitzung"`
	Seit    zeit   `db:"sitzung_seit"`
	Gesehen zeit   `db:"gesehen"`
	Ablauf  zeit   `db:"ablauf"`
	Adresse string `db:"adresse"`
	Geraet  string `db:"geraet"`
}

func (r sitzungRow) sitzung(k zugang.Konto) Sitzung {
	return Sitzung{
		Token: r.Token, ID: r.ID, Konto: k, Seit: r.Seit.Time, Gesehen: r.Gesehen.Time, Ablauf: r.Ablauf.Time, Adresse: r.Adresse, Geraet: r.Geraet,
	}
}

// AddSitzung keeps a new session, and sweeps away those that ended before jetzt or were not seen since
// ruhend.
func (s *Store) AddSitzung(ctx context.Context, n Sitzung, ruhend time.Time) error {
	return s.schreibe(ctx, "add session", func(tx *sqlx.Tx) error {
		if _, err := exec(ctx, tx, sqlDeleteAlteSitzung, zeit{n.Seit}, zeit{ruhend}); err != nil {
			return err
		}
		_, err := exec(ctx, tx, sqlInsertSitzung, n.Token, n.ID, n.Konto.ID, zeit{n.Seit}, zeit{n.Gesehen}, zeit{n.Ablauf}, sauber(n.Adresse), sauber(n.Geraet))
		return err
	})
}

// Sitzung finds a session with its account as it is now; ok is false if there is none.
func (s *Store) Sitzung(ctx context.Context, token string) (_ Sitzung, ok bool, err error) {
	var r struct {
		sitzungRow
		kontoRow
		Bestaetigt zeit `db:"bestaetigt"`
	}
	switch err := get(ctx, s.lesen, &r, sqlSitzung, token); {
	case errors.Is(err, sql.ErrNoRows):
		return Sitzung{}, false, nil
	case err != nil:
		return Sitzung{}, false, s.fehler(ctx, "read session", err)
	}
	k, err := r.konto()
	if err != nil {
		return Sitzung{}, false, err
	}
	n := r.sitzung(k.Konto)
	n.Bestaetigt = r.Bestaetigt.Time
	return n, true, nil
}

// Sitzungen lists the sessions of an account, the oldest first.
func (s *Store) Sitzungen(ctx context.Context, konto string) ([]Sitzung, error) {
	var rows []sitzungRow
	if err := selectAll(ctx, s.lesen, &rows, sqlSitzungen, konto); err != nil {
		return nil, s.fehler(ctx, "list sessions", err)
	}
	out := make([]Sitzung, len(rows))
	for i, r := range rows {
		out[i] = r.sitzung(zugang.Konto{ID: konto})
	}
	return out, nil
}

// SetGesehen notes that a session was used.
func (s *Store) SetGesehen(ctx context.Context, token string, jetzt time.Time) error {
	return s.aendere(ctx, "note use of session", sqlGesehen, zeit{jetzt}, token, zeit{jetzt})
}

// DeleteSitzung ends one session.
func (s *Store) DeleteSitzung(ctx context.Context, token string) error {
	return s.aendere(ctx, "end session", sqlDeleteSitzung, token)
}

// DeleteSitzungID ends a session of an account by the name that pages show; ok is false where there was none.
func (s *Store) DeleteSitzungID(ctx context.Context, konto, id string) (ok bool, err error) {
	return s.loesche(ctx, "end session", sqlDeleteSitzungID, konto, id)
}

// DeleteSitzungen ends all sessions of an account but the one with the token; "" spares none.
func (s *Store) DeleteSitzungen(ctx context.Context, konto, ausser string) error {
	return s.aendere(ctx, "end sessions", sqlDeleteAndere, konto, ausser)
}

// aendere runs one statement in a transaction of its own.
func (s *Store) aendere(ctx context.Context, was, query string, args ...any) error {
	return s.schreibe(ctx, was, func(tx *sqlx.Tx) error {
		_, err := exec(ctx, tx, query, args...)
		return err
	})
}

// loesche runs one statement in a transaction of its own; ok is whether it met any row.
func (s *Store) loesche(ctx context.Context, was, query string, args ...any) (ok bool, err error) {
	err = s.schreibe(ctx, was, func(tx *sqlx.Tx) error {
		res, err := exec(ctx, tx, query, args...)
		if err != nil {
			return err
		}
		n, err := res.RowsAffected()
		ok = n > 0
		return err
	})
	return ok && err == nil, err
}
