package importer

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
)

// berichtigungen are the repaired cells of one sheet on their way through its rows.
type berichtigungen struct {
	texte     map[zellort]string
	urtexte   map[zellort]string // of the cells that were replaced, as a person sees them
	inZeile   map[int][]zellort  // repairs by row, rising by column: also of blank cells
	zellen    []zelle            // space for a row
	angewandt map[zellort]bool
}

func neueBerichtigungen(texte map[zellort]string) *berichtigungen {
	if len(texte) == 0 {
		return nil
	}
	b := &berichtigungen{texte: texte, urtexte: map[zellort]string{}, inZeile: map[int][]zellort{}, angewandt: map[zellort]bool{}}
	for o := range texte {
		b.inZeile[o.zeile] = append(b.inZeile[o.zeile], o)
	}
	for _, os := range b.inZeile {
		slices.SortFunc(os, func(a, b zellort) int { return cmp.Compare(a.spalte, b.spalte) })
	}
	return b
}

// urtext is the text of a cell as it stands in the file: that which is read, unless it is a repair.
func (b *berichtigungen) urtext(c *zelle, gelesen string) string {
	if b != nil {
		if t, ok := b.urtexte[zellort{c.Spalte, c.zeile}]; ok {
			return t
		}
	}
	return gelesen
}

// berichtigt gives the row with its repaired cells: replaced, left out, or filled in where they were
// blank. A value that is merged over several rows is repaired in each of them, and told once.
func (l *leser) berichtigt(z zeile) zeile {
	b := l.berichtigungen
	if b == nil {
		return z
	}
	b.zellen = b.zellen[:0]
	for _, c := range z.zellen {
		o := zellort{c.Spalte, c.zeile}
		text, ok := b.texte[o]
		if !ok {
			b.zellen = append(b.zellen, c)
			continue
		}
		l.sageBerichtigt(o, c.anzeige(), text)
		if text != "" {
			b.zellen = append(b.zellen, zelle{Zelle: xlsx.Zelle{Spalte: c.Spalte, Text: text, Art: xlsx.Text}, zeile: c.zeile})
		}
	}
	for _, o := range b.inZeile[z.nr] {
		i, belegt := slices.BinarySearchFunc(b.zellen, o.spalte, func(c zelle, s int) int { return cmp.Compare(c.Spalte, s) })
		if belegt || z.bei(o.spalte) != nil || b.texte[o] == "" {
			continue
		}
		l.sageBerichtigt(o, "", b.texte[o])
		b.zellen = slices.Insert(b.zellen, i, zelle{Zelle: xlsx.Zelle{Spalte: o.spalte, Text: b.texte[o], Art: xlsx.Text}, zeile: o.zeile})
	}
	z.zellen = b.zellen
	return z
}

func (l *leser) sageBerichtigt(o zellort, urtext, text string) {
	b := l.berichtigungen
	if b.angewandt[o] {
		return
	}
	b.angewandt[o], b.urtexte[o] = true, urtext
	switch {
	case text == "":
		l.melde(ozg.SchwereHinweis, "abgewaehlt", l.bericht.Name, o.adresse(), urtext, "Die Zelle wurde von Hand ausgelassen.", "")
	case urtext == "":
		l.melde(ozg.SchwereHinweis, "ersetzt", l.bericht.Name, o.adresse(), urtext, fmt.Sprintf("Die Zelle ist leer. Gelesen wurde „%s“, wie von Hand ergänzt.", text), "")
	default:
		l.melde(ozg.SchwereHinweis, "ersetzt", l.bericht.Name, o.adresse(), urtext, fmt.Sprintf("Gelesen wurde „%s“, wie von Hand berichtigt.", text), "")
	}
}

// sageUnbenutzte tells of repairs where no row was read.
func (l *leser) sageUnbenutzte() {
	if l.berichtigungen == nil {
		return
	}
	b := l.berichtigungen
	for _, o := range slices.SortedFunc(maps.Keys(b.texte), func(a, b zellort) int {
		return cmp.Or(cmp.Compare(a.zeile, b.zeile), cmp.Compare(a.spalte, b.spalte))
	}) {
		if !b.angewandt[o] && b.texte[o] != "" {
			l.melde(ozg.SchwereHinweis, "berichtigung_unbenutzt", l.bericht.Name, o.adresse(), "",
				fmt.Sprintf("Die Berichtigung „%s“ wurde nicht gebraucht: An dieser Stelle wurde keine Zeile gelesen.", b.texte[o]), "")
		}
	}
}
