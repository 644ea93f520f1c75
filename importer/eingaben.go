package importer

import "ozgtracker/internal/ozg"

// Ziele of a column that are no field of a Meldung, as Eingaben name them.
const (
	ZielOZGID  = "ozg_id"
	ZielLeiKa  = "leika_id"
	ZielNichts = "-" // the column, or the word, states nothing
)

// The orders of day and month in dates like 03/04/2022.
const (
	TagZuerst   = "tm"
	MonatZuerst = "mt"
)

// BlattEingabe is what a person decided about one sheet of this file.
type BlattEingabe struct {
	Uebergehen bool              `json:"uebergehen,omitempty"` // the sheet is no plan
	Kopf       [2]int            `json:"kopf,omitzero"`        // first and last header row; 0, 0: found by itself
	Spalten    map[string]string `json:"spalten,omitempty"`    // column letter → field, ZielOZGID, ZielLeiKa, ZielNichts; "": found by itself, nothing remembered
}

// UnbekanntesWort is a text that could not be read, in all cells of a field taken together.
type UnbekanntesWort struct {
	Feld       string // see Wortfeld
	Schluessel string // see Wortschluessel
	Text       string // as first written
	Anzahl     int    // cells
	ErsteZelle string // "Blatt!F12"
	Grund      string // German: why it could not be read
	Vorschlag  string // what may be meant, or ""
}

// Datumsfrage is a column in which the order of day and month cannot be told.
type Datumsfrage struct {
	Blatt, Spalte string  // "Plan", "H"
	Titel         string  // header of the column
	Anzahl        int     // cells
	Beispiel      string  // "03/04/2022"
	Tag, Monat    ozg.Tag // what the example means with the day first, with the month first
}

// Wortfeld is the name under which Eingaben.Woerter and UnbekanntesWort know a field: all Länder share
// their words, so that nobody has to say sixteen times what "teilw." means.
func Wortfeld(f ozg.Feld) string {
	switch _, ok := f.Land(); {
	case !ok:
		return f.Name()
	case f.Art() == ozg.ArtDatum:
		return "laender_seit"
	}
	return "laender"
}
