package dashboard

import (
	"strconv"

	"ozgtracker/internal/ozg"
)

// The list of Leistungen has one facet for each dimension and, last, one for the Verzug.
const anzahlFacetten = 6

const facetteVerzug = anzahlFacetten - 1

func facettenParameter(i int) string {
	if i == facetteVerzug {
		return paramVerzug
	}
	return dimensionen[i].Parameter()
}

func facettenTitel(i int) string {
	if i == facetteVerzug {
		return "Verzug"
	}
	return dimensionen[i].Titel()
}

// The classes of the facet Verzug.
const (
	verzugJa       = "ja"
	verzugOffen    = "offen" // Soll in the future, or zurückgestellt
	verzugErreicht = "erreicht"
)

func verzugKlasse(t ozg.Termin) string {
	switch {
	case t.Erreicht:
		return verzugErreicht
	case !t.HatSoll:
		return ozg.CodeKeine
	case t.Ueberfaellig() && t.Leistung.Zustand != ozg.ZustandZurueckgestellt:
		return verzugJa
	}
	return verzugOffen
}

type klasse struct{ code, titel string }

// verzugKlassen are the classes of the facet Verzug. They speak of the milestone bundesweite
// Verfügbarkeit.
var verzugKlassen = []klasse{
	{verzugJa, "über dem Soll-Termin"},
	{verzugOffen, "noch nicht fällig"},
	{verzugErreicht, "erreicht"},
	{ozg.CodeKeine, "kein Soll-Termin"},
}

// facettenKlassen lists the classes of a facet in the order of bars and legends; those of Welle depend on
// what was reported.
func facettenKlassen(i int, wellen []int) (ks []klasse) {
	if i == facetteVerzug {
		return verzugKlassen
	}
	switch dimensionen[i] {
	case ozg.DimZustand:
		for _, z := range ozg.Zustaende {
			ks = append(ks, klasse{z.Code(), z.Titel()})
		}
		return ks // keine Angabe is one of the states
	case ozg.DimThemenfeld:
		for _, t := range ozg.Themenfelder {
			ks = append(ks, klasse{t.Slug, t.Name})
		}
	case ozg.DimTyp:
		for _, t := range ozg.TypGruppen[:3] {
			ks = append(ks, klasse{string(t), t.Titel()})
		}
	case ozg.DimWelle:
		for _, w := range wellen {
			ks = append(ks, klasse{strconv.Itoa(w), "Welle " + strconv.Itoa(w)})
		}
	case ozg.DimModell:
		for _, m := range ozg.Modelle[:3] {
			ks = append(ks, klasse{string(m), string(m) + " – " + m.Titel()})
		}
	}
	return append(ks, klasse{ozg.CodeKeine, "keine Angabe"})
}

// klassenTitel is the word for one class of a facet, also one that nobody reported.
func klassenTitel(i int, code string) string {
	for _, k := range facettenKlassen(i, nil) {
		if k.code == code {
			return k.titel
		}
	}
	if i != facetteVerzug {
		switch dimensionen[i] {
		case ozg.DimWelle:
			return "Welle " + code
		case ozg.DimZustand:
			if z, ok := ozg.ZustandCode(code); ok {
				return z.Titel()
			}
		}
	}
	return code
}
