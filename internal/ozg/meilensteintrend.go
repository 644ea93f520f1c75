package ozg

import "slices"

// Sollpunkt is the Soll of one milestone of one Leistung as it stood at a Stichtag.
type Sollpunkt struct {
	Stichtag Tag
	Soll     Tag
	Hat      bool // false: not stated yet, or cleared
}

// SollVerlauf is the Meilensteintrend of one Leistung: the Soll stated at each of the days, which must rise.
func (s Sicht) SollVerlauf(ozgID string, m Meilenstein, tage []Tag) []Sollpunkt {
	ps := make([]Sollpunkt, 0, len(tage))
	p := Sollpunkt{}
	bis := func(t Tag) { // the points before a day hold what was stated before it
		for len(ps) < len(tage) && tage[len(ps)] < t {
			p.Stichtag = tage[len(ps)]
			ps = append(ps, p)
		}
	}
	for a := range s.Angaben(ozgID, m.Soll()) {
		bis(a.Stichtag)
		p.Soll, p.Hat = a.Wert.Tag, !a.Wert.Leer
	}
	if len(tage) > 0 {
		bis(tage[len(tage)-1] + 1)
	}
	return ps
}

// Meilensteintrend says how the Soll of one milestone moved from Stichtag to Stichtag, over a set of
// Leistungen.
type Meilensteintrend struct {
	Meilenstein Meilenstein
	Leistungen  int // of the set, with or without a Soll
	Punkte      []Trendpunkt
}

// Trendpunkt is what was planned at one Stichtag. Unit: Leistungen, and days.
type Trendpunkt struct {
	Stichtag Tag
	MitSoll  int // Leistungen whose Soll was stated by then
	Soll     Tag // the middle one of these, the later of two; without meaning where MitSoll is 0
	Spaeter  int // Leistungen whose Soll is later than at the point before
	Frueher  int // or earlier
	Tage     int // sum of these moves, later positive
}

// Meilensteintrend follows one milestone of the Leistungen over the days, which must rise.
func (s Sicht) Meilensteintrend(ls []*Leistung, m Meilenstein, tage []Tag) Meilensteintrend {
	t := Meilensteintrend{Meilenstein: m, Leistungen: len(ls), Punkte: make([]Trendpunkt, len(tage))}
	soll := make([][]Tag, len(tage))
	for _, l := range ls {
		var vorher Sollpunkt
		for i, p := range s.SollVerlauf(l.OZGID, m, tage) {
			if p.Hat {
				soll[i] = append(soll[i], p.Soll)
			}
			if p.Hat && vorher.Hat {
				t.Punkte[i].verschiebe(int(p.Soll - vorher.Soll))
			}
			vorher = p
		}
	}
	for i, tag := range tage {
		p := &t.Punkte[i]
		p.Stichtag, p.MitSoll = tag, len(soll[i])
		if p.MitSoll > 0 {
			slices.Sort(soll[i])
			p.Soll = soll[i][len(soll[i])/2]
		}
	}
	return t
}

func (p *Trendpunkt) verschiebe(tage int) {
	switch {
	case tage > 0:
		p.Spaeter++
	case tage < 0:
		p.Frueher++
	}
	p.Tage += tage
}

// PlanStichtage are the Stichtage of the valid plans, rising, the last one the Stichtag itself. Where there
// are more than hoechstens, the last one of each month, then of each quarter is taken, and then the newest.
func (s Sicht) PlanStichtage(hoechstens int) []Tag {
	tage := []Tag{s.Stichtag}
	for imp := range s.Importe() {
		if imp.Art == ImportPlan || imp.Art == ImportVorlage {
			tage = append(tage, imp.Stichtag)
		}
	}
	slices.Sort(tage)
	tage = slices.Compact(tage)
	for _, monate := range []int{1, 3} {
		if len(tage) > hoechstens {
			tage = jeZeitraum(tage, monate)
		}
	}
	return tage[max(len(tage)-hoechstens, 0):]
}

// jeZeitraum keeps the last day of each run of months.
func jeZeitraum(tage []Tag, monate int) (out []Tag) {
	zeitraum := func(t Tag) int {
		j, m, _ := t.Zeit().Date()
		return (12*j + int(m) - 1) / monate
	}
	for i, t := range tage {
		if i+1 == len(tage) || zeitraum(t) != zeitraum(tage[i+1]) {
			out = append(out, t)
		}
	}
	return out
}
