package annahme

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/zugang"
)

// Katalog is a catalogue edition to be accepted.
type Katalog struct {
	Datei     string
	Inhalt    []byte
	Stichtag  ozg.Tag
	Meldungen []ozg.Meldung
	Am        time.Time // zero: now
}

// Grundlegen accepts the catalogue as Vorgang 1 of an empty database and does nothing otherwise. Two
// processes may call it at once.
func (d *Dienst) Grundlegen(ctx context.Context, k Katalog) error {
	if d.Geschichte().Stand > 0 {
		return nil
	}
	summe := sha256.Sum256(k.Inhalt)
	am := k.Am
	if am.IsZero() {
		am = d.c.Jetzt()
	}
	n := store.NeuerImport{
		Art: ozg.ImportKatalog, Stichtag: k.Stichtag, Datei: k.Datei, Inhalt: k.Inhalt,
		SHA256: hex.EncodeToString(summe[:]), Konto: zugang.KontoProgramm, Am: am, Bericht: []byte("{}"), Meldungen: ozg.MeldungenAus(k.Meldungen),
	}
	if _, err := d.c.Store.Annehmen(ctx, n, unveraendertSeit(0)); err != nil && !errors.Is(err, errUeberholt) {
		return fmt.Errorf("accept catalogue: %w", err)
	}
	return d.Aktualisieren(ctx)
}
