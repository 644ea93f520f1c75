// Package katalog is the catalogue of the OZG-Leistungen as embedded data, and the figures that were
// published about their progress. HERKUNFT.md says where each file comes from.
package katalog

import "ozgtracker/internal/ozg"

// Datei is the file that the catalogue's Meldungen come from.
const Datei = "ozg-leistungen-2019.csv"

// Stand is the state of the catalogue in words.
const Stand = "Oktober 2019"

// Stichtag is the day from which the catalogue speaks: the law came into force, so every plan wins over it.
func Stichtag() ozg.Tag { return ozg.NeuerTag(2017, 8, 18) }

// Leistung is one line of the catalogue.
type Leistung struct {
	OZGID, Bezeichnung, Themenfeld, Lage string
	Typ                                  ozg.Typ
	AnzahlLeiKa                          int
}

// LeiKaEintrag is one LeiKa-Leistung of the extract.
type LeiKaEintrag struct {
	OZGID, LeiKaID, Bezeichnung string
	Typ                         ozg.Typ
	Rechtsgrundlage             string
}

// Veroeffentlichung is one published figure.
type Veroeffentlichung struct {
	Datum         ozg.Tag
	Kennzahl      string
	Wert          float64
	Bezug, Quelle string
}

// Leistungen lists the catalogue.
func Leistungen() ([]Leistung, error) { return nil, nil }

// Meldungen lists the catalogue as Meldungen.
func Meldungen() ([]ozg.Meldung, error) { return nil, nil }

// LeiKa lists the LeiKa-Leistungen.
func LeiKa() ([]LeiKaEintrag, error) { return nil, nil }

// LeiKaAnzahl counts the LeiKa-Leistungen per OZG-ID.
func LeiKaAnzahl() map[string]int { return nil }

// Veroeffentlicht lists the published figures.
func Veroeffentlicht() ([]Veroeffentlichung, error) { return nil, nil }
