package store

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/jmoiron/sqlx"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/schwaerzung"
)

// DurchsucheDateien says of every stored file whether it holds a text. It holds no lock: what it found stays true,
// since files never change under their checksum.
func (s *Store) DurchsucheDateien(ctx context.Context, g schwaerzung.Gesucht) (map[string]bool, error) {
	p := &schwaerzungsplan{g: g, Funde: Funde{Dateien: map[string]bool{}}}
	err := s.lies(ctx, "search files", func(tx *sqlx.Tx) error { return p.sucheDateien(ctx, tx) })
	return p.Dateien, err
}

// sucheDateien looks into the files that were not searched yet, one in memory at a time.
func (p *schwaerzungsplan) sucheDateien(ctx context.Context, tx *sqlx.Tx) error {
	var alle []string
	if err := selectAll(ctx, tx, &alle, sqlSuchDateien); err != nil {
		return err
	}
	for _, sha256 := range alle {
		if _, da := p.Dateien[sha256]; da {
			continue
		}
		inhalt, err := readDatei(ctx, tx, sha256)
		if err != nil {
			return err
		}
		p.Dateien[sha256] = p.g.InDatei(inhalt)
	}
	return nil
}

// sucheOriginale finds the files of imports that hold the text themselves, or whose rows held it.
func (p *schwaerzungsplan) sucheOriginale(ctx context.Context, tx *sqlx.Tx) error {
	var importe []struct {
		Nr                              ozg.Nr
		Art, Dateiname, SHA256, Bericht string
	}
	if err := selectAll(ctx, tx, &importe, sqlSuchImporte); err != nil {
		return err
	}
	gesehen := map[string]bool{}
	for _, i := range importe {
		_, ausZeilen := p.index[i.Nr]
		_, gespeichert := p.Dateien[i.SHA256]
		if !gespeichert || gesehen[i.SHA256] || !ausZeilen && !p.Dateien[i.SHA256] {
			continue
		}
		gesehen[i.SHA256] = true
		if i.Art == string(ozg.ImportKatalog) {
			if p.Dateien[i.SHA256] {
				p.Bleibt = append(p.Bleibt, Fund{Art: FundOriginal, Import: i.Nr, Ort: i.Dateiname})
			}
			continue
		}
		g, err := geteilt(ctx, tx, i.SHA256)
		if err != nil {
			return err
		}
		p.dateien, p.originale[i.SHA256] = append(p.dateien, i.SHA256), g.Importe
		for _, nr := range g.Importe {
			p.Originale = append(p.Originale, nr)
			p.fund(Fund{Art: FundOriginal, Import: nr, Ort: i.Dateiname})
		}
	}
	return nil
}

// sucheEntwuerfe throws drafts away whose file or inputs hold the text.
func (p *schwaerzungsplan) sucheEntwuerfe(ctx context.Context, tx *sqlx.Tx) error {
	var entwuerfe []struct{ ID, Dateiname, SHA256, Eingaben string }
	if err := selectAll(ctx, tx, &entwuerfe, sqlSuchEntwuerfe); err != nil {
		return err
	}
	for _, e := range entwuerfe {
		_, mitOriginal := p.originale[e.SHA256]
		if !mitOriginal && !p.Dateien[e.SHA256] && !p.g.Steht(e.Dateiname) && !p.g.StehtInJSON(e.Eingaben) {
			continue
		}
		p.Entwuerfe++
		p.fund(Fund{Art: FundEntwurf, Ort: e.Dateiname})
		p.verwirf(sqlDeleteEntwurf, e.ID, e.SHA256)
	}
	return nil
}

// sucheZuordnungen forgets decisions that hold the text.
func (p *schwaerzungsplan) sucheZuordnungen(ctx context.Context, tx *sqlx.Tx) error {
	var zs []Zuordnung
	if err := selectAll(ctx, tx, &zs, sqlSuchZuordnungen); err != nil {
		return err
	}
	for _, z := range zs {
		if p.g.Steht(z.Quelle) || p.g.Steht(z.Ziel) {
			p.Zuordnungen++
			p.fund(Fund{Art: FundZuordnung, Ort: z.Traeger, Text: z.Quelle + " → " + z.Ziel})
			p.aendere(sqlDeleteZuordnung, z.Traeger, string(z.Art), z.Quelle)
		}
	}
	return nil
}

