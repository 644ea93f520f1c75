package ozg

// LandZahlen counts a set of Leistungen in one Land, by what is stated of the Land and never by the
// Federführung. Leistungen of Typ 1 are not in it: for them the Bund alone is zuständig.
type LandZahlen struct {
	Online          int
	Geplant         int
	Nein            int
	KeineAngabe     int // nothing stated of this Land
	NichtZustaendig int // not in the denominator
	OhneLaender     int // part of Online: flächendeckend, so online here too, without any Land stated
}

// Zustaendig is the denominator: the Leistungen less those for which the Land is not zuständig.
func (z LandZahlen) Zustaendig() int { return z.Online + z.Geplant + z.Nein + z.KeineAngabe }

// ZaehleLand counts the Leistungen in the i-th Land of Laender.
func ZaehleLand(ls []*Leistung, i int) (z LandZahlen) {
	for _, l := range ls {
		if l.Typ() == Typ1 {
			continue
		}
		switch l.LandIst(i) {
		case LandOnline:
			z.Online++
		case LandGeplant:
			z.Geplant++
		case LandNein:
			z.Nein++
		case LandNichtZustaendig:
			z.NichtZustaendig++
		default:
			if l.Zustand == ZustandFlaechendeckend { // with any Land stated, this Land would be too
				z.Online++
				z.OhneLaender++
			} else {
				z.KeineAngabe++
			}
		}
	}
	return z
}
