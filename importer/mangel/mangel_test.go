package mangel_test

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"ozgtracker/importer/mangel"
	"ozgtracker/internal/ozg"
)

// Every error ends as one sentence for people that names the place, says what to do and that nothing was
// stored; only the word of whoever gave up, and a sentence that is ready, pass through.
func TestErrorsBecomeSentences(t *testing.T) {
	t.Parallel()
	rat := mangel.Rat{Beschaedigt: "Speichern Sie sie neu.", Kennwort: "Entfernen Sie es."}
	for _, f := range []struct {
		err        error
		ort        string
		code, text string
	}{
		{mangel.Syntax("kaputt"), "Zeile 3", "beschaedigt", "Die Datei ist beschädigt (Zeile 3: kaputt). Speichern Sie sie neu. Es wurde nichts gespeichert."},
		{fmt.Errorf("read: %w", mangel.Syntax("kaputt")), "", "beschaedigt", "Die Datei ist beschädigt (kaputt). Speichern Sie sie neu. Es wurde nichts gespeichert."},
		{mangel.Grenze("mehr als 3 Zeilen"), "Blatt", "zu_gross", "Die Datei ist zu groß (Blatt: mehr als 3 Zeilen). Teilen Sie den Plan oder entfernen Sie Bilder und leere formatierte Zeilen. Es wurde nichts gespeichert."},
		{mangel.ErrKennwort, "Blatt", "kennwort", "Die Datei ist mit einem Kennwort geschützt. Entfernen Sie es. Es wurde nichts gespeichert."},
		{zip.ErrChecksum, "Blatt", "beschaedigt", "Die Datei ist beschädigt (Blatt: die Prüfsumme stimmt nicht). Speichern Sie sie neu. Es wurde nichts gespeichert."},
		{errors.New("flate: corrupt"), "Blatt", "beschaedigt", "Die Datei ist beschädigt (Blatt: die Daten lassen sich nicht vollständig entpacken). Speichern Sie sie neu. Es wurde nichts gespeichert."},
	} {
		err := rat.Fehler(f.ort, f.err)
		if ozg.FehlerCode(err) != f.code || ozg.FehlerText(err) != f.text {
			t.Errorf("%v is %q %q, want %q %q", f.err, ozg.FehlerCode(err), ozg.FehlerText(err), f.code, f.text)
		}
	}
	if err := rat.Fehler("Blatt", fmt.Errorf("read: %w", mangel.Abbruch{Err: context.Canceled})); err != context.Canceled {
		t.Errorf("giving up came out as %v", err)
	}
	fertig := ozg.NeuerFehler("x", "Ein Satz.")
	if err := rat.Fehler("Blatt", fertig); err != error(fertig) {
		t.Errorf("a sentence that was ready came out as %v", err)
	}
}

// A hostile sheet name does not get to format our sentences.
func TestSheetNamesInMessages(t *testing.T) {
	t.Parallel()
	if ist := mangel.Blatt("a\n\u202Eb"); ist != "Blatt „ab“" {
		t.Errorf("got %q", ist)
	}
	if ist := mangel.Blatt(strings.Repeat("ü", 100)); ist != "Blatt „"+strings.Repeat("ü", 39)+"…“" {
		t.Errorf("got %q", ist)
	}
}