// sucheBerichte deletes kept reports whose file holds the text, and renames those that are named by it.
func (p *schwaerzungsplan) sucheBerichte(ctx context.Context, tx *sqlx.Tx) error {
	var berichte []struct{ ID, Name, Dateiname, SHA256 string }
	if err := selectAll(ctx, tx, &berichte, sqlSuchBerichte); err != nil {
		return err
	}
	for _, b := range berichte {
		_, mitOriginal := p.originale[b.SHA256]
		name, da := p.g.Schwaerze(b.Name)
		datei, dort := p.g.Schwaerze(b.Dateiname)
		switch {
		case mitOriginal || p.Dateien[b.SHA256]:
			p.SchwaerzungInhalt.Berichte.Geloescht++
			p.fund(Fund{Art: FundAbgelegt, Ort: b.Name})
			p.verwirf(sqlDeleteBericht, b.ID, b.SHA256)
		case da || dort:
			p.SchwaerzungInhalt.Berichte.Umbenannt++
			p.fund(Fund{Art: FundAbgelegt, Text: b.Name + " (" + b.Dateiname + ")"})
			p.aendere(sqlSetBericht, name, datei, b.ID)
		}
	}
	var auftraege []struct{ ID, Name, Fehler string }
	if err := selectAll(ctx, tx, &auftraege, sqlSuchAuftraege); err != nil {
		return err
	}
	for _, a := range auftraege {
		name, da := p.g.Schwaerze(a.Name)
		fehler, dort := p.g.Schwaerze(a.Fehler)
		if da || dort {
			p.SchwaerzungInhalt.Berichte.Umbenannt++
			p.fund(Fund{Art: FundAbgelegt, Text: strings.TrimSpace(a.Name + " " + a.Fehler)})
			p.aendere(sqlSetAuftrag, name, fehler, a.ID)
		}
	}
	return nil
}

// spaltenWort is a column as text, whatever the driver made of it.
func spaltenWort(v any) string {
	if b, ok := v.([]byte); ok {
		return string(b)
	}
	return fmt.Sprint(v)
}

// verwirf deletes a row that is about a file, and the file where nothing else needs it.
func (p *schwaerzungsplan) verwirf(query, id, sha256 string) {
	p.aendere(query, id)
	if _, da := p.originale[sha256]; !da {
		p.originale[sha256] = nil
		p.dateien = append(p.dateien, sha256)
	}
}

// sucheBleibendes names where the text stays: what stands in a chain cannot be changed without breaking it, and
// settings, accounts and tokens are changed by hand.
func (p *schwaerzungsplan) sucheBleibendes(ctx context.Context, tx *sqlx.Tx) error {
	for _, q := range []struct {
		art   Fundart
		query string
		json  bool
		nr    bool
	}{
		{FundVorgang, sqlSuchVorgaenge, true, true},
		{FundProtokoll, sqlSuchProtokoll, false, true},
		{FundEinstell, sqlSuchEinstellungen, false, false},
		{FundKonto, sqlSuchKonten, false, false},
		{FundSchluessel, sqlSuchSchluessel, false, false},
	} {
		err := stream(ctx, tx, func(rows *sqlx.Rows) error {
			z, err := rows.SliceScan()
			if err != nil {
				return err
			}
			for _, v := range z[1:] {
				text := spaltenWort(v)
				if q.json && !p.g.StehtInJSON(text) || !q.json && !p.g.Steht(text) {
					continue
				}
				f := Fund{Art: q.art, Ort: spaltenWort(z[0])}
				if q.nr {
					nr, err := strconv.Atoi(f.Ort)
					if err != nil {
						return err
					}
					f.Import, f.Ort = ozg.Nr(nr), ""
				}
				p.Bleibt = append(p.Bleibt, f)
			}
			return nil
		}, q.query)
		if err != nil {
			return err
		}
	}
	return nil
}
