package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/zugang"
	"ozgtracker/reports"
)

type vorlageCmd struct {
	Stichtag   string `placeholder:"TAG" help:"Stichtag des Bestandes; sonst der neueste eines gültigen Plans."`
	Wissen     string `placeholder:"TAG|NR" help:"Wissensstand: ein Tag oder die Nummer eines Vorgangs; sonst die Gegenwart."`
	Themenfeld string `required:"" placeholder:"NAME" help:"Für welches Themenfeld."`
	Out        string `required:"" placeholder:"DATEI.xlsx" help:"Wohin die Arbeitsmappe geschrieben wird."`
	Basis      string `env:"OZG_BASIS" placeholder:"ADRESSE" help:"Öffentliche Adresse des Programms, für den Verweis auf die gleiche Ansicht."`
}

// Run writes the Rückmeldevorlage of a Themenfeld. The file appears whole or not at all.
func (c *vorlageCmd) Run(ctx context.Context, u umgebung, global *cli) error {
	name, ok := ozg.LiesThemenfeld(c.Themenfeld)
	if !ok {
		return ozg.NeuerFehler("themenfeld_unbekannt", themenfeldUnbekannt(c.Themenfeld))
	}
	app, err := openRead(ctx, global.db(dbDefault))
	if err != nil {
		return err
	}
	defer app.close()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		return fmt.Errorf("load time zone: %w", err)
	}
	sicht, err := (&exportCmd{Stichtag: c.Stichtag, Wissen: c.Wissen}).sicht(app.dienst.Geschichte(), berlin)
	if err != nil {
		return err
	}
	o := reports.Optionen{Themenfelder: []string{name}, Erstellt: time.Now().In(berlin), Konto: zugang.KontoBefehlszeile}
	if c.Basis != "" {
		o.Adresse = strings.TrimRight(c.Basis, "/") + o.Ansicht(sicht.Blick)
	}
	if _, o.Beispieldaten, err = app.store.Merkmal(ctx, merkmalBeispiel); err != nil {
		return fmt.Errorf("read mark of the demo: %w", err)
	}
	v, err := reports.NeueVorlage(sicht, o)
	if err != nil {
		return err
	}
	if err := schreiben(c.Out, func(w io.Writer) error { return reports.WriteVorlage(w, v) }); err != nil {
		return err
	}
	fmt.Fprintf(u.stdout, "%s geschrieben: Rückmeldevorlage %s, Bestand vom %s, Wissensstand Vorgang %d.\n", c.Out, name, sicht.Stichtag.Deutsch(), sicht.Wissen)
	return nil
}
