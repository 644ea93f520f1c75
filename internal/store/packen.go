package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/jmoiron/sqlx"

	"ozgtracker/internal/ozg"
)

// paket is an import turned into rows.
type paket struct {
	vorgang   vorgang
	kopf      []any   // columns of import after nr
	meldungen [][]any // columns of meldung; the place of import_nr is filled when the number is known
	befunde   [][]any
}

var (
	meldungSpalten = []string{"import_nr", "lfd", "ozg_id", "felder", "blatt", "zeile", "herkunft"}
	befundSpalten  = []string{"import_nr", "lfd", "schwere", "code", "blatt", "zelle", "wert", "text", "vorschlag"}
)

// importInhalt is what a Vorgang of art 'import' keeps of itself. The checksums tie the rows to the chain.
type importInhalt struct {
	Art        ozg.ImportArt `json:"art"`
	Stichtag   ozg.Tag       `json:"stichtag"`
	Themenfeld string        `json:"themenfeld"`
	Datei      string        `json:"datei"`
	SHA256     string        `json:"sha256"`
	Zeilen     int           `json:"zeilen"`
	Meldungen  string        `json:"meldungen_sha256"`
	Befunde    string        `json:"befunde_sha256"`
	Bericht    string        `json:"bericht_sha256"`
}

func packe(n NeuerImport) (paket, error) {
	if n.Am.IsZero() {
		return paket{}, errors.New("no moment given")
	}
	if err := pruefeSHA256(n.SHA256, n.Inhalt); err != nil {
		return paket{}, err
	}
	bericht := leeresJSON
	if n.Bericht != nil {
		bericht = string(n.Bericht)
	}
	if !json.Valid([]byte(bericht)) {
		return paket{}, errors.New("report is not JSON")
	}
	n.Themenfeld, n.Datei, n.Konto = sauber(n.Themenfeld), sauber(n.Datei), sauber(n.Konto)
	meldungen, err := meldungZeilen(n.Meldungen)
	if err != nil {
		return paket{}, err
	}
	befunde, anzahl := befundZeilen(n.Befunde)
	inhalt, err := json.Marshal(importInhalt{
		Art: n.Art, Stichtag: n.Stichtag, Themenfeld: n.Themenfeld, Datei: n.Datei, SHA256: n.SHA256, Zeilen: len(meldungen),
		Meldungen: pruefsumme(ohneNr(meldungen)), Befunde: pruefsumme(ohneNr(befunde)), Bericht: pruefsumme([][]any{{bericht}}),
	})
	if err != nil {
		return paket{}, fmt.Errorf("write content of Vorgang: %w", err)
	}
	var sum any // NULL where there is no file: two corrections on one day are no double
	if n.SHA256 != "" {
		sum = n.SHA256
	}
	return paket{
		vorgang: vorgang{art: artImport, am: n.Am, konto: n.Konto, inhalt: string(inhalt)},
		kopf: []any{
			n.Art, datum(n.Stichtag), n.Themenfeld, n.Datei, sum, len(meldungen),
			anzahl[ozg.SchwereFehler], anzahl[ozg.SchwereWarnung], anzahl[ozg.SchwereHinweis], bericht,
		},
		meldungen: meldungen, befunde: befunde,
	}, nil
}

func meldungZeilen(ms []ozg.Meldung) ([][]any, error) {
	zeilen := make([][]any, len(ms))
	for i, m := range ms {
		felder, err := m.Felder.MarshalJSON()
		if err != nil {
			return nil, fmt.Errorf("write fields of line %d: %w", i+1, err)
		}
		lfd := i + 1 // counted from 1, like rows for people
		zeilen[i] = []any{nil, lfd, m.OZGID, string(felder), sauber(m.Blatt), m.Zeile, herkunftJSON(m.Herkunft)}
	}
	return zeilen, nil
}

func befundZeilen(bs []ozg.Befund) (zeilen [][]any, anzahl map[ozg.Schwere]int) {
	zeilen, anzahl = make([][]any, len(bs)), map[ozg.Schwere]int{}
	for i, b := range bs {
		zeilen[i] = []any{
			nil, i + 1, string(b.Schwere), sauber(b.Code), sauber(b.Blatt), sauber(b.Zelle),
			sauber(b.Wert), sauber(b.Text), sauber(b.Vorschlag),
		}
		anzahl[b.Schwere]++
	}
	return zeilen, anzahl
}

func ohneNr(zeilen [][]any) [][]any {
	out := make([][]any, len(zeilen))
	for i, z := range zeilen {
		out[i] = z[1:]
	}
	return out
}

// insertImport writes the rows of an import under its number.
func (s *Store) insertImport(ctx context.Context, tx *sqlx.Tx, nr ozg.Nr, p paket) error {
	if _, err := exec(ctx, tx, sqlInsertImport, append([]any{nr}, p.kopf...)...); err != nil {
		return fmt.Errorf("insert import: %w", err)
	}
	for _, z := range p.meldungen {
		z[0] = nr
	}
	if len(p.meldungen) > 0 {
		if err := s.engine.insert(ctx, tx, "meldung", meldungSpalten, p.meldungen); err != nil {
			return fmt.Errorf("insert Meldungen: %w", err)
		}
	}
	for _, z := range p.befunde {
		z[0] = nr
	}
	if len(p.befunde) > 0 {
		if err := s.engine.insert(ctx, tx, "befund", befundSpalten, p.befunde); err != nil {
			return fmt.Errorf("insert Befunde: %w", err)
		}
	}
	return nil
}
