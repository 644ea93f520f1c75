package reports

import "ozgtracker/internal/ozg"

// Leistung is one row of the list: the Leistung itself and what follows from its history. Its fields
// are read when the row is written, so that 50,000 rows need no second copy of their values.
type Leistung struct {
	*ozg.Leistung
	Erstplan    ozg.Tag // of the bundesweite Verfügbarkeit
	HatErstplan bool
	Letzte      ozg.Tag // Stichtag of the last statement of a plan
	HatLetzte   bool
	Alter       int // days from Letzte to the Stichtag
}

func (a auswahl) leistungen() []Leistung {
	out := make([]Leistung, 0, len(a.umfang))
	for _, l := range a.umfang {
		z := Leistung{Leistung: l}
		for s := range a.sicht.Angaben(l.OZGID, ozg.FeldBundesweitSoll) {
			if !s.Wert.Leer {
				z.Erstplan, z.HatErstplan = s.Wert.Tag, true
				break
			}
		}
		if z.Letzte, z.HatLetzte = l.Letzte(a.sicht); z.HatLetzte {
			z.Alter = int(a.sicht.Stichtag - z.Letzte)
		}
		out = append(out, z)
	}
	return out
}
