package ozg

import (
	"iter"
	"sort"
)

// Genannt walks what an import states, by OZG-ID: each field of each Leistung once, whether or not it
// holds today. An unknown Nr states nothing.
func (g *Geschichte) Genannt(nr Nr) iter.Seq2[string, Feld] {
	return func(yield func(string, Feld) bool) {
		i, ok := g.importAt(nr)
		if !ok {
			return
		}
		for _, k := range g.akten {
			for f := range k.felder {
				if k.felder[f].nennt(int32(i), g.importe[i].Stichtag) && !yield(k.ozgID, Feld(f)) {
					return
				}
			}
		}
	}
}

// nennt says whether an import of a Stichtag states the field. Statements of one day stand in the order of
// their imports.
func (v verlauf) nennt(imp int32, s Tag) bool {
	i := sort.Search(len(v), func(i int) bool { return v[i].Stichtag > s || v[i].Stichtag == s && v[i].Import >= imp })
	return i < len(v) && v[i].Import == imp
}
