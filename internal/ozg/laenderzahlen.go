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

// ImLand is the state that counts in the i-th Land of Laender, "" for keine Angabe; ok is false for Typ 1,
// for which no Land is zuständig. A flächendeckende Leistung is online in each Land, stated or not.
func (l *Leistung) ImLand(i int) (s LandStand, ok bool) {
	if l.Typ() == Typ1 {
		return "", false
	}
	s = l.LandIst(i)
	if s == "" && l.Zustand == ZustandFlaechendeckend { // with any Land stated, this Land would be too
		s = LandOnline
	}
	return s, true
}

// ZaehleLand counts the Leistungen in the i-th Land of Laender.
func ZaehleLand(ls []*Leistung, i int) (z LandZahlen) {
	for _, l := range ls {
		z.add(l, i)
	}
	return z
}

func (z *LandZahlen) add(l *Leistung, i int) {
	s, ok := l.ImLand(i)
	if !ok {
		return
	}
	switch s {
	case LandOnline:
		z.Online++
		if l.Land(i) == "" {
			z.OhneLaender++
		}
	case LandGeplant:
		z.Geplant++
	case LandNein:
		z.Nein++
	case LandNichtZustaendig:
		z.NichtZustaendig++
	default:
		z.KeineAngabe++
	}
}

// Foederal splits the Leistungen into those that Länder and Kommunen execute (a Leistung whose Typ is not
// stated among them) and those of the Bund (Typ 1).
func Foederal(ls []*Leistung) (foederal, bund []*Leistung) {
	for _, l := range ls {
		if l.Typ() == Typ1 {
			bund = append(bund, l)
		} else {
			foederal = append(foederal, l)
		}
	}
	return foederal, bund
}
