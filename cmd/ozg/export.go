package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"ozgtracker/internal/einstellung"
	"ozgtracker/internal/katalog"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/zugang"
	"ozgtracker/reports"
)

type exportCmd struct {
	Bericht         string   `enum:"gesamt,aenderungen" default:"gesamt" placeholder:"ART" help:"Welcher Bericht: gesamt oder aenderungen."`
	Stichtag        string   `placeholder:"TAG" help:"Stichtag; sonst der neueste eines gültigen Plans."`
	Wissen          string   `placeholder:"TAG|NR" help:"Wissensstand: ein Tag oder die Nummer eines Vorgangs; sonst die Gegenwart."`
	Vergleich       string   `placeholder:"TAG" help:"Vergleichstag: ein Tag, vorquartal (sonst), vorjahr oder kein."`
	VergleichWissen string   `placeholder:"TAG|NR" help:"Wie bekannt der Vergleichstag gilt; sonst nach dem Wissensstand des Berichts."`
	Themenfeld      []string `sep:"none" placeholder:"NAME" help:"Nur dieses Themenfeld; mehrfach möglich."`
	Land            []string `placeholder:"LAND" help:"Nur Leistungen, für die dieses Land zuständig ist; mehrfach möglich."`
	Inhalt          []string `placeholder:"BLATT" help:"Nur diese Blätter, mit Komma getrennt: ${blaetter}."`
	Herausgeber     string   `env:"OZG_HERAUSGEBER" placeholder:"NAME" help:"Name des Hauses, der auf dem ersten Blatt steht; sonst der eingestellte."`
	Out             string   `required:"" placeholder:"DATEI.xlsx" help:"Wohin die Arbeitsmappe geschrieben wird."`
	Basis           string   `env:"OZG_BASIS" placeholder:"ADRESSE" help:"Öffentliche Adresse des Programms, für den Verweis auf die gleiche Ansicht."`
}

// Run writes a report. The file appears whole or not at all.
func (c *exportCmd) Run(ctx context.Context, u umgebung, global *cli) error {
	app, err := openRead(ctx, global.db(dbDefault))
	if err != nil {
		return err
	}
	defer app.close()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		return fmt.Errorf("load time zone: %w", err)
	}
	sicht, err := c.sicht(app.dienst.Geschichte(), berlin)
	if err != nil {
		return err
	}
	o, err := c.optionen(sicht, berlin)
	if err != nil {
		return err
	}
	_, o.Beispieldaten, err = app.store.Merkmal(ctx, merkmalBeispiel)
	if err != nil {
		return fmt.Errorf("read mark of the demo: %w", err)
	}
	if o.Herausgeber == "" {
		e, err := einstellung.New(ctx, app.store)
		if err != nil {
			return fmt.Errorf("read name of the house: %w", err)
		}
		o.Herausgeber = e.Jetzt().Ministerium
	}
	in := reports.Zusammenstellen(sicht, o)
	if err := schreiben(c.Out, func(w io.Writer) error { return reports.Write(w, in) }); err != nil {
		return err
	}
	fmt.Fprintf(u.stdout, "%s geschrieben: Stichtag %s, Wissensstand Vorgang %d.\n", c.Out, sicht.Stichtag.Deutsch(), sicht.Wissen)
	return nil
}

// optionen are those of the report that the flags ask for.
func (c *exportCmd) optionen(s ozg.Sicht, berlin *time.Location) (reports.Optionen, error) {
	o := reports.Optionen{Art: reports.Gesamtbericht, Erstellt: time.Now().In(berlin), Konto: zugang.KontoBefehlszeile, Herausgeber: c.Herausgeber, LeiKaAnzahl: katalog.LeiKaAnzahl()}
	if c.Bericht == "aenderungen" {
		o.Art = reports.Aenderungsbericht
	}
	if err := o.Waehle(c.Themenfeld, c.Land, c.Inhalt); err != nil {
		return o, err
	}
	var err error
	if o.Vergleich, err = c.vergleich(s, berlin); err != nil {
		return o, err
	}
	if err := o.Pruefe(); err != nil {
		return o, err
	}
	if ohne := o.OhneInhalt(); len(ohne) > 0 {
		return o, ozg.NeuerFehler("bericht_inhalt", "Diese Blätter hätten in dem Bericht keinen Inhalt: "+strings.Join(ohne, ", ")+". Änderungen brauchen einen Vergleichstag, das Blatt des Landes genau ein Land, die Themenfelder mehr als eines.")
	}
	if c.Basis != "" {
		o.Adresse = strings.TrimRight(c.Basis, "/") + o.Ansicht(s.Blick)
	}
	return o, nil
}

// vergleich is the Blick to compare with, nil for none.
func (c *exportCmd) vergleich(s ozg.Sicht, berlin *time.Location) (*ozg.Blick, error) {
	if c.Vergleich == ozg.VergleichKein {
		return nil, nil // no comparison is asked for
	}
	b := ozg.Blick{}
	var ok bool
	if b.Stichtag, ok = ozg.VergleichNamed(c.Vergleich, s.Stichtag); !ok {
		var err error
		if b.Stichtag, err = parseStichtag(c.Vergleich); err != nil {
			return nil, err
		}
	}
	if c.VergleichWissen != "" {
		var err error
		if b.Wissen, err = s.Geschichte().LiesWissen(c.VergleichWissen, berlin); err != nil {
			return nil, err
		}
	}
	if b.Stichtag == s.Stichtag {
		return nil, nil // a day is not compared with itself
	}
	return &b, nil
}

func (c *exportCmd) sicht(g *ozg.Geschichte, berlin *time.Location) (s ozg.Sicht, err error) {
	b := ozg.Blick{}
	if b.Wissen, err = g.LiesWissen(c.Wissen, berlin); err != nil {
		return s, err
	}
	if c.Stichtag != "" {
		if b.Stichtag, err = parseStichtag(c.Stichtag); err != nil {
			return s, err
		}
		return g.Sicht(b), nil
	}
	s = g.Sicht(b)
	t, ok := g.StichtagDefault(s.Wissen)
	if !ok {
		return s, ozg.NeuerFehler("kein_plan", "Es ist noch kein Plan übernommen. Spielen Sie einen ein oder nennen Sie einen Stichtag mit --stichtag.")
	}
	return s.Am(t), nil
}

// schreiben writes beside the target and renames, so that a failure leaves no half file.
func schreiben(ziel string, schreibe func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(ziel), ".ozg-*.xlsx")
	if err != nil {
		return ausgabeFehler(ziel, err)
	}
	defer os.Remove(f.Name()) // gone already after the rename
	if err := errors.Join(schreibe(f), f.Sync(), f.Close()); err != nil {
		return ausgabeFehler(ziel, err)
	}
	if err := os.Chmod(f.Name(), 0o644); err != nil {
		return ausgabeFehler(ziel, err)
	}
	if err := os.Rename(f.Name(), ziel); err != nil {
		return ausgabeFehler(ziel, err)
	}
	return nil
}

func ausgabeFehler(ziel string, err error) error {
	return &ozg.Fehler{Code: "ausgabe", Err: err, Text: "Die Datei " + ziel + " lässt sich nicht schreiben. Prüfen Sie Ordner und Rechte, und ob sie noch in Excel geöffnet ist."}
}
