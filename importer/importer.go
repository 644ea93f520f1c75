// Package importer turns the bytes of an Umsetzungsplan into Meldungen and Befunde. It stores nothing.
//
// The steps are small and each knows only its own part; Read knows their order:
//
//	bytes → format → sheets → rows → header → columns → Meldungen and Befunde
//
// An error means that the file as a whole cannot be used; a Befund speaks of one cell. The two never mix.
// Every cell that is not blank is accounted for, see [BlattBericht].
package importer

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"runtime/debug"

	"ozgtracker/internal/ozg"
)

// errPanik marks an error that began as a panic; the tests look for it.
var errPanik = errors.New("panic while reading")

// Read reads one file. The error is a *ozg.Fehler with a German text that says what to do, or that of ctx.
// Beside an error the Ergebnis holds no Meldungen, but the sheets with their first rows as far as they
// were looked at, so that a person can choose header and columns ("kein_kopf").
func Read(ctx context.Context, datei string, b []byte, e Eingaben, v Verzeichnis, g Grenzen) (ergebnis Ergebnis, err error) {
	defer func() {
		if p := recover(); p != nil { // a reader met a file that nobody thought of; the program must go on
			ergebnis = Ergebnis{}
			err = &ozg.Fehler{
				Code: "beschaedigt",
				Text: "Die Datei ist beschädigt und lässt sich nicht lesen. Öffnen Sie sie in Excel, speichern Sie sie neu und laden Sie sie noch einmal hoch." + nichtsGespeichert,
				Err:  fmt.Errorf("%w: %v\n%s", errPanik, p, debug.Stack()),
			}
		}
	}()
	g = g.MitVorgaben()
	ctx, fertig := g.Frist(ctx)
	defer fertig()
	defer func() { err = g.deute(ctx, err) }()
	if err := g.pruefeDatei(len(b)); err != nil {
		return Ergebnis{}, err
	}
	if e.Themenfeld != "" {
		name, ok := ozg.LiesThemenfeld(e.Themenfeld)
		if !ok {
			return Ergebnis{}, ablehnen("themenfeld_unbekannt", "Das Themenfeld „%s“ gibt es nicht.", e.Themenfeld)
		}
		e.Themenfeld = name
	}
	f, err := detectFormat(b)
	if err != nil {
		return Ergebnis{}, err
	}
	liste, err := blaetter(f, b, g, ctx.Err)
	if err != nil {
		return Ergebnis{}, err
	}
	if len(liste) > g.Blaetter {
		return Ergebnis{}, ablehnen("zu_viele_blaetter", "Die Datei hat mehr als %d Blätter. Löschen Sie die Blätter, die nicht zum Plan gehören.", g.Blaetter)
	}
	m := mappe{name: datei, eingaben: e, namen: neueNamen(v), grenzen: g, titel: titelbuch{}}
	if err = m.erkenneVorlage(ctx, liste); err == nil {
		err = m.bereite(ctx, liste)
	}
	if err == nil {
		ergebnis, err = m.lies(ctx)
	}
	if err != nil {
		ergebnis = m.ansicht()
	}
	summe := sha256.Sum256(b)
	ergebnis.Datei, ergebnis.SHA256 = datei, hex.EncodeToString(summe[:])
	return ergebnis, err
}
