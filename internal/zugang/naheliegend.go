package zugang

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ozgtracker/internal/ozg"
)

// minEigen is how many letters a password must have beside the words that its surroundings suggest.
const minEigen = 4

// programm are the words that come to mind before this program.
var programm = [...]string{
	"onlinezugangsgesetz", "onlinezugang", "ozgtracker", "ozg", "administration", "administrator", "admin", "verwaltung", "ministerium", "bundesland",
	"federfuehrung", "betrachter", "leitung", "passwort", "password", "geheim", "test", "demo", "start", "login",
}

// naheliegend reports whether a password is made of what everybody here knows: the program, its Themenfelder and Länder,
// the house and the person (namen), with digits and signs (ASVS 6.2.11). A sentence may contain such words.
func naheliegend(passwort string, namen ...string) bool {
	rest := faltung(passwort)
	worte := slices.Clone(programm[:])
	for _, t := range ozg.Themenfelder {
		namen = append(namen, t.Name, t.Kurzname)
	}
	for _, l := range ozg.Laender {
		namen = append(namen, l.Name)
	}
	for _, n := range namen {
		for _, w := range strings.FieldsFunc(faltung(n), keinBuchstabe) {
			if utf8.RuneCountInString(w) >= minEigen-1 {
				worte = append(worte, w)
			}
		}
	}
	slices.SortFunc(worte, func(a, b string) int { return cmp.Compare(len(b), len(a)) }) // the longest first: they contain others
	vorher := rest
	for _, w := range worte {
		rest = strings.ReplaceAll(rest, w, " ")
	}
	eigen := 0
	for _, r := range rest {
		if !keinBuchstabe(r) {
			eigen++
		}
	}
	return rest != vorher && eigen < minEigen
}

func keinBuchstabe(r rune) bool { return !unicode.IsLetter(r) }

// faltung makes ä and ae, upper and lower case one.
func faltung(s string) string {
	return strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss").Replace(strings.ToLower(grundform(s)))
}
