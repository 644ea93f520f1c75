// Package einstellung holds the settings that move no number: how the program looks, who may read without
// login, the texts of the operator, and the limits of files. Settings that count (Ziele, Federführung) are Vorgänge, see package ozg.
package einstellung

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"ozgtracker/importer"
	"ozgtracker/internal/ozg"
)

// Einstellungen are the settings as they hold now. The zero value is that of a new installation.
type Einstellungen struct {
	Fassung          int // rises with every change
	Ministerium      string
	Logotext         string // in the head of every page; "" for the name of the program
	Akzent           string // colour of links and marks, "#2044aa"; "" for the program's own
	LesenOhneLogin   bool
	Impressum        string // paragraphs, parted by empty lines; "" for the program's own text
	Datenschutz      string
	Barrierefreiheit string
	Aufbewahrung     int              // months that files are kept after their acceptance; 0: for ever
	Grenzen          importer.Grenzen // of the files that are read; zero: the default
}

// Limits of what a person may type, in characters.
const (
	MaxZeile = 120
	MaxText  = 20_000

	MaxAufbewahrung = 240 // months
)

// The names under which the values are stored; they are also those of the audit trail.
const (
	nameMinisterium      = "ministerium"
	nameLogotext         = "logotext"
	nameAkzent           = "akzent"
	nameLesen            = "lesen_ohne_login"
	nameImpressum        = "impressum"
	nameDatenschutz      = "datenschutz"
	nameBarrierefreiheit = "barrierefreiheit"
	nameAufbewahrung     = "aufbewahrung_dateien"
)

const ja = "ja"

// Werte lists the settings under their stored names.
func (e Einstellungen) Werte() map[string]string {
	w := map[string]string{
		nameMinisterium: e.Ministerium, nameLogotext: e.Logotext, nameAkzent: e.Akzent, nameLesen: "",
		nameImpressum: e.Impressum, nameDatenschutz: e.Datenschutz, nameBarrierefreiheit: e.Barrierefreiheit,
	}
	if e.LesenOhneLogin {
		w[nameLesen] = ja
	}
	w[nameAufbewahrung] = ""
	if e.Aufbewahrung != 0 {
		w[nameAufbewahrung] = strconv.Itoa(e.Aufbewahrung)
	}
	maps.Copy(w, grenzenWerte(e.Grenzen))
	return w
}

// aus reads what is stored. A value that would not be accepted any more counts as not set.
func aus(werte map[string]string, fassung int) Einstellungen {
	e := Einstellungen{
		Fassung: fassung, Ministerium: werte[nameMinisterium], Logotext: werte[nameLogotext], Akzent: werte[nameAkzent], LesenOhneLogin: werte[nameLesen] == ja,
		Impressum: werte[nameImpressum], Datenschutz: werte[nameDatenschutz], Barrierefreiheit: werte[nameBarrierefreiheit], Grenzen: grenzenAus(werte),
	}
	if n, err := strconv.Atoi(werte[nameAufbewahrung]); err == nil && n > 0 { // else nothing is deleted
		e.Aufbewahrung = n
	}
	if PruefeAkzent(e.Akzent) != nil {
		e.Akzent = ""
	}
	return e
}

// Pruefe reports what is wrong with settings that a person typed, as a *ozg.Fehler.
func (e Einstellungen) Pruefe() error {
	for _, z := range []string{e.Ministerium, e.Logotext} {
		if utf8.RuneCountInString(z) > MaxZeile || strings.ContainsFunc(z, unicode.IsControl) {
			return ozg.NeuerFehler("einstellung_zeile", "Name des Hauses und Text der Kopfzeile haben höchstens "+ozg.ZahlText(MaxZeile)+" Zeichen in einer Zeile.")
		}
	}
	for _, t := range []string{e.Impressum, e.Datenschutz, e.Barrierefreiheit} {
		if utf8.RuneCountInString(t) > MaxText {
			return ozg.NeuerFehler("einstellung_text", "Ein Text hat höchstens "+ozg.ZahlText(MaxText)+" Zeichen.")
		}
	}
	if e.Aufbewahrung < 0 || e.Aufbewahrung > MaxAufbewahrung {
		return ozg.NeuerFehler("einstellung_aufbewahrung", "Die Aufbewahrung ist eine ganze Zahl von 1 bis "+ozg.ZahlText(MaxAufbewahrung)+" Monaten, oder leer: dann werden Dateien nie von selbst gelöscht.")
	}
	if err := pruefeGrenzen(e.Grenzen); err != nil {
		return err
	}
	return PruefeAkzent(e.Akzent)
}

// Aenderung is one changed value.
type Aenderung struct{ Name, Alt, Neu string }

// Aenderungen lists what differs from e in neu, by name.
func (e Einstellungen) Aenderungen(neu Einstellungen) (as []Aenderung) {
	alt := e.Werte()
	for name, wert := range neu.Werte() {
		if alt[name] != wert {
			as = append(as, Aenderung{name, alt[name], wert})
		}
	}
	slices.SortFunc(as, func(x, y Aenderung) int { return strings.Compare(x.Name, y.Name) })
	return as
}
