package zugang

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"ozgtracker/internal/ozg"
)

// Kosten is what one hash costs.
type Kosten struct {
	KiB    uint32 // of memory
	Runden uint32 // passes over it
}

// Standardkosten are OWASP's recommendation for argon2id of 2024. Tests, which hash by the hundred, take less.
func Standardkosten() Kosten { return Kosten{KiB: 19 * 1024, Runden: 2} }

const (
	hashBahnen = 1
	hashBytes  = 32
	salzBytes  = 16

	// Bounds of what is read back, so that a forged row cannot eat the memory.
	maxHashKiB    = 256 * 1024
	maxHashRunden = 16
)

// The rule for passwords: long rather than manifold, and none that everybody tries first.
const (
	MinPasswort = 12
	MaxPasswort = 256 // hashing longer ones serves nobody
)

// Hasher computes password hashes, a few at a time: each takes 19 MiB and some 50 ms, and a flood of logins
// must not take all memory. It is safe for concurrent use.
type Hasher struct {
	kosten Kosten
	platz  chan struct{}
}

// NewHasher makes a Hasher for so many hashes at once. What is read back costs what stands in it.
func NewHasher(gleichzeitig int, k Kosten) *Hasher {
	return &Hasher{k, make(chan struct{}, gleichzeitig)}
}

// Hash gives the PHC string of a password ("$argon2id$v=19$m=19456,t=2,p=1$salt$hash"). The error is that
// of ctx.
func (h *Hasher) Hash(ctx context.Context, passwort string) (string, error) {
	var salz [salzBytes]byte
	_, _ = rand.Read(salz[:]) // never fails, see crypto/rand
	p := phc{kib: h.kosten.KiB, runden: h.kosten.Runden, bahnen: hashBahnen, salz: salz[:]}
	var err error
	p.summe, err = h.rechne(ctx, p, passwort, hashBytes)
	if err != nil {
		return "", err
	}
	return p.String(), nil
}

// Stimmt reports whether the password is the one of the PHC string. An empty or unreadable one fits no
// password and takes as long as any, so that the time does not tell whether there is an account.
func (h *Hasher) Stimmt(ctx context.Context, passwort, hash string) (bool, error) {
	p, ok := liesPHC(hash)
	if !ok {
		p = phc{kib: h.kosten.KiB, runden: h.kosten.Runden, bahnen: hashBahnen, salz: make([]byte, salzBytes), summe: make([]byte, hashBytes)}
	}
	summe, err := h.rechne(ctx, p, passwort, len(p.summe))
	if err != nil {
		return false, err
	}
	return subtle.ConstantTimeCompare(summe, p.summe) == 1 && ok, nil
}

func (h *Hasher) rechne(ctx context.Context, p phc, passwort string, bytes int) ([]byte, error) {
	select {
	case h.platz <- struct{}{}:
		defer func() { <-h.platz }()
	case <-ctx.Done():
		return nil, fmt.Errorf("wait to hash a password: %w", ctx.Err())
	}
	return argon2.IDKey([]byte(grundform(passwort)), p.salz, p.runden, p.kib, p.bahnen, uint32(bytes)), nil
}

// grundform makes ä typed on one keyboard equal to ä typed on another.
func grundform(passwort string) string { return norm.NFC.String(passwort) }

// phc is a hash with all that is needed to compute it again.
type phc struct {
	kib, runden uint32
	bahnen      uint8
	salz, summe []byte
}

var b64 = base64.RawStdEncoding

func (p phc) String() string {
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, p.kib, p.runden, p.bahnen, b64.EncodeToString(p.salz), b64.EncodeToString(p.summe))
}

func liesPHC(s string) (p phc, ok bool) {
	teile := strings.Split(s, "$")
	if len(teile) != 6 || teile[0] != "" || teile[1] != "argon2id" || teile[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return p, false
	}
	if n, err := fmt.Sscanf(teile[3], "m=%d,t=%d,p=%d", &p.kib, &p.runden, &p.bahnen); err != nil || n != 3 {
		return p, false
	}
	var errSalz, errSumme error
	p.salz, errSalz = b64.DecodeString(teile[4])
	p.summe, errSumme = b64.DecodeString(teile[5])
	gut := errSalz == nil && errSumme == nil && len(p.salz) >= 8 && len(p.summe) >= 16 && len(p.summe) <= 64 &&
		p.kib >= 8 && p.kib <= maxHashKiB && p.runden >= 1 && p.runden <= maxHashRunden && p.bahnen >= 1
	return p, gut
}

// PruefePasswort reports why a new password is refused, as *ozg.Fehler "passwort_schwach": length counts,
// and what everybody tries first, or what is made of namen (the person, the house) and the words of this program, is
// none; there is no rule about kinds of characters.
func PruefePasswort(passwort string, namen ...string) error {
	p := grundform(passwort)
	switch n := utf8.RuneCountInString(p); {
	case !utf8.ValidString(p):
		return schwach("Das Passwort enthält Zeichen, die sich nicht speichern lassen.")
	case n < MinPasswort:
		return schwach(fmt.Sprintf("Das Passwort ist zu kurz. Nehmen Sie mindestens %d Zeichen, zum Beispiel einen Satz aus vier oder mehr Wörtern.", MinPasswort))
	case n > MaxPasswort:
		return schwach(fmt.Sprintf("Das Passwort ist zu lang; höchstens %d Zeichen.", MaxPasswort))
	case haeufig(p):
		return schwach("Dieses Passwort oder sein Kern steht auf der Liste der häufigsten und wird als Erstes erraten. Nehmen Sie ein anderes, zum Beispiel einen Satz aus vier oder mehr Wörtern.")
	}
	for _, name := range namen {
		if kern(name) != "" && kern(name) == kern(p) {
			return schwach("Das Passwort besteht aus Ihrem Namen. Nehmen Sie ein anderes.")
		}
	}
	if naheliegend(p, namen...) {
		return schwach("Das Passwort besteht aus Wörtern, die hier naheliegen: das Programm, ein Themenfeld oder Land, das Haus oder Ihr Name. Nehmen Sie ein anderes, zum Beispiel einen Satz aus vier oder mehr Wörtern.")
	}
	return nil
}

func schwach(text string) error { return ozg.NeuerFehler("passwort_schwach", text) }
