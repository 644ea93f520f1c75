// Package schwaerzung finds a text that must not be kept any longer, and puts a fixed word in its place: in
// values, in JSON, and (finding only) in files. It does no I/O.
package schwaerzung

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"ozgtracker/internal/ozg"
)

// Ersatz stands where a text was overwritten: always the same, so that its length tells nothing.
const Ersatz = "[geschwärzt]"

// Limits of what is looked for, in characters: less would black out half of every plan.
const (
	minZeichen = 3 // letters and digits
	maxZeichen = 200
)

// Gesucht is a text to be found: whatever the case of its letters, however its words are parted (blanks, lines,
// no-break spaces), and however its umlauts are encoded.
type Gesucht struct {
	muster *regexp.Regexp
	kern   string   // its longest run of letters and digits, in lower case: what lacks it cannot hold the text
	worte  []string // in lower case
}

// Neu takes the text. The error is the *ozg.Fehler "schwaerzung_text".
func Neu(text string) (Gesucht, error) {
	text = norm.NFC.String(strings.TrimSpace(text))
	worte := strings.Fields(text)
	klein := make([]string, len(worte))
	teile := make([]string, len(worte))
	n := 0
	var g Gesucht
	for i, w := range worte {
		klein[i], teile[i] = strings.ToLower(w), regexp.QuoteMeta(w)
		for _, lauf := range strings.FieldsFunc(klein[i], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			n += utf8.RuneCountInString(lauf)
			if len(lauf) > len(g.kern) {
				g.kern = lauf
			}
		}
	}
	if n < minZeichen || utf8.RuneCountInString(text) > maxZeichen || !utf8.ValidString(text) {
		return g, ozg.NeuerFehler("schwaerzung_text", fmt.Sprintf("Geben Sie den Text an, der verschwinden soll: mindestens %d Buchstaben oder Ziffern, höchstens %d Zeichen.", minZeichen, maxZeichen))
	}
	muster, err := regexp.Compile(`(?i)` + strings.Join(teile, `[\s\p{Z}\p{Cf}]+`))
	if err != nil {
		return g, fmt.Errorf("look for a text: %w", err)
	}
	g.muster, g.worte = muster, klein
	if g.Steht(Ersatz) {
		return g, ozg.NeuerFehler("schwaerzung_text", "Dieser Text steht im Wort „"+Ersatz+"“ selbst; er lässt sich nicht schwärzen.")
	}
	return g, nil
}

// Vielleicht is a quick look: what it denies cannot hold the text. It also takes JSON, which escapes neither
// letters nor digits.
func (g Gesucht) Vielleicht(s string) bool {
	return strings.Contains(strings.ToLower(norm.NFC.String(s)), g.kern)
}

// Steht reports whether the text stands in s.
func (g Gesucht) Steht(s string) bool {
	return g.Vielleicht(s) && g.muster.MatchString(norm.NFC.String(s))
}

// Schwaerze puts Ersatz in place of the text, everywhere in s; ok is false where it does not stand there.
func (g Gesucht) Schwaerze(s string) (neu string, ok bool) {
	if !g.Steht(s) {
		return s, false
	}
	return g.muster.ReplaceAllLiteralString(norm.NFC.String(s), Ersatz), true
}

// Verraet reports whether a reason repeats the text or one of its longer words.
func (g Gesucht) Verraet(grund string) bool {
	klein := strings.ToLower(norm.NFC.String(grund))
	for _, w := range g.worte {
		w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if utf8.RuneCountInString(w) > 3 && strings.Contains(klein, w) {
			return true
		}
	}
	return g.Steht(grund)
}
