package ozg

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
	tage := s.monatsEnden(von)
	for _, t := range tage {
		b.Punkte = append(b.Punkte, BurnUpPunkt{Tag: t})
	}
	var vorher *Leistung // asked for once, however many months it stays as it is
	var dabei bool
	s.umfangAn(tage, func(i int, l *Leistung) {
		if l != vorher {
			vorher, dabei = l, z.Gehoert(l) && (gehoert == nil || gehoert(l))
		}
		if dabei {
			b.Punkte[i].Zahlen.add(l, 1)
		}
	})
	jetzt := s.Bestand()
	ls := waehle(jetzt.Umfang(), z.wahl(), gehoert)
	b.Punkte = append(b.Punkte, BurnUpPunkt{s.Stichtag, Zaehle(ls)})
	b.plaene(jetzt, ls, von)
	return b
}

// monatsEnden lists the month ends from the month of von to before the Stichtag.
func (s Sicht) monatsEnden(von Tag) (tage []Tag) {
	for t := von.MonatsEnde(); t < s.Stichtag; t = t.PlusMonate(1) {
		tage = append(tage, t)
	}
	return tage
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
