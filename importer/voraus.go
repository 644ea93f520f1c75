package importer

import (
	"iter"

	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/fliessband"
)

// imVoraus gives the sheet whose next rows are read while those before are being understood: on two cores
// a long sheet takes half the time.
func (b blatt) imVoraus() blatt {
	b.zeilen = imVoraus(b.zeilen)
	return b
}

// rohpaket carries rows from the reader, with copies of their cells, since a reader may use the memory of a
// row for the next one. Only the last row can come with an error.
type rohpaket struct {
	zeilen []xlsx.Zeile
	zellen []xlsx.Zelle // of all rows
	bytes  int          // of their texts
	err    error
}

// A packet is full with its rows or, since those of a hostile file may be huge, with its cells or texts.
const (
	rohpaketZeilen = 64
	rohpaketZellen = 8 << 10
	rohpaketBytes  = 256 << 10
)

func imVoraus(zeilen iter.Seq2[xlsx.Zeile, error]) iter.Seq2[xlsx.Zeile, error] {
	return func(yield func(xlsx.Zeile, error) bool) {
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

func (p *rohpaket) nimm(z xlsx.Zeile, err error) {
	von := len(p.zellen)
	p.zellen = append(p.zellen, z.Zellen...)
	z.Zellen = p.zellen[von:]
	for _, c := range z.Zellen {
		p.bytes += len(c.Text)
	}
	p.zeilen, p.err = append(p.zeilen, z), err
}

func (p *rohpaket) istVoll() bool {
	return p.err != nil || len(p.zeilen) == rohpaketZeilen || len(p.zellen) >= rohpaketZellen || p.bytes >= rohpaketBytes
}
