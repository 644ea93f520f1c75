package store

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"

	"ozgtracker/internal/ozg"
)

const (
	sqlAlleVorgaenge  = `SELECT nr, art, am, konto, inhalt, kette FROM vorgang ORDER BY nr`
	sqlAllesProtokoll = `SELECT p.nr, p.am, p.konto, p.ereignis, p.ergebnis, p.gegenstand, p.spur, p.kette, COALESCE(a.adresse, '') AS adresse, COALESCE(a.salz, '') AS salz FROM protokoll p LEFT JOIN protokoll_adresse a ON a.nr = p.nr ORDER BY p.nr`
	sqlStandKette     = `SELECT nr, kette FROM stand WHERE eins = 1`
	sqlProtokollStand = `SELECT nr, kette FROM protokoll_stand WHERE eins = 1`
)

// PruefeVorgaenge computes the chain of the Vorgänge again from the stored rows alone, as an auditor would,
// and gives how many there are. The error is the *ozg.Fehler "kette_gebrochen" with the first place that does
// not fit: a row that was changed, left out or added.
func (s *Store) PruefeVorgaenge(ctx context.Context) (n int, err error) {
	err = s.lies(ctx, "check chain", func(tx *sqlx.Tx) error {
		kette := ""
		n = 0
		err := stream(ctx, tx, func(rows *sqlx.Rows) error {
			var v vorgang
			var am zeit
			var glied string
			if err := rows.Scan(&v.nr, &v.art, &am, &v.konto, &v.inhalt, &glied); err != nil {
				return err
			}
			v.am = am.Time
			n++
			if kette = v.glied(kette); int(v.nr) != n || kette != glied {
				return gebrochen("Vorgang", n)
			}
			return nil
		}, sqlAlleVorgaenge)
		if err != nil {
			return err
		}
		return pruefeEnde(ctx, tx, sqlStandKette, "Vorgang", n, kette)
	})
	return n, err
}

// PruefeProtokoll is PruefeVorgaenge for the audit trail. Addresses that were deleted break nothing, changed
// ones do.
func (s *Store) PruefeProtokoll(ctx context.Context) (n int, err error) {
	err = s.lies(ctx, "check trail", func(tx *sqlx.Tx) error {
		kette := ""
		n = 0
		err := stream(ctx, tx, func(rows *sqlx.Rows) error {
			var e Eintrag
			var am zeit
			var spur, glied, salz string
			if err := rows.Scan(&e.Nr, &am, &e.Konto, &e.Ereignis, &e.Ergebnis, &e.Gegenstand, &spur, &glied, &e.Adresse, &salz); err != nil {
				return err
			}
			e.Am = am.Time
			n++
			fremd := salz != "" && spurVon(e.Adresse, salz) != spur
			if kette = e.glied(kette, spur); e.Nr != n || kette != glied || fremd {
				return gebrochen("Eintrag", n)
			}
			return nil
		}, sqlAllesProtokoll)
		if err != nil {
			return err
		}
		return pruefeEnde(ctx, tx, sqlProtokollStand, "Eintrag", n, kette)
	})
	return n, err
}

// pruefeEnde finds rows that were cut off at the end.
func pruefeEnde(ctx context.Context, tx *sqlx.Tx, query, was string, n int, kette string) error {
	var stand struct {
		Nr    int    `db:"nr"`
		Kette string `db:"kette"`
	}
	if err := get(ctx, tx, &stand, query); err != nil {
		return err
	}
	if stand.Nr != n || stand.Kette != kette {
		return gebrochen(was, n+1)
	}
	return nil
}

func gebrochen(was string, n int) error {
	return ozg.NeuerFehler("kette_gebrochen", fmt.Sprintf("Die Kette ist gebrochen: %s %d wurde nachträglich geändert, entfernt oder eingefügt.", was, n))
}
