package ozg

import (
	"cmp"
	"slices"
	"strings"
)

// Ressorts are the federführende Ressorts of a Leistung: as reported, else those of its Themenfeld.
func (l *Leistung) Ressorts() []string {
	if rs := l.Liste(FeldRessort); len(rs) > 0 {
		return rs
	}
	t, _ := l.ThemenfeldAmBlick()
	return t.Ressorts
}

// LaenderFederfuehrung are the codes of the federführende Länder of a Leistung: as reported, else those
// of its Themenfeld. They say nothing about where the Leistung is online.
func (l *Leistung) LaenderFederfuehrung() []string {
	if ls := l.Liste(FeldLand); len(ls) > 0 {
		return ls
	}
	t, _ := l.ThemenfeldAmBlick()
	return t.Laender
}

// ThemenfeldAmBlick is the Themenfeld of a Leistung with the name and the Federführung that hold at the Blick;
// ok is false where none of the 14 is stated.
func (l *Leistung) ThemenfeldAmBlick() (t Themenfeld, ok bool) {
	i := slices.IndexFunc(Themenfelder, func(t Themenfeld) bool { return t.Name == l.Themenfeld() })
	switch {
	case i < 0:
		return t, false
	case l.themenfelder == nil:
		return Themenfelder[i], true
	}
	return (*l.themenfelder)[i], true
}

// GruppiereMehrfach groups by names of which a Leistung can have several: it then counts in each group, so
// the groups add up to more than the whole. A Leistung without a name is in none of
// them. The largest group comes first.
func GruppiereMehrfach(ls []*Leistung, namen func(*Leistung) []string) (gs []Gruppe) {
	platz := map[string]int{}
	for _, l := range ls {
		for i, n := range namen(l) {
			if n == "" || slices.Contains(namen(l)[:i], n) {
				continue
			}
			j, ok := platz[n]
			if !ok {
				j = len(gs)
				platz[n] = j
				gs = append(gs, Gruppe{Code: n, Titel: n})
			}
			gs[j].Leistungen = append(gs[j].Leistungen, l)
		}
	}
	for i := range gs {
		gs[i].Zahlen = Zaehle(gs[i].Leistungen)
	}
	slices.SortFunc(gs, func(x, y Gruppe) int {
		return cmp.Or(cmp.Compare(len(y.Leistungen), len(x.Leistungen)), strings.Compare(x.Code, y.Code))
	})
	return gs
}

// Labore groups the Leistungen by their Digitalisierungslabor; those without one are in no group.
func Labore(ls []*Leistung) []Gruppe {
	return GruppiereMehrfach(ls, func(l *Leistung) []string { return []string{l.Text(FeldLabor)} })
}
