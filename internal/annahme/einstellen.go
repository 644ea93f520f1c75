package annahme

import (
	"context"
	"fmt"

	"ozgtracker/internal/ozg"
)

// Einstellen makes a setting that moves a number, as the next Vorgang. The error is that of
// ozg.Einstellung.Pruefe, or "ziel_unbekannt" where a Ziel is to be changed that there is not.
func (d *Dienst) Einstellen(ctx context.Context, e ozg.Einstellung, konto string) (ozg.Nr, error) {
	if err := e.Pruefe(); err != nil {
		return 0, err
	}
	if err := d.Aktualisieren(ctx); err != nil {
		return 0, err
	}
	if e.Ziel != nil && e.Ziel.Code != "" {
		if _, ok := d.Geschichte().Sicht(ozg.Blick{}).Ziel(e.Ziel.Code); !ok {
			return 0, ozg.NeuerFehler("ziel_unbekannt", "Dieses Ziel gibt es nicht. Es wurde nichts geändert.")
		}
	}
	nr, err := d.c.Store.Einstellen(ctx, e, konto, d.c.Jetzt())
	if err != nil {
		return 0, fmt.Errorf("make setting: %w", err)
	}
	return nr, d.nachladen(ctx)
}
