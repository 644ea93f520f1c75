package zugang

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"
)

// haeufigeListe holds one password per line, in lower case, with a line end before the first.
//
//go:embed haeufig.txt
var haeufigeListe string

// minVerschieden: a password of fewer different characters is a pattern.
const minVerschieden = 5

// haeufig reports whether a password, or what is left of it without the digits and signs around it, is one
// that everybody tries first; so is one piece repeated, and a run of a keyboard or of the alphabet.
func haeufig(passwort string) bool {
	p := strings.ToLower(passwort)
	if steht(p) || steht(kern(p)) || verschiedene(p) < minVerschieden || lauf(p) {
		return true
	}
	r := []rune(p)
	for n := 1; n <= len(r)/2; n++ {
		if stueck := string(r[:n]); len(r)%n == 0 && strings.Repeat(stueck, len(r)/n) == p {
			return true
		}
	}
	return false
}

func steht(p string) bool {
	return p != "" && !strings.Contains(p, "\n") && strings.Contains(haeufigeListe, "\n"+p+"\n")
}

// kern is the word inside "!Passwort2024": lower case, without what is no letter at either end; "" for less
// than four letters.
func kern(p string) string {
	k := strings.TrimFunc(strings.ToLower(p), func(r rune) bool { return !unicode.IsLetter(r) })
	if utf8.RuneCountInString(k) < 4 {
		return ""
	}
	return k
}

func verschiedene(p string) int {
	gesehen := map[rune]bool{}
	for _, r := range p {
		gesehen[r] = true
	}
	return len(gesehen)
}

// laeufe are the rows of a keyboard and what one counts up and down.
var laeufe = [...]string{"12345678901234567890", "abcdefghijklmnopqrstuvwxyz", "qwertzuiopüasdfghjklöäyxcvbnm", "qwertyuiopasdfghjklzxcvbnm"}

// lauf reports whether the whole password is a piece of a row, forwards or backwards.
func lauf(p string) bool {
	r := []rune(p)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	for _, l := range laeufe {
		if strings.Contains(l+l, p) || strings.Contains(l+l, string(r)) {
			return true
		}
	}
	return false
}
