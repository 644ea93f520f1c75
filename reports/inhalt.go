package reports

import (
	"time"

	"ozgtracker/internal/ozg"
)

// Optionen say what a report is about and what its title block names.
type Optionen struct {
	Themenfeld    string         // name of the only Themenfeld, or "" for all
	Beispieldaten bool           // every sheet says so
	Erstellt      time.Time      // the only moment in the file; its location is the one shown
	Konto         string         // who made it
	Adresse       string         // of the same view on the pages, or ""
	LeiKaAnzahl   map[string]int // LeiKa-Leistungen per OZG-ID, for the weighted counts; may be nil
}

// Inhalt is everything a Gesamtbericht says, in the order in which it says it.
type Inhalt struct {
	Titel string
}

// Zusammenstellen works out the Inhalt of a Gesamtbericht. It is pure.
func Zusammenstellen(s ozg.Sicht, o Optionen) Inhalt {
	return Inhalt{Titel: "Umsetzungsstand des Onlinezugangsgesetzes"}
}
