package ozg

import (
	"math"
	"sort"
)

// werdegang is how one Leistung came to be what it is: what counted from which Stichtag on, by the imports
// valid at one Wissensstand. Burn-ups and "reached since" read it, so that they need no Bestand for each
// month. An akte remembers its werdegang; a new import makes new akten only for the Leistungen it speaks of,
// so that it costs those and not the whole history.
type werdegang struct {
	importe  []int32 // places of all imports that speak of the Leistung
	gilt     []bool  // which of them were valid
	phasen   []wegpunkt
	geplant  bool    // what was stated first came from a plan: it counts without a catalogue, too
	kataloge []int32 // catalogue editions that name it
}

// wegpunkt is what holds from a Stichtag until the next wegpunkt.
type wegpunkt struct {
	ab Tag
	l  *Leistung // without the settings of a Blick; dates, amounts and notes may be older than those of the Bestand
}

// werdegang gives the werdegang of an akte, remembered or made anew. Two are remembered: that of the
// present and the last one asked for of the past.
func (s Sicht) werdegang(k *akte) *werdegang {
	platz := &k.gemerkt[0]
	if s.Wissen != s.g.Stand {
		platz = &k.gemerkt[1]
	}
	if w := platz.Load(); w != nil && w.passt(s.gilt) {
		return w
	}
	w := s.neuerWerdegang(k)
	platz.Store(w)
	return w
}

// passt reports whether the same imports are valid.
func (w *werdegang) passt(gilt []bool) bool {
	for i, imp := range w.importe {
		if gilt[imp] != w.gilt[i] {
			return false
		}
	}
	return true
}

// neuerWerdegang walks all Stichtage at which anything valid was stated, all fields side by side.
func (s Sicht) neuerWerdegang(k *akte) *werdegang {
	w := &werdegang{geplant: s.erstGeplant(k)}
	spricht := make([]bool, len(s.gilt))
	for _, a := range k.alle {
		spricht[a.Import] = true
	}
	for i, ja := range spricht {
		if ja {
			w.importe, w.gilt = append(w.importe, int32(i)), append(w.gilt, s.gilt[i])
		}
	}
	for _, a := range k.feld(FeldBezeichnung) { // a catalogue states the name of each of its Leistungen
		if s.g.importe[a.Import].Art == ImportKatalog {
			w.kataloge = append(w.kataloge, a.Import)
		}
	}
	var bis [AnzahlFelder]int // how many statements of each field are behind
	jetzt := Leistung{OZGID: k.ozgID}
	for {
		t := k.naechsterStichtag(&bis)
		if t == math.MaxInt32 {
			return w
		}
		neu := jetzt
		genannt, anders := neu.vorruecken(k, &bis, t, s.gilt)
		if !genannt {
			continue
		}
		neu.auswerten()
		if anders || len(w.phasen) == 0 || !neu.zaehltWie(&jetzt) {
			kopie := neu
			w.phasen = append(w.phasen, wegpunkt{t, &kopie})
		}
		jetzt = neu
	}
}

// naechsterStichtag is the first day of what is not behind yet, valid or not.
func (k *akte) naechsterStichtag(bis *[AnzahlFelder]int) Tag {
	t := Tag(math.MaxInt32)
	for f := range Feld(AnzahlFelder) {
		if v := k.feld(f); bis[f] < len(v) {
			t = min(t, v[bis[f]].Stichtag)
		}
	}
	return t
}

// vorruecken takes in what was stated at t. anders: a value by which sets of Leistungen are chosen is
// another than before.
func (l *Leistung) vorruecken(k *akte, bis *[AnzahlFelder]int, t Tag, gilt []bool) (genannt, anders bool) {
	for f := range Feld(AnzahlFelder) {
		v, i := k.feld(f), bis[f]
		for ; i < len(v) && v[i].Stichtag == t; i++ {
			if !gilt[v[i].Import] {
				continue
			}
			alt := l.angaben[f]
			l.angaben[f] = &v[i]
			genannt = true
			if f.waehlt() && (alt == nil || alt.Wert != v[i].Wert && !alt.Wert.Gleich(*v[i].Wert)) {
				anders = true
			}
		}
		bis[f] = i
	}
	return genannt, anders
}

// waehlt reports whether sets of Leistungen over time are chosen by a field: not by dates, amounts and notes,
// which change with every plan.
func (f Feld) waehlt() bool {
	switch f {
	case FeldFortschritt, FeldBudget, FeldURL, FeldBemerkung:
		return false
	}
	return f.Art() != ArtDatum
}

// zaehltWie reports whether both count the same.
func (l *Leistung) zaehltWie(m *Leistung) bool {
	return l.Zustand == m.Zustand && l.Abdeckung == m.Abdeckung && l.Angebote == m.Angebote && l.Moeglich == m.Moeglich &&
		l.OhneLaender == m.OhneLaender && l.laender == m.laender
}

// erstGeplant reports whether the first valid statement of all came from anything but a catalogue.
func (s Sicht) erstGeplant(k *akte) bool {
	var erste Angabe
	for f := range Feld(AnzahlFelder) {
		for _, a := range k.feld(f) {
			if s.gilt[a.Import] {
				if erste.Wert == nil || a.Vor(erste) {
					erste = a
				}
				break
			}
		}
	}
	return erste.Wert != nil && s.g.importe[erste.Import].Art != ImportKatalog
}

// am is the place of what holds at a day, -1 before the first statement.
func (w *werdegang) am(t Tag) int {
	return sort.Search(len(w.phasen), func(i int) bool { return w.phasen[i].ab > t }) - 1
}

// umfangAn calls zaehle for each Leistung that belongs to the Umfang at each of the days, Leistung by
// Leistung and in the order of the days, which must rise. Two calls with the same *Leistung count the same.
func (s Sicht) umfangAn(tage []Tag, zaehle func(i int, l *Leistung)) {
	editionen := make([]int32, len(tage))
	for i, t := range tage {
		editionen[i] = s.Am(t).edition()
	}
	for _, k := range s.g.akten {
		w := s.werdegang(k)
		p := -1
		for i, t := range tage {
			for p+1 < len(w.phasen) && w.phasen[p+1].ab <= t {
				p++
			}
			if p >= 0 && w.phasen[p].l.Zustand != ZustandEntfallen && w.gehoertDazu(editionen[i]) {
				zaehle(i, w.phasen[p].l)
			}
		}
	}
}

// gehoertDazu decides on the Umfang (design: those of the catalogue edition valid at the Blick, and those
// first stated by a plan).
func (w *werdegang) gehoertDazu(edition int32) bool {
	if w.geplant {
		return true
	}
	for _, k := range w.kataloge {
		if k == edition {
			return true
		}
	}
	return false
}
