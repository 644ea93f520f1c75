package ozg

import (
	"iter"
	"sort"
	"sync/atomic"
)

// Bestand is what holds at a Blick: every Leistung of which anything valid was stated by then, by
// OZG-ID. It is immutable and safe for many readers.
type Bestand struct {
	Sicht      Sicht
	leistungen []Leistung
	umfang     []*Leistung
	ausserhalb []*Leistung
	termine    []atomic.Pointer[Termin] // worked out so far, four per Leistung; see Termin
}

// Leistung is one OZG-Leistung as it stands at a Blick.
type Leistung struct {
	OZGID       string
	Zustand     Zustand
	Abdeckung   Anteil                  // share of the zuständige Gebietskörperschaften in which it is online
	Angebote    int                     // how many of them (Länder, or the Bund for Typ 1)
	Moeglich    int                     // out of how many
	OhneLaender bool                    // online, but no Land is stated: Abdeckung is an assumption
	angaben     [AnzahlFelder]*Angabe   // in the memory of the Geschichte; nil: unstated
	laender     [AnzahlLaender]landCode // as they count, see LandIst
	platz       int                     // in its Bestand

	themenfelder *[]Themenfeld // as they hold at the Blick
}

// Bestand works out what holds at the Blick. Pages of one Nr ask for the same few days again and again, so
// the last Bestände are remembered.
func (s Sicht) Bestand() *Bestand { return s.g.bestaende.hole(s.Blick, s.neuerBestand) }

func (s Sicht) neuerBestand() *Bestand {
	b := &Bestand{Sicht: s, leistungen: make([]Leistung, 0, len(s.g.akten))}
	edition := s.edition()
	felder := s.Themenfelder()
	for _, k := range s.g.akten {
		l, bekannt := s.leistung(k)
		if !bekannt {
			continue
		}
		l.themenfelder = &felder
		l.platz = len(b.leistungen)
		b.leistungen = append(b.leistungen, l)
		n := &b.leistungen[len(b.leistungen)-1]
		if n.Zustand == ZustandEntfallen || !s.gehoertDazu(k, edition) {
			b.ausserhalb = append(b.ausserhalb, n)
		} else {
			b.umfang = append(b.umfang, n)
		}
	}
	b.termine = make([]atomic.Pointer[Termin], len(b.leistungen)*len(Meilensteine))
	return b
}

// leistung works out one Leistung; ok is false where nothing valid was stated by then.
func (s Sicht) leistung(k *akte) (l Leistung, ok bool) {
	for f := range Feld(AnzahlFelder) {
		if k.ab[f] == k.ab[f+1] {
			continue
		}
		if a := k.feld(f).am(s.Stichtag, s.gilt); a != nil {
			l.angaben[f] = a
			ok = true
		}
	}
	l.OZGID = k.ozgID
	if ok {
		l.auswerten()
	}
	return l, ok
}

// edition is the place of the newest valid catalogue edition, or -1.
func (s Sicht) edition() int32 {
	e := int32(-1)
	for i, imp := range s.g.importe {
		if imp.Art == ImportKatalog && s.gilt[i] && imp.Stichtag <= s.Stichtag && (e < 0 || imp.Stichtag >= s.g.importe[e].Stichtag) {
			e = int32(i)
		}
	}
	return e
}

// gehoertDazu decides on the Umfang (design: those of the catalogue edition valid at the Blick, and
// those first stated by a plan).
func (s Sicht) gehoertDazu(k *akte, edition int32) bool {
	for _, a := range k.feld(FeldBezeichnung) { // a catalogue states the name of each of its Leistungen
		if a.Import == edition {
			return true
		}
	}
	return s.erstGeplant(k)
}

// Umfang lists the Leistungen that count: those of the catalogue edition valid at the Blick and those
// first stated by a plan, less the entfallene. The slice must not be changed.
func (b *Bestand) Umfang() []*Leistung { return b.umfang }

