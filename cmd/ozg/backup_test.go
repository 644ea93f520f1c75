package main

import (
	"database/sql"
	"io"
	"log/slog"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ozgtracker/dashboard"
	"ozgtracker/internal/store/storetest"
)

// A house moves from one engine to the other with two commands, and reads the same Überblick there.
func TestBackupAndRestoreMoveAHouse(t *testing.T) {
	t.Parallel()
	for von, nach := range map[string]string{"sqlite": "postgres", "postgres": "sqlite"} {
		t.Run(von, func(t *testing.T) {
			t.Parallel()
			alt, neu := storetest.DSN(t, von), storetest.DSN(t, nach)
			aufruf(t, alt, "import", musterplan)
			sicherung := filepath.Join(t.TempDir(), "ozg.backup")
			code, out, errs := aufruf(t, alt, "backup", "--out", sicherung)
			if code != codeGetan || !strings.Contains(out, "Importe: unverändert") || !strings.Contains(out, "geschrieben: 2 Vorgänge, 659 Meldungen") {
				t.Fatalf("backup: code %d\n%s%s", code, out, errs)
			}
			if info, err := os.Stat(sicherung); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("a backup holds accounts and is for its owner only: %v, %v", info.Mode(), err)
			}
			if code, out, errs := aufruf(t, neu, "restore", sicherung); code != codeGetan || !strings.Contains(out, "Eingespielt ("+nach+"): 2 Vorgänge, 659 Meldungen") {
				t.Fatalf("restore: code %d\n%s%s", code, out, errs)
			}
			if a, b := ueberblick(t, alt), ueberblick(t, neu); a != b {
				t.Errorf("before:\n%.600s\nafter:\n%.600s", a, b)
			}
			if code, _, errs := aufruf(t, neu, "restore", sicherung); code != codeAufruf || !strings.Contains(errs, "enthält schon Daten") {
				t.Errorf("a second time: code %d, %s", code, errs)
			}
		})
	}
}

// ueberblick is what the API tells of the start page.
func ueberblick(t *testing.T, dsn string) string {
	t.Helper()
	app, err := openApp(t.Context(), dsn, oeffnen{einmalig: true})
	if err != nil {
		t.Fatal(err)
	}
	defer app.close()
	s, err := dashboard.New(dashboard.Config{Dienst: app.dienst, Store: app.store, Log: slog.New(slog.DiscardHandler), Jetzt: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	res, err := s.App().Test(httptest.NewRequest("GET", "/api/v1/ueberblick", nil), -1)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != 200 {
		t.Fatalf("%d, %v", res.StatusCode, err)
	}
	return string(b)
}

// What is there is never lost to a backup, and a failed one leaves nothing.
func TestBackupKeepsWhatIsThere(t *testing.T) {
	t.Parallel()
	dsn := storetest.DSN(t, "sqlite")
	aufruf(t, dsn, "import", datei(t, "plan.csv", planText), "--stichtag", "2021-06-30")
	dir := t.TempDir()
	da := filepath.Join(dir, "da")
	if err := os.WriteFile(da, []byte("wichtig"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, f := range []struct {
		dsn  string
		args []string
		code int
		text string
	}{
		{dsn, []string{"--out", da}, codeAufruf, "gibt es schon"},
		{dsn, []string{"--out", strings.TrimPrefix(dsn, "sqlite:"), "--force"}, codeAufruf, "die Datenbank selbst"},
		{dsn, []string{"--out", dir, "--force"}, codeAufruf, "gibt es schon"},
		{dsn, []string{"--out", filepath.Join(dir, "kein", "ordner")}, codeAufruf, "lässt sich nicht schreiben"},
		{dsn, nil, codeAufruf, ""},
		{"sqlite:" + filepath.Join(dir, "keine.db"), []string{"--out", da, "--force"}, codeDatenbank, "gibt es noch nicht"},
		{"postgres://127.0.0.1:1/ozg?connect_timeout=1", []string{"--out", da, "--force"}, codeDatenbank, "nicht erreichbar"},
	} {
		if code, out, errs := aufruf(t, f.dsn, append([]string{"backup"}, f.args...)...); code != f.code || !strings.Contains(errs, f.text) {
			t.Errorf("%v: code %d, want %d with %q\n%s%s", f.args, code, f.code, f.text, out, errs)
		}
	}
	if b, err := os.ReadFile(da); err != nil || string(b) != "wichtig" {
		t.Errorf("%q, %v", b, err)
	}
	if code, _, errs := aufruf(t, dsn, "backup", "--out", da, "--force"); code != codeGetan {
		t.Errorf("--force: %d %s", code, errs)
	}
	if rest, err := filepath.Glob(filepath.Join(dir, ".*")); err != nil || len(rest) > 0 {
		t.Errorf("left: %v, %v", rest, err)
	}
}

// A database that somebody changed is backed up as it is, which is said; such a backup is only restored by
// whoever insists.
func TestBackupOfAChangedDatabase(t *testing.T) {
	t.Parallel()
	dsn := storetest.DSN(t, "sqlite")
	aufruf(t, dsn, "import", datei(t, "plan.csv", planText), "--stichtag", "2021-06-30")
	db, err := sql.Open("sqlite", strings.TrimPrefix(dsn, "sqlite:"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`UPDATE datei_teil SET inhalt = x'00'`); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	sicherung := filepath.Join(t.TempDir(), "ozg.backup")
	if code, out, _ := aufruf(t, dsn, "backup", "--out", sicherung); code != codeBefunde || !strings.Contains(out, "Dateien: Die Datei mit der Prüfsumme") {
		t.Errorf("backup: code %d\n%s", code, out)
	}
	neu := storetest.DSN(t, "sqlite")
	if code, _, errs := aufruf(t, neu, "restore", sicherung); code != codeDatei || !strings.Contains(errs, "--trotzdem") {
		t.Errorf("restore: code %d\n%s", code, errs)
	}
	if code, out, _ := aufruf(t, neu, "restore", sicherung, "--trotzdem"); code != codeBefunde || !strings.Contains(out, "Eingespielt") {
		t.Errorf("restore --trotzdem: code %d\n%s", code, out)
	}
	if code, _, errs := aufruf(t, neu, "restore", datei(t, "brief.txt", "kein Backup")); code != codeDatei || !strings.Contains(errs, "keine Sicherung") {
		t.Errorf("a letter: code %d, %s", code, errs)
	}
}
