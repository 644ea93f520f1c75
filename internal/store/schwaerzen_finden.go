package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"strconv"

	"github.com/jmoiron/sqlx"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/schwaerzung"
)

const (
	sqlSuchImporte     = `SELECT nr, art, dateiname, COALESCE(sha256, '') AS sha256, bericht FROM import ORDER BY nr`
	sqlSuchGruende     = `SELECT import_nr, grund FROM original_geloescht ORDER BY import_nr`
	sqlSuchBerichte    = `SELECT id, name, dateiname, sha256 FROM bericht ORDER BY am, id`
	sqlSuchAuftraege   = `SELECT id, name, fehler FROM bericht_auftrag ORDER BY angelegt, id`
	sqlSuchEntwuerfe   = `SELECT id, dateiname, sha256, eingaben FROM entwurf ORDER BY id`
	sqlSuchZuordnungen = `SELECT traeger, art, quelle, ziel FROM zuordnung ORDER BY traeger, art, quelle`
	sqlSuchDateien     = `SELECT sha256 FROM datei ORDER BY sha256`

	// Where the text stays: in the chains, which would break, and where the administration changes it by hand.
	sqlSuchVorgaenge     = `SELECT nr, inhalt FROM vorgang WHERE art IN ('import', 'einstellung') ORDER BY nr`
	sqlSuchProtokoll     = `SELECT nr, gegenstand FROM protokoll ORDER BY nr`
	sqlSuchEinstellungen = `SELECT name, wert FROM einstellung ORDER BY name`
	sqlSuchKonten        = `SELECT id, name, anzeigename FROM konto ORDER BY name`
	sqlSuchSchluessel    = `SELECT id, name FROM zugriffsschluessel ORDER BY id`
)

// Fundart says what holds the text.
type Fundart string

// The kinds of places, in the order in which they are listed.
const (
	FundWert       Fundart = "wert"
	FundHerkunft   Fundart = "herkunft"
	FundBlatt      Fundart = "blatt"
	FundBefund     Fundart = "befund"
	FundDateiname  Fundart = "dateiname"
	FundBericht    Fundart = "bericht" // how the file was understood
	FundGrund      Fundart = "grund"   // of a deleted original
	FundOriginal   Fundart = "original"
	FundEntwurf    Fundart = "entwurf"
	FundZuordnung  Fundart = "zuordnung"
	FundAbgelegt   Fundart = "abgelegt" // a kept report, or the name of one that is made regularly
	FundVorgang    Fundart = "vorgang"
	FundProtokoll  Fundart = "protokoll"
	FundEinstell   Fundart = "einstellung"
	FundKonto      Fundart = "konto"
	FundSchluessel Fundart = "schluessel"
)

// Fund is one place where a text stands.
type Fund struct {
	Art    Fundart
	Import ozg.Nr   // or the Nr of a Vorgang or of an entry of the trail; 0: of none
	OZGID  string   // of a value or an origin
	Feld   ozg.Feld // likewise
	Ort    string   // sheet and row or cell; name or id of what it is
	Text   string   // all of the text; "" for a file
}

// Funde are all places of a text. Bleibt are those that a Schwärzung does not reach. Dateien are the files that were
// searched and whether they hold it, so that they need not be searched twice.
type Funde struct {
	Stellen, Bleibt []Fund
	Dateien         map[string]bool
}

// Pruefsumme names exactly these places: whoever confirms them confirms no others.
func (f Funde) Pruefsumme() string {
	h := sha256.New()
	for _, liste := range [][]Fund{f.Stellen, f.Bleibt} {
		b := appendNetstring(nil, strconv.Itoa(len(liste)))
		for _, s := range liste {
			for _, t := range []string{string(s.Art), strconv.Itoa(int(s.Import)), s.OZGID, strconv.Itoa(int(s.Feld)), s.Ort, s.Text} {
				b = appendNetstring(b, t)
			}
		}
		h.Write(b) // a hash never fails to write
	}
	return hex.EncodeToString(h.Sum(nil))
}

// schwaerzungsplan is what is found, and what is to be done about it.
type schwaerzungsplan struct {
	Funde
	SchwaerzungInhalt
	g           schwaerzung.Gesucht
	aenderungen []aenderung
	index       map[ozg.Nr]int      // import → its place in Importe
	dateien     []string            // files to be deleted
	originale   map[string][]ozg.Nr // file → imports that lose it
}

type aenderung struct {
	query string
	werte []any
}

func (p *schwaerzungsplan) aendere(query string, werte ...any) {
	p.aenderungen = append(p.aenderungen, aenderung{query, werte})
}

// plane looks everywhere.
func plane(ctx context.Context, tx *sqlx.Tx, g schwaerzung.Gesucht, dateien map[string]bool) (*schwaerzungsplan, error) {
	p := &schwaerzungsplan{g: g, index: map[ozg.Nr]int{}, originale: map[string][]ozg.Nr{}}
	p.Importe, p.Originale = []GeschwaerzterImport{}, []ozg.Nr{}
	p.Dateien = map[string]bool{}
	for sha256, ja := range dateien {
		p.Dateien[sha256] = ja
	}
	for _, schritt := range []struct {
		was string
		f   func(context.Context, *sqlx.Tx) error
	}{
		{"Meldungen", p.sucheMeldungen},
		{"Befunde", p.sucheBefunde},
		{"imports", p.sucheImporte},
		{"reasons", p.sucheGruende},
		{"files", p.sucheDateien},
		{"originals", p.sucheOriginale},
		{"drafts", p.sucheEntwuerfe},
		{"Zuordnungen", p.sucheZuordnungen},
		{"reports", p.sucheBerichte},
		{"what stays", p.sucheBleibendes},
	} {
		if err := schritt.f(ctx, tx); err != nil {
			return p, fmt.Errorf("search %s: %w", schritt.was, err)
		}
	}
	return p, nil
}

