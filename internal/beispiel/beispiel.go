// Package beispiel makes the demo's plans: invented, deterministic, as real workbooks.
package beispiel

import (
	"iter"
	"time"

	"ozgtracker/internal/ozg"
)

// Plan is one Umsetzungsplan as a Themenfeld handed it in.
type Plan struct {
	Datei           string
	Inhalt          []byte
	Stichtag        ozg.Tag
	Themenfeld      string
	Angenommen      time.Time
	Zurueckgenommen time.Time // zero: not taken back
}

// Plaene makes the plans one by one in the order of Angenommen.
func Plaene(kat []ozg.Meldung) iter.Seq2[Plan, error] {
	return func(func(Plan, error) bool) {}
}

// Uebersicht says in one German sentence what the data is.
func Uebersicht() string { return "" }
