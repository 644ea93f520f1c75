package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"ozgtracker/internal/ozg"
)

const (
	sqlEntwurf     = `SELECT konto, sha256, dateiname, eingaben, ablauf FROM entwurf WHERE id = ?`
	sqlSaveEntwurf = `INSERT INTO entwurf (id, konto, sha256, dateiname, eingaben, ablauf) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET konto = excluded.konto, sha256 = excluded.sha256, dateiname = excluded.dateiname,
		eingaben = excluded.eingaben, ablauf = excluded.ablauf`
	sqlEntwurfDatei      = `SELECT sha256 FROM entwurf WHERE id = ?`
	sqlDeleteEntwurf     = `DELETE FROM entwurf WHERE id = ? RETURNING sha256`
	sqlDeleteAbgelaufene = `DELETE FROM entwurf WHERE ablauf <= ? RETURNING sha256`
)

// Entwurf is an uploaded file that nobody has accepted yet, with the inputs made so far.
type Entwurf struct {
	ID, Konto, SHA256, Datei string
	Inhalt                   []byte          // nil on saving: the file is stored already
	Eingaben                 json.RawMessage // a JSON object; nil is kept as {}
	Ablauf                   time.Time       // from this moment on DeleteAbgelaufene removes it
}

// SaveEntwurf stores a draft, or its new state.
func (s *Store) SaveEntwurf(ctx context.Context, e Entwurf) error {
	if err := pruefeSHA256(e.SHA256, e.Inhalt); err != nil {
		return fmt.Errorf("save draft: %w", err)
	}
	if e.Ablauf.IsZero() {
		return errors.New("save draft: no expiry given")
	}
	eingaben := leeresJSON
	if e.Eingaben != nil {
		eingaben = string(e.Eingaben)
	}
	return s.schreibe(ctx, "save draft", func(tx *sqlx.Tx) error {
		if err := sperre(ctx, tx); err != nil {
			return err
		}
		var vorher []string // the file of its state before, if there was one
		if err := selectAll(ctx, tx, &vorher, sqlEntwurfDatei, e.ID); err != nil {
			return err
		}
		if err := saveDatei(ctx, tx, e.SHA256, e.Inhalt); err != nil {
			return err
		}
		if _, err := exec(ctx, tx, sqlSaveEntwurf, e.ID, sauber(e.Konto), e.SHA256, sauber(e.Datei), eingaben, zeit{e.Ablauf}); err != nil {
			return err
		}
		return deleteAlleUnbenutzten(ctx, tx, vorher)
	})
}

// Entwurf reads a draft with its file; *ozg.Fehler "entwurf_unbekannt" if there is none, or none any more.
func (s *Store) Entwurf(ctx context.Context, id string) (Entwurf, error) {
	var z struct {
		Konto     string `db:"konto"`
		SHA256    string `db:"sha256"`
		Dateiname string `db:"dateiname"`
		Eingaben  string `db:"eingaben"`
		Ablauf    zeit   `db:"ablauf"`
	}
	var inhalt []byte
	err := s.lies(ctx, "read draft", func(tx *sqlx.Tx) (err error) {
		if err = get(ctx, tx, &z, sqlEntwurf, id); errors.Is(err, sql.ErrNoRows) {
			return ozg.NeuerFehler("entwurf_unbekannt", "Diesen Entwurf gibt es nicht mehr. Laden Sie die Datei noch einmal hoch.")
		} else if err != nil {
			return err
		}
		inhalt, err = readDatei(ctx, tx, z.SHA256)
		return err
	})
	if err != nil {
		return Entwurf{}, err
	}
	return Entwurf{
		ID: id, Konto: z.Konto, SHA256: z.SHA256, Datei: z.Dateiname, Inhalt: inhalt,
		Eingaben: json.RawMessage(z.Eingaben), Ablauf: z.Ablauf.Time,
	}, nil
}

// DeleteEntwurf removes a draft, and its file unless an import or another draft needs it. A draft that is
// gone already is no error.
func (s *Store) DeleteEntwurf(ctx context.Context, id string) error {
	return s.deleteEntwuerfe(ctx, "delete draft", sqlDeleteEntwurf, id)
}

// DeleteAbgelaufene removes all drafts whose expiry has come, with the files that nobody else needs.
func (s *Store) DeleteAbgelaufene(ctx context.Context, jetzt time.Time) error {
	return s.deleteEntwuerfe(ctx, "delete expired drafts", sqlDeleteAbgelaufene, zeit{jetzt})
}

func (s *Store) deleteEntwuerfe(ctx context.Context, was, query string, arg any) error {
	return s.schreibe(ctx, was, func(tx *sqlx.Tx) error {
		if err := sperre(ctx, tx); err != nil {
			return err
		}
		var dateien []string
		if err := selectAll(ctx, tx, &dateien, query, arg); err != nil {
			return err
		}
		return deleteAlleUnbenutzten(ctx, tx, dateien)
	})
}

func deleteAlleUnbenutzten(ctx context.Context, tx *sqlx.Tx, dateien []string) error {
	for _, sha256 := range dateien {
		if err := deleteUnbenutzt(ctx, tx, sha256); err != nil {
			return err
		}
	}
	return nil
}

// sperre takes the lock that a Vorgang takes, without a number: whoever adds or removes a reference to a
// file holds it, so that no file is deleted while somebody begins to need it.
func sperre(ctx context.Context, tx *sqlx.Tx) error {
	if _, err := exec(ctx, tx, sqlSperre); err != nil {
		return fmt.Errorf("take the lock: %w", err)
	}
	return nil
}
