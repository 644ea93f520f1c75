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
			for f := range Feld(AnzahlFelder) {
				if k.feld(f).nennt(int32(i), g.importe[i].Stichtag) && !yield(k.ozgID, f) {
					return
				}
			}
		}
	}
}

// Nannte is what an import states of a field, whether or not it holds today.
func (g *Geschichte) Nannte(nr Nr, ozgID string, f Feld) (Wert, bool) {
	i, ok := g.importAt(nr)
	k, bekannt := g.index[ozgID]
	if !ok || !bekannt {
		return Wert{}, false
	}
	v, s := g.akten[k].feld(f), g.importe[i].Stichtag
	j := sort.Search(len(v), func(j int) bool { return v[j].Stichtag > s || v[j].Stichtag == s && int(v[j].Import) > i })
	if j == 0 || int(v[j-1].Import) != i {
		return Wert{}, false
	}
	return *v[j-1].Wert, true
}

// nennt says whether an import of a Stichtag states the field. Statements of one day stand in the order of
// their imports.
func (v verlauf) nennt(imp int32, s Tag) bool {
	i := sort.Search(len(v), func(i int) bool { return v[i].Stichtag > s || v[i].Stichtag == s && v[i].Import >= imp })
	return i < len(v) && v[i].Import == imp
}
