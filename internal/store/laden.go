package store

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"

	"ozgtracker/internal/ozg"
)

const (
	sqlStand           = `SELECT nr FROM stand WHERE eins = 1`
	sqlNeueVorgaenge   = `SELECT nr, am FROM vorgang WHERE nr > ? ORDER BY nr`
	sqlNeueSchwaerzung = `SELECT COUNT(*) FROM vorgang WHERE nr > ? AND art = 'schwaerzung'`
	sqlNeueRuecknahme  = `SELECT nr, zurueck_nr FROM import WHERE zurueck_nr > ? AND nr <= ?`
	sqlNeueImporte     = `SELECT i.nr, COALESCE(i.zurueck_nr, 0), i.art, i.stichtag, i.themenfeld, i.dateiname, v.am
		FROM import i JOIN vorgang v ON v.nr = i.nr WHERE i.nr > ? ORDER BY i.nr`
	sqlNeueMeldungen = `SELECT import_nr, lfd, ozg_id, felder FROM meldung WHERE import_nr > ? ORDER BY import_nr, lfd`

	// sqlAlleMeldungen reads the table as it lies on the disk, which is the order of (import_nr, lfd) or
	// close to it: Aufbau sorts anyway. Asking for the order would make SQLite go through the index and
	// fetch each row on its own, a third more time.
	sqlAlleMeldungen = `SELECT import_nr, lfd, ozg_id, felder FROM meldung`
)

// Stand is the Nr of the last Vorgang, 0 for an empty database.
func (s *Store) Stand(ctx context.Context) (nr ozg.Nr, err error) {
	err = get(ctx, s.lesen, &nr, sqlStand)
	return nr, s.fehler(ctx, "read stand", err)
}

// Load reads the whole Geschichte.
func (s *Store) Load(ctx context.Context) (*ozg.Geschichte, error) {
	return s.erweitere(ctx, &ozg.Geschichte{})
}

// Extend gives the Geschichte with all that was accepted and taken back since g, also by other processes;
// g itself if nothing was. A database that knows less than g (a backup was put back) is loaded anew.
func (s *Store) Extend(ctx context.Context, g *ozg.Geschichte) (*ozg.Geschichte, error) {
	switch nr, err := s.Stand(ctx); {
	case err != nil:
		return nil, err
	case nr == g.Stand:
		return g, nil
	case nr < g.Stand:
		return s.Load(ctx)
	}
	return s.erweitere(ctx, g)
}

// erweitere reads what is newer than g, in one snapshot.
func (s *Store) erweitere(ctx context.Context, g *ozg.Geschichte) (*ozg.Geschichte, error) {
	a := g.Erweitern()
	geschwaerzt := 0
	err := s.lies(ctx, "load history", func(tx *sqlx.Tx) error {
		if g.Stand > 0 {
			if err := get(ctx, tx, &geschwaerzt, sqlNeueSchwaerzung, g.Stand); err != nil || geschwaerzt > 0 {
				return err
			}
		}
		if err := addVorgaenge(ctx, tx, a, g.Stand); err != nil {
			return fmt.Errorf("read Vorgänge: %w", err)
		}
		if err := addEinstellungen(ctx, tx, a, g.Stand); err != nil {
			return fmt.Errorf("read settings: %w", err)
		}
		if err := addRuecknahmen(ctx, tx, a, g.Stand); err != nil {
			return fmt.Errorf("read withdrawals: %w", err)
		}
		plaetze, err := addImporte(ctx, tx, a, g.Stand)
		if err != nil {
			return fmt.Errorf("read imports: %w", err)
		}
		if err := addMeldungen(ctx, tx, a, g.Stand, plaetze); err != nil {
			return fmt.Errorf("read Meldungen: %w", err)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if geschwaerzt > 0 { // rows that g has read are others now
		return s.Load(ctx)
	}
	return a.Geschichte(), nil
}

func addVorgaenge(ctx context.Context, tx *sqlx.Tx, a *ozg.Aufbau, seit ozg.Nr) error {
	return stream(ctx, tx, func(rows *sqlx.Rows) error {
		var nr ozg.Nr
		var am zeit
		if err := rows.Scan(&nr, &am); err != nil {
			return err
		}
		return a.Vorgang(ozg.Vorgang{Nr: nr, Am: am.Time})
	}, sqlNeueVorgaenge, seit)
}

// addRuecknahmen marks imports that g knows as valid; newer imports carry their withdrawal themselves.
func addRuecknahmen(ctx context.Context, tx *sqlx.Tx, a *ozg.Aufbau, seit ozg.Nr) error {
	return stream(ctx, tx, func(rows *sqlx.Rows) error {
		var nr, durch ozg.Nr
		if err := rows.Scan(&nr, &durch); err != nil {
			return err
		}
		return a.Zurueck(nr, durch)
	}, sqlNeueRuecknahme, seit, seit)
}

// addImporte gives for each new import its place in the Geschichte.
func addImporte(ctx context.Context, tx *sqlx.Tx, a *ozg.Aufbau, seit ozg.Nr) (map[ozg.Nr]int32, error) {
	plaetze := map[ozg.Nr]int32{}
	err := stream(ctx, tx, func(rows *sqlx.Rows) (err error) {
		var i ozg.Import
		var am zeit
		if err := rows.Scan(&i.Nr, &i.Zurueck, &i.Art, (*datum)(&i.Stichtag), &i.Themenfeld, &i.Datei, &am); err != nil {
			return err
		}
		i.Am = am.Time
		plaetze[i.Nr], err = a.Import(i)
		return err
	}, sqlNeueImporte, seit)
	return plaetze, err
}
