package annahme

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"ozgtracker/importer"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
)

// entwurfDauer is how long an upload that nobody accepts is kept.
const entwurfDauer = 7 * 24 * time.Hour

// NeuerEntwurf keeps an uploaded file in the database until it is accepted, thrown away or a week old, so
// that any process shows its Vorschau after any restart. The id cannot be guessed.
func (d *Dienst) NeuerEntwurf(ctx context.Context, datei string, inhalt []byte, eingaben importer.Eingaben, konto string) (id string, err error) {
	jetzt := d.c.Jetzt()
	if err := d.c.Store.DeleteAbgelaufene(ctx, jetzt); err != nil {
		return "", fmt.Errorf("remove expired drafts: %w", err)
	}
	roh, err := json.Marshal(eingaben)
	if err != nil {
		return "", fmt.Errorf("write inputs of %q: %w", datei, err)
	}
	summe := sha256.Sum256(inhalt)
	e := store.Entwurf{
		ID: rand.Text(), Konto: konto, SHA256: hex.EncodeToString(summe[:]), Datei: datei, Inhalt: inhalt,
		Eingaben: roh, Ablauf: jetzt.Add(entwurfDauer),
	}
	if err := d.c.Store.SaveEntwurf(ctx, e); err != nil {
		return "", fmt.Errorf("save draft of %q: %w", datei, err)
	}
	return e.ID, nil
}

// Entwurf gives the file and the answers of a draft. The error is the *ozg.Fehler "entwurf_unbekannt" if
// there is none (any more).
func (d *Dienst) Entwurf(ctx context.Context, id string) (Auftrag, error) {
	e, err := d.c.Store.Entwurf(ctx, id)
	if err != nil {
		return Auftrag{}, fmt.Errorf("read draft: %w", err)
	}
	if !e.Ablauf.After(d.c.Jetzt()) { // the next upload sweeps it away
		return Auftrag{}, ozg.NeuerFehler("entwurf_unbekannt", "Diesen Entwurf gibt es nicht mehr. Laden Sie die Datei noch einmal hoch.")
	}
	a := Auftrag{Datei: e.Datei, Inhalt: e.Inhalt, Konto: e.Konto}
	if err := json.Unmarshal(e.Eingaben, &a.Eingaben); err != nil {
		return Auftrag{}, fmt.Errorf("read inputs of draft %q: %w", e.Datei, err)
	}
	return a, nil
}

// SetEingaben keeps the answers of a person with the draft.
func (d *Dienst) SetEingaben(ctx context.Context, id string, eingaben importer.Eingaben) error {
	e, err := d.c.Store.Entwurf(ctx, id)
	if err != nil {
		return fmt.Errorf("read draft: %w", err)
	}
	if e.Eingaben, err = json.Marshal(eingaben); err != nil {
		return fmt.Errorf("write inputs of %q: %w", e.Datei, err)
	}
	if err := d.c.Store.SaveEntwurf(ctx, e); err != nil {
		return fmt.Errorf("save draft of %q: %w", e.Datei, err)
	}
	return nil
}

// Verwerfen throws a draft away, with its file unless an import or another draft needs it.
func (d *Dienst) Verwerfen(ctx context.Context, id string) error {
	if err := d.c.Store.DeleteEntwurf(ctx, id); err != nil {
		return fmt.Errorf("remove draft: %w", err)
	}
	return nil
}
