package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"ozgtracker/internal/ozg"
)

// OpenSicherung opens a backup to read it, after a look at all of its pages. The file is not changed: one of an
// older program is brought up to date in a copy among the temporary files, which schliesse removes. Errors
// are *ozg.Fehler "sicherung_neuer" and "sicherung_unlesbar".
func OpenSicherung(ctx context.Context, pfad string) (s *Store, schliesse func() error, err error) {
	if info, err := os.Stat(pfad); err != nil || !info.Mode().IsRegular() {
		return nil, nil, sicherungUnlesbar(pfad, err)
	}
	s, err = OpenRead(ctx, "sqlite:"+pfad)
	schliesse = func() error { return s.Close() }
	switch ozg.FehlerCode(err) {
	case "":
	case "datenbank_aelter":
		if s, schliesse, err = openAktualisiert(ctx, pfad); err != nil {
			return nil, nil, err
		}
	case "datenbank_neuer":
		return nil, nil, &ozg.Fehler{Code: "sicherung_neuer", Err: err, Text: "Die Sicherung „" + pfad + "“ gehört zu einer neueren Programmversion. Spielen Sie sie mit dieser Version ein."}
	default:
		return nil, nil, sicherungUnlesbar(pfad, err)
	}
	maengel, err := s.PruefeAblage(ctx)
	if err != nil || len(maengel) > 0 {
		return nil, nil, errors.Join(sicherungUnlesbar(pfad, errors.Join(err, errors.New(strings.Join(maengel, "; ")))), schliesse())
	}
	return s, schliesse, nil
}

func sicherungUnlesbar(pfad string, err error) error {
	return &ozg.Fehler{Code: "sicherung_unlesbar", Err: err, Text: "„" + pfad + "“ ist keine Sicherung dieses Programms, oder sie ist beschädigt. Es wurde nichts geändert."}
}

// openAktualisiert migrates a copy of the file.
func openAktualisiert(ctx context.Context, pfad string) (s *Store, schliesse func() error, err error) {
	dir, err := os.MkdirTemp("", "ozg-sicherung-*")
	if err != nil {
		return nil, nil, fmt.Errorf("copy backup: %w", err)
	}
	weg := func() error { return os.RemoveAll(dir) }
	kopie := filepath.Join(dir, "kopie.db")
	if err := kopiereDatei(pfad, kopie); err != nil {
		return nil, nil, errors.Join(err, weg())
	}
	if s, err = Open(ctx, "sqlite:"+kopie); err != nil {
		return nil, nil, errors.Join(err, weg())
	}
	return s, func() error { return errors.Join(s.Close(), weg()) }, nil
}

func kopiereDatei(von, nach string) (err error) {
	q, err := os.Open(von)
	if err != nil {
		return fmt.Errorf("copy backup: %w", err)
	}
	defer q.Close()
	z, err := os.OpenFile(nach, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("copy backup: %w", err)
	}
	if _, err := io.Copy(z, q); err != nil {
		return errors.Join(fmt.Errorf("copy backup: %w", err), z.Close())
	}
	return z.Close()
}

// PruefeAblage lists what the engine itself finds broken in its files, in its own words; none on PostgreSQL,
// which looks after them.
func (s *Store) PruefeAblage(ctx context.Context) ([]string, error) {
	maengel, err := s.engine.pruefe(ctx, s.lesen)
	return maengel, s.fehler(ctx, "check files of the database", err)
}

// Ablage is the file of an SQLite address; "" for another engine, and for a database in memory.
func Ablage(dsn string) string {
	if e, err := engineOf(dsn); err == nil {
		if lite, ok := e.(sqliteEngine); ok && lite.pfad != sqliteMemory {
			return lite.pfad
		}
	}
	return ""
}
