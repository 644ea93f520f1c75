package main

import (
	"context"
	"fmt"
)

type migrateCmd struct{}

// Run creates or updates the tables; opening the database does it.
func (c *migrateCmd) Run(ctx context.Context, u umgebung, global *cli) error {
	if err := global.vorbereiten(ctx, global.db(dbDefault)); err != nil {
		return err
	}
	app, err := openApp(ctx, global.db(dbDefault), oeffnen{einmalig: true})
	if err != nil {
		return err
	}
	fmt.Fprintf(u.stdout, "Die Datenbank (%s) ist auf dem neuesten Stand.\n", app.store.Engine())
	return app.close()
}

type versionCmd struct{}

// Run prints the version.
func (c *versionCmd) Run(u umgebung) error {
	_, err := fmt.Fprintf(u.stdout, "ozg %s\n", version)
	return err
}
