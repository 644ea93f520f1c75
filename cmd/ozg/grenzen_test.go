package main

import (
	"strings"
	"testing"
)

// TestLimitsOfTheCommandLine: each limit can be set, and what is beyond it is refused with its sentence; without
// a flag the defaults hold.
func TestLimitsOfTheCommandLine(t *testing.T) {
	t.Parallel()
	plan := datei(t, "plan_2021-06-30.csv", planText+strings.Repeat("10204;Blindengeld;offen\n", 50_000))
	for flag, text := range map[string]string{
		"--grenze-datei=1":      "größer als 1 MB",
		"--grenze-zeilen=2":     "mehr als 2 Zeilen",
		"--grenze-spalten=2":    "mehr als 2 Spalten",
		"--grenze-dauer=1us":    "nicht innerhalb von 1 Sekunden",
		"--grenze-entpackt=512": "",
	} {
		code, out, errs := aufruf(t, "sqlite::memory:", "import", plan, "--dry-run", flag)
		if text == "" && code != codeGetan || text != "" && (code != codeDatei || !strings.Contains(out+errs, text)) {
			t.Errorf("%s: code %d\n%.300s%.300s", flag, code, out, errs)
		}
	}
}
