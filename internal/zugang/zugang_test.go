package zugang_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/zugang"
)

func TestPasswordIsOnlyFoundByItself(t *testing.T) {
	t.Parallel()
	h := zugang.NewHasher(2, zugang.Standardkosten())
	hash, err := h.Hash(t.Context(), "grüne Äpfel im Mai")
	if err != nil || !strings.HasPrefix(hash, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Fatalf("%q, %v", hash, err)
	}
	zweiter, err := h.Hash(t.Context(), "grüne Äpfel im Mai")
	if err != nil || zweiter == hash {
		t.Errorf("two hashes of one password are equal: no salt, %v", err)
	}
	for _, f := range []struct {
		passwort, hash string
		want           bool
	}{
		{"grüne Äpfel im Mai", hash, true},
		{"gru\u0308ne A\u0308pfel im Mai", hash, true}, // another keyboard
		{"grüne Äpfel im mai", hash, false},
		{"", hash, false},
		{"", "", false},
		{"x", "$argon2id$v=19$m=4194304,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", false},
		{"x", strings.Replace(hash, "argon2id", "argon2i", 1), false},
	} {
		if got, err := h.Stimmt(t.Context(), f.passwort, f.hash); got != f.want || err != nil {
			t.Errorf("%q against %.40q: %v, %v", f.passwort, f.hash, got, err)
		}
	}
}

func TestPasswordsThatEverybodyTriesFirst(t *testing.T) {
	t.Parallel()
	for _, p := range []string{
		"kurz", "elf zeichen", "Passwort2024!", "!!passwort!!!", "PASSWORT12345", "qwertzuiopü1", "123456789012", "aaaaaaaaaaaa", "abcabcabcabc",
		"sommer2022!!!", "bundesministerium1", "erika.muster99", "abcdefghijkl", "passwordpassword", strings.Repeat("lang ", 60), "falsch\xff utf-8 zeichen",
	} {
		if err := zugang.PruefePasswort(p, "erika.muster"); ozg.FehlerCode(err) != "passwort_schwach" {
			t.Errorf("%q is taken: %v", p, err)
		}
	}
	for _, p := range []string{"vier woerter sind genug", "korrektes pferd batterie klammer", "Der Igel 7 frisst Schnee", "zwölf?zeichen"} {
		if err := zugang.PruefePasswort(p, "erika.muster"); err != nil {
			t.Errorf("%q is refused: %v", p, err)
		}
	}
}

// Whatever a row says: who has no Bereich may state nothing, and nobody but the Administration touches a
// Leistung of a foreign Themenfeld beyond the fields of an own Land.
func TestNobodyStatesWhatIsNotTheirs(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		felder := rapid.SliceOfNDistinct(rapid.IntRange(0, int(ozg.AnzahlFelder)-1), 1, 8, func(i int) int { return i }).Draw(t, "felder")
		geaendert := rapid.Bool().Draw(t, "geaendert")
		z := zugang.Zeile{
			Themenfeld: rapid.SampledFrom([]string{"Bildung", "Gesundheit"}).Draw(t, "ist"), Nennt: rapid.SampledFrom([]string{"", "Bildung", "Gesundheit"}).Draw(t, "nennt"),
			Land: rapid.SampledFrom([][]string{nil, {"NI"}, {"BY"}}).Draw(t, "land"), Geaendert: func(ozg.Feld) bool { return geaendert },
		}
		nurNI := true
		for _, f := range felder {
			z.Felder = append(z.Felder, ozg.Feld(f))
			i, ok := ozg.Feld(f).Land()
			nurNI = nurNI && ok && ozg.Laender[i].Code == "NI"
		}
		if (zugang.Bereich{}).Erlaubt(z) || !(zugang.Bereich{Alles: true}).Erlaubt(z) {
			t.Fatal("nobody may, or the Administration may not")
		}
		eigen := z.Themenfeld == "Gesundheit" && (z.Nennt == "" || z.Nennt == "Gesundheit")
		if got := (zugang.Bereich{Themenfelder: []string{"Gesundheit"}}).Erlaubt(z); got != eigen {
			t.Fatalf("Themenfeld: %v, want %v", got, eigen)
		}
		if got := (zugang.Bereich{Laender: []string{"NI"}}).Erlaubt(z); got && !nurNI && geaendert && (z.Land == nil || z.Land[0] != "NI") {
			t.Fatal("a Land changes more than what is its own")
		} else if nurNI && !got {
			t.Fatal("a Land may not say how far it is itself")
		}
	})
}

func TestTokensAreLongAndNeverTheSame(t *testing.T) {
	t.Parallel()
	gesehen := map[string]bool{}
	for range 1000 {
		n := zugang.NeuesToken()
		if len(n) != 43 || gesehen[n] || len(zugang.TokenSumme(n)) != 64 {
			t.Fatalf("token %q", n)
		}
		gesehen[n] = true
	}
}
