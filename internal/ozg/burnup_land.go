package ozg

// LandPunkt is what counted in one Land on a day.
type LandPunkt struct {
	Tag    Tag
	Zahlen LandZahlen
}

// BurnUpLand counts in the i-th Land of Laender per month end, from the month of von to the Stichtag,
// which is the last point. gehoert chooses the Leistungen (nil: all). A month keeps the Umfang that it had;
// counts can fall.
func (s Sicht) BurnUpLand(von Tag, i int, gehoert func(*Leistung) bool) (ps []LandPunkt) {
	tage := s.monatsEnden(von)
	for _, t := range tage {
		ps = append(ps, LandPunkt{Tag: t})
	}
	s.umfangAn(tage, func(m int, l *Leistung) {
		if gehoert == nil || gehoert(l) {
			ps[m].Zahlen.add(l, i)
		}
	})
	return append(ps, LandPunkt{s.Stichtag, ZaehleLand(waehle(s.Bestand().Umfang(), gehoert), i)})
}
