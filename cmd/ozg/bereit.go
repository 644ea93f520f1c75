package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"time"

	"ozgtracker/internal/ozg"
)

// bereitCmd asks a running program whether it is ready, for containers that hold no other program to ask with.
type bereitCmd struct {
	Addr  string `env:"OZG_ADDR" default:"127.0.0.1:8080" placeholder:"ADRESSE" help:"Adresse, auf der das Programm antwortet."`
	Basis string `env:"OZG_BASIS" placeholder:"ADRESSE" help:"Seine öffentliche Adresse; gebraucht wird nur der Unterpfad."`
}

// Run gives 0 where program and database answer, else 4.
func (c *bereitCmd) Run(ctx context.Context, u umgebung) error {
	host, port, err := net.SplitHostPort(c.Addr)
	if err != nil {
		return ozg.NeuerFehler("adresse_offen", "Die Adresse „"+c.Addr+"“ ist nicht von der Form 127.0.0.1:8080.")
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() { // it listens everywhere, so here too
		host = "127.0.0.1"
	}
	basis, err := url.Parse(c.Basis)
	if err != nil {
		return ozg.NeuerFehler("basis", "Die öffentliche Adresse „"+c.Basis+"“ (--basis) ist keine Adresse.")
	}
	ziel := (&url.URL{Scheme: "http", Host: net.JoinHostPort(host, port), Path: basis.Path}).JoinPath("readyz")
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, ziel.String(), nil)
	if err != nil {
		return fmt.Errorf("ask %s: %w", ziel, err)
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		return &ozg.Fehler{Code: "datenbank", Err: err, Text: "Auf " + c.Addr + " antwortet kein Programm."}
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return ozg.NeuerFehler("datenbank", "Das Programm auf "+c.Addr+" läuft, aber seine Datenbank antwortet nicht.")
	}
	_, err = fmt.Fprintln(u.stdout, "bereit")
	return err
}
