package ozg

import "slices"

// Plantreue counts the milestones with Soll ≤ Stichtag and how many of them are reached, against the
// Erstplan and against the current plan, always side by side: the current plan alone hides that dates moved.
type Plantreue struct {
	Faellig, Erreicht                 int // current plan
	FaelligErstplan, ErreichtErstplan int
	MedianVerzug                      int // days, over the due milestones of the current plan
	Verschoben                        int // Leistungen whose Soll ever moved
	OhneSoll                          int // Leistungen without a current Soll
	Ausgeschieden                     int // of FaelligErstplan: Soll cleared, or Leistung outside the Umfang now
	Nachgereicht                      int // Erstpläne from plans handed in afterwards
}

// Plantreue works out one milestone for a set of Leistungen. A Soll cleared later, or a Leistung that
// left the Umfang later, stays in the denominator of the Erstplan; pass it in ausgeschieden.
func (b *Bestand) Plantreue(ls, ausgeschieden []*Leistung, m Meilenstein) (p Plantreue) {
	var verzuege []int
	for _, l := range ls {
		t := b.Termin(l, m)
		p.addErstplan(t, b.Sicht.Stichtag, !t.HatSoll)
		if t.Verschiebungen > 0 {
			p.Verschoben++
		}
		if !t.HatSoll {
			p.OhneSoll++
			continue
		}
		if t.Soll <= b.Sicht.Stichtag {
			p.Faellig++
			verzuege = append(verzuege, t.Verzug)
			if t.Erreicht {
				p.Erreicht++
			}
		}
	}
	for _, l := range ausgeschieden {
		p.addErstplan(b.Termin(l, m), b.Sicht.Stichtag, true)
	}
	p.MedianVerzug = median(verzuege)
	return p
}

func (p *Plantreue) addErstplan(t Termin, stichtag Tag, ausgeschieden bool) {
	if !t.HatErstplan {
		return
	}
	if t.Nachgereicht {
		p.Nachgereicht++
	}
	if t.Erstplan > stichtag {
		return
	}
	p.FaelligErstplan++
	if ausgeschieden {
		p.Ausgeschieden++
	}
	if t.Erreicht {
		p.ErreichtErstplan++
	}
}

func median(n []int) int {
	if len(n) == 0 {
		return 0
	}
	slices.Sort(n)
	return n[len(n)/2]
}

// SollTag is the current Soll.
func (t Termin) SollTag() (soll Tag, ok bool) { return t.Soll, t.HatSoll }

// ErstplanTag is the Soll of the Erstplan.
func (t Termin) ErstplanTag() (soll Tag, ok bool) { return t.Erstplan, t.HatErstplan }
