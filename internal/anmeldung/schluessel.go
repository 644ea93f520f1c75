package anmeldung

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/zugang"
)

// Limits of API tokens.
const (
	MaxSchluesselDauer = 366 * 24 * time.Hour
	maxSchluesselName  = 80
	// SchluesselFrist is how long the API tokens of somebody who logs in at an OpenID provider hold after the last
	// login: nobody else would say that the person has left the house.
	SchluesselFrist = 30 * 24 * time.Hour
)

// NeuerSchluessel makes an API token for an account. The secret is given once and kept nowhere. The error is
// a *ozg.Fehler "schluessel_…" where name, scope or end cannot be.
func (d *Dienst) NeuerSchluessel(ctx context.Context, k zugang.Konto, name string, u zugang.Umfang, ablauf time.Time, von Von) (token string, err error) {
	jetzt := d.c.Jetzt()
	name = strings.TrimSpace(name)
	switch {
	case name == "" || utf8.RuneCountInString(name) > maxSchluesselName:
		return "", ozg.NeuerFehler("schluessel_name", "Nennen Sie, wofür der Zugriffsschlüssel ist (höchstens 80 Zeichen).")
	case u.Rechte() == zugang.Offen || !k.Rechte().Hat(u.Rechte()):
		return "", ozg.NeuerFehler("schluessel_umfang", "Diesen Umfang darf ein Zugriffsschlüssel Ihres Kontos nicht haben.")
	case !ablauf.After(jetzt) || ablauf.Sub(jetzt) > MaxSchluesselDauer:
		return "", ozg.NeuerFehler("schluessel_ablauf", "Ein Zugriffsschlüssel gilt bis zu einem Tag in der Zukunft, höchstens ein Jahr.")
	}
	token = zugang.NeuesToken()
	s := store.Schluessel{Token: zugang.TokenSumme(token), ID: zugang.NeueID(), Konto: k, Name: name, Umfang: u, Seit: jetzt, Ablauf: ablauf}
	if err := d.c.Store.AddSchluessel(ctx, s); err != nil {
		return "", fmt.Errorf("add API token: %w", err)
	}
	d.Vermerke(ctx, k.ID, EreignisSchluessel, store.Getan, s.ID+" angelegt: "+string(u)+" bis "+ablauf.UTC().Format("2006-01-02"), von)
	return token, nil
}

// Schluessel says which program a token belongs to; nobody where it is unknown or over. Its rights are those
// that both its scope and its account have.
func (d *Dienst) Schluessel(ctx context.Context, token string) (Wer, error) {
	s, ok, err := d.c.Store.Schluessel(ctx, zugang.TokenSumme(token))
	if err != nil {
		return Wer{}, fmt.Errorf("look for API token: %w", err)
	}
	jetzt := d.c.Jetzt()
	if !ok || !jetzt.Before(s.Ablauf) || s.Konto.Gesperrt || s.Konto.Fremd != "" && jetzt.Sub(s.Bestaetigt) >= SchluesselFrist {
		return Wer{}, nil
	}
	if jetzt.Sub(s.Gesehen) >= gesehe {
		if err := d.c.Store.SetSchluesselGesehen(ctx, s.Token, jetzt); err != nil {
			return Wer{}, fmt.Errorf("note use of API token: %w", err)
		}
	}
	return Wer{Konto: s.Konto, Rechte: s.Konto.Rechte() & s.Umfang.Rechte()}, nil
}

// BeendeSchluessel ends an API token of an account; where there is none, nothing happens.
func (d *Dienst) BeendeSchluessel(ctx context.Context, konto, id string, von Von) error {
	ok, err := d.c.Store.DeleteSchluessel(ctx, konto, id)
	if err != nil {
		return fmt.Errorf("end API token: %w", err)
	}
	if !ok { // nothing happened, and the trail does not repeat what somebody made up
		return nil
	}
	d.Vermerke(ctx, konto, EreignisSchluessel, store.Getan, id+" beendet", von)
	return nil
}

// BeendeAlleSchluessel ends all API tokens of an account.
func (d *Dienst) BeendeAlleSchluessel(ctx context.Context, konto string, von Von) error {
	if err := d.c.Store.DeleteAlleSchluessel(ctx, konto); err != nil {
		return fmt.Errorf("end API tokens: %w", err)
	}
	d.Vermerke(ctx, konto, EreignisSchluessel, store.Getan, "alle beendet", von)
	return nil
}
