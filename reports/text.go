package reports

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// zellenGrenze is the most a cell can hold, in UTF-16 code units.
const zellenGrenze = 32767

// gekuerzt marks a text that did not fit, so that nobody takes the part for the whole.
const gekuerzt = " … [gekürzt]"

// zelltext makes a text fit for a cell: characters that XML does not know become blanks, line ends
// become \n, and what is too long is cut with a mark. It stays a string; a leading "=" means nothing.
func zelltext(s string) string {
	if einfach(s) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case r == '\t', r == '\n':
			return r
		case r < 0x20, r >= 0x7f && r < 0xa0, r == 0xfffe, r == 0xffff:
			return ' '
		case r == utf8.RuneError:
			return '\ufffd'
		}
		return r
	}, s)
	if laenge(s) <= zellenGrenze {
		return s
	}
	return kuerze(s, zellenGrenze-laenge(gekuerzt)) + gekuerzt
}

// einfach reports whether a text needs no work: short and printable. Nearly all are.
func einfach(s string) bool {
	if len(s) > zellenGrenze || !utf8.ValidString(s) {
		return false
	}
	for i := range len(s) {
		if c := s[i]; c < 0x20 || c == 0x7f || c == 0xc2 || c == 0xef {
			return false
		}
	}
	return true
}

// kuerze gives the longest start of s that has at most n UTF-16 code units.
func kuerze(s string, n int) string {
	for i, r := range s {
		if n -= utf16.RuneLen(r); n < 0 {
			return s[:i]
		}
	}
	return s
}

// laenge counts UTF-16 code units.
func laenge(s string) (n int) {
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// einzeilig is for places that hold one line of limited length: header, properties, chart titles.
func einzeilig(s string, hoechstens int) string {
	s = strings.Join(strings.Fields(zelltext(s)), " ")
	if laenge(s) <= hoechstens {
		return s
	}
	return kuerze(s, hoechstens-1) + "…"
}
