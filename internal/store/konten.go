package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/zugang"
)

const (
	sqlKonten        = `SELECT id, name, anzeigename, rolle, themenfelder, laender, gesperrt, passwort, fremd, seit, geloescht FROM konto ORDER BY name`
	sqlKontoID       = `SELECT id, name, anzeigename, rolle, themenfelder, laender, gesperrt, passwort, fremd, seit, geloescht FROM konto WHERE id = ?`
	sqlKontoName     = `SELECT id, name, anzeigename, rolle, themenfelder, laender, gesperrt, passwort, fremd, seit, geloescht FROM konto WHERE name = ?`
	sqlKontoFremd    = `SELECT id, name, anzeigename, rolle, themenfelder, laender, gesperrt, passwort, fremd, seit, geloescht FROM konto WHERE fremd = ?`
	sqlKontenAnzahl  = `SELECT COUNT(*) FROM konto`
	sqlNameVergeben  = `SELECT COUNT(*) FROM konto WHERE name = ? AND id <> ?`
	sqlFremdVergeben = `SELECT COUNT(*) FROM konto WHERE fremd = ? AND fremd <> '' AND id <> ?`
	sqlInsertKonto   = `INSERT INTO konto (id, name, anzeigename, rolle, themenfelder, laender, gesperrt, passwort, fremd, seit)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	sqlUpdateKonto = `UPDATE konto SET name = ?, anzeigename = ?, rolle = ?, themenfelder = ?, laender = ?, gesperrt = ?, fremd = ? WHERE id = ? AND geloescht = ''`
	sqlSetPasswort = `UPDATE konto SET passwort = ? WHERE id = ? AND geloescht = ''`
	sqlBestaetigt  = `UPDATE konto SET bestaetigt = ? WHERE id = ?`
	sqlAndereAdmin = `SELECT COUNT(*) FROM konto WHERE rolle = 'administration' AND gesperrt = 0 AND id <> ?`

	sqlSperreKonten = `UPDATE protokoll_stand SET nr = nr WHERE eins = 1`
)

// KontoMitPasswort is an account with the PHC string of its password, "" where it has none.
type KontoMitPasswort struct {
	zugang.Konto
	Passwort string
}

type kontoRow struct {
	ID           string `db:"id"`
	Name         string `db:"name"`
	Anzeigename  string `db:"anzeigename"`
	Rolle        string `db:"rolle"`
	Themenfelder string `db:"themenfelder"`
	Laender      string `db:"laender"`
	Gesperrt     int    `db:"gesperrt"`
	Passwort     string `db:"passwort"`
	Fremd        string `db:"fremd"`
	Seit         zeit   `db:"seit"`
	Geloescht    zeit   `db:"geloescht"`
}

func (r kontoRow) konto() (k KontoMitPasswort, err error) {
	k = KontoMitPasswort{Passwort: r.Passwort, Konto: zugang.Konto{
		ID: r.ID, Name: r.Name, Anzeigename: r.Anzeigename, Rolle: zugang.Rolle(r.Rolle), Gesperrt: r.Gesperrt != 0, Fremd: r.Fremd, Seit: r.Seit.Time,
		Geloescht: r.Geloescht.Time,
	}}
	if err = json.Unmarshal([]byte(r.Themenfelder), &k.Themenfelder); err == nil {
		err = json.Unmarshal([]byte(r.Laender), &k.Laender)
	}
	if err != nil {
		return k, fmt.Errorf("read account %s: %w", r.ID, err)
	}
	return k, nil
}

// Konten lists all accounts by name.
func (s *Store) Konten(ctx context.Context) ([]zugang.Konto, error) {
	var rows []kontoRow
	if err := selectAll(ctx, s.lesen, &rows, sqlKonten); err != nil {
		return nil, s.fehler(ctx, "list accounts", err)
	}
	out := make([]zugang.Konto, len(rows))
	for i, r := range rows {
		k, err := r.konto()
		if err != nil {
			return nil, err
		}
		out[i] = k.Konto
	}
	return out, nil
}

// KontenAnzahl counts the accounts: 0 means that nobody can log in yet.
func (s *Store) KontenAnzahl(ctx context.Context) (n int, err error) {
	err = get(ctx, s.lesen, &n, sqlKontenAnzahl)
	return n, s.fehler(ctx, "count accounts", err)
}

// Konto finds an account by its id; *ozg.Fehler "konto_unbekannt" if there is none.
func (s *Store) Konto(ctx context.Context, id string) (KontoMitPasswort, error) {
	return s.konto(ctx, sqlKontoID, id)
}

// KontoNamed finds an account by the name to log in with.
func (s *Store) KontoNamed(ctx context.Context, name string) (KontoMitPasswort, error) {
	return s.konto(ctx, sqlKontoName, sauber(name))
}

// KontoFremd finds an account by who the person is at an OpenID provider.
func (s *Store) KontoFremd(ctx context.Context, fremd string) (KontoMitPasswort, error) {
	return s.konto(ctx, sqlKontoFremd, sauber(fremd))
}

func (s *Store) konto(ctx context.Context, query, wert string) (KontoMitPasswort, error) {
	var r kontoRow
	switch err := get(ctx, s.lesen, &r, query, wert); {
	case errors.Is(err, sql.ErrNoRows):
		return KontoMitPasswort{}, kontoUnbekannt()
	case err != nil:
		return KontoMitPasswort{}, s.fehler(ctx, "read account", err)
	}
	return r.konto()
}

func kontoUnbekannt() error {
	return ozg.NeuerFehler("konto_unbekannt", "Dieses Konto gibt es nicht.")
}

// AddKonto keeps a new account. Where nurErstes is set it must be the very first one, which two processes
// cannot both add: *ozg.Fehler "konto_vorhanden". A name that is taken: "konto_doppelt".
func (s *Store) AddKonto(ctx context.Context, k KontoMitPasswort, nurErstes bool) error {
	if err := k.Pruefe(); err != nil {
		return err
	}
	return s.schreibe(ctx, "add account", func(tx *sqlx.Tx) error {
		if err := sperreKonten(ctx, tx); err != nil {
			return err
		}
		var n int
		if err := get(ctx, tx, &n, sqlKontenAnzahl); err != nil {
			return err
		}
		if nurErstes && n > 0 {
			return ozg.NeuerFehler("konto_vorhanden", "Das erste Konto ist schon angelegt. Melden Sie sich an.")
		}
		if err := pruefeEinmalig(ctx, tx, k.Konto); err != nil {
			return err
		}
		themenfelder, laender, err := bereichJSON(k.Konto)
		if err != nil {
			return err
		}
		_, err = exec(ctx, tx, sqlInsertKonto, k.ID, sauber(k.Name), sauber(k.Anzeigename), string(k.Rolle), themenfelder, laender,
			wahrheit(k.Gesperrt), k.Passwort, sauber(k.Fremd), zeit{k.Seit})
		return err
	})
}

// SetKonto changes all of an account but its password. The last Administration that can log in is neither
// locked nor given another role: *ozg.Fehler "konto_letzte".
func (s *Store) SetKonto(ctx context.Context, k zugang.Konto) error {
	if err := k.Pruefe(); err != nil {
		return err
	}
	return s.schreibe(ctx, "change account", func(tx *sqlx.Tx) error {
		if err := sperreKonten(ctx, tx); err != nil {
			return err
		}
		if err := pruefeEinmalig(ctx, tx, k); err != nil {
			return err
		}
		if !k.Rechte().Hat(zugang.Verwalten) {
			if err := pruefeAndereAdmin(ctx, tx, k.ID); err != nil {
				return err
			}
		}
		themenfelder, laender, err := bereichJSON(k)
		if err != nil {
			return err
		}
		res, err := exec(ctx, tx, sqlUpdateKonto, sauber(k.Name), sauber(k.Anzeigename), string(k.Rolle), themenfelder, laender, wahrheit(k.Gesperrt), sauber(k.Fremd), k.ID)
		return einKonto(res, err)
	})
}

// SetPasswort keeps the PHC string of a new password.
func (s *Store) SetPasswort(ctx context.Context, id, phc string) error {
	return s.schreibe(ctx, "set password", func(tx *sqlx.Tx) error {
		res, err := exec(ctx, tx, sqlSetPasswort, phc, id)
		return einKonto(res, err)
	})
}

// pruefeAndereAdmin reports "konto_letzte" where nobody but this account could administrate.
func pruefeAndereAdmin(ctx context.Context, tx *sqlx.Tx, id string) error {
	var andere int
	if err := get(ctx, tx, &andere, sqlAndereAdmin, id); err != nil {
		return err
	}
	if andere == 0 {
		return ozg.NeuerFehler("konto_letzte", "Dies ist das letzte Konto, das verwalten darf. Geben Sie zuerst jemand anderem die Rolle Administration.")
	}
	return nil
}

// SetBestaetigt notes that an account's OpenID provider said who it is.
func (s *Store) SetBestaetigt(ctx context.Context, id string, am time.Time) error {
	return s.aendere(ctx, "note confirmation of account", sqlBestaetigt, zeit{am}, id)
}

func einKonto(res sql.Result, err error) error {
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return errors.Join(err, kontoUnbekannt())
	}
	return nil
}

// sperreKonten makes those who add and change accounts wait for each other, so that what was counted holds.
func sperreKonten(ctx context.Context, tx *sqlx.Tx) error {
	if _, err := exec(ctx, tx, sqlSperreKonten); err != nil {
		return fmt.Errorf("lock accounts: %w", err)
	}
	return nil
}

func pruefeEinmalig(ctx context.Context, tx *sqlx.Tx, k zugang.Konto) error {
	var name, fremd int
	if err := errors.Join(get(ctx, tx, &name, sqlNameVergeben, sauber(k.Name), k.ID), get(ctx, tx, &fremd, sqlFremdVergeben, sauber(k.Fremd), k.ID)); err != nil {
		return err
	}
	if name > 0 || fremd > 0 {
		return ozg.NeuerFehler("konto_doppelt", "Ein Konto mit dem Anmeldenamen „"+k.Name+"“ gibt es schon.")
	}
	return nil
}

func bereichJSON(k zugang.Konto) (themenfelder, laender string, err error) {
	t, errT := json.Marshal(append([]string{}, k.Themenfelder...)) // [] rather than null
	l, errL := json.Marshal(append([]string{}, k.Laender...))
	return string(t), string(l), errors.Join(errT, errL)
}

func wahrheit(b bool) int {
	if b {
		return 1
	}
	return 0
}
