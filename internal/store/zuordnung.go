package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"
)

const (
	sqlZuordnungen   = `SELECT art, quelle, ziel FROM zuordnung WHERE traeger = ? ORDER BY art, quelle`
	sqlTraeger       = `SELECT traeger FROM zuordnung WHERE art = ? AND quelle = ? ORDER BY traeger`
	sqlSaveZuordnung = `INSERT INTO zuordnung (traeger, art, quelle, ziel, am, konto) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (traeger, art, quelle) DO UPDATE SET ziel = excluded.ziel, am = excluded.am, konto = excluded.konto`
	sqlDeleteZuordnung = `DELETE FROM zuordnung WHERE traeger = ? AND art = ? AND quelle = ?`
)

// ZuordnungArt says what a Zuordnung is about, as the schema lists it.
type ZuordnungArt string

// The kinds of remembered decisions.
const (
	ZuordnungTitel       ZuordnungArt = "titel"       // header text → field
	ZuordnungKopf        ZuordnungArt = "kopf"        // text of a header → how many rows it has
	ZuordnungBlatt       ZuordnungArt = "blatt"       // name of a sheet → it is no plan
	ZuordnungWort        ZuordnungArt = "wort"        // field and text → the text to read instead
	ZuordnungDatumsfolge ZuordnungArt = "datumsfolge" // header text → order of day and month
)

// Zuordnung is one decision about the files of a Federführung. An empty Ziel forgets it.
type Zuordnung struct {
	Art          ZuordnungArt
	Quelle, Ziel string
}

// Zuordnungen reads what is remembered for the files of a Träger (a Themenfeld; "" for several).
func (s *Store) Zuordnungen(ctx context.Context, traeger string) ([]Zuordnung, error) {
	var out []Zuordnung
	err := selectAll(ctx, s.lesen, &out, sqlZuordnungen, sauber(traeger))
	return out, s.fehler(ctx, "read Zuordnungen", err)
}

// Traeger lists who remembers a source, whatever it became.
func (s *Store) Traeger(ctx context.Context, art ZuordnungArt, quelle string) ([]string, error) {
	var out []string
	err := selectAll(ctx, s.lesen, &out, sqlTraeger, string(art), sauber(quelle))
	return out, s.fehler(ctx, "read Träger", err)
}

// SaveZuordnungen remembers decisions, or forgets those without Ziel. It moves no number.
func (s *Store) SaveZuordnungen(ctx context.Context, traeger string, zs []Zuordnung, konto string, am time.Time) error {
	return s.schreibe(ctx, "save Zuordnungen", func(tx *sqlx.Tx) error {
		if err := sperre(ctx, tx); err != nil {
			return err
		}
		return saveZuordnungen(ctx, tx, traeger, zs, konto, am)
	})
}

func saveZuordnungen(ctx context.Context, tx *sqlx.Tx, traeger string, zs []Zuordnung, konto string, am time.Time) error {
	traeger, konto = sauber(traeger), sauber(konto)
	for _, z := range zs {
		var err error
		if z.Ziel == "" {
			_, err = exec(ctx, tx, sqlDeleteZuordnung, traeger, string(z.Art), sauber(z.Quelle))
		} else {
			_, err = exec(ctx, tx, sqlSaveZuordnung, traeger, string(z.Art), sauber(z.Quelle), sauber(z.Ziel), zeit{am}, konto)
		}
		if err != nil {
			return fmt.Errorf("save Zuordnung of %s: %w", z.Art, err)
		}
	}
	return nil
}
