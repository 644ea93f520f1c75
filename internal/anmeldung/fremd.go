package anmeldung

import (
	"context"
	"fmt"
	"slices"
	"time"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/zugang"
)

const (
	// FremdDauer is how long a login at an OpenID provider may take.
	FremdDauer = 10 * time.Minute
	// FremdFrist is how long what the provider said of a person holds: after it, the next page asks again. What is
	// no page (a form that is being filled in) is taken until nothing could have been used for Ruhe either.
	FremdFrist = 15 * time.Minute
)

// AnmeldenFremd logs in somebody who proved at the house's OpenID provider who it is. k tells the Fremd name,
// the wish for a Name, and what the groups give: they are followed at each login. The first login adds the
// account, without a password. A locked account stays locked. w is who has the browser until now: a session that
// only had to be looked up again goes on under a new token, any other one ends.
func (d *Dienst) AnmeldenFremd(ctx context.Context, k zugang.Konto, w Wer, von Von) (token string, err error) {
	if k.Fremd == "" {
		return "", fmt.Errorf("log in: no person named")
	}
	if k, err = d.kontoFremd(ctx, k, von); err != nil {
		return "", err
	}
	if err := d.c.Store.SetBestaetigt(ctx, k.ID, d.c.Jetzt()); err != nil {
		return "", fmt.Errorf("log in: %w", err)
	}
	if w.Nachsehen && w.Konto.ID == k.ID {
		return d.setzeFort(ctx, k, w.Sitzung, von)
	}
	if w.Sitzung.Token != "" {
		if err := d.Beende(ctx, w, von); err != nil {
			return "", err
		}
	}
	return d.Beginne(ctx, k, von)
}

// kontoFremd is the account of the person, with what the groups give now.
func (d *Dienst) kontoFremd(ctx context.Context, k zugang.Konto, von Von) (zugang.Konto, error) {
	vorher, err := d.c.Store.KontoFremd(ctx, k.Fremd)
	switch {
	case ozg.FehlerCode(err) == "konto_unbekannt":
		return d.legeFremd(ctx, k, von)
	case err != nil:
		return k, fmt.Errorf("log in: %w", err)
	case vorher.Gesperrt:
		d.Vermerke(ctx, vorher.ID, EreignisAnmeldung, store.Abgelehnt, "", von)
		return k, falsch()
	}
	neu := vorher.Konto
	neu.Anzeigename, neu.Rolle, neu.Themenfelder, neu.Laender = k.Anzeigename, k.Rolle, k.Themenfelder, k.Laender
	if neu.Anzeigename != vorher.Anzeigename || neu.Rolle != vorher.Rolle || !slices.Equal(neu.Themenfelder, vorher.Themenfelder) || !slices.Equal(neu.Laender, vorher.Laender) {
		return neu, d.SetKonto(ctx, neu.ID, neu, von)
	}
	return neu, nil
}

// setzeFort goes on with a session under a new token. When it began and when it ends stay: looking up the groups is
// no reason to be logged in for longer.
func (d *Dienst) setzeFort(ctx context.Context, k zugang.Konto, alt store.Sitzung, von Von) (token string, err error) {
	token = zugang.NeuesToken()
	neu := store.Sitzung{
		Token: zugang.TokenSumme(token), ID: zugang.NeueID(), Konto: k, Seit: alt.Seit, Gesehen: d.c.Jetzt(), Ablauf: alt.Ablauf,
		Adresse: von.Adresse, Geraet: kuerze(von.Geraet, maxGeraet),
	}
	if err := d.c.Store.AddSitzung(ctx, neu, d.c.Jetzt().Add(-Ruhe)); err != nil {
		return "", fmt.Errorf("go on with session: %w", err)
	}
	if err := d.c.Store.DeleteSitzung(ctx, alt.Token); err != nil {
		return "", fmt.Errorf("go on with session: %w", err)
	}
	return token, nil
}

// legeFremd adds the account. A name that somebody else has here is not taken over: it gets an addition.
func (d *Dienst) legeFremd(ctx context.Context, k zugang.Konto, von Von) (zugang.Konto, error) {
	wunsch := k.Name
	for _, zusatz := range []string{"", "-2", "-3", "-" + zugang.TokenSumme(k.Fremd)[:12]} {
		k.Name = kuerze(wunsch, 40) + zusatz
		neu, err := d.Lege(ctx, "", k, "", von)
		if ozg.FehlerCode(err) != "konto_doppelt" {
			return neu, err
		}
	}
	return k, ozg.NeuerFehler("konto_doppelt", "Zu Ihrem Namen gibt es hier schon ein Konto. Bitten Sie die Administration, es umzubenennen.")
}

// FremdAbgewiesen notes that somebody came from the provider and may not come in.
func (d *Dienst) FremdAbgewiesen(ctx context.Context, grund string, von Von) {
	d.Vermerke(ctx, "", EreignisAnmeldung, store.Abgelehnt, "OpenID Connect: "+grund, von)
}

// FremdAusgetreten ends all sessions and API tokens of a person who, as the provider says, is in none of the groups
// any more. The account stays, for what it did carries its id.
func (d *Dienst) FremdAusgetreten(ctx context.Context, fremd string, von Von) error {
	k, err := d.c.Store.KontoFremd(ctx, fremd)
	if ozg.FehlerCode(err) == "konto_unbekannt" {
		return nil
	}
	if err != nil {
		return fmt.Errorf("end access of who left: %w", err)
	}
	if err := d.c.Store.DeleteSitzungen(ctx, k.ID, ""); err != nil {
		return fmt.Errorf("end access of who left: %w", err)
	}
	if err := d.c.Store.DeleteAlleSchluessel(ctx, k.ID); err != nil {
		return fmt.Errorf("end access of who left: %w", err)
	}
	d.Vermerke(ctx, k.ID, EreignisSitzung, store.Getan, "nicht mehr in den Gruppen des Hauses", von)
	return nil
}
