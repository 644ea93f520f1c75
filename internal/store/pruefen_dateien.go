package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"hash"

	"github.com/jmoiron/sqlx"

	"ozgtracker/internal/ozg"
)

const (
	sqlAlleTeile    = `SELECT d.sha256, d.groesse, COALESCE(t.teil, -1), t.inhalt FROM datei d LEFT JOIN datei_teil t ON t.sha256 = d.sha256 ORDER BY d.sha256, t.teil`
	sqlOhneOriginal = `SELECT COALESCE(MIN(nr), 0) FROM import i WHERE sha256 IS NOT NULL AND NOT EXISTS (SELECT 1 FROM datei WHERE sha256 = i.sha256)
		AND NOT EXISTS (SELECT 1 FROM original_geloescht WHERE import_nr = i.nr)`
)

// PruefeDateien computes the checksum of every stored file again, one part in memory at a time, and gives how
// many there are. The error is the *ozg.Fehler "kette_gebrochen" with the first one that differs, or the first
// import whose file is gone although nobody deleted it.
func (s *Store) PruefeDateien(ctx context.Context) (n int, err error) {
	err = s.lies(ctx, "check files", func(tx *sqlx.Tx) error {
		n = 0
		var d dateisumme
		err := stream(ctx, tx, func(rows *sqlx.Rows) error {
			var name string
			var groesse, teil int
			var inhalt sql.RawBytes
			if err := rows.Scan(&name, &groesse, &teil, &inhalt); err != nil {
				return err
			}
			if name != d.name {
				if err := d.pruefe(); err != nil {
					return err
				}
				d = dateisumme{name: name, groesse: groesse, h: sha256.New()}
				n++
			}
			d.h.Write(inhalt) // a hash never fails to write
			d.gelesen += len(inhalt)
			return nil
		}, sqlAlleTeile)
		if err != nil {
			return err
		}
		if err := d.pruefe(); err != nil {
			return err
		}
		var ohne ozg.Nr
		if err := get(ctx, tx, &ohne, sqlOhneOriginal); err != nil || ohne == 0 {
			return err
		}
		return ozg.NeuerFehler("kette_gebrochen", fmt.Sprintf("Die Datei von Import %d fehlt, obwohl niemand sie gelöscht hat.", ohne))
	})
	return n, err
}

// dateisumme is a file that is being read.
type dateisumme struct {
	name             string
	groesse, gelesen int
	h                hash.Hash
}

func (d dateisumme) pruefe() error {
	if d.name == "" || d.gelesen == d.groesse && hex.EncodeToString(d.h.Sum(nil)) == d.name {
		return nil
	}
	return ozg.NeuerFehler("kette_gebrochen", "Die Datei mit der Prüfsumme "+d.name[:12]+"… ist nicht mehr die, die hochgeladen wurde.")
}
