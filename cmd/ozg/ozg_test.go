package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/store/storetest"
)

// aufruf runs a command line in process.
func aufruf(t *testing.T, dsn string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	return aufrufMit(t, umgebung{stdin: strings.NewReader("")}, dsn, args...)
}

func aufrufMit(t *testing.T, u umgebung, dsn string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	u.stdout, u.stderr = &out, &errs
	code = run(context.Background(), append([]string{"--db", dsn}, args...), u)
	return code, out.String(), errs.String()
}

func datei(t *testing.T, name, inhalt string) string {
	t.Helper()
	pfad := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(pfad, []byte(inhalt), 0o600); err != nil {
		t.Fatal(err)
	}
	return pfad
}

const planText = "OZG-ID;OZG-Leistung;Umsetzungsstatus\n10214;Schwerbehindertenausweis;in Planung\n10237;Sterbeurkunde;online\n"

// musterplan is a real-looking plan written by another program, see importer/testdata.
const musterplan = "../../importer/testdata/umsetzungsplan-gesundheit-2021-06-30.xlsx"

func TestImportStoresOnceAndSaysSo(t *testing.T) {
	t.Parallel()
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		plan := datei(t, "plan.csv", planText)
		code, out, errs := aufruf(t, dsn, "import", plan, "--stichtag", "30.06.2021")
		if code != codeGetan || !strings.Contains(out, "Übernommen als Vorgang 2: 2 neu, 0 geändert, 0 unverändert, 0 abgelehnt.") {
			t.Errorf("first: code %d\n%s%s", code, out, errs)
		}
		code, out, errs = aufruf(t, dsn, "import", plan, "--stichtag", "2021-06-30")
		if code != codeGetan || !strings.Contains(out, "Diese Datei wurde schon übernommen (Vorgang 2). Sie ändert nichts.") {
			t.Errorf("second: code %d\n%s%s", code, out, errs)
		}
	})
}

func TestDryRunPrintsTheContractAndStoresNothing(t *testing.T) {
	t.Parallel()
	dsn := storetest.DSN(t, "sqlite")
	code, out, errs := aufruf(t, dsn, "import", musterplan, "--dry-run", "--json")
	if code != codeBefunde {
		t.Errorf("code %d, want %d: the plan holds wrong values\n%s", code, codeBefunde, errs)
	}
	var v struct {
		Datei     string            `json:"datei"`
		SHA256    string            `json:"sha256"`
		Stichtag  string            `json:"stichtag"`
		Blaetter  []json.RawMessage `json:"blaetter"`
		Meldungen []struct {
			OZGID  string         `json:"ozg_id"`
			Felder map[string]any `json:"felder"`
		} `json:"meldungen"`
		Befunde  []json.RawMessage `json:"befunde"`
		Vorschau map[string]int    `json:"vorschau"`
		Nr       *int              `json:"nr"`
	}
	if err := json.Unmarshal([]byte(out), &v); err != nil {
		t.Fatalf("%v\n%.300s", err, out)
	}
	if v.Stichtag != "2021-06-30" || len(v.SHA256) != 64 || len(v.Blaetter) != 3 || v.Nr != nil {
		t.Errorf("stichtag %q, sha256 %q, %d sheets, nr %v", v.Stichtag, v.SHA256, len(v.Blaetter), v.Nr)
	}
	if v.Vorschau["neu"] != 62 {
		t.Errorf("vorschau %v, want 62 new (the Leistungen of Gesundheit)", v.Vorschau)
	}
	if _, err := os.Stat(strings.TrimPrefix(dsn, "sqlite:")); !os.IsNotExist(err) {
		t.Errorf("the dry run made a database: %v", err)
	}
}

