package store_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

func vermerk(i int) store.Eintrag {
	return store.Eintrag{Am: start.Add(time.Duration(i) * time.Hour), Konto: fmt.Sprint("k", i%2), Ereignis: "anmeldung", Ergebnis: store.Getan, Gegenstand: "ü\x00", Adresse: "192.0.2.7"}
}

// Whoever changes, removes, adds or reorders a row of the trail or of the Vorgänge is found out, and told
// where; deleting an address is allowed.
func TestChainsShowEveryChange(t *testing.T) {
	t.Parallel()
	for i, f := range []struct{ harm, want string }{
		{`DELETE FROM protokoll_adresse WHERE nr = 2`, ""},
		{`UPDATE protokoll_adresse SET adresse = '192.0.2.8' WHERE nr = 2`, "Eintrag 2"},
		{`UPDATE protokoll SET konto = 'x' WHERE nr = 2`, "Eintrag 2"},
		{`UPDATE protokoll SET ergebnis = 'abgelehnt' WHERE nr = 1`, "Eintrag 1"},
		{`DELETE FROM protokoll_adresse WHERE nr = 3; DELETE FROM protokoll WHERE nr = 3`, "Eintrag 3"},
		{`DELETE FROM protokoll_adresse WHERE nr = 1; DELETE FROM protokoll WHERE nr = 1`, "Eintrag 1"},
		{`UPDATE vorgang SET konto = 'x' WHERE nr = 1`, "Vorgang 1"},
	} {
		storetest.Each(t, func(t *testing.T, s *store.Store) {
			accept(t, s, plan(t, i, 1))
			for j := range 3 {
				if err := s.Protokolliere(t.Context(), vermerk(j)); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := s.WriteDB().Exec(f.harm); err != nil {
				t.Fatal(err)
			}
			_, errV := s.PruefeVorgaenge(t.Context())
			_, errP := s.PruefeProtokoll(t.Context())
			text := ozg.FehlerText(errV) + ozg.FehlerText(errP)
			if f.want == "" && text != "" || !strings.Contains(text, f.want) {
				t.Errorf("%s: %q, want %q", f.harm, text, f.want)
			}
		})
	}
}

// A row that was changed, removed or added behind the program's back is found, and the first import that differs
// is named, in what it differs.
func TestVerifyNamesTheChangedImport(t *testing.T) {
	t.Parallel()
	const zeile = `INSERT INTO meldung (import_nr, lfd, ozg_id, felder, blatt, zeile, herkunft) VALUES (2, 77, '10001', '{}', '', 1, '{}')`
	harms := []struct{ harm, want string }{
		{`SELECT 1`, ""},
		{`UPDATE meldung SET felder = '{"stand":"online"}' WHERE import_nr = 2 AND lfd = 3`, "Import 2 wurde nachträglich geändert. Seine Meldungen"},
		{`UPDATE meldung SET herkunft = '{}' WHERE import_nr >= 2 AND lfd = 1`, "Import 2 wurde nachträglich geändert. Seine Meldungen"},
		{`DELETE FROM meldung WHERE import_nr = 3`, "Import 3 wurde nachträglich geändert. Seine Meldungen"},
		{zeile, "Import 2 wurde nachträglich geändert. Seine Meldungen"},
		{`UPDATE meldung SET import_nr = 99 WHERE import_nr = 3 AND lfd = 1`, "Import 3 wurde nachträglich geändert. Seine Meldungen"},
		{`INSERT INTO meldung SELECT 99, lfd, ozg_id, felder, blatt, zeile, herkunft FROM meldung WHERE import_nr = 3`, "Import 99 wurde nachträglich geändert. Kein Vorgang"},
		{`INSERT INTO befund SELECT 4, lfd, schwere, code, blatt, zelle, wert, text, vorschlag FROM befund WHERE import_nr = 3`, "Import 4 wurde nachträglich geändert. Kein Vorgang"},
		{`UPDATE befund SET wert = 'anders' WHERE import_nr = 1 AND lfd = 1`, "Import 1 wurde nachträglich geändert. Seine Befunde"},
		{`UPDATE import SET bericht = '{"a":1}' WHERE nr = 3`, "Import 3 wurde nachträglich geändert. Sein Bericht"},
		{`UPDATE import SET stichtag = '2020-01-01' WHERE nr = 2`, "Import 2 wurde nachträglich geändert. Seine Angaben"},
		{`UPDATE import SET dateiname = 'x' WHERE nr = 2`, "Import 2 wurde nachträglich geändert. Seine Angaben"},
		{`UPDATE import SET zurueck_nr = NULL WHERE nr = 1`, "Import 1 wurde nachträglich geändert. Seine Angaben"},
		{`UPDATE import SET fehler = fehler + 1 WHERE nr = 3`, "Import 3 wurde nachträglich geändert. Die Zahlen"},
		{`UPDATE import SET nr = 4 WHERE nr = 5`, "Import 5 wurde nachträglich geändert. Er fehlt."},
	}
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		exec := func(query string) {
			if _, err := s.WriteDB().Exec(query); err != nil {
				t.Fatal(err)
			}
		}
		for i := range 3 {
			accept(t, s, plan(t, i, 5))
		}
		if _, err := s.Zuruecknehmen(t.Context(), 1, "k", start); err != nil {
			t.Fatal(err)
		}
		leer := plan(t, 9, 0)
		leer.Befunde = nil
		accept(t, s, leer) // 5
		tabellen := []string{"import", "meldung", "befund"}
		for _, x := range tabellen {
			exec(`CREATE TABLE heil_` + x + ` AS SELECT * FROM ` + x)
		}
		for _, f := range harms {
			exec(f.harm)
			n, err := s.PruefeImporte(t.Context())
			if n != 4 || f.want == "" && err != nil || f.want != "" && !strings.Contains(ozg.FehlerText(err), f.want) {
				t.Errorf("%s: %d, %v, want %q", f.harm, n, err, f.want)
			}
			exec(`DELETE FROM befund; DELETE FROM meldung; DELETE FROM import`)
			for _, x := range tabellen {
				exec(`INSERT INTO ` + x + ` SELECT * FROM heil_` + x)
			}
		}
	})
}

