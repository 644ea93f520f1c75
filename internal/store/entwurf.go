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
	sqlEntwurf = `SELECT id, konto, sha256, dateiname, eingaben, ablauf, version, stapel FROM entwurf WHERE id = ?`

	// The lists come in the order in which the files were sent, as far as their expiry tells.
	sqlEntwuerfeStapel = `SELECT id, konto, sha256, dateiname, eingaben, ablauf, version, stapel FROM entwurf WHERE stapel = ? ORDER BY ablauf, id`
	sqlEntwuerfeKonto  = `SELECT id, konto, sha256, dateiname, eingaben, ablauf, version, stapel FROM entwurf WHERE konto = ? ORDER BY ablauf, id`

	sqlInsertEntwurf     = `INSERT INTO entwurf (id, konto, sha256, dateiname, eingaben, ablauf, version, stapel) VALUES (?, ?, ?, ?, ?, ?, 1, ?)`
	sqlUpdateEntwurf     = `UPDATE entwurf SET eingaben = ?, version = version + 1 WHERE id = ? AND version = ?`
	sqlEntwurfVersion    = `SELECT version FROM entwurf WHERE id = ?`
	sqlEntwurfKonto      = `SELECT konto FROM entwurf WHERE id = ?`
	sqlEntwuerfeUmfang   = `SELECT COUNT(*) AS anzahl, COALESCE(SUM(d.groesse), 0) AS groesse FROM entwurf e JOIN datei d ON d.sha256 = e.sha256 WHERE e.konto = ?`
	sqlDeleteEntwurf     = `DELETE FROM entwurf WHERE id = ? RETURNING sha256`
	sqlDeleteAbgelaufene = `DELETE FROM entwurf WHERE ablauf <= ? RETURNING sha256`
)

// What the drafts of one account may be together, so that nobody fills the disk with files that nobody accepts. Years of
// old plans, all Themenfelder at once, are about 200 files.
const (
	MaxEntwuerfe        = 500
	MaxEntwuerfeGroesse = 500 << 20 // bytes
)

// Entwurf is an uploaded file that nobody has accepted yet, with the inputs made so far.
type Entwurf struct {
	ID, Konto, SHA256, Datei string
	Stapel                   string          // shared by all files of one upload
	Inhalt                   []byte          // nil on saving: the file is stored already; lists leave it out
	Eingaben                 json.RawMessage // a JSON object; nil is kept as {}
	Ablauf                   time.Time       // from this moment on DeleteAbgelaufene removes it
	Version                  int             // 1 at first, one more with each change of the inputs
}

// SaveEntwurf stores a new draft, as version 1. The error is the *ozg.Fehler "entwuerfe_zu_viele" where the account would
// have more than MaxEntwuerfe, or files of more than MaxEntwuerfeGroesse.
func (s *Store) SaveEntwurf(ctx context.Context, e Entwurf) error {
	if err := pruefeSHA256(e.SHA256, e.Inhalt); err != nil {
		return fmt.Errorf("save draft: %w", err)
	}
	if e.Ablauf.IsZero() {
		return errors.New("save draft: no expiry given")
	}
	return s.schreibe(ctx, "save draft", func(tx *sqlx.Tx) error {
		if err := sperre(ctx, tx); err != nil {
			return err
		}
		if err := saveDatei(ctx, tx, e.SHA256, e.Inhalt); err != nil {
			return err
		}
		if err := pruefeEntwuerfe(ctx, tx, sauber(e.Konto), len(e.Inhalt)); err != nil {
			return err
		}
		_, err := exec(ctx, tx, sqlInsertEntwurf, e.ID, sauber(e.Konto), e.SHA256, sauber(e.Datei), eingabenText(e.Eingaben), zeit{e.Ablauf}, e.Stapel)
		return err
	})
}

func pruefeEntwuerfe(ctx context.Context, tx *sqlx.Tx, konto string, groesse int) error {
	var da struct {
		Anzahl  int   `db:"anzahl"`
		Groesse int64 `db:"groesse"`
	}
	if err := get(ctx, tx, &da, sqlEntwuerfeUmfang, konto); err != nil {
		return fmt.Errorf("count drafts: %w", err)
	}
	if da.Anzahl < MaxEntwuerfe && da.Groesse+int64(groesse) <= MaxEntwuerfeGroesse {
		return nil
	}
	return ozg.NeuerFehler("entwuerfe_zu_viele", fmt.Sprintf(
		"Es warten schon %d hochgeladene Dateien (%d MB) auf Ihre Entscheidung; mehr als %d Dateien oder %d MB werden nicht aufbewahrt. Übernehmen oder verwerfen Sie zuerst, was auf der Seite Importe offen ist. Die Datei wurde nicht gespeichert.",
		da.Anzahl, da.Groesse>>20, MaxEntwuerfe, MaxEntwuerfeGroesse>>20))
}

