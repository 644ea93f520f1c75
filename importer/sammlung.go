package importer

import (
	"fmt"
	"slices"

	"ozgtracker/internal/ozg"
)

// sammlung is what has been read so far, over all sheets.
type sammlung struct {
	meldungen ozg.Meldungen
	befunde   []ozg.Befund
	abgelehnt int
	zeilen    int          // rows read, of all sheets
	angaben   int          // values stated
	zusammen  map[int]bool // indexes of meldungen that were put together from LeiKa rows

	wortzaehler
	gedaechtnis *gedaechtnis
	titel       titelbuch
	unbekannt   map[string]bool // OZG-IDs whose absence from the catalogue has been said
	genannt     []fundstelle[ozg.Tag]
	ohne        map[string]bool // OZG-IDs of rows that were refused or unticked
}

func neueSammlung(t titelbuch) *sammlung {
	return &sammlung{titel: t, zusammen: map[int]bool{}, unbekannt: map[string]bool{}, ohne: map[string]bool{}, gedaechtnis: neuesGedaechtnis()}
}

func (s *sammlung) melde(schwere ozg.Schwere, code, blatt, zelle, wert, text, vorschlag string) {
	if len(s.befunde) == cap(s.befunde) { // append would grow by a quarter and copy a long list five times
		s.befunde = slices.Grow(s.befunde, max(len(s.befunde), 64))
	}
	s.befunde = append(s.befunde, ozg.Befund{Schwere: schwere, Code: code, Blatt: blatt, Zelle: zelle, Wert: wert, Text: text, Vorschlag: vorschlag})
}

// Reasons why a row is passed over; the report of a sheet lists them by row.
const (
	grundTitel         = "Titel"
	grundNummern       = "Spaltennummern"
	grundKopf          = "Kopfzeile wiederholt"
	grundSumme         = "Summenzeile"
	grundBeispiel      = "Beispielzeile"
	grundGruppe        = "Zwischenüberschrift"
	grundAnmerkung     = "Anmerkung"
	grundOhneAngaben   = "ohne Angaben zu einer Leistung"
	grundZweiteTab     = "weitere Tabelle"
	grundKeinPlan      = "Blatt ohne Kopfzeile eines Plans"
	grundAbgelehnt     = "abgelehnt, siehe Befund"
	grundZusammen      = "mit Zeile %d zusammengefasst"
	grundNurSchluessel = "nur Schlüssel"
)

func zusammengefasst(mit int) string { return fmt.Sprintf(grundZusammen, mit) }
