package importer

import (
	"slices"
	"strings"

	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
)

// vorspann is the beginning of a sheet, enough to find the header and to look at samples below it.
type vorspann struct {
	zeilen []zeile
	breite map[int][]xlsx.Bereich // ranges that are merged across columns, by their first row
	titel  titelbuch

	gemerkt    map[string]ziel // what titles meant in earlier files, by merkform
	selbst     map[int]bool    // columns for which that does not hold
	schluessel []string        // those of gemerkt that were a key or a name
}

func neuerVorspann(zeilen []zeile, verbunden []xlsx.Bereich, titel titelbuch) vorspann {
	v := vorspann{zeilen: zeilen, breite: map[int][]xlsx.Bereich{}, titel: titel}
	if len(zeilen) == 0 {
		return v
	}
	for _, b := range verbunden {
		if b.BisSpalte > b.VonSpalte && b.VonZeile <= zeilen[len(zeilen)-1].nr {
			v.breite[b.VonZeile] = append(v.breite[b.VonZeile], b)
		}
	}
	return v
}

// nach gives the sample rows below a row number.
func (v vorspann) nach(nr int) []zeile {
	i := slices.IndexFunc(v.zeilen, func(z zeile) bool { return z.nr > nr })
	if i < 0 {
		return nil
	}
	return v.zeilen[i:min(len(v.zeilen), i+probenZahl)]
}

// deuteFenster reads adjacent rows as one header.
func (v vorspann) deuteFenster(fenster []zeile) kopf {
	k := kopf{von: fenster[0].nr, bis: fenster[len(fenster)-1].nr, texte: map[kopfstelle]bool{}}
	for _, z := range fenster {
		for _, c := range z.zellen {
			k.texte[kopfstelle{c.Spalte, ozg.Falte(c.Text)}] = true
		}
	}
	for _, nr := range belegteSpalten(fenster) {
		s := spalte{nr: nr}
		var ebenen []string
		allein := true
		for i, z := range fenster {
			text, breite := "", 1
			if c := z.bei(nr); c != nil {
				text = leerraum.ReplaceAllString(ohneEntitaeten(c.Text), " ")
				s.kopf, s.zelle = text, c.adresse()
			} else if i < len(fenster)-1 {
				text, breite = v.gruppe(z, nr, fenster[i+1:])
			}
			if text != "" && !slices.Contains(ebenen, text) {
				ebenen = append(ebenen, text)
				allein = allein && breite == 1
			}
		}
		s.ganz = strings.Join(ebenen, " ")
		s.ziel = v.titel.deute(ebenen, allein && !v.ueberMehrere(fenster, nr))
		k.spalten = append(k.spalten, s)
	}
	v.setzeGemerkte(&k)
	return k
}

func belegteSpalten(fenster []zeile) []int {
	var out []int
	for _, z := range fenster {
		for _, c := range z.zellen {
			out = append(out, c.Spalte)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// gruppe gives the group header of row z that spreads to column nr: over its merged range or, in a row
// without merged ranges, up to the next text. The rows below must name the column.
func (v vorspann) gruppe(z zeile, nr int, darunter []zeile) (text string, breite int) {
	if !slices.ContainsFunc(darunter, func(u zeile) bool { return u.bei(nr) != nil }) {
		return "", 0
	}
	i := slices.IndexFunc(z.zellen, func(c zelle) bool { return c.Spalte > nr })
	if i < 0 {
		i = len(z.zellen)
	}
	if i == 0 {
		return "", 0
	}
	c := z.zellen[i-1]
	if c.zeile != z.nr { // merged downwards from above: no group of others
		return "", 0
	}
	if breite := v.breite[z.nr]; len(breite) > 0 && !slices.ContainsFunc(breite, func(b xlsx.Bereich) bool {
		return b.VonSpalte == c.Spalte && b.BisSpalte >= nr
	}) {
		return "", 0
	}
	return leerraum.ReplaceAllString(ohneEntitaeten(c.Text), " "), nr - c.Spalte + 1
}

// ueberMehrere says whether a text above column nr is a group header of further columns.
func (v vorspann) ueberMehrere(fenster []zeile, nr int) bool {
	for i, z := range fenster[:len(fenster)-1] {
		if z.bei(nr) == nil {
			continue
		}
		if t, _ := v.gruppe(z, nr+1, fenster[i+1:]); t != "" && z.bei(nr+1) == nil {
			return true
		}
	}
	return false
}
