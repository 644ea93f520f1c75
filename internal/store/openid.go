package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/jmoiron/sqlx"
)

const (
	sqlInsertOpenID  = `INSERT INTO openid_versuch (state, browser, nonce, verifier, weiter, ablauf) VALUES (?, ?, ?, ?, ?, ?)`
	sqlNimmOpenID    = `DELETE FROM openid_versuch WHERE state = ? AND browser = ? AND ablauf > ? RETURNING nonce, verifier, weiter`
	sqlAltesOpenID   = `DELETE FROM openid_versuch WHERE ablauf <= ?`
	sqlAnzahlOpenID  = `SELECT COUNT(*) FROM openid_versuch`
	maxOpenIDVersuch = 10_000 // begun logins at a time; beyond, somebody is filling the table
)

// OpenIDVersuch is a login at an OpenID provider that has begun.
type OpenIDVersuch struct {
	State, Browser string // checksums
	Nonce          string
	Verifier       string
	Weiter         string // where one wanted to go
	Ablauf         time.Time
}

// AddOpenIDVersuch keeps a login that has begun, and drops those that nobody ended. ok is false where too many
// have begun.
func (s *Store) AddOpenIDVersuch(ctx context.Context, v OpenIDVersuch, jetzt time.Time) (ok bool, err error) {
	err = s.schreibe(ctx, "begin login at OpenID provider", func(tx *sqlx.Tx) error {
		if _, err := exec(ctx, tx, sqlAltesOpenID, zeit{jetzt}); err != nil {
			return err
		}
		var n int
		if err := get(ctx, tx, &n, sqlAnzahlOpenID); err != nil || n >= maxOpenIDVersuch {
			return err
		}
		ok = true
		_, err := exec(ctx, tx, sqlInsertOpenID, v.State, v.Browser, v.Nonce, v.Verifier, sauber(v.Weiter), zeit{v.Ablauf})
		return err
	})
	return ok && err == nil, err
}

// NimmOpenIDVersuch takes the login that this browser began; nobody gets it a second time.
func (s *Store) NimmOpenIDVersuch(ctx context.Context, state, browser string, jetzt time.Time) (v OpenIDVersuch, ok bool, err error) {
	err = s.schreibe(ctx, "end login at OpenID provider", func(tx *sqlx.Tx) error {
		return get(ctx, tx, &v, sqlNimmOpenID, state, browser, zeit{jetzt})
	})
	if errors.Is(err, sql.ErrNoRows) {
		return v, false, nil
	}
	return v, err == nil, err
}
