package store

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/jmoiron/sqlx"

	"ozgtracker/internal/ozg"
)

// The pair is a place holder for as many pairs of numbers as are asked for.
const sqlHerkunft = `SELECT import_nr, lfd, blatt, zeile, felder, herkunft FROM meldung WHERE (import_nr, lfd) IN (VALUES (0, 0))`

// stellenJeFrage is how many places one statement asks for.
const stellenJeFrage = 500

// Stelle is the place of a stored Meldung: the import, and the line in it counted from 1.
type Stelle struct {
	ImportNr ozg.Nr
	Lfd      int32
}

// Herkunftszeile is where a stored Meldung stood in its file.
type Herkunftszeile struct {
	Blatt    string
	Zeile    int
	Herkunft map[ozg.Feld]ozg.Herkunft
}

// Herkuenfte reads where Meldungen come from, each once, however often it is asked for. A place at which
// nothing is stored is left out.
func (s *Store) Herkuenfte(ctx context.Context, stellen []Stelle) (map[Stelle]Herkunftszeile, error) {
	out := make(map[Stelle]Herkunftszeile, len(stellen))
	for teil := range slices.Chunk(stellen, stellenJeFrage) {
		var paare strings.Builder // numbers only, so that both engines know their type
		for i, st := range teil {
			if i > 0 {
				paare.WriteByte(',')
			}
			paare.WriteString("(" + strconv.Itoa(int(st.ImportNr)) + "," + strconv.Itoa(int(st.Lfd)) + ")")
		}
		err := stream(ctx, s.lesen, func(rows *sqlx.Rows) error {
			var st Stelle
			var z Herkunftszeile
			var felder, herkunft []byte
			if err := rows.Scan(&st.ImportNr, &st.Lfd, &z.Blatt, &z.Zeile, &felder, &herkunft); err != nil {
				return err
			}
			var err error
			if z.Herkunft, err = ozg.LiesHerkunft(felder, herkunft, z.Zeile); err != nil {
				return fmt.Errorf("import %d line %d: %w", st.ImportNr, st.Lfd, err)
			}
			out[st] = z
			return nil
		}, strings.Replace(sqlHerkunft, "(0, 0)", paare.String(), 1))
		if err != nil {
			return nil, s.fehler(ctx, "read origins", err)
		}
	}
	return out, nil
}
