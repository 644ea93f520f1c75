package main

import (
	"context"
	"encoding/json"
	"fmt"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/zugang"
)

type korrigierenCmd struct {
	OZGID         string `arg:"" name:"ozg-id" help:"Die Leistung, zum Beispiel 10214."`
	Feld          string `arg:"" help:"Name des Feldes, zum Beispiel stand, bundesweit_soll oder laender.NI."`
	Wert          string `arg:"" optional:"" help:"Der neue Wert, wie er in einer Zelle stünde; (leer) leert das Feld."`
	Grund         string `required:"" placeholder:"TEXT" help:"Warum der Wert korrigiert wird; steht später neben dem Wert."`
	Stichtag      string `placeholder:"TAG" help:"Zu welchem Tag der Wert gilt; sonst zum neuesten Stichtag eines Plans."`
	Zuruecknehmen bool   `help:"Nimmt den gemeldeten Wert zurück, statt einen neuen zu setzen."`
	DryRun        bool   `name:"dry-run" help:"Zeigt nur, was geschähe; speichert nichts."`
	JSON          bool   `name:"json" help:"Gibt eine Zeile JSON aus."`
}

// korrekturZeile is the JSON of a correction.
type korrekturZeile struct {
	Nr       ozg.Nr          `json:"nr,omitempty"`
	OZGID    string          `json:"ozg_id"`
	Feld     string          `json:"feld"`
	Stichtag ozg.Tag         `json:"stichtag"`
	Alt      json.RawMessage `json:"alt,omitempty"` // left out where nothing was stated
	Neu      json.RawMessage `json:"neu,omitempty"` // left out where the value holds already
	Befunde  []ozg.Befund    `json:"befunde"`
}

// Run corrects one value, as an import of its own. A mistyped database is not created for it.
func (c *korrigierenCmd) Run(ctx context.Context, u umgebung, global *cli) error {
	k, v, err := c.vorschau(ctx, global.db(dbDefault))
	if err != nil || c.DryRun {
		return c.zeigen(u, k, v, 0, err)
	}
	app, err := openApp(ctx, global.db(dbDefault), oeffnen{einmalig: true})
	if err != nil {
		return err
	}
	defer app.close()
	beleg, err := app.dienst.Korrigieren(ctx, k)
	if err == nil && beleg.Nr > 0 {
		app.vermerke(ctx, anmeldung.EreignisKorrektur, beleg.Nr)
	}
	return c.zeigen(u, k, beleg.Vorschau, beleg.Nr, err)
}

// vorschau reads what is asked for and what it would change.
func (c *korrigierenCmd) vorschau(ctx context.Context, db string) (k annahme.Korrektur, v annahme.Vorschau, err error) {
	app, err := openRead(ctx, db)
	if err != nil {
		return k, v, err
	}
	defer app.close()
	if k, err = c.korrektur(app.dienst.Geschichte()); err != nil {
		return k, v, err
	}
	v, err = app.dienst.VorschauKorrektur(ctx, k)
	return k, v, err
}

func (c *korrigierenCmd) korrektur(g *ozg.Geschichte) (k annahme.Korrektur, err error) {
	k = annahme.Korrektur{OZGID: c.OZGID, Text: c.Wert, Zuruecknehmen: c.Zuruecknehmen, Grund: c.Grund, Konto: zugang.KontoBefehlszeile}
	if id, ok := ozg.LiesOZGID(c.OZGID); ok {
		k.OZGID = id
	}
	var ok bool
	if k.Feld, ok = ozg.FeldNamed(c.Feld); !ok {
		return k, ozg.NeuerFehler("feld_unbekannt", feldUnbekannt(c.Feld))
	}
	if c.Stichtag != "" {
		k.Stichtag, err = parseStichtag(c.Stichtag)
		return k, err
	}
	if k.Stichtag, ok = g.StichtagDefault(g.Stand); !ok {
		return k, ozg.NeuerFehler("stichtag_fehlt", "Es ist noch kein Plan übernommen. Nennen Sie mit --stichtag den Tag, zu dem der Wert gilt.")
	}
	return k, nil
}

func feldUnbekannt(name string) string {
	namen := make([]string, ozg.AnzahlFelder)
	for f := range ozg.Feld(ozg.AnzahlFelder) {
		namen[f] = f.Name()
	}
	text := "Das Feld „" + name + "“ gibt es nicht."
	if meint, ok := ozg.Aehnlich(name, namen); ok {
		text += " Meinten Sie „" + meint + "“?"
	}
	return text
}

func (c *korrigierenCmd) zeigen(u umgebung, k annahme.Korrektur, v annahme.Vorschau, nr ozg.Nr, err error) error {
	if f, ok := ozg.EingabeFehler(err); ok { // what was typed states no value
		fmt.Fprintf(u.stderr, "ozg: %s\n", f.Text)
		return errGemeldet(codeAufruf)
	}
	if err != nil {
		return err
	}
	if c.JSON {
		z := korrekturZeile{Nr: nr, OZGID: k.OZGID, Feld: k.Feld.Name(), Stichtag: k.Stichtag, Befunde: v.Befunde}
		for _, a := range v.Aenderungen {
			z.Neu = k.Feld.AppendJSON(nil, a.Neu)
			if a.HatAlt {
				z.Alt = k.Feld.AppendJSON(nil, a.Alt)
			}
		}
		enc := json.NewEncoder(u.stdout)
		enc.SetEscapeHTML(false)
		return enc.Encode(z)
	}
	fmt.Fprintf(u.stdout, "%s %s, Stichtag %s\n", k.OZGID, k.Feld.Titel(), k.Stichtag.Deutsch())
	for _, a := range v.Aenderungen {
		alt := "keine Angabe"
		if a.HatAlt {
			alt = k.Feld.Anzeige(a.Alt)
		}
		fmt.Fprintf(u.stdout, "  %s → %s%s\n", alt, k.Feld.Anzeige(a.Neu), nichtLeer(" (", a.Auffaellig, ")"))
	}
	if len(v.Aenderungen) == 0 {
		fmt.Fprintln(u.stdout, "  Der Wert gilt schon so.")
	}
	for _, satz := range v.Ungewoehnlich {
		fmt.Fprintf(u.stdout, "  Ungewöhnlich: %s\n", satz)
	}
	if len(v.Befunde) > 0 {
		schreibeBefunde(u.stdout, v.Befunde)
	}
	if nr == 0 {
		fmt.Fprintln(u.stdout, "  Vorschau, nichts gespeichert.")
		return nil
	}
	fmt.Fprintf(u.stdout, "  Gespeichert als Vorgang %d. Zurücknehmen: ozg importe zuruecknehmen %d\n", nr, nr)
	return nil
}
