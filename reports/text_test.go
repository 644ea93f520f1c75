package reports

import (
	"encoding/xml"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestZelltext(t *testing.T) {
	t.Parallel()
	grenze := strings.Repeat("ä", zellenGrenze)
	for name, c := range map[string]struct{ text, want string }{
		"plain":           {"Wohngeld", "Wohngeld"},
		"line ends":       {"a\r\nb\rc", "a\nb\nc"},
		"control":         {"a\x00b\x1bc\u0085d", "a b c d"},
		"fits exactly":    {grenze, grenze},
		"one too many":    {grenze + "x", strings.Repeat("ä", zellenGrenze-laenge(gekuerzt)) + gekuerzt},
		"pairs are whole": {strings.Repeat("😀", 20000), strings.Repeat("😀", (zellenGrenze-laenge(gekuerzt))/2) + gekuerzt},
		"not characters":  {"a\ufffeb\uffffc", "a b c"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := zelltext(c.text); got != c.want {
				t.Errorf("%.60q… (%d), want %.60q… (%d)", got, laenge(got), c.want, laenge(c.want))
			}
		})
	}
}

// Whatever a plan holds, the cell fits, is valid for XML, and is not changed by a second cleaning.
func FuzzZelltext(f *testing.F) {
	for _, s := range []string{"", "Wohngeld", "a\x00\r\n", "\xff", "\ufffe", "=1", "\u0085", "😀"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := zelltext(s)
		if laenge(got) > zellenGrenze || !utf8.ValidString(got) || zelltext(got) != got {
			t.Fatalf("%q became %q", s, got)
		}
		for _, r := range got {
			if r < 0x20 && r != '\t' && r != '\n' || r == 0xfffe || r == 0xffff {
				t.Fatalf("%q keeps %U", s, r)
			}
		}
		var zurueck struct {
			T string `xml:",chardata"`
		}
		var b strings.Builder
		if err := xml.EscapeText(&b, []byte(got)); err != nil {
			t.Fatal(err)
		}
		if err := xml.Unmarshal([]byte("<t>"+b.String()+"</t>"), &zurueck); err != nil || zurueck.T != got {
			t.Fatalf("%q comes back as %q, %v", got, zurueck.T, err)
		}
	})
}

func TestEinzeilig(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"kurz":                 "kurz",
		" zwei\n Worte ":       "zwei Worte",
		"genau zehn":           "genau zehn",
		"elf Zeichen":          "elf Zeich…",
		"Übermäßig lang, sehr": "Übermäßig…",
	} {
		if got := einzeilig(text, 10); got != want {
			t.Errorf("einzeilig(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestUmbrueche(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text   string
		breite int
		want   int
	}{
		{"", 10, 1}, {"kurz", 10, 1}, {"zwei Worte", 10, 1}, {"zwei Wörter", 10, 2}, {"Donaudampfschifffahrt", 10, 3}, {"a Donaudampfschifffahrt b", 10, 4}, {"x", 0, 1},
	} {
		if got := umbrueche(c.text, c.breite); got != c.want {
			t.Errorf("umbrueche(%q, %d) = %d, want %d", c.text, c.breite, got, c.want)
		}
	}
	if got := zeilenhoehe(strings.Repeat("Wort ", 8000), 20, 10, false); got > 409 {
		t.Errorf("a row of %v points; Excel allows 409", got)
	}
}
