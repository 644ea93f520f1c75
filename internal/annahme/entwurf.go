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

// Entwurf is an uploaded file that nobody accepted yet, with what a person decided about it so far.
type Entwurf struct {
	Auftrag
	ID      string
	SHA256  string
	Version int // one more with each change; SetEingaben compares it
	Ablauf  time.Time
}

// NeuerEntwurf keeps an uploaded file in the database until it is accepted, thrown away or a week old, so
// that any process shows its Vorschau after any restart. The id cannot be guessed. An Auftrag without
// Stapel is one of its own, with the id of the draft.
func (d *Dienst) NeuerEntwurf(ctx context.Context, a Auftrag) (Entwurf, error) {
	roh, err := json.Marshal(a.Eingaben)
	if err != nil {
		return Entwurf{}, fmt.Errorf("write inputs of %q: %w", a.Datei, err)
	}
	summe := sha256.Sum256(a.Inhalt)
	e := Entwurf{Auftrag: a, ID: NeueKennung(), SHA256: hex.EncodeToString(summe[:]), Version: 1, Ablauf: d.c.Jetzt().Add(entwurfDauer)}
	if e.Stapel == "" {
		e.Stapel = e.ID
	}
	err = d.c.Store.SaveEntwurf(ctx, store.Entwurf{
		ID: e.ID, Konto: e.Konto, SHA256: e.SHA256, Datei: e.Datei, Inhalt: e.Inhalt, Eingaben: roh, Ablauf: e.Ablauf, Stapel: e.Stapel,
	})
	if err != nil {
		return Entwurf{}, fmt.Errorf("save draft of %q: %w", a.Datei, err)
	}
	return e, nil
}

// NeueKennung makes the id of a draft or of a Stapel; nobody can guess it.
func NeueKennung() string { return rand.Text() }

// Entwurf gives the file and the answers of a draft. The error is the *ozg.Fehler "entwurf_unbekannt" if
// there is none (any more).
func (d *Dienst) Entwurf(ctx context.Context, id string) (Entwurf, error) {
	return d.offener(d.c.Store.Entwurf(ctx, id))
}

// EntwurfOhneInhalt is Entwurf without the bytes of the file.
func (d *Dienst) EntwurfOhneInhalt(ctx context.Context, id string) (Entwurf, error) {
	return d.offener(d.c.Store.EntwurfOhneInhalt(ctx, id))
}

func (d *Dienst) offener(e store.Entwurf, err error) (Entwurf, error) {
	if err != nil {
		return Entwurf{}, fmt.Errorf("read draft: %w", err)
	}
	if !d.lebt(e) { // it will be swept away
		return Entwurf{}, ozg.NeuerFehler("entwurf_unbekannt", "Diesen Entwurf gibt es nicht mehr. Laden Sie die Datei noch einmal hoch.")
	}
	return ausEntwurf(e)
}

func (d *Dienst) lebt(e store.Entwurf) bool { return e.Ablauf.After(d.c.Jetzt()) }

func ausEntwurf(s store.Entwurf) (Entwurf, error) {
	e := Entwurf{
		Auftrag: Auftrag{Datei: s.Datei, Inhalt: s.Inhalt, Konto: s.Konto, Stapel: s.Stapel},
		ID:      s.ID, SHA256: s.SHA256, Version: s.Version, Ablauf: s.Ablauf,
	}
	if err := json.Unmarshal(s.Eingaben, &e.Eingaben); err != nil {
		return Entwurf{}, fmt.Errorf("read inputs of draft %q: %w", s.Datei, err)
	}
	return e, nil
}

// Entwuerfe lists the open drafts of one upload, without their files.
func (d *Dienst) Entwuerfe(ctx context.Context, stapel string) ([]Entwurf, error) {
	return d.lebende(d.c.Store.EntwuerfeStapel(ctx, stapel))
}

// EntwuerfeVon lists the open drafts of one account, without their files.
func (d *Dienst) EntwuerfeVon(ctx context.Context, konto string) ([]Entwurf, error) {
	return d.lebende(d.c.Store.EntwuerfeKonto(ctx, konto))
}

func (d *Dienst) lebende(es []store.Entwurf, err error) ([]Entwurf, error) {
	if err != nil {
		return nil, fmt.Errorf("list drafts: %w", err)
	}
	out := []Entwurf{}
	for _, s := range es {
		if !d.lebt(s) {
			continue
		}
		e, err := ausEntwurf(s)
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}

// SetEingaben keeps the answers of a person with the draft whose given version that person saw. If it was
// changed since, nothing is kept and the error is the *ozg.Fehler "entwurf_geaendert".
func (d *Dienst) SetEingaben(ctx context.Context, id string, version int, eingaben importer.Eingaben) error {
	roh, err := json.Marshal(eingaben)
	if err != nil {
		return fmt.Errorf("write inputs of a draft: %w", err)
	}
	if err := d.c.Store.UpdateEntwurf(ctx, id, version, roh); err != nil {
		return fmt.Errorf("save inputs of a draft: %w", err)
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

// Aufraeumen removes expired drafts with their files, now and every hour until ctx ends. A failure is
// reported to melden and tried again.
func (d *Dienst) Aufraeumen(ctx context.Context, melden func(error)) {
	takt := time.NewTicker(time.Hour)
	defer takt.Stop()
	for {
		if err := d.c.Store.DeleteAbgelaufene(ctx, d.c.Jetzt()); err != nil && ctx.Err() == nil {
			melden(fmt.Errorf("remove expired drafts: %w", err))
		}
		select {
		case <-ctx.Done():
			return
		case <-takt.C:
		}
	}
}
