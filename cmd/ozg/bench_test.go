package main

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/store/storetest"
)

// BenchmarkImport575 is the whole command, process start included, on a database with the demo's history:
// 210 plans, some 9,000 Meldungen.
func BenchmarkImport575(b *testing.B) {
	for _, engine := range storetest.Engines {
		b.Run(engine, func(b *testing.B) {
			dsn := storetest.DSN(b, engine)
			app, err := openApp(context.Background(), dsn, oeffnen{katalogAm: demoBeginn})
			if err != nil {
				b.Fatal(err)
			}
			if err := fuellen(context.Background(), app, io.Discard); err != nil {
				b.Fatal(err)
			}
			if err := app.close(); err != nil {
				b.Fatal(err)
			}
			messeImport(b, dsn, 575)
		})
	}
}

// BenchmarkImport50000 shows that time and memory hold for a hundred times as much.
func BenchmarkImport50000(b *testing.B) {
	for _, engine := range storetest.Engines {
		b.Run(engine, func(b *testing.B) { messeImport(b, storetest.DSN(b, engine), 50_000) })
	}
}

// BenchmarkImport50000Wieder is the next plan of as many Leistungen, a quarter later: now each of them is known.
func BenchmarkImport50000Wieder(b *testing.B) {
	for _, engine := range storetest.Engines {
		b.Run(engine, func(b *testing.B) {
			dsn, plan := storetest.DSN(b, engine), filepath.Join(b.TempDir(), "vorher.xlsx")
			if err := os.WriteFile(plan, planDatei(b, 50_000), 0o600); err != nil {
				b.Fatal(err)
			}
			if out, err := befehl(dsn, "import", plan, "--stichtag", "2022-12-31").CombinedOutput(); err != nil {
				b.Fatalf("%v\n%.300s", err, out)
			}
			messeImport(b, dsn, 50_000)
		})
	}
}

// messeImport runs the command in a process of its own. It reports, beside the time, how that compares to
// a bare row read of the same file with excelize, the processor time and the most memory.
func messeImport(b *testing.B, dsn string, zeilen int) {
	inhalt := planDatei(b, zeilen)
	plan := filepath.Join(b.TempDir(), "plan.xlsx")
	if err := os.WriteFile(plan, inhalt, 0o600); err != nil {
		b.Fatal(err)
	}
	if code := run(b.Context(), []string{"--db", dsn, "migrate"}, umgebung{stdin: strings.NewReader(""), stdout: io.Discard, stderr: os.Stderr}); code != codeGetan {
		b.Fatalf("migrate: code %d", code)
	}
	zurueck := merke(b, dsn)
	var prozessor time.Duration
	var speicher float64
	for b.Loop() {
		cmd := befehl(dsn, "import", plan, "--stichtag", "2023-03-31")
		cmd.Env = append(os.Environ(), alsBefehl+"=memory")
		var out, errs bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &errs
		if err := cmd.Run(); err != nil || !strings.Contains(out.String(), "Übernommen") {
			b.Fatalf("%v\n%.300s%s", err, &out, &errs)
		}
		b.StopTimer()
		prozessor += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		speicher = max(speicher, megabyte(errs.String()))
		zurueck()
		b.StartTimer()
	}
	je := b.Elapsed() / time.Duration(b.N)
	b.ReportMetric(float64(je)/float64(nurExcelize(b, inhalt)), "x-excelize")
	b.ReportMetric(prozessor.Seconds()*1e3/float64(b.N), "cpu-ms/op")
	b.ReportMetric(speicher, "peak-MB")
}

// nurExcelize is how long a bare row read takes, the better of two.
func nurExcelize(b *testing.B, inhalt []byte) time.Duration {
	b.Helper()
	bestes := time.Hour
	for range 2 {
		beginn := time.Now()
		f, err := excelize.OpenReader(bytes.NewReader(inhalt), excelize.Options{RawCellValue: true})
		if err != nil {
			b.Fatal(err)
		}
		rows, err := f.Rows("Sheet1")
		if err != nil {
			b.Fatal(err)
		}
		for rows.Next() {
			if _, err := rows.Columns(excelize.Options{RawCellValue: true}); err != nil {
				b.Fatal(err)
			}
		}
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
		bestes = min(bestes, time.Since(beginn))
	}
	return bestes
}

// megabyte reads the line "VmHWM:  50308 kB"; 0 where there is none.
func megabyte(stderr string) float64 {
	var kb float64
	if _, zeile, ok := strings.Cut(stderr, "VmHWM:"); ok {
		_, _ = fmt.Sscan(zeile, &kb) // 0 if it is no number
	}
	return kb / 1024
}

// merke gives a function that takes away whatever was imported since, so that each run finds the same. In
// between nobody else has the database open, as it is with the command alone.
func merke(b *testing.B, dsn string) func() {
	b.Helper()
	mit := func(f func(db *sql.DB) error) {
		treiber, ort := "postgres", dsn
		if pfad, ok := strings.CutPrefix(dsn, "sqlite:"); ok {
			treiber, ort = "sqlite", "file:"+pfad
		}
		db, err := sql.Open(treiber, ort)
		if err != nil {
			b.Fatal(err)
		}
		if err := errors.Join(f(db), db.Close()); err != nil {
			b.Fatal(err)
		}
	}
	var nr int
	var kette string
	mit(func(db *sql.DB) error {
		return db.QueryRowContext(b.Context(), `SELECT nr, kette FROM stand`).Scan(&nr, &kette)
	})
	return func() {
		mit(func(db *sql.DB) error {
			for _, anweisung := range []string{
				`DELETE FROM befund WHERE import_nr > %d`, `DELETE FROM meldung WHERE import_nr > %d`,
				`DELETE FROM import WHERE nr > %d`, `DELETE FROM vorgang WHERE nr > %d`,
				`UPDATE stand SET nr = %d, kette = '` + kette + `'`,
				`DELETE FROM datei_teil WHERE sha256 NOT IN (SELECT sha256 FROM import WHERE nr <= %d AND sha256 IS NOT NULL)`,
				`DELETE FROM datei WHERE %[1]d = %[1]d AND sha256 NOT IN (SELECT sha256 FROM datei_teil)`,
			} {
				if _, err := db.ExecContext(b.Context(), fmt.Sprintf(anweisung, nr)); err != nil {
					return fmt.Errorf("%s: %w", anweisung, err)
				}
			}
			return nil
		})
	}
}
