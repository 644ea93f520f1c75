package ozg

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"slices"
)

// Nennung is one stated field of a Meldung with its origin. Equal values share their Wert, so it must not
// be changed. The zero Herkunft means that no origin is known.
type Nennung struct {
	Feld     Feld
	Wert     *Wert
	Herkunft Herkunft
}

// Meldungszeile is a Meldung without maps; its Nennungen stand in the order of the contract.
type Meldungszeile struct {
	Blatt     string
	Zeile     int
	OZGID     string
	Nennungen []Nennung
}

// Bei finds what the row states of a field.
func (z Meldungszeile) Bei(f Feld) (n Nennung, ok bool) {
	i, ok := slices.BinarySearchFunc(z.Nennungen, f, func(n Nennung, f Feld) int { return cmp.Compare(n.Feld, f) })
	if !ok {
		return Nennung{}, false
	}
	return z.Nennungen[i], true
}

// Meldung is the row with the maps that most code reads.
func (z Meldungszeile) Meldung() Meldung {
	m := Meldung{
		Blatt: z.Blatt, Zeile: z.Zeile, OZGID: z.OZGID,
		Felder: make(Felder, len(z.Nennungen)), Herkunft: make(map[Feld]Herkunft, len(z.Nennungen)),
	}
	for _, n := range z.Nennungen {
		m.Felder[n.Feld] = *n.Wert
		if n.Herkunft != (Herkunft{}) {
			m.Herkunft[n.Feld] = n.Herkunft
		}
	}
	return m
}

// AppendFelder appends the stated fields as flat JSON, the same text as Felder.MarshalJSON.
func (z Meldungszeile) AppendFelder(b []byte) []byte {
	b = append(b, '{')
	for i := range z.Nennungen {
		n := &z.Nennungen[i]
		if i > 0 {
			b = append(b, ',')
		}
		b = n.Feld.appendWert(append(b, jsonSchluessel[n.Feld]...), n.Wert)
	}
	return append(b, '}')
}

// Meldungen is a list of Meldungen in the order of their file that takes a quarter of the memory of a
// slice of them: a plan of 50,000 rows states a million fields. The zero value is an empty list. Like a
// slice it may be copied for reading, but only one copy may be added to.
type Meldungen struct {
	zeilen []Meldungszeile
	vorrat []Nennung // memory for the rows to come; full ones live on in the rows that were cut from them
}

// vorratGroesse is how many Nennungen are allocated at once, some fifty rows.
const vorratGroesse = 1024

// MeldungenAus makes the list of a slice.
func MeldungenAus(ms []Meldung) Meldungen {
	var out Meldungen
	for _, m := range ms {
		out.AddMeldung(m)
	}
	return out
}

// Add appends a row. Its Nennungen, in any order and each of another field, are copied.
func (ms *Meldungen) Add(z Meldungszeile) {
	n := len(z.Nennungen)
	if n > cap(ms.vorrat)-len(ms.vorrat) {
		ms.vorrat = make([]Nennung, 0, max(n, vorratGroesse))
	}
	von := len(ms.vorrat)
	ms.vorrat = append(ms.vorrat, z.Nennungen...)
	z.Nennungen = ms.vorrat[von : von+n : von+n]
	nachFeld := func(a, b Nennung) int { return cmp.Compare(a.Feld, b.Feld) }
	if !slices.IsSortedFunc(z.Nennungen, nachFeld) {
		slices.SortFunc(z.Nennungen, nachFeld)
	}
	if len(ms.zeilen) == cap(ms.zeilen) { // append would grow by a quarter and copy a long list five times
		ms.zeilen = slices.Grow(ms.zeilen, max(len(ms.zeilen), 64))
	}
	ms.zeilen = append(ms.zeilen, z)
}

// AddMeldung appends a Meldung.
func (ms *Meldungen) AddMeldung(m Meldung) {
	ns := make([]Nennung, 0, len(m.Felder))
	for f, w := range m.Felder {
		ns = append(ns, Nennung{f, &w, m.Herkunft[f]})
	}
	ms.Add(Meldungszeile{m.Blatt, m.Zeile, m.OZGID, ns})
}

// Len is the number of Meldungen.
func (ms Meldungen) Len() int { return len(ms.zeilen) }

// Zeile is the i-th row. Its Nennungen must not be changed.
func (ms Meldungen) Zeile(i int) Meldungszeile { return ms.zeilen[i] }

// Zeilen walks the rows.
func (ms Meldungen) Zeilen() iter.Seq2[int, Meldungszeile] { return slices.All(ms.zeilen) }

// At is the i-th Meldung, with maps of its own.
func (ms Meldungen) At(i int) Meldung { return ms.zeilen[i].Meldung() }

// Alle walks the Meldungen; each is made when its turn comes.
func (ms Meldungen) Alle() iter.Seq2[int, Meldung] {
	return func(yield func(int, Meldung) bool) {
		for i, z := range ms.zeilen {
			if !yield(i, z.Meldung()) {
				return
			}
		}
	}
}

// Streiche takes fields out of the i-th Meldung.
func (ms *Meldungen) Streiche(i int, weg func(Nennung) bool) {
	ms.zeilen[i].Nennungen = slices.DeleteFunc(ms.zeilen[i].Nennungen, weg)
}

// Entferne takes out the Meldungen for which weg is true; the others move up.
func (ms *Meldungen) Entferne(weg func(i int, z Meldungszeile) bool) {
	i := -1
	ms.zeilen = slices.DeleteFunc(ms.zeilen, func(z Meldungszeile) bool {
		i++
		return weg(i, z)
	})
}

// MarshalJSON writes the array of the contract.
func (ms Meldungen) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	err := ms.WriteJSON(&b)
	return b.Bytes(), err
}

// WriteJSON writes the array of the contract row by row: that of 50,000 rows has 60 MB.
func (ms Meldungen) WriteJSON(w io.Writer) error {
	vor := "["
	for i, m := range ms.Alle() {
		t, err := json.Marshal(m)
		if err != nil {
			return fmt.Errorf("write Meldung %d: %w", i+1, err)
		}
		if _, err := io.WriteString(w, vor); err != nil {
			return err
		}
		if _, err := w.Write(t); err != nil {
			return err
		}
		vor = ","
	}
	if ms.Len() > 0 {
		vor = ""
	}
	_, err := io.WriteString(w, vor+"]")
	return err
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (ms *Meldungen) UnmarshalJSON(b []byte) error {
	var zeilen []json.RawMessage
	if err := json.Unmarshal(b, &zeilen); err != nil {
		return fmt.Errorf("read Meldungen: %w", err)
	}
	*ms = Meldungen{}
	for i, z := range zeilen {
		var m Meldung
		if err := json.Unmarshal(z, &m); err != nil {
			return fmt.Errorf("read Meldung %d: %w", i+1, err)
		}
		ms.AddMeldung(m)
	}
	return nil
}
