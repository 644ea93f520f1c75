package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"ozgtracker/internal/zugang"
)

const (
	sqlInsertSchluessel = `INSERT INTO zugriffsschluessel (token, id, konto, name, umfang, seit, gesehen, ablauf) VALUES (?, ?, ?, ?, ?, ?, '', ?)`
	sqlSchluessel       = `SELECT s.token, s.id AS schluessel, s.name AS schluessel_name, s.umfang, s.seit AS schluessel_seit, s.gesehen, s.ablauf,
		k.id, k.name, k.anzeigename, k.rolle, k.themenfelder, k.laender, k.gesperrt, k.passwort, k.fremd, k.seit, k.geloescht, k.bestaetigt
		FROM zugriffsschluessel s JOIN konto k ON k.id = s.konto WHERE s.token = ?`
	sqlAlleSchluessel     = `SELECT token, id AS schluessel, name AS schluessel_name, umfang, seit AS schluessel_seit, gesehen, ablauf FROM zugriffsschluessel WHERE konto = ? ORDER BY seit`
	sqlSchluesselGesehen  = `UPDATE zugriffsschluessel SET gesehen = ? WHERE token = ? AND gesehen < ?`
	sqlDeleteSchluessel   = `DELETE FROM zugriffsschluessel WHERE konto = ? AND id = ?`
	sqlDeleteAlleSchluess = `DELETE FROM zugriffsschluessel WHERE konto = ?`
)

// Schluessel is an API token of an account. Token is the checksum of the secret.
type Schluessel struct {
	Token         string
	ID            string // names it on pages
	Konto         zugang.Konto
	Name          string // what it is for
	Umfang        zugang.Umfang
	Seit, Gesehen time.Time // Gesehen: zero if it was never used
	Ablauf        time.Time
	Bestaetigt    time.Time // as of a Sitzung
}

type schluesselRow struct {
	Token   string `db:"token"`
	ID      string `db:"schluessel"`
	Name    string `db:"schluessel_name"`
	Umfang  string `db:"umfang"`
	Seit    zeit   `db:"schluessel_seit"`
	Gesehen zeit   `db:"gesehen"`
	Ablauf  zeit   `db:"ablauf"`
}

func (r schluesselRow) schluessel(k zugang.Konto) Schluessel {
	return Schluessel{Token: r.Token, ID: r.ID, Konto: k, Name: r.Name, Umfang: zugang.Umfang(r.Umfang), Seit: r.Seit.Time, Gesehen: r.Gesehen.Time, Ablauf: r.Ablauf.Time}
}

// AddSchluessel keeps a new API token.
func (s *Store) AddSchluessel(ctx context.Context, n Schluessel) error {
	return s.aendere(ctx, "add API token", sqlInsertSchluessel, n.Token, n.ID, n.Konto.ID, sauber(n.Name), string(n.Umfang), zeit{n.Seit}, zeit{n.Ablauf})
}

// Schluessel finds an API token with its account as it is now; ok is false if there is none.
func (s *Store) Schluessel(ctx context.Context, token string) (_ Schluessel, ok bool, err error) {
	var r struct {
		schluesselRow
		kontoRow
		Bestaetigt zeit `db:"bestaetigt"`
	}
	switch err := get(ctx, s.lesen, &r, sqlSchluessel, token); {
	case errors.Is(err, sql.ErrNoRows):
		return Schluessel{}, false, nil
	case err != nil:
		return Schluessel{}, false, s.fehler(ctx, "read API token", err)
	}
	k, err := r.konto()
	if err != nil {
		return Schluessel{}, false, err
	}
	n := r.schluessel(k.Konto)
	n.Bestaetigt = r.Bestaetigt.Time
	return n, true, nil
}

// AlleSchluessel lists the API tokens of an account, the oldest first.
func (s *Store) AlleSchluessel(ctx context.Context, konto string) ([]Schluessel, error) {
	var rows []schluesselRow
	if err := selectAll(ctx, s.lesen, &rows, sqlAlleSchluessel, konto); err != nil {
		return nil, s.fehler(ctx, "list API tokens", err)
	}
	out := make([]Schluessel, len(rows))
	for i, r := range rows {
		out[i] = r.schluessel(zugang.Konto{ID: konto})
	}
	return out, nil
}

// SetSchluesselGesehen notes that an API token was used.
func (s *Store) SetSchluesselGesehen(ctx context.Context, token string, jetzt time.Time) error {
	return s.aendere(ctx, "note use of API token", sqlSchluesselGesehen, zeit{jetzt}, token, zeit{jetzt})
}

// DeleteSchluessel ends an API token of an account; ok is false where there was none.
func (s *Store) DeleteSchluessel(ctx context.Context, konto, id string) (ok bool, err error) {
	return s.loesche(ctx, "end API token", sqlDeleteSchluessel, konto, id)
}

// DeleteAlleSchluessel ends all API tokens of an account.
func (s *Store) DeleteAlleSchluessel(ctx context.Context, konto string) error {
	return s.aendere(ctx, "end API tokens", sqlDeleteAlleSchluess, konto)
}
