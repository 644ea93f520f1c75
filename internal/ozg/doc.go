// Package ozg is the domain of the OZG progress tracker: what a plan can state about a Leistung,
// what holds at a Blick, and what is counted from it.
//
// The one idea: reports are facts, everything else is derived. A spreadsheet says something about a
// Leistung as of a Stichtag, and it is accepted by a numbered Vorgang. Each accepted row is an
// immutable [Meldung]. A [Geschichte] holds all statements; a [Sicht] looks at it from a [Blick]
// (Stichtag, Wissensstand); a [Bestand] is what holds there: for each Leistung and field the last
// statement, in the order (Stichtag, Nr, line), whose import is valid at that Nr. Every Kennzahl is a
// pure function of a Bestand or of a series of them:
//
//	sicht := geschichte.Sicht(ozg.Blick{Stichtag: ozg.Frist})
//	zahlen := ozg.Zaehle(sicht.Bestand().Umfang())
//	fmt.Println(zahlen.Flaechendeckend, "von", zahlen.Umfang)
//
// The package does no I/O, reads no clock and imports the standard library only.
package ozg
