package anmeldung_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
	"ozgtracker/internal/zugang"
)

// What an account must have.
func TestRulesForAccounts(t *testing.T) {
	t.Parallel()
	h := imSpeicher(t)
	h.konto(t, "erika", zugang.Administration)
	for name, f := range map[string]struct {
		konto    zugang.Konto
		passwort string
		want     string
	}{
		"all right":               {zugang.Konto{Name: "otto", Rolle: zugang.Betrachter}, passwort, ""},
		"at a provider":           {zugang.Konto{Name: "fremd", Rolle: zugang.Betrachter, Fremd: "https://sso.example 1"}, "", ""},
		"the same name":           {zugang.Konto{Name: " ERIKA ", Rolle: zugang.Betrachter}, passwort, "konto_doppelt"},
		"a blank in the name":     {zugang.Konto{Name: "erika muster", Rolle: zugang.Betrachter}, passwort, "konto_name"},
		"a formula as name":       {zugang.Konto{Name: "=1+1", Rolle: zugang.Betrachter}, passwort, "konto_name"},
		"no role":                 {zugang.Konto{Name: "leer"}, passwort, "konto_rolle"},
		"a made-up role":          {zugang.Konto{Name: "kaiser", Rolle: "kaiser"}, passwort, "konto_rolle"},
		"no password":             {zugang.Konto{Name: "ohne", Rolle: zugang.Betrachter}, "", "passwort_schwach"},
		"the name as password":    {zugang.Konto{Name: "ottomar.lang", Rolle: zugang.Betrachter}, "ottomar.lang1", "passwort_schwach"},
		"a made-up Themenfeld":    {zugang.Konto{Name: "feli", Rolle: zugang.Federfuehrung, Themenfelder: []string{"Sport"}}, passwort, "konto_bereich"},
		"a control in shown name": {zugang.Konto{Name: "steuer", Anzeigename: "a\x07b", Rolle: zugang.Betrachter}, passwort, "konto_anzeigename"},
	} {
		if _, err := h.Lege(t.Context(), "cli", f.konto, f.passwort, anmeldung.Von{}); ozg.FehlerCode(err) != f.want {
			t.Errorf("%s: %v, want %q", name, err, f.want)
		}
	}
}

// There is always somebody who may administrate: the last one is neither locked nor given another role, also when two
// of them do it to each other at the same time.
func TestTheLastAdministratorStays(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		h := neuesHaus(st)
		a := h.konto(t, "a", zugang.Administration)
		herab, gesperrt := a, a
		herab.Rolle, gesperrt.Gesperrt = zugang.Leitung, true
		for name, k := range map[string]zugang.Konto{"another role": herab, "locked": gesperrt} {
			if err := h.SetKonto(t.Context(), "a", k, anmeldung.Von{}); ozg.FehlerCode(err) != "konto_letzte" {
				t.Errorf("%s: %v", name, err)
			}
		}
		b := h.konto(t, "b", zugang.Administration)
		var wg sync.WaitGroup
		codes := make([]string, 2)
		for i, k := range []zugang.Konto{a, b} {
			k.Gesperrt = true
			wg.Go(func() { codes[i] = ozg.FehlerCode(h.SetKonto(t.Context(), "cli", k, anmeldung.Von{})) })
		}
		wg.Wait()
		if (codes[0] == "") == (codes[1] == "") || codes[0]+codes[1] != "konto_letzte" {
			t.Errorf("two who lock each other: %q", codes)
		}
	})
}

