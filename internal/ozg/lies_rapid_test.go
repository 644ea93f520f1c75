package ozg

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// bausteine of cells: words that the parsers know, and what people put between them.
var (
	zellWorte = append(append(append([]string{
		"1", "2", "3", "4", "03", "12", "30.06.2021", "2021", "22", "0,35", "1.234", "I", "II", "IV", "a", "b", "Welle", "Typ", "Stufe", "Q2", "KW 53", "H1", "Juni", "Mai",
		"Ende", "Anfang", "Mitte", "bis", "ca.", "ab", "seit", "geplant", "ja", "nein", "x", "✓", "–", "?", "k. A.", "(leer)", "€", "T€", "Mio.", "%", "EfA", "SA", "NRW",
		"BMG", "AA", "alle Länder", "Dataport", "nicht", "und", "oder", "#REF!", "https://a.de", "ä\u0308", "\x00", "99999999999", "-5", "1e9", "Bund", "föderal", "☒",
	}, standWorte.worte...), modelle.worte...), landWorte.worte...)
	zellTrenner = []string{" ", " ", "", "/", ", ", "; ", " - ", " (", ")", "\n", ".", ": ", "-", "+", " und ", "\u00a0"}
)

// zelleAus draws the text of a cell.
func zelleAus(t *rapid.T) string {
	var b strings.Builder
	for range rapid.IntRange(1, 4).Draw(t, "Worte") {
		b.WriteString(rapid.SampledFrom(zellWorte).Draw(t, "Wort"))
		b.WriteString(rapid.SampledFrom(zellTrenner).Draw(t, "Trenner"))
	}
	return b.String()
}

// TestComposedCellsReadBackAsTheyAreShown draws cells of known words in odd company: each ends in allowed
// values or in a reason, and a value shown to a reader and read again is the same value.
func TestComposedCellsReadBackAsTheyAreShown(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := zelleAus(t)
		u := Umstand{Stichtag: Tag(rapid.Int32Range(18000, 20600).Draw(t, "Stichtag")), Kopf: rapid.SampledFrom([]string{"", "EfA", "Budget in T€"}).Draw(t, "Kopf"), Zahl: rapid.Bool().Draw(t, "Zahl")}
		for f := range Feld(AnzahlFelder) {
			fs, z := f.Lies(text, u)
			if fs == nil && z == nil && sauber(text) != "" {
				t.Fatalf("%s.Lies(%q): no value and no reason", f, text)
			}
			if z != nil {
				pruefeZweifel(t, f, text, fs, z)
			}
			for g, w := range fs {
				if !g.zulaessig(w, u) {
					t.Fatalf("%s.Lies(%q) = %s %+v: not allowed", f, text, g, w)
				}
				wieder, _ := g.Lies(g.Anzeige(w), Umstand{Stichtag: u.Stichtag})
				if v, ok := wieder[g]; !ok || !v.Gleich(w) {
					t.Fatalf("%s.Lies(%q) = %s %+v, shown as %q, read again as %+v", f, text, g, w, g.Anzeige(w), wieder)
				}
			}
		}
	})
}

func pruefeZweifel(t *rapid.T, f Feld, text string, fs Felder, z *Zweifel) {
	switch {
	case z.Code == "" || z.Text == "":
		t.Fatalf("%s.Lies(%q): Zweifel without code or text: %+v", f, text, *z)
	case z.Schwere == SchwereFehler && fs != nil, z.Schwere == SchwereWarnung && fs == nil:
		t.Fatalf("%s.Lies(%q): %s with %v", f, text, z.Schwere, fs)
	}
}

// Free text is read the same with and without a map around it.
func TestFreitextIsReadAsByLies(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.SampledFrom([]Feld{FeldBezeichnung, FeldBemerkung}).Draw(t, "field")
		text := rapid.OneOf(rapid.SampledFrom([]string{"", " ", "(leer)", "(LEER)", "k. A.", "–", "#REF!", "10214.0", "✓", "Rückfrage beim Ressort"}), rapid.String()).Draw(t, "text")
		u := Umstand{Zahl: rapid.Bool().Draw(t, "number"), Datum: rapid.Bool().Draw(t, "date"), Tag: juni2021.Stichtag}
		felder, want := f.Lies(text, u)
		got, zweifel := f.LiesFreitext(text, u)
		w, ok := felder[f]
		if d := cmp.Diff(want, zweifel); d != "" || ok != (got != nil) || ok && !w.Gleich(*got) {
			t.Errorf("%q: %v, want %v; %s", text, got, felder, d)
		}
	})
}
