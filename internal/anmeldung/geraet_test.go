package anmeldung_test

import (
	"strings"
	"testing"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
	"ozgtracker/internal/zugang"
)

// Strangers who guess make everybody wait but those whose browser was logged in before, on any process; who has stolen
// its sign waits by it, and nobody else's or made-up sign helps.
func TestGuessersDoNotKeepTheOwnerOut(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		h, dort := neuesHaus(st), neuesHaus(st)
		h.konto(t, "erika", zugang.Betrachter)
		h.konto(t, "mallory", zugang.Betrachter)
		zeichen := func(d *haus, name string) string {
			t.Helper()
			z, err := d.Geraetezeichen(t.Context(), name)
			if err != nil {
				t.Fatal(err)
			}
			return z
		}
		von := func(zeichen string) anmeldung.Von { return anmeldung.Von{Adresse: "192.0.2.1", Zeichen: zeichen} }
		erikas, mallorys := zeichen(h, "erika"), zeichen(dort, "mallory")
		rate := func() { // until the account waits
			for range 6 {
				h.versuch(t, "erika", "falsch und lang", von(""))
			}
		}
		rate()
		id, rest, _ := strings.Cut(erikas, ".")
		ablauf, unterschrift, _ := strings.Cut(rest, ".")
		for name, z := range map[string]string{
			"none": "", "of another account": mallorys, "another id": "x" + id + "." + rest, "a later end": id + ".9" + ablauf + "." + unterschrift,
			"without signature": id + "." + ablauf + ".", "no sign at all": "....", "shortened": erikas[:len(erikas)-1],
		} {
			if code := h.versuch(t, "erika", passwort, von(z)); code != "anmeldung_zu_schnell" {
				t.Errorf("%s: %q", name, code)
			}
		}
		for name, d := range map[string]*haus{"here": h, "in another process": dort} {
			if code := d.versuch(t, "erika", passwort, von(erikas)); code != "" {
				t.Errorf("her own browser %s: %s", name, code)
			}
		}

		geprueft := 0
		for range 100 {
			if h.versuch(t, "erika", "falsch und lang", von(erikas)) == "anmeldung_falsch" {
				geprueft++
			}
		}
		if geprueft > 6 {
			t.Errorf("a stolen sign may try %d times at once", geprueft)
		}
		if zweites := zeichen(h, "erika"); h.versuch(t, "erika", passwort, von(zweites)) != "" {
			t.Error("a stolen sign makes her other browser wait")
		}

		h.vor(anmeldung.GeraetDauer)
		rate()
		if code := h.versuch(t, "erika", passwort, von(erikas)); code != "anmeldung_zu_schnell" {
			t.Errorf("a sign past its end: %q", code)
		}
	})
}
