package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"ozgtracker/importer"
	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
)

// The list is written row by row; a script must not notice.
func TestJSONIsThatOfTheWholeObject(t *testing.T) {
	t.Parallel()
	b, err := os.ReadFile(musterplan)
	if err != nil {
		t.Fatal(err)
	}
	e, err := importer.Read(t.Context(), filepath.Base(musterplan), b, importer.Eingaben{}, importer.Verzeichnis{}, importer.Standardgrenzen())
	if err != nil {
		t.Fatal(err)
	}
	v := annahme.Vorschau{Ergebnis: e}
	v.Blaetter[0].Name = `"meldungen":[]` // whoever names a sheet like this
	for _, leer := range []bool{false, true} {
		if leer {
			v.Meldungen = ozg.Meldungen{}
		}
		want, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		ms := v.Meldungen
		v.Meldungen = ozg.Meldungen{}
		var got bytes.Buffer
		if err := schreibeMit(&got, v, ms); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(eingerueckt(t, want), eingerueckt(t, got.Bytes())) {
			t.Errorf("empty: %v: written otherwise:\n%.400s\n%.400s", leer, got.Bytes(), want)
		}
	}
}

// eingerueckt is JSON in one form, whatever was escaped.
func eingerueckt(t *testing.T, b []byte) []byte {
	t.Helper()
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		t.Fatal(err)
	}
	out, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
