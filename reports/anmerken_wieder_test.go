package reports_test

import (
	"strings"
	"testing"

	"ozgtracker/internal/ozg"
)

// A person repairs the annotated file and uploads it again: what is repaired must be plain again, with
// its old format and without a comment, and nothing may be listed twice.
func TestAnmerkenNochEinmal(t *testing.T) {
	t.Parallel()
	for name, original := range mappen(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			erste := merkeAn(t, original, einige())

			zweite := merkeAn(t, erste, einige())
			if n := gezaehlt(t, zweite); n != len(einige()) {
				t.Errorf("annotated twice: %d marks for %d Befunde", n, len(einige()))
			}
			if !gleicheNotizen(notizen(t, erste), notizen(t, zweite)) {
				t.Errorf("annotated twice: the comments differ")
			}
			gleicheZellen(t, erste, zweite, map[string]string{})

			noch := []ozg.Befund{warnung("Sheet1", "D5", "Immer noch."), fehler("Sheet1", "C4", "Jetzt schlimmer.", "")}
			dritte := merkeAn(t, erste, noch)
			if n := gezaehlt(t, dritte); n != len(noch) {
				t.Errorf("after a repair: %d marks for %d Befunde", n, len(noch))
			}
			gleicheZellen(t, original, dritte, map[string]string{"Sheet1!D5": "warnung", "Sheet1!C4": "fehler"})
			paketIstVollstaendig(t, dritte)

			sauber := merkeAn(t, erste, nil)
			gleicheZellen(t, original, sauber, map[string]string{})
			alt, neu := notizen(t, original), notizen(t, sauber)
			for teil, zellen := range neu {
				if len(zellen) != len(alt[teil]) {
					t.Errorf("%s: %v became %v", teil, alt[teil], zellen)
				}
				for zelle, text := range zellen {
					if text != alt[teil][zelle] {
						t.Errorf("%s, %s: %q became %q", teil, zelle, alt[teil][zelle], text)
					}
				}
			}
			if a, b := formen(t, original), formen(t, sauber); a != b {
				t.Errorf("%d shapes of comments became %d", a, b)
			}
			if a, b := formen(t, erste), formen(t, dritte); b >= a {
				t.Errorf("%d shapes of comments are left of %d", b, a)
			}
		})
	}
}

// What a person has written into a comment of ours, or below our section in theirs, is kept.
func TestAnmerkenBehaeltAntworten(t *testing.T) {
	t.Parallel()
	erste := merkeAn(t, baue(t, plan, kommentiert), einige())
	var teile []handteil
	for _, f := range oeffneZip(t, erste).File {
		inhalt := string(entpackt(t, f))
		for _, text := range []string{"Typ „7“ gibt es nicht.", "Kein Datum.", "Zeile mit Format."} {
			inhalt = strings.Replace(inhalt, text, text+"\nFrau Muster: stimmt so\nDanke", 1)
		}
		teile = append(teile, handteil{f.Name, inhalt})
	}
	beantwortet := packeTeile(t, teile)
	zweite := merkeAn(t, beantwortet, []ozg.Befund{fehler("Sheet1", "D5", "Immer noch.", ""), warnung("Sheet1", "E7", "Auch noch.")})
	dritte := merkeAn(t, zweite, nil)
	for zelle, want := range map[string][2]string{
		"D5": {"Frau Muster: stimmt so\nDanke\n\nOZG-Umsetzungsstand:\n● Fehler: Immer noch.", "Frau Muster: stimmt so\nDanke"},
		"E7": {"Fr. Muster fragen\nFrau Muster: stimmt so\nDanke\n\nOZG-Umsetzungsstand:\n▲ Warnung: Auch noch.", "Fr. Muster fragen\nFrau Muster: stimmt so\nDanke"},
		"C9": {"Frau Muster: stimmt so\nDanke", "Frau Muster: stimmt so\nDanke"},
	} {
		for i, b := range [][]byte{zweite, dritte} {
			if got := notizen(t, b)["xl/comments1.xml"][zelle]; got != want[i] {
				t.Errorf("%s: %q, want %q", zelle, got, want[i])
			}
		}
	}
}

func gleicheNotizen(a, b map[string]map[string]string) bool {
	for teil := range a {
		if !gleicheKarten(a[teil], b[teil]) {
			return false
		}
	}
	return len(a) == len(b)
}

// formen counts the shapes of comments in all drawings.
func formen(tb testing.TB, b []byte) (n int) {
	tb.Helper()
	_, teile := entpacke(tb, b)
	for name, inhalt := range teile {
		if strings.HasSuffix(name, ".vml") {
			n += strings.Count(string(inhalt), `ObjectType="Note"`)
		}
	}
	return n
}
