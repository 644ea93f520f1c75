package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"

	"github.com/jmoiron/sqlx"

	"ozgtracker/internal/ozg"
)

// paket is an import ready to be written. Its rows are made twice, once for their checksum and once for the
// table, since together they would take more memory than all else: a plan of 50,000 rows makes 60 MB of JSON.
type paket struct {
	vorgang   vorgang
	kopf      []any // columns of import after nr
	meldungen ozg.Meldungen
	befunde   []ozg.Befund
}

var (
	meldungSpalten = []string{"import_nr", "lfd", "ozg_id", "felder", "blatt", "zeile", "herkunft"}
	befundSpalten  = []string{"import_nr", "lfd", "schwere", "code", "blatt", "zelle", "wert", "text", "vorschlag"}
)

// importInhalt is what a Vorgang of art 'import' keeps of itself. The checksums tie the rows to the chain. The
// name of the file is a checksum too: what stands in the chain can never be erased, and people put names there.
type importInhalt struct {
	Art        ozg.ImportArt `json:"art"`
	Stichtag   ozg.Tag       `json:"stichtag"`
	Themenfeld string        `json:"themenfeld"`
	Datei      string        `json:"datei,omitempty"` // only Vorgänge of earlier versions name the file
	SHA256     string        `json:"sha256"`
	Zeilen     int           `json:"zeilen"`
	zeilensummen
}

// zeilensummen are the checksums of what an import stored.
type zeilensummen struct {
	Dateiname string `json:"dateiname_sha256"`
	Meldungen string `json:"meldungen_sha256"`
	Befunde   string `json:"befunde_sha256"`
	Bericht   string `json:"bericht_sha256"`
}

// textSumme is the checksum of a single text.
func textSumme(s string) string { return sha256Hex(appendNetstring(nil, s)) }

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
	inhalt, err := json.Marshal(importInhalt{
		Art: n.Art, Stichtag: n.Stichtag, Themenfeld: n.Themenfeld, SHA256: n.SHA256, Zeilen: n.Meldungen.Len(),
		zeilensummen: zeilensummen{
			Dateiname: textSumme(n.Datei), Bericht: textSumme(bericht),
			Meldungen: pruefsumme(meldungZeilen(0, n.Meldungen), len(meldungSpalten)), Befunde: pruefsumme(befundZeilen(0, n.Befunde), len(befundSpalten)),
		},
	})
	if err != nil {
		return paket{}, fmt.Errorf("write content of Vorgang: %w", err)
	}
	anzahl := map[ozg.Schwere]int{}
	for _, b := range n.Befunde {
		anzahl[b.Schwere]++
	}
	var sum any // NULL where there is no file: two corrections on one day are no double
	if n.SHA256 != "" {
		sum = n.SHA256
	}
	return paket{
		vorgang: vorgang{art: artImport, am: n.Am, konto: n.Konto, inhalt: string(inhalt)},
		kopf: []any{
			n.Art, datum(n.Stichtag), n.Themenfeld, n.Datei, sum, n.Meldungen.Len(),
			anzahl[ozg.SchwereFehler], anzahl[ozg.SchwereWarnung], anzahl[ozg.SchwereHinweis], bericht, n.Stapel,
		},
		meldungen: n.Meldungen, befunde: n.Befunde,
	}, nil
}

// meldungZeilen makes the columns of meldung. A row is valid until the next one.
func meldungZeilen(nr ozg.Nr, ms ozg.Meldungen) iter.Seq[[]any] {
	return func(yield func([]any) bool) {
		zeile := make([]any, len(meldungSpalten))
		var felder, herkunft []byte
		for i, z := range ms.Zeilen() {
			felder, herkunft = z.AppendFelder(felder[:0]), z.AppendHerkunft(herkunft[:0])
			lfd := i + 1 // counted from 1, like rows for people
			copy(zeile, []any{nr, lfd, z.OZGID, string(felder), sauber(z.Blatt), z.Zeile, string(herkunft)})
			if !yield(zeile) {
				return
			}
		}
	}
}

// befundZeilen makes the columns of befund, likewise.
func befundZeilen(nr ozg.Nr, bs []ozg.Befund) iter.Seq[[]any] {
	return func(yield func([]any) bool) {
		zeile := make([]any, len(befundSpalten))
		for i, b := range bs {
			copy(zeile, []any{
				nr, i + 1, string(b.Schwere), sauber(b.Code), sauber(b.Blatt), sauber(b.Zelle),
				sauber(b.Wert), sauber(b.Text), sauber(b.Vorschlag),
			})
			if !yield(zeile) {
				return
			}
		}
	}
}

// insertImport writes the rows of an import under its number.
func (s *Store) insertImport(ctx context.Context, tx *sqlx.Tx, nr ozg.Nr, p paket) error {
	if _, err := exec(ctx, tx, sqlInsertImport, append([]any{nr}, p.kopf...)...); err != nil {
		return fmt.Errorf("insert import: %w", err)
	}
	if p.meldungen.Len() > 0 {
		if err := s.engine.insert(ctx, tx, "meldung", meldungSpalten, meldungZeilen(nr, p.meldungen)); err != nil {
			return fmt.Errorf("insert Meldungen: %w", err)
		}
	}
	if len(p.befunde) > 0 {
		if err := s.engine.insert(ctx, tx, "befund", befundSpalten, befundZeilen(nr, p.befunde)); err != nil {
			return fmt.Errorf("insert Befunde: %w", err)
		}
	}
	return nil
}
