package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"time"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/zugang"
	"ozgtracker/reports"
)

type importeDateiCmd struct {
	Nr          int32  `arg:"" help:"Nummer des Imports."`
	Out         string `placeholder:"DATEI" help:"Wohin die Datei geschrieben wird."`
	Anmerkungen bool   `help:"Mit den Befunden als Farben und Kommentaren (nur xlsx und xlsm)."`
	Loeschen    bool   `help:"Löscht die Datei aus der Datenbank; was aus ihr übernommen wurde, und ihre Prüfsumme bleiben."`
	Grund       string `help:"Warum die Datei gelöscht wird (mit --loeschen)."`
	Ja          bool   `help:"Ohne Rückfrage (mit --loeschen)."`
}

// Run writes the file of an import as it was sent, or annotated, or deletes it.
func (c *importeDateiCmd) Run(ctx context.Context, u umgebung, global *cli) error {
	switch {
	case c.Loeschen && c.Out != "" || !c.Loeschen && c.Out == "":
		return ozg.NeuerFehler("ausgabe", "Nennen Sie entweder --out DATEI, um die Datei zu schreiben, oder --loeschen.")
	case c.Loeschen:
		return c.loeschen(ctx, u, global.db(dbDefault))
	}
	app, err := openRead(ctx, global.db(dbDefault))
	if err != nil {
		return err
	}
	defer app.close()
	i, err := app.store.Import(ctx, ozg.Nr(c.Nr))
	if err != nil {
		return err
	}
	inhalt, err := c.lesen(ctx, app.store, i)
	if err != nil {
		return err
	}
	schreibe := func(w io.Writer) error {
		_, err := w.Write(inhalt)
		return err
	}
	if err := schreiben(c.Out, schreibe); err != nil {
		return err
	}
	fmt.Fprintf(u.stdout, "%s geschrieben: %s, Import %d.\n", c.Out, i.Datei, i.Nr)
	return nil
}

func (c *importeDateiCmd) lesen(ctx context.Context, st *store.Store, i store.ImportZeile) ([]byte, error) {
	if i.SHA256 == "" {
		return nil, ozg.NeuerFehler("datei_unbekannt", fmt.Sprintf("Zu Import %d gibt es keine Datei.", i.Nr))
	}
	if l := i.Original; !l.Am.IsZero() {
		berlin, err := time.LoadLocation("Europe/Berlin")
		if err != nil {
			return nil, fmt.Errorf("load time zone: %w", err)
		}
		return nil, ozg.NeuerFehler("datei_geloescht", geloeschtText(i.Nr, l, berlin))
	}
	inhalt, err := st.Datei(ctx, i.SHA256)
	if err != nil || !c.Anmerkungen {
		return inhalt, err
	}
	befunde, err := st.Befunde(ctx, i.Nr)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = reports.Anmerken(&b, inhalt, befunde)
	return b.Bytes(), err
}

// loeschen deletes the file. A mistyped database is not created for it.
func (c *importeDateiCmd) loeschen(ctx context.Context, u umgebung, dsn string) error {
	if err := c.fragen(ctx, u, dsn); err != nil {
		return err
	}
	app, err := openApp(ctx, dsn, oeffnen{einmalig: true})
	if err != nil {
		return err
	}
	defer app.close()
	g, err := app.dienst.LoescheOriginal(ctx, ozg.Nr(c.Nr), zugang.KontoBefehlszeile, c.Grund)
	if err != nil {
		return err
	}
	nrs := annahme.ImportNummern(g.Importe)
	app.zugang.Vermerke(ctx, zugang.KontoBefehlszeile, anmeldung.EreignisOriginal, store.Getan, nrs, anmeldung.Von{})
	fmt.Fprintf(u.stdout, "Datei gelöscht (%s). Was aus ihr übernommen wurde, gilt weiter.\n", nrs)
	return nil
}

func (c *importeDateiCmd) fragen(ctx context.Context, u umgebung, dsn string) error {
	app, err := openRead(ctx, dsn)
	if err != nil {
		return err
	}
	defer app.close()
	g, err := app.store.OriginalGeteilt(ctx, ozg.Nr(c.Nr))
	if err != nil {
		return err
	}
	mit := ""
	if g.Entwuerfe+g.Berichte > 0 {
		mit = fmt.Sprintf(" und mit ihr %d Entwürfe und %d gespeicherte Berichte", g.Entwuerfe, g.Berichte)
	}
	return bestaetige(u, c.Ja, "Die Datei zu "+annahme.ImportNummern(g.Importe)+mit+" löschen?")
}

func geloeschtText(nr ozg.Nr, l store.Loeschung, berlin *time.Location) string {
	return fmt.Sprintf("Die Datei zu Import %d wurde am %s von %s gelöscht. Grund: %s", nr, l.Am.In(berlin).Format("02.01.2006 15:04"), l.Konto, l.Grund)
}
