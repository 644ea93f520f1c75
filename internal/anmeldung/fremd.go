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

// FremdDauer is how long a login at an OpenID provider may take.
const FremdDauer = 10 * time.Minute

// AnmeldenFremd logs in somebody who proved at the house's OpenID provider who it is. k tells the Fremd name,
// the wish for a Name, and what the groups give: they are followed at each login. The first login adds the
// account, without a password. A locked account stays locked.
func (d *Dienst) AnmeldenFremd(ctx context.Context, k zugang.Konto, von Von) (token string, err error) {
	if k.Fremd == "" {
		return "", fmt.Errorf("log in: no person named")
	}
	vorher, err := d.c.Store.KontoFremd(ctx, k.Fremd)
	switch {
	case ozg.FehlerCode(err) == "konto_unbekannt":
		if k, err = d.legeFremd(ctx, k, von); err != nil {
			return "", err
		}
		return d.Beginne(ctx, k, von)
	case err != nil:
		return "", fmt.Errorf("log in: %w", err)
	case vorher.Gesperrt:
		d.Vermerke(ctx, vorher.ID, EreignisAnmeldung, store.Abgelehnt, "", von)
		return "", falsch()
	}
	neu := vorher.Konto
	neu.Anzeigename, neu.Rolle, neu.Themenfelder, neu.Laender = k.Anzeigename, k.Rolle, k.Themenfelder, k.Laender
	if neu.Anzeigename != vorher.Anzeigename || neu.Rolle != vorher.Rolle || !slices.Equal(neu.Themenfelder, vorher.Themenfelder) || !slices.Equal(neu.Laender, vorher.Laender) {
		if err := d.SetKonto(ctx, neu.ID, neu, von); err != nil {
			return "", err
		}
	}
	return d.Beginne(ctx, neu, von)
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
