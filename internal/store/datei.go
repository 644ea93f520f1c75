package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"github.com/jmoiron/sqlx"

	"ozgtracker/internal/ozg"
)

// dateiTeil is the size of a part in bytes (1 MiB), the same as the CHECK in the schema.
const dateiTeil = 1 << 20

const (
	sqlDateiGroesse     = `SELECT groesse FROM datei WHERE sha256 = ?`
	sqlDateiTeile       = `SELECT inhalt FROM datei_teil WHERE sha256 = ? ORDER BY teil`
	sqlInsertDatei      = `INSERT INTO datei (sha256, groesse) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING`
	sqlInsertTeil       = `INSERT INTO datei_teil (sha256, teil, inhalt) VALUES (?, ?, ?)`
	sqlDateiBenutzt     = `SELECT (SELECT COUNT(*) FROM import i WHERE sha256 = ? AND NOT EXISTS (SELECT 1 FROM original_geloescht g WHERE g.import_nr = i.nr)) + (SELECT COUNT(*) FROM entwurf WHERE sha256 = ?) + (SELECT COUNT(*) FROM bericht WHERE sha256 = ?)`
	sqlDeleteDateiTeile = `DELETE FROM datei_teil WHERE sha256 = ?`
	sqlDeleteDatei      = `DELETE FROM datei WHERE sha256 = ?`
)

// Datei gives a stored file by its checksum; *ozg.Fehler "datei_unbekannt" if it is not there, or not any
// more.
func (s *Store) Datei(ctx context.Context, sha256 string) ([]byte, error) {
	var b []byte
	err := s.lies(ctx, "read file", func(tx *sqlx.Tx) (err error) {
		b, err = readDatei(ctx, tx, sha256)
		return err
	})
	return b, err
}

func readDatei(ctx context.Context, tx *sqlx.Tx, sha256 string) ([]byte, error) {
	var groesse int
	switch err := get(ctx, tx, &groesse, sqlDateiGroesse, sha256); {
	case errors.Is(err, sql.ErrNoRows):
		return nil, ozg.NeuerFehler("datei_unbekannt", "Diese Datei ist nicht oder nicht mehr gespeichert.")
	case err != nil:
		return nil, err
	}
	b := make([]byte, 0, groesse)
	err := stream(ctx, tx, func(rows *sqlx.Rows) error {
		var teil sql.RawBytes // copied once, into b
		if err := rows.Scan(&teil); err != nil {
			return err
		}
		b = append(b, teil...)
		return nil
	}, sqlDateiTeile, sha256)
	if err == nil && len(b) != groesse {
		err = fmt.Errorf("file %s has %d of %d bytes", sha256, len(b), groesse)
	}
	return b, err
}

// saveDatei stores a file once. The caller holds the lock on stand, so that nobody deletes the file
// between this and the row that needs it.
func saveDatei(ctx context.Context, tx *sqlx.Tx, sha256 string, inhalt []byte) error {
	if inhalt == nil {
		return nil
	}
	r, err := exec(ctx, tx, sqlInsertDatei, sha256, len(inhalt))
	if err != nil {
		return fmt.Errorf("insert file: %w", err)
	}
	neu, err := r.RowsAffected()
	if err != nil || neu == 0 {
		return err
	}
	teil := 0
	for t := range slices.Chunk(inhalt, dateiTeil) {
		if _, err := exec(ctx, tx, sqlInsertTeil, sha256, teil, t); err != nil {
			return fmt.Errorf("insert part %d of file: %w", teil, err)
		}
		teil++
	}
	return nil
}

// deleteUnbenutzt removes a file that no import, no draft and no kept report needs. The caller holds the lock on stand.
func deleteUnbenutzt(ctx context.Context, tx *sqlx.Tx, sha256 string) error {
	var benutzt int
	if err := get(ctx, tx, &benutzt, sqlDateiBenutzt, sha256, sha256, sha256); err != nil {
		return fmt.Errorf("look who needs file: %w", err)
	}
	if benutzt > 0 {
		return nil
	}
	if _, err := exec(ctx, tx, sqlDeleteDateiTeile, sha256); err != nil {
		return fmt.Errorf("delete parts of file: %w", err)
	}
	if _, err := exec(ctx, tx, sqlDeleteDatei, sha256); err != nil {
		return fmt.Errorf("delete file: %w", err)
	}
	return nil
}

// pruefeSHA256 makes sure that no file is ever kept under a name that is not its own.
func pruefeSHA256(summe string, inhalt []byte) error {
	if inhalt == nil {
		return nil
	}
	h := sha256.Sum256(inhalt)
	if ist := hex.EncodeToString(h[:]); ist != summe {
		return fmt.Errorf("checksum of file is %s, not %q", ist, summe)
	}
	return nil
}
