package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"ozgtracker/internal/ozg"
)

const (
	// The imports of one file whose original is not deleted; the catalogue names nobody and stays.
	sqlOriginalImporte = `SELECT i.nr FROM import i WHERE i.sha256 = ? AND i.art <> 'katalog'
		AND NOT EXISTS (SELECT 1 FROM original_geloescht g WHERE g.import_nr = i.nr) ORDER BY i.nr`
	sqlOriginalEntwuerfe = `SELECT COUNT(*) FROM entwurf WHERE sha256 = ?`
	sqlOriginalBerichte  = `SELECT COUNT(*) FROM bericht WHERE sha256 = ?`
	sqlInsertGeloescht   = `INSERT INTO original_geloescht (import_nr, am, konto, grund) VALUES (?, ?, ?, ?)`

	sqlDeleteDateiEntwuerfe = `DELETE FROM entwurf WHERE sha256 = ?`
	sqlDeleteDateiBerichte  = `DELETE FROM bericht WHERE sha256 = ?`

	// Files whose imports were all accepted up to a moment, and are not deleted yet.
	sqlAlteOriginale = `SELECT i.sha256 FROM import i JOIN vorgang v ON v.nr = i.nr
		WHERE i.sha256 IS NOT NULL AND i.art <> 'katalog' AND NOT EXISTS (SELECT 1 FROM original_geloescht g WHERE g.import_nr = i.nr)
		GROUP BY i.sha256 HAVING MAX(v.am) <= ? ORDER BY MIN(i.nr)`
)

// Loeschung says when, by whom and why the original file of an import was deleted; the zero value: it was not.
type Loeschung struct {
	Am    time.Time
	Konto string // id of the account
	Grund string
}

// Geteilt is what else needs the file of an import, and loses it with it.
type Geteilt struct {
	Importe             []ozg.Nr // all imports of the file, the one that was asked for too
	Entwuerfe, Berichte int      // open drafts and kept reports that are this very file
}

// OriginalGeteilt says what deleting the original of an import would touch. The errors are *ozg.Fehler:
// "import_unbekannt", "datei_unbekannt" where there is no file, "datei_geloescht" and, for the catalogue,
// "import_katalog".
func (s *Store) OriginalGeteilt(ctx context.Context, nr ozg.Nr) (g Geteilt, err error) {
	i, err := s.Import(ctx, nr)
	if err != nil {
		return g, err
	}
	if err := pruefeOriginal(i); err != nil {
		return g, err
	}
	err = s.lies(ctx, "look who needs file", func(tx *sqlx.Tx) error {
		g, err = geteilt(ctx, tx, i.SHA256)
		return err
	})
	return g, err
}

func pruefeOriginal(i ImportZeile) error {
	switch {
	case i.SHA256 == "":
		return ozg.NeuerFehler("datei_unbekannt", fmt.Sprintf("Zu Import %d gibt es keine Datei.", i.Nr))
	case i.Art == ozg.ImportKatalog:
		return ozg.NeuerFehler("import_katalog", "Der Katalog nennt keine Personen; seine Datei bleibt.")
	case !i.Original.Am.IsZero():
		return ozg.NeuerFehler("datei_geloescht", fmt.Sprintf("Die Datei zu Import %d ist schon gelöscht.", i.Nr))
	}
	return nil
}

func geteilt(ctx context.Context, tx *sqlx.Tx, sha256 string) (g Geteilt, err error) {
	if err := selectAll(ctx, tx, &g.Importe, sqlOriginalImporte, sha256); err != nil {
		return g, err
	}
	if err := get(ctx, tx, &g.Entwuerfe, sqlOriginalEntwuerfe, sha256); err != nil {
		return g, err
	}
	return g, get(ctx, tx, &g.Berichte, sqlOriginalBerichte, sha256)
}

// DeleteOriginal deletes the file of an import, for all imports of the same file, with the drafts and kept reports
// that are it. Its checksum stays, so that the same file is still recognised. The errors are those of
// OriginalGeteilt.
func (s *Store) DeleteOriginal(ctx context.Context, nr ozg.Nr, l Loeschung) (g Geteilt, err error) {
	i, err := s.Import(ctx, nr)
	if err != nil {
		return g, err
	}
	if err := pruefeOriginal(i); err != nil {
		return g, err
	}
	err = s.schreibe(ctx, "delete original", func(tx *sqlx.Tx) error {
		if err := sperre(ctx, tx); err != nil {
			return err
		}
		g, err = geteilt(ctx, tx, i.SHA256)
		if err != nil {
			return err
		}
		if len(g.Importe) == 0 { // somebody was quicker
			return ozg.NeuerFehler("datei_geloescht", fmt.Sprintf("Die Datei zu Import %d ist schon gelöscht.", nr))
		}
		return deleteOriginal(ctx, tx, i.SHA256, g.Importe, l, true)
	})
	if err != nil {
		return g, err
	}
	return g, s.vergiss(ctx)
}

// deleteOriginal notes that the file of some imports is deleted, and removes it. Drafts and kept reports that are
// the same file go with it (alle), or keep it until they go themselves. The caller holds the lock on stand.
func deleteOriginal(ctx context.Context, tx *sqlx.Tx, sha256 string, importe []ozg.Nr, l Loeschung, alle bool) error {
	for _, nr := range importe {
		if _, err := exec(ctx, tx, sqlInsertGeloescht, nr, zeit{l.Am}, sauber(l.Konto), sauber(l.Grund)); err != nil {
			return fmt.Errorf("note deletion: %w", err)
		}
	}
	if alle {
		for _, query := range []string{sqlDeleteDateiEntwuerfe, sqlDeleteDateiBerichte} {
			if _, err := exec(ctx, tx, query, sha256); err != nil {
				return fmt.Errorf("delete what is the same file: %w", err)
			}
		}
	}
	return deleteUnbenutzt(ctx, tx, sha256)
}

// DeleteAlteOriginale deletes the files of imports that were all accepted up to a moment, and gives the imports. A
// draft or kept report that is the same file keeps it for itself.
func (s *Store) DeleteAlteOriginale(ctx context.Context, bis time.Time, l Loeschung) (importe []ozg.Nr, err error) {
	err = s.schreibe(ctx, "delete old originals", func(tx *sqlx.Tx) error {
		if err := sperre(ctx, tx); err != nil {
			return err
		}
		var dateien []string
		if err := selectAll(ctx, tx, &dateien, sqlAlteOriginale, zeit{bis}); err != nil {
			return err
		}
		importe = nil
		for _, sha256 := range dateien {
			g, err := geteilt(ctx, tx, sha256)
			if err != nil {
				return err
			}
			if err := deleteOriginal(ctx, tx, sha256, g.Importe, l, false); err != nil {
				return err
			}
			importe = append(importe, g.Importe...)
		}
		return nil
	})
	if err != nil || len(importe) == 0 {
		return nil, err
	}
	return importe, s.vergiss(ctx)
}
