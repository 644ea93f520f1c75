package ozg

import (
	"cmp"
	"slices"
	"strings"
)

// Projekt is an Umsetzungsprojekt at a Blick: the Leistungen of one Welle and one Themenfeld that name
// it. Names repeat across Themenfelder, and a Projekt may reach over two Wellen; it then has a row in each,
// so that the Projekte of a Welle add up to the Leistungen of that Welle.
type Projekt struct {
	Welle      int    // 0 where unstated
	Themenfeld string // name, "" where unstated
	Name       string // "" for the Leistungen without a Projekt
	Leistungen []*Leistung
	Zahlen     Zahlen

	Etappen      []Termin // one per Meilenstein; Leistung is nil, Erstplan is not filled
	Naechster    Termin   // the next milestone with the earliest Soll of all its Leistungen
	HatNaechster bool
	Verspaetet   int // Leistungen whose next milestone has passed its Soll
}

// Termine works out the four milestones of a Leistung. Who reached a milestone has passed those before
// it, even where their date was never stated: they count as reached then, at the latest.
func (b *Bestand) Termine(l *Leistung) []Termin {
	ts := make([]Termin, len(Meilensteine))
	for _, m := range slices.Backward(Meilensteine) {
		t := b.Termin(l, m)
		if int(m) < len(ts)-1 && !t.Erreicht && ts[m+1].Erreicht {
			t.Erreicht, t.Am, t.Spaetestens = true, ts[m+1].Am, true
			if t.HatSoll {
				t.Verzug = t.verzug(t.Soll, b.Sicht.Stichtag)
			}
			if t.HatErstplan {
				t.VerzugErstplan = t.verzug(t.Erstplan, b.Sicht.Stichtag)
			}
		}
		ts[m] = t
	}
	return ts
}

// Naechster is the next milestone of a Leistung: the first one with a Soll that is not reached. A
// zurückgestellte Leistung has none, it is put off.
func Naechster(ts []Termin) (t Termin, ok bool) {
	for _, t := range ts {
		if t.HatSoll && !t.Erreicht && t.Leistung.Zustand != ZustandZurueckgestellt {
			return t, true
		}
	}
	return Termin{}, false
}

// Faellige lists the open milestones whose Soll lies after the Stichtag and at most tage days later, the
// soonest first. Zurückgestellte Leistungen are left out.
func (b *Bestand) Faellige(ls []*Leistung, tage int) (ts []Termin) {
	for _, l := range ls {
		if l.Zustand == ZustandZurueckgestellt {
			continue
		}
		for _, t := range b.Termine(l) {
			if t.HatSoll && !t.Erreicht && t.Soll > b.Sicht.Stichtag && int(t.Soll-b.Sicht.Stichtag) <= tage {
				ts = append(ts, t)
			}
		}
	}
	slices.SortStableFunc(ts, func(x, y Termin) int {
		return cmp.Or(cmp.Compare(x.Soll, y.Soll), cmp.Compare(x.Leistung.OZGID, y.Leistung.OZGID))
	})
	return ts
}

type projektKey struct {
	welle            int
	themenfeld, name string
}

// Projekte groups the Leistungen; each is in exactly one Projekt. The order is by Welle (unstated last),
// Themenfeld and name, those without a Projekt last.
func (b *Bestand) Projekte(ls []*Leistung) (ps []Projekt) {
	platz := map[projektKey]int{}
	for _, l := range ls {
		k := projektKey{l.Welle(), l.Themenfeld(), l.Text(FeldProjekt)}
		i, ok := platz[k]
		if !ok {
			i = len(ps)
			platz[k] = i
			ps = append(ps, Projekt{Welle: k.welle, Themenfeld: k.themenfeld, Name: k.name})
		}
		ps[i].Leistungen = append(ps[i].Leistungen, l)
	}
	for i := range ps {
		ps[i].Zahlen = Zaehle(ps[i].Leistungen)
		b.etappen(&ps[i])
	}
	slices.SortFunc(ps, func(x, y Projekt) int {
		return cmp.Or(unbekanntZuletzt(x.Welle == 0, y.Welle == 0), cmp.Compare(x.Welle, y.Welle),
			unbekanntZuletzt(x.Themenfeld == "", y.Themenfeld == ""), strings.Compare(x.Themenfeld, y.Themenfeld),
			unbekanntZuletzt(x.Name == "", y.Name == ""), strings.Compare(x.Name, y.Name))
	})
	return ps
}

func unbekanntZuletzt(x, y bool) int {
	switch {
	case x == y:
		return 0
	case x:
		return 1
	}
	return -1
}

// etappen fills the milestones: a Projekt reaches one when the last of its Leistungen does, and plans it
// for the latest Soll. What is put off does not hold up the rest.
func (b *Bestand) etappen(p *Projekt) {
	p.Etappen = make([]Termin, len(Meilensteine))
	offen := [4]int{}
	zaehlt := 0
	for _, l := range p.Leistungen {
		if l.Zustand == ZustandZurueckgestellt {
			continue
		}
		zaehlt++
		ts := b.Termine(l)
		for i, t := range ts {
			e := &p.Etappen[i]
			if t.HatSoll && (!e.HatSoll || t.Soll > e.Soll) {
				e.Soll, e.HatSoll = t.Soll, true
			}
			if !t.Erreicht {
				offen[i]++
			} else if t.Am > e.Am || !e.Erreicht {
				e.Erreicht, e.Am, e.Spaetestens = true, t.Am, t.Spaetestens
			}
		}
		p.mitNaechstem(ts)
	}
	for i := range p.Etappen {
		e := &p.Etappen[i]
		e.Meilenstein = Meilensteine[i]
		if offen[i] > 0 || zaehlt == 0 {
			e.Erreicht, e.Am, e.Spaetestens = false, 0, false
		}
		if e.HatSoll {
			e.Verzug = e.verzug(e.Soll, b.Sicht.Stichtag)
		}
	}
}

func (p *Projekt) mitNaechstem(ts []Termin) {
	n, ok := Naechster(ts)
	if !ok {
		return
	}
	if n.Ueberfaellig() {
		p.Verspaetet++
	}
	if !p.HatNaechster || n.Soll < p.Naechster.Soll {
		p.Naechster, p.HatNaechster = n, true
	}
}
