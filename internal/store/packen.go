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

// paket is an import ready to be written. Its rows are made while they are written, since together they
// would take more memory than all else: a plan of 50,000 rows makes 60 MB of JSON.
type paket struct {
	vorgang   vorgang // complete once the rows are written
	inhalt    importInhalt
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
	anzahl := map[ozg.Schwere]int{}
	for _, b := range n.Befunde {
		anzahl[b.Schwere]++
	}
	var sum any // NULL where there is no file: two corrections on one day are no double
	if n.SHA256 != "" {
		sum = n.SHA256
	}
	return paket{
		vorgang: vorgang{art: artImport, am: n.Am, konto: n.Konto},
		inhalt: importInhalt{
			Art: n.Art, Stichtag: n.Stichtag, Themenfeld: n.Themenfeld, SHA256: n.SHA256, Zeilen: n.Meldungen.Len(),
			zeilensummen: zeilensummen{Dateiname: textSumme(n.Datei), Bericht: textSumme(bericht)},
		},
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
		var b []byte
		for i, z := range ms.Zeilen() {
			b = z.AppendFelder(b[:0])
			felder := len(b)
			b = z.AppendHerkunft(b)
			beide := string(b) // one piece of memory for both
			lfd := i + 1       // counted from 1, like rows for people
			copy(zeile, []any{nr, lfd, z.OZGID, beide[:felder], sauber(z.Blatt), z.Zeile, beide[felder:]})
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

// insertZeilen writes the rows of an import under its number and completes its Vorgang with their checksums.
func (s *Store) insertZeilen(ctx context.Context, tx *sqlx.Tx, nr ozg.Nr, p *paket) error {
	meldungen, befunde := neueSumme(), neueSumme()
	if p.meldungen.Len() > 0 {
		if err := s.engine.insert(ctx, tx, "meldung", meldungSpalten, meldungen.ueber(meldungZeilen(nr, p.meldungen))); err != nil {
			return fmt.Errorf("insert Meldungen: %w", err)
		}
	}
	if len(p.befunde) > 0 {
		if err := s.engine.insert(ctx, tx, "befund", befundSpalten, befunde.ueber(befundZeilen(nr, p.befunde))); err != nil {
			return fmt.Errorf("insert Befunde: %w", err)
		}
	}
	p.inhalt.Meldungen, p.inhalt.Befunde = meldungen.hex(), befunde.hex()
	inhalt, err := json.Marshal(p.inhalt)
	if err != nil {
		return fmt.Errorf("write content of Vorgang: %w", err)
	}
	p.vorgang.inhalt = string(inhalt)
	return nil
}
