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
	sqlNaechsteNr    = `UPDATE stand SET nr = nr + 1 WHERE eins = 1 RETURNING nr, kette`
	sqlSperre        = `UPDATE stand SET nr = nr WHERE eins = 1`
	sqlSetKette      = `UPDATE stand SET kette = ? WHERE eins = 1`
	sqlInsertVorgang = `INSERT INTO vorgang (nr, art, am, konto, inhalt, kette) VALUES (?, ?, ?, ?, ?, ?)`
	sqlInsertImport  = `INSERT INTO import (nr, art, stichtag, themenfeld, dateiname, sha256, zeilen, fehler, warnungen, hinweise, bericht, stapel)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	sqlGueltige   = `SELECT nr FROM import WHERE sha256 = ? AND stichtag = ? AND themenfeld = ? AND zurueck_nr IS NULL ORDER BY nr`
	sqlZurueckNr  = `SELECT zurueck_nr FROM import WHERE nr = ?`
	sqlSetZurueck = `UPDATE import SET zurueck_nr = ? WHERE nr = ?`
)

// The kinds of Vorgänge that are written today, as the schema lists them.
const (
	artImport      = "import"
	artRuecknahme  = "ruecknahme"
	artEinstellung = "einstellung"
)

const leeresJSON = "{}"

// NeuerImport is a file that was read and is to be accepted whole.
type NeuerImport struct {
	Art        ozg.ImportArt
	Stichtag   ozg.Tag
	Themenfeld string          // name, or "" where the file speaks of several
	Datei      string          // name of the file
	SHA256     string          // hex checksum of Inhalt; "" where there is no file (a correction typed in)
	Konto      string          // id of the account, never a name
	Stapel     string          // shared by all files of one upload; "" where there was none
	Inhalt     []byte          // the file as uploaded; nil keeps none
	Am         time.Time       // when it is accepted; kept to the microsecond
	Bericht    json.RawMessage // what the importer tells of the file, a JSON object; nil is kept as {}
	Meldungen  ozg.Meldungen   // in this order they get lfd 1, 2, …
	Befunde    []ozg.Befund

	Zuordnungen []Zuordnung // decisions made for this file, remembered with it
	Nochmals    bool        // the same file is valid already and is accepted all the same, since it is read otherwise
}

// Annehmen stores an import whole, as the next Vorgang. pruefen gets the Nr before it, while the lock is
// held, so that nothing can move between the check and the rows; its error undoes everything and is
// returned. pruefen may be nil, and must not call the Store: a database in memory has one connection.
// The same file for the same Stichtag and Themenfeld that was not taken back, without Nochmals: *ozg.Fehler
// "import_doppelt".
func (s *Store) Annehmen(ctx context.Context, n NeuerImport, pruefen func(vorher ozg.Nr) error) (ozg.Nr, error) {
	p, err := packe(n) // before the lock, which others wait for
	if err != nil {
		return 0, fmt.Errorf("accept import: %w", err)
	}
	var nr ozg.Nr
	err = s.schreibe(ctx, "accept import", func(tx *sqlx.Tx) error {
		nr, err = naechsterVorgang(ctx, tx, &p.vorgang, func(nr ozg.Nr) error {
			if pruefen != nil {
				if err := pruefen(nr - 1); err != nil {
					return err
				}
			}
			if err := pruefeDoppelt(ctx, tx, n); err != nil {
				return err
			}
			if err := saveDatei(ctx, tx, n.SHA256, n.Inhalt); err != nil {
				return err
			}
			return s.insertZeilen(ctx, tx, nr, &p)
		})
		if err != nil {
			return err
		}
		if _, err := exec(ctx, tx, sqlInsertImport, append([]any{nr}, p.kopf...)...); err != nil {
			return fmt.Errorf("insert import: %w", err)
		}
		return saveZuordnungen(ctx, tx, nr, n)
	})
	if err != nil {
		return 0, err
	}
	return nr, nil
}

// Zuruecknehmen takes an import back, as the next Vorgang; its rows stay, they only stop to hold.
func (s *Store) Zuruecknehmen(ctx context.Context, nr ozg.Nr, konto string, am time.Time) (ozg.Nr, error) {
	return s.ZuruecknehmenWenn(ctx, nr, konto, am, nil)
}

// ZuruecknehmenWenn is Zuruecknehmen with a check like that of Annehmen.
func (s *Store) ZuruecknehmenWenn(ctx context.Context, nr ozg.Nr, konto string, am time.Time, pruefen func(vorher ozg.Nr) error) (ozg.Nr, error) {
	if am.IsZero() {
		return 0, errors.New("take back import: no moment given")
	}
	v := vorgang{art: artRuecknahme, am: am, konto: sauber(konto), inhalt: fmt.Sprintf(`{"import":%d}`, nr)}
	var durch ozg.Nr
	err := s.schreibe(ctx, "take back import", func(tx *sqlx.Tx) (err error) {
		durch, err = naechsterVorgang(ctx, tx, &v, func(durch ozg.Nr) error {
			if pruefen != nil {
				if err := pruefen(durch - 1); err != nil {
					return err
				}
			}
			return pruefeZurueck(ctx, tx, nr)
		})
		if err != nil {
			return err
		}
		_, err = exec(ctx, tx, sqlSetZurueck, durch, nr)
		return err
	})
	if err != nil {
		return 0, err
	}
	return durch, nil
}

// naechsterVorgang takes the next number, and with it the lock that everybody else waits for, runs the
// check, which may still complete the Vorgang, and appends it to the chain.
func naechsterVorgang(ctx context.Context, tx *sqlx.Tx, v *vorgang, pruefen func(nr ozg.Nr) error) (ozg.Nr, error) {
	var stand struct {
		Nr    ozg.Nr `db:"nr"`
		Kette string `db:"kette"`
	}
	if err := get(ctx, tx, &stand, sqlNaechsteNr); err != nil {
		return 0, fmt.Errorf("take the next number: %w", err)
	}
	if err := pruefen(stand.Nr); err != nil {
		return 0, err
	}
	v.nr = stand.Nr
	kette := v.glied(stand.Kette)
	if _, err := exec(ctx, tx, sqlInsertVorgang, v.nr, v.art, zeit{v.am}, v.konto, v.inhalt, kette); err != nil {
		return 0, fmt.Errorf("insert Vorgang: %w", err)
	}
	if _, err := exec(ctx, tx, sqlSetKette, kette); err != nil {
		return 0, fmt.Errorf("append to the chain: %w", err)
	}
	return v.nr, nil
}

func pruefeDoppelt(ctx context.Context, tx *sqlx.Tx, n NeuerImport) error {
	if n.Nochmals {
		return nil
	}
	nrs, err := gueltige(ctx, tx, n.SHA256, n.Stichtag, n.Themenfeld)
	if err != nil || len(nrs) == 0 {
		return err
	}
	return ozg.NeuerFehler("import_doppelt", fmt.Sprintf(
		"Diese Datei wurde zum Stichtag %s schon angenommen (Import %d). Es hat sich nichts geändert.", n.Stichtag.Deutsch(), nrs[len(nrs)-1]))
}

func pruefeZurueck(ctx context.Context, tx *sqlx.Tx, nr ozg.Nr) error {
	var zurueck sql.Null[ozg.Nr]
	switch err := get(ctx, tx, &zurueck, sqlZurueckNr, nr); {
	case errors.Is(err, sql.ErrNoRows):
		return importUnbekannt(nr)
	case err != nil:
		return fmt.Errorf("read import: %w", err)
	case zurueck.Valid:
		return ozg.NeuerFehler("import_zurueckgenommen", fmt.Sprintf(
			"Der Import %d wurde schon zurückgenommen (Vorgang %d).", nr, zurueck.V))
	}
	return nil
}

func importUnbekannt(nr ozg.Nr) error {
	return ozg.NeuerFehler("import_unbekannt", fmt.Sprintf("Einen Import mit der Nummer %d gibt es nicht.", nr))
}

// Gueltige are the imports of a file, Stichtag and Themenfeld that were not taken back, in their order. There are
// several where the file was read otherwise each time.
func (s *Store) Gueltige(ctx context.Context, sha256 string, stichtag ozg.Tag, themenfeld string) ([]ozg.Nr, error) {
	nrs, err := gueltige(ctx, s.lesen, sha256, stichtag, themenfeld)
	return nrs, s.fehler(ctx, "look for imports", err)
}

func gueltige(ctx context.Context, q queryer, sha256 string, stichtag ozg.Tag, themenfeld string) (nrs []ozg.Nr, err error) {
	err = selectAll(ctx, q, &nrs, sqlGueltige, sha256, datum(stichtag), sauber(themenfeld))
	return nrs, err
}
