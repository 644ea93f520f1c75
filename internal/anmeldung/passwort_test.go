package anmeldung_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
	"ozgtracker/internal/zugang"
)

// Whatever is wrong, the answer is the same; the name is read as people type it, and what they type instead of it (a
// password, say) stands nowhere.
func TestWrongLoginsAllLookTheSame(t *testing.T) {
	t.Parallel()
	h := imSpeicher(t)
	h.konto(t, "chefin", zugang.Administration)
	h.konto(t, "erika", zugang.Betrachter)
	gesperrt := h.konto(t, "otto", zugang.Betrachter)
	gesperrt.Gesperrt = true
	if err := h.SetKonto(t.Context(), "cli", gesperrt, anmeldung.Von{}); err != nil {
		t.Fatal(err)
	}
	texte := map[string]bool{}
	for _, f := range [][2]string{
		{"erika", "falsch und lang"},
		{"erika", ""},
		{"niemand", passwort},
		{"otto", passwort},
		{"geheim: Mein Passwort 1!", passwort},
		{"", ""},
		{"erika\x00", passwort},
		{"erika", passwort + " "},
		{"erika", strings.Repeat("x", 1<<20)},
	} {
		_, _, err := h.Anmelden(t.Context(), f[0], f[1], anmeldung.Von{})
		if ozg.FehlerCode(err) != "anmeldung_falsch" {
			t.Errorf("%.30q with %.30q: %v", f[0], f[1], err)
		}
		texte[ozg.FehlerText(err)] = true
	}
	if len(texte) != 1 {
		t.Errorf("the refusals differ: %v", texte)
	}
	if code := h.versuch(t, "  Erika ", passwort, anmeldung.Von{}); code != "" {
		t.Errorf("the name as people type it: %s", code)
	}
	for _, e := range h.trail(t) {
		if strings.Contains(e.Gegenstand, "geheim") || strings.Contains(e.Gegenstand, "Passwort 1") || strings.Contains(h.log.String(), "geheim") {
			t.Errorf("what was typed as a name is kept: %+v", e)
		}
	}
}

// Five attempts are free, then each one waits twice as long as the one before, up to a minute; a login that succeeds
// starts anew. Two processes count together.
func TestGuessingIsSlowedDown(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		h, dort := neuesHaus(st), neuesHaus(st)
		h.konto(t, "erika", zugang.Betrachter)
		for i := range 5 {
			d := []*haus{h, dort}[i%2]
			if code := d.versuch(t, "erika", "falsch und lang", anmeldung.Von{}); code != "anmeldung_falsch" {
				t.Fatalf("attempt %d: %s", i, code)
			}
		}
		gewartet := time.Duration(0)
		for _, want := range []time.Duration{1, 2, 4, 8, 16, 32, 60, 60} {
			if code := h.versuch(t, "erika", "falsch und lang", anmeldung.Von{}); code != "anmeldung_falsch" {
				t.Fatalf("after %v: %s", gewartet, code)
			}
			_, _, err := h.Anmelden(t.Context(), "erika", passwort, anmeldung.Von{}) // the right one waits as well
			var w anmeldung.Warten
			if !errors.As(err, &w) || time.Duration(w) != want*time.Second || ozg.FehlerCode(err) != "anmeldung_zu_schnell" {
				t.Fatalf("waits for %v, want %d s", err, want)
			}
			h.vor(want * time.Second)
			gewartet += want * time.Second
		}
		if code := h.versuch(t, "erika", passwort, anmeldung.Von{}); code != "" {
			t.Fatalf("the right password after waiting: %s", code)
		}
		if code := h.versuch(t, "erika", "falsch und lang", anmeldung.Von{}); code != "anmeldung_falsch" {
			t.Errorf("counting did not start anew: %s", code)
		}
	})
}

// An address that tries one account after the other waits too, and others do not wait for it.
func TestGuessingFromOneAddressIsSlowedDown(t *testing.T) {
	t.Parallel()
	h := imSpeicher(t)
	h.konto(t, "erika", zugang.Betrachter)
	von := anmeldung.Von{Adresse: "192.0.2.7"}
	for i := range 31 {
		if code := h.versuch(t, fmt.Sprintf("person%d", i), "falsch und lang", von); code != "anmeldung_falsch" {
			t.Fatalf("attempt %d from one address: %s", i, code)
		}
	}
	if code := h.versuch(t, "erika", passwort, von); code != "anmeldung_zu_schnell" {
		t.Errorf("an address that tries one account after the other: %q", code)
	}
	if code := h.versuch(t, "erika", passwort, anmeldung.Von{Adresse: "192.0.2.8"}); code != "" {
		t.Errorf("another address waits too: %s", code)
	}
}

