package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"ozgtracker/internal/ozg"
)

const (
	sqlNeueEinstellungen = `SELECT nr, inhalt FROM vorgang WHERE nr > ? AND art = 'einstellung' ORDER BY nr`
	sqlEinstellungen     = `SELECT name, wert FROM einstellung`
	sqlFassung           = `SELECT COALESCE(MAX(fassung), 0) FROM einstellung`
	sqlSetEinstellung    = `INSERT INTO einstellung (name, wert, fassung, am, konto) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (name) DO UPDATE SET wert = excluded.wert, fassung = excluded.fassung, am = excluded.am, konto = excluded.konto`
)

// Einstellen makes a setting that moves a number, as the next Vorgang. The Einstellung must have passed its
// Pruefe. A new
// Ziel is named after its Vorgang, so that no two processes give the same code.
func (s *Store) Einstellen(ctx context.Context, e ozg.Einstellung, konto string, am time.Time) (ozg.Nr, error) {
	if am.IsZero() {
		return 0, errors.New("store setting: no moment given")
	}
	var nr ozg.Nr
	err := s.schreibe(ctx, "store setting", func(tx *sqlx.Tx) (err error) {
		v := vorgang{art: artEinstellung, am: am, konto: sauber(konto)}
		nr, err = naechsterVorgang(ctx, tx, &v, func(nr ozg.Nr) error {
			inhalt, err := json.Marshal(benannt(e, nr))
			v.inhalt = string(inhalt)
			return err
		})
		return err
	})
	if err != nil {
		return 0, err
	}
	return nr, nil
}

// benannt gives a Ziel without a code the one of its Vorgang.
func benannt(e ozg.Einstellung, nr ozg.Nr) ozg.Einstellung {
	if e.Ziel == nil || e.Ziel.Code != "" {
		return e
	}
	z := *e.Ziel
	z.Code = ozg.ZielCode(nr)
	e.Ziel = &z
	return e
}

func addEinstellungen(ctx context.Context, tx *sqlx.Tx, a *ozg.Aufbau, seit ozg.Nr) error {
	return stream(ctx, tx, func(rows *sqlx.Rows) error {
		var nr ozg.Nr
		var inhalt []byte
		if err := rows.Scan(&nr, &inhalt); err != nil {
			return err
		}
		return a.Einstellung(nr, inhalt)
	}, sqlNeueEinstellungen, seit)
}

// Einstellungen reads the settings that move no number, by name, and their Fassung, which rises with every
// change. What was never set is missing.
func (s *Store) Einstellungen(ctx context.Context) (werte map[string]string, fassung int, err error) {
	werte = map[string]string{}
	err = s.lies(ctx, "read settings", func(tx *sqlx.Tx) error {
		if err := get(ctx, tx, &fassung, sqlFassung); err != nil {
			return err
		}
		return stream(ctx, tx, func(rows *sqlx.Rows) error {
			var name, wert string
			if err := rows.Scan(&name, &wert); err != nil {
				return err
			}
			werte[name] = wert
			return nil
		}, sqlEinstellungen)
	})
	return werte, fassung, err
}

// EinstellungenFassung is the Fassung alone: enough to see whether another process changed a setting.
func (s *Store) EinstellungenFassung(ctx context.Context) (fassung int, err error) {
	err = get(ctx, s.lesen, &fassung, sqlFassung)
	return fassung, s.fehler(ctx, "read settings", err)
}

// SetEinstellungen changes settings that move no number, all or none of them.
func (s *Store) SetEinstellungen(ctx context.Context, werte map[string]string, konto string, am time.Time) error {
	if len(werte) == 0 {
		return nil
	}
	return s.schreibe(ctx, "store settings", func(tx *sqlx.Tx) error {
		if err := sperre(ctx, tx); err != nil { // one change at a time: the Fassung must rise
			return err
		}
		return setEinstellungen(ctx, tx, werte, konto, am)
	})
}

// setEinstellungen is SetEinstellungen for a caller that holds the lock on stand.
func setEinstellungen(ctx context.Context, tx *sqlx.Tx, werte map[string]string, konto string, am time.Time) error {
	var fassung int
	if err := get(ctx, tx, &fassung, sqlFassung); err != nil {
		return err
	}
	for name, wert := range werte {
		if _, err := exec(ctx, tx, sqlSetEinstellung, sauber(name), sauber(wert), fassung+1, zeit{am}, sauber(konto)); err != nil {
			return fmt.Errorf("set %s: %w", name, err)
		}
	}
	return nil
}
