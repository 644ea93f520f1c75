package anmeldung

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"
	"time"

	"ozgtracker/internal/store"
	"ozgtracker/internal/zugang"
)

// Somebody who tries passwords of an account makes its owner wait as well. A browser in which the account was logged in
// before is therefore counted on its own: it carries a Gerätezeichen, which is signed and not stored (the device cookies
// of OWASP). Who steals one may only try as slowly as everybody else.

// GeraetDauer is how long a Gerätezeichen is good for, in a browser that is not closed meanwhile.
const GeraetDauer = 30 * 24 * time.Hour

// merkmalGeraet is where the key lies that signs Gerätezeichen, for all processes.
const merkmalGeraet = "geraetezeichen"

// Geraetezeichen makes the sign for a browser in which an account was just logged in.
func (d *Dienst) Geraetezeichen(ctx context.Context, name string) (string, error) {
	key, err := d.geraetKey(ctx)
	if err != nil {
		return "", err
	}
	inhalt := zugang.NeueID() + "." + strconv.FormatInt(d.c.Jetzt().Add(GeraetDauer).Unix(), 10)
	return inhalt + "." + unterschrift(key, name, inhalt), nil
}

// geraetVon names the browser among the attempts; ok is false where its sign is none of ours, too old, or of another
// account.
func (d *Dienst) geraetVon(ctx context.Context, name, zeichen string) (schluessel string, ok bool, err error) {
	i := strings.LastIndexByte(zeichen, '.')
	if i < 0 {
		return "", false, nil
	}
	key, err := d.geraetKey(ctx)
	if err != nil {
		return "", false, err
	}
	inhalt := zeichen[:i]
	if !hmac.Equal([]byte(zeichen[i+1:]), []byte(unterschrift(key, name, inhalt))) {
		return "", false, nil
	}
	id, ablauf, _ := strings.Cut(inhalt, ".")
	sekunden, err := strconv.ParseInt(ablauf, 10, 64)
	if err != nil || !d.c.Jetzt().Before(time.Unix(sekunden, 0)) {
		return "", false, nil // signed by us, so it can only be too old
	}
	return "geraet " + id, true, nil
}

func (d *Dienst) geraetKey(ctx context.Context) ([]byte, error) {
	key, err := d.c.Store.MerkmalOder(ctx, merkmalGeraet, zugang.NeuesToken())
	if err != nil {
		return nil, fmt.Errorf("read key for devices: %w", err)
	}
	return []byte(key), nil
}

func unterschrift(key []byte, name, inhalt string) string {
	m := hmac.New(sha256.New, key)
	m.Write([]byte(inhalt + "\n" + name))
	return base64.RawURLEncoding.EncodeToString(m.Sum(nil))
}

// bremsen are what an attempt to log in counts against: the account and the address, or a known browser alone.
func (d *Dienst) bremsen(ctx context.Context, name string, von Von) ([]store.Bremse, error) {
	if geraet, ok, err := d.geraetVon(ctx, name, von.Zeichen); ok || err != nil {
		return []store.Bremse{{Schluessel: geraet, Frei: freiKonto, Hoechstens: wartenKonto}}, err
	}
	bs := []store.Bremse{{Schluessel: schluesselKonto(name), Frei: freiKonto, Hoechstens: wartenKonto}}
	if von.Adresse != "" {
		bs = append(bs, store.Bremse{Schluessel: schluesselAdresse(von.Adresse), Frei: freiAdresse, Hoechstens: wartenAdresse})
	}
	return bs, nil
}
