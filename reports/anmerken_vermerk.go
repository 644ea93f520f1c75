package reports

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"ozgtracker/internal/ozg"
)

// stelle is a cell of a sheet, both numbers from 1.
type stelle struct{ zeile, spalte int }

// The last row and column of a sheet: XFD1048576.
const (
	letzteZeile  = 1_048_576
	letzteSpalte = 16_384
)

// liesStelle reads an address as the format writes it, "F12".
func liesStelle(b []byte) (s stelle, ok bool) {
	i := 0
	for i < len(b) && i < 4 && b[i] >= 'A' && b[i] <= 'Z' {
		s.spalte = s.spalte*26 + int(b[i]-'A') + 1
		i++
	}
	if i == 0 || i == len(b) || len(b)-i > 7 || b[i] == '0' {
		return stelle{}, false
	}
	for ; i < len(b); i++ {
		if b[i] < '0' || b[i] > '9' {
			return stelle{}, false
		}
		s.zeile = s.zeile*10 + int(b[i]-'0')
	}
	return s, s.spalte <= letzteSpalte && s.zeile <= letzteZeile
}

// adresse is "F12".
func (s stelle) adresse() string {
	var b [3]byte
	i := len(b)
	for n := s.spalte; n > 0; n = (n - 1) / 26 {
		i--
		b[i] = byte('A' + (n-1)%26)
	}
	return string(b[i:]) + strconv.Itoa(s.zeile)
}

func vergleicheStellen(a, b stelle) int {
	return cmp.Or(cmp.Compare(a.zeile, b.zeile), cmp.Compare(a.spalte, b.spalte))
}

// vermerk is what one cell gets: a colour and the paragraphs of a comment. One of the two may be missing.
type vermerk struct {
	schwere  ozg.Schwere // the worst, "" for no colour
	absaetze []absatz
}

// vermerke are those of one sheet.
type vermerke map[stelle]*vermerk

// nimm adds a paragraph to a cell; the worst severity decides about its colour.
func (v vermerke) nimm(s stelle, schwere ozg.Schwere, absaetze ...absatz) {
	e := v[s]
	if e == nil {
		e = &vermerk{}
		v[s] = e
	}
	if schwereRang(schwere) > schwereRang(e.schwere) {
		e.schwere = schwere
	}
	e.absaetze = append(e.absaetze, absaetze...)
}

// verschiebe moves the paragraphs of a cell to another one; farbe says whether the colour goes with them.
func (v vermerke) verschiebe(von, nach stelle, farbe bool) {
	e := v[von]
	absaetze := make([]absatz, len(e.absaetze))
	for i, a := range e.absaetze {
		absaetze[i] = a.mitVorsatz("Zelle " + von.adresse() + ": ")
	}
	v.nimm(nach, e.schwere, absaetze...)
	if e.absaetze = nil; farbe {
		delete(v, von)
	}
}

// stellen are the cells, row by row.
func (v vermerke) stellen() []stelle { return slices.SortedFunc(maps.Keys(v), vergleicheStellen) }

func schwereRang(s ozg.Schwere) int {
	return slices.Index([]ozg.Schwere{"", ozg.SchwereHinweis, ozg.SchwereWarnung, ozg.SchwereFehler}, s)
}

// absatz is one Befund in a comment: one line, and one more for the suggestion. No line of the Befund
// can be taken for the beginning of another one, since its texts hold no line ends.
type absatz struct{ kopf, vorsatz, text string }

func (a absatz) mitVorsatz(v string) absatz {
	a.vorsatz = v + a.vorsatz
	return a
}

// laenge is in the unit in which Excel bounds a comment.
func (a absatz) laenge() int { return laenge(a.kopf) + laenge(a.vorsatz) + laenge(a.text) + 1 }

const absatzGrenze = 4000 // of each text of a Befund; cell texts are quoted short anyway

func neuerAbsatz(b ozg.Befund, vorsatz string) (absatz, error) {
	a := absatz{vorsatz: zeile(vorsatz)}
	switch b.Schwere {
	case ozg.SchwereFehler:
		a.kopf = "● Fehler: "
	case ozg.SchwereWarnung:
		a.kopf = "▲ Warnung: "
	case ozg.SchwereHinweis:
		a.kopf = "○ Hinweis: "
	default:
		return absatz{}, fmt.Errorf("mark a Befund: unknown severity %q", b.Schwere)
	}
	if a.vorsatz != "" {
		a.vorsatz += " "
	}
	if a.text = zeile(b.Text); a.text == "" {
		a.text = zeile(b.Code)
	}
	if v := zeile(b.Vorschlag); v != "" {
		a.text += "\nVorschlag: " + v
	}
	return a, nil
}

// zeile makes one line of a text, without the characters that turn the direction of writing.
func zeile(s string) string {
	return einzeilig(strings.Map(func(r rune) rune {
		if r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x200e || r == 0x200f {
			return -1
		}
		return r
	}, s), absatzGrenze)
}

// laeufe makes the paragraphs of a comment into runs of rich text, at most frei characters. What does not
// fit is counted.
func laeufe(praefix string, absaetze []absatz, frei int) string {
	const reserve = 100 // for the line that counts
	var s strings.Builder
	for i, a := range absaetze {
		n := a.laenge()
		if i < len(absaetze)-1 {
			n += reserve
		}
		if n > frei {
			if rest := fmt.Sprintf("… und %d weitere Befunde, für die hier kein Platz ist.", len(absaetze)-i); laenge(rest) < frei {
				lauf(&s, praefix, rest, false)
			}
			break
		}
		frei -= a.laenge()
		ende := "\n"
		if i == len(absaetze)-1 {
			ende = ""
		}
		lauf(&s, praefix, a.kopf, true)
		lauf(&s, praefix, a.vorsatz+a.text+ende, false)
	}
	return s.String()
}

// lauf writes one run in the font that Excel uses for comments.
func lauf(s *strings.Builder, p, text string, fett bool) {
	b := ""
	if fett {
		b = "<" + p + "b/>"
	}
	fmt.Fprintf(s, `<%[1]sr><%[1]srPr>%[2]s<%[1]ssz val="9"/><%[1]scolor indexed="81"/><%[1]srFont val="Tahoma"/><%[1]sfamily val="2"/></%[1]srPr><%[1]st xml:space="preserve">%[3]s</%[1]st></%[1]sr>`, p, b, excelText(text))
}

// excelText escapes a text for XML, and for Excel, which takes "_x0041_" for "A".
func excelText(s string) string {
	var b strings.Builder
	for {
		i := strings.Index(s, "_x")
		if i < 0 {
			break
		}
		b.WriteString(s[:i])
		if len(s) > i+6 && s[i+6] == '_' {
			b.WriteString("_x005F")
		}
		b.WriteString("_x")
		s = s[i+2:]
	}
	return xmlText(b.String() + s)
}

// xmlText escapes a text. Line ends stay line ends, since some readers show "&#xA;" as it is.
func xmlText(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a bytes.Buffer takes everything
	return strings.ReplaceAll(b.String(), "&#xA;", "\n")
}