func TestTheStichtagIsAskedFor(t *testing.T) {
	t.Parallel()
	dsn := storetest.DSN(t, "sqlite")
	plan := datei(t, "plan.csv", planText)
	if code, _, errs := aufruf(t, dsn, "import", plan); code != codeAufruf || !strings.Contains(errs, "Stichtag") {
		t.Errorf("nobody to ask: code %d, %s", code, errs)
	}
	u := umgebung{stdin: strings.NewReader("30.06.2021\n"), fragen: true}
	if code, out, errs := aufrufMit(t, u, dsn, "import", plan); code != codeGetan || !strings.Contains(out, "Stichtag 30.06.2021") {
		t.Errorf("answered: code %d, %s%s", code, out, errs)
	}
}

func TestBadFilesAreRefusedWithCodeThree(t *testing.T) {
	t.Parallel()
	dsn := storetest.DSN(t, "sqlite")
	alt := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	for name, inhalt := range map[string]string{
		"leer.xlsx": "", "kein.xlsx": "kein Arbeitsblatt", "alt.xls": alt, "bild.png": "\x89PNG\r\n\x1a\n0000",
		"ohne-kopf.csv": "a;b;c\n1;2;3\n", "kaputt.xlsx": "PK\x03\x04 halb",
	} {
		code, out, errs := aufruf(t, dsn, "import", datei(t, name, inhalt), "--stichtag", "2021-06-30")
		if code != codeDatei || !strings.Contains(errs, "nichts gespeichert") {
			t.Errorf("%s: code %d\n%s%s", name, code, out, errs)
		}
	}
	if code, _, errs := aufruf(t, dsn, "import", "gibt-es-nicht.xlsx"); code != codeDatei || !strings.Contains(errs, "gibt-es-nicht.xlsx") {
		t.Errorf("missing file: code %d, %s", code, errs)
	}
}

// Several files are accepted in the order of their Stichtage, one line of JSON each; the highest exit code wins.
func TestManyFilesInTheOrderOfTheirStichtage(t *testing.T) {
	t.Parallel()
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		spaet := datei(t, "plan-2021-06-30.csv", planText)
		frueh := datei(t, "plan-2021-03-31.csv", "OZG-ID;OZG-Leistung;Umsetzungsstatus\n10214;Schwerbehindertenausweis;offen\n")
		code, out, _ := aufruf(t, dsn, "import", "--json", spaet, frueh, datei(t, "leer.xlsx", ""))
		if code != codeDatei {
			t.Errorf("code %d, want %d", code, codeDatei)
		}
		var tage []string
		for dec := json.NewDecoder(strings.NewReader(out)); dec.More(); {
			var v struct {
				Stichtag string `json:"stichtag"`
				Nr       int    `json:"nr"`
			}
			if err := dec.Decode(&v); err != nil {
				t.Fatal(err)
			}
			if v.Nr > 0 {
				tage = append(tage, v.Stichtag)
			}
		}
		if got := strings.Join(tage, " "); got != "2021-03-31 2021-06-30" {
			t.Errorf("accepted in the order %q", got)
		}
	})
}

func TestImportCanBeTakenBack(t *testing.T) {
	t.Parallel()
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		aufruf(t, dsn, "import", datei(t, "plan.csv", planText), "--stichtag", "2021-06-30")
		if code, out, errs := aufruf(t, dsn, "importe", "zuruecknehmen", "2"); code != codeGetan || !strings.Contains(out, "Import 2 zurückgenommen (Vorgang 3)") {
			t.Errorf("code %d\n%s%s", code, out, errs)
		}
		if code, _, errs := aufruf(t, dsn, "importe", "zuruecknehmen", "2"); code != codeAufruf {
			t.Errorf("second time: code %d, %s", code, errs)
		}
		if code, _, errs := aufruf(t, dsn, "importe", "zuruecknehmen", "77"); code != codeAufruf {
			t.Errorf("no such import: code %d, %s", code, errs)
		}
		_, out, _ := aufruf(t, dsn, "importe", "list")
		if !strings.Contains(out, "plan.csv") || !strings.Contains(out, "zurückgenommen durch 3") {
			t.Errorf("list:\n%s", out)
		}
	})
}

