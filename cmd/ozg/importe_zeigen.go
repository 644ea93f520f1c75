package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"ozgtracker/importer"
	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
)

type importeZeigenCmd struct {
	Nr   int32 `arg:"" help:"Nummer des Imports."`
	JSON bool  `name:"json" help:"Gibt eine Zeile JSON aus, auch mit dem, wie die Datei verstanden wurde."`
}

// importEinzeln is the JSON of one import with all that is kept of its file.
type importEinzeln struct {
	importZeile
	Vorschau annahme.Zaehlung        `json:"vorschau"`
	Blaetter []importer.BlattBericht `json:"blaetter"`
	Befunde  []ozg.Befund            `json:"befunde"`
}

// Run prints the receipt of an import.
func (c *importeZeigenCmd) Run(ctx context.Context, u umgebung, global *cli) error {
	app, err := openRead(ctx, global.db(dbDefault))
	if err != nil {
		return err
	}
	defer app.close()
	i, err := app.store.Import(ctx, ozg.Nr(c.Nr))
	if err != nil {
		return err
	}
	e := importEinzeln{importZeile: newImportZeile(i), Blaetter: []importer.BlattBericht{}}
	if e.Befunde, err = app.store.Befunde(ctx, i.Nr); err != nil {
		return err
	}
	var b annahme.Bericht
	if err := json.Unmarshal(i.Bericht, &b); err == nil { // another version of the program may have written it
		e.Vorschau, e.Blaetter = b.Zaehlung, append(e.Blaetter, b.Blaetter...)
	}
	if c.JSON {
		enc := json.NewEncoder(u.stdout)
		enc.SetEscapeHTML(false)
		return enc.Encode(e)
	}
	return e.schreiben(u.stdout, i, b.StichtagQuelle)
}

func (e importEinzeln) schreiben(w io.Writer, i store.ImportZeile, quelle string) error {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		return fmt.Errorf("load time zone: %w", err)
	}
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "Import %d: %s (%s)\n  Stichtag %s%s%s\n", i.Nr, i.Datei, i.Art, i.Stichtag.Deutsch(), nichtLeer(" (", quelle, ")"), nichtLeer(", Themenfeld ", i.Themenfeld, ""))
	z := e.Vorschau
	fmt.Fprintf(out, "  Übernommen am %s von %s: %s neu, %s geändert, %s unverändert, %s abgelehnt.\n",
		i.Am.In(berlin).Format("02.01.2006 15:04"), i.Konto, ozg.ZahlText(z.Neu), ozg.ZahlText(z.Geaendert), ozg.ZahlText(z.Unveraendert), ozg.ZahlText(z.Abgelehnt))
	if i.Zurueck != 0 {
		fmt.Fprintf(out, "  Zurückgenommen am %s von %s (Vorgang %d).\n", i.ZurueckAm.In(berlin).Format("02.01.2006 15:04"), i.ZurueckKonto, i.Zurueck)
	}
	if i.SHA256 != "" {
		fmt.Fprintf(out, "  SHA-256 %s\n", i.SHA256)
	}
	if l := i.Original; !l.Am.IsZero() {
		fmt.Fprintf(out, "  %s\n", geloeschtText(i.Nr, l, berlin))
	}
	schreibeBefunde(out, e.Befunde)
	return out.Flush()
}