// von is what the Vorgang will say of an import.
func (p *schwaerzungsplan) von(nr ozg.Nr) *GeschwaerzterImport {
	i, ok := p.index[nr]
	if !ok {
		i = len(p.Importe)
		p.index[nr] = i
		p.Importe = append(p.Importe, GeschwaerzterImport{Nr: nr})
	}
	return &p.Importe[i]
}

func (p *schwaerzungsplan) fund(f Fund) { p.Stellen = append(p.Stellen, f) }

func (p *schwaerzungsplan) sucheMeldungen(ctx context.Context, tx *sqlx.Tx) error {
	blaetter := map[Fund]bool{}
	return stream(ctx, tx, func(rows *sqlx.Rows) error {
		var nr ozg.Nr
		var lfd int32
		var zeile int
		var id string
		var felder, blatt, herkunft sql.RawBytes
		if err := rows.Scan(&nr, &lfd, &id, &felder, &blatt, &zeile, &herkunft); err != nil {
			return err
		}
		if !p.g.Vielleicht(string(felder)) && !p.g.Vielleicht(string(blatt)) && !p.g.Vielleicht(string(herkunft)) {
			return nil
		}
		neu, stellen, err := p.g.SchwaerzeZeile(schwaerzung.Zeile{Felder: string(felder), Blatt: string(blatt), Nr: zeile, Herkunft: string(herkunft)})
		if err != nil {
			return fmt.Errorf("import %d line %d: %w", nr, lfd, err)
		}
		if len(stellen) == 0 {
			return nil
		}
		for _, s := range stellen {
			f := Fund{Art: FundWert, Import: nr, OZGID: id, Feld: s.Feld, Ort: "Zeile " + strconv.Itoa(zeile), Text: s.Text}
			switch {
			case s.Blatt:
				f = Fund{Art: FundBlatt, Import: nr, Text: s.Text}
				if blaetter[f] { // once for all its rows
					continue
				}
				blaetter[f] = true
			case s.Herkunft != "":
				f.Art, f.Ort = FundHerkunft, s.Herkunft
			}
			p.fund(f)
		}
		i := p.von(nr)
		i.Meldungen = append(i.Meldungen, lfd)
		p.aendere(sqlSetMeldung, neu.Felder, neu.Blatt, neu.Herkunft, nr, lfd)
		return nil
	}, sqlMeldungSummen)
}

func (p *schwaerzungsplan) sucheBefunde(ctx context.Context, tx *sqlx.Tx) error {
	return stream(ctx, tx, func(rows *sqlx.Rows) error {
		var nr ozg.Nr
		var lfd int32
		var schwere, code, zelle string
		var t [4]string // blatt, wert, text, vorschlag
		if err := rows.Scan(&nr, &lfd, &schwere, &code, &t[0], &zelle, &t[1], &t[2], &t[3]); err != nil {
			return err
		}
		da := false
		for i, alt := range t {
			neu, ok := p.g.Schwaerze(alt)
			if !ok {
				continue
			}
			p.fund(Fund{Art: FundBefund, Import: nr, Ort: zelle, Text: alt})
			t[i], da = neu, true
		}
		if da {
			i := p.von(nr)
			i.Befunde = append(i.Befunde, lfd)
			p.aendere(sqlSetBefund, t[0], t[1], t[2], t[3], nr, lfd)
		}
		return nil
	}, sqlBefundSummen)
}

// sucheImporte overwrites the name of a file and how it was understood, but for the names of the fields.
func (p *schwaerzungsplan) sucheImporte(ctx context.Context, tx *sqlx.Tx) error {
	return stream(ctx, tx, func(rows *sqlx.Rows) error {
		var nr ozg.Nr
		var art, name, sha256, bericht string
		if err := rows.Scan(&nr, &art, &name, &sha256, &bericht); err != nil {
			return err
		}
		neu, da := p.g.Schwaerze(name)
		if da {
			p.fund(Fund{Art: FundDateiname, Import: nr, Text: name})
		}
		neuer, stellen, err := p.g.SchwaerzeJSON(bericht, "spalten")
		if err != nil {
			return fmt.Errorf("report of import %d: %w", nr, err)
		}
		for _, text := range stellen {
			p.fund(Fund{Art: FundBericht, Import: nr, Text: text})
		}
		if da || len(stellen) > 0 {
			p.von(nr).Texte = true
			p.aendere(sqlSetImportTexte, neu, neuer, nr)
		}
		return nil
	}, sqlSuchImporte)
}

func (p *schwaerzungsplan) sucheGruende(ctx context.Context, tx *sqlx.Tx) error {
	return stream(ctx, tx, func(rows *sqlx.Rows) error {
		var nr ozg.Nr
		var grund string
		if err := rows.Scan(&nr, &grund); err != nil {
			return err
		}
		if neu, ok := p.g.Schwaerze(grund); ok {
			p.fund(Fund{Art: FundGrund, Import: nr, Text: grund})
			p.aendere(sqlSetGrund, neu, nr)
		}
		return nil
	}, sqlSuchGruende)
}
