package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/jmoiron/sqlx"

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
// the same time; three packets go round.
func addMeldungen(ctx context.Context, tx *sqlx.Tx, a *ozg.Aufbau, seit ozg.Nr, plaetze map[ozg.Nr]int32) error {
	if len(plaetze) == 0 { // withdrawals only
		return nil
	}
	query, args := sqlNeueMeldungen, []any{seit}
	if seit == 0 {
		query, args = sqlAlleMeldungen, nil
	}
	frei, voll, platziert := make(chan *zeilenpaket, 3), make(chan *zeilenpaket, 3), make(chan error, 1)
	for range cap(frei) {
		frei <- &zeilenpaket{}
	}
	go func() { platziert <- platziere(a, plaetze, voll, frei) }()
	p := <-frei
	err := stream(ctx, tx, func(rows *sqlx.Rows) error {
		var z rohzeile
		var felder sql.RawBytes // only valid until the next row
		if err := rows.Scan(&z.nr, &z.lfd, &z.ozgID, &felder); err != nil {
			return err
		}
		p.felder = append(p.felder, felder...)
		z.bis = len(p.felder)
		if p.zeilen = append(p.zeilen, z); len(p.zeilen) == paketZeilen {
			voll <- p
			p = <-frei
		}
		return nil
	}, query, args...)
	voll <- p
	close(voll)
	return errors.Join(err, <-platziert)
}

// platziere adds the rows of all packets, up to the first that cannot be read, and gives the packets back.
func platziere(a *ozg.Aufbau, plaetze map[ozg.Nr]int32, voll <-chan *zeilenpaket, frei chan<- *zeilenpaket) (err error) {
	for p := range voll {
		von := 0
		for _, z := range p.zeilen {
			if err == nil {
				err = a.MeldungJSON(plaetze[z.nr], z.lfd, z.ozgID, p.felder[von:z.bis])
			}
			von = z.bis
		}
		p.zeilen, p.felder = p.zeilen[:0], p.felder[:0]
		frei <- p
	}
	return err
}