// Ausgeschieden lists the Leistungen that do not count any more: entfallen, or dropped from the catalogue.
func (b *Bestand) Ausgeschieden() []*Leistung { return b.ausserhalb }

// Alle walks every Leistung, inside and outside the Umfang, by OZG-ID.
func (b *Bestand) Alle() iter.Seq[*Leistung] {
	return func(yield func(*Leistung) bool) {
		for i := range b.leistungen {
			if !yield(&b.leistungen[i]) {
				return
			}
		}
	}
}

// Leistung finds a Leistung, inside or outside the Umfang.
func (b *Bestand) Leistung(ozgID string) (*Leistung, bool) {
	i := sort.Search(len(b.leistungen), func(i int) bool { return b.leistungen[i].OZGID >= ozgID })
	if i == len(b.leistungen) || b.leistungen[i].OZGID != ozgID {
		return nil, false
	}
	return &b.leistungen[i], true
}

// Angabe is the statement that holds for a field; ok is false where nothing was stated. A field that
// was cleared on purpose has a statement whose Wert is Leer.
func (l *Leistung) Angabe(f Feld) (a Angabe, ok bool) {
	if l.angaben[f] == nil {
		return Angabe{}, false
	}
	return *l.angaben[f], true
}

// Wert is the value of a field; ok is false where it is unstated or cleared.
func (l *Leistung) Wert(f Feld) (w Wert, ok bool) {
	if a := l.angaben[f]; a != nil && !a.Wert.Leer {
		return *a.Wert, true
	}
	return Wert{}, false
}

// Text is a text or code, "" where unstated or cleared.
func (l *Leistung) Text(f Feld) string {
	w, _ := l.Wert(f)
	return w.Text
}

// Zahl is a number.
func (l *Leistung) Zahl(f Feld) (n int, ok bool) {
	w, ok := l.Wert(f)
	return w.Zahl, ok
}

// Datum is a date.
func (l *Leistung) Datum(f Feld) (t Tag, ok bool) {
	w, ok := l.Wert(f)
	return w.Tag, ok
}

// Liste is a list, nil where unstated or cleared. It must not be changed.
func (l *Leistung) Liste(f Feld) []string {
	w, _ := l.Wert(f)
	return w.Liste
}

// The fields that are asked for most.

// Bezeichnung is the official name.
func (l *Leistung) Bezeichnung() string { return l.Text(FeldBezeichnung) }

// Themenfeld is the name of the Themenfeld.
func (l *Leistung) Themenfeld() string { return l.Text(FeldThemenfeld) }

// Typ is the Typ as stated.
func (l *Leistung) Typ() Typ { return Typ(l.Text(FeldTyp)) }

// Modell is the Nachnutzungsmodell.
func (l *Leistung) Modell() Modell { return Modell(l.Text(FeldModell)) }

// Welle is the Umsetzungswelle, 0 where unstated.
func (l *Leistung) Welle() int {
	n, _ := l.Zahl(FeldWelle)
	return n
}

// Stand is the state as reported; see Zustand for the derived one.
func (l *Leistung) Stand() Stand { return Stand(l.Text(FeldStand)) }

// Land is the reported state in the i-th Land of Laender.
func (l *Leistung) Land(i int) LandStand { return LandStand(l.Text(FeldLaender(i))) }

// Letzte is the Stichtag of the newest statement by anything but the catalogue; ok is false where no
// plan spoke of the Leistung yet.
func (l *Leistung) Letzte(s Sicht) (t Tag, ok bool) {
	for _, a := range l.angaben {
		if a != nil && s.Import(*a).Art != ImportKatalog && (!ok || a.Stichtag > t) {
			t, ok = a.Stichtag, true
		}
	}
	return t, ok
}

// Gemeldet reports whether anything but the catalogue spoke of the Leistung.
func (l *Leistung) Gemeldet(s Sicht) bool {
	_, ok := l.Letzte(s)
	return ok
}
