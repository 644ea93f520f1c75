package dashboard

import (
	"strconv"
	"strings"

	"ozgtracker/importer"
	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
)

// berichtigung is the form beside a Befund: another text for one cell, or for all that hold the same.
type berichtigung struct {
	Adresse string // of the form
	Version int    // of the draft
	Zelle   string // "Blatt!F12"
	Wert    string // as written
	Text    string // to begin with: what is suggested
	Feld    string // Wortfeld of the column, "" where the repair of all cells makes no sense
}

// mitBerichtigungen adds to each Befund of a cell below the header the form that repairs it.
func mitBerichtigungen(zs []befundZeile, befunde []ozg.Befund, v annahme.Vorschau, adresse string, version int) {
	blaetter := map[string]importer.BlattBericht{}
	for _, b := range v.Blaetter {
		blaetter[b.Name] = b
	}
	for i, b := range befunde {
		spalte, zeile, ok := zerlegeZelle(b.Zelle)
		bericht := blaetter[b.Blatt]
		if !ok || b.Schwere == ozg.SchwereHinweis || b.Wert == "" || zeile <= bericht.Kopfzeilen[1] || bericht.Kopfzeilen[1] == 0 {
			continue
		}
		r := berichtigung{Adresse: adresse, Version: version, Zelle: b.Blatt + "!" + b.Zelle, Wert: b.Wert, Text: b.Vorschlag}
		if namen := bericht.Spalten[spalte]; len(namen) > 0 {
			if f, ok := ozg.FeldNamed(namen[0]); ok {
				r.Feld = importer.Wortfeld(f)
			}
		}
		if r.Text == "" || strings.Contains(r.Text, " oder ") { // of two readings neither is likelier
			r.Text = b.Wert
		}
		zs[i].Berichtigung = &r
	}
}

// zerlegeZelle parts "F12" into column and row.
func zerlegeZelle(zelle string) (spalte string, zeile int, ok bool) {
	i := strings.IndexAny(zelle, "0123456789")
	if i < 1 {
		return "", 0, false
	}
	zeile, err := strconv.Atoi(zelle[i:])
	return zelle[:i], zeile, err == nil
}
