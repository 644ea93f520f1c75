package store

import (
	"context"
	"time"
)

const (
	sqlJuengster   = `SELECT COALESCE(MAX(am), '') FROM vorgang`
	sqlDateienlage = `SELECT
		(SELECT COUNT(*) FROM datei) AS dateien,
		(SELECT COUNT(*) FROM datei d WHERE groesse > 0 AND NOT EXISTS (SELECT 1 FROM datei_teil WHERE sha256 = d.sha256)) AS ohne_teile,
		(SELECT COUNT(DISTINCT sha256) FROM datei_teil t WHERE NOT EXISTS (SELECT 1 FROM datei WHERE sha256 = t.sha256)) AS ohne_datei,
		(SELECT COUNT(*) FROM import i WHERE sha256 IS NOT NULL AND NOT EXISTS (SELECT 1 FROM datei WHERE sha256 = i.sha256)
			AND NOT EXISTS (SELECT 1 FROM original_geloescht WHERE import_nr = i.nr)) AS ohne_original,
		(SELECT COUNT(*) FROM datei d WHERE NOT EXISTS (SELECT 1 FROM import WHERE sha256 = d.sha256)
			AND NOT EXISTS (SELECT 1 FROM entwurf WHERE sha256 = d.sha256) AND NOT EXISTS (SELECT 1 FROM bericht WHERE sha256 = d.sha256)) AS unbenutzt`
)

// Version is that of the engine, as it names itself: "3.50.4", "15.8".
func (s *Store) Version(ctx context.Context) (v string, err error) {
	err = get(ctx, s.lesen, &v, s.engine.version())
	return v, s.fehler(ctx, "ask for version", err)
}

// Beschreibbar finds out whether the program may do all that it has to, and changes nothing. fehlt lists the
// tables where it may not. zuviel lists those it could rewrite although it only has to add to them: the rights
// of the account that "--db-migrate" takes away; never any in a file, which knows no accounts.
func (s *Store) Beschreibbar(ctx context.Context) (fehlt, zuviel []string, err error) {
	fehlt, zuviel, err = s.engine.beschreibbar(ctx, s.lesen)
	return fehlt, zuviel, s.fehler(ctx, "look whether the database is writable", err)
}

// Dateienlage counts stored files, and what does not fit together.
type Dateienlage struct {
	Dateien      int `db:"dateien"`
	OhneTeile    int `db:"ohne_teile"`    // files of which nothing is there
	OhneDatei    int `db:"ohne_datei"`    // parts of files that are not
	OhneOriginal int `db:"ohne_original"` // imports whose file is gone, though nobody deleted it
	Unbenutzt    int `db:"unbenutzt"`     // files that no import, draft or report needs
}

// Dateienlage looks at all stored files.
func (s *Store) Dateienlage(ctx context.Context) (d Dateienlage, err error) {
	err = get(ctx, s.lesen, &d, sqlDateienlage)
	return d, s.fehler(ctx, "look at files", err)
}

// Juengster is the moment of the latest Vorgang, by its own statement; zero where there is none.
func (s *Store) Juengster(ctx context.Context) (time.Time, error) {
	var am zeit
	err := get(ctx, s.lesen, &am, sqlJuengster)
	return am.Time, s.fehler(ctx, "look for the latest Vorgang", err)
}
