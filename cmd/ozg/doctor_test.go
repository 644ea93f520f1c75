package main

import (
	"database/sql"
	"encoding/json"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

// untersuche runs the doctor and gives what it says of each check, as "check ergebnis", and its exit code.
func untersuche(t *testing.T, dsn string, args ...string) (code int, out []string) {
	t.Helper()
	code, text, errs := aufruf(t, dsn, append([]string{"doctor", "--json"}, args...)...)
	var d doctor
	if err := json.Unmarshal([]byte(text), &d); err != nil {
		t.Fatalf("%v: %s%s", err, text, errs)
	}
	for _, p := range d.Pruefungen {
		if p.Ergebnis != inOrdnung && (p.Text == "" || !strings.HasSuffix(p.Text, ".")) {
			t.Errorf("%s says nothing: %q", p.Name, p.Text)
		}
		out = append(out, p.Name+" "+string(p.Ergebnis))
	}
	return code, out
}

// rohDB opens the database behind the program's back. Foreign keys do not hold in it on SQLite.
func rohDB(t *testing.T, dsn string) *sql.DB {
	t.Helper()
	engine, ort := "postgres", dsn
	if pfad, ok := strings.CutPrefix(dsn, "sqlite:"); ok {
		engine, ort = "sqlite", pfad
	} else if !strings.Contains(dsn, "sslmode") {
		ort += "&sslmode=disable"
	}
	db, err := sql.Open(engine, ort)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// Each check of the database sees its damage and names it, and a sound database is called sound.
func TestDoctorSeesEachDamage(t *testing.T) {
	t.Parallel()
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		aufruf(t, dsn, "import", datei(t, "plan.csv", planText), "--stichtag", "2021-06-30")
		if code, out := untersuche(t, dsn); code != codeGetan || !slices.Contains(out, "Konten warnung") {
			t.Errorf("without accounts: code %d, %v", code, out)
		}
		u := umgebung{stdin: strings.NewReader("vier woerter sind genug\n")}
		if code, out, errs := aufrufMit(t, u, dsn, "user", "add", "chefin", "--rolle", "administration"); code != codeGetan {
			t.Fatal(out, errs)
		}
		gesund(t, dsn)
		db := rohDB(t, dsn)
		frei, fest := "", "" // PostgreSQL refuses damage to foreign keys
		if strings.HasPrefix(dsn, "postgres") {
			frei, fest = "ALTER TABLE datei_teil DROP CONSTRAINT datei_teil_sha256_fkey; ", "; ALTER TABLE datei_teil ADD FOREIGN KEY (sha256) REFERENCES datei"
		}
		ohne, leer := strings.Repeat("f", 64), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
		for _, f := range []struct{ harm, want, repair string }{
			{`UPDATE vorgang SET konto = konto || 'x' WHERE nr = 1`, "Vorgänge fehler", `UPDATE vorgang SET konto = 'ozg' WHERE nr = 1`},
			{`UPDATE vorgang SET am = '29' || substr(am, 3) WHERE nr = 2`, "Uhr fehler", `UPDATE vorgang SET am = '20' || substr(am, 3) WHERE nr = 2`},
			{`UPDATE meldung SET zeile = zeile + 1 WHERE import_nr = 2`, "Importe fehler", `UPDATE meldung SET zeile = zeile - 1 WHERE import_nr = 2`},
			{`UPDATE protokoll SET konto = 'x' || konto`, "Protokoll fehler", `UPDATE protokoll SET konto = substr(konto, 2)`},
			{`UPDATE datei SET groesse = groesse + 1`, "Dateien fehler", `UPDATE datei SET groesse = groesse - 1`},
			{`CREATE TABLE weg AS SELECT * FROM datei_teil; DELETE FROM datei_teil`, "Bestand der Dateien fehler", `INSERT INTO datei_teil SELECT * FROM weg; DROP TABLE weg`},
			{frei + `INSERT INTO datei_teil (sha256, teil, inhalt) VALUES ('` + ohne + `', 0, 'x')`, "Bestand der Dateien fehler", `DELETE FROM datei_teil WHERE sha256 = '` + ohne + `'` + fest},
			{`UPDATE import SET sha256 = '` + ohne + `' WHERE nr = 2`, "Bestand der Dateien fehler", `UPDATE import SET sha256 = (SELECT sha256 FROM datei WHERE sha256 NOT IN (SELECT sha256 FROM import WHERE nr = 1)) WHERE nr = 2`},
			{`INSERT INTO datei (sha256, groesse) VALUES ('` + leer + `', 0)`, "Bestand der Dateien hinweis", `DELETE FROM datei WHERE sha256 = '` + leer + `'`},
			{`UPDATE konto SET gesperrt = 1`, "Konten fehler", `UPDATE konto SET gesperrt = 0`},
			{`DELETE FROM schema_migration WHERE name LIKE '0007%'`, "Datenbank fehler", ""},
			{`INSERT INTO schema_migration (name, sha256) VALUES ('9999_neu.sql', 'x')`, "Datenbank fehler", ""},
		} {
			if strings.Contains(f.harm, "'x')") && strings.HasPrefix(dsn, "sqlite") {
				f.harm = strings.Replace(f.harm, ", 'x')", ", x'78')", 1)
			}
			if _, err := db.Exec(f.harm); err != nil {
				t.Fatalf("%s: %v", f.harm, err)
			}
			code, out := untersuche(t, dsn)
			if want := map[bool]int{true: codeBefunde, false: codeGetan}[strings.HasSuffix(f.want, "fehler")]; code != want || !slices.Contains(out, f.want) {
				t.Errorf("%s: code %d, want %d and %q in %v", f.harm, code, want, f.want, out)
			}
			if f.repair == "" {
				continue
			}
			if _, err := db.Exec(f.repair); err != nil {
				t.Fatalf("%s: %v", f.repair, err)
			}
		}
	})
}

