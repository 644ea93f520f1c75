package ozg

import (
	"cmp"
	"slices"
)

// AussageLand is the finding of a Land: how much of what it is zuständig for can be used there. vergleich is
// the day compared with, nil for none; davor are its numbers.
func AussageLand(name string, stichtag Tag, z LandZahlen, vergleich *Tag, davor LandZahlen) string {
	am := name + ": Am " + stichtag.Deutsch()
	if z.Zustaendig() == 0 {
		return am + " gehört noch keine föderale Leistung zum Umfang"
	}
	satz := am + " sind " + AnteilText(z.Online, z.Zustaendig()) + " der föderalen Leistungen online"
	if z.Online == 0 {
		satz = am + " ist keine der " + ZahlText(z.Zustaendig()) + " föderalen Leistungen online"
	}
	switch d := z.Online - davor.Online; {
	case vergleich == nil || d == 0:
	case d < 0:
		satz += ", " + ZahlText(-d) + " weniger als am " + vergleich.Deutsch()
	default:
		satz += ", " + ZahlText(d) + " mehr als am " + vergleich.Deutsch()
	}
	switch z.KeineAngabe {
	case 0:
		return satz + "."
	case 1:
		return satz + "; zu einer liegt keine Angabe vor."
	}
	return satz + "; zu " + ZahlText(z.KeineAngabe) + " liegt keine Angabe vor."
}

// Vergleiche compares the exact shares of two Länder; a Land without any Leistung is below all others.
func (z LandZahlen) Vergleiche(x LandZahlen) int {
	n, m := z.Zustaendig(), x.Zustaendig()
	if n == 0 || m == 0 {
		return cmp.Compare(n, m)
	}
	return cmp.Compare(z.Online*m, x.Online*n)
}

// RangLand is the place of the i-th Land of Laender by its share; equal ones share a place.
func RangLand(ls []*Leistung, i int) int {
	rang, z := 1, ZaehleLand(ls, i)
	for j := range AnzahlLaender {
		if ZaehleLand(ls, j).Vergleiche(z) > 0 {
			rang++
		}
	}
	return rang
}

// FehltImLand lists the Leistungen that other Länder have online and the i-th Land of Laender has not, though
// it is zuständig, the most widespread first.
func FehltImLand(ls []*Leistung, i int) (fehlt []*Leistung) {
	for _, l := range ls {
		s, ok := l.ImLand(i)
		if ok && s != LandOnline && s != LandNichtZustaendig && l.Angebote > 0 && !l.OhneLaender {
			fehlt = append(fehlt, l)
		}
	}
	slices.SortStableFunc(fehlt, func(x, y *Leistung) int { return cmp.Compare(y.Abdeckung, x.Abdeckung) })
	return fehlt
}
