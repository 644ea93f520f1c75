package dashboard

import (
	"net/url"
	"slices"

	"ozgtracker/internal/ozg"
)

// seitenfilter are closed lists that only one page filters by. Their choices live in the address like all
// others.
var seitenfilter = []struct {
	parameter, titel string
	klassen          []klasse
}{
	{paramMeilenstein, "Meilenstein", meilensteinKlassen()},
	{paramTermin, "Termin", terminKlassen},
}

// parseSeitenfilter reads the chosen codes in the order of their lists; a misspelt one is an error.
func parseSeitenfilter(q url.Values) (url.Values, error) {
	gewaehlt := url.Values{}
	for _, f := range seitenfilter {
		for _, code := range q[f.parameter] {
			if code != "" && !slices.ContainsFunc(f.klassen, func(k klasse) bool { return k.code == code }) {
				return nil, ozg.NeuerFehler("filter_unbekannt", "Die Auswahl „"+kurz(code)+"“ gibt es bei "+f.titel+" nicht. Wählen Sie in der Liste der Meilensteine neu aus.")
			}
		}
		for _, k := range f.klassen {
			if slices.Contains(q[f.parameter], k.code) {
				gewaehlt.Add(f.parameter, k.code)
			}
		}
	}
	return gewaehlt, nil
}

func (a anfrage) mitSeitenfilter(q url.Values) {
	for name, codes := range a.Seitenfilter {
		q[name] = codes
	}
}
