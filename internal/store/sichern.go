package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/jmoiron/sqlx"

	"ozgtracker/migrations"
)

// Sichern writes all that the database at dsn holds into an SQLite file, as it is at one moment, while others go
// on reading and writing it; no more than some rows and one part of a file are in memory. pfad is a file that
// is empty or does not exist yet, and is no backup before Sichern returns without error. A database of an older
// program is written as it is.
func Sichern(ctx context.Context, dsn, pfad string) (inhalt Inhalt, err error) {
	quelle, err := open(dsn, false)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, quelle.Close()) }()
	if err := quelle.Ping(ctx); err != nil {
		return nil, quelle.oeffnungsfehler(ctx, err)
	}
	ziel, err := neueSicherung(pfad)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, ziel.Close()) }()
	err = quelle.lies(ctx, "back up", func(aus *sqlx.Tx) error {
		gelaufen, err := quelle.gelaufeneMigrationen(ctx, aus)
		if err != nil {
			return err
		}
		return ziel.schreibe(ctx, "write backup", func(nach *sqlx.Tx) error {
			if err := ziel.legeAn(ctx, nach, gelaufen); err != nil {
				return err
			}
			inhalt, err = ziel.uebertrage(ctx, quelle, aus, nach)
			return err
		})
	})
	return inhalt, err
}

// neueSicherung opens the file to write. Journal and fsync are for files that are kept when something fails;
// this one is thrown away then. Foreign keys are checked where it is restored: what is broken is kept too.
func neueSicherung(pfad string) (*Store, error) {
	e := sqliteEngine{pfad: pfad, titel: "Die neue Sicherung"}
	dsn := e.datei("_pragma=page_size(16384)", "_pragma=journal_mode(OFF)", "_pragma=synchronous(OFF)", "_dqs=0", "_txlock=immediate")
	db, err := openSQLite(dsn, 1)
	if err != nil {
		return nil, err
	}
	return &Store{engine: e, schreiben: db, lesen: db}, nil
}

// gelaufeneMigrationen lists the files that made the tables of a database, in their order.
func (s *Store) gelaufeneMigrationen(ctx context.Context, q queryer) ([]migration, error) {
	alle, err := readMigrations(migrations.FS)
	if err != nil {
		return nil, err
	}
	vorhanden, offen, err := s.offeneMigrationen(ctx, q, alle)
	if err == nil && (!vorhanden || len(offen) == len(alle)) {
		err = datenbankFehlt(s.engine)
	}
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(alle, func(m migration) bool { return slices.Contains(offen, m) }), nil
}

// legeAn makes the tables of these migrations in an empty database.
func (s *Store) legeAn(ctx context.Context, tx *sqlx.Tx, ms []migration) error {
	if _, err := exec(ctx, tx, sqlCreateMigration); err != nil {
		return fmt.Errorf("create %s: %w", migrationTable, err)
	}
	for _, m := range ms {
		if err := s.run(ctx, tx, m); err != nil {
			return fmt.Errorf("migration %s: %w", m.Name, err)
		}
	}
	return nil
}
