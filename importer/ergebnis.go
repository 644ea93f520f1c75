package importer

import "ozgtracker/internal/ozg"

// Eingaben are the answers of a person to what a file may leave open.
type Eingaben struct {
	Stichtag   *ozg.Tag // decides over what the file says; nil: the file says it
	Themenfeld string   // holds for rows that state none; a row that states another is refused
}

// Verzeichnis is what the catalogue knows: by it a row without OZG-ID finds its Leistung. The maps are
// only read; they may be nil.
type Verzeichnis struct {
	Namen        map[string]string // OZG-ID → Bezeichnung
	Themenfelder map[string]string // OZG-ID → Themenfeld
	LeiKa        map[string]string // LeiKa-ID → OZG-ID
}

// Ergebnis is all that one file says. Its JSON is the contract of "ozg import --json".
type Ergebnis struct {
	Datei          string         `json:"datei"`
	SHA256         string         `json:"sha256"`
	Stichtag       *ozg.Tag       `json:"stichtag"` // nil: stated nowhere
	StichtagQuelle string         `json:"-"`        // German: where the Stichtag stands, "Blatt Plan, Zelle B2"
	Themenfeld     string         `json:"-"`        // what holds for the whole file, "" if nothing does
	Blaetter       []BlattBericht `json:"blaetter"`
	Meldungen      ozg.Meldungen  `json:"meldungen"`
	Befunde        []ozg.Befund   `json:"befunde"`
	Abgelehnt      int            `json:"-"` // rows that were refused whole
}

// BlattBericht accounts for every non-empty cell of one sheet: it lies in a header row, in a row of
// Uebergangen, in a column of NichtZugeordnet, or in a column of Spalten and then became a stated
// field or a Befund.
type BlattBericht struct {
	Name            string              `json:"name"`
	Kopfzeilen      [2]int              `json:"kopfzeilen"`       // first and last header row, 0 0: none
	Spalten         map[string][]string `json:"spalten"`          // column letter → fields
	NichtZugeordnet map[string]string   `json:"nicht_zugeordnet"` // column letter → header text
	Uebergangen     map[int]string      `json:"uebergangen"`      // row → reason
	Zeilen          int                 `json:"zeilen"`           // rows that speak of a Leistung
}
