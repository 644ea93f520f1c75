package main

import (
	"bufio"
	"context"
	"fmt"
	"strings"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/zugang"
)

type schwaerzenCmd struct {
	Grund  string `help:"Warum geschwärzt wird; steht für immer in der Kette der Vorgänge."`
	DryRun bool   `name:"dry-run" help:"Zeigt nur, wo der Text steht; ändert nichts."`
	Ja     bool   `help:"Ohne Rückfrage."`
}

// Run overwrites a text everywhere. The text never comes from the arguments, which every process of the machine can
// read and the shell remembers.
func (c *schwaerzenCmd) Run(ctx context.Context, u umgebung, global *cli) error {
	eingabe := bufio.NewReader(u.stdin)
	u.stdin = eingabe
	if u.fragen {
		fmt.Fprint(u.stderr, "Text, der überall verschwinden soll: ")
	}
	text, _ := eingabe.ReadString('\n') // an input that ends is an empty text, which is refused
	text = strings.TrimSpace(text)
	f, err := c.suchen(ctx, u, global.db(dbDefault), text)
	if err != nil || c.DryRun || len(f.Stellen) == 0 {
		return err
	}
	if err := bestaetige(u, c.Ja, "An allen diesen Stellen schwärzen?"); err != nil {
		return err
	}
	app, err := openApp(ctx, global.db(dbDefault), oeffnen{einmalig: true})
	if err != nil {
		return err
	}
	defer app.close()
	nr, err := app.dienst.Schwaerzen(ctx, annahme.Schwaerzungsauftrag{Text: text, Grund: c.Grund, Konto: zugang.KontoBefehlszeile, Pruefsumme: f.Pruefsumme()})
	if err != nil {
		return err
	}
	app.zugang.Vermerke(ctx, zugang.KontoBefehlszeile, anmeldung.EreignisSchwaerzung, store.Getan, fmt.Sprintf("Vorgang %d", nr), anmeldung.Von{})
	fmt.Fprintf(u.stdout, "Geschwärzt (Vorgang %d).\n", nr)
	return nil
}

// suchen lists the places. A mistyped database is not created for it.
func (c *schwaerzenCmd) suchen(ctx context.Context, u umgebung, dsn, text string) (store.Funde, error) {
	app, err := openRead(ctx, dsn)
	if err != nil {
		return store.Funde{}, err
	}
	defer app.close()
	f, err := app.dienst.VorschauSchwaerzung(ctx, text)
	if err != nil {
		return f, err
	}
	w := bufio.NewWriter(u.stdout)
	zeige := func(titel string, stellen []store.Fund) {
		if len(stellen) > 0 {
			fmt.Fprintf(w, "%s\n", titel)
		}
		for _, s := range stellen {
			fmt.Fprintf(w, "  %s%s%s%s%s\n", s.Art, nichtLeer(" ", importOderNichts(s.Import), ""), nichtLeer(" ", s.OZGID, ""), nichtLeer(" ", s.Ort, ""), nichtLeer(": ", s.Text, ""))
		}
	}
	zeige(ozg.AnzahlText(len(f.Stellen), "Stelle", "Stellen")+":", f.Stellen)
	if len(f.Stellen) == 0 {
		fmt.Fprintln(w, "Der Text steht nirgends, wo er geschwärzt werden kann.")
	}
	zeige("Hier bleibt er stehen (Ketten, Einstellungen, Konten):", f.Bleibt)
	return f, w.Flush()
}

func importOderNichts(nr ozg.Nr) string {
	if nr == 0 {
		return ""
	}
	return fmt.Sprint(nr)
}
