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

	"ozgtracker/internal/katalog"
	"ozgtracker/internal/ozg"
	"ozgtracker/reports"
)

type exportCmd struct {
	Stichtag   string `placeholder:"TAG" help:"Stichtag; sonst der neueste eines gültigen Plans."`
	Wissen     string `placeholder:"TAG|NR" help:"Wissensstand: ein Tag oder die Nummer eines Vorgangs; sonst die Gegenwart."`
	Themenfeld string `placeholder:"NAME" help:"Nur dieses Themenfeld."`
	Out        string `required:"" placeholder:"DATEI.xlsx" help:"Wohin die Arbeitsmappe geschrieben wird."`
	Basis      string `env:"OZG_BASIS" placeholder:"ADRESSE" help:"Öffentliche Adresse des Programms, für den Verweis auf die gleiche Ansicht."`
}

// Run writes the Gesamtbericht. The file appears whole or not at all.
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
	o := reports.Optionen{Erstellt: time.Now().In(berlin), Konto: "cli", LeiKaAnzahl: katalog.LeiKaAnzahl()}
	if c.Themenfeld != "" {
		name, ok := ozg.LiesThemenfeld(c.Themenfeld)
		if !ok {
			return ozg.NeuerFehler("themenfeld_unbekannt", themenfeldUnbekannt(c.Themenfeld))
		}
		o.Themenfeld = name
	}
	if c.Basis != "" {
		o.Adresse = adresse(c.Basis, o.Themenfeld, sicht.Blick)
	}
	_, o.Beispieldaten, err = app.store.Merkmal(ctx, merkmalBeispiel)
	if err != nil {
		return fmt.Errorf("read mark of the demo: %w", err)
	}
	in := reports.Zusammenstellen(sicht, o)
	if err := schreiben(c.Out, func(w io.Writer) error { return reports.Write(w, in) }); err != nil {
		return err
	}
	fmt.Fprintf(u.stdout, "%s geschrieben: Stichtag %s, Wissensstand Vorgang %d.\n", c.Out, sicht.Stichtag.Deutsch(), sicht.Wissen)
	return nil
}

// adresse is the page that shows the same figures.
func adresse(basis, themenfeld string, b ozg.Blick) string {
	pfad := "/"
	if t, ok := ozg.ThemenfeldNamed(themenfeld); ok {
		pfad = "/themenfelder/" + t.Slug
	}
	return fmt.Sprintf("%s%s?stichtag=%s&wissen=%d", strings.TrimRight(basis, "/"), pfad, b.Stichtag, b.Wissen)
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
