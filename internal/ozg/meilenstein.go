package ozg

import (
	"cmp"
	"slices"
)

// Meilenstein is the end of one of the four phases of an Umsetzungsprojekt.
type Meilenstein uint8

// The milestones in order.
const (
	MeilensteinSteckbrief Meilenstein = iota
	MeilensteinKonzeption
	MeilensteinReferenz
	MeilensteinBundesweit
)

// Meilensteine lists them in order.
var Meilensteine = []Meilenstein{MeilensteinSteckbrief, MeilensteinKonzeption, MeilensteinReferenz, MeilensteinBundesweit}

// Code is the word of URLs and JSON.
func (m Meilenstein) Code() string {
	return [...]string{"steckbrief", "konzeption", "referenz", "bundesweit"}[m]
}

// Titel is the German name.
func (m Meilenstein) Titel() string {
	return [...]string{"Übergabe der Leistungssteckbriefe", "Konzeption", "Referenzimplementierung", "bundesweite Verfügbarkeit"}[m]
}

// Soll is the field of the planned date.
func (m Meilenstein) Soll() Feld { return FeldSteckbriefSoll + 2*Feld(m) }

// Ist is the field of the date reached.
func (m Meilenstein) Ist() Feld { return FeldSteckbriefIst + 2*Feld(m) }

// Meilenstein is the milestone of a field that holds a planned date or, then ist is true, the date reached.
func (f Feld) Meilenstein() (m Meilenstein, ist, ok bool) {
	for _, m := range Meilensteine {
		if f == m.Soll() || f == m.Ist() {
			return m, f == m.Ist(), true
		}
	}
	return 0, false, false
}

// Termin is one milestone of one Leistung: current plan, Erstplan and what was reached, as of a Blick.
type Termin struct {
	Leistung     *Leistung
	Meilenstein  Meilenstein
	Soll         Tag // current plan
	HatSoll      bool
	Erstplan     Tag // the Soll with the smallest (Stichtag, Nr)
	HatErstplan  bool
	Nachgereicht bool // the Erstplan comes from a plan handed in after a newer one
	Erreicht     bool
	Am           Tag  // when reached
	Spaetestens  bool // Am is the first Stichtag of a state that implies it, not a stated date

	Verzug         int // days from Soll to Am, or to the Stichtag if not reached; negative: early. 0 without Soll or if not due yet
	VerzugErstplan int // the same against the Erstplan
	Verschiebungen int // how often the Soll moved
	VerschobenTage int // by how many days in sum, later positive
}

// Ueberfaellig reports whether the current Soll has passed without being reached.
func (t Termin) Ueberfaellig() bool { return t.HatSoll && !t.Erreicht && t.Verzug > 0 }

// Termin works out one milestone. Reached: by an Ist not after the Stichtag; else by the state that
// implies it (online → Referenz, flächendeckend → bundesweit), dated to the first Stichtag of that state.
//
// Lists, counts and filters of one page ask for the same ones many times, so they are remembered.
func (b *Bestand) Termin(l *Leistung, m Meilenstein) Termin {
	if l.platz >= len(b.leistungen) || l != &b.leistungen[l.platz] { // of another Bestand
		return b.neuerTermin(l, m)
	}
	platz := &b.termine[l.platz*len(Meilensteine)+int(m)]
	if t := platz.Load(); t != nil {
		return *t
	}
	t := b.neuerTermin(l, m)
	platz.Store(&t)
	return t
}

func (b *Bestand) neuerTermin(l *Leistung, m Meilenstein) Termin {
	t := Termin{Leistung: l, Meilenstein: m}
	t.Soll, t.HatSoll = l.Datum(m.Soll())
	b.planGeschichte(&t)
	if a, ok := l.ist(m.Ist()); ok {
		t.Erreicht, t.Am = true, a.Wert.Tag
	} else if m.erreichtDurch(l.Zustand) {
		t.Erreicht, t.Am, t.Spaetestens = true, b.seit(l, m), true
	}
	if t.HatSoll {
		t.Verzug = t.verzug(t.Soll, b.Sicht.Stichtag)
	}
	if t.HatErstplan {
		t.VerzugErstplan = t.verzug(t.Erstplan, b.Sicht.Stichtag)
	}
	return t
}

func (m Meilenstein) erreichtDurch(z Zustand) bool {
	return m == MeilensteinReferenz && z.Irgendwo() || m == MeilensteinBundesweit && z == ZustandFlaechendeckend
}

func (t Termin) verzug(soll, stichtag Tag) int {
	if t.Erreicht {
		return int(t.Am - soll)
	}
	return max(int(stichtag-soll), 0)
}

// planGeschichte fills Erstplan and Verschiebungen from all valid statements of the Soll.
func (b *Bestand) planGeschichte(t *Termin) {
	s := b.Sicht
	v := s.g.akten[s.g.index[t.Leistung.OZGID]].feld(t.Meilenstein.Soll())
	var erste, vorige Angabe
	aeltester := int32(-1) // smallest import that stated any Soll
	for _, a := range v[:v.bis(s.Stichtag)] {
		if !s.gilt[a.Import] || a.Wert.Leer {
			continue
		}
		if aeltester < 0 || a.Import < aeltester {
			aeltester = a.Import
		}
		if erste.Wert == nil {
			erste = a
		} else if d := int(a.Wert.Tag - vorige.Wert.Tag); d != 0 {
			t.Verschiebungen++
			t.VerschobenTage += d
		}
		vorige = a
	}
	if erste.Wert != nil {
		t.Erstplan, t.HatErstplan = erste.Wert.Tag, true
		t.Nachgereicht = erste.Import != aeltester
	}
}

// seit is the first Stichtag of the unbroken run of states that imply the milestone, up to now.
func (b *Bestand) seit(l *Leistung, m Meilenstein) Tag {
	s := b.Sicht
	w := s.werdegang(s.g.akten[s.g.index[l.OZGID]])
	seit := s.Stichtag
	for i := w.am(s.Stichtag); i >= 0 && m.erreichtDurch(w.phasen[i].l.Zustand); i-- {
		seit = w.phasen[i].ab
	}
	return seit
}

// Ueberfaellige lists the milestones whose current Soll has passed without being reached, the longest
// delay first. Zurückgestellte Leistungen are not late, they are put off; they are left out.
func (b *Bestand) Ueberfaellige(ls []*Leistung, m Meilenstein) (ts []Termin) {
	for _, l := range ls {
		if soll, ok := l.Datum(m.Soll()); !ok || soll >= b.Sicht.Stichtag || l.Zustand == ZustandZurueckgestellt {
			continue
		}
		if t := b.Termin(l, m); t.Ueberfaellig() {
			ts = append(ts, t)
		}
	}
	slices.SortStableFunc(ts, func(x, y Termin) int {
		return cmp.Or(cmp.Compare(y.Verzug, x.Verzug), cmp.Compare(x.Leistung.OZGID, y.Leistung.OZGID))
	})
	return ts
}
