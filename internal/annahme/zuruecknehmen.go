package annahme

import (
	"context"
	"fmt"
	"time"

	"ozgtracker/internal/ozg"
)

// Zuruecknehmen takes an import back at a moment (zero: now); its statements do not count from the new
// Nr on, and what held before falls back in. The error is a *ozg.Fehler if there is no such import
// ("import_unbekannt"), if it was taken back before, or if it is the catalogue that all else stands on.
func (d *Dienst) Zuruecknehmen(ctx context.Context, nr ozg.Nr, konto string, am time.Time) (ozg.Nr, error) {
	if err := d.Aktualisieren(ctx); err != nil {
		return 0, err
	}
	if err := pruefeKatalog(d.Geschichte(), nr); err != nil {
		return 0, err
	}
	if err := d.pruefeBereichRuecknahme(ctx, d.Geschichte(), konto, nr); err != nil {
		return 0, err
	}
	durch, err := d.c.Store.Zuruecknehmen(ctx, nr, konto, d.am(am))
	if err != nil {
		return 0, fmt.Errorf("take back import %d: %w", nr, err)
	}
	return durch, d.nachladen(ctx)
}

// pruefeKatalog keeps the ground that all else stands on.
func pruefeKatalog(g *ozg.Geschichte, nr ozg.Nr) error {
	if imp, ok := g.Import(nr); ok && imp.Art == ozg.ImportKatalog {
		return ozg.NeuerFehler("import_katalog", "Der Katalog kann nicht zurückgenommen werden; auf ihm beruht der Umfang.")
	}
	return nil
}
