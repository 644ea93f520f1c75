package importer

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"
)

// FuzzRead: whatever the bytes, Read ends with a result or a German refusal, never with a panic, and a CSV
// loses no cell.
func FuzzRead(f *testing.F) {
	b, err := os.ReadFile(filepath.Join("testdata", beispielplan))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	for _, l := range layouts() {
		f.Add(baueMappe(f, l.tafeln...))
		f.Add(baueCSV(f, ';', l.tafeln[0].zeilen))
	}
	f.Add([]byte("\uFEFFOZG-ID,Leistung,Stand\n10214,\"a\nb\",online\n"))
	f.Add([]byte("\xFF\xFEO\x00Z\x00G\x00"))
	f.Add([]byte("OZG-ID;Gr\xF6\xDFe\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		e, err := Read(context.Background(), "plan-2021-06-30.xlsx", b, Eingaben{}, katalog(), Grenzen{Entpackt: 8 << 20, Zeilen: 5_000})
		if err != nil {
			if errors.Is(err, errPanik) {
				t.Fatalf("panic: %v", errors.Unwrap(err))
			}
			pruefeFehler(t, err)
			return
		}
		for _, m := range e.Meldungen.Alle() {
			if m.OZGID == "" || len(m.Felder) == 0 || len(m.Felder) != len(m.Herkunft) {
				t.Fatalf("Meldung %v is incomplete", m)
			}
			for feld, h := range m.Herkunft {
				if !utf8.ValidString(h.Text) {
					t.Fatalf("%s: text %q is not UTF-8", feld, h.Text)
				}
			}
		}
		if e.Blaetter[0].Name == "CSV" && e.Blaetter[0].Kopfzeilen[0] > 0 && utf8.Valid(b) {
			if text, _, err := dekodiere(b); err == nil && trennzeichen(text) == ';' && csvFehlerZeile(text, ';') == 0 && len(text) > 4 && text[:4] != "sep=" {
				if v := verloren(e, zellenMitCSV(t, []byte(text))); len(v) > 0 {
					t.Fatalf("cells unaccounted for: %v", v)
				}
			}
		}
	})
}
