package anmeldung

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"
	"time"

	"ozgtracker/internal/store"
	"ozgtracker/internal/zugang"
)

// FremdVersuch is a login at an OpenID provider that has begun. It is kept nowhere: State is sealed and says where one
// wanted to go and until when, and the secrets follow from it and the browser by a key that all processes share.
type FremdVersuch struct {
	State, Nonce, Verifier string
	Weiter                 string
	Ablauf                 time.Time
}

// merkmalFremd is where the key lies that seals a State, for all processes.
const merkmalFremd = "openid"

// maxWeiter bounds what a State carries; providers and proxies bound addresses.
const maxWeiter = 600

// BeginneFremd makes a FremdVersuch for a browser, which a secret in its cookie names.
func (d *Dienst) BeginneFremd(ctx context.Context, browser, weiter string) (FremdVersuch, error) {
	key, err := d.fremdKey(ctx)
	if err != nil {
		return FremdVersuch{}, err
	}
	siegel, err := siegelVon(key)
	if err != nil {
		return FremdVersuch{}, err
	}
	if len(weiter) > maxWeiter {
		weiter = "/"
	}
	ablauf := d.c.Jetzt().Add(FremdDauer).Truncate(time.Second)
	inhalt := strconv.FormatInt(ablauf.Unix(), 10) + " " + weiter
	state := base64.RawURLEncoding.EncodeToString(siegel.Seal(nil, nil, []byte(inhalt), []byte(browser)))
	return fremdVersuch(key, browser, state, weiter, ablauf), nil
}

// KehreZurueck opens the State with which a browser came back. ok is false where it is not of this browser, or too old
// or used: a stranger can bring such for ever, so nothing is noted. After it, too many from one address wait, with
// "anmeldung_zu_schnell"; gelungen is called when the person got in.
func (d *Dienst) KehreZurueck(ctx context.Context, browser, state string, von Von) (v FremdVersuch, gelungen func() error, ok bool, err error) {
	key, err := d.fremdKey(ctx)
	if err != nil {
		return v, nil, false, err
	}
	if v, ok, err = d.oeffne(key, browser, state); !ok || err != nil {
		return v, nil, false, err
	}
	bremse := store.Bremse{Schluessel: "openid " + netzVon(von.Adresse), Frei: freiAdresse, Hoechstens: wartenAdresse}
	am := d.c.Jetzt()
	if _, err := d.bremse(ctx, []store.Bremse{bremse}); err != nil {
		return v, nil, false, err
	}
	if ok, err = d.c.Store.VerbraucheOpenID(ctx, zugang.TokenSumme(state), v.Ablauf, am); err != nil {
		return v, nil, false, fmt.Errorf("use up state: %w", err)
	}
	return v, func() error { return d.c.Store.GibVersuch(ctx, am, bremse) }, ok, nil
}

func (d *Dienst) oeffne(key []byte, browser, state string) (v FremdVersuch, ok bool, err error) {
	siegel, err := siegelVon(key)
	if err != nil {
		return v, false, err
	}
	roh, err := base64.RawURLEncoding.DecodeString(state)
	if err != nil || browser == "" {
		return v, false, nil
	}
	inhalt, err := siegel.Open(nil, nil, roh, []byte(browser))
	if err != nil {
		return v, false, nil
	}
	sekunden, weiter, _ := strings.Cut(string(inhalt), " ")
	n, err := strconv.ParseInt(sekunden, 10, 64)
	if err != nil {
		return v, false, fmt.Errorf("read state: %w", err)
	}
	ablauf := time.Unix(n, 0)
	return fremdVersuch(key, browser, state, weiter, ablauf), d.c.Jetzt().Before(ablauf), nil
}

func (d *Dienst) fremdKey(ctx context.Context) ([]byte, error) {
	key, err := d.c.Store.MerkmalOder(ctx, merkmalFremd, zugang.NeuesToken())
	if err != nil {
		return nil, fmt.Errorf("read key for logins at the provider: %w", err)
	}
	return []byte(key), nil
}

// siegelVon seals with a key of its own, made from the shared one.
func siegelVon(key []byte) (cipher.AEAD, error) {
	k := sha256.Sum256(append([]byte("siegel\n"), key...))
	block, err := aes.NewCipher(k[:])
	if err != nil {
		return nil, fmt.Errorf("seal state: %w", err)
	}
	siegel, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		return nil, fmt.Errorf("seal state: %w", err)
	}
	return siegel, nil
}

func fremdVersuch(key []byte, browser, state, weiter string, ablauf time.Time) FremdVersuch {
	return FremdVersuch{
		State: state, Nonce: unterschrift(key, "nonce "+browser, state), Verifier: unterschrift(key, "verifier "+browser, state), Weiter: weiter, Ablauf: ablauf,
	}
}
