package annahme

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
)

// Beleg says what was accepted. Nr is 0 where nothing was: the same file is valid already, see
// SchonAngenommen.
type Beleg struct {
	Vorschau
	Nr ozg.Nr `json:"nr"`
}

// errUeberholt: another Vorgang came between reading the history and taking the number.
var errUeberholt = errors.New("the history moved on")

// Annehmen accepts a file as one Vorgang. pruefsumme is that of the Vorschau that a person saw; if the
// file would now change something else, nothing is stored and the error is the *ozg.Fehler
// "vorschau_veraltet". An empty pruefsumme accepts whatever the file changes.
func (d *Dienst) Annehmen(ctx context.Context, a Auftrag, pruefsumme string) (Beleg, error) {
	for {
		b, err := d.annehmen(ctx, a, pruefsumme)
		if !errors.Is(err, errUeberholt) {
			return b, err
		}
		if err := d.Aktualisieren(ctx); err != nil {
			return Beleg{}, err
		}
	}
}

func (d *Dienst) annehmen(ctx context.Context, a Auftrag, pruefsumme string) (Beleg, error) {
	v, err := d.Vorschau(ctx, a)
	if err != nil || v.SchonAngenommen != 0 {
		return Beleg{Vorschau: v}, err
	}
	if pruefsumme != "" && pruefsumme != v.Pruefsumme {
		return Beleg{Vorschau: v}, veraltet()
	}
	n, err := d.neuerImport(a, v)
	if err != nil {
		return Beleg{}, err
	}
	nr, err := d.c.Store.Annehmen(ctx, n, unveraendertSeit(v.Wissen))
	if ozg.FehlerCode(err) == "import_doppelt" { // somebody else sent the same file a moment ago
		err = errUeberholt
	}
	if err != nil {
		return Beleg{}, fmt.Errorf("accept %q: %w", a.Datei, err)
	}
	return Beleg{Vorschau: v, Nr: nr}, d.nachladen(ctx)
}

func veraltet() *ozg.Fehler {
	return ozg.NeuerFehler("vorschau_veraltet", "Inzwischen wurde ein anderer Import übernommen oder zurückgenommen. Die Vorschau wurde neu berechnet; prüfen Sie sie noch einmal.")
}

func unveraendertSeit(nr ozg.Nr) func(ozg.Nr) error {
	return func(vorher ozg.Nr) error {
		if vorher != nr {
			return errUeberholt
		}
		return nil
	}
}

func (d *Dienst) neuerImport(a Auftrag, v Vorschau) (store.NeuerImport, error) {
	bericht, err := json.Marshal(Bericht{Blaetter: v.Blaetter, Zaehlung: v.Zaehlung, StichtagQuelle: v.StichtagQuelle})
	if err != nil {
		return store.NeuerImport{}, fmt.Errorf("write report of %q: %w", a.Datei, err)
	}
	return store.NeuerImport{
		Art: v.art(), Stichtag: *v.Stichtag, Themenfeld: v.Themenfeld,
		Datei: a.Datei, SHA256: v.SHA256, Inhalt: a.Inhalt,
		Konto: a.Konto, Stapel: a.Stapel, Am: d.am(a.Am), Bericht: bericht, Meldungen: v.Meldungen, Befunde: v.Befunde,
		Zuordnungen: entscheidungen(a.Eingaben, v), Nochmals: v.Nochmals,
	}, nil
}

// art is plan, or vorlage for a Rückmeldevorlage that came back.
func (v Vorschau) art() ozg.ImportArt {
	if v.Vorlage != nil {
		return ozg.ImportVorlage
	}
	return ozg.ImportPlan
}
