package store

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/jmoiron/sqlx"

	"ozgtracker/internal/ozg"
)

const sqlZeilen = `SELECT import_nr, lfd, ozg_id, felder, blatt, zeile, herkunft FROM meldung WHERE ozg_id = ? ORDER BY import_nr, lfd`

// GespeicherteMeldung is a Meldung with its place: the import, and the line in it counted from 1.
type GespeicherteMeldung struct {
	ImportNr ozg.Nr
	Lfd      int32
	ozg.Meldung
}

// Zeilen reads all stored rows of a Leistung with the origin of each value, in the order (Nr, line), also
// those of imports taken back.
func (s *Store) Zeilen(ctx context.Context, ozgID string) ([]GespeicherteMeldung, error) {
	var out []GespeicherteMeldung
	err := stream(ctx, s.lesen, func(rows *sqlx.Rows) error {
		var m GespeicherteMeldung
		var felder, herkunft []byte
		if err := rows.Scan(&m.ImportNr, &m.Lfd, &m.OZGID, &felder, &m.Blatt, &m.Zeile, &herkunft); err != nil {
			return err
		}
		if err := json.Unmarshal(felder, &m.Felder); err != nil {
			return fmt.Errorf("import %d line %d: %w", m.ImportNr, m.Lfd, err)
		}
		if err := json.Unmarshal(herkunft, &m.Herkunft); err != nil {
			return fmt.Errorf("import %d line %d: %w", m.ImportNr, m.Lfd, err)
		}
		out = append(out, m)
		return nil
	}, sqlZeilen, ozgID)
	return out, s.fehler(ctx, "read Meldungen", err)
}