// gesund holds that nothing is wrong, and that looking changed nothing.
func gesund(t *testing.T, dsn string) {
	t.Helper()
	_, vorher := sichernInhalt(t, dsn)
	code, out := untersuche(t, dsn)
	if code != codeGetan || slices.ContainsFunc(out, func(s string) bool { return strings.HasSuffix(s, "warnung") || strings.HasSuffix(s, "fehler") }) {
		t.Errorf("a sound database: code %d, %v", code, out)
	}
	if _, nachher := sichernInhalt(t, dsn); !slices.Equal(vorher, nachher) {
		t.Errorf("the doctor changed something: %v, %v", vorher, nachher)
	}
}

func sichernInhalt(t *testing.T, dsn string) (string, store.Inhalt) {
	t.Helper()
	pfad := filepath.Join(t.TempDir(), "s")
	inhalt, err := store.Sichern(t.Context(), dsn, pfad)
	if err != nil {
		t.Fatal(err)
	}
	return pfad, inhalt
}

// A database that takes no changes, on either engine, and accounts of the demo where it is none.
func TestDoctorSeesWhatCannotBeWritten(t *testing.T) {
	t.Parallel()
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		s := storetest.Open(t, dsn)
		z := neuerZugang(s)
		for _, k := range beispielkonten {
			if _, err := z.Lege(t.Context(), "cli", k.Konto, k.Passwort, anmeldung.Von{}); err != nil {
				t.Fatal(err)
			}
		}
		if code, out := untersuche(t, dsn); code != codeBefunde || !slices.Contains(out, "Beispielkonten fehler") {
			t.Errorf("accounts of the demo: code %d, %v", code, out)
		}
		if err := s.SetMerkmal(t.Context(), merkmalBeispiel, demoFertig); err != nil {
			t.Fatal(err)
		}
		if code, out := untersuche(t, dsn); code != codeGetan {
			t.Errorf("in the demo: code %d, %v", code, out)
		}
		if strings.HasPrefix(dsn, "sqlite") {
			if _, err := rohDB(t, dsn).Exec(`CREATE TRIGGER fest BEFORE UPDATE ON stand BEGIN SELECT RAISE(ABORT, 'no'); END`); err != nil {
				t.Fatal(err)
			}
		} else {
			dsn += "&default_transaction_read_only=on"
		}
		if code, out := untersuche(t, dsn); code != codeBefunde || !slices.Contains(out, "Schreibrecht fehler") {
			t.Errorf("not writable: code %d, %v", code, out)
		}
	})
}

