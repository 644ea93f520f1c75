package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/schwaerzung"
)

const artSchwaerzung = "schwaerzung"

const (
	sqlSetMeldung     = `UPDATE meldung SET felder = ?, blatt = ?, herkunft = ? WHERE import_nr = ? AND lfd = ?`
	sqlSetBefund      = `UPDATE befund SET blatt = ?, wert = ?, text = ?, vorschlag = ? WHERE import_nr = ? AND lfd = ?`
	sqlSetImportTexte = `UPDATE import SET dateiname = ?, bericht = ? WHERE nr = ?`
	sqlSetGrund       = `UPDATE original_geloescht SET grund = ? WHERE import_nr = ?`
	sqlSetBericht     = `UPDATE bericht SET name = ?, dateiname = ? WHERE id = ?`
	sqlSetAuftrag     = `UPDATE bericht_auftrag SET name = ?, fehler = ? WHERE id = ?`
	sqlImportTexte    = `SELECT dateiname, bericht FROM import WHERE nr = ?`
	sqlEineMeldungen  = `SELECT import_nr, lfd, ozg_id, felder, blatt, zeile, herkunft FROM meldung WHERE import_nr = ? ORDER BY lfd`
	sqlEineBefunde    = `SELECT import_nr, lfd, schwere, code, blatt, zelle, wert, text, vorschlag FROM befund WHERE import_nr = ? ORDER BY lfd`
	sqlSchwaerzungen  = `SELECT nr, am, konto, inhalt FROM vorgang WHERE art = 'schwaerzung' ORDER BY nr DESC`
)

// grundGeschwaerzt is why an original is gone that held a text which was overwritten.
const grundGeschwaerzt = "Schwärzung"

// NeueSchwaerzung is a text to be overwritten everywhere.
type NeueSchwaerzung struct {
	Gesucht schwaerzung.Gesucht
	Grund   string // kept in the chain for ever: it must not repeat the text
	Konto   string // id of the account
	Am      time.Time
	Dateien map[string]bool // which files, by checksum, hold it, as far as they were searched before
}

// Schwaerzung is one that was made: what it overwrote, never which text.
type Schwaerzung struct {
	Nr    ozg.Nr
	Am    time.Time
	Konto string
	SchwaerzungInhalt
}

// SchwaerzungInhalt is what the Vorgang of a Schwärzung keeps: which rows it changed, and the checksums that hold
// for their imports from now on.
type SchwaerzungInhalt struct {
	Grund       string                 `json:"grund"`
	Importe     []GeschwaerzterImport  `json:"importe"`
	Originale   []ozg.Nr               `json:"originale"` // imports whose file was deleted
	Entwuerfe   int                    `json:"entwuerfe"`
	Zuordnungen int                    `json:"zuordnungen"`
	Berichte    SchwaerzungDerBerichte `json:"berichte"`
}

// GeschwaerzterImport names the overwritten rows of an import by their line.
type GeschwaerzterImport struct {
	Nr        ozg.Nr  `json:"nr"`
	Meldungen []int32 `json:"meldungen,omitempty"`
	Befunde   []int32 `json:"befunde,omitempty"`
	Texte     bool    `json:"texte,omitempty"` // name of the file, or how it was understood
	zeilensummen
}

// SchwaerzungDerBerichte counts kept reports: deleted, since the file held the text, or renamed.
type SchwaerzungDerBerichte struct {
	Geloescht int `json:"geloescht"`
	Umbenannt int `json:"umbenannt"`
}

// Funde says where a text stands, without changing anything.
func (s *Store) Funde(ctx context.Context, g schwaerzung.Gesucht, dateien map[string]bool) (f Funde, err error) {
	err = s.lies(ctx, "look for text", func(tx *sqlx.Tx) error {
		p, err := plane(ctx, tx, g, dateien)
		f = p.Funde
		return err
	})
	return f, err
}

