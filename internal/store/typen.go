package store

import (
	"encoding/json"
	"time"

	"ozgtracker/internal/ozg"
)

// NeuerImport is a file that was read and is to be accepted whole.
type NeuerImport struct {
	Art        ozg.ImportArt
	Stichtag   ozg.Tag
	Themenfeld string // name, or "" where the file speaks of several
	Datei      string // name of the file
	SHA256     string // hex checksum of Inhalt; "" where there is no file (a correction typed in)
	Konto      string // id of the account, never a name
	Inhalt     []byte // the file as uploaded; nil keeps none
	Am         time.Time
	Bericht    json.RawMessage // what the importer told of the file; nil is stored as {}
	Meldungen  []ozg.Meldung   // in this order they get lfd 1, 2, …
	Befunde    []ozg.Befund
}

// ImportZeile is an accepted import as the page Importe lists it.
type ImportZeile struct {
	ozg.Import
	SHA256, Konto               string
	ZurueckAm                   time.Time // zero: not taken back
	ZurueckKonto                string
	Zeilen                      int // stored Meldungen
	Fehler, Warnungen, Hinweise int // Befunde by severity
	Bericht                     json.RawMessage
}

// GespeicherteMeldung is a Meldung with its place: the import and the line in it, counted from 1.
type GespeicherteMeldung struct {
	ImportNr ozg.Nr
	Lfd      int32
	ozg.Meldung
}

// Entwurf is an uploaded file that nobody has accepted yet, with the inputs made so far.
type Entwurf struct {
	ID, Konto, SHA256, Datei string
	Inhalt                   []byte
	Eingaben                 json.RawMessage
	Ablauf                   time.Time // after this moment it may be deleted
}
