package beispiel

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"ozgtracker/internal/ozg"
)

// projekt is an Umsetzungsprojekt: it bundles Leistungen of one Lage, which share Welle, model and the
// Land that builds them.
type projekt struct {
	name     string
	welle    int        // 0: never assigned
	modell   ozg.Modell // of its Leistungen of Typ 2 to 5; empty: not chosen
	modellAb int        // quarter from which the plans state the model
	weg      ozg.Weg
	labor    string
	umsetzer []string // Land codes
	tempo    float64  // larger is slower
}

// tempo of the Themenfelder, by slug: larger is slower.
var tempo = map[string]float64{
	"steuern-zoll": -0.3, "unternehmensfuehrung-entwicklung": -0.2, "familie-kind": -0.15, "arbeit-ruhestand": -0.1,
	"mobilitaet-reisen": 0, "ein-auswanderung": 0, "forschung-foerderung": 0.05, "gesundheit": 0.1,
	"engagement-hobby": 0.1, "querschnitt": 0.15, "bauen-wohnen": 0.2, "umwelt": 0.25, "bildung": 0.3, "recht-ordnung": 0.3,
}

// bilde puts the Leistungen of each Themenfeld and Lage into projects of two to six.
func bilde(ls []*leben) {
	for tf, t := range ozg.Themenfelder {
		var eigene []*leben
		for _, l := range ls {
			if l.themenfeld == t.Name {
				eigene = append(eigene, l)
			}
		}
		slices.SortStableFunc(eigene, nachLage)
		r := zufall(zweckProjekt, tf)
		for nr := 1; len(eigene) > 0; nr++ {
			n := 1
			for n < min(2+r.IntN(5), len(eigene)) && eigene[n].lage == eigene[0].lage {
				n++
			}
			p := neuesProjekt(t, nr, eigene[0].lage, r)
			for _, l := range eigene[:n] {
				l.projekt = p
			}
			eigene = eigene[n:]
		}
	}
	ohne := neuesProjekt(ozg.Themenfelder[0], 0, "", zufall(zweckProjekt, len(ozg.Themenfelder)))
	for _, l := range ls {
		if l.projekt == nil { // an unknown Themenfeld has no plan, so nobody will read of it
			l.projekt = ohne
		}
	}
}

func neuesProjekt(t ozg.Themenfeld, nr int, lage string, r *rand.Rand) *projekt {
	p := &projekt{name: fmt.Sprintf("UP %02d %s", nr, lage), tempo: tempo[t.Slug]}
	p.welle = [...]int{1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4}[r.IntN(20)]
	switch n := r.IntN(100); {
	case n < 35:
		p.modell = ozg.ModellA
	case n < 55:
		p.modell = ozg.ModellB
	case n < 77:
		p.modell = ozg.ModellC
	}
	p.modellAb = 1 + r.IntN(6) + p.welle
	p.weg = ozg.WegEigen
	if r.IntN(3) == 0 {
		p.weg, p.labor = ozg.WegLabor, "Labor "+lage
	}
	p.umsetzer = []string{t.Laender[r.IntN(len(t.Laender))]}
	if r.IntN(100) < 45 { // often not the federführendes Land
		p.umsetzer[0] = ozg.Laender[r.IntN(ozg.AnzahlLaender)].Code
	}
	if zweites := ozg.Laender[r.IntN(ozg.AnzahlLaender)].Code; r.IntN(8) == 0 && zweites != p.umsetzer[0] {
		p.umsetzer = append(p.umsetzer, zweites)
	}
	p.tempo += 0.12*float64(p.welle-1) + 0.25*r.Float64()
	if r.IntN(12) == 0 {
		p.welle = 0
	}
	return p
}

func nachLage(a, b *leben) int {
	if a.lage != b.lage {
		if a.lage < b.lage {
			return -1
		}
		return 1
	}
	return a.nr - b.nr
}
