package ozg

import "sync"

// gemerkteBestaende is how many Bestände a Geschichte remembers; each takes about 1 MB.
const gemerkteBestaende = 6

// bestaende remembers the Bestände of one Geschichte that were asked for last, the newest first. nil
// remembers nothing.
type bestaende struct {
	mu     sync.Mutex
	letzte []*Bestand
}

// hole gives the Bestand at a Blick, worked out if need be. Two who ask at the same moment may both work it
// out; they get the same figures.
func (m *bestaende) hole(b Blick, neu func() *Bestand) *Bestand {
	if m == nil {
		return neu()
	}
	if x := m.nachVorn(b, nil); x != nil {
		return x
	}
	return m.nachVorn(b, neu())
}

// nachVorn moves the Bestand at a Blick to the front: the one remembered, else neu, if it is not nil.
func (m *bestaende) nachVorn(b Blick, neu *Bestand) *Bestand {
	m.mu.Lock()
	defer m.mu.Unlock()
	for i, x := range m.letzte {
		if x.Sicht.Blick == b {
			copy(m.letzte[1:i+1], m.letzte[:i])
			m.letzte[0] = x
			return x
		}
	}
	if neu == nil {
		return nil
	}
	m.letzte = append([]*Bestand{neu}, m.letzte[:min(len(m.letzte), gemerkteBestaende-1)]...)
	return neu
}
