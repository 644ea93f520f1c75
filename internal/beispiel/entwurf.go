package beispiel

import (
	"fmt"
	"slices"

	"ozgtracker/internal/ozg"
)

// hinweis stands in every plan.
const hinweis = "Beispieldaten, keine amtlichen Angaben"

// planzeile is one Leistung in a plan with what the layout can tell of it.
type planzeile struct {
	leben  *leben
	felder ozg.Felder
}

func (z planzeile) nur(felder []ozg.Feld) ozg.Felder {
	out := ozg.Felder{}
	for _, f := range felder {
		if v, ok := z.felder[f]; ok {
			out[f] = v
		}
	}
	return out
}

// entwurf is a plan while it is drawn.
type entwurf struct {
	lieferung
	themenfeld ozg.Themenfeld
	stichtag   ozg.Tag
	form       form
	zeilen     []planzeile // by Lage
	seltsam    map[ort]seltsam
	nennt      map[string]ozg.Felder // OZG-ID → what the cells state
}

// ort is a cell by its meaning.
type ort struct {
	ozgID string
	feld  ozg.Feld
}

// neuerEntwurf collects the rows of a Themenfeld as of a quarter.
func neuerEntwurf(l lieferung, alle []*leben) *entwurf {
	t := ozg.Themenfelder[l.tf]
	e := &entwurf{lieferung: l, themenfeld: t, stichtag: stichtag(l.q), form: formen[t.Slug], nennt: map[string]ozg.Felder{}}
	for _, b := range alle {
		if b.themenfeld == t.Name && l.q >= b.ab && l.q < b.entfaellt+3 { // struck out, later dropped
			e.zeilen = append(e.zeilen, planzeile{b, e.form.weise.gerundet(b.angaben(l.q))})
		}
	}
	slices.SortStableFunc(e.zeilen, func(a, b planzeile) int { return nachLage(a.leben, b.leben) })
	if l.verrutscht {
		e.verrutsche()
	}
	e.streue()
	return e
}

// verrutsche gives each row the stand of the next one, as a sort of some columns only does.
func (e *entwurf) verrutsche() {
	for i := range len(e.zeilen) - 1 {
		a, b := e.zeilen[i].felder, e.zeilen[i+1].felder
		for _, f := range []ozg.Feld{ozg.FeldStand, ozg.FeldPhase} {
			delete(a, f)
			if v, ok := b[f]; ok {
				a[f] = v
			}
		}
	}
}

// reihe draws a row of a table.
func (e *entwurf) reihe(spalten []spalte, z planzeile, lfd int) []any {
	zellen := make([]any, len(spalten))
	if e.nennt[z.leben.ozgID] == nil { // the title of the plan names the Themenfeld of all rows
		e.nennt[z.leben.ozgID] = ozg.Felder{ozg.FeldThemenfeld: ozg.TextWert(e.themenfeld.Name)}
	}
	for i, s := range spalten {
		v, sagt := s.zelle(e.form.weise, z, lfd)
		if len(s.felder) > 0 {
			if x, ok := e.seltsam[ort{z.leben.ozgID, s.felder[0]}]; ok {
				v, sagt = x.zelle, x.sagt
			}
		}
		zellen[i] = v
		for f, w := range sagt {
			e.nennt[z.leben.ozgID][f] = w
		}
	}
	return zellen
}

// tabelle draws header and rows; nachLagen puts the name of the Lage above each group, which states it.
func (e *entwurf) tabelle(b *blatt, spalten []spalte, zeilen []planzeile, nachLagen bool) {
	e.kopf(b, spalten)
	for i, z := range zeilen {
		if nachLagen && (i == 0 || z.leben.lage != zeilen[i-1].leben.lage) {
			b.zeile(gruppe(z.leben.lage))
			b.verbinde(len(b.zeilen), 1, len(b.zeilen), len(spalten))
		}
		b.zeilen = append(b.zeilen, e.reihe(spalten, z, i+1))
		if nachLagen {
			e.nennt[z.leben.ozgID][ozg.FeldLage] = z.felder[ozg.FeldLage]
		}
	}
}

// kopf draws the column titles: two rows where a column has a title above, merged as people merge.
func (e *entwurf) kopf(b *blatt, spalten []spalte) {
	zwei := slices.ContainsFunc(spalten, func(s spalte) bool { return s.oben != "" })
	oben, unten := make([]any, len(spalten)), make([]any, len(spalten))
	erste := len(b.zeilen) + 1
	for i, s := range spalten {
		for len(b.breiten) <= i {
			b.breiten = append(b.breiten, 0)
		}
		b.breiten[i] = s.breite
		unten[i] = kopf(s.titel)
		switch {
		case !zwei:
		case s.oben == "":
			oben[i], unten[i] = kopf(s.titel), nil
			b.verbinde(erste, i+1, erste+1, i+1)
		case i == 0 || spalten[i-1].oben != s.oben:
			oben[i] = kopf(s.oben)
			bis := i
			for bis+1 < len(spalten) && spalten[bis+1].oben == s.oben {
				bis++
			}
			b.verbinde(erste, i+1, erste, bis+1)
		}
	}
	if zwei {
		b.zeile(oben...)
	}
	b.zeile(unten...)
	b.fest = len(b.zeilen)
}

// summe draws the line below the rows.
func (e *entwurf) summe(b *blatt, wort string, zeilen []planzeile) {
	b.zeile(nil, wort, fmt.Sprintf("%d Leistungen", len(zeilen)))
}
