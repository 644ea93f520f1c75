package vorlage

import (
	"fmt"
	"strconv"
	"strings"

	"ozgtracker/internal/ozg"
)

// Kennung is the first cell of the sheet with the fingerprint; by it a Vorlage is known, whatever its file
// and its sheets are called.
const Kennung = "OZG-Rückmeldevorlage"

// fassung of the agreement. A Vorlage of a later one is refused, not guessed at.
const fassung = 1

// Fingerabdruck says which Bestand a Vorlage was made from.
type Fingerabdruck struct {
	Fassung    int
	ozg.Blick         // Wissen is never 0
	Themenfeld string // name
	Pruefsumme string // of all keys and values, see Ausgang
}

// The names of the lines. None is a word by which a plan states its Stichtag.
const (
	zeileFassung    = "fassung"
	zeileTag        = "ausgangstag"
	zeileVorgang    = "vorgang"
	zeileThemenfeld = "feld"
	zeilePruefsumme = "pruefsumme"
)

// Zeilen are the lines of the sheet: name and value, all of them texts, so that no program changes them
// when it saves.
func (f Fingerabdruck) Zeilen() [][2]string {
	return [][2]string{
		{Kennung, "Blatt des Programms, bitte nicht ändern"},
		{zeileFassung, strconv.Itoa(f.Fassung)},
		{zeileTag, f.Stichtag.String()},
		{zeileVorgang, strconv.Itoa(int(f.Wissen))},
		{zeileThemenfeld, f.Themenfeld},
		{zeilePruefsumme, f.Pruefsumme},
	}
}

// IstKennung reports whether a text is the first cell of a fingerprint.
func IstKennung(text string) bool { return strings.TrimSpace(text) == Kennung }

// Lies reads the lines, blank cells at the end of a line may be missing. The error is a *ozg.Fehler:
// somebody changed the sheet, or the Vorlage is of a later version of this program.
func Lies(zeilen [][]string) (f Fingerabdruck, err error) {
	werte := map[string]string{}
	for _, z := range zeilen {
		if len(z) > 1 {
			werte[strings.TrimSpace(z[0])] = strings.TrimSpace(z[1])
		}
	}
	beschaedigt := func(err error) error {
		return &ozg.Fehler{Code: "vorlage_beschaedigt", Err: err, Text: "Das verborgene Blatt der Rückmeldevorlage wurde verändert; es lässt sich nicht mehr feststellen, welche Werte sie enthielt. Laden Sie eine neue Vorlage herunter und übertragen Sie Ihre Änderungen. Es wurde nichts gespeichert."}
	}
	if f.Fassung, err = strconv.Atoi(werte[zeileFassung]); err != nil {
		return f, beschaedigt(err)
	}
	if f.Fassung > fassung {
		return f, ozg.NeuerFehler("vorlage_neuer", "Diese Rückmeldevorlage stammt aus einer neueren Fassung des Programms. Laden Sie hier eine neue Vorlage herunter. Es wurde nichts gespeichert.")
	}
	if f.Stichtag, err = ozg.ParseISO(werte[zeileTag]); err != nil {
		return f, beschaedigt(err)
	}
	nr, err := strconv.ParseInt(werte[zeileVorgang], 10, 32)
	if err != nil || nr < 1 {
		return f, beschaedigt(fmt.Errorf("number of a Vorgang %q", werte[zeileVorgang]))
	}
	f.Wissen, f.Themenfeld, f.Pruefsumme = ozg.Nr(nr), werte[zeileThemenfeld], werte[zeilePruefsumme]
	if _, ok := ozg.ThemenfeldNamed(f.Themenfeld); !ok || f.Pruefsumme == "" {
		return f, beschaedigt(fmt.Errorf("name of a Themenfeld %q, checksum %q", f.Themenfeld, f.Pruefsumme))
	}
	return f, nil
}
