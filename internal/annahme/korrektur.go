package annahme

import (
	"context"
	"time"

	"ozgtracker/internal/ozg"
)

// Korrektur is a single value that a person states without a file. It is stored as an import of its own,
// of Art korrektur and without a file, and is taken back like any other.
type Korrektur struct {
	OZGID         string
	Feld          ozg.Feld
	Text          string // as a cell would hold it; "(leer)" clears the field
	Zuruecknehmen bool   // „Wert zurücknehmen“: clears the field, whatever Text says
	Grund         string // why; required, kept as the origin of the value
	Stichtag      ozg.Tag
	Konto         string
	Am            time.Time // zero: now
	Pruefsumme    string    // of the Vorschau that was shown; "": whatever it changes
}

// VorschauKorrektur works out what a correction would change. Its Meldungen hold the one Meldung, its
// Befunde a doubt about the text. The error is a *ozg.Fehler where the text states no value of the field,
// the reason is missing ("grund_fehlt") or there is no such Leistung ("leistung_unbekannt").
func (d *Dienst) VorschauKorrektur(ctx context.Context, k Korrektur) (Vorschau, error) {
	return Vorschau{}, nil
}

// Korrigieren accepts a correction as one Vorgang. The errors are those of VorschauKorrektur, and
// "vorschau_veraltet" as for Annehmen.
func (d *Dienst) Korrigieren(ctx context.Context, k Korrektur) (Beleg, error) {
	return Beleg{}, nil
}
