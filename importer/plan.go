package importer

import (
	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
)

// taugt says whether the rows below make this the header of a plan. A statistics sheet with look-alike
// titles ("OZG-Leistungen" over counts) has no row that speaks of a Leistung.
func (k kopf) taugt(v vorspann, n *namen) bool {
	if !k.hatSchluessel() {
		return false
	}
	id, leika, name := k.rolle(rolleOZGID), k.rolle(rolleLeiKa), k.feld(ozg.FeldBezeichnung)
	punkte := k.punkte()
	zeilen := v.nach(k.bis)
	if len(zeilen) == 0 {
		return punkte >= 3 // an empty form
	}
	sicher, benannt, bekannt, zahlen, zellen := 0, 0, 0, 0, 0
	for _, z := range zeilen {
		if schluesselIn(z, id) || schluesselIn(z, leika) {
			sicher++
		}
		if name == nil {
			continue
		}
		if c := z.bei(name.nr); c != nil && c.Art == xlsx.Text && !istSumme(c.Text) && len(z.zellen) > 1 {
			benannt++
			_, text, mit := trenneSchluessel(c.liesText())
			if mit && id == nil {
				sicher++
			}
			if n.kennt(text) {
				bekannt++
			}
			for _, d := range z.zellen {
				if zellen++; d.Art == xlsx.Zahl || d.Art == xlsx.Prozent || reineZahl(d.Text) {
					zahlen++
				}
			}
		}
	}
	switch {
	case sicher > 0:
		return punkte >= 2 || sicher >= 2
	case benannt == 0 || punkte < 2:
		return false
	case bekannt > 0:
		return true
	}
	return id == nil && zahlen*2 < zellen-benannt || id != nil
}

func schluesselIn(z zeile, s *spalte) bool {
	if s == nil {
		return false
	}
	c := z.bei(s.nr)
	return c != nil && istSchluessel(c.Text)
}
