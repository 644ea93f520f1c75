package store

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/jmoiron/sqlx"

	"ozgtracker/internal/ozg"
)

const (
	sqlZuordnungen     = `SELECT traeger, art, quelle, ziel FROM zuordnung WHERE traeger = ? ORDER BY art, quelle`
	sqlZuordnungenArt  = `SELECT traeger, art, quelle, ziel FROM zuordnung WHERE art = ? ORDER BY traeger, quelle`
	sqlDeleteZuordnung = `DELETE FROM zuordnung WHERE traeger = ? AND art = ? AND quelle = ?`
	sqlSaveZuordnung   = `INSERT INTO zuordnung (traeger, art, quelle, ziel, am, konto) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (traeger, art, quelle) DO UPDATE SET ziel = excluded.ziel, am = excluded.am, konto = excluded.konto`
)

// EreignisZuordnung is the event of the trail for remembered decisions.
const EreignisZuordnung = "zuordnung"

// ZuordnungArt says what a Zuordnung is about, as the schema lists it.
type ZuordnungArt string

// The kinds of remembered decisions.
const (
	ZuordnungTitel       ZuordnungArt = "titel"       // header text → field
	ZuordnungKopf        ZuordnungArt = "kopf"        // text of header rows → they are the header
	ZuordnungBlatt       ZuordnungArt = "blatt"       // name of a sheet → it is no plan
	ZuordnungWort        ZuordnungArt = "wort"        // "stand:in abstimmung" → the text to read instead
	ZuordnungDatumsfolge ZuordnungArt = "datumsfolge" // header text → order of day and month
)

// Zuordnung is one remembered decision about the files of a Träger. An empty Ziel forgets it.
type Zuordnung struct {
	Traeger      string // Themenfeld, "" for files that speak of several, or the Bereich of accounts that are not in charge of the Themenfeld
	Art          ZuordnungArt
	Quelle, Ziel string
}

// Zuordnungen reads what is remembered for the files of a Träger.
func (s *Store) Zuordnungen(ctx context.Context, traeger string) ([]Zuordnung, error) {
	return s.zuordnungen(ctx, sqlZuordnungen, sauber(traeger))
}

// ZuordnungenDerArt reads what is remembered of one kind, for whomever.
func (s *Store) ZuordnungenDerArt(ctx context.Context, art ZuordnungArt) ([]Zuordnung, error) {
	return s.zuordnungen(ctx, sqlZuordnungenArt, string(art))
}

func (s *Store) zuordnungen(ctx context.Context, query, arg string) ([]Zuordnung, error) {
	out := []Zuordnung{}
	err := selectAll(ctx, s.lesen, &out, query, arg) // the columns are the fields' names in lower case
	return out, s.fehler(ctx, "read Zuordnungen", err)
}

// saveZuordnungen remembers the decisions of an import and notes them in the trail, since they change how later
// files are read.
func saveZuordnungen(ctx context.Context, tx *sqlx.Tx, nr ozg.Nr, n NeuerImport) error {
	if len(n.Zuordnungen) == 0 {
		return nil
	}
	for _, z := range n.Zuordnungen {
		if err := saveZuordnung(ctx, tx, z, n.Konto, n.Am); err != nil {
			return err
		}
	}
	return protokolliere(ctx, tx, Eintrag{
		Am: n.Am, Konto: n.Konto, Ereignis: EreignisZuordnung, Ergebnis: Getan,
		Gegenstand: fmt.Sprintf("Import %d: %s", nr, zuordnungenText(n.Zuordnungen)),
	})
}

func saveZuordnung(ctx context.Context, tx *sqlx.Tx, z Zuordnung, konto string, am time.Time) error {
	schluessel := []any{sauber(z.Traeger), string(z.Art), sauber(z.Quelle)}
	var err error
	if z.Ziel == "" {
		_, err = exec(ctx, tx, sqlDeleteZuordnung, schluessel...)
	} else {
		_, err = exec(ctx, tx, sqlSaveZuordnung, append(schluessel, sauber(z.Ziel), zeit{am}, sauber(konto))...)
	}
	if err != nil {
		return fmt.Errorf("save Zuordnung of %s: %w", z.Art, err)
	}
	return nil
}

// zuordnungenText counts what was decided for whom. Titles and words may name people, and the trail is never erased.
func zuordnungenText(zs []Zuordnung) string {
	gemerkt := map[ZuordnungArt]int{}
	vergessen := 0
	for _, z := range zs {
		if z.Ziel == "" {
			vergessen++
		} else {
			gemerkt[z.Art]++
		}
	}
	var teile []string
	nenne := func(n int, einer, viele string) {
		if n > 0 {
			teile = append(teile, ozg.AnzahlText(n, einer, viele))
		}
	}
	nenne(gemerkt[ZuordnungTitel], "Spalte", "Spalten")
	nenne(gemerkt[ZuordnungKopf], "Kopfzeile", "Kopfzeilen")
	nenne(gemerkt[ZuordnungBlatt], "Blatt", "Blätter")
	nenne(gemerkt[ZuordnungWort], "Wort", "Wörter")
	nenne(gemerkt[ZuordnungDatumsfolge], "Folge von Tag und Monat", "Folgen von Tag und Monat")
	nenne(vergessen, "Entscheidung vergessen", "Entscheidungen vergessen")
	return "gemerkt für " + cmp.Or(zs[0].Traeger, "Dateien mehrerer Themenfelder") + ": " + strings.Join(teile, ", ")
}
