package ods

import (
	"iter"

	"ozgtracker/importer/paket"
	"ozgtracker/importer/tabelle"
	"ozgtracker/internal/ozg"
)

// Rows, cells and limits are those of every reader of workbooks.
type (
	Zelle   = tabelle.Zelle
	Zeile   = tabelle.Zeile
	Bereich = tabelle.Bereich
	Blatt   = tabelle.Blatt
	Grenzen = tabelle.Grenzen
)

// Mappe is an open spreadsheet with all that is not empty in it. It is not changed by reading, so several
// goroutines may read.
type Mappe struct {
	grenzen  Grenzen
	blaetter []Blatt
	inhalte  []inhalt // of each sheet
	texte    []string // each text that a cell holds
}

// inhalt is what a sheet holds.
type inhalt struct {
	zeilen    []zeile // rising, only those with a cell
	verbunden []Bereich
}

// zeile is a row, or several equal ones that follow each other.
type zeile struct {
	nr, mal   int32
	versteckt bool
	zellen    []zelle // rising
}

// zelle is a cell, or several equal ones side by side. It is kept small: a sheet may hold millions.
type zelle struct {
	text        uint32 // index in Mappe.texte
	tag         ozg.Tag
	spalte, mal uint16
	art         tabelle.Art
}

// Open reads the whole file. The error is a *ozg.Fehler that says what kind of file it is instead, or
// what is broken; or it is the error of Grenzen.Abbruch.
func Open(b []byte, g Grenzen) (*Mappe, error) {
	g = g.MitVorgaben()
	if err := g.Abbruch(); err != nil {
		return nil, err
	}
	if err := pruefeFormat(b); err != nil {
		return nil, err
	}
	p, err := paket.Oeffne(b, g)
	if err != nil {
		return nil, rat.Fehler("", err)
	}
	if err := pruefeArt(p); err != nil {
		return nil, err
	}
	x, zu, err := p.Lies(inhaltsteil)
	if err != nil {
		return nil, rat.Fehler(inhaltsteil, err)
	}
	defer zu.Close()
	m := &Mappe{grenzen: g}
	l := &leser{x: x, grenzen: g, mappe: m, texte: neuerTextspeicher(g)}
	if err := l.lies(); err != nil {
		return nil, rat.Fehler(l.ort(), err)
	}
	m.texte = l.texte.texte
	return m, nil
}

// Blaetter lists the sheets in the order of the file.
func (m *Mappe) Blaetter() []Blatt { return m.blaetter }

// Verbunden gives the merged ranges of sheet i, in the order of the file; none overlap.
func (m *Mappe) Verbunden(i int) ([]Bereich, error) { return m.inhalte[i].verbunden, nil }

// Zeilen gives the rows of sheet i that hold at least one cell, rising; repeated ones one by one. The only
// error is that of Grenzen.Abbruch. The rows are the caller's to keep.
func (m *Mappe) Zeilen(i int) iter.Seq2[Zeile, error] {
	return func(yield func(Zeile, error) bool) {
		n := 0
		for _, z := range m.inhalte[i].zeilen {
			for j := range int(z.mal) {
				if n++; n%1024 == 0 {
					if err := m.grenzen.Abbruch(); err != nil {
						yield(Zeile{}, err)
						return
					}
				}
				if !yield(Zeile{Nr: int(z.nr) + j, Versteckt: z.versteckt, Zellen: m.zellen(z)}, nil) {
					return
				}
			}
		}
	}
}

// zellen spreads out the cells of a row.
func (m *Mappe) zellen(z zeile) []Zelle {
	n := 0
	for _, c := range z.zellen {
		n += int(c.mal)
	}
	liste := make([]Zelle, 0, n)
	for _, c := range z.zellen {
		for j := range int(c.mal) {
			liste = append(liste, Zelle{Spalte: int(c.spalte) + j, Text: m.texte[c.text], Art: c.art, Tag: c.tag})
		}
	}
	return liste
}
