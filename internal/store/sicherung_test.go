package store_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
	"ozgtracker/internal/zugang"
)

// Whoever adds a table says whether a backup holds it.
func TestEveryTableIsInABackupOrLeftOutForAReason(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t, storetest.DSN(t, "sqlite"))
	var want []string
	if err := s.DB().Select(&want, `SELECT name FROM sqlite_master WHERE type = 'table'`); err != nil {
		t.Fatal(err)
	}
	got, _ := store.Tabellen()
	slices.Sort(got)
	slices.Sort(want)
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("add the new table to tabellen: %s", d)
	}
}

// sichern makes a backup of dsn in a file of its own.
func sichern(t *testing.T, dsn string) (pfad string, inhalt store.Inhalt) {
	t.Helper()
	pfad = filepath.Join(t.TempDir(), "ozg.backup")
	inhalt, err := store.Sichern(t.Context(), dsn, pfad)
	if err != nil {
		t.Fatalf("back up: %v", err)
	}
	return pfad, inhalt
}

// einspielen restores a backup into the database at dsn.
func einspielen(t *testing.T, pfad, dsn string) (*store.Store, error) {
	t.Helper()
	quelle, schliesse, err := store.OpenSicherung(t.Context(), pfad)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err := schliesse(); err != nil {
			t.Error(err)
		}
	}()
	s := storetest.Open(t, dsn)
	_, err = s.Uebernimm(t.Context(), quelle)
	return s, err
}

// Whatever a database holds, its backup restored on the other engine holds the same, to the last character.
func TestBackupMovesEverythingToTheOtherEngine(t *testing.T) {
	t.Parallel()
	anders := map[string]string{"sqlite": "postgres", "postgres": "sqlite"}
	for i, engine := range storetest.Engines {
		for j := range 2 {
			t.Run(fmt.Sprint(engine, j), func(t *testing.T) {
				t.Parallel()
				dsn := storetest.DSN(t, engine)
				s := storetest.Open(t, dsn)
				rapid.Custom(func(r *rapid.T) int { fuelle(t, r, s); return 0 }).Example(10*i + j)
				pfad, inhalt := sichern(t, dsn)
				z, err := einspielen(t, pfad, storetest.DSN(t, anders[engine]))
				if err != nil {
					t.Fatal(err)
				}
				vergleiche(t, s, z, inhalt)
			})
		}
	}
}

// vergleiche holds that two databases say the same, row by row and as a history, and that the chains hold.
func vergleiche(t *testing.T, a, b *store.Store, inhalt store.Inhalt) {
	t.Helper()
	namen, ohne := store.Tabellen()
	for _, name := range namen {
		if name == "schema_migration" {
			continue
		}
		want, got := alleZeilen(t, a, name), alleZeilen(t, b, name)
		if ohne[name] != "" {
			want = nil
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("table %s: %.500s", name, d)
		}
		if n := inhalt.Zeilen(name); n != len(want) {
			t.Errorf("table %s: %d rows reported, want %d", name, n, len(want))
		}
	}
	for _, f := range []func(*store.Store) error{
		func(s *store.Store) error { _, err := s.PruefeVorgaenge(t.Context()); return err },
		func(s *store.Store) error { _, err := s.PruefeImporte(t.Context()); return err },
		func(s *store.Store) error { _, err := s.PruefeProtokoll(t.Context()); return err },
		func(s *store.Store) error { _, err := s.PruefeDateien(t.Context()); return err },
	} {
		if err := f(b); err != nil {
			t.Error(err)
		}
	}
	ga, errA := a.Load(t.Context())
	gb, errB := b.Load(t.Context())
	if err := errors.Join(errA, errB); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(lage(ga), lage(gb)); d != "" {
		t.Error(d)
	}
}

// lage is what the Überblick counts, at every Wissensstand.
func lage(g *ozg.Geschichte) (out []string) {
	for nr := ozg.Nr(1); nr <= g.Stand; nr++ {
		s := g.Sicht(ozg.Blick{Wissen: nr})
		if tag, ok := g.StichtagDefault(nr); ok {
			s = s.Am(tag)
		}
		out = append(out, fmt.Sprintf("%d: %+v", nr, ozg.Zaehle(s.Bestand().Umfang())))
	}
	return out
}

// alleZeilen reads a table as texts, in an order that is the same on both engines.
func alleZeilen(t *testing.T, s *store.Store, tabelle string) (out []string) {
	t.Helper()
	rows, err := s.DB().Queryx("SELECT * FROM " + tabelle)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		z := map[string]any{}
		if err := rows.MapScan(z); err != nil {
			t.Fatal(err)
		}
		for k, v := range z {
			if b, ok := v.([]byte); ok {
				z[k] = fmt.Sprintf("%x", b)
			}
		}
		out = append(out, fmt.Sprint(z))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return out
}

