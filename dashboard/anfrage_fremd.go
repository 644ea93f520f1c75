package dashboard

import (
	"net/url"
	"slices"
	"strings"

	"ozgtracker/internal/ozg"
)

// fremderParameter is a name in the address that the program does not know. Whoever wrote it believes that
// the figures heed it.
type fremderParameter struct {
	Name    string
	Gemeint string // the known name nearest to it, or ""
}

// maxFremde is how many of them are named.
const maxFremde = 3

// ansichtParameter are understood by every page and every answer about a Bestand.
var ansichtParameter = []string{paramStichtag, paramWissen, paramVergleich}

// filterParameter lists the names of all filters.
func filterParameter() []string {
	namen := []string{paramVerzug, paramSuche}
	for _, d := range dimensionen {
		namen = append(namen, d.Parameter())
	}
	for _, m := range merkmale {
		namen = append(namen, m.parameter)
	}
	return namen
}

// apiParameter says what an address of the API understands beside the Ansicht. The OpenAPI document says the
// same, held by a test.
func apiParameter(pfad string) []string {
	switch pfad {
	case "/api/v1/leistungen":
		return append(filterParameter(), paramSort, paramSeite)
	case "/api/v1/wellen":
		return filterParameter()
	case "/api/v1/aenderungen":
		return []string{ozg.DimThemenfeld.Parameter(), paramArt, paramSeite}
	case "/api/v1/burnup":
		return []string{ozg.DimThemenfeld.Parameter()}
	case "/api/v1/meldungen":
		return []string{paramOZGID}
	}
	return nil
}

// fremdeParameter finds what of an address is not understood. Forms and reports have parameters of their own
// and are left out.
func fremdeParameter(pfad string, q url.Values) (fs []fremderParameter) {
	bekannt := slices.Clone(ansichtParameter)
	switch {
	case strings.HasPrefix(pfad, apiPfad):
		bekannt = append(bekannt, apiParameter(pfad)...)
	case strings.HasPrefix(pfad, "/importe"), strings.HasPrefix(pfad, "/berichte"), strings.HasPrefix(pfad, "/verwaltung"), strings.HasPrefix(pfad, "/anmeldung"):
		return nil
	default:
		bekannt = append(append(bekannt, filterParameter()...), paramSort, paramSeite, paramArt, paramSpalte, paramMeilenstein, paramTermin)
	}
	for name := range q {
		if name == "" || slices.Contains(bekannt, name) {
			continue
		}
		gemeint, _ := ozg.Aehnlich(name, bekannt)
		fs = append(fs, fremderParameter{kurz(name), gemeint})
	}
	slices.SortFunc(fs, func(x, y fremderParameter) int { return strings.Compare(x.Name, y.Name) })
	return fs[:min(len(fs), maxFremde)]
}

// Satz tells the reader.
func (f fremderParameter) Satz() string {
	satz := "Den Parameter „" + f.Name + "“ in der Adresse gibt es hier nicht; er hat keine Wirkung auf die Zahlen."
	if f.Gemeint != "" {
		satz += " Meinten Sie „" + f.Gemeint + "“?"
	}
	return satz
}

// Fremde are the unknown parameters of the address.
func (p basePage) Fremde() []fremderParameter { return p.Anfrage.Fremd }
