package importer

import (
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/vorlage"
)

// Eingaben are the answers of a person to what a file may leave open, and what is remembered of earlier
// answers. What is decided for this file goes before what is remembered. All of it is optional.
type Eingaben struct {
	Stichtag   *ozg.Tag `json:"stichtag,omitempty"`   // decides over what the file says; nil: the file says it
	Themenfeld string   `json:"themenfeld,omitempty"` // holds for rows that state none; a row that states another is refused

	Blaetter    map[string]BlattEingabe      `json:"blaetter,omitempty"`    // by sheet name: decided for this file
	Titel       map[string]string            `json:"titel,omitempty"`       // remembered: BlattBericht.Merkform of a column → field, ZielOZGID, ZielLeiKa or ZielNichts
	Koepfe      map[string]bool              `json:"koepfe,omitempty"`      // remembered: headers set by hand, see BlattBericht.Kopftext
	Woerter     map[string]map[string]string `json:"woerter,omitempty"`     // Wortfeld → Wortschluessel → the text to read instead, or ZielNichts
	Datumsfolge map[string]string            `json:"datumsfolge,omitempty"` // Merkform of a column or "Blatt!H" → TagZuerst or MonatZuerst
	Zellen      map[string]string            `json:"zellen,omitempty"`      // "Blatt!F12" → text to read instead; "": leave the cell out
	Ohne        []string                     `json:"ohne,omitempty"`        // unticked: rows "Blatt!12", single values "Blatt!12!stand"
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
	Datei          string          `json:"datei"`
	SHA256         string          `json:"sha256"`
	Stichtag       *ozg.Tag        `json:"stichtag"` // nil: stated nowhere
	StichtagQuelle string          `json:"-"`        // German: where the Stichtag stands, "Blatt Plan, Zelle B2"
	Themenfeld     string          `json:"-"`        // what holds for the whole file, "" if nothing does
	Blaetter       []BlattBericht  `json:"blaetter"`
	Meldungen      ozg.Meldungen   `json:"meldungen"`
	Befunde        []ozg.Befund    `json:"befunde"`
	Abgelehnt      int             `json:"-"` // rows that were refused whole
	Ohne           map[string]bool `json:"-"` // OZG-IDs of rows that were refused or unticked: the file has them

	Vorlage *vorlage.Fingerabdruck `json:"-"` // of which Bestand a Rückmeldevorlage was made; nil: the file is none

	UnbekannteWorte []UnbekanntesWort `json:"-"` // in the order of their first cell
	Datumsfragen    []Datumsfrage     `json:"-"`

	Entschieden map[string]map[string]bool `json:"-"` // the words of Eingaben.Woerter that the file has: Wortfeld → Wortschluessel
}

// BlattBericht accounts for every non-empty cell of one sheet: it lies in a header row, in a row of
// Uebergangen, in a column of NichtZugeordnet, or in a column of Spalten and then became a stated
// field or a Befund.
type BlattBericht struct {
	Name            string              `json:"name"`
	Kopfzeilen      [2]int              `json:"kopfzeilen"`       // first and last header row, 0 0: none
	Spalten         map[string][]string `json:"spalten"`          // column letter → fields, keys, or land_der_zeile, laender, laender_seit
	NichtZugeordnet map[string]string   `json:"nicht_zugeordnet"` // column letter → header text
	Uebergangen     map[int]string      `json:"uebergangen"`      // row → reason
	Zeilen          int                 `json:"zeilen"`           // rows that speak of a Leistung

	Titel     map[string]string   `json:"-"` // column letter → header text with the group headers above it
	Merkform  map[string]string   `json:"-"` // column letter → form under which the header is remembered
	Grund     map[string]string   `json:"-"` // column letter → German: why it became what it became
	Beispiele map[string][]string `json:"-"` // column letter → up to 4 different texts below the header
	Anfang    []Anfangszeile      `json:"-"` // the first rows, to choose the header from
	Kopftext  string              `json:"-"` // folded texts of the header, by which Eingaben.Koepfe knows it
}

// Anfangszeile is one of the first rows of a sheet as a person sees it.
type Anfangszeile struct {
	Nr    int
	Texte []string // from column A on
}
