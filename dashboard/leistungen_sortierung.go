package dashboard

import (
	"cmp"
	"slices"
	"strings"

	"ozgtracker/internal/ozg"
)

// sortierung is the order of the list: a column, and whether the largest comes first.
type sortierung struct {
	spalte string
	ab     bool
}

// String is the form of the address, "verzug" or "-verzug".
func (s sortierung) String() string {
	if s.ab {
		return "-" + s.spalte
	}
	return s.spalte
}

// sortTreffer is the order of a search: exact id first. It has no column.
const sortTreffer = "treffer"

// parseSortierung reads the order of an address. The default puts the longest delay first, since the
// title speaks of it; a search puts the best match first.
func parseSortierung(text string, suche bool) (sortierung, error) {
	switch {
	case text == "" && suche:
		return sortierung{spalte: sortTreffer}, nil
	case text == "":
		return sortierung{spalte: "verzug", ab: true}, nil
	}
	s := sortierung{}
	s.spalte, s.ab = strings.CutPrefix(text, "-")
	if _, ok := vergleichVon(s.spalte); !ok {
		return s, ozg.NeuerFehler("sortierung_unbekannt", "Nach „"+kurz(text)+"“ kann die Liste nicht sortiert werden. Wählen Sie eine Spalte der Tabelle.")
	}
	return s, nil
}

// spaltenVergleich compares two rows by one column. Rows without a value come last in both directions.
type spaltenVergleich struct {
	titel string // "sortiert nach …"
	ohne  func(*leistungZeile) bool
	cmp   func(x, y *leistungZeile) int
}

func immer(*leistungZeile) bool { return false }

func nachText(titel string, f func(*leistungZeile) string) spaltenVergleich {
	return spaltenVergleich{
		titel: titel,
		ohne:  func(z *leistungZeile) bool { return f(z) == "" },
		cmp:   func(x, y *leistungZeile) int { return cmp.Compare(ozg.Falte(f(x)), ozg.Falte(f(y))) },
	}
}

func nachZahl[T cmp.Ordered](titel string, ohne func(*leistungZeile) bool, f func(*leistungZeile) T) spaltenVergleich {
	return spaltenVergleich{titel, ohne, func(x, y *leistungZeile) int { return cmp.Compare(f(x), f(y)) }}
}

var vergleiche = map[string]spaltenVergleich{
	"id":         nachZahl("OZG-ID", immer, func(z *leistungZeile) string { return z.OZGID }),
	"name":       nachText("Name", func(z *leistungZeile) string { return z.Bezeichnung() }),
	"themenfeld": nachText("Themenfeld", func(z *leistungZeile) string { return z.Themenfeld() }),
	"typ":        nachText("Typ", func(z *leistungZeile) string { return string(z.Typ()) }),
	"modell":     nachText("Modell", func(z *leistungZeile) string { return string(z.Modell()) }),
	"welle":      nachZahl("Welle", func(z *leistungZeile) bool { return z.Welle() == 0 }, func(z *leistungZeile) int { return z.Welle() }),
	"stand":      nachZahl("Stand", func(z *leistungZeile) bool { return z.Zustand == ozg.ZustandKeineAngabe }, func(z *leistungZeile) ozg.Zustand { return z.Zustand }),
	"laender":    nachZahl("Abdeckung", func(z *leistungZeile) bool { return z.OhneLaender }, func(z *leistungZeile) ozg.Anteil { return z.Abdeckung }),
	"soll":       nachZahl("Soll-Termin", func(z *leistungZeile) bool { return !z.Termin.HatSoll }, func(z *leistungZeile) ozg.Tag { return z.Termin.Soll }),
	"verzug":     nachZahl("Verzug", func(z *leistungZeile) bool { return z.offenerVerzug() == nil }, func(z *leistungZeile) int { return *z.offenerVerzug() }),
	"alter":      nachZahl("Alter der letzten Meldung", func(z *leistungZeile) bool { return !z.HatMeldung }, func(z *leistungZeile) int { return z.Alter }),
	sortTreffer:  nachZahl("Übereinstimmung mit der Suche", immer, func(z *leistungZeile) int { return z.rang }),
}

// sortiere orders the rows; equal ones stay in the order of their OZG-ID.
func (s sortierung) sortiere(zs []*leistungZeile) {
	v, _ := vergleichVon(s.spalte)
	slices.SortStableFunc(zs, func(x, y *leistungZeile) int {
		ohneX, ohneY := v.ohne(x), v.ohne(y)
		switch {
		case ohneX || ohneY:
			return cmp.Or(vergleicheBool(ohneX, ohneY), cmp.Compare(x.OZGID, y.OZGID))
		case s.ab:
			return cmp.Or(v.cmp(y, x), cmp.Compare(x.OZGID, y.OZGID))
		}
		return cmp.Or(v.cmp(x, y), cmp.Compare(x.OZGID, y.OZGID))
	})
}

func vergleicheBool(x, y bool) int {
	switch {
	case x == y:
		return 0
	case x:
		return 1
	}
	return -1
}

// text says the order in words, "Verzug, größter zuerst".
func (s sortierung) text() string {
	v, _ := vergleichVon(s.spalte)
	t := v.titel
	switch {
	case s.spalte == sortTreffer:
		return t
	case s.spalte == "verzug" && s.ab:
		return t + ", größter zuerst"
	case s.ab:
		return t + ", absteigend"
	}
	return t + ", aufsteigend"
}

// umgekehrt is the order that the link of a column asks for: the other way round if it is the current
// one, else the way that answers first (Verzug, Abdeckung and age: largest first).
func (s sortierung) umgekehrt(spalte string) sortierung {
	if s.spalte == spalte {
		return sortierung{spalte, !s.ab}
	}
	return sortierung{spalte, spalte == "verzug" || spalte == "laender" || spalte == "alter"}
}
