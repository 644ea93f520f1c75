package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

// The whole way of a file from the command line: decide, accept, look, get the file back, correct a value,
// take it back after looking what that does.
func TestCommandLineDoesAllThatThePagesDo(t *testing.T) {
	t.Parallel()
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		plan := datei(t, "plan_2021-06-30.csv", "OZG-ID;OZG-Leistung;Umsetzungsstatus\n10214;Schwerbehindertenausweis;läuft rund\n10237;Sterbeurkunde;online\n")
		eingaben := datei(t, "eingaben.json", `{"woerter":{"stand":{"laeuftrund":"in Planung"}},"ohne":["CSV!3"]}`)
		erwarte := func(code int, texte []string, args ...string) string {
			t.Helper()
			got, out, errs := aufruf(t, dsn, args...)
			if got != code {
				t.Fatalf("%v: code %d, want %d\n%s%s", args, got, code, out, errs)
			}
			for _, text := range texte {
				if !strings.Contains(out+errs, text) {
					t.Errorf("%v lacks %q:\n%s%s", args, text, out, errs)
				}
			}
			return out
		}
		erwarte(codeAufruf, []string{"vereinbarten Form"}, "import", plan, "--eingaben", datei(t, "falsch.json", `{"wörter":1}`))
		erwarte(codeGetan, []string{"Übernommen als Vorgang 2: 1 neu"}, "import", plan, "--eingaben", eingaben)
		erwarte(codeGetan, []string{`"nr":2`, `"datei":"plan_2021-06-30.csv"`, `"vorschau":{"neu":1`, "abgewählt"}, "importe", "zeigen", "2", "--json")
		erwarte(codeGetan, []string{"Import 2: plan_2021-06-30.csv (plan)", "Stichtag 30.06.2021", "1 neu", "von cli"}, "importe", "zeigen", "2")
		ziel := filepath.Join(t.TempDir(), "zurueck.csv")
		erwarte(codeGetan, []string{"geschrieben"}, "importe", "datei", "2", "--out", ziel)
		want, _ := os.ReadFile(plan)
		if got, err := os.ReadFile(ziel); err != nil || string(got) != string(want) {
			t.Errorf("the file came back as %q, %v", got, err)
		}
		erwarte(codeDatei, []string{"CSV"}, "importe", "datei", "2", "--out", ziel, "--anmerkungen")
		erwarte(codeAufruf, []string{"--ja"}, "importe", "datei", "2", "--loeschen", "--grund", "nennt eine Person")
		erwarte(codeAufruf, []string{"warum"}, "importe", "datei", "2", "--loeschen", "--ja")
		erwarte(codeAufruf, []string{"Katalog"}, "importe", "datei", "1", "--loeschen", "--grund", "x", "--ja")
		erwarte(codeGetan, []string{"Datei gelöscht (Import 2)"}, "importe", "datei", "2", "--loeschen", "--grund", "nennt eine Person", "--ja")
		erwarte(codeDatei, []string{"von cli gelöscht. Grund: nennt eine Person"}, "importe", "datei", "2", "--out", ziel)
		erwarte(codeGetan, []string{"von cli gelöscht. Grund: nennt eine Person"}, "importe", "zeigen", "2")
		erwarte(codeAufruf, []string{"gibt es nicht"}, "importe", "zeigen", "9")

		erwarte(codeAufruf, []string{"Meinten Sie „stand“?"}, "korrigieren", "10214", "stant", "online", "--grund", "Anruf")
		erwarte(codeAufruf, []string{"fast fertig"}, "korrigieren", "10214", "stand", "fast fertig", "--grund", "Anruf")
		erwarte(codeGetan, []string{"in Planung → online", "nichts gespeichert"}, "korrigieren", "10214", "stand", "online", "--grund", "Anruf", "--dry-run")
		out := erwarte(codeGetan, nil, "korrigieren", "10214", "stand", "online", "--grund", "Anruf", "--json")
		var z korrekturZeile
		if err := json.Unmarshal([]byte(out), &z); err != nil || z.Nr != 3 || string(z.Alt) != `"planung"` || string(z.Neu) != `"online"` {
			t.Errorf("%+v, %v", z, err)
		}
		erwarte(codeGetan, []string{"1 Werte ändern sich", "online → in Planung (Import 2)", "nichts geändert"}, "importe", "zuruecknehmen", "3", "--dry-run")
		erwarte(codeGetan, []string{"Import 3 zurückgenommen (Vorgang 4)"}, "importe", "zuruecknehmen", "3")

		// the trail, newest first; a file that is accepted already and a --dry-run are not in it
		erwarte(codeGetan, nil, "import", plan, "--eingaben", eingaben)
		folge := []string{"ruecknahme /importe/3 cli", "korrektur /importe/3 cli", "annahme /importe/2 cli"}
		if got := spur(t, dsn, "annahme", "korrektur", "ruecknahme"); !slices.Equal(got, folge) {
			t.Errorf("trail %q, want %q", got, folge)
		}
	})
}

// spur are the entries of the trail of some events: event, what it is about, who.
func spur(t *testing.T, dsn string, ereignisse ...string) (alle []string) {
	t.Helper()
	st, err := store.OpenRead(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	err = st.Protokoll(t.Context(), store.ProtokollFilter{}, func(e store.Eintrag) error {
		if slices.Contains(ereignisse, e.Ereignis) {
			alle = append(alle, e.Ereignis+" "+e.Gegenstand+" "+e.Konto)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return alle
}

// Several files end with one report of all.
func TestSeveralFilesAreSummedUp(t *testing.T) {
	t.Parallel()
	dsn := storetest.DSN(t, "sqlite")
	spaet, frueh, kaputt := datei(t, "plan_2021-06-30.csv", planText), datei(t, "plan_2021-03-31.csv", planText+"10204;Blindengeld;offen\n"), datei(t, "leer.xlsx", "")
	code, out, errs := aufruf(t, dsn, "import", spaet, kaputt, frueh)
	if code != codeDatei || strings.Index(out, "plan_2021-03-31") > strings.Index(out, "plan_2021-06-30") {
		t.Errorf("code %d, or not in the order of the Stichtage\n%s%s", code, out, errs)
	}
	for _, text := range []string{"Zusammen 3 Dateien: 2 übernommen, 0 schon früher übernommen, 1 nicht lesbar.", "Stichtage 31.03.2021 bis 30.06.2021", "Vorgänge 2 bis 3"} {
		if !strings.Contains(out, text) {
			t.Errorf("lacks %q:\n%s", text, out)
		}
	}
	if _, out, _ = aufruf(t, dsn, "import", spaet, frueh); !strings.Contains(out, "0 übernommen, 2 schon früher übernommen") {
		t.Errorf("once more:\n%s", out)
	}
}
