package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"

	"github.com/jmoiron/sqlx"

	"ozgtracker/internal/ozg"
)

const (
	sqlVorgangInhalte = `SELECT nr, art, inhalt FROM vorgang WHERE art IN ('import', 'ruecknahme', 'schwaerzung') ORDER BY nr`
	sqlAlleKoepfe     = `SELECT nr, COALESCE(zurueck_nr, 0), art, stichtag, themenfeld, dateiname, COALESCE(sha256, ''), zeilen, bericht FROM import ORDER BY nr`
	sqlMeldungSummen  = `SELECT import_nr, lfd, ozg_id, felder, blatt, zeile, herkunft FROM meldung ORDER BY import_nr, lfd`
	sqlBefundSummen   = `SELECT import_nr, lfd, schwere, code, blatt, zelle, wert, text, vorschlag FROM befund ORDER BY import_nr, lfd`
	sqlFalscheZahlen  = `SELECT COALESCE(MIN(nr), 0) FROM import i WHERE fehler <> (SELECT COUNT(*) FROM befund WHERE import_nr = i.nr AND schwere = 'fehler')
		OR warnungen <> (SELECT COUNT(*) FROM befund WHERE import_nr = i.nr AND schwere = 'warnung')
		OR hinweise <> (SELECT COUNT(*) FROM befund WHERE import_nr = i.nr AND schwere = 'hinweis')`
)

// importKopf is what the Vorgänge say of an import, or what is stored of it, to be compared.
type importKopf struct {
	importInhalt
	zurueck ozg.Nr
}

// PruefeImporte computes the checksums of all stored imports again, row by row, and compares them with what
// their Vorgänge state, or a later Schwärzung. It gives how many imports there are. The error is the *ozg.Fehler
// "kette_gebrochen" with the first import that differs and in what; the chain that holds the statements
// themselves is checked by PruefeVorgaenge.
func (s *Store) PruefeImporte(ctx context.Context) (n int, err error) {
	err = s.lies(ctx, "check imports", func(tx *sqlx.Tx) error {
		soll, folge, err := stated(ctx, tx)
		if err != nil {
			return err
		}
		ist, err := stored(ctx, tx)
		if err != nil {
			return err
		}
		n = len(folge)
		for _, nr := range folge {
			i, ok := ist[nr]
			if !ok {
				return importGeaendert(nr, "Er fehlt.")
			}
			delete(ist, nr)
			if was := soll[nr].unterschied(*i); was != "" {
				return importGeaendert(nr, was)
			}
		}
		for nr := range ist { // what stands under the number of another kind of Vorgang, or of none
			return importGeaendert(nr, "Kein Vorgang hat ihn angenommen.")
		}
		var falsch ozg.Nr
		if err := get(ctx, tx, &falsch, sqlFalscheZahlen); err != nil || falsch == 0 {
			return err
		}
		return importGeaendert(falsch, "Die Zahlen seiner Befunde stimmen nicht.")
	})
	return n, err
}

func importGeaendert(nr ozg.Nr, was string) error {
	return ozg.NeuerFehler("kette_gebrochen", fmt.Sprintf("Import %d wurde nachträglich geändert. %s", nr, was))
}

// unterschied says in what a stored import differs from what was stated, "" for nothing.
func (soll importKopf) unterschied(ist importKopf) string {
	kopf := func(i importKopf) importKopf {
		i.zeilensummen, i.Datei, i.Zeilen = zeilensummen{}, "", 0
		return i
	}
	if soll.Dateiname == "" {
		soll.Dateiname = textSumme(soll.Datei)
	}
	switch {
	case kopf(soll) != kopf(ist) || soll.Dateiname != ist.Dateiname:
		return "Seine Angaben (Art, Stichtag, Themenfeld, Datei oder Rücknahme) sind andere als die seines Vorgangs."
	case soll.Meldungen != ist.Meldungen || soll.Zeilen != ist.Zeilen:
		return "Seine Meldungen passen nicht zu ihrer Prüfsumme."
	case soll.Befunde != ist.Befunde:
		return "Seine Befunde passen nicht zu ihrer Prüfsumme."
	case soll.Bericht != ist.Bericht:
		return "Sein Bericht passt nicht zu seiner Prüfsumme."
	}
	return ""
}

