package einstellung

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"ozgtracker/internal/store"
)

// Dienst holds the current settings. It is safe for concurrent use.
type Dienst struct {
	store *store.Store
	jetzt atomic.Pointer[Einstellungen]
	laden sync.Mutex // one goroutine reads the settings
}

// New reads the settings.
func New(ctx context.Context, st *store.Store) (*Dienst, error) {
	d := &Dienst{store: st}
	if err := d.lade(ctx); err != nil {
		return nil, err
	}
	return d, nil
}

// Jetzt are the current settings. A nil Dienst has those of a new installation.
func (d *Dienst) Jetzt() Einstellungen {
	if d == nil {
		return Einstellungen{}
	}
	return *d.jetzt.Load()
}

// Aendere changes some settings and says which. aendere gets the present ones; two people who change
// different settings do not undo each other's.
func (d *Dienst) Aendere(ctx context.Context, konto string, am time.Time, aendere func(*Einstellungen)) ([]Aenderung, error) {
	if err := d.lade(ctx); err != nil {
		return nil, err
	}
	alt := d.Jetzt()
	neu := alt
	aendere(&neu)
	if err := neu.Pruefe(); err != nil {
		return nil, err
	}
	as := alt.Aenderungen(neu)
	werte := make(map[string]string, len(as))
	for _, a := range as {
		werte[a.Name] = a.Neu
	}
	if err := d.store.SetEinstellungen(ctx, werte, konto, am); err != nil {
		return nil, fmt.Errorf("change settings: %w", err)
	}
	return as, d.lade(ctx)
}

// Beobachten reads the settings again when another process changed them, until ctx ends. A failure is
// reported to melden and tried again.
func (d *Dienst) Beobachten(ctx context.Context, melden func(error)) {
	takt := time.NewTicker(2 * time.Second)
	defer takt.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-takt.C:
			if err := d.Aktualisieren(ctx); err != nil && ctx.Err() == nil {
				melden(err)
			}
		}
	}
}

// Aktualisieren reads the settings where their Fassung has changed.
func (d *Dienst) Aktualisieren(ctx context.Context) error {
	fassung, err := d.store.EinstellungenFassung(ctx)
	if err != nil {
		return fmt.Errorf("follow settings: %w", err)
	}
	if fassung == d.Jetzt().Fassung {
		return nil
	}
	return d.lade(ctx)
}

func (d *Dienst) lade(ctx context.Context) error {
	d.laden.Lock()
	defer d.laden.Unlock()
	werte, fassung, err := d.store.Einstellungen(ctx)
	if err != nil {
		return fmt.Errorf("load settings: %w", err)
	}
	e := aus(werte, fassung)
	d.jetzt.Store(&e)
	return nil
}
