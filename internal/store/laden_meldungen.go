package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/jmoiron/sqlx"

	"ozgtracker/internal/fliessband"
	"ozgtracker/internal/ozg"
)

// zeilenpaket carries rows of meldung from the goroutine that reads to the one that places them.
type zeilenpaket struct {
	zeilen []rohzeile
	felder []byte // the JSON of all rows, one after the other
}

type rohzeile struct {
	nr    ozg.Nr
	lfd   int32
	ozgID string
	bis   int // where its JSON ends
}

// paketZeilen is how many rows a packet holds: enough that handing it over costs nothing.
const paketZeilen = 256

// addMeldungen reads the Meldungen of new imports. Reading and placing take about as long, so they run at
// the same time.
func addMeldungen(ctx context.Context, tx *sqlx.Tx, a *ozg.Aufbau, seit ozg.Nr, plaetze map[ozg.Nr]int32) error {
	if len(plaetze) == 0 { // withdrawals only
		return nil
	}
	query, args := sqlNeueMeldungen, []any{seit}
	if seit == 0 {
		query, args = sqlAlleMeldungen, nil
	}
	var err error
	umlauf := []*zeilenpaket{{}, {}, {}}
	for p := range fliessband.Pakete(umlauf, func(leer func() (*zeilenpaket, bool), voll func(*zeilenpaket)) {
		err = liesMeldungen(ctx, tx, query, args, leer, voll)
	}) {
		if err := p.platziere(a, plaetze); err != nil {
			return err
		}
	}
	return err
}

// liesMeldungen fills packets with the rows of a statement until there is none left, or nobody wants more.
func liesMeldungen(ctx context.Context, tx *sqlx.Tx, query string, args []any, leer func() (*zeilenpaket, bool), voll func(*zeilenpaket)) error {
	p, ok := leer()
	err := stream(ctx, tx, func(rows *sqlx.Rows) error {
		var z rohzeile
		var felder sql.RawBytes // only valid until the next row
		if err := rows.Scan(&z.nr, &z.lfd, &z.ozgID, &felder); err != nil {
			return err
		}
		p.felder = append(p.felder, felder...)
		z.bis = len(p.felder)
		if p.zeilen = append(p.zeilen, z); len(p.zeilen) < paketZeilen {
			return nil
		}
		voll(p)
		if p, ok = leer(); !ok {
			return errors.New("nobody wants more")
		}
		return nil
	}, query, args...)
	if ok {
		voll(p)
	}
	return err
}

// platziere adds the rows and leaves the packet empty.
func (p *zeilenpaket) platziere(a *ozg.Aufbau, plaetze map[ozg.Nr]int32) error {
	von := 0
	for _, z := range p.zeilen {
		if err := a.MeldungJSON(plaetze[z.nr], z.lfd, z.ozgID, p.felder[von:z.bis]); err != nil {
			return err
		}
		von = z.bis
	}
	p.zeilen, p.felder = p.zeilen[:0], p.felder[:0]
	return nil
}
