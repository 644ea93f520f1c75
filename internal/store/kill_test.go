package store_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"github.com/jmoiron/sqlx"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

const (
	kindDSN = "OZG_STORETEST_CHILD" // address of the database; set only for the child process
	kindVon = "OZG_STORETEST_FIRST" // number of the child's first plan

	// How often the child is killed, per engine. A slow machine is content with fewer.
	wenigstens, hoechstens = 8, 32
	genug                  = 6 * time.Second

	kindZeilen = 400
)

// kind accepts plans in a loop, says the number of each, and takes every third one back, until it is killed.
func kind(dsn string) {
	ctx := context.Background()
	fatal := func(err error) {
		if err != nil {
			fmt.Println("child:", err)
			os.Exit(1)
		}
	}
	s, err := store.Open(ctx, dsn)
	fatal(err)
	von, err := strconv.Atoi(os.Getenv(kindVon))
	fatal(err)
	fmt.Println("ready")
	for i := von; ; i++ {
		zeilen := i*37%kindZeilen + 1
		n := kindPlan(i, zeilen)
		nr, err := s.Annehmen(ctx, n, nil)
		fatal(err)
		fmt.Println(nr)
		if i%3 == 0 {
			_, err := s.Zuruecknehmen(ctx, nr, "lokal", n.Am)
			fatal(err)
		}
	}
}

func kindPlan(i, zeilen int) store.NeuerImport {
	n := store.NeuerImport{
		Art: ozg.ImportPlan, Stichtag: ozg.NeuerTag(2021, 6, 30), Datei: fmt.Sprintf("plan-%d.xlsx", i),
		Konto: "lokal", Am: start, Bericht: json.RawMessage(fmt.Sprintf(`{"zeilen":%d}`, zeilen)),
	}
	for z := range zeilen {
		n.Meldungen.AddMeldung(meldung(i, z))
		if z%4 == 0 {
			n.Befunde = append(n.Befunde, ozg.Befund{Schwere: ozg.SchwereHinweis, Code: "ohne_angabe", Zelle: fmt.Sprintf("F%d", z)})
		}
	}
	return n
}

// An accepted import survives a kill -9 in the next instant; an interrupted one leaves nothing behind. Nobody
// else has the database open when it is opened again, so that SQLite has to recover its log.
func TestKilledProcessLeavesWholeImports(t *testing.T) {
	t.Parallel()
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		beginn := time.Now()
		for i := range hoechstens {
			if i >= wenigstens && time.Since(beginn) > genug {
				break
			}
			letzte := killChild(t, dsn, 1+i*1000)
			if i%8 == 7 {
				checkAfterKill(t, dsn, letzte)
			}
		}
		checkAfterKill(t, dsn, killChild(t, dsn, 1+hoechstens*1000))
	})
}

// killChild kills the child at a random moment after its first import, and gives the last number that it
// said. The moment lies within the next two imports, however long they take on this machine.
func killChild(t *testing.T, dsn string, von int) (letzte int) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), kindDSN+"="+dsn, kindVon+"="+strconv.Itoa(von))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	if !lines.Scan() || lines.Text() != "ready" {
		t.Errorf("child says %q, %v", lines.Text(), lines.Err())
	}
	bereit := time.Now()
	if lines.Scan() {
		letzte = number(t, lines.Text())
		time.Sleep(rand.N(2 * time.Since(bereit)))
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Error(err)
	}
	for lines.Scan() { // what it said before it died
		letzte = number(t, lines.Text())
	}
	_ = cmd.Wait() // it was killed: never nil
	if letzte == 0 {
		t.Error("the child accepted nothing")
	}
	return letzte
}

func number(t *testing.T, s string) int {
	t.Helper()
	nr, err := strconv.Atoi(s)
	if err != nil {
		t.Errorf("child says %q", s)
	}
	return nr
}

// checkAfterKill opens the database that a killed child left behind.
func checkAfterKill(t *testing.T, dsn string, letzte int) {
	t.Helper()
	s, err := store.Open(t.Context(), dsn)
	if err != nil {
		t.Fatalf("open after a kill: %v", err)
	}
	checkWhole(t, s)
	if nr, err := s.Stand(t.Context()); err != nil || int(nr) < letzte {
		t.Errorf("number %d (%v), but the child had accepted %d", nr, err, letzte)
	}
	if nr := accept(t, s, kindPlan(0, 5)); int(nr) <= letzte {
		t.Errorf("the next import is number %d, after %d", nr, letzte)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// checkWhole compares every import with what its report says, and the numbers with a count.
func checkWhole(t *testing.T, s *store.Store) {
	t.Helper()
	db := s.DB()
	importe, err := s.Importe(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range importe {
		var bericht struct{ Zeilen int }
		if err := json.Unmarshal(i.Bericht, &bericht); err != nil {
			t.Fatal(err)
		}
		meldungen := count(t, db, `SELECT COUNT(*) FROM meldung WHERE import_nr = ?`, i.Nr)
		befunde := count(t, db, `SELECT COUNT(*) FROM befund WHERE import_nr = ?`, i.Nr)
		if meldungen != bericht.Zeilen || i.Zeilen != bericht.Zeilen || befunde != (bericht.Zeilen+3)/4 || i.Hinweise != befunde {
			t.Errorf("import %d of %d lines has %d Meldungen and %d Befunde (%+v)", i.Nr, bericht.Zeilen, meldungen, befunde, i)
		}
	}
	nr, err := s.Stand(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if n := count(t, db, `SELECT COUNT(*) FROM vorgang`); n != int(nr) {
		t.Errorf("%d Vorgänge up to number %d", n, nr)
	}
	if n := count(t, db, `SELECT COUNT(*) FROM meldung WHERE import_nr NOT IN (SELECT nr FROM import)`); n != 0 {
		t.Errorf("%d Meldungen without import", n)
	}
	if err := s.CheckChain(t.Context()); err != nil {
		t.Error(err)
	}
	if s.Engine() == "sqlite" {
		var ok string
		if err := db.GetContext(t.Context(), &ok, `PRAGMA integrity_check`); err != nil || ok != "ok" {
			t.Errorf("integrity_check: %q, %v", ok, err)
		}
	}
}

func count(t *testing.T, db *sqlx.DB, query string, args ...any) (n int) {
	t.Helper()
	if err := db.GetContext(t.Context(), &n, db.Rebind(query), args...); err != nil {
		t.Fatal(err)
	}
	return n
}
