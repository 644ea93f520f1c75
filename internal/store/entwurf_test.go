package store_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

func entwurf(id string, inhalt []byte) store.Entwurf {
	h := sha256.Sum256(inhalt)
	return store.Entwurf{
		ID: id, Konto: "lokal", SHA256: hex.EncodeToString(h[:]), Datei: "Plan Ä.xlsx", Inhalt: inhalt,
		Eingaben: []byte(`{"stichtag":"2021-06-30"}`), Ablauf: start.Add(24 * time.Hour),
	}
}

func save(t *testing.T, s *store.Store, e store.Entwurf) {
	t.Helper()
	if err := s.SaveEntwurf(t.Context(), e); err != nil {
		t.Fatal(err)
	}
}

// Any process shows a draft after any restart, whatever the size of the file.
func TestEntwurfComesBack(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		const mib = 1 << 20
		for _, bytes_ := range []int{0, 1, mib - 1, mib, mib + 1, 3*mib + 5} {
			inhalt := bytes.Repeat([]byte{0, 1, 2, 0xff, '\\', '\''}, bytes_/6+1)[:bytes_]
			e := entwurf("entwurf", inhalt)
			save(t, s, e)
			got, err := s.Entwurf(t.Context(), "entwurf")
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got.Inhalt, inhalt) {
				t.Errorf("file of %d bytes came back with %d", bytes_, len(got.Inhalt))
			}
			got.Inhalt, e.Inhalt, e.Version = nil, nil, 1
			if d := cmp.Diff(e, got); d != "" {
				t.Error(d)
			}
			if got, err := s.Datei(t.Context(), e.SHA256); err != nil || !bytes.Equal(got, inhalt) {
				t.Errorf("Datei: %d bytes, %v", len(got), err)
			}
			if err := s.DeleteEntwurf(t.Context(), "entwurf"); err != nil {
				t.Fatal(err)
			}
		}
		if n := count(t, s.DB(), `SELECT COUNT(*) FROM datei_teil`); n != 0 {
			t.Errorf("%d parts are left", n)
		}
	})
}

// New inputs come without sending the file again, and only from who saw the inputs before.
func TestEntwurfCountsItsVersions(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		save(t, s, entwurf("e", []byte("inhalt")))
		update := func(version int, eingaben string) error {
			return s.UpdateEntwurf(t.Context(), "e", version, []byte(eingaben))
		}
		if err := update(1, `{"themenfeld":"Gesundheit"}`); err != nil {
			t.Fatal(err)
		}
		if err := update(1, `{"themenfeld":"Bildung"}`); ozg.FehlerCode(err) != "entwurf_geaendert" {
			t.Errorf("an old state was overwritten: %v", err)
		}
		got, err := s.Entwurf(t.Context(), "e")
		if err != nil {
			t.Fatal(err)
		}
		if string(got.Inhalt) != "inhalt" || string(got.Eingaben) != `{"themenfeld":"Gesundheit"}` || got.Version != 2 {
			t.Errorf("%s %s %d", got.Inhalt, got.Eingaben, got.Version)
		}
		if err := s.UpdateEntwurf(t.Context(), "weg", 1, nil); ozg.FehlerCode(err) != "entwurf_unbekannt" {
			t.Errorf("no such draft: %v", err)
		}
	})
}

// The files of one upload are found together: those still open, and the imports that the others became.
func TestStapelIsFoundAgain(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		for i, stapel := range []string{"s", "t", "s"} {
			e := entwurf(string(rune('a'+i)), []byte{byte(i)})
			e.Stapel, e.Konto = stapel, "konto-"+stapel
			save(t, s, e)
		}
		ids := func(es []store.Entwurf, err error) (out string) {
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range es {
				out += e.ID
			}
			return out
		}
		if got := ids(s.EntwuerfeStapel(t.Context(), "s")); got != "ac" {
			t.Errorf("drafts of s: %s", got)
		}
		if got := ids(s.EntwuerfeKonto(t.Context(), "konto-t")); got != "b" {
			t.Errorf("drafts of the account: %s", got)
		}
		for i, stapel := range []string{"s", "", "s"} {
			n := plan(t, i, 1)
			n.Stapel = stapel
			accept(t, s, n)
		}
		is, err := s.ImporteStapel(t.Context(), "s")
		if err != nil || len(is) != 2 || is[0].Nr != 1 || is[1].Nr != 3 || is[0].Stapel != "s" {
			t.Errorf("imports of s: %v, %v", is, err)
		}
		if is, err := s.ImporteStapel(t.Context(), "gibt es nicht"); err != nil || len(is) != 0 {
			t.Errorf("no such upload: %v, %v", is, err)
		}
	})
}

