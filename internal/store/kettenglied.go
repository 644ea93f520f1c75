package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"ozgtracker/internal/ozg"
)

const (
	sqlGliedVorgang   = `SELECT kette FROM vorgang WHERE nr = ?`
	sqlGliedProtokoll = `SELECT kette FROM protokoll WHERE nr = ?`
)

// Kettenglied is one link of a chain. Whoever wrote it down elsewhere can prove later that nothing up to it was
// changed or cut off, not even by somebody who computed the chain anew.
type Kettenglied struct {
	Kette string // "vorgang" or "protokoll"
	Nr    int
	Summe string // 64 hexadecimal digits
}

// String is the form in which it is written down: "vorgang=212:3f2a…".
func (k Kettenglied) String() string { return fmt.Sprintf("%s=%d:%s", k.Kette, k.Nr, k.Summe) }

// LiesKettenglied reads what String wrote; *ozg.Fehler "kettenglied".
func LiesKettenglied(s string) (Kettenglied, error) {
	name, rest, _ := strings.Cut(strings.TrimSpace(s), "=")
	nr, summe, _ := strings.Cut(rest, ":")
	n, err := strconv.Atoi(nr)
	if err != nil || n < 1 || len(summe) != 64 || name != "vorgang" && name != "protokoll" {
		return Kettenglied{}, ozg.NeuerFehler("kettenglied", "„"+s+"“ ist kein Glied einer Kette. Schreiben Sie es so, wie es ausgegeben wurde: vorgang=212:3f2a… oder protokoll=17:9c01…")
	}
	return Kettenglied{name, n, summe}, nil
}

// Kettenenden are the last links of both chains, without those that have none yet.
func (s *Store) Kettenenden(ctx context.Context) (enden []Kettenglied, err error) {
	for _, k := range []struct{ name, query string }{{"vorgang", sqlStandKette}, {"protokoll", sqlProtokollStand}} {
		var stand struct {
			Nr    int    `db:"nr"`
			Kette string `db:"kette"`
		}
		if err := get(ctx, s.lesen, &stand, k.query); err != nil {
			return nil, s.fehler(ctx, "read end of chain", err)
		}
		if stand.Nr > 0 {
			enden = append(enden, Kettenglied{k.name, stand.Nr, stand.Kette})
		}
	}
	return enden, nil
}

// PruefeGlied holds that a link still lies in its chain, which must have been checked itself; *ozg.Fehler
// "kette_gebrochen".
func (s *Store) PruefeGlied(ctx context.Context, k Kettenglied) error {
	query, was := sqlGliedVorgang, "Vorgang"
	if k.Kette == "protokoll" {
		query, was = sqlGliedProtokoll, "Eintrag"
	}
	var summe string
	err := get(ctx, s.lesen, &summe, query, k.Nr)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return ozg.NeuerFehler("kette_gebrochen", fmt.Sprintf("%s %d fehlt, obwohl es ihn gab: Das Ende wurde abgeschnitten.", was, k.Nr))
	case err != nil:
		return s.fehler(ctx, "read link of chain", err)
	case summe != k.Summe:
		return ozg.NeuerFehler("kette_gebrochen", fmt.Sprintf("%s %d ist ein anderer als der aufgeschriebene: Er oder etwas davor wurde geändert und die Kette neu berechnet.", was, k.Nr))
	}
	return nil
}
