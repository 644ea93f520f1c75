// Package annahme is what command line, upload form, API and correction share: from the bytes of a file
// to a Vorschau of what it would change, to the Vorgang that accepts it, and back.
//
// The Vorschau is a pure function of (bytes, inputs, history); any process shows the same one.
package annahme

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"ozgtracker/importer"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/zugang"
)

// Config is what a Dienst needs.
type Config struct {
	Store    *store.Store
	LeiKa    map[string]string       // LeiKa-ID → OZG-ID, so that rows without OZG-ID find their Leistung
	Grenzen  func() importer.Grenzen // of the files that are read now; nil: the defaults
	Jetzt    func() time.Time
	Bereich  func(ctx context.Context, konto string) (zugang.Bereich, error) // whose rows an account may state; nil: everybody may all
	Einmalig bool                                                            // a command that ends at once: the history is not loaded again after a change of its own, changes are counted, not listed
}

// Dienst holds the current history and accepts imports. It is safe for concurrent use.
type Dienst struct {
	c        Config
	g        atomic.Pointer[ozg.Geschichte]
	laden    sync.Mutex    // one goroutine extends the history
	einlesen chan struct{} // one file is parsed at a time, so that uploads cannot starve the pages
	warten   atomic.Int32  // files being read or waiting to be
}

// New loads the history from the store.
func New(ctx context.Context, c Config) (*Dienst, error) {
	if c.Grenzen == nil {
		c.Grenzen = importer.Standardgrenzen
	}
	d := &Dienst{c: c, einlesen: make(chan struct{}, 1)}
	g, err := c.Store.Load(ctx)
	if err != nil {
		return nil, fmt.Errorf("load history: %w", err)
	}
	d.g.Store(g)
	return d, nil
}

// Geschichte is what is known now. It is immutable and may be kept as long as one likes.
func (d *Dienst) Geschichte() *ozg.Geschichte { return d.g.Load() }

// Warteschlange is how many files are being read or wait for their turn.
func (d *Dienst) Warteschlange() int { return int(d.warten.Load()) }

// Aktualisieren loads what was accepted or taken back since, here or by another process.
func (d *Dienst) Aktualisieren(ctx context.Context) error {
	d.laden.Lock()
	defer d.laden.Unlock()
	g, err := d.c.Store.Extend(ctx, d.g.Load())
	if err != nil {
		return fmt.Errorf("extend history: %w", err)
	}
	d.g.Store(g)
	return nil
}

// Beobachten calls Aktualisieren twice a second until ctx ends, so that several processes on one database
// agree without talking to each other. A failure is reported to melden and tried again.
func (d *Dienst) Beobachten(ctx context.Context, melden func(error)) {
	takt := time.NewTicker(500 * time.Millisecond)
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

func (d *Dienst) nachladen(ctx context.Context) error {
	if d.c.Einmalig {
		return nil
	}
	return d.Aktualisieren(ctx)
}

// listenlaenge is how many changes a Vorschau lists.
func (d *Dienst) listenlaenge() int {
	if d.c.Einmalig {
		return 0
	}
	return MaxAenderungen
}
