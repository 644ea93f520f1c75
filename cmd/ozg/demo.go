package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"slices"
	"time"

	"ozgtracker/internal/annahme"
	"ozgtracker/internal/beispiel"
	"ozgtracker/internal/einstellung"
	"ozgtracker/internal/katalog"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/zugang"
)

type demoCmd struct {
	serveCmd `embed:""`
}

const (
	demoDefault  = "sqlite:ozg-demo.db"
	demoAnfang   = "wird angelegt"
	demoFertig   = "ja"
	demoNrVorher = 1 // the catalogue; every further Vorgang of the demo is one event of its plans
)

// demoBeginn is when the story begins: the catalogue is there before the first plan.
var demoBeginn = time.Date(2019, 6, 3, 7, 0, 0, 0, time.UTC)

// Run fills the database with the demo's plans, once, and serves it.
func (c *demoCmd) Run(ctx context.Context, u umgebung, global *cli) error {
	if err := c.pruefen(); err != nil {
		return err
	}
	app, err := openApp(ctx, global.db(demoDefault), oeffnen{anmeldung: !c.OhneAnmeldung, katalogAm: demoBeginn, grenzen: c.Grenzen.importer()})
	if err != nil {
		return err
	}
	defer app.close()
	if err := fuellen(ctx, app, u.stdout); err != nil {
		return err
	}
	if err := allenZeigen(ctx, app); err != nil {
		return err
	}
	if err := legeBeispielkonten(ctx, app); err != nil {
		return err
	}
	return c.bedienen(ctx, u, app)
}

// allenZeigen lets everybody read the demo, until somebody decides otherwise in its settings.
func allenZeigen(ctx context.Context, app *app) error {
	e := app.einstellungen
	if e.Jetzt().Fassung > 0 {
		return nil
	}
	if _, err := e.Aendere(ctx, zugang.KontoBeispiel, time.Now(), func(e *einstellung.Einstellungen) { e.LesenOhneLogin = true }); err != nil {
		return fmt.Errorf("open the demo for reading: %w", err)
	}
	return nil
}

// fuellen sends the demo's plans through the importer like any other file, at the moments of their
// story. Interrupted, it goes on where it stopped: each event of the story is one Vorgang.
func fuellen(ctx context.Context, app *app, out io.Writer) error {
	merkmal, _, err := app.store.Merkmal(ctx, merkmalBeispiel)
	if err != nil {
		return fmt.Errorf("read mark of the demo: %w", err)
	}
	stand := app.dienst.Geschichte().Stand
	switch {
	case merkmal == demoFertig:
		return nil
	case merkmal == "" && (stand > demoNrVorher || !beganMitDemo(app.dienst.Geschichte())):
		return ozg.NeuerFehler("andere_daten", "Diese Datenbank enthält andere Daten; Beispieldaten kommen nicht hinzu. Nennen Sie mit --db eine andere, etwa sqlite:ozg-demo.db.")
	}
	if err := app.store.SetMerkmal(ctx, merkmalBeispiel, demoAnfang); err != nil {
		return fmt.Errorf("mark the demo: %w", err)
	}
	meldungen, err := katalog.Meldungen()
	if err != nil {
		return fmt.Errorf("read catalogue: %w", err)
	}
	if err := erzaehlen(ctx, app, out, beispiel.Plaene(meldungen), int(stand)-demoNrVorher); err != nil {
		return err
	}
	if err := app.store.SetMerkmal(ctx, merkmalBeispiel, demoFertig); err != nil {
		return fmt.Errorf("mark the demo: %w", err)
	}
	return nil
}

// beganMitDemo reports whether the catalogue was accepted at the beginning of the story; a later moment would
// stand before plans of 2019 and break every Wissensstand given as a day.
func beganMitDemo(g *ozg.Geschichte) bool {
	am, ok := g.VorgangAm(demoNrVorher)
	return ok && am.Equal(demoBeginn)
}

// ruecknahme is a plan to be taken back at a moment.
type ruecknahme struct {
	nr ozg.Nr
	am time.Time
}

// erzaehlen accepts the plans and takes some back, in the order of time. The first fertig events happened before.
func erzaehlen(ctx context.Context, app *app, out io.Writer, plaene iter.Seq2[beispiel.Plan, error], fertig int) error {
	fmt.Fprintln(out, beispiel.Uebersicht())
	fmt.Fprintln(out, "Sie werden einmalig angelegt, das dauert einige Sekunden.")
	var offen []ruecknahme
	nr := ozg.Nr(demoNrVorher)
	naechster := func() (wiederholt bool) { nr++; return int(nr)-demoNrVorher <= fertig }
	zurueck := func(bis time.Time) error {
		for len(offen) > 0 && (bis.IsZero() || offen[0].am.Before(bis)) {
			r := offen[0]
			offen = offen[1:]
			if naechster() {
				continue
			}
			if _, err := app.dienst.Zuruecknehmen(ctx, r.nr, zugang.KontoBeispiel, r.am); err != nil {
				return err
			}
		}
		return nil
	}
	n := 0
	for p, err := range vorausgerechnet(ctx, plaene) {
		if err != nil {
			return fmt.Errorf("make the demo's plans: %w", err)
		}
		if err := zurueck(p.Angenommen); err != nil {
			return err
		}
		wiederholt := naechster()
		if !p.Zurueckgenommen.IsZero() {
			offen = append(offen, ruecknahme{nr, p.Zurueckgenommen})
			slices.SortFunc(offen, func(a, b ruecknahme) int { return a.am.Compare(b.am) })
		}
		if n++; n%42 == 0 {
			fmt.Fprintf(out, "  %d Pläne übernommen, bis Stichtag %s\n", n, p.Stichtag.Deutsch())
		}
		if wiederholt {
			continue
		}
		a := annahme.Auftrag{Datei: p.Datei, Inhalt: p.Inhalt, Konto: zugang.KontoBeispiel, Am: p.Angenommen}
		if _, err := app.dienst.Annehmen(ctx, a, ""); err != nil {
			return fmt.Errorf("accept the demo's plan %s: %w", p.Datei, err)
		}
	}
	return zurueck(time.Time{})
}

// vorausgerechnet makes the next plans on another core while one is being accepted.
func vorausgerechnet(ctx context.Context, plaene iter.Seq2[beispiel.Plan, error]) iter.Seq2[beispiel.Plan, error] {
	return func(yield func(beispiel.Plan, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		type ergebnis struct {
			plan beispiel.Plan
			err  error
		}
		voraus := make(chan ergebnis, 4)
		go func() {
			defer close(voraus)
			for p, err := range plaene {
				select {
				case voraus <- ergebnis{p, err}:
				case <-ctx.Done():
					return
				}
			}
		}()
		for e := range voraus {
			if !yield(e.plan, e.err) {
				return
			}
		}
	}
}
