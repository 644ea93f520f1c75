package ozg

import "math"

// BurnUp is the way of the three counts toward a Ziel, per month end up to the Stichtag, with the plan
// as stated at the Stichtag. Counts can fall. Unit: OZG-Leistungen.
type BurnUp struct {
	Ziel     Ziel
	Punkte   []BurnUpPunkt // month ends, the last one is the Stichtag itself
	Plan     []PlanPunkt   // cumulated bundesweit_soll as stated at the Stichtag
	Erstplan []PlanPunkt   // cumulated Erstplan of the same Leistungen
	OhneSoll int           // Leistungen of the Umfang without a bundesweit_soll: the plan line cannot reach them
}

// BurnUpPunkt is one day of a BurnUp.
type BurnUpPunkt struct {
	Tag    Tag
	Zahlen Zahlen
}

// PlanPunkt says how many Leistungen are planned to be flächendeckend by a day.
type PlanPunkt struct {
	Tag    Tag
	Anzahl int
}

// ErsterPlan is the oldest Stichtag of a valid plan; ok is false while there is none.
func (s Sicht) ErsterPlan() (t Tag, ok bool) {
	for imp := range s.Importe() {
		if imp.Art != ImportKatalog && (!ok || imp.Stichtag < t) {
			t, ok = imp.Stichtag, true
		}
	}
	return t, ok
}

// BurnUp counts from the month of von to the Stichtag. gehoert chooses the Leistungen (nil: all); a
// month keeps the Umfang that it had.
func (s Sicht) BurnUp(von Tag, z Ziel, gehoert func(*Leistung) bool) BurnUp {
	b := BurnUp{Ziel: z}
	var zahlen Zahlen
	gezaehlt := Tag(math.MinInt32)
	for t := von.MonatsEnde(); t < s.Stichtag; t = t.PlusMonate(1) {
		if s.bewegt(gezaehlt, t) { // nothing becomes true because time passed
			zahlen = Zaehle(waehle(s.Am(t).Bestand().Umfang(), z.wahl(), gehoert))
		}
		gezaehlt = t
		b.Punkte = append(b.Punkte, BurnUpPunkt{t, zahlen})
	}
	jetzt := s.Bestand()
	ls := waehle(jetzt.Umfang(), z.wahl(), gehoert)
	b.Punkte = append(b.Punkte, BurnUpPunkt{s.Stichtag, Zaehle(ls)})
	b.plaene(jetzt, ls, von)
	return b
}

// bewegt reports whether any valid import has a Stichtag after von and not after bis.
func (s Sicht) bewegt(von, bis Tag) bool {
	for i := range s.g.importe {
		if t := s.g.importe[i].Stichtag; s.gilt[i] && t > von && t <= bis {
			return true
		}
	}
	return false
}

// plaene cumulates the planned dates per month end, from von until nine months after the Ziel or the
// Stichtag, whichever is later.
func (b *BurnUp) plaene(jetzt *Bestand, ls []*Leistung, von Tag) {
	plan, erst := map[Tag]int{}, map[Tag]int{}
	anfang := von.MonatsEnde()
	for _, l := range ls {
		t := Termin{Leistung: l, Meilenstein: MeilensteinBundesweit}
		jetzt.planGeschichte(&t)
		if t.HatErstplan {
			erst[max(t.Erstplan.MonatsEnde(), anfang)]++
		}
		if soll, ok := l.Datum(FeldBundesweitSoll); ok {
			plan[max(soll.MonatsEnde(), anfang)]++
		} else {
			b.OhneSoll++
		}
	}
	var p, e int
	for t := anfang; t <= max(b.Ziel.Tag, jetzt.Sicht.Stichtag).PlusMonate(9); t = t.PlusMonate(1) {
		p, e = p+plan[t], e+erst[t]
		b.Plan = append(b.Plan, PlanPunkt{t, p})
		b.Erstplan = append(b.Erstplan, PlanPunkt{t, e})
	}
}

// PlanAm is how many Leistungen the current plan wanted flächendeckend by the end of the month of t.
func (b BurnUp) PlanAm(t Tag) int {
	n := 0
	for _, p := range b.Plan {
		if p.Tag <= t.MonatsEnde() {
			n = p.Anzahl
		}
	}
	return n
}

// wahl is Gehoert, or nil where every Leistung counts.
func (z Ziel) wahl() func(*Leistung) bool {
	if z.Alle() {
		return nil
	}
	return z.Gehoert
}

func waehle(ls []*Leistung, filter ...func(*Leistung) bool) []*Leistung {
	for _, f := range filter {
		if f == nil {
			continue
		}
		var out []*Leistung
		for _, l := range ls {
			if f(l) {
				out = append(out, l)
			}
		}
		ls = out
	}
	return ls
}
