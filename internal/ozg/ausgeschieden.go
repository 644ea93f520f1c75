package ozg

import (
	"cmp"
	"slices"
)

// Abgang is a Leistung that once counted and does not any more.
type Abgang struct {
	Leistung  *Leistung
	Entfallen bool    // reported as entfallen; else the catalogue does not name it any more
	Seit      Tag     // Stichtag of the statement, or of the catalogue edition, that took it out
	Import    Import  // where that was said
	Davor     Zustand // the last state before; keine Angabe where none was known
}

// Abgaenge lists what has left the Umfang, the latest first.
func (b *Bestand) Abgaenge() (as []Abgang) {
	for _, l := range b.ausserhalb {
		a := Abgang{Leistung: l, Entfallen: l.Zustand == ZustandEntfallen, Davor: l.Zustand}
		if a.Entfallen {
			b.seitEntfallen(&a)
		} else if e := b.Sicht.edition(); e >= 0 {
			a.Import = b.Sicht.g.importe[e]
			a.Seit = a.Import.Stichtag
		}
		as = append(as, a)
	}
	slices.SortStableFunc(as, func(x, y Abgang) int {
		return cmp.Or(cmp.Compare(y.Seit, x.Seit), cmp.Compare(x.Leistung.OZGID, y.Leistung.OZGID))
	})
	return as
}

// seitEntfallen finds the first statement of the unbroken run of „entfallen“ up to now, and the state on
// the day before it.
func (b *Bestand) seitEntfallen(a *Abgang) {
	var erste Angabe
	for x := range b.Sicht.Angaben(a.Leistung.OZGID, FeldStand) {
		switch {
		case x.Wert.Leer || Stand(x.Wert.Text) != StandEntfallen:
			erste = Angabe{}
		case erste.Wert == nil:
			erste = x
		}
	}
	if erste.Wert == nil { // the state says entfallen, so there is one
		return
	}
	a.Seit, a.Import, a.Davor = erste.Stichtag, b.Sicht.Import(erste), ZustandKeineAngabe
	s := b.Sicht
	if l, ok := s.Am(erste.Stichtag - 1).leistung(s.g.akten[s.g.index[a.Leistung.OZGID]]); ok {
		a.Davor = l.Zustand
	}
}