// Two processes write one trail, and count attempts together.
func TestTwoProcessesShareTrailAndLimits(t *testing.T) {
	t.Parallel()
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		a, b := storetest.Open(t, dsn), storetest.Open(t, dsn)
		bremse := store.Bremse{Schluessel: "konto x", Frei: 5, Hoechstens: time.Minute}
		var wg sync.WaitGroup
		var mu sync.Mutex
		durch := 0
		for i := range 10 {
			s := []*store.Store{a, b}[i%2]
			wg.Go(func() {
				if err := s.Protokolliere(t.Context(), vermerk(i)); err != nil {
					t.Error(err)
				}
				warten, err := s.NimmVersuch(t.Context(), start, bremse)
				if err != nil {
					t.Error(err)
				}
				mu.Lock()
				defer mu.Unlock()
				if warten == 0 {
					durch++
				}
			})
		}
		wg.Wait()
		if durch != 6 { // five are free, the sixth makes the next one wait
			t.Errorf("%d attempts got through", durch)
		}
		if n, err := a.PruefeProtokoll(t.Context()); n != 10 || err != nil {
			t.Errorf("%d entries, %v", n, err)
		}
		if warten, err := b.NimmVersuch(t.Context(), start.Add(2*time.Second), bremse); warten != 0 || err != nil {
			t.Errorf("after the pause: wait %v, %v", warten, err)
		}
	})
}

// Who must wait writes nothing, whatever name comes with it; an attempt that succeeded is given back without helping
// those who tried since.
func TestWhoMustWaitWritesNothing(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		adresse := store.Bremse{Schluessel: "adresse x", Frei: 2, Hoechstens: time.Minute}
		nimm := func(am time.Time, namen ...string) (warten time.Duration) {
			t.Helper()
			bs := []store.Bremse{}
			for _, n := range namen {
				bs = append(bs, store.Bremse{Schluessel: n, Frei: 9, Hoechstens: time.Minute})
			}
			warten, err := s.NimmVersuch(t.Context(), am, append(bs, adresse)...)
			if err != nil {
				t.Fatal(err)
			}
			return warten
		}
		versuche := func(schluessel string) int {
			t.Helper()
			n, err := s.Versuche(t.Context(), schluessel)
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		gib := func(am time.Time) {
			t.Helper()
			if err := s.GibVersuch(t.Context(), am, adresse); err != nil {
				t.Fatal(err)
			}
		}
		nimm(start)
		nimm(start)
		nimm(start)
		if nimm(start, "konto a") != time.Second || versuche("konto a") != 0 {
			t.Error("an attempt that must wait is written")
		}
		if err := s.Protokolliere(t.Context(), vermerk(1)); err != nil { // the database is not stuck
			t.Fatal(err)
		}
		gib(start)
		if zahl := versuche("adresse x"); zahl != 2 || nimm(start) != 0 {
			t.Errorf("given back: %d attempts stand", zahl)
		}
		spaeter := start.Add(time.Second)
		if nimm(spaeter) != 0 || nimm(spaeter) != 2*time.Second {
			t.Error("the next one must wait longer")
		}
		gib(start)
		if nimm(spaeter) == 0 {
			t.Error("giving back an older attempt spares the wait of a newer one")
		}
		for range 9 {
			gib(spaeter)
		}
		if versuche("adresse x") != 0 {
			t.Error("attempts below none")
		}
	})
}