// Many people behind one address log in with the right password, and none waits for the others; who guesses in
// between is counted all the same. An IPv6 network counts as one address.
func TestRightLoginsDoNotMakeAnAddressWait(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		h := neuesHaus(st)
		h.konto(t, "erika", zugang.Betrachter)
		von := anmeldung.Von{Adresse: "192.0.2.7"}
		for i := range 12 {
			h.versuch(t, fmt.Sprintf("person%d", i), "falsch und lang", von)
		}
		for i := range 40 {
			if code := h.versuch(t, "erika", passwort, von); code != "" {
				t.Fatalf("login %d: %s", i, code)
			}
		}
		for i := range 19 {
			if code := h.versuch(t, fmt.Sprintf("neu%d", i), "falsch und lang", von); code != "anmeldung_falsch" {
				t.Fatalf("guess %d: %s", i, code)
			}
		}
		if code := h.versuch(t, "erika", "falsch und lang", anmeldung.Von{Adresse: von.Adresse}); code != "anmeldung_zu_schnell" {
			t.Errorf("32 guesses from one address: %q", code)
		}
		for i := range 31 {
			h.versuch(t, fmt.Sprintf("sechs%d", i), "falsch und lang", anmeldung.Von{Adresse: fmt.Sprintf("2001:db8:1:2::%x", i+1)})
		}
		if code := h.versuch(t, "erika", passwort, anmeldung.Von{Adresse: "2001:db8:1:2:ffff::1"}); code != "anmeldung_zu_schnell" {
			t.Errorf("another address of the same network: %q", code)
		}
		if code := h.versuch(t, "erika", passwort, anmeldung.Von{Adresse: "2001:db8:1:3::1"}); code != "" {
			t.Errorf("another network: %q", code)
		}
	})
}

// A new password of one's own needs the present one, ends the other sessions and not this one; a new one from
// somebody else ends all. Weak ones change nothing.
func TestANewPasswordEndsSessions(t *testing.T) {
	t.Parallel()
	h := imSpeicher(t)
	k := h.konto(t, "erika", zugang.Betrachter)
	diese, andere := h.sitzung(t, k), h.sitzung(t, k)
	for _, f := range []struct{ alt, neu, want string }{
		{"falsch und lang", "ein ganz anderer Satz", "passwort_falsch"},
		{"", "ein ganz anderer Satz", "passwort_falsch"},
		{passwort, "kurz", "passwort_schwach"},
		{passwort, "erikaerikaerika", "passwort_schwach"},
	} {
		if err := h.SetEigenesPasswort(t.Context(), diese(), f.alt, f.neu, anmeldung.Von{}); ozg.FehlerCode(err) != f.want {
			t.Errorf("%q to %q: %v, want %s", f.alt, f.neu, err, f.want)
		}
	}
	if !andere().Angemeldet() {
		t.Error("a refused change ended a session")
	}
	if err := h.SetEigenesPasswort(t.Context(), diese(), passwort, "ein ganz anderer Satz", anmeldung.Von{}); err != nil {
		t.Fatal(err)
	}
	if !diese().Angemeldet() || andere().Angemeldet() {
		t.Error("own change: this session must go on, the other end")
	}
	if a, b := h.versuch(t, "erika", passwort, anmeldung.Von{}), h.versuch(t, "erika", "ein ganz anderer Satz", anmeldung.Von{}); a != "anmeldung_falsch" || b != "" {
		t.Errorf("old password: %q, new one: %q", a, b)
	}
	token, err := h.NeuerSchluessel(t.Context(), k, "Auswertung", zugang.UmfangLesen, h.jetzt().AddDate(0, 1, 0), anmeldung.Von{})
	if err != nil {
		t.Fatal(err)
	}
	if err := h.SetPasswort(t.Context(), "chefin", k, "von der Chefin gesetzt", anmeldung.Von{}); err != nil {
		t.Fatal(err)
	}
	if w, err := h.Schluessel(t.Context(), token); err != nil || w.Angemeldet() {
		t.Errorf("an API token outlives a password that somebody else set: %v", err)
	}
	if diese().Angemeldet() {
		t.Error("a session outlives a password that somebody else set")
	}
	for range 10 {
		h.versuch(t, "erika", "falsch und lang", anmeldung.Von{})
	}
	if err := h.SetEigenesPasswort(t.Context(), anmeldung.Wer{Konto: k}, "von der Chefin gesetzt", "von Erika gegen Rater", anmeldung.Von{}); err != nil {
		t.Errorf("who guesses outside keeps the owner from a new password: %v", err)
	}
	if err := h.SetPasswort(t.Context(), "chefin", k, "von der Chefin gesetzt", anmeldung.Von{}); err != nil {
		t.Fatal(err)
	}
	for range 10 {
		_ = h.SetEigenesPasswort(t.Context(), anmeldung.Wer{Konto: k}, "falsch und lang", "ein ganz anderer Satz", anmeldung.Von{})
	}
	if err := h.SetEigenesPasswort(t.Context(), anmeldung.Wer{Konto: k}, "von der Chefin gesetzt", "ein dritter langer Satz", anmeldung.Von{}); ozg.FehlerCode(err) != "anmeldung_zu_schnell" {
		t.Errorf("a stolen session may guess the password: %v", err)
	}
}
