// Package anmeldung logs people and programs in: it joins the rules of package zugang with the accounts,
// sessions and counters of the store, and writes the audit trail. Several processes on one database share
// all of it.
package anmeldung

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"ozgtracker/internal/store"
	"ozgtracker/internal/zugang"
)

// How long a session lasts: so long without a request, and at most.
const (
	Ruhe   = 30 * time.Minute
	Dauer  = 12 * time.Hour
	gesehe = time.Minute // its use is noted this often
)

// gleichzeitig is how many passwords are hashed at once; each takes 19 MiB.
const gleichzeitig = 2

// Config is what a Dienst needs.
type Config struct {
	Store  *store.Store
	Log    *slog.Logger
	Jetzt  func() time.Time
	Kosten zugang.Kosten // of the hash of a password; zero: zugang.Standardkosten
}

// Dienst logs in. It is safe for concurrent use.
type Dienst struct {
	c      Config
	hasher *zugang.Hasher
}

// New makes a Dienst.
func New(c Config) *Dienst {
	if c.Kosten == (zugang.Kosten{}) {
		c.Kosten = zugang.Standardkosten()
	}
	return &Dienst{c, zugang.NewHasher(gleichzeitig, c.Kosten)}
}

// Wer is who asks: a person with a session, a program with an API token, or nobody.
type Wer struct {
	Konto     zugang.Konto // zero: nobody
	Rechte    zugang.Recht
	Sitzung   store.Sitzung // zero for a program
	Nachsehen bool          // the OpenID provider of the house must be asked again who this is
}

// Angemeldet reports whether it is somebody.
func (w Wer) Angemeldet() bool { return w.Konto.ID != "" }

// Von is where a request comes from.
type Von struct {
	Adresse string // of the network
	Geraet  string // as the browser names itself
	Zeichen string // Gerätezeichen that it carries, "" for none
}

// maxGeraet is how much of a browser's name is kept.
const maxGeraet = 200

// Beginne starts a session for an account that proved who it is, here or at an OpenID provider. The token
// is new each time, so that nobody can prepare one for somebody else (session fixation).
func (d *Dienst) Beginne(ctx context.Context, k zugang.Konto, von Von) (token string, err error) {
	if k.Gesperrt {
		return "", falsch()
	}
	jetzt := d.c.Jetzt()
	token = zugang.NeuesToken()
	s := store.Sitzung{
		Token: zugang.TokenSumme(token), ID: zugang.NeueID(), Konto: k, Seit: jetzt, Gesehen: jetzt, Ablauf: jetzt.Add(Dauer),
		Adresse: von.Adresse, Geraet: kuerze(von.Geraet, maxGeraet),
	}
	if err := d.c.Store.AddSitzung(ctx, s, jetzt.Add(-Ruhe)); err != nil {
		return "", fmt.Errorf("begin session: %w", err)
	}
	d.Vermerke(ctx, k.ID, EreignisAnmeldung, store.Getan, "", von)
	return token, nil
}

// Sitzung says who a session's token belongs to; nobody where it is unknown or over.
func (d *Dienst) Sitzung(ctx context.Context, token string) (Wer, error) {
	s, ok, err := d.c.Store.Sitzung(ctx, zugang.TokenSumme(token))
	if err != nil {
		return Wer{}, fmt.Errorf("look for session: %w", err)
	}
	jetzt := d.c.Jetzt()
	if !ok || !jetzt.Before(s.Ablauf) || jetzt.Sub(s.Gesehen) >= Ruhe || s.Konto.Gesperrt {
		return Wer{}, nil
	}
	alter := jetzt.Sub(s.Bestaetigt)
	if s.Konto.Fremd != "" && alter >= FremdFrist+Ruhe {
		return Wer{}, nil
	}
	if jetzt.Sub(s.Gesehen) >= gesehe {
		if err := d.c.Store.SetGesehen(ctx, s.Token, jetzt); err != nil {
			return Wer{}, fmt.Errorf("note use of session: %w", err)
		}
	}
	return Wer{Konto: s.Konto, Rechte: s.Konto.Rechte(), Sitzung: s, Nachsehen: s.Konto.Fremd != "" && alter >= FremdFrist}, nil
}

// Beende ends a session of one's own (logs out).
func (d *Dienst) Beende(ctx context.Context, w Wer, von Von) error {
	if err := d.c.Store.DeleteSitzung(ctx, w.Sitzung.Token); err != nil {
		return fmt.Errorf("log out: %w", err)
	}
	d.Vermerke(ctx, w.Konto.ID, EreignisAbmeldung, store.Getan, "", von)
	return nil
}

// Sitzungen lists the sessions of an account that are not over.
func (d *Dienst) Sitzungen(ctx context.Context, konto string) ([]store.Sitzung, error) {
	alle, err := d.c.Store.Sitzungen(ctx, konto)
	if err != nil {
		return nil, fmt.Errorf("list sessions: %w", err)
	}
	jetzt := d.c.Jetzt()
	var out []store.Sitzung
	for _, s := range alle {
		if jetzt.Before(s.Ablauf) && jetzt.Sub(s.Gesehen) < Ruhe {
			out = append(out, s)
		}
	}
	return out, nil
}

// BeendeSitzung ends a session by the id that pages show; where there is none, nothing happens.
func (d *Dienst) BeendeSitzung(ctx context.Context, konto, id string, von Von) error {
	ok, err := d.c.Store.DeleteSitzungID(ctx, konto, id)
	if err != nil {
		return fmt.Errorf("end session: %w", err)
	}
	if ok {
		d.Vermerke(ctx, konto, EreignisSitzung, store.Getan, id+" beendet", von)
	}
	return nil
}

// kuerze keeps at most n characters.
func kuerze(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
