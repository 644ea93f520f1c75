package reports

import (
	"cmp"
	"errors"
	"io"
	"slices"
	"strconv"
)

// rahmen is what has to be known of a sheet before its cells can be marked: where things lie, and how
// wide and high, so that a comment gets a box that shows it.
type rahmen struct {
	praefix      string // of the root
	rPraefix     string // a prefix for r:id, "" where the root declares none
	spalten      []spaltenmass
	zeilen       []zeilenmass // those with a height of their own, rising
	breite       int          // of all other columns, in pixels
	hoehe        int
	verbunden    []verbund
	zeichnung    *xmlMarke // the legacyDrawing element
	vorZeichnung int       // where it belongs if there is none
	zellen       bool
}

type spaltenmass struct{ von, bis, pixel, stil int }

type zeilenmass struct{ nr, pixel int32 }

// verbund is a merged range.
type verbund struct{ von, bis stelle }

// Sizes that hold where the sheet names none.
const (
	standardbreite = 64 // pixels of a column
	standardhoehe  = 20 // pixels of a row
)

// nachZeichnung are the elements of a sheet that come behind legacyDrawing (ECMA-376 part 1, 18.3.1.99).
var nachZeichnung = []string{"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"}

// liesRahmen reads a sheet once, all of it.
func liesRahmen(b []byte) (*rahmen, error) {
	r := &rahmen{breite: standardbreite, hoehe: standardhoehe}
	s := xmlSucher{b: b}
	bereich := "" // the child of the root in which the reading stands
	for {
		m, err := s.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		if m.tiefe == 1 {
			err = r.wurzel(&s, m)
		} else if m.tiefe == 2 && m.haupt {
			r.nimm(b, m)
			bereich = string(m.name)
		} else if m.tiefe == 3 && m.haupt && !m.ende {
			err = r.nimmInneres(b, m, bereich)
		}
		if err != nil {
			return nil, err
		}
	}
	if !r.zellen {
		return nil, errors.New("sheet has no sheetData")
	}
	return r, nil
}

func (r *rahmen) wurzel(s *xmlSucher, m xmlMarke) error {
	if string(m.name) != "worksheet" {
		return errors.New("part is no worksheet")
	}
	if !m.ende {
		r.praefix = m.praefix()
		r.rPraefix = s.praefixVon(raumVerweise, raumVerweiseStrikt)
	}
	return nil
}

const (
	raumVerweise       = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	raumVerweiseStrikt = "http://purl.oclc.org/ooxml/officeDocument/relationships"
)

// nimm takes a tag of a child of the root.
func (r *rahmen) nimm(b []byte, m xmlMarke) {
	if (m.ende || m.leer) && !slices.Contains(nachZeichnung, string(m.name)) {
		r.vorZeichnung = m.bis
	}
	if m.ende {
		return
	}
	switch string(m.name) {
	case "sheetData":
		r.zellen = true
	case "sheetFormatPr":
		r.hoehe = punkte(b, m, "defaultRowHeight", r.hoehe)
		r.breite = zeichen(b, m, "defaultColWidth", r.breite)
	case "legacyDrawing":
		r.zeichnung = &m
	}
}

// nimmInneres takes a start tag one level deeper.
func (r *rahmen) nimmInneres(b []byte, m xmlMarke, bereich string) error {
	switch {
	case bereich == "cols" && m.ist("col"):
		c := spaltenmass{von: attrZahl(b, m, "min", 0), bis: attrZahl(b, m, "max", 0), pixel: zeichen(b, m, "width", r.breite), stil: attrZahl(b, m, "style", 0)}
		if attrWahr(b, m, "hidden") {
			c.pixel = 0
		}
		r.spalten = append(r.spalten, c)
	case bereich == "sheetData" && m.ist("row"):
		z := zeilenmass{nr: int32(min(attrZahl(b, m, "r", 0), letzteZeile)), pixel: int32(punkte(b, m, "ht", -1))}
		if attrWahr(b, m, "hidden") {
			z.pixel = 0
		}
		if z.pixel >= 0 {
			r.zeilen = append(r.zeilen, z)
		}
	case bereich == "mergeCells" && m.ist("mergeCell"):
		w, _ := attr(b, m, "ref")
		if v, ok := liesVerbund(w); ok {
			r.verbunden = append(r.verbunden, v)
		}
	}
	if len(r.spalten) > letzteSpalte || len(r.zeilen) > letzteZeile {
		return errors.New("sheet has too many rows or columns")
	}
	return nil
}

// punkte is a height in pixels; the file has points.
func punkte(b []byte, m xmlMarke, name string, vorgabe int) int {
	return mass(b, m, name, vorgabe, func(f float64) float64 { return f * 4 / 3 })
}

// zeichen is a width in pixels; the file has digits of the standard font, which take 7 pixels.
func zeichen(b []byte, m xmlMarke, name string, vorgabe int) int {
	return mass(b, m, name, vorgabe, func(f float64) float64 { return f * 7 })
}

func mass(b []byte, m xmlMarke, name string, vorgabe int, pixel func(float64) float64) int {
	w, ok := attr(b, m, name)
	if !ok {
		return vorgabe
	}
	f, err := strconv.ParseFloat(w, 64)
	if err != nil || !(f >= 0 && f < 5000) {
		return vorgabe
	}
	return int(pixel(f) + 0.5)
}

func liesVerbund(w string) (verbund, bool) {
	for i := range len(w) {
		if w[i] == ':' {
			von, ok := liesStelle([]byte(w[:i]))
			bis, ok2 := liesStelle([]byte(w[i+1:]))
			return verbund{von, bis}, ok && ok2
		}
	}
	return verbund{}, false
}

// verdeckte visits the cells of the range, as long as besuche says so.
func (v verbund) verdeckte(besuche func(stelle) bool) {
	for zeile := v.von.zeile; zeile <= v.bis.zeile; zeile++ {
		for spalte := v.von.spalte; spalte <= v.bis.spalte; spalte++ {
			if !besuche(stelle{zeile, spalte}) {
				return
			}
		}
	}
}

func (r *rahmen) spalte(nr int) (pixel, stil int) {
	for _, s := range r.spalten {
		if nr >= s.von && nr <= s.bis {
			return s.pixel, s.stil
		}
	}
	return r.breite, 0
}

func (r *rahmen) zeilenhoehe(nr int) int {
	i, ok := slices.BinarySearchFunc(r.zeilen, int32(nr), func(z zeilenmass, nr int32) int { return cmp.Compare(z.nr, nr) })
	if ok {
		return int(r.zeilen[i].pixel)
	}
	return r.hoehe
}

// sammle moves the marks of cells that a merged range covers to the cell that shows.
func (r *rahmen) sammle(v vermerke) {
	stellen := v.stellen()
	for _, b := range r.verbunden {
		i, _ := slices.BinarySearchFunc(stellen, stelle{b.von.zeile, 0}, vergleicheStellen)
		for ; i < len(stellen) && stellen[i].zeile <= b.bis.zeile; i++ {
			s := stellen[i]
			if s != b.von && s.spalte >= b.von.spalte && s.spalte <= b.bis.spalte && v[s] != nil {
				v.verschiebe(s, b.von, true)
			}
		}
	}
}
