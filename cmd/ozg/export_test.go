package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/store/storetest"
)

// The flags choose kind, days, Leistungen and sheets; what cannot be made is refused and leaves no file.
func TestExportChooses(t *testing.T) {
	t.Parallel()
	dsn := storetest.DSN(t, "sqlite")
	ordner := t.TempDir()
	aufruf(t, dsn, "import", datei(t, "plan.csv", planText), "--stichtag", "2021-06-30")
	for _, f := range []struct{ args, blaetter string }{
		{"--vergleich kein --inhalt typ,methodik", "Übersicht Typ Methodik"},
		{"--land NI --inhalt land", "Übersicht Land"},
		{"--themenfeld Gesundheit --themenfeld Bildung --inhalt themenfelder,bruecke", "Übersicht Themenfelder Brücke"},
		{"--bericht aenderungen --vergleich 2021-03-31 --vergleich-wissen 1", "Übersicht Brücke Änderungen Termine Meilensteintrend Methodik Datenstand"},
	} {
		ziel := filepath.Join(ordner, "bericht.xlsx")
		args := append([]string{"export", "--out", ziel, "--herausgeber", "Ministerium des Innern", "--basis", "https://amt.example/ozg/"}, strings.Fields(f.args)...)
		if code, _, errs := aufruf(t, dsn, args...); code != codeGetan {
			t.Errorf("%s: code %d, %s", f.args, code, errs)
			continue
		}
		x, err := excelize.OpenFile(ziel)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(x.GetSheetList(), " "); got != f.blaetter {
			t.Errorf("%s: sheets %s, want %s", f.args, got, f.blaetter)
		}
		zeilen, err := x.GetRows("Übersicht")
		if err != nil {
			t.Fatal(err)
		}
		deckblatt := ""
		for _, z := range zeilen[:8] {
			deckblatt += strings.Join(z, " ") + "\n"
		}
		for _, want := range []string{"Herausgeber Ministerium des Innern", "Stichtag 30.06.2021", "Wissensstand Vorgang 2", "von cli", "Dieselbe Ansicht https://amt.example/ozg/"} {
			if !strings.Contains(deckblatt, want) {
				t.Errorf("%s: the title sheet lacks %q:\n%s", f.args, want, deckblatt)
			}
		}
		_ = x.Close()
	}
	for args, want := range map[string]string{
		"--themenfeld Gesundheid": "Gesundheid", "--land SA": "SA", "--inhalt alles": "alles",
		"--inhalt bruecke --vergleich kein": "bruecke", "--inhalt land": "land",
		"--bericht aenderungen --vergleich kein": "Vergleichstag", "--bericht quartal": "quartal", "--vergleich gestern": "gestern",
	} {
		ziel := filepath.Join(ordner, "keine.xlsx")
		if code, _, errs := aufruf(t, dsn, append([]string{"export", "--out", ziel}, strings.Fields(args)...)...); code != codeAufruf || !strings.Contains(errs, want) {
			t.Errorf("%s: code %d, %s", args, code, errs)
		}
		if _, err := os.Stat(ziel); err == nil {
			t.Errorf("%s left a file", args)
		}
	}
}
