package zugang

import (
	"slices"
	"strings"

	"ozgtracker/internal/ozg"
)

// Bereich is whose rows somebody may state and take back. The zero Bereich is nobody's.
type Bereich struct {
	Alles        bool
	Themenfelder []string // names
	Laender      []string // codes
}

// OhneThemenfeld is what a row names that clears the Themenfeld: nobody's, so that is to give it away.
const OhneThemenfeld = "(leer)"

// Zeile is one row that is to be stated or taken back, with what is known of its Leistung.
type Zeile struct {
	OZGID      string
	Themenfeld string   // of the Leistung as known before, "" where nobody states one
	Nennt      string   // the Themenfeld that it has afterwards, "" where that does not change, OhneThemenfeld where it is cleared
	Land       []string // Federführung of the Leistung as known before: codes of Länder
	Felder     []ozg.Feld
	Geaendert  func(ozg.Feld) bool // does the row change what holds of the field
}

// Erlaubt reports whether the row is within the Bereich:
//
//   - the Leistung is of an own Themenfeld, or of none yet, and the row does not give it away or take it
//     from another;
//   - or an own Land is in its Federführung, and the row leaves its Themenfeld alone;
//   - or the row says nothing but how far the Leistung is in an own Land. What only names the Leistung
//     may stand beside it as it is.
func (b Bereich) Erlaubt(z Zeile) bool {
	if b.Alles {
		return true
	}
	if eigen := func(t string) bool { return slices.Contains(b.Themenfelder, t) }; eigen(z.Themenfeld) || z.Themenfeld == "" {
		if (z.Nennt == "" && z.Themenfeld != "") || eigen(z.Nennt) {
			return true
		}
	}
	fuehrt := slices.ContainsFunc(z.Land, func(l string) bool { return slices.Contains(b.Laender, l) })
	for _, f := range z.Felder {
		switch {
		case fuehrt && f != ozg.FeldThemenfeld && f != ozg.FeldLand:
		case b.eigenesLand(f):
		case benennt(f) && !z.Geaendert(f), fuehrt && !z.Geaendert(f):
		default:
			return false
		}
	}
	return len(b.Laender) > 0
}

func (b Bereich) eigenesLand(f ozg.Feld) bool {
	i, ok := f.Land()
	return ok && slices.Contains(b.Laender, ozg.Laender[i].Code)
}

// benennt is true of fields that tell which Leistung is meant.
func benennt(f ozg.Feld) bool {
	return f == ozg.FeldBezeichnung || f == ozg.FeldThemenfeld || f == ozg.FeldLage || f == ozg.FeldTyp
}

// Leer reports whether nothing at all may be stated.
func (b Bereich) Leer() bool { return !b.Alles && len(b.Themenfelder) == 0 && len(b.Laender) == 0 }

// Traeger names whose remembered decisions read a file of a Themenfeld ("": of several): those of the Themenfeld for
// who is in charge of it, else those of the Bereich itself. So nobody decides how the files of others are read.
func (b Bereich) Traeger(themenfeld string) string {
	if b.Alles || slices.Contains(b.Themenfelder, themenfeld) {
		return themenfeld
	}
	return b.Text()
}

// Text names the Bereich: "Gesundheit; Niedersachsen".
func (b Bereich) Text() string {
	if b.Alles {
		return "alle Themenfelder und Länder"
	}
	if b.Leer() {
		return "keines"
	}
	namen := slices.Clone(b.Themenfelder)
	for _, l := range b.Laender {
		namen = append(namen, ozg.LandName(l))
	}
	return strings.Join(namen, "; ")
}
