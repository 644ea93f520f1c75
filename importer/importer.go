// Package importer turns the bytes of an Umsetzungsplan into Meldungen and Befunde. It stores nothing.
//
// An error means that the file as a whole cannot be used; a Befund speaks of one cell. The two never mix.
package importer

import (
	"context"

	"ozgtracker/internal/ozg"
)

// Read reads one file. The error is a *ozg.Fehler with a German text, or the error of ctx.
func Read(ctx context.Context, datei string, b []byte, e Eingaben, v Verzeichnis, g Grenzen) (Ergebnis, error) {
	return Ergebnis{Datei: datei}, ozg.NeuerFehler("kein_kopf", "In keinem Blatt wurde eine Kopfzeile mit OZG-ID oder Leistungsname gefunden. Es wurde nichts gespeichert.")
}
