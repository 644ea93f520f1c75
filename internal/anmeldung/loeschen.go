package anmeldung

import (
	"context"
	"fmt"

	"ozgtracker/internal/store"
	"ozgtracker/internal/zugang"
)

// GeloeschtName is what pages call an erased account: so much of its id that two can be told apart.
func GeloeschtName(id string) string { return "gelöschtes Konto " + kuerze(id, 8) }

// Loesche erases what says who an account was; it can never log in again, and its id stays on what it did. The
// errors are "konto_unbekannt", also for one that is erased already, and "konto_letzte".
func (d *Dienst) Loesche(ctx context.Context, wer string, k zugang.Konto, von Von) error {
	if err := d.c.Store.EraseKonto(ctx, k.ID, GeloeschtName(k.ID), wer, d.c.Jetzt()); err != nil {
		return fmt.Errorf("erase account: %w", err)
	}
	d.Vermerke(ctx, wer, EreignisKonto, store.Getan, k.ID+" gelöscht", von)
	for _, s := range [...]string{schluesselKonto(k.Name), schluesselEigenes(k.ID)} {
		if err := d.c.Store.LoeseVersuche(ctx, s); err != nil {
			return fmt.Errorf("forget attempts: %w", err)
		}
	}
	return nil
}
