package store

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"time"

	"github.com/jmoiron/sqlx"

	"ozgtracker/internal/ozg"
)

// DB is the pool for reading, for tests that look behind the methods.
func (s *Store) DB() *sqlx.DB { return s.lesen }

// WriteDB is the pool for writing, for tests that do harm.
func (s *Store) WriteDB() *sqlx.DB { return s.schreiben }

// Migrate runs the migrations of another folder.
func (s *Store) Migrate(ctx context.Context, fsys fs.FS) error { return s.migrateFS(ctx, fsys) }

// SaveZuordnungen remembers decisions on their own; Annehmen does it with the import they were made for.
func (s *Store) SaveZuordnungen(ctx context.Context, zs []Zuordnung, konto string, am time.Time) error {
	return s.schreibe(ctx, "save Zuordnungen", func(tx *sqlx.Tx) error {
		return saveZuordnungen(ctx, tx, 0, NeuerImport{Zuordnungen: zs, Konto: konto, Am: am})
	})
}

// CheckChain computes the chain again from the stored rows alone, as an auditor would.
func (s *Store) CheckChain(ctx context.Context) error {
	return s.lies(ctx, "check chain", func(tx *sqlx.Tx) error {
		var kette string
		err := stream(ctx, tx, func(rows *sqlx.Rows) error {
			var v vorgang
			var am zeit
			var glied string
			if err := rows.Scan(&v.nr, &v.art, &am, &v.konto, &v.inhalt, &glied); err != nil {
				return err
			}
			v.am = am.Time
			if kette = v.glied(kette); kette != glied {
				return fmt.Errorf("link of Vorgang %d does not fit", v.nr)
			}
			return nil
		}, `SELECT nr, art, am, konto, inhalt, kette FROM vorgang ORDER BY nr`)
		if err != nil {
			return err
		}
		var letzte string
		if err := get(ctx, tx, &letzte, `SELECT kette FROM stand`); err != nil {
			return err
		}
		if letzte != kette {
			return fmt.Errorf("last link is %s, computed %s", letzte, kette)
		}
		return nil
	})
}

// MeldungenSum computes the checksum of the stored Meldungen of an import, as an auditor would.
func (s *Store) MeldungenSum(ctx context.Context, nr ozg.Nr) (string, error) {
	var zeilen [][]any
	err := stream(ctx, s.lesen, func(rows *sqlx.Rows) error {
		var lfd, zeile int
		var id, felder, blatt, herkunft string
		err := rows.Scan(&lfd, &id, &felder, &blatt, &zeile, &herkunft)
		zeilen = append(zeilen, []any{nr, lfd, id, felder, blatt, zeile, herkunft})
		return err
	}, `SELECT lfd, ozg_id, felder, blatt, zeile, herkunft FROM meldung WHERE import_nr = ? ORDER BY lfd`, nr)
	summe := neueSumme()
	for range summe.ueber(slices.Values(zeilen)) { // all that counts is that they pass
	}
	return summe.hex(), err
}

// Tabellen lists the tables that a backup knows, with the reason where it leaves one out.
func Tabellen() (namen []string, ohne map[string]string) {
	ohne = map[string]string{}
	for _, t := range tabellen {
		namen = append(namen, t.name)
		if t.ohne != "" {
			ohne[t.name] = t.ohne
		}
	}
	return namen, ohne
}

// OpenMit opens a database with the migrations of another folder, as an older program does.
func OpenMit(ctx context.Context, dsn string, fsys fs.FS) (*Store, error) {
	s, err := open(dsn, true)
	if err != nil {
		return nil, err
	}
	return s, s.migrateFS(ctx, fsys)
}
