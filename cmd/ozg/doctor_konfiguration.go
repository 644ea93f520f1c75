package main

import (
	"context"
	"strings"
	"time"

	"ozgtracker/dashboard"
	"ozgtracker/internal/ozg"
)

// oidcZeit is how long the doctor waits for the OpenID provider.
const oidcZeit = 10 * time.Second

// pruefeKonfiguration looks at what serve would be told.
func (c *doctorCmd) pruefeKonfiguration(ctx context.Context, d *doctor) {
	c.pruefeAdresse(d)
	if err := dashboard.PruefeProxys(c.Proxys); err != nil {
		d.fehler("Proxys", err)
	} else if len(c.Proxys) > 0 {
		d.ok("Proxys", "Geglaubt wird "+strings.Join(c.Proxys, ", ")+".")
	}
	c.pruefeOIDC(ctx, d)
}

func (c *doctorCmd) pruefeAdresse(d *doctor) {
	if err := c.pruefen(); err != nil {
		d.fehler("Adresse", err)
		return
	}
	switch {
	case c.OhneAnmeldung && !c.nurHier():
		d.melde(warnung, "Adresse", c.Addr+" ist im Netz erreichbar, und ohne Anmeldung darf dort jeder alles.", "Lassen Sie --ohne-anmeldung weg, oder stellen Sie einen Proxy mit Anmeldung davor und wählen Sie --addr 127.0.0.1:8080.")
	case !c.nurHier() && !strings.HasPrefix(c.Basis, "https://"):
		d.melde(warnung, "Adresse", c.Addr+" ist im Netz erreichbar, aber keine Adresse mit https:// ist genannt: Passwörter gehen unverschlüsselt durch das Netz.", "Stellen Sie einen Proxy mit TLS davor, und nennen Sie mit --basis (OZG_BASIS) seine Adresse.")
	case strings.HasPrefix(c.Basis, "http://"):
		d.melde(warnung, "Adresse", "Die öffentliche Adresse "+c.Basis+" ist unverschlüsselt.", "Richten Sie TLS ein, und nennen Sie mit --basis (OZG_BASIS) die Adresse mit https://.")
	case c.Basis == "":
		d.ok("Adresse", c.Addr+", nur auf diesem Rechner.")
	default:
		d.ok("Adresse", c.Addr+", öffentlich "+c.Basis+".")
	}
}

func (c *doctorCmd) pruefeOIDC(ctx context.Context, d *doctor) {
	anbieter, err := c.OIDC.anbieter(c.Basis)
	switch {
	case err != nil:
		d.fehler("Anmeldedienst", err)
		return
	case anbieter == nil:
		return
	}
	ctx, cancel := context.WithTimeout(ctx, oidcZeit)
	defer cancel()
	if _, err := anbieter.EndeAdresse(ctx); err != nil { // asks the provider what it can do
		d.melde(schaden, "Anmeldedienst", ozg.FehlerText(err), "Prüfen Sie --oidc-issuer (OZG_OIDC_ISSUER) und ob dieser Rechner ihn erreicht: "+c.OIDC.Issuer)
		return
	}
	d.ok("Anmeldedienst", c.OIDC.Issuer+" antwortet.")
}
