package ozg

import (
	"iter"
	"slices"
)

// Blick says of which day, and as known when. Wissen 0 means the present.
type Blick struct {
	Stichtag Tag `json:"stichtag"`
	Wissen   Nr  `json:"wissen"`
}

// Sicht is a Geschichte seen at a Blick; which imports are valid is worked out once.
type Sicht struct {
	Blick
	g    *Geschichte
	gilt []bool
}

// Sicht looks at the Geschichte. A Wissen of 0, or beyond what is known, becomes the present Nr.
func (g *Geschichte) Sicht(b Blick) Sicht {
	if b.Wissen <= 0 || b.Wissen > g.Stand {
		b.Wissen = g.Stand
	}
	s := Sicht{Blick: b, g: g, gilt: make([]bool, len(g.importe))}
	for i := range g.importe {
		s.gilt[i] = g.importe[i].gilt(b.Wissen)
	}
	return s
}

// Am moves to another day with the same knowledge: burn-up, Vergleich, Brücke.
func (s Sicht) Am(t Tag) Sicht {
	s.Stichtag = t
	return s
}

// Geschichte is what the Sicht looks at.
func (s Sicht) Geschichte() *Geschichte { return s.g }

// Import is the import that made a statement.
func (s Sicht) Import(a Angabe) Import { return s.g.importe[a.Import] }

// Importe walks the imports valid at the Wissensstand whose Stichtag is not later.
func (s Sicht) Importe() iter.Seq[Import] {
	return func(yield func(Import) bool) {
		for i, imp := range s.g.importe {
			if s.gilt[i] && imp.Stichtag <= s.Stichtag && !yield(imp) {
				return
			}
		}
	}
}

// Angaben walks all valid statements of a field up to the Stichtag, in order: Erstplan,
// Verschiebungen, Meilensteintrend, the history of a Leistung.
func (s Sicht) Angaben(ozgID string, f Feld) iter.Seq[Angabe] {
	return func(yield func(Angabe) bool) {
		i, ok := s.g.index[ozgID]
		if !ok {
			return
		}
		v := s.g.akten[i].feld(f)
		for _, a := range v[:v.bis(s.Stichtag)] {
			if s.gilt[a.Import] && !yield(a) {
				return
			}
		}
	}
}

// Angabe is the statement that holds: the last of Angaben.
func (s Sicht) Angabe(ozgID string, f Feld) (Angabe, bool) {
	i, ok := s.g.index[ozgID]
	if !ok {
		return Angabe{}, false
	}
	a := s.g.akten[i].feld(f).am(s.Stichtag, s.gilt)
	if a == nil {
		return Angabe{}, false
	}
	return *a, true
}

// Stammdaten are what a Leistung is known by.
type Stammdaten struct{ OZGID, Bezeichnung, Themenfeld string }

// Stammdaten walks the Leistungen of the Bestand without working it out: of 50,000 that takes 80 MB.
func (s Sicht) Stammdaten() iter.Seq[Stammdaten] {
	text := func(k *akte, f Feld) string {
		if a := k.feld(f).am(s.Stichtag, s.gilt); a != nil {
			return a.Wert.Text // "" where it was cleared
		}
		return ""
	}
	return func(yield func(Stammdaten) bool) {
		for _, k := range s.g.akten {
			bekannt := slices.ContainsFunc(k.alle, func(a Angabe) bool { return a.Stichtag <= s.Stichtag && s.gilt[a.Import] })
			if bekannt && !yield(Stammdaten{k.ozgID, text(k, FeldBezeichnung), text(k, FeldThemenfeld)}) {
				return
			}
		}
	}
}
