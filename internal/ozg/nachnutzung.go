package ozg

// BausteinZahlen counts the state of one FIM-Baustein over a set of Leistungen; the four add up to it.
type BausteinZahlen struct {
	Feld                                 Feld // FeldFIMLeistung, FeldFIMDatenfelder or FeldFIMProzess
	Fertig, InArbeit, Offen, KeineAngabe int
}

// FIMBausteine lists the fields of the three Bausteine.
var FIMBausteine = []Feld{FeldFIMLeistung, FeldFIMDatenfelder, FeldFIMProzess}

// ZaehleBausteine counts each of the three FIM-Bausteine.
func ZaehleBausteine(ls []*Leistung) []BausteinZahlen {
	zs := make([]BausteinZahlen, len(FIMBausteine))
	for i, f := range FIMBausteine {
		zs[i].Feld = f
		for _, l := range ls {
			switch Baustein(l.Text(f)) {
			case BausteinFertig:
				zs[i].Fertig++
			case BausteinInArbeit:
				zs[i].InArbeit++
			case BausteinOffen:
				zs[i].Offen++
			default:
				zs[i].KeineAngabe++
			}
		}
	}
	return zs
}

// The answers of Leistung.Eigenbau beside the code of a Land.
const (
	EigenbauMehrere = "mehrere" // several Länder build together
	EigenbauKeine   = CodeKeine // no umsetzendes Land stated
)

// Eigenbau says who builds a Leistung: the code of the Land that is named alone as umsetzendes Land,
// EigenbauMehrere or EigenbauKeine. Names that are no Land, such as a Ressort, do not count.
func (l *Leistung) Eigenbau() string {
	code := EigenbauKeine
	for _, u := range l.Liste(FeldUmsetzer) {
		switch {
		case LandIndex(u) < 0 || u == code:
		case code == EigenbauKeine:
			code = u
		default:
			return EigenbauMehrere
		}
	}
	return code
}
