package ozg

// Stufen is the number of steps of a share above nothing, for maps and heat maps.
const Stufen = 5

// Stufe is the step of a share: 0 for exactly nothing, 1 for up to 20 %, … 5 for more than 80 %, by the
// exact fraction. Without a denominator there is no step, and ok is false.
func Stufe(zaehler, nenner int) (stufe int, ok bool) {
	if nenner <= 0 {
		return 0, false
	}
	return (Stufen*zaehler + nenner - 1) / nenner, true
}

// AbdeckungsKlasse is one class of the distribution of coverage. The fixed classes keep two days
// comparable.
type AbdeckungsKlasse struct{ Code, Titel string }

// AbdeckungsKlassen lists the classes in order. The last one holds what is online without any Land
// stated: its Abdeckung is assumed and belongs in none of the others.
var AbdeckungsKlassen = []AbdeckungsKlasse{
	{"0", "0\u00a0%"},
	{"1-24", "1 bis 24\u00a0%"},
	{"25-49", "25 bis 49\u00a0%"},
	{"50-74", "50 bis 74\u00a0%"},
	{"75-99", "75 bis 99\u00a0%"},
	{"100", "100\u00a0%"},
	{CodeKeine, "ohne Länderangabe"},
}

// AbdeckungsKlasse is the code of the class of the Leistung, by the exact fraction: 0 and 100 are exactly
// none and all of the zuständige Gebietskörperschaften.
func (l *Leistung) AbdeckungsKlasse() string {
	n, von := l.Angebote, l.Moeglich
	switch {
	case l.OhneLaender:
		return CodeKeine
	case n == 0:
		return "0"
	case n == von:
		return "100"
	case 4*n < von:
		return "1-24"
	case 2*n < von:
		return "25-49"
	case 4*n < 3*von:
		return "50-74"
	}
	return "75-99"
}

// Verteilung counts the Leistungen by class of coverage, in the order of AbdeckungsKlassen. The classes
// add up to the whole.
func Verteilung(ls []*Leistung) []int {
	anzahl := make([]int, len(AbdeckungsKlassen))
	for _, l := range ls {
		code := l.AbdeckungsKlasse()
		for i, k := range AbdeckungsKlassen {
			if k.Code == code {
				anzahl[i]++
			}
		}
	}
	return anzahl
}
