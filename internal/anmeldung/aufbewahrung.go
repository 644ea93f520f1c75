package anmeldung

import (
	"context"
	"fmt"
	"time"
)

// AdressenFrist is how long the audit trail keeps network addresses; what happened it keeps for ever.
const AdressenFrist = 90 * 24 * time.Hour

// VergissAdressen deletes the network addresses of the audit trail that are older than AdressenFrist.
func (d *Dienst) VergissAdressen(ctx context.Context) error {
	if err := d.c.Store.DeleteAdressen(ctx, d.c.Jetzt().Add(-AdressenFrist)); err != nil {
		return fmt.Errorf("forget addresses: %w", err)
	}
	return nil
}

// Aufraeumen calls VergissAdressen now and every hour until ctx ends. A failure is reported to melden and tried
// again.
func (d *Dienst) Aufraeumen(ctx context.Context, melden func(error)) {
	takt := time.NewTicker(time.Hour)
	defer takt.Stop()
	for {
		if err := d.VergissAdressen(ctx); err != nil && ctx.Err() == nil {
			melden(err)
		}
		select {
		case <-ctx.Done():
			return
		case <-takt.C:
		}
	}
}