// A lock and another role end sessions; another shown name does not. What was changed stands in the trail, names do not.
func TestChangesOfAnAccount(t *testing.T) {
	t.Parallel()
	for name, f := range map[string]struct {
		aendere func(*zugang.Konto)
		endet   bool
		trail   string
	}{
		"lock":  {func(k *zugang.Konto) { k.Gesperrt = true }, true, "gesperrt"},
		"role":  {func(k *zugang.Konto) { k.Rolle = zugang.Leitung }, true, "Rolle federfuehrung → leitung"},
		"rows":  {func(k *zugang.Konto) { k.Laender = []string{"NI"} }, false, "Bereich Gesundheit → "},
		"names": {func(k *zugang.Konto) { k.Name, k.Anzeigename = "schmidt", "Erika Schmidt" }, false, "Name"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := imSpeicher(t)
			h.konto(t, "chefin", zugang.Administration)
			k, err := h.Lege(t.Context(), "cli", zugang.Konto{Name: "erika", Rolle: zugang.Federfuehrung, Themenfelder: []string{"Gesundheit"}}, passwort, anmeldung.Von{})
			if err != nil {
				t.Fatal(err)
			}
			s := h.sitzung(t, k)
			f.aendere(&k)
			if err := h.SetKonto(t.Context(), "chefin", k, anmeldung.Von{Adresse: "192.0.2.3"}); err != nil {
				t.Fatal(err)
			}
			if s().Angemeldet() == f.endet {
				t.Errorf("the session ends: %v, want %v", !s().Angemeldet(), f.endet)
			}
			e := h.trail(t)[0]
			if e.Ereignis != string(anmeldung.EreignisKonto) || e.Konto != "chefin" || e.Adresse != "192.0.2.3" || !strings.HasPrefix(e.Gegenstand, k.ID+" geändert: "+f.trail) {
				t.Errorf("the trail says %+v", e)
			}
			if strings.Contains(strings.ToLower(e.Gegenstand), "schmidt") {
				t.Error("the trail holds a name, which cannot be erased")
			}
			if _, err := h.Beginne(t.Context(), k, anmeldung.Von{}); (ozg.FehlerCode(err) == "anmeldung_falsch") != k.Gesperrt {
				t.Errorf("a session for it: %v", err)
			}
		})
	}
}

// The code for the first account is good once, on the newest start only, and guessing it is slowed down.
func TestTheFirstAccount(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		h := neuesHaus(st)
		erster, err := h.Einrichtungscode(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		code, err := h.Einrichtungscode(t.Context())
		if err != nil || code == erster || len(code) < 15 {
			t.Fatalf("%q, then %q, %v", erster, code, err)
		}
		richte := func(code, passwort string) string {
			t.Helper()
			_, err := h.Einrichten(t.Context(), code, "chefin", "", passwort, anmeldung.Von{})
			return ozg.FehlerCode(err)
		}
		for i, f := range [][3]string{{erster, passwort, "einrichtung_code"}, {"", passwort, "einrichtung_code"}, {code, "kurz", "passwort_schwach"}, {"x", passwort, "einrichtung_code"}, {"x", passwort, "einrichtung_code"}, {"x", passwort, "einrichtung_code"}, {code, passwort, "anmeldung_zu_schnell"}} {
			if got := richte(f[0], f[1]); got != f[2] {
				t.Errorf("attempt %d: %q, want %q", i, got, f[2])
			}
		}
		h.vor(2 * time.Minute)
		if got := richte(" "+strings.ToLower(code), passwort); got != "" {
			t.Fatalf("the right code, as people type it: %s", got)
		}
		if got := richte(code, passwort); got != "konto_vorhanden" && got != "einrichtung_code" {
			t.Errorf("the code a second time: %q", got)
		}
		if again, err := h.Einrichtungscode(t.Context()); again != "" || err != nil {
			t.Errorf("a code although somebody can log in: %q, %v", again, err)
		}
	})
}

// Rows: a Federführung has its own, a locked account and one that nobody knows none, what runs by itself all.
func TestWhoseRows(t *testing.T) {
	t.Parallel()
	h := imSpeicher(t)
	h.konto(t, "chefin", zugang.Administration)
	k, err := h.Lege(t.Context(), "cli", zugang.Konto{Name: "erika", Rolle: zugang.Federfuehrung, Themenfelder: []string{"Gesundheit"}}, passwort, anmeldung.Von{})
	if err != nil {
		t.Fatal(err)
	}
	bereich := func(id string) zugang.Bereich {
		t.Helper()
		b, err := h.Bereich(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	if b := bereich(k.ID); b.Alles || len(b.Themenfelder) != 1 {
		t.Errorf("own rows: %+v", b)
	}
	if b := bereich("unbekannt"); !b.Leer() {
		t.Errorf("nobody's rows: %+v", b)
	}
	if b := bereich("cli"); !b.Alles {
		t.Errorf("of the command line: %+v", b)
	}
	k.Gesperrt = true
	if err := h.SetKonto(t.Context(), "cli", k, anmeldung.Von{}); err != nil {
		t.Fatal(err)
	}
	if b := bereich(k.ID); !b.Leer() {
		t.Errorf("a locked one's rows: %+v", b)
	}
}
