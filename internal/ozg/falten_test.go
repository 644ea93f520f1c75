package ozg

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestFalte(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Einer-für-Alle": "einerfueralle", "EINER FUER ALLE": "einerfueralle", "Umsetzungs-\nstand": "umsetzungsstand", "Straße": "strasse", "STRAẞE": "strasse",
		"fu\u0308r": "fuer", "Café": "cafe", "k. A.": "ka", "Ⅲ": "iii", "✓": "", "–": "", "2/3": "23", "Elter\u00adngeld": "elterngeld", "": "", "Москва": "москва",
	} {
		if got := Falte(text); got != want {
			t.Errorf("Falte(%q) = %q; want %q", text, got, want)
		}
	}
}

func TestGliederPartWordsAndNumbers(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"Typ2/3": {"typ", "2", "3"}, "1. Welle": {"1", "welle"}, "W1": {"w", "1"}, "Q2/2021": {"q", "2", "2021"}, "Elter\u00adngeld 2": {"elterngeld", "2"}, " – ": nil,
		"Baden-Württemberg": {"baden", "wuerttemberg"},
	} {
		if got := glieder(text); !slices.Equal(got, want) {
			t.Errorf("glieder(%q) = %q; want %q", text, got, want)
		}
	}
}

// FuzzFalte: the folded form holds lower-case letters and digits only, folding again changes nothing, and
// the words put together are the folded text.
func FuzzFalte(f *testing.F) {
	for _, s := range []string{"Einer-für-Alle", "fu\u0308r", "Straße Ⅲ", "\xff", "a\u0308\u0308", "İstanbul", "ǅ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := Falte(text)
		if !utf8.ValidString(got) || strings.ContainsFunc(got, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) || r < utf8.RuneSelf && unicode.IsUpper(r)
		}) {
			t.Errorf("Falte(%q) = %q: not folded", text, got)
		}
		if wieder := Falte(got); wieder != got {
			t.Errorf("Falte(%q) = %q, folded again %q", text, got, wieder)
		}
		if zusammen := strings.Join(glieder(text), ""); zusammen != got {
			t.Errorf("glieder(%q) together are %q; want %q", text, zusammen, got)
		}
		if s := sauber(text); sauber(s) != s || !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) {
			t.Errorf("sauber(%q) = %q: not clean", text, s)
		}
	})
}

func TestAehnlich(t *testing.T) {
	t.Parallel()
	themenfelder := FeldThemenfeld.Werte()
	for text, want := range map[string]string{
		"Gesundhiet": "Gesundheit", "gesundheid": "Gesundheit", "Arbeit & Ruhstand": "Arbeit & Ruhestand", "Umwelt ": "Umwelt", "Querschnittsthemen": "Querschnitt",
		"Sport": "", "": "", "x": "", strings.Repeat("Gesundheit", 100): "",
	} {
		got, ok := Aehnlich(text, themenfelder)
		if got != want || ok != (want != "") {
			t.Errorf("Aehnlich(%q) = %q, %v; want %q", text, got, ok, want)
		}
	}
	if got, ok := Aehnlich("BMX", []string{"BMG", "BMF", "BMI"}); ok {
		t.Errorf("Aehnlich(BMX) = %q; three are equally near, want none", got)
	}
	if got, ok := Aehnlich("egal", nil); ok {
		t.Errorf("Aehnlich without candidates = %q", got)
	}
}

func TestEditierabstand(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"abc", "abc", 0}, {"abc", "ab", 1}, {"abc", "acb", 1}, {"abc", "xbc", 1}, {"kitten", "sitting", 3}, {"", "abc", 3}, {"gesundhiet", "gesundheit", 1}} {
		if got := editierabstand(tc.a, tc.b, 9); got != tc.want {
			t.Errorf("editierabstand(%q, %q) = %d; want %d", tc.a, tc.b, got, tc.want)
		}
		if got := editierabstand(tc.b, tc.a, 9); got != tc.want {
			t.Errorf("editierabstand(%q, %q) = %d; want %d, as the other way round", tc.b, tc.a, got, tc.want)
		}
		if got := editierabstand(tc.a, tc.b, 1); tc.want > 1 && got != 2 {
			t.Errorf("editierabstand(%q, %q) beyond 1 = %d; want 2", tc.a, tc.b, got)
		}
	}
}