// fuelle puts a random selection of everything into a database, and one of each at least.
func fuelle(t *testing.T, r *rapid.T, s *store.Store) {
	text := rapid.StringN(1, 40, -1)
	ctx := t.Context()
	var fehler []error
	merke := func(err error) { fehler = append(fehler, err) }
	for i := range rapid.IntRange(1, 5).Draw(r, "imports") {
		n := plan(t, i, rapid.IntRange(0, 250).Draw(r, "rows"))
		n.Datei, n.Stapel = text.Draw(r, "name"), text.Draw(r, "stapel")
		n.Zuordnungen = []store.Zuordnung{{Art: store.ZuordnungWort, Quelle: text.Draw(r, "quelle"), Ziel: "x"}}
		nr := accept(t, s, n)
		if rapid.Bool().Draw(r, "taken back") {
			_, err := s.Zuruecknehmen(ctx, nr, text.Draw(r, "konto"), start)
			merke(err)
		}
	}
	gross := make([]byte, rapid.IntRange(1, 3<<20).Draw(r, "size"))
	for i := range gross {
		gross[i] = byte(i * 7 / 5)
	}
	merke(s.SaveEntwurf(ctx, entwurf("e", gross)))
	k := zugang.Konto{ID: "k1", Name: "erika", Anzeigename: "Erika " + rapid.StringMatching("[ -~äöü]{0,40}").Draw(r, "shown"), Rolle: zugang.Administration, Seit: start}
	merke(s.AddKonto(ctx, store.KontoMitPasswort{Konto: k, Passwort: "phc"}, true))
	merke(s.AddSchluessel(ctx, store.Schluessel{Token: strings.Repeat("a", 64), ID: "s", Konto: k, Name: "n", Umfang: zugang.UmfangLesen, Seit: start, Ablauf: start}))
	merke(s.AddSitzung(ctx, store.Sitzung{Token: strings.Repeat("b", 64), ID: "s", Konto: k, Seit: start, Gesehen: start, Ablauf: start.Add(time.Hour)}, start.Add(-time.Hour)))
	_, err := s.NimmVersuch(ctx, start, store.Bremse{Schluessel: "konto erika"})
	merke(err)
	_, err = s.VerbraucheOpenID(ctx, strings.Repeat("c", 64), start.Add(time.Hour), start)
	merke(err)
	for i := range rapid.IntRange(1, 300).Draw(r, "trail") {
		merke(s.Protokolliere(ctx, vermerk(i)))
	}
	merke(s.SetEinstellungen(ctx, map[string]string{"ministerium": text.Draw(r, "house")}, "k1", start))
	merke(s.SetMerkmal(ctx, "m", text.Draw(r, "merkmal")))
	id, err := s.AddBerichtsauftrag(ctx, store.Berichtsauftrag{Name: "b", Angaben: []byte(`{}`), Tag: 1, Angelegt: start, Bis: ozg.NeuerTag(2021, 6, 30)})
	merke(err)
	_, err = s.AddBericht(ctx, store.Bericht{Auftrag: id, Name: "b", Stichtag: ozg.NeuerTag(2021, 6, 30), Am: start, Datei: "b.xlsx"}, []byte("bericht"))
	merke(err)
	if err := errors.Join(fehler...); err != nil {
		t.Fatal(err)
	}
}

// A backup taken while others accept, take back and log in is the database at one moment.
func TestBackupWhileImportsAreAccepted(t *testing.T) {
	t.Parallel()
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		s := storetest.Open(t, dsn)
		halt := make(chan struct{})
		var wg sync.WaitGroup
		wg.Go(func() {
			for i := 0; ; i++ {
				select {
				case <-halt:
					return
				default:
				}
				nr, err := s.Annehmen(t.Context(), kindPlan(i, 120), nil)
				if err == nil && i%2 == 0 {
					_, err = s.Zuruecknehmen(t.Context(), nr, "k", start)
				}
				if err := errors.Join(err, s.Protokolliere(t.Context(), vermerk(i))); err != nil {
					t.Error(err)
					return
				}
			}
		})
		for i := 0; i < 3; {
			pfad, inhalt := sichern(t, dsn)
			if inhalt.Zeilen("vorgang") == 0 { // the first has not come yet
				continue
			}
			i++
			z, err := einspielen(t, pfad, storetest.DSN(t, "sqlite"))
			if err != nil {
				t.Fatal(err)
			}
			vergleiche(t, z, z, inhalt)
		}
		close(halt)
		wg.Wait()
	})
}

