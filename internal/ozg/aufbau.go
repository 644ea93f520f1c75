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
	eigen   map[int]bool // akten already copied
	werte   map[string]*Wert
	schluss bool
}

// Erweitern begins a new Geschichte on top of g; g itself stays as it is. Bulk loading extends the zero
// Geschichte once instead of import by import.
func (g *Geschichte) Erweitern() *Aufbau {
	a := &Aufbau{g: *g, eigen: map[int]bool{}, werte: map[string]*Wert{}}
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
	for f, w := range fs.Alle() {
		a.angabe(imp, lfd, ozgID, f, &w)
	}
}

// MeldungJSON is Meldung for the stored JSON text; equal values are parsed once and shared.
func (a *Aufbau) MeldungJSON(imp, lfd int32, ozgID string, felder []byte) error {
	var key []byte
	return scanFelder(felder, func(f Feld, roh []byte) error {
		key = append(append(key[:0], byte(f)), roh...)
		w, ok := a.werte[string(key)]
		if !ok {
			v, err := f.parseJSON(roh)
			if err != nil {
				return err
			}
			w = &v
			a.werte[string(key)] = w
		}
		a.angabe(imp, lfd, ozgID, f, w)
		return nil
	})
}

func (a *Aufbau) angabe(imp, lfd int32, ozgID string, f Feld, w *Wert) {
	v := &a.akte(ozgID).felder[f]
	*v = append(*v, Angabe{Stichtag: a.g.importe[imp].Stichtag, Import: imp, Lfd: lfd, Wert: w})
}

// akte gives the akte of a Leistung to write to: a new one, or a copy of the one that readers still see.
func (a *Aufbau) akte(ozgID string) *akte {
	i, ok := a.g.index[ozgID]
	if !ok {
		i = len(a.g.akten)
		a.g.index[ozgID] = i
		a.g.akten = append(a.g.akten, &akte{ozgID: ozgID})
		a.eigen[i] = true
	}
	if !a.eigen[i] {
		kopie := *a.g.akten[i]
		for f := range kopie.felder {
			kopie.felder[f] = slices.Clip(kopie.felder[f]) // appending then copies
		}
		a.g.akten[i] = &kopie
		a.eigen[i] = true
	}
	return a.g.akten[i]
}

// Geschichte finishes: statements and Leistungen are put in order.
func (a *Aufbau) Geschichte() *Geschichte {
	if a.schluss {
		panic("ozg: Aufbau used twice")
	}
	a.schluss = true
	nachStichtag := func(x, y Angabe) int {
		return cmp.Or(cmp.Compare(x.Stichtag, y.Stichtag), cmp.Compare(x.Import, y.Import), cmp.Compare(x.Lfd, y.Lfd))
	}
	for i := range a.eigen {
		for f := range a.g.akten[i].felder {
			if v := a.g.akten[i].felder[f]; !slices.IsSortedFunc(v, nachStichtag) {
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
