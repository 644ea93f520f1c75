package annahme

import (
	"context"
	"time"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
)

// Ruecknahme is what taking an import back would change, by the latest value of each field.
type Ruecknahme struct {
	Import     store.ImportZeile
	Zurueck    []Rueckfall // values that change, by OZG-ID and field
	Gleich     int         // values that an earlier import stated alike
	Bleibt     int         // values that a later import, or one of a later Stichtag, reported anew
	Pruefsumme string      // of all that was shown
}

// Rueckfall is one value that falls back to what held before.
type Rueckfall struct {
	OZGID, Bezeichnung string
	Feld               ozg.Feld
	Jetzt              ozg.Wert
	HatDann            bool // false: nothing was stated before
	Dann               ozg.Wert
	DannImport         ozg.Nr // which import stated it
}

// VorschauRuecknahme works out what taking an import back would change. The errors are those of
// Zuruecknehmen.
func (d *Dienst) VorschauRuecknahme(ctx context.Context, nr ozg.Nr) (Ruecknahme, error) {
	return Ruecknahme{}, nil
}

// ZuruecknehmenGeprueft takes an import back if that changes what the Ruecknahme with this Pruefsumme
// showed; else nothing is stored and the error is the *ozg.Fehler "vorschau_veraltet".
func (d *Dienst) ZuruecknehmenGeprueft(ctx context.Context, nr ozg.Nr, konto string, am time.Time, pruefsumme string) (ozg.Nr, error) {
	return 0, nil
}
