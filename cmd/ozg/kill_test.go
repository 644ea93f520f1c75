package main

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

const (
	killZeilen = 575

	// How often the command is killed, per engine. A slow machine is content with fewer.
	killWenigstens, killHoechstens = 10, 24
	killGenug                      = 10 * time.Second
)

// A command killed with -9 at any moment leaves the database with all of its plan or none of it, and the
// same command then succeeds. Each attempt has a Stichtag of its own, so that it is an import of its own.
func TestKilledImportLeavesAllOrNothing(t *testing.T) {
	t.Parallel()
	plan := filepath.Join(t.TempDir(), "plan.xlsx")
	if err := os.WriteFile(plan, planDatei(t, killZeilen), 0o600); err != nil {
		t.Fatal(err)
	}
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		stichtag := ozg.NeuerTag(2021, 6, 30)
		dauer := killImport(t, dsn, plan, stichtag, time.Hour) // not killed: how long it takes
		versuche, ganz := 0, 0
		for beginn := time.Now(); versuche < killHoechstens && (versuche < killWenigstens || time.Since(beginn) < killGenug); versuche++ {
			stichtag++
			moment := rand.N(dauer)
			if versuche%2 == 0 { // the rows are written towards the end, and it takes longer each time
				moment = dauer*5/4 - rand.N(dauer/2)
			}
			if lief := killImport(t, dsn, plan, stichtag, moment); lief < moment {
				dauer = lief
			}
			da := importe(t, dsn, stichtag)[stichtag]
			if da {
				ganz++
			}
			code, out, errs := aufruf(t, dsn, "import", plan, "--stichtag", stichtag.String())
			if code != codeGetan || strings.Contains(out, "schon übernommen") != da {
				t.Errorf("the same import afterwards, whole before: %v: code %d\n%s%s", da, code, out, errs)
			}
		}
		if n := len(importe(t, dsn, 0)); n != 1+1+versuche {
			t.Errorf("%d imports in the end, want the catalogue, the first and %d", n, versuche)
		}
		t.Logf("killed %d times: %d whole, %d without a trace", versuche, ganz, versuche-ganz)
	})
}

// killImport starts the import, kills it after a while and says how long it ran.
func killImport(t *testing.T, dsn, plan string, stichtag ozg.Tag, nach time.Duration) time.Duration {
	t.Helper()
	cmd := befehl(dsn, "import", plan, "--stichtag", stichtag.String())
	beginn := time.Now()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	wecker := time.AfterFunc(nach, func() { _ = cmd.Process.Kill() }) // it may have ended a moment ago
	defer wecker.Stop()
	err := cmd.Wait()
	if e, ok := err.(*exec.ExitError); err != nil && (!ok || e.Exited()) {
		t.Errorf("the command failed by itself: %v", err)
	}
	return time.Since(beginn)
}

// importe opens the database, lists the Stichtage of its imports, and holds that each plan is there once and
// that of one Stichtag (0: each) whole.
func importe(t *testing.T, dsn string, von ozg.Tag) map[ozg.Tag]bool {
	t.Helper()
	s, err := store.Open(t.Context(), dsn)
	if err != nil {
		t.Fatalf("open after a kill: %v", err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	liste, err := s.Importe(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if nr, err := s.Stand(t.Context()); err != nil || int(nr) != len(liste) {
		t.Errorf("number %d (%v) after %d imports", nr, err, len(liste))
	}
	da := map[ozg.Tag]bool{}
	var g *ozg.Geschichte
	for _, i := range liste {
		if da[i.Stichtag] {
			t.Errorf("the import of %s is there twice", i.Stichtag)
		}
		da[i.Stichtag] = true
		if i.Art != ozg.ImportPlan || von != 0 && von != i.Stichtag {
			continue
		}
		if g == nil {
			if g, err = s.Load(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		leistungen := map[string]bool{}
		for id := range g.Genannt(i.Nr) {
			leistungen[id] = true
		}
		if i.Zeilen != killZeilen || len(leistungen) != killZeilen {
			t.Errorf("import %d counts %d rows, and %d Leistungen are stored; want %d", i.Nr, i.Zeilen, len(leistungen), killZeilen)
		}
	}
	if b, err := s.Datei(t.Context(), liste[len(liste)-1].SHA256); err != nil || len(b) == 0 {
		t.Errorf("the file of the last import: %d bytes, %v", len(b), err)
	}
	return da
}
