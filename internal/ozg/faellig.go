package ozg

// Faellig lists the days after nach and up to bis that are the given day of their month; in a month without
// such a day, its last one.
func Faellig(tagImMonat int, nach, bis Tag) (out []Tag) {
	for ende := nach.MonatsEnde(); ; ende = ende.PlusMonate(1) {
		jahr, monat, letzter := ende.Zeit().Date()
		t := NeuerTag(jahr, monat, min(tagImMonat, letzter))
		if t > bis {
			return out
		}
		if t > nach {
			out = append(out, t)
		}
	}
}
