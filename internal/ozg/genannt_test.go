package ozg_test

import (
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"ozgtracker/internal/ozg"
)

// TestGenanntIsWhatTheRowsOfAnImportState: each field once, also of imports taken back and where a later
// import said something else.
func TestGenanntIsWhatTheRowsOfAnImportState(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var es []ereignis
		for range rapid.IntRange(1, 8).Draw(t, "Vorgänge") {
			es = append(es, zeichne(t, es))
		}
		g := erweitere(t, &ozg.Geschichte{}, es)
		for i, e := range es {
			want := map[string][]ozg.Feld{}
			for _, m := range e.zeilen {
				for f := range m.Felder {
					if !slices.Contains(want[m.OZGID], f) {
						want[m.OZGID] = append(want[m.OZGID], f)
					}
				}
			}
			for _, fs := range want {
				slices.Sort(fs)
			}
			got := map[string][]ozg.Feld{}
			for id, f := range g.Genannt(ozg.Nr(i + 1)) {
				got[id] = append(got[id], f)
				if w, ok := g.Nannte(ozg.Nr(i+1), id, f); !ok || !w.Gleich(zuletzt(e.zeilen, id, f)) {
					t.Fatalf("import %d stated %s of %s: %v, %v", i+1, f.Name(), id, w, ok)
				}
			}
			if d := gocmp.Diff(want, got); d != "" {
				t.Fatalf("import %d (-want +got):\n%s", i+1, d)
			}
		}
	})
}

// zuletzt is the last statement of a field.
func zuletzt(ms []ozg.Meldung, id string, f ozg.Feld) (w ozg.Wert) {
	for _, m := range ms {
		if n, ok := m.Felder[f]; ok && m.OZGID == id {
			w = n
		}
	}
	return w
}
