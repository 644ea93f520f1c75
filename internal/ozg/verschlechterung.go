package ozg

import (
	"cmp"
	"slices"
)

// Verschlechterung is what became worse about one Leistung between two days.
type Verschlechterung struct {
	Aenderung
	Art          Aenderungsart // AenderungZurueck, AenderungLaender or AenderungSoll
	Laender      int           // AenderungLaender: how many Gebietskörperschaften less are online
	Tage         int           // AenderungSoll: by how many days bundesweit_soll moved to later
	SollAlt      Tag           // AenderungSoll
	SollNeu      Tag           // AenderungSoll, unless Gestrichen
	Gestrichen   bool          // the Soll was taken away
	schwereStufe int
}

// verschlechterungsarten in the order of their weight: what is lost counts more than what is put off.
var verschlechterungsarten = []Aenderungsart{AenderungZurueck, AenderungLaender, AenderungSoll}

// Verschlechterungen chooses out of the Aenderungen what became worse, the n worst: the gravest of each
// kind first (fallen back, Länder lost, Soll of the bundesweite Verfügbarkeit moved to later), then the
// next of each kind. A Leistung stands in its gravest kind only; what left the Umfang is none.
func Verschlechterungen(as []Aenderung, n int) (vs []Verschlechterung) {
	var nach [AnzahlAenderungsarten][]Verschlechterung
	for _, a := range as {
		if v, ok := a.verschlechterung(); ok {
			nach[v.Art] = append(nach[v.Art], v)
		}
	}
	for art := range nach {
		slices.SortStableFunc(nach[art], func(x, y Verschlechterung) int { return cmp.Compare(y.schwereStufe, x.schwereStufe) })
	}
	for platz := 0; len(vs) < n; platz++ {
		vorher := len(vs)
		for _, art := range verschlechterungsarten {
			if platz < len(nach[art]) && len(vs) < n {
				vs = append(vs, nach[art][platz])
			}
		}
		if len(vs) == vorher {
			break
		}
	}
	return vs
}

func (a Aenderung) verschlechterung() (v Verschlechterung, ok bool) {
	v.Aenderung = a
	if a.Alt == nil || a.Neu == nil || !a.War || !a.Ist {
		return v, false
	}
	if art, gewechselt := a.wechsel(); gewechselt && art == AenderungZurueck {
		v.Art = AenderungZurueck
		// First by what was lost, then by how far it fell.
		v.schwereStufe = -100*int(a.Alt.Zustand) + int(a.Neu.Zustand)
		return v, true
	}
	if n := a.angebote(); n < 0 {
		v.Art, v.Laender, v.schwereStufe = AenderungLaender, -n, -n
		return v, true
	}
	return v, v.sollVerschoben()
}

// sollVerschoben looks whether bundesweit_soll moved to later or was taken away.
func (v *Verschlechterung) sollVerschoben() bool {
	alt, hatte := v.Alt.Datum(FeldBundesweitSoll)
	neu, hat := v.Neu.Datum(FeldBundesweitSoll)
	switch {
	case !hatte || hat && neu <= alt:
		return false
	case !hat:
		v.Gestrichen, v.schwereStufe = true, 1<<30
	default:
		v.Tage, v.SollNeu, v.schwereStufe = int(neu-alt), neu, int(neu-alt)
	}
	v.Art, v.SollAlt = AenderungSoll, alt
	return true
}
