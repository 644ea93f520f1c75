package importer

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// FuzzEingaben: whatever a form or a stored draft says about a plan, Read ends with a result or a German
// refusal, no cell is lost, and the Eingaben come back from JSON as they were.
func FuzzEingaben(f *testing.F) {
	for _, e := range []Eingaben{
		{},
		handZuordnung(),
		{Titel: map[string]string{"ozgid": "stand", "stand": ZielOZGID}, Koepfe: map[string]bool{"ozgid|ozgleistung|stand": true}},
		{Woerter: map[string]map[string]string{"stand": {"offen": "online"}}, Datumsfolge: map[string]string{"CSV!D": MonatZuerst}},
		{Zellen: map[string]string{"CSV!C3": "online", "CSV!A3": ""}, Ohne: []string{"CSV!2", "CSV!3!stand"}},
		{Blaetter: map[string]BlattEingabe{"CSV": {Uebergehen: true, Kopf: [2]int{2, 3}, Spalten: map[string]string{"XFD": "land ressort"}}}},
	} {
		b, err := json.Marshal(e)
		if err != nil {
			f.Fatal(err)
		}
		f.Add("OZG-ID;OZG-Leistung;Stand;bundesweit\n10214;Schwerbehindertenausweis;offen;03/04/2022\n10204;Blindengeld;läuft;\n", b)
	}
	f.Fuzz(func(t *testing.T, text string, roh []byte) {
		var e, nochmal Eingaben
		if json.Unmarshal(roh, &e) != nil {
			return
		}
		b, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b, &nochmal); err != nil {
			t.Fatal(err)
		}
		if c, err := json.Marshal(nochmal); err != nil || cmp.Diff(string(b), string(c)) != "" {
			t.Fatalf("came back as %s, %v", c, err)
		}
		erg, err := Read(context.Background(), "plan-2021-06-30.csv", []byte(text), e, katalog(), Grenzen{Zeilen: 5_000})
		switch {
		case errors.Is(err, errPanik):
			t.Fatalf("panic: %v", errors.Unwrap(err))
		case err != nil:
			pruefeFehler(t, err)
		case utf8.ValidString(text) && !strings.HasPrefix(text, "\uFEFF") && trennzeichen(text) == ';' && csvFehlerZeile(text, ';') == 0 && len(text) > 4 && text[:4] != "sep=":
			if v := verloren(erg, zellenMitCSV(t, []byte(text))); len(v) > 0 {
				t.Fatalf("cells unaccounted for: %v", v)
			}
		}
	})
}
