package vorlage

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"ozgtracker/internal/ozg"
)

// Text is a value as its cell shows it; "" where nothing is stated or it was cleared.
func Text(f ozg.Feld, l *ozg.Leistung) string {
	w, ok := l.Wert(f)
	if !ok {
		return ""
	}
	return f.Anzeige(w)
}

// hoechstens is how much of a text is compared; a cell holds 32,767 characters, and what is longer was cut.
const hoechstens = 32_000

// Gleich reports whether a cell still shows what stood in it. Spreadsheets change the form of umlauts, of
// blanks and line ends and drop control characters when they save; that is no word of a person.
func Gleich(gelesen, geschrieben string) bool {
	return gelesen == geschrieben || vergleichsform(gelesen) == vergleichsform(geschrieben)
}

func vergleichsform(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r <= 0xa0 || r == 0xfffe || r == 0xffff || r == 0xfffd {
			return ' '
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(norm.NFC.String(s)), " ")
	if len(s) <= hoechstens {
		return s
	}
	return strings.ToValidUTF8(s[:hoechstens], "")
}
