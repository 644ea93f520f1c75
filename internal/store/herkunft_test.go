package store_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
)

// The origins are written by hand for speed; encoding/json must read back what was meant. A property and
// no fuzz target: instrumenting the database drivers takes minutes.
func TestHerkunftComesBack(t *testing.T) {
	t.Parallel()
	boese := rapid.SampledFrom([]string{"", "in Planung", `"\`, "\x00\t\n", "\xff", "ü€😀\u2028", "\uFFFD", "</script>&"})
	texts := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.OneOf(boese, rapid.String()), 0, 4).Draw(t, "parts"), "")
	})
	rapid.Check(t, func(t *rapid.T) {
		h, want := map[ozg.Feld]ozg.Herkunft{}, map[ozg.Feld]ozg.Herkunft{}
		for range rapid.IntRange(0, 4).Draw(t, "fields") {
			f := ozg.Feld(rapid.IntRange(0, int(ozg.AnzahlFelder)-1).Draw(t, "field"))
			h[f] = ozg.Herkunft{Zelle: texts.Draw(t, "cell"), Text: texts.Draw(t, "text")}
			want[f] = ozg.Herkunft{Zelle: utf8Only(h[f].Zelle), Text: utf8Only(h[f].Text)}
		}
		got, err := store.HerkunftRoundTrip(h)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
	})
}

// utf8Only replaces each bad byte by itself, as encoding/json does.
func utf8Only(s string) string { return string([]rune(s)) }