func TestExportWritesAWorkbook(t *testing.T) {
	t.Parallel()
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		ziel := filepath.Join(t.TempDir(), "bericht.xlsx")
		if code, _, errs := aufruf(t, dsn, "export", "--out", ziel); code != codeAufruf || !strings.Contains(errs, "noch kein Plan") {
			t.Errorf("without a plan: code %d, %s", code, errs)
		}
		aufruf(t, dsn, "import", datei(t, "plan.csv", planText), "--stichtag", "2021-06-30")
		if code, _, errs := aufruf(t, dsn, "export", "--out", ziel); code != codeGetan {
			t.Fatalf("code %d, %s", code, errs)
		}
		f, err := excelize.OpenFile(ziel)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(f.GetSheetList()); n < 8 {
			t.Errorf("%d sheets: %v", n, f.GetSheetList())
		}
		if code, _, errs := aufruf(t, dsn, "export", "--out", filepath.Join(ziel, "kein-ordner.xlsx")); code != codeAufruf || !strings.Contains(errs, "schreiben") {
			t.Errorf("not writable: code %d, %s", code, errs)
		}
		reste, err := filepath.Glob(filepath.Join(filepath.Dir(ziel), ".ozg-*"))
		if err != nil || len(reste) > 0 {
			t.Errorf("half files are left: %v %v", reste, err)
		}
	})
}

func TestWrongUsageAndUnreachableDatabase(t *testing.T) {
	t.Parallel()
	dsn := storetest.DSN(t, "sqlite")
	plan := datei(t, "plan.csv", planText)
	for _, f := range []struct {
		name string
		dsn  string
		args []string
		code int
	}{
		{"no such command", dsn, []string{"fliegen"}, codeAufruf},
		{"no file named", dsn, []string{"import"}, codeAufruf},
		{"Stichtag is no day", dsn, []string{"import", plan, "--stichtag", "gestern"}, codeAufruf},
		{"no such Themenfeld", dsn, []string{"import", plan, "--stichtag", "2021-06-30", "--themenfeld", "Gesundheid"}, codeAufruf},
		{"address is none", dsn, []string{"serve", "--addr", "überall"}, codeAufruf},
		{"proxy is none", dsn, []string{"serve", "--proxys", "proxy.amt.example"}, codeAufruf},
		{"group mapping is none", dsn, []string{"serve", "--basis", "https://amt.example", "--oidc-issuer", "https://sso.example", "--oidc-client-id", "ozg", "--oidc-gruppen", "alle"}, codeAufruf},
		{"OpenID provider without TLS", dsn, []string{"serve", "--basis", "https://amt.example", "--oidc-issuer", "http://sso.example", "--oidc-client-id", "ozg", "--oidc-gruppen", "alle=betrachter"}, codeAufruf},
		{"public address is none", dsn, []string{"serve", "--basis", "amt.example/ozg"}, codeAufruf},
		{"taking back does not create a database", "sqlite:" + filepath.Join(t.TempDir(), "neu.db"), []string{"importe", "zuruecknehmen", "2"}, codeAufruf},
		{"database out of reach", "postgres://127.0.0.1:1/ozg?connect_timeout=1", []string{"importe", "list"}, codeDatenbank},
		{"database not writable", "sqlite:" + filepath.Join(t.TempDir(), "kein", "ordner", "ozg.db"), []string{"import", plan, "--stichtag", "2021-06-30"}, codeDatenbank},
		{"no such engine", "mysql://x", []string{"importe", "list"}, codeAufruf},
	} {
		if code, out, errs := aufruf(t, f.dsn, f.args...); code != f.code || errs == "" {
			t.Errorf("%s: code %d, want %d\n%s%s", f.name, code, f.code, out, errs)
		}
	}
}

func TestHelpIsGerman(t *testing.T) {
	t.Parallel()
	code, out, _ := aufruf(t, "sqlite::memory:", "--help")
	if code != codeGetan || !strings.Contains(out, "Aufruf: ozg") {
		t.Errorf("code %d\n%s", code, out)
	}
	for _, englisch := range []string{"Usage", "Flags", "Commands", "Run \"", "Show "} {
		if strings.Contains(out, englisch) {
			t.Errorf("help says %q:\n%s", englisch, out)
		}
	}
}
