package annahme

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"ozgtracker/internal/ozg"
)

// StapelDatei is one file of an upload of several, with what it would change once the files before it are
// accepted.
type StapelDatei struct {
	Entwurf                // without the file itself
	Fehler     *ozg.Fehler // why there is no Vorschau: something must be decided, the file is of no use, or holds rows of others; nil: there is one
	Stichtag   ozg.Tag     // 0: not known
	Quelle     string      // German: where the Stichtag stands
	Themenfeld string
	Zaehlung   Zaehlung
	Befunde    map[ozg.Schwere]int
	Fragen     int    // unknown words and columns of dates that nobody decided yet
	Auffaellig int    // changes and remarks that deserve a second look
	Schon      ozg.Nr // the same file is valid already; 0: it is not
	Pruefsumme string // of its Vorschau, see Annehmen
}

// Bereit is true for a file that leaves nothing open: it is accepted with the whole Stapel.
func (s StapelDatei) Bereit() bool { return s.Fehler == nil && s.Schon == 0 && s.Fragen == 0 }

// VorschauStapel works out what the open drafts of one upload change, in the order of their Stichtage, each
// on top of those before it that are Bereit. Files without Stichtag come last. gelesen is told how many
// files were read; it may be nil.
func (d *Dienst) VorschauStapel(ctx context.Context, stapel string, gelesen func(n, von int)) ([]StapelDatei, error) {
	es, err := d.Entwuerfe(ctx, stapel)
	if err != nil {
		return nil, err
	}
	g, von := d.Geschichte(), 2*len(es)
	alle := make([]StapelDatei, 0, len(es))
	for i, e := range es { // once for the order
		s, _, err := d.stapelDatei(ctx, g, e)
		if err != nil {
			return nil, err
		}
		alle = append(alle, s)
		melde(gelesen, i+1, von)
	}
	slices.SortStableFunc(alle, func(a, b StapelDatei) int {
		if a.Stichtag == 0 || b.Stichtag == 0 {
			return int(b.Stichtag) - int(a.Stichtag)
		}
		return int(a.Stichtag) - int(b.Stichtag)
	})
	for i := range alle { // and once on top of those before
		if alle[i].Fehler == nil {
			s, v, err := d.stapelDatei(ctx, g, alle[i].Entwurf)
			if err != nil {
				return nil, err
			}
			alle[i] = s
			if s.Bereit() {
				if g, err = mitPlan(g, v); err != nil {
					return nil, fmt.Errorf("preview of several files: %w", err)
				}
			}
		}
		melde(gelesen, len(es)+i+1, von)
	}
	return alle, nil
}

func melde(gelesen func(n, von int), n, von int) {
	if gelesen != nil {
		gelesen(n, von)
	}
}

// stapelDatei looks at one file on top of a history. An error is none of the file.
func (d *Dienst) stapelDatei(ctx context.Context, g *ozg.Geschichte, e Entwurf) (s StapelDatei, v Vorschau, err error) {
	s = StapelDatei{Entwurf: e}
	ganz, err := d.Entwurf(ctx, e.ID)
	if err == nil {
		v, err = d.pruefen(ctx, g, ganz.Auftrag)
	}
	if f, ok := ozg.EingabeFehler(err); ok {
		s.Fehler = f
		return s, v, nil
	}
	if err != nil {
		return s, v, fmt.Errorf("preview %q: %w", e.Datei, err)
	}
	s.Stichtag, s.Quelle, s.Themenfeld = *v.Stichtag, v.StichtagQuelle, v.Themenfeld
	if err := d.pruefeBereich(ctx, g, e.Konto, v); err != nil {
		f, ok := ozg.EingabeFehler(err)
		if !ok {
			return s, v, err
		}
		s.Fehler = f
		return s, v, nil
	}
	if err := d.suchGleiche(ctx, g, &v); err != nil {
		return s, v, err
	}
	s.Schon, s.Zaehlung, s.Pruefsumme = v.SchonAngenommen, v.Zaehlung, v.Pruefsumme
	s.Fragen = len(v.UnbekannteWorte) + len(v.Datumsfragen)
	s.Auffaellig = len(v.Ungewoehnlich) + v.AuffaelligZahl
	s.Befunde = map[ozg.Schwere]int{}
	for _, b := range v.Befunde {
		s.Befunde[b.Schwere]++
	}
	return s, v, nil
}

// mitPlan is the history as it will be once the file is accepted.
func mitPlan(g *ozg.Geschichte, v Vorschau) (*ozg.Geschichte, error) {
	a, nr := g.Erweitern(), g.Stand+1
	if err := a.Vorgang(ozg.Vorgang{Nr: nr}); err != nil {
		return nil, err
	}
	imp, err := a.Import(ozg.Import{Nr: nr, Art: v.art(), Stichtag: *v.Stichtag, Themenfeld: v.Themenfeld, Datei: v.Datei})
	if err != nil {
		return nil, err
	}
	for i, z := range v.Meldungen.Zeilen() {
		a.Meldung(imp, int32(i+1), z.OZGID, z.Meldung().Felder)
	}
	return a.Geschichte(), nil
}

// StapelSumme is the checksum of all that a Stapel would change.
func StapelSumme(dateien []StapelDatei) string {
	h := sha256.New()
	for _, s := range dateien {
		if s.Bereit() {
			fmt.Fprintf(h, "%s %d %s\n", s.ID, s.Version, s.Pruefsumme)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// AnnehmenStapel accepts the files of a Stapel that are Bereit, one Vorgang each, in their order, and
// throws their drafts away. It stops at a file that would change something else than was shown
// ("vorschau_veraltet"), and when ctx ends; what was accepted until then stays. It tells how many were.
func (d *Dienst) AnnehmenStapel(ctx context.Context, dateien []StapelDatei) (angenommen int, err error) {
	for _, s := range dateien {
		if !s.Bereit() {
			continue
		}
		e, err := d.Entwurf(ctx, s.ID)
		if err != nil {
			return angenommen, err
		}
		if e.Version != s.Version {
			return angenommen, veraltet()
		}
		if _, err := d.Annehmen(ctx, e.Auftrag, s.Pruefsumme); err != nil {
			return angenommen, err
		}
		angenommen++
		if err := d.Verwerfen(ctx, s.ID); err != nil {
			return angenommen, err
		}
	}
	return angenommen, nil
}
