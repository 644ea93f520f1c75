package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"text/tabwriter"
	"time"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/zugang"
)

type importeCmd struct {
	List          importeListCmd          `cmd:"" help:"Listet alle Importe."`
	Zeigen        importeZeigenCmd        `cmd:"" help:"Zeigt die Quittung eines Imports mit allen Befunden."`
	Datei         importeDateiCmd         `cmd:"" help:"Schreibt die Datei eines Imports, auf Wunsch mit Anmerkungen."`
	Zuruecknehmen importeZuruecknehmenCmd `cmd:"" help:"Nimmt einen Import zurück; was vorher galt, gilt wieder."`
}

type importeListCmd struct {
	JSON bool `name:"json" help:"Gibt je Import eine Zeile JSON aus."`
}

// importZeile is the JSON of one import.
type importZeile struct {
	Nr         ozg.Nr        `json:"nr"`
	Art        ozg.ImportArt `json:"art"`
	Datei      string        `json:"datei"`
	SHA256     string        `json:"sha256"`
	Stichtag   ozg.Tag       `json:"stichtag"`
	Themenfeld string        `json:"themenfeld"`
	Am         string        `json:"am"` // RFC 3339
	Konto      string        `json:"konto"`
	Zeilen     int           `json:"zeilen"`
	Fehler     int           `json:"fehler"`
	Zurueck    ozg.Nr        `json:"zurueck,omitempty"` // the Vorgang that took it back
}

func newImportZeile(i store.ImportZeile) importZeile {
	return importZeile{i.Nr, i.Art, i.Datei, i.SHA256, i.Stichtag, i.Themenfeld, i.Am.Format("2006-01-02T15:04:05Z07:00"), i.Konto, i.Zeilen, i.Fehler, i.Zurueck}
}

// Run prints the imports in the order of their numbers.
func (c *importeListCmd) Run(ctx context.Context, u umgebung, global *cli) error {
	app, err := openRead(ctx, global.db(dbDefault))
	if err != nil {
		return err
	}
	defer app.close()
	importe, err := app.store.Importe(ctx)
	if err != nil {
		return fmt.Errorf("list imports: %w", err)
	}
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		return fmt.Errorf("load time zone: %w", err)
	}
	enc := json.NewEncoder(u.stdout)
	enc.SetEscapeHTML(false)
	tab := tabwriter.NewWriter(u.stdout, 0, 0, 2, ' ', 0)
	if !c.JSON {
		fmt.Fprintln(tab, "Nr\tArt\tStichtag\tThemenfeld\tübernommen\tvon\tZeilen\tFehler\tDatei\t")
	}
	for _, i := range importe {
		if c.JSON {
			if err := enc.Encode(newImportZeile(i)); err != nil {
				return fmt.Errorf("print import %d: %w", i.Nr, err)
			}
			continue
		}
		zurueck := ""
		if i.Zurueck != 0 {
			zurueck = fmt.Sprintf("zurückgenommen durch %d", i.Zurueck)
		}
		fmt.Fprintf(tab, "%d\t%s\t%s\t%s\t%s\t%s\t%d\t%d\t%s\t%s\n", i.Nr, i.Art, i.Stichtag.Deutsch(), i.Themenfeld, i.Am.In(berlin).Format("02.01.2006 15:04"), i.Konto, i.Zeilen, i.Fehler, i.Datei, zurueck)
	}
	return tab.Flush()
}

type importeZuruecknehmenCmd struct {
	Nr     int32 `arg:"" help:"Nummer des Imports."`
	DryRun bool  `name:"dry-run" help:"Zeigt nur, worauf jeder Wert zurückfiele; ändert nichts."`
}

// Run takes the import back. A mistyped database is not created for it.
func (c *importeZuruecknehmenCmd) Run(ctx context.Context, u umgebung, global *cli) error {
	if err := c.pruefen(ctx, u, global.db(dbDefault)); err != nil || c.DryRun {
		return err
	}
	app, err := openApp(ctx, global.db(dbDefault), oeffnen{einmalig: true})
	if err != nil {
		return err
	}
	defer app.close()
	durch, err := app.dienst.Zuruecknehmen(ctx, ozg.Nr(c.Nr), zugang.KontoBefehlszeile, time.Time{})
	if err != nil {
		return err
	}
	app.vermerke(ctx, anmeldung.EreignisRuecknahme, ozg.Nr(c.Nr))
	fmt.Fprintf(u.stdout, "Import %d zurückgenommen (Vorgang %d). Was vorher galt, gilt wieder.\n", c.Nr, durch)
	return nil
}

func (c *importeZuruecknehmenCmd) pruefen(ctx context.Context, u umgebung, dsn string) error {
	app, err := openRead(ctx, dsn)
	if err != nil {
		return err
	}
	defer app.close()
	if _, ok := app.dienst.Geschichte().Import(ozg.Nr(c.Nr)); !ok {
		return ozg.NeuerFehler("import_unbekannt", fmt.Sprintf("Einen Import mit der Nummer %d gibt es nicht.", c.Nr))
	}
	if !c.DryRun {
		return nil
	}
	r, err := app.dienst.VorschauRuecknahme(ctx, ozg.Nr(c.Nr))
	if err != nil {
		return err
	}
	w := bufio.NewWriter(u.stdout)
	fmt.Fprintf(w, "Import %d zurücknehmen: %s Werte ändern sich, %s bleiben gleich, %s hat ein späterer Import neu gemeldet. Vorschau, nichts geändert.\n",
		c.Nr, ozg.ZahlText(len(r.Zurueck)), ozg.ZahlText(r.Gleich), ozg.ZahlText(r.Bleibt))
	for _, z := range r.Zurueck {
		dann := "keine Angabe"
		if z.HatDann {
			dann = fmt.Sprintf("%s (Import %d)", z.Feld.Anzeige(z.Dann), z.DannImport)
		}
		fmt.Fprintf(w, "  %s %s: %s → %s\n", z.OZGID, z.Feld.Titel(), z.Feld.Anzeige(z.Jetzt), dann)
	}
	return w.Flush()
}
