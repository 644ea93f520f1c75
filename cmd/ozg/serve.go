package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"strings"
	"time"

	"ozgtracker/dashboard"
	"ozgtracker/internal/ozg"
)

// merkmalBeispiel marks a database that holds the demo; every page and sheet then says so.
const merkmalBeispiel = "beispieldaten"

type serveCmd struct {
	Addr          string    `env:"OZG_ADDR" default:"127.0.0.1:8080" placeholder:"ADRESSE" help:"Adresse, auf der das Programm antwortet."`
	Basis         string    `env:"OZG_BASIS" placeholder:"ADRESSE" help:"Öffentliche Adresse hinter einem Proxy, auch mit Unterpfad: https://amt.example/ozg."`
	OhneAnmeldung bool      `name:"ohne-anmeldung" help:"Niemand meldet sich an, und alle dürfen alles; etwa hinter einem Proxy mit eigener Anmeldung."`
	Grenzen       grenzen   `embed:""`
	OIDC          oidcFlags `embed:"" prefix:"oidc-"`
	Proxys        []string  `name:"proxys" env:"OZG_PROXIES" placeholder:"NETZ" help:"Adressen oder Netze der eigenen Proxys, deren X-Forwarded-For und -Proto gelten; ohne Angabe gelten keine."`
}

// Run serves until it is told to end.
func (c *serveCmd) Run(ctx context.Context, u umgebung, global *cli) error {
	if err := c.pruefen(); err != nil {
		return err
	}
	if err := global.vorbereiten(ctx, global.db(dbDefault)); err != nil {
		return err
	}
	app, err := openApp(ctx, global.db(dbDefault), oeffnen{grenzen: c.Grenzen.importer(), anmeldung: !c.OhneAnmeldung})
	if err != nil {
		return err
	}
	defer app.close()
	return c.bedienen(ctx, u, app)
}

// pruefen refuses a public address that is none, and one to listen on that cannot be.
func (c *serveCmd) pruefen() error {
	if err := dashboard.PruefeBasis(c.Basis); err != nil {
		return &ozg.Fehler{Code: "basis", Err: err, Text: "Die öffentliche Adresse „" + c.Basis + "“ (--basis) ist nicht von der Form https://amt.example/ozg."}
	}
	if _, _, err := net.SplitHostPort(c.Addr); err != nil {
		return ozg.NeuerFehler("adresse_ungueltig", "Die Adresse „"+c.Addr+"“ ist nicht von der Form 127.0.0.1:8080.")
	}
	return nil
}

// nurHier reports whether no other machine reaches the address.
func (c *serveCmd) nurHier() bool {
	host, _, _ := net.SplitHostPort(c.Addr) // checked before
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// begruesse says where the program is, what is unsafe about it, and how the first person gets in.
func (c *serveCmd) begruesse(ctx context.Context, u umgebung, app *app, adresse string) error {
	fmt.Fprintf(u.stdout, "ozg %s antwortet auf %s (Ende mit Strg+C)\n", version, adresse)
	if c.OhneAnmeldung {
		fmt.Fprintln(u.stdout, "Ohne Anmeldung: Wer diese Adresse erreicht, darf alles.")
		return nil
	}
	if !c.nurHier() && !strings.HasPrefix(c.Basis, "https://") {
		fmt.Fprintln(u.stdout, "Achtung: Passwörter gehen hier unverschlüsselt durch das Netz. Stellen Sie einen Proxy mit TLS davor, und nennen Sie mit --basis seine Adresse (https://…).")
	}
	code, err := app.zugang.Einrichtungscode(ctx)
	if err != nil {
		return fmt.Errorf("make code for the first account: %w", err)
	}
	if code != "" {
		fmt.Fprintf(u.stdout, "Noch kein Konto. Öffnen Sie %s/anmeldung und legen Sie das erste mit diesem Code an: %s\n", strings.TrimRight(adresse, "/"), code)
	}
	return nil
}

func (c *serveCmd) bedienen(ctx context.Context, u umgebung, app *app) error {
	_, beispiel, err := app.store.Merkmal(ctx, merkmalBeispiel)
	if err != nil {
		return fmt.Errorf("read mark of the demo: %w", err)
	}
	log := slog.New(slog.NewJSONHandler(u.stderr, nil))
	anbieter, err := c.OIDC.anbieter(c.Basis)
	if err != nil {
		return err
	}
	config := dashboard.Config{
		Dienst: app.dienst, Store: app.store, Basis: c.Basis, Beispieldaten: beispiel,
		LeiKa: app.leika, Version: version, Log: log, Jetzt: time.Now, Grenzen: c.Grenzen.importer(),
		Einstellungen: app.einstellungen, OpenID: anbieter, Proxys: c.Proxys, NurEigenerHost: c.OhneAnmeldung,
	}
	if !c.OhneAnmeldung {
		config.Zugang = app.zugang
	}
	if beispiel {
		config.Beispielkonten = beispielkonten
	}
	server, err := dashboard.New(config)
	if err != nil {
		return fmt.Errorf("prepare pages: %w", err)
	}
	ln, err := net.Listen("tcp", c.Addr)
	if err != nil {
		return &ozg.Fehler{Code: "adresse_belegt", Err: err, Text: "Auf " + c.Addr + " kann das Programm nicht antworten; vielleicht läuft dort schon eines. Wählen Sie mit --addr eine andere Adresse."}
	}
	go server.Berichten(ctx)
	go server.Aufbewahren(ctx)
	go app.dienst.Beobachten(ctx, func(err error) { log.Error("extend history", "err", err) })
	go app.einstellungen.Beobachten(ctx, func(err error) { log.Error("follow settings", "err", err) })
	go app.zugang.Aufraeumen(ctx, func(err error) { log.Error("forget addresses", "err", err) })
	go app.dienst.Aufraeumen(ctx, func(err error) { log.Error("sweep drafts", "err", err) })
	if err := c.begruesse(ctx, u, app, c.adresse(ln)); err != nil {
		return errors.Join(err, ln.Close())
	}

	ende := make(chan error, 1)
	go func() { ende <- server.Serve(ln) }()
	select {
	case err := <-ende:
		return err
	case <-ctx.Done():
	}
	frist, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	return errors.Join(server.Shutdown(frist), <-ende)
}

func (c *serveCmd) adresse(ln net.Listener) string {
	if c.Basis != "" {
		return c.Basis
	}
	return "http://" + ln.Addr().String() + "/"
}
