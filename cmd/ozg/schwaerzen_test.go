package main

import (
	"strings"
	"testing"

	"ozgtracker/internal/store/storetest"
)

// The command line does what the page does; the text comes from the input, never from the arguments.
func TestSchwaerzenFromTheCommandLine(t *testing.T) {
	t.Parallel()
	dsn := storetest.DSN(t, "sqlite")
	plan := datei(t, "plan_2021-06-30.csv", "OZG-ID;OZG-Leistung;Umsetzungsstatus;Bemerkung\n10214;Schwerbehindertenausweis;online;fragt Herrn Geheim\n")
	if code, out, errs := aufruf(t, dsn, "import", plan); code != codeGetan {
		t.Fatalf("import: %d %s%s", code, out, errs)
	}
	for _, f := range []struct {
		eingabe string
		args    []string
		code    int
		text    string
	}{
		{"", []string{"--grund", "x", "--ja"}, codeAufruf, "mindestens 3"},
		{"Herrn Niemand\n", []string{"--grund", "x", "--ja"}, codeGetan, "steht nirgends"},
		{"Herrn Geheim\n", []string{"--dry-run"}, codeGetan, "wert 2 10214 Zeile 2: fragt Herrn Geheim"},
		{"Herrn Geheim\n", []string{"--grund", "auf Antrag"}, codeAufruf, "--ja"},
		{"Herrn Geheim\n", []string{"--ja"}, codeAufruf, "warum"},
		{"Herrn Geheim\n", []string{"--grund", "auf Antrag", "--ja"}, codeGetan, "Geschwärzt (Vorgang 3)"},
		{"Herrn Geheim\n", []string{"--dry-run"}, codeGetan, "steht nirgends"},
	} {
		args := append([]string{"schwaerzen"}, f.args...)
		code, out, errs := aufrufMit(t, umgebung{stdin: strings.NewReader(f.eingabe)}, dsn, args...)
		if code != f.code || !strings.Contains(out+errs, f.text) {
			t.Errorf("%v: code %d, want %d with %q\n%s%s", args, code, f.code, f.text, out, errs)
		}
	}
	if code, out, errs := aufruf(t, dsn, "audit", "verify"); code != codeGetan {
		t.Errorf("verify: %d %s%s", code, out, errs)
	}
}
