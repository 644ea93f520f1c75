package importer

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/ozg"
)

var update = flag.Bool("update", false, "write the golden files anew")

const beispielplan = "umsetzungsplan-gesundheit-2021-06-30.xlsx"

func tag(iso string) ozg.Tag {
	t, err := ozg.ParseISO(iso)
	if err != nil {
		panic(err) // a literal in a test
	}
	return t
}

// TestGolden holds the whole result of each layout, and of a plan as it is handed in. What changes in a
// golden file changes for people who import.
func TestGolden(t *testing.T) {
	t.Parallel()
	for _, l := range layouts() {
		t.Run(l.name, func(t *testing.T) {
			t.Parallel()
			vergleiche(t, l.name, lies(t, l.datei, baueMappe(t, l.tafeln...), l.eingaben))
		})
	}
	t.Run("beispielplan", func(t *testing.T) {
		t.Parallel()
		b, err := os.ReadFile(filepath.Join("testdata", beispielplan))
		if err != nil {
			t.Fatal(err)
		}
		e, err := Read(t.Context(), beispielplan, b, Eingaben{}, katalog2019(t), Grenzen{})
		if err != nil {
			t.Fatal(err)
		}
		vergleiche(t, "beispielplan", e)
	})
}

func vergleiche(t *testing.T, name string, e Ergebnis) {
	t.Helper()
	e.SHA256 = "" // the zip of a built workbook holds the time
	got, err := json.MarshalIndent(e, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	pfad := filepath.Join("testdata", "golden", name+".json")
	if *update {
		if err := os.WriteFile(pfad, append(got, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(pfad)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)+"\n"); d != "" {
		t.Errorf("result differs (-want +got); run with -update if it is meant:\n%s", d)
	}
}
