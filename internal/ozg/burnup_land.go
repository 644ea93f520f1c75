package ozg

import "math"

// LandPunkt is what counted in one Land on a day.
type LandPunkt struct {
	Tag    Tag
	Zahlen LandZahlen
}

// BurnUpLand counts in the i-th Land of Laender per month end, from the month of von to the Stichtag,
// which is the last point. A month keeps the Umfang that it had; counts can fall.
func (s Sicht) BurnUpLand(von Tag, i int) (ps []LandPunkt) {
	var zahlen LandZahlen
	gezaehlt := Tag(math.MinInt32)
	for t := von.MonatsEnde(); t < s.Stichtag; t = t.PlusMonate(1) {
		if s.bewegt(gezaehlt, t) { // nothing becomes true because time passed
			zahlen = ZaehleLand(s.Am(t).Bestand().Umfang(), i)
		}
		gezaehlt = t
		ps = append(ps, LandPunkt{t, zahlen})
	}
	return append(ps, LandPunkt{s.Stichtag, ZaehleLand(s.Bestand().Umfang(), i)})
}
