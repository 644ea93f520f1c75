package anmeldung_test

import (
	"strings"
	"testing"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

// A login that has begun is good once, for its browser and for some minutes, in every process; one address that brings
// too many waits, and no other does.
func TestLoginsThatHaveBegun(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		h, dort := neuesHaus(st), neuesHaus(st)
		beginne := func(weiter string) anmeldung.FremdVersuch {
			t.Helper()
			v, err := h.BeginneFremd(t.Context(), "browser", weiter)
			if err != nil {
				t.Fatal(err)
			}
			return v
		}
		kehre := func(d *haus, browser, state, adresse string) (v anmeldung.FremdVersuch, gelungen func() error, ok bool, code string) {
			t.Helper()
			v, gelungen, ok, err := d.KehreZurueck(t.Context(), browser, state, anmeldung.Von{Adresse: adresse})
			if err != nil && ozg.FehlerCode(err) == "" {
				t.Fatal(err)
			}
			return v, gelungen, ok, ozg.FehlerCode(err)
		}
		v := beginne("/laender?stichtag=2021-06-30")
		eins, zwei := beginne("/"), beginne("/")
		if strings.Contains(v.State, "laender") || v.Nonce == v.Verifier || len(v.Verifier) < 43 || eins.State == zwei.State {
			t.Errorf("%+v", v)
		}
		for name, f := range map[string]struct{ browser, state string }{
			"another browser": {"andere", v.State}, "none": {"", v.State}, "no state": {"browser", ""}, "cut": {"browser", v.State[:len(v.State)-2]},
			"changed": {"browser", "A" + v.State[1:] + "A"}, "no base64": {"browser", "%%"},
		} {
			if _, _, ok, code := kehre(h, f.browser, f.state, "192.0.2.1"); ok || code != "" {
				t.Errorf("%s: taken, or counted: %q", name, code)
			}
		}
		zurueck, gelungen, ok, _ := kehre(dort, "browser", v.State, "192.0.2.1")
		if !ok || zurueck.Nonce != v.Nonce || zurueck.Verifier != v.Verifier || zurueck.Weiter != v.Weiter {
			t.Fatalf("in another process: %v, %+v, want %+v", ok, zurueck, v)
		}
		if err := gelungen(); err != nil {
			t.Fatal(err)
		}
		if _, _, ok, _ := kehre(h, "browser", v.State, "192.0.2.1"); ok {
			t.Error("taken twice")
		}
		if lang := beginne("/" + strings.Repeat("a", 5000)); len(lang.State) > 1000 {
			t.Errorf("a state of %d characters", len(lang.State))
		}
		alt := beginne("/")
		h.vor(anmeldung.FremdDauer)
		if _, _, ok, _ := kehre(h, "browser", alt.State, "192.0.2.1"); ok {
			t.Error("taken too late")
		}
		for range 40 { // right ones
			_, gelungen, ok, code := kehre(h, "browser", beginne("/").State, "192.0.2.2")
			if !ok {
				t.Fatalf("many of one house wait: %s", code)
			}
			if err := gelungen(); err != nil {
				t.Fatal(err)
			}
		}
		for range 31 {
			kehre(h, "browser", beginne("/").State, "192.0.2.2")
		}
		if _, _, _, code := kehre(h, "browser", beginne("/").State, "192.0.2.2"); code != "anmeldung_zu_schnell" {
			t.Errorf("made-up ones without end: %q", code)
		}
		if _, _, ok, _ := kehre(h, "browser", beginne("/").State, "192.0.2.3"); !ok {
			t.Error("another address waits too")
		}
	})
}
