package store

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/jmoiron/sqlx"

	"ozgtracker/internal/ozg"
)

const sqlZeilen = `SELECT m.import_nr, m.lfd, v.konto, m.ozg_id, m.felder, m.blatt, m.zeile, m.herkunft
	FROM meldung m JOIN vorgang v ON v.nr = m.import_nr WHERE m.ozg_id = ? ORDER BY m.import_nr, m.lfd`

// GespeicherteMeldung is a Meldung with its place: the import, and the line in it counted from 1.
type GespeicherteMeldung struct {
	ImportNr ozg.Nr
	Lfd      int32
	Konto    string // who accepted the import
	ozg.Meldung
}

// Zeilen reads all stored rows of a Leistung with the origin of each value, in the order (Nr, line), also
// those of imports taken back.
func (s *Store) Zeilen(ctx context.Context, ozgID string) ([]GespeicherteMeldung, error) {
	var out []GespeicherteMeldung
	err := stream(ctx, s.lesen, func(rows *sqlx.Rows) error {
		var m GespeicherteMeldung
		var felder, herkunft []byte
		if err := rows.Scan(&m.ImportNr, &m.Lfd, &m.Konto, &m.OZGID, &felder, &m.Blatt, &m.Zeile, &herkunft); err != nil {
			return err
		}
		if err := json.Unmarshal(felder, &m.Felder); err != nil {
			return fmt.Errorf("import %d line %d: %w", m.ImportNr, m.Lfd, err)
		}
		var err error
		if m.Herkunft, err = ozg.LiesHerkunft(felder, herkunft, m.Zeile); err != nil {
			return fmt.Errorf("import %d line %d: %w", m.ImportNr, m.Lfd, err)
		}
		out = append(out, m)
		return nil
	}, sqlZeilen, ozgID)
	return out, s.fehler(ctx, "read Meldungen", err)
}
