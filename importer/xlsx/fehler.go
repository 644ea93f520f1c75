package xlsx

import (
	"archive/zip"
	"errors"
	"fmt"
	"strings"

	"ozgtracker/internal/ozg"
)

// The ends that all texts share: what to do, and that nothing has happened.
const (
	nichtsGespeichert = " Es wurde nichts gespeichert."
	neuSpeichern      = " Öffnen Sie sie in Excel, speichern Sie sie unter neuem Namen als .xlsx und laden Sie diese hoch." + nichtsGespeichert
	planTeilen        = " Teilen Sie den Plan oder entfernen Sie Bilder und leere formatierte Zeilen." + nichtsGespeichert
)

// syntaxfehler says in German, as a clause, how a part breaks the rules of XML or of the format. It
// never quotes the file.
type syntaxfehler string

func (s syntaxfehler) Error() string { return string(s) }

// grenzfehler says in German, as a clause, which limit is exceeded.
type grenzfehler string

func (g grenzfehler) Error() string { return string(g) }

// abbruchfehler carries the error of Grenzen.Abbruch unchanged through all layers.
type abbruchfehler struct{ err error }

func (a abbruchfehler) Error() string { return a.err.Error() }
func (a abbruchfehler) Unwrap() error { return a.err }

// fehler turns an error of any layer into what the caller sees; ort says where, in German.
func fehler(ort string, err error) error {
	var abbruch abbruchfehler
	var grenze grenzfehler
	var syntax syntaxfehler
	if _, ok := errors.AsType[*ozg.Fehler](err); ok {
		return err
	}
	switch {
	case errors.As(err, &abbruch):
		return abbruch.err
	case errors.As(err, &grenze):
		return zuGross(fmt.Sprintf("%s: %s", ort, grenze), err)
	case errors.As(err, &syntax):
		return beschaedigt(fmt.Sprintf("%s: %s", ort, syntax), err)
	case errors.Is(err, zip.ErrChecksum):
		return beschaedigt(ort+": die Prüfsumme stimmt nicht", err)
	default:
		return beschaedigt(ort+": die Daten lassen sich nicht vollständig entpacken", err)
	}
}

func beschaedigt(was string, err error) *ozg.Fehler {
	return &ozg.Fehler{Code: "beschaedigt", Text: "Die Datei ist beschädigt (" + was + ")." + neuSpeichern, Err: err}
}

func zuGross(was string, err error) *ozg.Fehler {
	return &ozg.Fehler{Code: "zu_gross", Text: "Die Datei ist zu groß (" + was + ")." + planTeilen, Err: err}
}

// benenne shortens a sheet name for a message and strips what could disturb it.
func benenne(blatt string) string {
	sauber := strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F || (r >= 0x202A && r <= 0x202E) || (r >= 0x2066 && r <= 0x2069) {
			return -1
		}
		return r
	}, blatt)
	if zeichen := []rune(sauber); len(zeichen) > 40 {
		sauber = string(zeichen[:39]) + "…"
	}
	return "Blatt „" + sauber + "“"
}
