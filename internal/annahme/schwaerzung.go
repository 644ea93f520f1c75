package annahme

import (
	"context"
	"fmt"
	"strings"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/schwaerzung"
	"ozgtracker/internal/store"
)

// Schwaerzungsauftrag is a text to be overwritten everywhere. It goes no further than this: no answer, no log and no
// trail repeats it.
type Schwaerzungsauftrag struct {
	Text       string
	Grund      string
	Konto      string // id of the account
	Pruefsumme string // of the Funde that were shown; "" takes whatever is found
}

// VorschauSchwaerzung says where a text stands. The error is "schwaerzung_text" where there is not enough to look for.
func (d *Dienst) VorschauSchwaerzung(ctx context.Context, text string) (store.Funde, error) {
	g, err := schwaerzung.Neu(text)
	if err != nil {
		return store.Funde{}, err
	}
	return d.funde(ctx, g)
}

// funde searches the files first, without holding anything up.
func (d *Dienst) funde(ctx context.Context, g schwaerzung.Gesucht) (store.Funde, error) {
	dateien, err := d.c.Store.DurchsucheDateien(ctx, g)
	if err != nil {
		return store.Funde{}, fmt.Errorf("search files: %w", err)
	}
	f, err := d.c.Store.Funde(ctx, g, dateien)
	if err != nil {
		return f, fmt.Errorf("look for text: %w", err)
	}
	return f, nil
}

// Schwaerzen overwrites the text everywhere, as the next Vorgang. The errors are *ozg.Fehler: "schwaerzung_text",
// "grund_fehlt", "schwaerzung_grund" where the reason repeats the text, "schwaerzung_leer" where it stands nowhere, and
// "vorschau_veraltet" where it stands elsewhere than was shown.
func (d *Dienst) Schwaerzen(ctx context.Context, a Schwaerzungsauftrag) (ozg.Nr, error) {
	g, err := schwaerzung.Neu(a.Text)
	if err != nil {
		return 0, err
	}
	grund, err := liesGrund(a.Grund)
	if err != nil {
		return 0, err
	}
	if g.Verraet(grund) {
		return 0, ozg.NeuerFehler("schwaerzung_grund", "Der Grund enthält ein Wort des Textes, der verschwinden soll. Er steht für immer in der Kette der Vorgänge; schreiben Sie ihn ohne Namen. Es wurde nichts geändert.")
	}
	dateien, err := d.c.Store.DurchsucheDateien(ctx, g)
	if err != nil {
		return 0, fmt.Errorf("search files: %w", err)
	}
	n := store.NeueSchwaerzung{Gesucht: g, Grund: grund, Konto: a.Konto, Am: d.c.Jetzt(), Dateien: dateien}
	nr, err := d.c.Store.Schwaerze(ctx, n, func(f store.Funde) error {
		switch {
		case len(f.Stellen) == 0:
			return ozg.NeuerFehler("schwaerzung_leer", "Dieser Text steht nirgends, wo er geschwärzt werden kann. Es wurde nichts geändert.")
		case a.Pruefsumme != "" && a.Pruefsumme != f.Pruefsumme():
			return veraltet()
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("overwrite text: %w", err)
	}
	return nr, d.nachladen(ctx)
}

// SchwaerzungText says in one line what a Schwärzung changed.
func SchwaerzungText(i store.SchwaerzungInhalt) string {
	meldungen, befunde := 0, 0
	for _, g := range i.Importe {
		meldungen += len(g.Meldungen)
		befunde += len(g.Befunde)
	}
	var teile []string
	for _, t := range []struct {
		n            int
		einer, viele string
	}{
		{meldungen, "Meldung", "Meldungen"},
		{befunde, "Befund", "Befunde"},
		{len(i.Importe), "Import betroffen", "Importe betroffen"},
		{len(i.Originale), "Datei gelöscht", "Dateien gelöscht"},
		{i.Entwuerfe, "Entwurf verworfen", "Entwürfe verworfen"},
		{i.Zuordnungen, "gemerkte Entscheidung vergessen", "gemerkte Entscheidungen vergessen"},
		{i.Berichte.Geloescht, "gespeicherter Bericht gelöscht", "gespeicherte Berichte gelöscht"},
		{i.Berichte.Umbenannt, "gespeicherter Bericht umbenannt", "gespeicherte Berichte umbenannt"},
	} {
		if t.n > 0 {
			teile = append(teile, ozg.AnzahlText(t.n, t.einer, t.viele))
		}
	}
	return strings.Join(teile, ", ")
}
