package store

import (
	"context"
	"encoding/json"
	"math"
	"slices"
	"time"

	"ozgtracker/internal/ozg"
)

const (
	sqlImporte = `SELECT i.nr, COALESCE(i.zurueck_nr, 0) AS zurueck_nr, i.art, i.stichtag, i.themenfeld, i.dateiname,
		COALESCE(i.sha256, '') AS sha256, i.zeilen, i.fehler, i.warnungen, i.hinweise, i.bericht, i.stapel,
		v.am, v.konto, z.am AS zurueck_am, COALESCE(z.konto, '') AS zurueck_konto,
		g.am AS geloescht_am, COALESCE(g.konto, '') AS geloescht_konto, COALESCE(g.grund, '') AS geloescht_grund
		FROM import i JOIN vorgang v ON v.nr = i.nr LEFT JOIN vorgang z ON z.nr = i.zurueck_nr
		LEFT JOIN original_geloescht g ON g.import_nr = i.nr
		WHERE i.nr BETWEEN ? AND ? ORDER BY i.nr`
	sqlStapelGrenzen = `SELECT COALESCE(MIN(nr), 0) AS von, COALESCE(MAX(nr), -1) AS bis FROM import WHERE stapel = ?`
	sqlBefunde       = `SELECT schwere, code, blatt, zelle, wert, text, vorschlag FROM befund WHERE import_nr = ? ORDER BY lfd`
)

// ImportZeile is an accepted import as the page Importe lists it.
type ImportZeile struct {
	ozg.Import
	SHA256, Konto               string
	ZurueckAm                   time.Time // zero: not taken back
	ZurueckKonto                string
	Zeilen                      int // stored Meldungen
	Fehler, Warnungen, Hinweise int // Befunde by severity
	Bericht                     json.RawMessage
	Stapel                      string    // shared by all files of one upload; "" where there was none
	Original                    Loeschung // of its file; zero where that is kept, or there never was one
}

// importRow is a row of sqlImporte.
type importRow struct {
	Nr           ozg.Nr        `db:"nr"`
	Zurueck      ozg.Nr        `db:"zurueck_nr"`
	Art          ozg.ImportArt `db:"art"`
	Stichtag     datum         `db:"stichtag"`
	Themenfeld   string        `db:"themenfeld"`
	Dateiname    string        `db:"dateiname"`
	SHA256       string        `db:"sha256"`
	Zeilen       int           `db:"zeilen"`
	Fehler       int           `db:"fehler"`
	Warnungen    int           `db:"warnungen"`
	Hinweise     int           `db:"hinweise"`
	Bericht      string        `db:"bericht"`
	Stapel       string        `db:"stapel"`
	Am           zeit          `db:"am"`
	Konto        string        `db:"konto"`
	ZurueckAm    zeit          `db:"zurueck_am"`
	ZurueckKonto string        `db:"zurueck_konto"`

	GeloeschtAm    zeit   `db:"geloescht_am"`
	GeloeschtKonto string `db:"geloescht_konto"`
	GeloeschtGrund string `db:"geloescht_grund"`
}

func (r importRow) zeile() ImportZeile {
	return ImportZeile{
		Import: ozg.Import{
			Nr: r.Nr, Zurueck: r.Zurueck, Art: r.Art, Stichtag: ozg.Tag(r.Stichtag),
			Themenfeld: r.Themenfeld, Datei: r.Dateiname, Am: r.Am.Time,
		},
		SHA256: r.SHA256, Konto: r.Konto, ZurueckAm: r.ZurueckAm.Time, ZurueckKonto: r.ZurueckKonto,
		Zeilen: r.Zeilen, Fehler: r.Fehler, Warnungen: r.Warnungen, Hinweise: r.Hinweise, Bericht: json.RawMessage(r.Bericht), Stapel: r.Stapel,
		Original: Loeschung{r.GeloeschtAm.Time, r.GeloeschtKonto, r.GeloeschtGrund},
	}
}

// Importe lists all imports ever accepted, in the order of their Nr, also those taken back.
func (s *Store) Importe(ctx context.Context) ([]ImportZeile, error) {
	return s.importe(ctx, 1, math.MaxInt32)
}

// ImporteZwischen lists the accepted imports from one Nr to another, both included.
func (s *Store) ImporteZwischen(ctx context.Context, von, bis ozg.Nr) ([]ImportZeile, error) {
	return s.importe(ctx, von, bis)
}

// Import reads one import; *ozg.Fehler "import_unbekannt" if there is none.
func (s *Store) Import(ctx context.Context, nr ozg.Nr) (ImportZeile, error) {
	zeilen, err := s.importe(ctx, nr, nr)
	if err != nil {
		return ImportZeile{}, err
	}
	if len(zeilen) == 0 {
		return ImportZeile{}, importUnbekannt(nr)
	}
	return zeilen[0], nil
}

// ImporteStapel lists the imports that came with one upload, in the order of their Nr.
func (s *Store) ImporteStapel(ctx context.Context, stapel string) ([]ImportZeile, error) {
	var g struct{ Von, Bis ozg.Nr }
	if err := get(ctx, s.lesen, &g, sqlStapelGrenzen, stapel); err != nil {
		return nil, s.fehler(ctx, "look for imports", err)
	}
	zeilen, err := s.importe(ctx, g.Von, g.Bis)
	return slices.DeleteFunc(zeilen, func(z ImportZeile) bool { return z.Stapel != stapel }), err
}

func (s *Store) importe(ctx context.Context, von, bis ozg.Nr) ([]ImportZeile, error) {
	var rows []importRow
	if err := selectAll(ctx, s.lesen, &rows, sqlImporte, von, bis); err != nil {
		return nil, s.fehler(ctx, "read imports", err)
	}
	out := make([]ImportZeile, len(rows))
	for i, r := range rows {
		out[i] = r.zeile()
	}
	return out, nil
}

// Befunde lists what the importer found in the file of an import, in its order; none for an unknown Nr.
func (s *Store) Befunde(ctx context.Context, nr ozg.Nr) ([]ozg.Befund, error) {
	befunde := []ozg.Befund{}
	err := selectAll(ctx, s.lesen, &befunde, sqlBefunde, nr) // the columns are the fields' names in lower case
	return befunde, s.fehler(ctx, "read Befunde", err)
}
