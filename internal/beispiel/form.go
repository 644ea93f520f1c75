package beispiel

import (
	"fmt"
	"slices"
	"strings"

	"ozgtracker/internal/ozg"
)

// form is how a ministry lays out its plan.
type form struct {
	weise   schreibweise
	zeichne func(*entwurf) []blatt
	datei   func(*entwurf) string
	csv     bool
}

// formen gives each Themenfeld, by slug, its form.
var formen = map[string]form{
	"gesundheit":                       formZweizeilig,
	"familie-kind":                     formZweizeilig,
	"umwelt":                           formListe,
	"arbeit-ruhestand":                 formListe,
	"forschung-foerderung":             formListe,
	"unternehmensfuehrung-entwicklung": formLagen,
	"mobilitaet-reisen":                formLagen,
	"bauen-wohnen":                     formTeile,
	"bildung":                          formTeile,
	"engagement-hobby":                 formSachstand,
	"recht-ordnung":                    formSachstand,
	"ein-auswanderung":                 formBlock,
	"steuern-zoll":                     formCSV,
	"querschnitt":                      formCSV,
}

// titelZeile is "Umsetzungsplan Themenfeld Gesundheit".
func (e *entwurf) titelZeile() titel { return titel("Umsetzungsplan Themenfeld " + e.themenfeld.Name) }

// federfuehrung is "BMG / Niedersachsen".
func (e *entwurf) federfuehrung() string {
	namen := make([]string, len(e.themenfeld.Laender))
	for i, c := range e.themenfeld.Laender {
		namen[i] = ozg.LandName(c)
	}
	return strings.Join(ressorts(e.themenfeld, e.stichtag), ", ") + " / " + strings.Join(namen, ", ")
}

// dateiName ends a stem with the mark of a plan that is handed in again.
func (e *entwurf) dateiName(stamm, endung string) string {
	if e.korrigiert {
		stamm += "_korrigiert"
	}
	return stamm + endung
}

// kurz is the short name without what a file or sheet name must not hold.
func kurz(t ozg.Themenfeld) string { return strings.ReplaceAll(t.Kurzname, "/", "") }

// lagen splits the rows, which are sorted by Lage.
func (e *entwurf) lagen() (out [][]planzeile) {
	for i, z := range e.zeilen {
		if i == 0 || z.leben.lage != e.zeilen[i-1].leben.lage {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], z)
	}
	return out
}

// mitLaendern are the rows whose Länder the Federführung reports.
func (e *entwurf) mitLaendern() []planzeile {
	return slices.DeleteFunc(slices.Clone(e.zeilen), func(z planzeile) bool { return !z.leben.mitLand })
}

// blattName makes a name that Excel allows: 31 characters, some signs not among them.
func blattName(nr int, text string) string {
	text = strings.NewReplacer("/", "-", "\\", "-", ":", " ", "?", "", "*", "", "[", "(", "]", ")").Replace(text)
	r := []rune(fmt.Sprintf("%d %s", nr, text))
	return strings.TrimSpace(string(r[:min(len(r), 31)]))
}
