package zugang_test

import (
	"strings"
	"testing"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/zugang"
)

// Length counts, what everybody tries first is refused, kinds of characters do not matter; and a hash fits
// its own password only.
func TestRuleForPasswords(t *testing.T) {
	t.Parallel()
	for passwort, gut := range map[string]bool{
		"vier lange worte hier":   true,
		"ÄpfelUndBirnenUndQuark":  true,
		"kurz":                    false,
		"passwort2024!":           false,
		"aaaaaaaaaaaaaaaa":        false,
		"abcabcabcabcabc":         false,
		"123456789012345":         false,
		"erika.muster99":          false, // the person's name
		strings.Repeat("ab1", 90): false,
		"Onlinezugang2024":        false,
		"Niedersachsen1":          false,
		"THÜRINGEN-2022!":         false,
		"thueringen2022":          false,
		"Gesundheit2022":          false,
		"Bauen&Wohnen2025":        false,
		"ozg-admin-2026":          false,
		"Muster-OZG-2024":         false, // person and program
		"Landesamt-Dingens-24":    false, // the house
		"Gesundheit ist uns lieb": true,
		"ozg macht viel Arbeit":   true,
	} {
		if err := zugang.PruefePasswort(passwort, "erika.muster", "Landesamt für Dingens"); (err == nil) != gut || err != nil && ozg.FehlerCode(err) != "passwort_schwach" {
			t.Errorf("%q: %v", passwort, err)
		}
	}
	h := zugang.NewHasher(1, zugang.Standardkosten())
	hash, err := h.Hash(t.Context(), "vier lange worte hier")
	if err != nil || !strings.HasPrefix(hash, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Fatalf("%q, %v", hash, err)
	}
	for passwort, want := range map[string]bool{"vier lange worte hier": true, "vier lange worte hier ": false, "": false} {
		if got, err := h.Stimmt(t.Context(), passwort, hash); err != nil || got != want {
			t.Errorf("%q: %v, %v", passwort, got, err)
		}
	}
	if got, _ := h.Stimmt(t.Context(), "", ""); got {
		t.Error("no password fits an account without one")
	}
}
