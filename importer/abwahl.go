package importer

import (
	"fmt"
	"slices"
	"strings"

	"ozgtracker/internal/ozg"
)

// grundAbgewaehlt is the reason of rows and sheets that a person does not want.
const grundAbgewaehlt = "abgewählt"

// zeileAbgewaehlt passes over a row that a person unticked. In a list with one row per LeiKa-Leistung the
// first row stands for all rows of its OZG-Leistung, as in the Vorschau.
func (l *leser) zeileAbgewaehlt(z *zeile, id string) bool {
	weg := l.vorgabe.ohneZeile[z.nr]
	if l.leikaGruppen != nil && id != "" {
		g := l.leikaGruppen[id]
		if g == nil && weg {
			g = l.neueLeiKaGruppe(z, id)
			g.abgewaehlt = true
		}
		weg = weg || g != nil && g.abgewaehlt
	}
	if weg {
		l.ohne[id] = true
		l.ueberspringe(z.nr, grundAbgewaehlt)
	}
	return weg
}

// waehleFelderAb takes out of the row the values that a person unticked. Each is told at its cell.
func (l *leser) waehleFelderAb(z *zeile) {
	for _, f := range l.vorgabe.ohneFeld[z.nr] {
		if !l.roh.hat(f) {
			continue
		}
		h := l.roh.felder[f].herkunft
		l.roh.streiche(f)
		l.roh.befunde = append(l.roh.befunde, l.abgewaehlt(f, h, l.adresseVon(z, l.beiSpalte(z, l.id))))
	}
}

// abgewaehlt tells that a value was unticked: at its cell or, where that lies elsewhere, at the key.
func (l *leser) abgewaehlt(f ozg.Feld, h ozg.Herkunft, schluessel string) ozg.Befund {
	if h.Zelle == "" || strings.Contains(h.Zelle, "!") {
		h.Zelle = schluessel
	}
	return ozg.Zweifel{
		Schwere: ozg.SchwereHinweis, Code: "abgewaehlt", Text: fmt.Sprintf("„%s“ wurde von Hand abgewählt und nicht übernommen.", f.Titel()),
	}.Bei(l.bericht.Name, h.Zelle, h.Text)
}

func (r *rohzeile) streiche(f ozg.Feld) {
	r.genannt = slices.DeleteFunc(r.genannt, func(g ozg.Feld) bool { return g == f })
	r.felder[f] = angabe{}
}