// stated reads what the Vorgänge say of each import; folge is their order.
func stated(ctx context.Context, tx *sqlx.Tx) (soll map[ozg.Nr]*importKopf, folge []ozg.Nr, err error) {
	soll = map[ozg.Nr]*importKopf{}
	err = stream(ctx, tx, func(rows *sqlx.Rows) error {
		var nr ozg.Nr
		var art string
		var inhalt sql.RawBytes
		if err := rows.Scan(&nr, &art, &inhalt); err != nil {
			return err
		}
		switch art {
		case artImport:
			folge = append(folge, nr)
			soll[nr] = &importKopf{}
			return json.Unmarshal(inhalt, &soll[nr].importInhalt)
		case artSchwaerzung: // it overwrote rows, and says what they are now
			var v SchwaerzungInhalt
			if err := json.Unmarshal(inhalt, &v); err != nil {
				return err
			}
			for _, g := range v.Importe {
				if i := soll[g.Nr]; i != nil {
					i.zeilensummen = g.zeilensummen
				}
			}
			return nil
		}
		var v struct {
			Import ozg.Nr `json:"import"`
		}
		if err := json.Unmarshal(inhalt, &v); err != nil {
			return err
		}
		if i := soll[v.Import]; i != nil {
			i.zurueck = nr
		}
		return nil
	}, sqlVorgangInhalte)
	return soll, folge, err
}

// stored reads what is kept of each import.
func stored(ctx context.Context, tx *sqlx.Tx) (map[ozg.Nr]*importKopf, error) {
	ist := map[ozg.Nr]*importKopf{}
	err := stream(ctx, tx, func(rows *sqlx.Rows) error {
		var nr ozg.Nr
		var i importKopf
		var name, bericht string
		if err := rows.Scan(&nr, &i.zurueck, &i.Art, (*datum)(&i.Stichtag), &i.Themenfeld, &name, &i.SHA256, &i.Zeilen, &bericht); err != nil {
			return err
		}
		leer := sha256Hex(nil)
		i.zeilensummen = zeilensummen{Dateiname: textSumme(name), Bericht: textSumme(bericht), Meldungen: leer, Befunde: leer}
		ist[nr] = &i
		return nil
	}, sqlAlleKoepfe)
	if err != nil {
		return nil, fmt.Errorf("read imports: %w", err)
	}
	von := func(nr ozg.Nr) *importKopf { // rows without an import are told like one
		if ist[nr] == nil {
			ist[nr] = &importKopf{}
		}
		return ist[nr]
	}
	if err := summiere(ctx, tx, sqlMeldungSummen, len(meldungSpalten), func(nr ozg.Nr, summe string) {
		von(nr).Meldungen = summe
	}); err != nil {
		return nil, fmt.Errorf("sum Meldungen: %w", err)
	}
	if err := summiere(ctx, tx, sqlBefundSummen, len(befundSpalten), func(nr ozg.Nr, summe string) {
		von(nr).Befunde = summe
	}); err != nil {
		return nil, fmt.Errorf("sum Befunde: %w", err)
	}
	return ist, nil
}

// summiere computes the checksum of the rows of each import, which must come one after the other, in order.
func summiere(ctx context.Context, tx *sqlx.Tx, query string, spalten int, fertig func(nr ozg.Nr, summe string), args ...any) error {
	var h hash.Hash
	var b []byte
	var nr, jetzt ozg.Nr
	ende := func() {
		if h != nil {
			fertig(jetzt, hex.EncodeToString(h.Sum(nil)))
		}
	}
	spalte := make([]sql.RawBytes, spalten-1)
	ziele := make([]any, spalten)
	ziele[0] = &nr
	for i := range spalte {
		ziele[i+1] = &spalte[i]
	}
	err := stream(ctx, tx, func(rows *sqlx.Rows) error {
		if err := rows.Scan(ziele...); err != nil {
			return err
		}
		if h == nil || nr != jetzt {
			ende()
			h, jetzt = sha256.New(), nr
		}
		b = b[:0]
		for _, s := range spalte {
			b = appendNetstring(b, string(s))
		}
		h.Write(b) // a hash never fails to write
		return nil
	}, query, args...)
	if err == nil {
		ende()
	}
	return err
}