// A database that holds anything is left alone; a restore that fails leaves an empty one, and can be repeated.
func TestRestoreIsAllOrNothing(t *testing.T) {
	t.Parallel()
	quelle := storetest.DSN(t, "sqlite")
	s := storetest.Open(t, quelle)
	accept(t, s, plan(t, 1, 3))
	gut, _ := sichern(t, quelle)
	if _, err := s.WriteDB().Exec(`PRAGMA foreign_keys = 0; INSERT INTO protokoll_adresse (nr, adresse, salz) VALUES (77, 'a', 'b')`); err != nil {
		t.Fatal(err)
	}
	schlecht, _ := sichern(t, quelle) // what is broken is kept as it is
	if _, err := einspielen(t, schlecht, storetest.DSN(t, "sqlite")); ozg.FehlerCode(err) != "sicherung_unlesbar" {
		t.Errorf("an address without its entry: %v", err)
	}
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		roh, err := store.OpenRead(t.Context(), "sqlite:"+schlecht)
		if err != nil {
			t.Fatal(err)
		}
		defer roh.Close()
		z := storetest.Open(t, dsn)
		if _, err := z.Uebernimm(t.Context(), roh); err == nil {
			t.Error("foreign keys do not hold")
		}
		if n := count(t, z.DB(), `SELECT COUNT(*) FROM vorgang`) + count(t, z.DB(), `SELECT COUNT(*) FROM stand WHERE nr > 0`); n != 0 {
			t.Error("half a restore is left")
		}
		if _, err := einspielen(t, gut, dsn); err != nil {
			t.Errorf("repeated: %v", err)
		}
		if _, err := einspielen(t, gut, dsn); ozg.FehlerCode(err) != "andere_daten" {
			t.Errorf("into a database that holds something: %v", err)
		}
		accept(t, z, plan(t, 2, 3)) // it goes on where the other ended
		if n, err := z.PruefeVorgaenge(t.Context()); n != 2 || err != nil {
			t.Errorf("chain: %d, %v", n, err)
		}
	})
	leer := storetest.DSN(t, "sqlite")
	if err := storetest.Open(t, leer).SetMerkmal(t.Context(), "a", "b"); err != nil {
		t.Fatal(err)
	}
	if _, err := einspielen(t, gut, leer); ozg.FehlerCode(err) != "andere_daten" {
		t.Errorf("with one row only: %v", err)
	}
}

// The backup of an older program is brought up to date on the way, and is not changed itself; also the
// database of an older program can be backed up before it is migrated.
func TestBackupsOfOtherVersions(t *testing.T) {
	t.Parallel()
	erste := fstest.MapFS{}
	for name, f := range released(t) {
		if strings.HasPrefix(name, "0001") {
			erste[name] = f
		}
	}
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		alt, err := store.OpenMit(t.Context(), dsn, erste)
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(alt.SetMerkmal(t.Context(), "a", "b"), alt.Close()); err != nil {
			t.Fatal(err)
		}
		pfad, _ := sichern(t, dsn)
		vorher := bytesOf(t, pfad, true)
		z, err := einspielen(t, pfad, storetest.DSN(t, "sqlite"))
		if err != nil {
			t.Fatal(err)
		}
		if wert, _, err := z.Merkmal(t.Context(), "a"); wert != "b" || err != nil {
			t.Errorf("%q, %v", wert, err)
		}
		if bytesOf(t, pfad, true) != vorher {
			t.Error("the backup was changed")
		}
		neu, err := store.OpenMit(t.Context(), "sqlite:"+pfad, released(t))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := neu.WriteDB().Exec(`INSERT INTO schema_migration (name, sha256) VALUES ('9999_future.sql', 'x')`); err != nil {
			t.Fatal(err)
		}
		if err := neu.Close(); err != nil {
			t.Fatal(err)
		}
		_, err = einspielen(t, pfad, storetest.DSN(t, "sqlite"))
		wantFehler(t, err, "sicherung_neuer")
	})
}

func TestWhatIsNoBackupIsRefused(t *testing.T) {
	t.Parallel()
	dsn := storetest.DSN(t, "sqlite")
	accept(t, storetest.Open(t, dsn), plan(t, 1, 300))
	gut, _ := sichern(t, dsn)
	b, err := os.ReadFile(gut)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	datei := func(name string, inhalt []byte) string {
		pfad := filepath.Join(dir, name)
		if err := os.WriteFile(pfad, inhalt, 0o600); err != nil {
			t.Fatal(err)
		}
		return pfad
	}
	genullt := slices.Clone(b)
	clear(genullt[len(b)/2 : len(b)/2+16384])
	for _, pfad := range []string{
		filepath.Join(dir, "fehlt"), dir, datei("leer", nil), datei("text", []byte(strings.Repeat("kein Backup ", 2000))),
		datei("halb", b[:len(b)/2]), datei("genullt", genullt),
	} {
		_, err := einspielen(t, pfad, storetest.DSN(t, "sqlite"))
		wantFehler(t, err, "sicherung_unlesbar")
	}
	for _, dsn := range []string{"sqlite:" + filepath.Join(dir, "keine.db"), storetest.DSN(t, "postgres")} {
		_, err := store.Sichern(t.Context(), dsn, filepath.Join(dir, "nichts"))
		wantFehler(t, err, "datenbank_fehlt")
	}
}
