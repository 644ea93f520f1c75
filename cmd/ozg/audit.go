package main

import (
	"context"
	"fmt"

	"ozgtracker/internal/ozg"
)

type auditCmd struct {
	Verify auditVerifyCmd `cmd:"" help:"Prüft die Ketten der Vorgänge und des Protokolls und die Prüfsummen aller Importe."`
}

type auditVerifyCmd struct{}

// Run walks both chains, computes the checksums of all imports again, and names the first place of each that does
// not fit; the exit code is then 1.
func (c *auditVerifyCmd) Run(ctx context.Context, u umgebung, global *cli) error {
	app, err := openRead(ctx, global.db(dbDefault))
	if err != nil {
		return err
	}
	defer app.close()
	ganz := true
	for _, k := range []struct {
		name   string
		pruefe func(context.Context) (int, error)
	}{
		{"Vorgänge", app.store.PruefeVorgaenge},
		{"Importe", app.store.PruefeImporte},
		{"Protokoll", app.store.PruefeProtokoll},
	} {
		n, err := k.pruefe(ctx)
		switch {
		case ozg.FehlerCode(err) == "kette_gebrochen":
			ganz = false
			fmt.Fprintf(u.stdout, "%s: %s\n", k.name, ozg.FehlerText(err))
		case err != nil:
			return fmt.Errorf("check chain: %w", err)
		default:
			fmt.Fprintf(u.stdout, "%s: unverändert (%s geprüft)\n", k.name, ozg.ZahlText(n))
		}
	}
	if !ganz {
		return errGemeldet(codeBefunde)
	}
	return nil
}
