package store

import (
	"context"
	"time"

	"github.com/jmoiron/sqlx"
)

const (
	// sqlEraseKonto leaves a name that nobody can log in with, since it has a colon.
	sqlEraseKonto = `UPDATE konto SET name = 'geloescht:' || id, anzeigename = ?, rolle = 'betrachter', themenfelder = '[]', laender = '[]',
		gesperrt = 1, passwort = '', fremd = '', geloescht = ? WHERE id = ? AND geloescht = ''`
	sqlIstAdmin             = `SELECT COUNT(*) FROM konto WHERE id = ? AND rolle = 'administration' AND gesperrt = 0`
	sqlDeleteKontoEntwuerfe = `DELETE FROM entwurf WHERE konto = ? RETURNING sha256`
)

// einstellungKonten is no setting: its Fassung rises when an account is erased or renamed, so that every process makes the
// pages that name people anew.
const einstellungKonten = "konten_geloescht"

// EraseKonto takes from an account all that says who it was: names, password, who it is at an OpenID provider,
// role, Bereich, sessions, API tokens and drafts. The row and its id stay, so that Vorgänge and trail still say
// that it was one and the same. The errors are *ozg.Fehler: "konto_unbekannt", also for one that is erased
// already, and "konto_letzte".
func (s *Store) EraseKonto(ctx context.Context, id, anzeigename, wer string, am time.Time) error {
	err := s.schreibe(ctx, "erase account", func(tx *sqlx.Tx) error {
		if err := sperre(ctx, tx); err != nil { // before the lock of the accounts, as everywhere
			return err
		}
		if err := sperreKonten(ctx, tx); err != nil {
			return err
		}
		var admin int
		if err := get(ctx, tx, &admin, sqlIstAdmin, id); err != nil {
			return err
		}
		if admin > 0 {
			if err := pruefeAndereAdmin(ctx, tx, id); err != nil {
				return err
			}
		}
		res, err := exec(ctx, tx, sqlEraseKonto, sauber(anzeigename), zeit{am}, id)
		if err := einKonto(res, err); err != nil {
			return err
		}
		for _, query := range []string{sqlDeleteAlleSitzungen, sqlDeleteAlleSchluess} {
			if _, err := exec(ctx, tx, query, id); err != nil {
				return err
			}
		}
		var dateien []string
		if err := selectAll(ctx, tx, &dateien, sqlDeleteKontoEntwuerfe, id); err != nil {
			return err
		}
		if err := deleteAlleUnbenutzten(ctx, tx, dateien); err != nil {
			return err
		}
		return setEinstellungen(ctx, tx, map[string]string{einstellungKonten: zeitText(am)}, wer, am)
	})
	if err != nil {
		return err
	}
	return s.vergiss(ctx)
}

// TellKonten makes every process look up anew what accounts are called, also in the pages that it keeps.
func (s *Store) TellKonten(ctx context.Context, wer string, am time.Time) error {
	return s.schreibe(ctx, "tell of a changed account", func(tx *sqlx.Tx) error {
		if err := sperre(ctx, tx); err != nil {
			return err
		}
		return setEinstellungen(ctx, tx, map[string]string{einstellungKonten: zeitText(am)}, wer, am)
	})
}