func eingabenText(e json.RawMessage) string {
	if e == nil {
		return leeresJSON
	}
	return string(e)
}

// UpdateEntwurf replaces the inputs of a draft that still has the version its caller saw; the draft then
// has the next one. Else nothing is changed and the error is the *ozg.Fehler "entwurf_geaendert", or
// "entwurf_unbekannt" where the draft is gone.
func (s *Store) UpdateEntwurf(ctx context.Context, id string, version int, eingaben json.RawMessage) error {
	return s.schreibe(ctx, "save draft", func(tx *sqlx.Tx) error {
		r, err := exec(ctx, tx, sqlUpdateEntwurf, eingabenText(eingaben), id, version)
		if err != nil {
			return err
		}
		if n, err := r.RowsAffected(); err != nil || n > 0 {
			return err
		}
		var jetzt int
		switch err := get(ctx, tx, &jetzt, sqlEntwurfVersion, id); {
		case errors.Is(err, sql.ErrNoRows):
			return entwurfUnbekannt()
		case err != nil:
			return err
		}
		return ozg.NeuerFehler("entwurf_geaendert", "In einem anderen Fenster wurde dieser Entwurf inzwischen geändert. Ihre Angabe wurde noch nicht übernommen.")
	})
}

func entwurfUnbekannt() error {
	return ozg.NeuerFehler("entwurf_unbekannt", "Diesen Entwurf gibt es nicht mehr. Laden Sie die Datei noch einmal hoch.")
}

// entwurfRow is a row of the table without the file.
type entwurfRow struct {
	ID        string `db:"id"`
	Konto     string `db:"konto"`
	SHA256    string `db:"sha256"`
	Dateiname string `db:"dateiname"`
	Eingaben  string `db:"eingaben"`
	Ablauf    zeit   `db:"ablauf"`
	Version   int    `db:"version"`
	Stapel    string `db:"stapel"`
}

func (z entwurfRow) entwurf() Entwurf {
	return Entwurf{
		ID: z.ID, Konto: z.Konto, SHA256: z.SHA256, Datei: z.Dateiname, Stapel: z.Stapel,
		Eingaben: json.RawMessage(z.Eingaben), Ablauf: z.Ablauf.Time, Version: z.Version,
	}
}

// Entwurf reads a draft with its file; *ozg.Fehler "entwurf_unbekannt" if there is none, or none any more.
func (s *Store) Entwurf(ctx context.Context, id string) (Entwurf, error) {
	return s.entwurf(ctx, id, true)
}

// EntwurfOhneInhalt is Entwurf without the file, which may be large.
func (s *Store) EntwurfOhneInhalt(ctx context.Context, id string) (Entwurf, error) {
	return s.entwurf(ctx, id, false)
}

func (s *Store) entwurf(ctx context.Context, id string, mitInhalt bool) (Entwurf, error) {
	var e Entwurf
	err := s.lies(ctx, "read draft", func(tx *sqlx.Tx) (err error) {
		var z entwurfRow
		if err = get(ctx, tx, &z, sqlEntwurf, id); errors.Is(err, sql.ErrNoRows) {
			return entwurfUnbekannt()
		} else if err != nil {
			return err
		}
		if e = z.entwurf(); mitInhalt {
			e.Inhalt, err = readDatei(ctx, tx, z.SHA256)
		}
		return err
	})
	if err != nil {
		return Entwurf{}, err
	}
	return e, nil
}

// EntwuerfeStapel lists the drafts of one upload that are still open, without their files.
func (s *Store) EntwuerfeStapel(ctx context.Context, stapel string) ([]Entwurf, error) {
	return s.entwuerfe(ctx, sqlEntwuerfeStapel, stapel)
}

// EntwuerfeKonto lists the drafts of one account, without their files.
func (s *Store) EntwuerfeKonto(ctx context.Context, konto string) ([]Entwurf, error) {
	return s.entwuerfe(ctx, sqlEntwuerfeKonto, sauber(konto))
}

func (s *Store) entwuerfe(ctx context.Context, query, arg string) ([]Entwurf, error) {
	var rows []entwurfRow
	if err := selectAll(ctx, s.lesen, &rows, query, arg); err != nil {
		return nil, s.fehler(ctx, "list drafts", err)
	}
	out := make([]Entwurf, len(rows))
	for i, z := range rows {
		out[i] = z.entwurf()
	}
	return out, nil
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

// EntwurfKonto is who uploaded a draft; *ozg.Fehler "entwurf_unbekannt" if there is none.
func (s *Store) EntwurfKonto(ctx context.Context, id string) (konto string, err error) {
	if err = get(ctx, s.lesen, &konto, sqlEntwurfKonto, id); errors.Is(err, sql.ErrNoRows) {
		return "", ozg.NeuerFehler("entwurf_unbekannt", "Diesen Entwurf gibt es nicht mehr. Laden Sie die Datei noch einmal hoch.")
	}
	return konto, s.fehler(ctx, "read account of draft", err)
}
