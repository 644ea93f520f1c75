package ozg

import "strings"

// The words for a day to compare with that follow from the Stichtag.
const (
	VergleichVorquartal = "vorquartal" // the default
	VergleichVorjahr    = "vorjahr"
	VergleichKein       = "kein"
)

// Vorquartal is the last end of a quarter before the day: plans are due at the ends of quarters.
func (t Tag) Vorquartal() Tag {
	for m := t.PlusMonate(-1); ; m = m.PlusMonate(-1) {
		if m.Zeit().Month()%3 == 0 {
			return m
		}
	}
}

// Vorjahr is the same day one year before; the end of a month stays the end of a month.
func (t Tag) Vorjahr() Tag {
	if t == t.MonatsEnde() {
		return t.PlusMonate(-12)
	}
	jahr, monat, tag := t.Zeit().Date()
	return NeuerTag(jahr-1, monat, tag)
}

// VergleichNamed gives the day that a word for a Vergleich means at a Stichtag; the empty text means
// VergleichVorquartal. ok is false for VergleichKein and for every other text, which may be a day.
func VergleichNamed(text string, stichtag Tag) (t Tag, ok bool) {
	switch strings.TrimSpace(text) {
	case "", VergleichVorquartal:
		return stichtag.Vorquartal(), true
	case VergleichVorjahr:
		return stichtag.Vorjahr(), true
	}
	return 0, false
}
