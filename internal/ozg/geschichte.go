package ozg

import (
	"fmt"
	"slices"
	"sort"
	"sync/atomic"
	"time"
)

// Nr is the number of a Vorgang. Number order is commit order; there are no gaps.
type Nr int32

// ImportArt says what kind of import a Vorgang accepted.
type ImportArt string

// The kinds of imports. A catalogue edition defines the Umfang; the others state facts.
const (
	ImportKatalog   ImportArt = "katalog"
	ImportPlan      ImportArt = "plan"
	ImportVorlage   ImportArt = "vorlage"
	ImportKorrektur ImportArt = "korrektur"
)

// Import is an accepted file. It is valid from its Nr until Zurueck (0: not taken back). Accepting the
// same file again is a new Import.
type Import struct {
	Nr, Zurueck Nr
	Art         ImportArt
	Stichtag    Tag
	Themenfeld  string    // name, or "" where the file speaks of several or of none
	Datei       string    // name of the file
	Am          time.Time // when it was accepted
}

func (i Import) gilt(wissen Nr) bool { return i.Nr <= wissen && (i.Zurueck == 0 || i.Zurueck > wissen) }

// Vorgang is a number and its moment; enough to turn a day into a Wissensstand.
type Vorgang struct {
	Nr Nr
	Am time.Time
}

// Angabe is one statement of one field. Its text and cell are loaded on demand by (Import, Lfd).
type Angabe struct {
	Stichtag Tag
	Import   int32 // place of the import in the Geschichte
	Lfd      int32 // line in the import
	Wert     *Wert // parsed once, shared by equal values, never changed
}

// Vor reports whether a stands before b in the order (Stichtag, Nr, line).
func (a Angabe) Vor(b Angabe) bool {
	if a.Stichtag != b.Stichtag {
		return a.Stichtag < b.Stichtag
	}
	if a.Import != b.Import {
		return a.Import < b.Import // imports are kept in the order of their Nr
	}
	return a.Lfd < b.Lfd
}

// verlauf holds the statements of one field of one Leistung in the order of Vor. It is never changed in
// place once its Geschichte is built.
type verlauf []Angabe

// bis is the number of statements not later than s. Most questions are about the present, so the end is
// looked at first.
func (v verlauf) bis(s Tag) int {
	if n := len(v); n == 0 || v[n-1].Stichtag <= s {
		return n
	}
	return sort.Search(len(v), func(i int) bool { return v[i].Stichtag > s })
}

// am gives the last valid statement not later than s, nil if there is none.
func (v verlauf) am(s Tag, gilt []bool) *Angabe {
	for i := v.bis(s) - 1; i >= 0; i-- {
		if gilt[v[i].Import] {
			return &v[i]
		}
	}
	return nil
}

// akte is all that was ever said of one Leistung.
type akte struct {
	ozgID   string
	alle    verlauf                      // field by field: most of them are stated by nobody and must cost little
	ab      [AnzahlFelder + 1]uint32     // where each field begins in alle
	gemerkt [2]atomic.Pointer[werdegang] // as seen at the present, and at some past Wissensstand
}

// feld is what was said of one field.
func (k *akte) feld(f Feld) verlauf {
	von, bis := k.ab[f], k.ab[f+1]
	return k.alle[von:bis:bis]
}

// Geschichte is everything known up to Stand. It is immutable: Erweitern makes a new one that copies
// only the touched Leistungen, Ohne one that copies only the list of imports. Readers hold it through
// an atomic pointer. The zero value knows nothing.
type Geschichte struct {
	Stand     Nr
	importe   []Import
	vorgaenge []Vorgang
	// einstellungen in the order of Nr
	einstellungen []Einstellung

	akten []*akte // sorted by OZG-ID
	index map[string]int

	bestaende *bestaende
}

// Importe lists all imports ever accepted, in the order of their Nr, also those taken back. The slice
// must not be changed.
func (g *Geschichte) Importe() []Import { return g.importe }

// Import finds an import by its Nr.
func (g *Geschichte) Import(nr Nr) (Import, bool) {
	i, ok := g.importAt(nr)
	if !ok {
		return Import{}, false
	}
	return g.importe[i], true
}

func (g *Geschichte) importAt(nr Nr) (int, bool) {
	return slices.BinarySearchFunc(g.importe, nr, func(i Import, nr Nr) int { return int(i.Nr - nr) })
}

// WissenAm is the Wissensstand of a moment: the last Nr before the first Vorgang later than t.
func (g *Geschichte) WissenAm(t time.Time) Nr {
	for i, v := range g.vorgaenge {
		if v.Am.After(t) {
			if i == 0 {
				return 0
			}
			return g.vorgaenge[i-1].Nr
		}
	}
	return g.Stand
}

// VorgangAm is the moment of a Vorgang.
func (g *Geschichte) VorgangAm(nr Nr) (time.Time, bool) {
	i, ok := slices.BinarySearchFunc(g.vorgaenge, nr, func(v Vorgang, nr Nr) int { return int(v.Nr - nr) })
	if !ok {
		return time.Time{}, false
	}
	return g.vorgaenge[i].Am, true
}

// StichtagDefault is the newest Stichtag of a plan (or a Vorlage sent back) valid at a Wissensstand;
// ok is false while there is none.
func (g *Geschichte) StichtagDefault(wissen Nr) (t Tag, ok bool) {
	for _, i := range g.importe {
		if (i.Art == ImportPlan || i.Art == ImportVorlage) && i.gilt(wissen) && (!ok || i.Stichtag > t) {
			t, ok = i.Stichtag, true
		}
	}
	return t, ok
}

// Ohne is the Geschichte after Vorgang v took the import back; it touches no value.
// It fails if there is no such import or it was taken back before.
func (g *Geschichte) Ohne(nr Nr, v Vorgang) (*Geschichte, error) {
	i, ok := g.importAt(nr)
	switch {
	case !ok:
		return nil, NeuerFehler("import_unbekannt", fmt.Sprintf("Einen Import mit der Nummer %d gibt es nicht.", nr))
	case g.importe[i].Zurueck != 0:
		return nil, NeuerFehler("import_zurueckgenommen", fmt.Sprintf("Der Import %d wurde schon zurückgenommen (Vorgang %d).", nr, g.importe[i].Zurueck))
	}
	n := *g
	n.bestaende = new(bestaende)
	n.importe = slices.Clone(g.importe)
	n.importe[i].Zurueck = v.Nr
	n.vorgaenge = append(slices.Clip(g.vorgaenge), v)
	n.Stand = v.Nr
	return &n, nil
}
