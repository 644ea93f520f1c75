package zugang

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
)

// tokenBytes are the random bytes of a token: nobody guesses 256 bits.
const tokenBytes = 32

// NeuesToken makes the secret of a session or an API token.
func NeuesToken() string {
	var b [tokenBytes]byte
	_, _ = rand.Read(b[:]) // never fails, see crypto/rand
	return base64.RawURLEncoding.EncodeToString(b[:])
}

// TokenSumme is what the database keeps of a token: who reads the database cannot log in with it. The
// token is random, so a fast hash is enough.
func TokenSumme(token string) string {
	summe := sha256.Sum256([]byte(token))
	return hex.EncodeToString(summe[:])
}

// NeueID makes an id that is never given twice and tells nothing.
func NeueID() string {
	var b [10]byte
	_, _ = rand.Read(b[:])
	return hex.EncodeToString(b[:])
}
