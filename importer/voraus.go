package importer

import (
	"iter"

	"ozgtracker/internal/fliessband"
)

// rohpaket carries rows from the reader, with copies of their cells, since a reader may use the memory of a
// row for the next one. Only the last row can come with an error.
type rohpaket struct {
	zeilen []zeile
	zellen []zelle // of all rows
	bytes  int     // of their texts
	err    error
}

// A packet is full with its rows or, since those of a hostile file may be huge, with its cells or texts.
const (
	rohpaketZeilen = 64
	rohpaketZellen = 8 << 10
	rohpaketBytes  = 256 << 10
)

// imVoraus reads the next rows while those before are being understood: on two cores a long sheet takes half
// the time. A row is valid until the next one.
func imVoraus(zeilen iter.Seq2[zeile, error]) iter.Seq2[zeile, error] {
	return func(yield func(zeile, error) bool) {
		for p := range fliessband.Pakete([]*rohpaket{{}, {}, {}}, func(leer func() (*rohpaket, bool), voll func(*rohpaket)) {
			p, ok := leer()
			for z, err := range zeilen {
				if p.nimm(z, err); !p.istVoll() {
					continue
				}
				voll(p)
				if p, ok = leer(); !ok {
					return
				}
			}
			if ok {
				voll(p)
			}
		}) {
			for i, z := range p.zeilen {
				var err error
				if i == len(p.zeilen)-1 {
					err = p.err
				}
				if !yield(z, err) {
					return
				}
			}
			*p = rohpaket{zeilen: p.zeilen[:0], zellen: p.zellen[:0]}
		}
	}
}

func (p *rohpaket) nimm(z zeile, err error) {
	von := len(p.zellen)
	p.zellen = append(p.zellen, z.zellen...)
	z.zellen = p.zellen[von:]
	for i := range z.zellen {
		p.bytes += len(z.zellen[i].Text)
	}
	p.zeilen, p.err = append(p.zeilen, z), err
}

func (p *rohpaket) istVoll() bool {
	return p.err != nil || len(p.zeilen) == rohpaketZeilen || len(p.zellen) >= rohpaketZellen || p.bytes >= rohpaketBytes
}
