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

type auditVerifyCmd struct{}

// Run walks both chains, computes the checksums of all imports and files again, and names the first place of each that does
// not fit; the exit code is then 1.
func (c *auditVerifyCmd) Run(ctx context.Context, u umgebung, global *cli) error {
	app, err := openRead(ctx, global.db(dbDefault))
	if err != nil {
		return err
	}
	defer app.close()
	ganz, err := pruefeKetten(ctx, u.stdout, app.store)
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

// pruefeKetten prints a line for each; ganz is false where one is broken.
func pruefeKetten(ctx context.Context, w io.Writer, st *store.Store) (ganz bool, err error) {
	ganz = true
	for _, k := range ketten(st) {
		n, err := k.pruefe(ctx)
		switch {
		case ozg.FehlerCode(err) == "kette_gebrochen":
			ganz = false
			fmt.Fprintf(w, "%s: %s\n", k.name, ozg.FehlerText(err))
		case err != nil:
			return false, fmt.Errorf("check chain: %w", err)
		default:
			fmt.Fprintf(w, "%s: unverändert (%s geprüft)\n", k.name, ozg.ZahlText(n))
		}
	}
	return ganz, nil
}
