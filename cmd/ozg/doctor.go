package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"ozgtracker/internal/ozg"
)

type doctorCmd struct {
	serveCmd `embed:""`
	JSON     bool `name:"json" help:"Gibt das Ergebnis als JSON aus."`
}

// pruefung is the outcome of one check.
type pruefung struct {
	Name     string   `json:"pruefung"`
	Ergebnis ergebnis `json:"ergebnis"`
	Text     string   `json:"text"`              // what is so
	Abhilfe  string   `json:"abhilfe,omitempty"` // what to do about it
}

// ergebnis says how grave it is. A hinweis is something to know, and to leave as it is on purpose.
type ergebnis string

const (
	inOrdnung ergebnis = "ok"
	hinweis   ergebnis = "hinweis"
	warnung   ergebnis = "warnung"
	schaden   ergebnis = "fehler"
)

// doctor collects outcomes. It changes nothing.
type doctor struct {
	Pruefungen []pruefung `json:"pruefungen"`
	Fehler     int        `json:"fehler"`
	Warnungen  int        `json:"warnungen"`

	unerreichbar bool // the database
}

func (d *doctor) ok(name, text string) { d.melde(inOrdnung, name, text, "") }

func (d *doctor) melde(e ergebnis, name, text, abhilfe string) {
	d.Pruefungen = append(d.Pruefungen, pruefung{name, e, text, abhilfe})
	switch e {
	case schaden:
		d.Fehler++
	case warnung:
		d.Warnungen++
	}
}

// fehler reports that a check could not be made, or what it refused. The texts of errors for people say what to do.
func (d *doctor) fehler(name string, err error) {
	text := ozg.FehlerText(err)
	if text == "" {
		text = err.Error()
	}
	d.melde(schaden, name, text, "")
}

// Run checks the configuration that serve would get and the database that it names. The flags are those of serve.
func (c *doctorCmd) Run(ctx context.Context, u umgebung, global *cli) error {
	d := &doctor{Pruefungen: []pruefung{}}
	c.pruefeKonfiguration(ctx, d)
	c.pruefeDatenbank(ctx, d, global)
	if err := d.zeige(u.stdout, c.JSON); err != nil {
		return fmt.Errorf("print findings: %w", err)
	}
	switch {
	case d.unerreichbar:
		return errGemeldet(codeDatenbank)
	case d.Fehler > 0:
		return errGemeldet(codeBefunde)
	}
	return nil
}

func (d *doctor) zeige(w io.Writer, alsJSON bool) error {
	if alsJSON {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		return enc.Encode(d)
	}
	worte := map[ergebnis]string{inOrdnung: "ok", hinweis: "Hinweis", warnung: "Warnung", schaden: "Fehler"}
	for _, p := range d.Pruefungen {
		if _, err := fmt.Fprintf(w, "%-7s  %s: %s%s\n", worte[p.Ergebnis], p.Name, p.Text, nichtLeer(" ", p.Abhilfe, "")); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, "%s Prüfungen: %s Fehler, %s Warnungen.\n", ozg.ZahlText(len(d.Pruefungen)), ozg.ZahlText(d.Fehler), ozg.ZahlText(d.Warnungen))
	return err
}
