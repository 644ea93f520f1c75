package main

import (
	"context"
	"fmt"
	"io"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
)

type auditCmd struct {
	Verify auditVerifyCmd `cmd:"" help:"Prüft die Ketten der Vorgänge und des Protokolls und die Prüfsummen aller Importe und Dateien."`
}

type auditVerifyCmd struct {
	Ab []string `placeholder:"GLIED" help:"Ein früher aufgeschriebenes Ende einer Kette (vorgang=212:3f2a…); es muss noch in ihr liegen. Mehrmals möglich."`
}

// Run walks both chains, computes the checksums of all imports and files again, and names the first place of each
// that does not fit; the exit code is then 1.
func (c *auditVerifyCmd) Run(ctx context.Context, u umgebung, global *cli) error {
	var glieder []store.Kettenglied
	for _, s := range c.Ab {
		k, err := store.LiesKettenglied(s)
		if err != nil {
			return err
		}
		glieder = append(glieder, k)
	}
	app, err := openRead(ctx, global.db(dbDefault))
	if err != nil {
		return err
	}
	defer app.close()
	ganz, err := pruefeKetten(ctx, u.stdout, app.store, glieder...)
	if err != nil {
		return err
	}
	if !ganz {
		return errGemeldet(codeBefunde)
	}
	return nil
}

// kette is something that can be computed again from the stored rows: how many were looked at, or the
// *ozg.Fehler "kette_gebrochen".
type kette struct {
	name   string
	pruefe func(context.Context) (int, error)
}

// ketten are all that audit verify, backup, restore and doctor check.
func ketten(st *store.Store) []kette {
	return []kette{
		{"Vorgänge", st.PruefeVorgaenge},
		{"Importe", st.PruefeImporte},
		{"Dateien", st.PruefeDateien},
		{"Protokoll", st.PruefeProtokoll},
	}
}

// pruefeKetten prints a line for each, and what to write down of both ends; ganz is false where one is broken, or
// a link that was written down is not in it any more.
func pruefeKetten(ctx context.Context, w io.Writer, st *store.Store, glieder ...store.Kettenglied) (ganz bool, err error) {
	ganz = true
	melde := func(name string, err error, gut string) error {
		switch {
		case ozg.FehlerCode(err) == "kette_gebrochen":
			ganz = false
			fmt.Fprintf(w, "%s: %s\n", name, ozg.FehlerText(err))
		case err != nil:
			return fmt.Errorf("check chain: %w", err)
		default:
			fmt.Fprintf(w, "%s: %s\n", name, gut)
		}
		return nil
	}
	for _, k := range ketten(st) {
		n, err := k.pruefe(ctx)
		if err := melde(k.name, err, "unverändert ("+ozg.ZahlText(n)+" geprüft)"); err != nil {
			return false, err
		}
	}
	for _, k := range glieder {
		if err := melde(fmt.Sprintf("Aufgeschrieben, %s %d", k.Kette, k.Nr), st.PruefeGlied(ctx, k), "liegt noch in der Kette"); err != nil {
			return false, err
		}
	}
	enden, err := st.Kettenenden(ctx)
	if err != nil || len(enden) == 0 {
		return ganz, err
	}
	fmt.Fprint(w, "Zum Aufschreiben:")
	for _, k := range enden {
		fmt.Fprintf(w, " --ab %s", k)
	}
	fmt.Fprintln(w)
	return ganz, nil
}
