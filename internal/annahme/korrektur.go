package annahme

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"ozgtracker/importer"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
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

// korrekturDatei is the name under which corrections are listed.
const korrekturDatei = "Korrektur"

// VorschauKorrektur works out what a correction would change. Its Meldungen hold the one Meldung, its
// Befunde a doubt about the text. The error is a *ozg.Fehler where the text states no value of the field,
// the reason or the Stichtag is missing or to come ("grund_fehlt", "stichtag_fehlt", "stichtag_zukunft"), there is no such Leistung
// ("leistung_unbekannt"), nothing to clear ("kein_wert"), or not the account's Leistung ("bereich_fremd").
func (d *Dienst) VorschauKorrektur(ctx context.Context, k Korrektur) (Vorschau, error) {
	g := d.Geschichte()
	v, err := vorschauKorrektur(g, k)
	if err == nil {
		err = d.pruefeStichtag(k.Stichtag, k.Am)
	}
	if err != nil {
		return Vorschau{}, err
	}
	return v, d.pruefeBereich(ctx, g, k.Konto, v)
}

// Korrigieren accepts a correction as one Vorgang. The errors are those of VorschauKorrektur, and
// "vorschau_veraltet" as for Annehmen.
func (d *Dienst) Korrigieren(ctx context.Context, k Korrektur) (Beleg, error) {
	for {
		b, err := d.korrigieren(ctx, k)
		if !errors.Is(err, errUeberholt) {
			return b, err
		}
		if err := d.Aktualisieren(ctx); err != nil {
			return Beleg{}, err
		}
	}
}

func (d *Dienst) korrigieren(ctx context.Context, k Korrektur) (Beleg, error) {
	v, err := d.VorschauKorrektur(ctx, k)
	if err != nil {
		return Beleg{}, err
	}
	if k.Pruefsumme != "" && k.Pruefsumme != v.Pruefsumme {
		return Beleg{Vorschau: v}, veraltet()
	}
	bericht, err := json.Marshal(Bericht{Blaetter: v.Blaetter, Zaehlung: v.Zaehlung})
	if err != nil {
		return Beleg{}, fmt.Errorf("write report of a correction: %w", err)
	}
	nr, err := d.c.Store.Annehmen(ctx, store.NeuerImport{
		Art: ozg.ImportKorrektur, Stichtag: k.Stichtag, Themenfeld: v.Themenfeld, Datei: korrekturDatei,
		Konto: k.Konto, Am: d.am(k.Am), Bericht: bericht, Meldungen: v.Meldungen, Befunde: v.Befunde,
	}, unveraendertSeit(v.Wissen))
	if err != nil {
		return Beleg{}, fmt.Errorf("accept correction of %s: %w", k.OZGID, err)
	}
	return Beleg{Vorschau: v, Nr: nr}, d.nachladen(ctx)
}

func vorschauKorrektur(g *ozg.Geschichte, k Korrektur) (Vorschau, error) {
	grund := strings.TrimSpace(k.Grund)
	neueste := g.Sicht(ozg.Blick{Stichtag: letzterTag})
	l, ok := neueste.Bestand().Leistung(k.OZGID)
	switch {
	case !ok:
		return Vorschau{}, ozg.NeuerFehler("leistung_unbekannt", fmt.Sprintf("Eine Leistung mit der OZG-ID „%s“ ist nicht bekannt.", k.OZGID))
	case k.Stichtag == 0:
		return Vorschau{}, ozg.NeuerFehler("stichtag_fehlt", "Geben Sie an, zu welchem Tag die Korrektur gilt.")
	case grund == "":
		return Vorschau{}, ozg.NeuerFehler("grund_fehlt", "Geben Sie an, warum der Wert korrigiert wird. Der Grund steht später neben dem Wert.")
	}
	wert, befunde, err := k.lies()
	if err != nil {
		return Vorschau{}, err
	}
	b := neueste.Am(k.Stichtag).Bestand()
	if wert.Leer && !hatWert(b, k) {
		return Vorschau{}, ozg.NeuerFehler("kein_wert", fmt.Sprintf("Am %s ist „%s“ nicht gemeldet; es gibt nichts zurückzunehmen.", k.Stichtag.Deutsch(), k.Feld.Titel()))
	}
	v := Vorschau{Wissen: g.Stand, Ergebnis: importer.Ergebnis{
		Datei: korrekturDatei, Stichtag: &k.Stichtag, StichtagQuelle: "Angabe bei der Korrektur", Themenfeld: l.Themenfeld(),
		Blaetter: []importer.BlattBericht{}, Befunde: befunde,
		Meldungen: ozg.MeldungenAus([]ozg.Meldung{{
			OZGID: k.OZGID, Felder: ozg.Felder{k.Feld: wert}, Herkunft: map[ozg.Feld]ozg.Herkunft{k.Feld: {Text: grund}},
		}}),
	}}
	v.vergleichen(b, MaxAenderungen, nil)
	if a, ok := l.Angabe(k.Feld); ok && a.Stichtag > k.Stichtag {
		v.Ungewoehnlich = append(v.Ungewoehnlich, fmt.Sprintf("Zum %s ist schon „%s“ gemeldet. Die Korrektur gilt nur bis dahin.", a.Stichtag.Deutsch(), k.Feld.Anzeige(*a.Wert)))
	}
	return v, nil
}

// lies reads the text as a cell of a plan, of which only the field itself is taken.
func (k Korrektur) lies() (ozg.Wert, []ozg.Befund, error) {
	if k.Zuruecknehmen {
		return ozg.LeererWert(), []ozg.Befund{}, nil
	}
	felder, zweifel := k.Feld.Lies(k.Text, ozg.Umstand{Stichtag: k.Stichtag, Kopf: k.Feld.Titel()})
	w, ok := felder[k.Feld]
	switch {
	case !ok && zweifel == nil:
		return ozg.Wert{}, nil, ozg.NeuerFehler("wert_fehlt", "Geben Sie einen Wert an. Um den bisherigen zu leeren, schreiben Sie (leer).")
	case !ok:
		return ozg.Wert{}, nil, ozg.NeuerFehler(zweifel.Code, zweifel.Text)
	case zweifel != nil:
		return w, []ozg.Befund{zweifel.Bei("", "", k.Text)}, nil
	}
	return w, []ozg.Befund{}, nil
}

func hatWert(b *ozg.Bestand, k Korrektur) bool {
	l, ok := b.Leistung(k.OZGID)
	if ok {
		_, ok = l.Wert(k.Feld)
	}
	return ok
}