// With the owner's address for migrations the account may only add to the trail; both too few and too many
// rights are named.
func TestDoctorSeesRights(t *testing.T) {
	t.Parallel()
	owner := storetest.DSN(t, "postgres")
	db := rohDB(t, owner)
	rolle := "doc_" + strings.ToLower(strings.ReplaceAll(t.Name(), "/", ""))
	if _, err := db.Exec("CREATE ROLE " + rolle + " LOGIN"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := db.Exec("DROP OWNED BY " + rolle + "; DROP ROLE " + rolle); err != nil {
			t.Error(err)
		}
	})
	u, err := url.Parse(owner)
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.User(rolle)
	if code, out, errs := aufruf(t, u.String(), "migrate", "--db-migrate", owner); code != codeGetan {
		t.Fatal(out, errs)
	}
	for _, f := range []struct{ grant, want string }{
		{"", "Schreibrecht ok"},
		{"GRANT UPDATE ON vorgang TO " + rolle, "Schreibrecht fehler"},
		{"REVOKE UPDATE ON vorgang FROM " + rolle, "Schreibrecht ok"},
		{"REVOKE INSERT ON meldung FROM " + rolle, "Schreibrecht fehler"},
	} {
		if _, err := db.Exec(f.grant); err != nil {
			t.Fatal(err)
		}
		if _, out := untersuche(t, u.String(), "--db-migrate", owner); !slices.Contains(out, f.want) || !slices.Contains(out, "Eigentümer der Tabellen ok") {
			t.Errorf("%s: want %q in %v", f.grant, f.want, out)
		}
	}
	if _, out := untersuche(t, owner, "--db-migrate", "postgres://127.0.0.1:1/ozg?connect_timeout=1"); !slices.Contains(out, "Eigentümer der Tabellen fehler") || !slices.Contains(out, "Schreibrecht fehler") {
		t.Errorf("%v", out)
	}
}

func TestDoctorLooksAtTheConfiguration(t *testing.T) {
	t.Parallel()
	dsn := storetest.DSN(t, "sqlite")
	if code, out := untersuche(t, dsn); code != codeDatenbank {
		t.Errorf("no database yet: code %d, %v", code, out)
	}
	if code, out := untersuche(t, "postgres://127.0.0.1:1/ozg?connect_timeout=1"); code != codeDatenbank {
		t.Errorf("out of reach: code %d, %v", code, out)
	}
	if code, out := untersuche(t, "sqlite::memory:"); code != codeGetan || !slices.Contains(out, "Datenbank hinweis") {
		t.Errorf("in memory: code %d, %v", code, out)
	}
	aufruf(t, dsn, "migrate")
	if _, err := rohDB(t, dsn).Exec(`INSERT INTO einstellung (name, wert, fassung, am, konto) VALUES ('lesen_ohne_login', 'ja', 1, '2021-07-01T10:00:00.000000Z', '')`); err != nil {
		t.Fatal(err)
	}
	oidc := []string{"--oidc-issuer", "http://127.0.0.1:1", "--oidc-client-id", "ozg", "--oidc-gruppen", "a=administration"}
	for _, f := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"--addr", "0.0.0.0:8080"}, codeGetan, "Adresse warnung"},
		{[]string{"--addr", "0.0.0.0:8080", "--ohne-anmeldung"}, codeGetan, "Adresse warnung"},
		{[]string{"--addr", "0.0.0.0:8080", "--basis", "https://amt.example"}, codeGetan, "Adresse ok"},
		{[]string{"--addr", "0.0.0.0:8080", "--basis", "https://amt.example"}, codeGetan, "Lesen ohne Anmeldung hinweis"},
		{[]string{"--basis", "http://amt.example"}, codeGetan, "Adresse warnung"},
		{[]string{"--basis", "amt.example"}, codeBefunde, "Adresse fehler"},
		{[]string{"--addr", "überall"}, codeBefunde, "Adresse fehler"},
		{[]string{"--proxys", "überall"}, codeBefunde, "Proxys fehler"},
		{[]string{"--proxys", "10.0.0.0/8"}, codeGetan, "Proxys ok"},
		{[]string{"--ohne-anmeldung"}, codeGetan, "Konten hinweis"},
		{append(oidc, "--basis", "https://amt.example"), codeBefunde, "Anmeldedienst fehler"},
		{append(oidc, "--basis", "https://amt.example"), codeBefunde, "Konten ok"},
		{oidc, codeBefunde, "Anmeldedienst fehler"}, // no address to come back to
	} {
		if code, out := untersuche(t, dsn, f.args...); code != f.code || !slices.Contains(out, f.want) {
			t.Errorf("%v: code %d, want %d and %q in %v", f.args, code, f.code, f.want, out)
		}
	}
	if code, out, _ := aufruf(t, dsn, "doctor", "--proxys", "überall"); code != codeBefunde || !strings.Contains(out, "Fehler   Proxys: „überall“") || !strings.Contains(out, "1 Fehler, 1 Warnungen.") {
		t.Errorf("as text: code %d\n%s", code, out)
	}
}