// A file is stored once, and stays as long as an import or a draft needs it, and no longer: plans hold
// names.
func TestFileLivesAsLongAsSomebodyNeedsIt(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		n := plan(t, 1, 1)
		erster, zweiter, allein := entwurf("1", n.Inhalt), entwurf("2", n.Inhalt), entwurf("3", []byte("nur hier"))
		for _, e := range []store.Entwurf{erster, zweiter, allein} {
			save(t, s, e)
		}
		if n := count(t, s.DB(), `SELECT COUNT(*) FROM datei_teil`); n != 2 {
			t.Errorf("%d parts for two files", n)
		}
		there := func(sha256 string, want bool) {
			t.Helper()
			_, err := s.Datei(t.Context(), sha256)
			if got := err == nil; got != want || !want && ozg.FehlerCode(err) != "datei_unbekannt" {
				t.Errorf("file is there: %v (%v), want %v", got, err, want)
			}
		}
		del := func(id string) {
			t.Helper()
			if err := s.DeleteEntwurf(t.Context(), id); err != nil {
				t.Fatal(err)
			}
		}
		del("1")
		there(n.SHA256, true) // draft 2
		accept(t, s, n)
		del("2")
		there(n.SHA256, true) // the import
		del("3")
		there(allein.SHA256, false)
		del("3") // gone already: no error
		if _, err := s.Entwurf(t.Context(), "3"); ozg.FehlerCode(err) != "entwurf_unbekannt" {
			t.Errorf("%v", err)
		}
	})
}

func TestExpiredDraftsGo(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		alt, neu := entwurf("alt", []byte("alt")), entwurf("neu", []byte("neu"))
		alt.Ablauf, neu.Ablauf = start, start.Add(time.Microsecond)
		save(t, s, alt)
		save(t, s, neu)
		if err := s.DeleteAbgelaufene(t.Context(), start.In(time.FixedZone("MESZ", 7200))); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Entwurf(t.Context(), "alt"); ozg.FehlerCode(err) != "entwurf_unbekannt" {
			t.Errorf("alt: %v", err)
		}
		if _, err := s.Datei(t.Context(), alt.SHA256); ozg.FehlerCode(err) != "datei_unbekannt" {
			t.Errorf("file of alt: %v", err)
		}
		if _, err := s.Entwurf(t.Context(), "neu"); err != nil {
			t.Errorf("neu: %v", err)
		}
	})
}

// Bytes are never kept under a name that is not theirs.
func TestWrongChecksumIsRefused(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		e := entwurf("e", []byte("a"))
		e.Inhalt = []byte("b")
		if err := s.SaveEntwurf(t.Context(), e); err == nil {
			t.Error("draft taken")
		}
		n := plan(t, 1, 1)
		n.Inhalt = []byte("b")
		if _, err := s.Annehmen(t.Context(), n, nil); err == nil {
			t.Error("import taken")
		}
	})
}

func TestMerkmal(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		if wert, ok, err := s.Merkmal(t.Context(), "beispieldaten"); wert != "" || ok || err != nil {
			t.Errorf("%q %v %v", wert, ok, err)
		}
		for _, want := range []string{"ja", "nein"} {
			if err := s.SetMerkmal(t.Context(), "beispieldaten", want); err != nil {
				t.Fatal(err)
			}
			if wert, ok, err := s.Merkmal(t.Context(), "beispieldaten"); wert != want || !ok || err != nil {
				t.Errorf("%q %v %v", wert, ok, err)
			}
		}
	})
}

// One account cannot fill the disk with files that nobody accepts; what it throws away makes room, and others are
// not concerned.
func TestDraftsOfOneAccountAreBounded(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		save(t, s, entwurf("gross", []byte("gross")))
		if _, err := s.WriteDB().Exec(`UPDATE datei SET groesse = 524288000`); err != nil { // all that is allowed
			t.Fatal(err)
		}
		if err := s.SaveEntwurf(t.Context(), entwurf("mehr", []byte("mehr"))); ozg.FehlerCode(err) != "entwuerfe_zu_viele" {
			t.Errorf("more than all: %v", err)
		}
		if n := count(t, s.DB(), `SELECT COUNT(*) FROM datei`); n != 1 {
			t.Errorf("%d files are kept", n)
		}
		andere := entwurf("andere", []byte("mehr"))
		andere.Konto = "jemand"
		save(t, s, andere)
		if err := s.DeleteEntwurf(t.Context(), "gross"); err != nil {
			t.Fatal(err)
		}
		save(t, s, entwurf("mehr", []byte("mehr")))
	})
}
