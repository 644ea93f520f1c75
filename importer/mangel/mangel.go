// Package mangel says what is wrong with a file that was handed in.
//
// The lower layers report a clause in German that never quotes the file (Syntax, Grenze); the reader that
// knows the place turns it into the sentence that a person reads, see Rat.Fehler.
package mangel

import (
	"archive/zip"
	"errors"
	"fmt"
	"strings"

	"ozgtracker/internal/ozg"
)

// Syntax says in German, as a clause, how a part breaks the rules of XML or of the format.
type Syntax string

func (s Syntax) Error() string { return string(s) }

// Grenze says in German, as a clause, which limit is exceeded.
type Grenze string

func (g Grenze) Error() string { return string(g) }

// Abbruch carries the error of whoever gave up unchanged through all layers.
type Abbruch struct{ Err error }

func (a Abbruch) Error() string { return a.Err.Error() }
func (a Abbruch) Unwrap() error { return a.Err }

// ErrKennwort is the error of a part that is encrypted.
var ErrKennwort = errors.New("encrypted")

// NichtsGespeichert ends every refusal: a person must not wonder what is in the database now.
const NichtsGespeichert = " Es wurde nichts gespeichert."

const planTeilen = " Teilen Sie den Plan oder entfernen Sie Bilder und leere formatierte Zeilen."

// Rat is the advice of one format: whole German sentences that say what to do.
type Rat struct {
	Beschaedigt string // with a damaged file
	Kennwort    string // with an encrypted file
}

// Fehler turns an error of any layer into what the caller sees; ort says where, in German, or is "". The
// error of an Abbruch and a *ozg.Fehler come out as they are.
func (r Rat) Fehler(ort string, err error) error {
	var abbruch Abbruch
	var grenze Grenze
	var syntax Syntax
	var fertig *ozg.Fehler
	if ort != "" {
		ort += ": "
	}
	switch {
	case errors.As(err, &fertig):
		return err
	case errors.As(err, &abbruch):
		return abbruch.Err
	case errors.Is(err, ErrKennwort):
		return r.kennwort()
	case errors.As(err, &grenze):
		return &ozg.Fehler{Code: "zu_gross", Text: fmt.Sprintf("Die Datei ist zu groß (%s%s).", ort, grenze) + planTeilen + NichtsGespeichert, Err: err}
	case errors.As(err, &syntax):
		return r.beschaedigt(ort+string(syntax), err)
	case errors.Is(err, zip.ErrChecksum):
		return r.beschaedigt(ort+"die Prüfsumme stimmt nicht", err)
	default:
		return r.beschaedigt(ort+"die Daten lassen sich nicht vollständig entpacken", err)
	}
}

func (r Rat) beschaedigt(was string, err error) *ozg.Fehler {
	return &ozg.Fehler{Code: "beschaedigt", Text: "Die Datei ist beschädigt (" + was + "). " + r.Beschaedigt + NichtsGespeichert, Err: err}
}

// kennwort is the refusal of an encrypted file.
func (r Rat) kennwort() *ozg.Fehler {
	return ozg.NeuerFehler("kennwort", "Die Datei ist mit einem Kennwort geschützt. "+r.Kennwort+NichtsGespeichert)
}

// Blatt names a sheet in a message: shortened, and without what could disturb the sentence.
func Blatt(name string) string {
	sauber := strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F || (r >= 0x202A && r <= 0x202E) || (r >= 0x2066 && r <= 0x2069) {
			return -1
		}
		return r
	}, name)
	if zeichen := []rune(sauber); len(zeichen) > 40 {
		sauber = string(zeichen[:39]) + "…"
	}
	return "Blatt „" + sauber + "“"
}
