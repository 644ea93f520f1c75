package ozg

import (
	"cmp"
	"fmt"
	"slices"
)

// Aufbau collects imports and Meldungen and makes the next Geschichte of them. It is used by one
// goroutine and only once.
type Aufbau struct {
	g       Geschichte
	geerbt  int // how many akten readers of the old Geschichte may see
	werte   []*Wert
	gelesen map[string]int32 // field and JSON text → place in werte
	neu     [][]neueAngabe   // in parts, so that half a million need not be moved while they grow
	schluss bool
}

// neueAngabe is a statement that waits for its place. It holds places instead of pointers, so that the
// garbage collector has nothing to look for.
type neueAngabe struct {
	akte, imp, lfd, wert int32
	feld                 Feld
}

// teilGroesse is how many statements one part holds.
const teilGroesse = 4096

// Erweitern begins a new Geschichte on top of g; g itself stays as it is. Bulk loading extends the zero
// Geschichte once instead of import by import.
func (g *Geschichte) Erweitern() *Aufbau {
	a := &Aufbau{g: *g, geerbt: len(g.akten), gelesen: map[string]int32{}}
	a.g.bestaende = new(bestaende)
	a.g.importe = slices.Clone(g.importe)
	a.g.vorgaenge = slices.Clone(g.vorgaenge)
	a.g.akten = slices.Clone(g.akten)
	a.g.index = make(map[string]int, len(g.index))
	for id, i := range g.index {
		a.g.index[id] = i
	}
	return a
}

// Vorgang adds a Vorgang; numbers must rise.
func (a *Aufbau) Vorgang(v Vorgang) error {
	if v.Nr <= a.g.Stand {
		return fmt.Errorf("extend history: Vorgang %d after %d", v.Nr, a.g.Stand)
	}
	a.g.vorgaenge = append(a.g.vorgaenge, v)
	a.g.Stand = v.Nr
	return nil
}

// Import adds an import, in the order of Nr, and gives its place. Its Vorgang is added by Vorgang.
func (a *Aufbau) Import(i Import) (int32, error) {
	if n := len(a.g.importe); n > 0 && a.g.importe[n-1].Nr >= i.Nr {
		return 0, fmt.Errorf("extend history: import %d after %d", i.Nr, a.g.importe[n-1].Nr)
	}
	a.g.importe = append(a.g.importe, i)
	return int32(len(a.g.importe) - 1), nil
}

// Zurueck marks an earlier import as taken back.
func (a *Aufbau) Zurueck(nr, durch Nr) error {
	i, ok := a.g.importAt(nr)
	if !ok {
		return fmt.Errorf("extend history: no import %d to take back", nr)
	}
	a.g.importe[i].Zurueck = durch
	return nil
}

// Meldung adds the stated fields of one line of the import at the given place.
func (a *Aufbau) Meldung(imp, lfd int32, ozgID string, fs Felder) {
	akte := a.akte(ozgID)
	for f, w := range fs.Alle() {
		a.werte = append(a.werte, &w)
		a.angabe(neueAngabe{akte, imp, lfd, int32(len(a.werte) - 1), f})
	}
}

// MeldungJSON is Meldung for the stored JSON text; equal values are parsed once and shared.
func (a *Aufbau) MeldungJSON(imp, lfd int32, ozgID string, felder []byte) error {
	var key []byte
	akte := a.akte(ozgID)
	return scanFelder(felder, func(f Feld, roh []byte) error {
		key = append(append(key[:0], byte(f)), roh...)
		w, ok := a.gelesen[string(key)]
		if !ok {
			v, err := f.parseJSON(roh)
			if err != nil {
				return err
			}
			w = int32(len(a.werte))
			a.werte = append(a.werte, &v)
			a.gelesen[string(key)] = w
		}
		a.angabe(neueAngabe{akte, imp, lfd, w, f})
		return nil
	})
}

// akte is the place of a Leistung, a new one at the end.
func (a *Aufbau) akte(ozgID string) int32 {
	i, ok := a.g.index[ozgID]
	if !ok {
		i = len(a.g.akten)
		a.g.index[ozgID] = i
		a.g.akten = append(a.g.akten, &akte{ozgID: ozgID})
	}
	return int32(i)
}

func (a *Aufbau) angabe(neu neueAngabe) {
	n := len(a.neu)
	if n == 0 || len(a.neu[n-1]) == teilGroesse {
		a.neu = append(a.neu, make([]neueAngabe, 0, teilGroesse))
		n++
	}
	a.neu[n-1] = append(a.neu[n-1], neu)
}

// Geschichte finishes: statements and Leistungen are put in order.
func (a *Aufbau) Geschichte() *Geschichte {
	if a.schluss {
		panic("ozg: Aufbau used twice")
	}
	a.schluss = true
	fehlen := a.platzSchaffen()
	for _, teil := range a.neu {
		for _, n := range teil {
			k, noch := a.g.akten[n.akte], &fehlen[n.akte][n.feld]
			k.alle[k.ab[n.feld+1]-*noch] = Angabe{Stichtag: a.g.importe[n.imp].Stichtag, Import: n.imp, Lfd: n.lfd, Wert: a.werte[n.wert]}
			*noch--
		}
	}
	nachStichtag := func(x, y Angabe) int {
		return cmp.Or(cmp.Compare(x.Stichtag, y.Stichtag), cmp.Compare(x.Import, y.Import), cmp.Compare(x.Lfd, y.Lfd))
	}
	for i, k := range a.g.akten {
		if fehlen[i] == nil {
			continue
		}
		for f := range Feld(AnzahlFelder) {
			if v := k.feld(f); !slices.IsSortedFunc(v, nachStichtag) {
				slices.SortStableFunc(v, nachStichtag) // v grew, so it is our own copy
			}
		}
	}
	slices.SortFunc(a.g.akten, func(x, y *akte) int { return cmp.Compare(x.ozgID, y.ozgID) })
	for i, k := range a.g.akten {
		a.g.index[k.ozgID] = i
	}
	return &a.g
}

// platzSchaffen puts copies in the place of the akten that grow, where readers still see the old ones, and
// makes room in them for just what comes. It gives how many statements come, by akte and field; nil: none.
func (a *Aufbau) platzSchaffen() []*[AnzahlFelder]uint32 {
	zahl := make([]*[AnzahlFelder]uint32, len(a.g.akten))
	for _, teil := range a.neu {
		for _, n := range teil {
			if zahl[n.akte] == nil {
				zahl[n.akte] = new([AnzahlFelder]uint32)
			}
			zahl[n.akte][n.feld]++
		}
	}
	for i, z := range zahl {
		if z == nil {
			continue
		}
		if alt := a.g.akten[i]; i < a.geerbt {
			a.g.akten[i] = &akte{ozgID: alt.ozgID, alle: alt.alle, ab: alt.ab}
		}
		a.g.akten[i].wachse(z)
	}
	return zahl
}

// wachse moves everything into new memory with room for n more statements at the end of each field.
func (k *akte) wachse(n *[AnzahlFelder]uint32) {
	alle, ab := k.alle, k.ab
	for f, mehr := range n {
		k.ab[f+1] = k.ab[f] + ab[f+1] - ab[f] + mehr
	}
	k.alle = make(verlauf, k.ab[AnzahlFelder])
	for f := range n {
		copy(k.alle[k.ab[f]:], alle[ab[f]:ab[f+1]])
	}
}
