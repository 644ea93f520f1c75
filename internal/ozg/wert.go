package ozg

import (
	"slices"
	"strconv"
	"strings"
)

// Wert is the value of one field. Which part is used follows from the field's Art: Text for texts and
// codes, Zahl for numbers (percent, levels, whole euro), Tag for dates, Liste for lists.
// Leer means cleared on purpose; then all else is zero.
type Wert struct {
	Leer  bool
	Text  string
	Zahl  int
	Tag   Tag
	Liste []string
}

// LeererWert is the value "cleared on purpose".
func LeererWert() Wert { return Wert{Leer: true} }

// TextWert makes a text or a code.
func TextWert[T ~string](s T) Wert { return Wert{Text: string(s)} }

// ZahlWert makes a number.
func ZahlWert(n int) Wert { return Wert{Zahl: n} }

// TagWert makes a date.
func TagWert(t Tag) Wert { return Wert{Tag: t} }

// ListeWert makes a list.
func ListeWert(s ...string) Wert { return Wert{Liste: s} }

// Gleich compares two values of the same field.
func (w Wert) Gleich(v Wert) bool {
	return w.Leer == v.Leer && w.Text == v.Text && w.Zahl == v.Zahl && w.Tag == v.Tag && slices.Equal(w.Liste, v.Liste)
}

// Anzeige is the value as a German reader sees it: dates as 30.06.2021, codes as words, lists with
// commas, the Länder by name in lists of codes. A cleared value is "(leer)".
func (f Feld) Anzeige(w Wert) string {
	if w.Leer {
		return "(leer)"
	}
	switch f.Art() {
	case ArtDatum:
		return w.Tag.Deutsch()
	case ArtZahl:
		return strconv.Itoa(w.Zahl)
	case ArtListe:
		namen := make([]string, len(w.Liste))
		for i, s := range w.Liste {
			namen[i] = LandName(s)
		}
		return strings.Join(namen, ", ")
	case ArtCode:
		return CodeTitel(w.Text)
	}
	return w.Text
}
