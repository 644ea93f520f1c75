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
)

// Ruecknahme is what taking an import back would change, by the newest value of each field.
type Ruecknahme struct {
	Import     store.ImportZeile
	Zurueck    []Rueckfall // values that change, by OZG-ID and field
	Gleich     int         // values that an earlier import stated alike: nothing to see
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
	if err := d.Aktualisieren(ctx); err != nil {
		return Ruecknahme{}, err
	}
	r, err := ruecknahme(d.Geschichte(), nr)
	if err != nil {
		return Ruecknahme{}, err
	}
	if r.Import, err = d.c.Store.Import(ctx, nr); err != nil {
		return Ruecknahme{}, fmt.Errorf("read import %d: %w", nr, err)
	}
	return r, nil
}

// ZuruecknehmenGeprueft takes an import back if that changes what the Ruecknahme with this Pruefsumme
// showed; else nothing is stored and the error is the *ozg.Fehler "vorschau_veraltet".
func (d *Dienst) ZuruecknehmenGeprueft(ctx context.Context, nr ozg.Nr, konto string, am time.Time, pruefsumme string) (ozg.Nr, error) {
	for {
		if err := d.Aktualisieren(ctx); err != nil {
			return 0, err
		}
		g := d.Geschichte()
		r, err := ruecknahme(g, nr)
		if err != nil {
			return 0, err
		}
		if r.Pruefsumme != pruefsumme {
			return 0, veraltet()
		}
		if err := d.pruefeBereichRuecknahme(ctx, g, konto, nr); err != nil {
			return 0, err
		}
		durch, err := d.c.Store.ZuruecknehmenWenn(ctx, nr, konto, d.am(am), unveraendertSeit(g.Stand))
		switch {
		case errors.Is(err, errUeberholt):
		case err != nil:
			return 0, fmt.Errorf("take back import %d: %w", nr, err)
		default:
			return durch, d.nachladen(ctx)
		}
	}
}

// ruecknahme compares the history with the one in which the import does not count.
func ruecknahme(g *ozg.Geschichte, nr ozg.Nr) (Ruecknahme, error) {
	if err := pruefeKatalog(g, nr); err != nil {
		return Ruecknahme{}, err
	}
	danach, err := g.Ohne(nr, ozg.Vorgang{Nr: g.Stand + 1})
	if err != nil {
		return Ruecknahme{}, err
	}
	jetzt, dann := g.Sicht(ozg.Blick{Stichtag: letzterTag}), danach.Sicht(ozg.Blick{Stichtag: letzterTag})
	var r Ruecknahme
	for id, f := range g.Genannt(nr) {
		a, _ := jetzt.Angabe(id, f)
		if jetzt.Import(a).Nr != nr {
			r.Bleibt++
			continue
		}
		b, hat := dann.Angabe(id, f)
		if hat && b.Wert.Gleich(*a.Wert) || !hat && a.Wert.Leer {
			r.Gleich++
			continue
		}
		z := Rueckfall{OZGID: id, Feld: f, Jetzt: *a.Wert, HatDann: hat}
		if hat {
			z.Dann, z.DannImport = *b.Wert, dann.Import(b).Nr
		}
		if name, ok := jetzt.Angabe(id, ozg.FeldBezeichnung); ok {
			z.Bezeichnung = name.Wert.Text
		}
		r.Zurueck = append(r.Zurueck, z)
	}
	r.Pruefsumme = r.summe(nr)
	return r, nil
}

func (r Ruecknahme) summe(nr ozg.Nr) string {
	h := sha256.New()
	fmt.Fprintf(h, "%d %d %d\n", nr, r.Gleich, r.Bleibt)
	for _, z := range r.Zurueck {
		fmt.Fprintf(h, "%s %s %s %s %d\n", z.OZGID, z.Feld, z.Feld.AppendJSON(nil, z.Jetzt), z.Feld.AppendJSON(nil, z.Dann), z.DannImport)
	}
	return hex.EncodeToString(h.Sum(nil))
}
