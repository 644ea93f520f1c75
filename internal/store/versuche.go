package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/jmoiron/sqlx"
)

const (
	// The insert makes sure of a row, whose lock the update takes: attempts of all processes queue here.
	sqlVersuchAnlegen = `INSERT INTO anmeldeversuch (schluessel, anzahl, zuletzt, frei) VALUES (?, 0, ?, ?) ON CONFLICT (schluessel) DO NOTHING`
	sqlVersuchSperren = `UPDATE anmeldeversuch SET anzahl = anzahl WHERE schluessel = ? RETURNING anzahl, frei`
	sqlVersuchSetzen  = `UPDATE anmeldeversuch SET anzahl = ?, zuletzt = ?, frei = ? WHERE schluessel = ?`
	sqlVersuchLoesen  = `DELETE FROM anmeldeversuch WHERE schluessel = ?`
	sqlVersuchFrei    = `SELECT frei FROM anmeldeversuch WHERE schluessel = ?`
	sqlVersuche       = `SELECT anzahl FROM anmeldeversuch WHERE schluessel = ?`
	sqlVersuchFegen   = `DELETE FROM anmeldeversuch WHERE zuletzt <= ?`
)

// Bremse is how fast something may be tried.
type Bremse struct {
	Schluessel string // what is tried, as a name that tells nothing
	Frei       int    // so many attempts cost no waiting
	Hoechstens time.Duration
}

// vergessen: after so long without an attempt, counting begins anew.
const vergessen = 24 * time.Hour

// NimmVersuch counts an attempt against all Bremsen, before its outcome is known, so that many at the same
// time are no way around. Where one of them says to wait, nothing is counted or written and warten is how long.
func (s *Store) NimmVersuch(ctx context.Context, jetzt time.Time, bremsen ...Bremse) (warten time.Duration, err error) {
	for _, b := range bremsen { // who must wait anyway costs no transaction
		var frei zeit
		if err := get(ctx, s.lesen, &frei, sqlVersuchFrei, b.Schluessel); err != nil && !errors.Is(err, sql.ErrNoRows) {
			return 0, s.fehler(ctx, "count attempt", err)
		}
		warten = max(warten, frei.Sub(jetzt))
	}
	if warten > 0 {
		return warten, nil
	}
	err = s.schreibe(ctx, "count attempt", func(tx *sqlx.Tx) error {
		warten = 0
		if _, err := exec(ctx, tx, sqlVersuchFegen, zeit{jetzt.Add(-vergessen)}); err != nil {
			return err
		}
		anzahl := make([]int, len(bremsen))
		for i, b := range bremsen {
			if _, err := exec(ctx, tx, sqlVersuchAnlegen, b.Schluessel, zeit{jetzt}, zeit{jetzt}); err != nil {
				return err
			}
			var v struct {
				Anzahl int  `db:"anzahl"`
				Frei   zeit `db:"frei"`
			}
			if err := get(ctx, tx, &v, sqlVersuchSperren, b.Schluessel); err != nil {
				return err
			}
			anzahl[i] = v.Anzahl
			warten = max(warten, v.Frei.Sub(jetzt))
		}
		if warten > 0 {
			return errWarten
		}
		for i, b := range bremsen {
			n := anzahl[i] + 1
			if _, err := exec(ctx, tx, sqlVersuchSetzen, n, zeit{jetzt}, zeit{jetzt.Add(b.pause(n))}, b.Schluessel); err != nil {
				return err
			}
		}
		return nil
	})
	if errors.Is(err, errWarten) {
		return warten, nil
	}
	return warten, err
}

// errWarten takes back what an attempt wrote that must wait after all.
var errWarten = errors.New("wait")

// GibVersuch gives back one attempt that succeeded and was counted at am; what others tried stays.
func (s *Store) GibVersuch(ctx context.Context, am time.Time, b Bremse) error {
	return s.schreibe(ctx, "give attempt back", func(tx *sqlx.Tx) error {
		var v struct {
			Anzahl int  `db:"anzahl"`
			Frei   zeit `db:"frei"`
		}
		if err := get(ctx, tx, &v, sqlVersuchSperren, b.Schluessel); errors.Is(err, sql.ErrNoRows) {
			return nil
		} else if err != nil {
			return err
		}
		if v.Anzahl <= 1 {
			_, err := exec(ctx, tx, sqlVersuchLoesen, b.Schluessel)
			return err
		}
		frei := v.Frei.Time
		if am = am.Truncate(time.Microsecond); frei.Equal(am.Add(b.pause(v.Anzahl))) { // nobody waits for it; who tried since, does
			frei = am
		}
		_, err := exec(ctx, tx, sqlVersuchSetzen, v.Anzahl-1, zeit{am}, zeit{frei}, b.Schluessel)
		return err
	})
}

// pause is how long to wait after the n-th attempt: it doubles from one second on, up to Hoechstens.
func (b Bremse) pause(n int) time.Duration {
	if n <= b.Frei {
		return 0
	}
	return min(time.Second<<min(n-b.Frei-1, 20), b.Hoechstens)
}

// LoeseVersuche forgets the attempts of something that succeeded.
func (s *Store) LoeseVersuche(ctx context.Context, schluessel string) error {
	return s.aendere(ctx, "forget attempts", sqlVersuchLoesen, schluessel)
}

// Versuche is how many attempts are counted, for tests and the doctor.
func (s *Store) Versuche(ctx context.Context, schluessel string) (n int, err error) {
	err = get(ctx, s.lesen, &n, sqlVersuche, schluessel)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return n, s.fehler(ctx, "count attempts", err)
}
