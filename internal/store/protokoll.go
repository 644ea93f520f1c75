package store

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/jmoiron/sqlx"
)

const (
	sqlNaechstesProtokoll = `UPDATE protokoll_stand SET nr = nr + 1 WHERE eins = 1 RETURNING nr, kette`
	sqlSetProtokollKette  = `UPDATE protokoll_stand SET kette = ? WHERE eins = 1`
	sqlInsertProtokoll    = `INSERT INTO protokoll (nr, am, konto, ereignis, ergebnis, gegenstand, spur, kette) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
	sqlInsertAdresse      = `INSERT INTO protokoll_adresse (nr, adresse, salz) VALUES (?, ?, ?)`
	sqlDeleteAdressen     = `DELETE FROM protokoll_adresse WHERE nr IN (SELECT nr FROM protokoll WHERE am <= ?)`
	sqlProtokoll          = `SELECT p.nr, p.am, p.konto, p.ereignis, p.ergebnis, p.gegenstand, COALESCE(a.adresse, '') AS adresse
		FROM protokoll p LEFT JOIN protokoll_adresse a ON a.nr = p.nr
		WHERE (? = '' OR p.konto = ?) AND (? = '' OR p.ereignis = ?) AND (? = '' OR p.am >= ?) AND (? = '' OR p.am < ?)
		ORDER BY p.nr DESC`
)

// Ergebnis of what somebody tried.
const (
	Getan     = "getan"
	Abgelehnt = "abgelehnt"
)

// Eintrag is one line of the audit trail.
type Eintrag struct {
	Nr         int
	Am         time.Time
	Konto      string // id of the account, "" for nobody
	Ereignis   string // what was done: "anmeldung", "import.annahme", …
	Ergebnis   string // Getan or Abgelehnt
	Gegenstand string // to what: a path, the id of an account; never a secret
	Adresse    string // where from; forgotten after a while
}

// maxGegenstand is how many characters of what was touched the trail keeps: nothing in it can be taken away again.
const maxGegenstand = 500

// hoechstens cuts a text after so many characters, and shows it.
func hoechstens(text string, zeichen int) string {
	if utf8.RuneCountInString(text) <= zeichen {
		return text
	}
	return string([]rune(text)[:zeichen-1]) + "…"
}

// glied is the next link of the chain. spur stands for the address, which may be deleted.
func (e Eintrag) glied(vorher, spur string) string {
	var b []byte
	for _, teil := range []string{vorher, strconv.Itoa(e.Nr), zeitText(e.Am), e.Konto, e.Ereignis, e.Ergebnis, e.Gegenstand, spur} {
		b = appendNetstring(b, teil)
	}
	return sha256Hex(b)
}

func spurVon(adresse, salz string) string {
	return sha256Hex(appendNetstring(appendNetstring(nil, salz), adresse))
}

// Protokolliere appends to the trail.
func (s *Store) Protokolliere(ctx context.Context, e Eintrag) error {
	if e.Am.IsZero() || e.Ereignis == "" {
		return errors.New("write trail: no moment or no event given")
	}
	return s.schreibe(ctx, "write trail", func(tx *sqlx.Tx) error { return protokolliere(ctx, tx, e) })
}

func protokolliere(ctx context.Context, tx *sqlx.Tx, e Eintrag) error {
	e.Konto, e.Gegenstand, e.Adresse = sauber(e.Konto), hoechstens(sauber(e.Gegenstand), maxGegenstand), sauber(e.Adresse)
	e.Am = e.Am.Truncate(time.Microsecond)
	var stand struct {
		Nr    int    `db:"nr"`
		Kette string `db:"kette"`
	}
	if err := get(ctx, tx, &stand, sqlNaechstesProtokoll); err != nil {
		return fmt.Errorf("take the next number: %w", err)
	}
	e.Nr = stand.Nr
	spur, salz := "", ""
	if e.Adresse != "" {
		var b [16]byte
		_, _ = rand.Read(b[:]) // never fails, see crypto/rand
		salz = hex.EncodeToString(b[:])
		spur = spurVon(e.Adresse, salz)
	}
	kette := e.glied(stand.Kette, spur)
	if _, err := exec(ctx, tx, sqlInsertProtokoll, e.Nr, zeit{e.Am}, e.Konto, e.Ereignis, e.Ergebnis, e.Gegenstand, spur, kette); err != nil {
		return fmt.Errorf("insert entry: %w", err)
	}
	if salz != "" {
		if _, err := exec(ctx, tx, sqlInsertAdresse, e.Nr, e.Adresse, salz); err != nil {
			return fmt.Errorf("insert address: %w", err)
		}
	}
	if _, err := exec(ctx, tx, sqlSetProtokollKette, kette); err != nil {
		return fmt.Errorf("append to the chain: %w", err)
	}
	return nil
}

// ProtokollFilter chooses entries; zero fields choose all.
type ProtokollFilter struct {
	Konto, Ereignis string
	Von, Bis        time.Time // from Von on, before Bis
}

// Protokoll hands the chosen entries to f, the newest first, until f returns false or an error.
func (s *Store) Protokoll(ctx context.Context, f ProtokollFilter, je func(Eintrag) error) error {
	von, bis := "", ""
	if !f.Von.IsZero() {
		von = zeitText(f.Von)
	}
	if !f.Bis.IsZero() {
		bis = zeitText(f.Bis)
	}
	err := stream(ctx, s.lesen, func(rows *sqlx.Rows) error {
		var e Eintrag
		var am zeit
		if err := rows.Scan(&e.Nr, &am, &e.Konto, &e.Ereignis, &e.Ergebnis, &e.Gegenstand, &e.Adresse); err != nil {
			return err
		}
		e.Am = am.Time
		return je(e)
	}, sqlProtokoll, f.Konto, f.Konto, f.Ereignis, f.Ereignis, von, von, bis, bis)
	return s.fehler(ctx, "read trail", err)
}

// DeleteAdressen forgets the network addresses of entries up to a moment. The chain still holds.
func (s *Store) DeleteAdressen(ctx context.Context, bis time.Time) error {
	return s.aendere(ctx, "forget addresses of the trail", sqlDeleteAdressen, zeit{bis})
}
