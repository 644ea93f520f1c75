package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"

	"github.com/jmoiron/sqlx"

	"ozgtracker/internal/ozg"
	"ozgtracker/migrations"
)

const (
	migrationTable = "schema_migration"

	sqlCreateMigration = `CREATE TABLE IF NOT EXISTS schema_migration (name TEXT NOT NULL PRIMARY KEY, sha256 TEXT NOT NULL)`
	sqlMigrationen     = `SELECT name, sha256 FROM schema_migration`
	sqlInsertMigration = `INSERT INTO schema_migration (name, sha256) VALUES (?, ?)`
)

// migration is one file of package migrations, or the record that it ran.
type migration struct {
	Name   string `db:"name"`
	SHA256 string `db:"sha256"`
	inhalt string
}

// readMigrations gives the files in the order of their numbers.
func readMigrations(fsys fs.FS) ([]migration, error) {
	namen, err := fs.Glob(fsys, "*.sql") // sorted
	if err != nil {
		return nil, fmt.Errorf("list migrations: %w", err)
	}
	out := make([]migration, len(namen))
	for i, name := range namen {
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("read migration: %w", err)
		}
		h := sha256.Sum256(b)
		out[i] = migration{name, hex.EncodeToString(h[:]), string(b)}
	}
	return out, nil
}

// migrate runs the files that have not run yet, all in one transaction under a lock, so that processes
// starting at once wait for each other and a failing file leaves nothing behind. Where nothing is to be
// done, it only reads: an account without the right to create tables is then enough.
func (s *Store) migrate(ctx context.Context) error {
	return s.migrateFS(ctx, migrations.FS)
}

func (s *Store) migrateFS(ctx context.Context, fsys fs.FS) error {
	alle, err := readMigrations(fsys)
	if err != nil {
		return err
	}
	vorhanden, offen, err := s.offeneMigrationen(ctx, s.schreiben, alle)
	if err != nil || vorhanden && len(offen) == 0 {
		return err
	}
	return s.schreibe(ctx, "migrate", func(tx *sqlx.Tx) error {
		if err := s.engine.lockSchema(ctx, tx); err != nil {
			return fmt.Errorf("lock schema: %w", err)
		}
		if _, err := exec(ctx, tx, sqlCreateMigration); err != nil {
			return fmt.Errorf("create %s: %w", migrationTable, err)
		}
		_, offen, err := s.offeneMigrationen(ctx, tx, alle) // again: somebody else may have been faster
		if err != nil {
			return err
		}
		for _, m := range offen {
			if err := s.run(ctx, tx, m); err != nil {
				return fmt.Errorf("migration %s: %w", m.Name, err)
			}
		}
		return nil
	})
}

// run executes one file; without arguments both drivers take several statements at once.
func (s *Store) run(ctx context.Context, tx *sqlx.Tx, m migration) error {
	if _, err := tx.ExecContext(ctx, s.engine.token().Replace(m.inhalt)); err != nil {
		return err
	}
	_, err := exec(ctx, tx, sqlInsertMigration, m.Name, m.SHA256)
	return err
}

// offeneMigrationen lists the files that have not run. It refuses a database that a newer program has
// migrated, and one whose files were changed afterwards.
func (s *Store) offeneMigrationen(ctx context.Context, q queryer, alle []migration) (vorhanden bool, offen []migration, err error) {
	var tabellen int
	if err := get(ctx, q, &tabellen, s.engine.hasTable(), migrationTable); err != nil {
		return false, nil, fmt.Errorf("look for %s: %w", migrationTable, err)
	}
	if tabellen == 0 {
		return false, alle, nil
	}
	var gelaufen []migration
	if err := selectAll(ctx, q, &gelaufen, sqlMigrationen); err != nil {
		return true, nil, fmt.Errorf("read %s: %w", migrationTable, err)
	}
	summen := map[string]string{}
	for _, m := range gelaufen {
		summen[m.Name] = m.SHA256
	}
	for _, m := range alle {
		switch summe, ok := summen[m.Name]; {
		case !ok:
			offen = append(offen, m)
		case summe != m.SHA256:
			return true, nil, ozg.NeuerFehler("datenbank_abweichend", fmt.Sprintf(
				"%s wurde mit einer anderen Fassung der Datei %s angelegt, als dieses Programm enthält. Starten Sie die Programmversion, mit der sie angelegt wurde.", s.engine.ort(), m.Name))
		}
		delete(summen, m.Name)
	}
	for name := range summen {
		return true, nil, ozg.NeuerFehler("datenbank_neuer", fmt.Sprintf(
			"%s gehört zu einer neueren Programmversion (%s). Starten Sie die neuere Version.", s.engine.ort(), name))
	}
	return true, offen, nil
}

// pruefeSchema makes sure that a database opened for reading is one that this program can read.
func (s *Store) pruefeSchema(ctx context.Context) error {
	alle, err := readMigrations(migrations.FS)
	if err != nil {
		return err
	}
	vorhanden, offen, err := s.offeneMigrationen(ctx, s.lesen, alle)
	switch {
	case err != nil:
		return err
	case !vorhanden || len(offen) == len(alle):
		return datenbankFehlt(s.engine)
	case len(offen) > 0:
		return ozg.NeuerFehler("datenbank_aelter", s.engine.ort()+" gehört zu einer älteren Programmversion. „ozg migrate“ bringt sie auf den neuen Stand.")
	}
	return nil
}
