package dashboard

import (
	"slices"

	"ozgtracker/internal/ozg"
)

// befundZeile is one finding as the tables show it.
type befundZeile struct {
	Klasse    string // CSS and code: fehler, warnung, hinweis
	Zeichen   string
	Wort      string
	Zelle     string // "Blatt!F12"
	Wert      string
	Text      string
	Vorschlag string

	Berichtigung *berichtigung // nil where nothing can be repaired
}

// schweren orders the severities, the gravest first.
var schweren = []ozg.Schwere{ozg.SchwereFehler, ozg.SchwereWarnung, ozg.SchwereHinweis}

func newBefundZeile(b ozg.Befund) befundZeile {
	z := befundZeile{Klasse: string(b.Schwere), Zelle: befundOrt(b), Wert: b.Wert, Text: b.Text, Vorschlag: b.Vorschlag}
	switch b.Schwere {
	case ozg.SchwereFehler:
		z.Zeichen, z.Wort = "●", "Fehler"
	case ozg.SchwereWarnung:
		z.Zeichen, z.Wort = "▲", "Warnung"
	default:
		z.Zeichen, z.Wort, z.Klasse = "○", "Hinweis", string(ozg.SchwereHinweis)
	}
	return z
}

func befundOrt(b ozg.Befund) string {
	switch {
	case b.Blatt == "":
		return b.Zelle
	case b.Zelle == "":
		return b.Blatt
	}
	return b.Blatt + "!" + b.Zelle
}

// nachSchwere sorts by severity and keeps the order of the file within it.
func nachSchwere(bs []ozg.Befund) []ozg.Befund {
	sortiert := slices.Clone(bs)
	slices.SortStableFunc(sortiert, func(x, y ozg.Befund) int {
		return slices.Index(schweren, x.Schwere) - slices.Index(schweren, y.Schwere)
	})
	return sortiert
}

// newBefundZeilen lists Befunde by severity.
func newBefundZeilen(bs []ozg.Befund) []befundZeile {
	sortiert := nachSchwere(bs)
	zs := make([]befundZeile, len(sortiert))
	for i, b := range sortiert {
		zs[i] = newBefundZeile(b)
	}
	return zs
}

// zaehleBefunde counts by severity.
func zaehleBefunde(bs []ozg.Befund) (fehler, warnungen, hinweise int) {
	for _, b := range bs {
		switch b.Schwere {
		case ozg.SchwereFehler:
			fehler++
		case ozg.SchwereWarnung:
			warnungen++
		default:
			hinweise++
		}
	}
	return fehler, warnungen, hinweise
}

// befundeText is "2 Fehler, 2 Warnungen, 1 Hinweis", or "keine Befunde".
func befundeText(fehler, warnungen, hinweise int) string {
	if fehler+warnungen+hinweise == 0 {
		return "keine Befunde"
	}
	return ozg.AnzahlText(fehler, "Fehler", "Fehler") + ", " + ozg.AnzahlText(warnungen, "Warnung", "Warnungen") + ", " + ozg.AnzahlText(hinweise, "Hinweis", "Hinweise")
}

// befundeTabelle is the list of Befunde for download, in the order of the page.
func befundeTabelle(name string, bs []ozg.Befund) tabelle {
	t := tabelle{name: name, blatt: "Befunde", kopf: []string{"Schwere", "Blatt und Zelle", "Wert", "Grund", "Vorschlag"}}
	for _, z := range newBefundZeilen(bs) {
		t.zeilen = append(t.zeilen, []any{z.Wort, textZelle(z.Zelle), textZelle(z.Wert), textZelle(z.Text), textZelle(z.Vorschlag)})
	}
	return t
}
