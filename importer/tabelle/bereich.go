package tabelle

import (
	"cmp"
	"slices"

	"ozgtracker/importer/mangel"
)

// PruefeUeberlappung refuses merged ranges that share a cell. It goes through them from top to bottom and
// remembers for each column down to which row it is taken.
func PruefeUeberlappung(liste []Bereich, abbruch func() error) error {
	sortiert := slices.Clone(liste)
	slices.SortFunc(sortiert, func(a, b Bereich) int { return cmp.Compare(a.VonZeile, b.VonZeile) })
	belegtBis := make([]int, MaxSpalte+1)
	for i, b := range sortiert {
		if i%1024 == 0 {
			if err := abbruch(); err != nil {
				return mangel.Abbruch{Err: err}
			}
		}
		for s := b.VonSpalte; s <= b.BisSpalte; s++ {
			if belegtBis[s] >= b.VonZeile {
				return mangel.Syntax("Bereiche überlappen einander bei " + Adresse(s, b.VonZeile))
			}
			belegtBis[s] = b.BisZeile
		}
	}
	return nil
}