// Schwaerze overwrites a text everywhere, as the next Vorgang: the only one that changes what is stored. pruefen gets
// what was found while the lock is held; its error undoes everything and is returned.
func (s *Store) Schwaerze(ctx context.Context, n NeueSchwaerzung, pruefen func(Funde) error) (nr ozg.Nr, err error) {
	if n.Am.IsZero() {
		return 0, errors.New("overwrite text: no moment given")
	}
	v := vorgang{art: artSchwaerzung, am: n.Am, konto: sauber(n.Konto)}
	err = s.schreibe(ctx, "overwrite text", func(tx *sqlx.Tx) error {
		nr, err = naechsterVorgang(ctx, tx, &v, func(ozg.Nr) error {
			p, err := plane(ctx, tx, n.Gesucht, n.Dateien)
			if err != nil {
				return err
			}
			if err := pruefen(p.Funde); err != nil {
				return err
			}
			if err := p.fuehreAus(ctx, tx, n); err != nil {
				return err
			}
			inhalt, err := p.inhalt(ctx, tx, n.Grund)
			v.inhalt = inhalt
			return err
		})
		return err
	})
	if err != nil {
		return 0, err
	}
	return nr, s.vergiss(ctx)
}

// fuehreAus writes the rows anew and deletes what holds the text as a whole.
func (p *schwaerzungsplan) fuehreAus(ctx context.Context, tx *sqlx.Tx, n NeueSchwaerzung) error {
	for _, a := range p.aenderungen {
		if _, err := exec(ctx, tx, a.query, a.werte...); err != nil {
			return fmt.Errorf("overwrite: %w", err)
		}
	}
	l := Loeschung{Am: n.Am, Konto: n.Konto, Grund: grundGeschwaerzt}
	for _, sha256 := range p.dateien {
		importe := p.originale[sha256]
		if err := deleteOriginal(ctx, tx, sha256, importe, l, len(importe) > 0); err != nil {
			return err
		}
	}
	return nil
}

// inhalt is what the Vorgang says, with the checksums as they are now.
func (p *schwaerzungsplan) inhalt(ctx context.Context, tx *sqlx.Tx, grund string) (string, error) {
	i := p.SchwaerzungInhalt
	i.Grund = sauber(grund)
	for k := range i.Importe {
		imp := &i.Importe[k]
		var t struct{ Dateiname, Bericht string }
		if err := get(ctx, tx, &t, sqlImportTexte, imp.Nr); err != nil {
			return "", fmt.Errorf("read import %d: %w", imp.Nr, err)
		}
		leer := sha256Hex(nil)
		imp.zeilensummen = zeilensummen{Dateiname: textSumme(t.Dateiname), Bericht: textSumme(t.Bericht), Meldungen: leer, Befunde: leer}
		if err := summiere(ctx, tx, sqlEineMeldungen, len(meldungSpalten), func(_ ozg.Nr, summe string) { imp.zeilensummen.Meldungen = summe }, imp.Nr); err != nil {
			return "", fmt.Errorf("sum Meldungen: %w", err)
		}
		if err := summiere(ctx, tx, sqlEineBefunde, len(befundSpalten), func(_ ozg.Nr, summe string) { imp.zeilensummen.Befunde = summe }, imp.Nr); err != nil {
			return "", fmt.Errorf("sum Befunde: %w", err)
		}
	}
	b, err := json.Marshal(i)
	return string(b), err
}

// Schwaerzungen lists those that were made, the newest first.
func (s *Store) Schwaerzungen(ctx context.Context) (out []Schwaerzung, err error) {
	err = stream(ctx, s.lesen, func(rows *sqlx.Rows) error {
		var z Schwaerzung
		var am zeit
		var inhalt []byte
		if err := rows.Scan(&z.Nr, &am, &z.Konto, &inhalt); err != nil {
			return err
		}
		z.Am = am.Time
		if err := json.Unmarshal(inhalt, &z.SchwaerzungInhalt); err != nil {
			return fmt.Errorf("read Vorgang %d: %w", z.Nr, err)
		}
		out = append(out, z)
		return nil
	}, sqlSchwaerzungen)
	return out, s.fehler(ctx, "list Schwärzungen", err)
}
