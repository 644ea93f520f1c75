package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// The whole way on the command line: a plan, the Vorlage of it, the Vorlage unchanged back. A command that
// fails leaves no half file.
func TestVorlageOutAndBack(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	db, ziel := "sqlite:"+filepath.Join(dir, "ozg.db"), filepath.Join(dir, "v.xlsx")
	plan := datei(t, "plan.csv", "OZG-ID;OZG-Leistung;Umsetzungsstatus\n10214;Schwerbehindertenausweis;online\n")
	for _, fall := range []struct {
		args []string
		code int
		sagt string
	}{
		{[]string{"import", plan, "--stichtag", "2021-06-30"}, codeGetan, ""},
		{[]string{"vorlage", "--themenfeld", "Gesundheid", "--out", ziel}, codeAufruf, ""},
		{[]string{"vorlage", "--themenfeld", "Gesundheit", "--out", filepath.Join(dir, "fehlt", "v.xlsx")}, codeAufruf, ""},
		{[]string{"vorlage", "--themenfeld", "Gesundheit", "--out", ziel}, codeGetan, "Rückmeldevorlage Gesundheit, Bestand vom 30.06.2021"},
		{[]string{"import", "--json", ziel}, codeGetan, `"neu":0,"geaendert":0`},
		{[]string{"importe", "list"}, codeGetan, "v.xlsx"},
	} {
		code, stdout, stderr := aufruf(t, db, fall.args...)
		if code != fall.code || !strings.Contains(stdout, fall.sagt) {
			t.Errorf("%v: exit code %d, want %d\n%s%s", fall.args, code, fall.code, stdout, stderr)
		}
	}
	if reste, err := filepath.Glob(filepath.Join(dir, "*.xlsx")); err != nil || len(reste) != 1 {
		t.Errorf("the commands left %v (%v)", reste, err)
	}
}
