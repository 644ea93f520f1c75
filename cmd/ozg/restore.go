package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
)

type restoreCmd struct {
	Datei    string `arg:"" help:"Die Sicherung, die ozg backup geschrieben hat."`
	Trotzdem bool   `help:"Spielt auch eine Sicherung ein, deren Ketten gebrochen sind."`
}

// Run fills an empty or new database with a backup: all of it or nothing.
func (c *restoreCmd) Run(ctx context.Context, u umgebung, global *cli) (err error) {
	sicherung, schliesse, err := store.OpenSicherung(ctx, c.Datei)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, schliesse()) }()
	if err := c.pruefe(ctx, u, sicherung); err != nil {
		return err
	}
	if err := global.vorbereiten(ctx, global.db(dbDefault)); err != nil {
		return err
	}
	st, err := store.Open(ctx, global.db(dbDefault))
	if err != nil {
		return fmt.Errorf("open database: %w", err)
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	inhalt, err := st.Uebernimm(ctx, sicherung)
	if err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	fmt.Fprintf(u.stdout, "Eingespielt (%s): %s.\n", st.Engine(), inhaltText(inhalt, c.Datei))
	fmt.Fprintln(u.stdout, "Nicht in der Sicherung: Sitzungen und API-Schlüssel; legen Sie Schlüssel neu an. Was seit der Sicherung gelöscht, geschwärzt oder gesperrt wurde, ist wieder da: Wiederholen Sie es.")
	ganz, err := pruefeKetten(ctx, u.stdout, st)
	if err == nil && !ganz {
		return errGemeldet(codeBefunde)
	}
	return err
}

// pruefe looks at the backup before anything is written.
func (c *restoreCmd) pruefe(ctx context.Context, u umgebung, sicherung *store.Store) error {
	var b strings.Builder
	ganz, err := pruefeKetten(ctx, &b, sicherung)
	if err != nil || ganz {
		return err
	}
	fmt.Fprint(u.stderr, b.String())
	if c.Trotzdem {
		return nil
	}
	return ozg.NeuerFehler("sicherung_gebrochen", "In der Sicherung „"+c.Datei+"“ wurde nachträglich etwas geändert. Es wurde nichts eingespielt; mit --trotzdem geschieht es doch.")
}
