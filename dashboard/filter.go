package dashboard

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"ozgtracker/internal/ozg"
)

// The parameters of the filters beside the dimensions.
const (
	paramVerzug = "verzug"
	paramSuche  = "q"
	paramStand  = "stand" // as reported; the derived one is a dimension
)

// dimensionen are the ways to filter, in the order of the facets.
var dimensionen = []ozg.Dimension{ozg.DimThemenfeld, ozg.DimZustand, ozg.DimTyp, ozg.DimWelle, ozg.DimModell}

// filter chooses Leistungen. The zero value chooses the whole Umfang. Codes of one dimension widen, the
// dimensions narrow each other.
type filter struct {
	klassen map[ozg.Dimension][]string // chosen codes, each sorted
	Verzug  []string                   // chosen classes of the Verzug, sorted; see verzugKlasse
	Q       string                     // search text; only lists apply it, see newAuswahl

	merkmale map[int][]string // chosen codes, each sorted, by place in merkmale
}

// parseFilter checks each code: a misspelt one is an error, not a list that looks complete.
func parseFilter(q url.Values) (filter, error) {
	f := filter{klassen: map[ozg.Dimension][]string{}}
	for _, d := range dimensionen {
		for _, code := range q[d.Parameter()] {
			if code == "" || slices.Contains(f.klassen[d], code) {
				continue
			}
			if !gibtKlasse(d, code) {
				return f, ozg.NeuerFehler("filter_unbekannt", "Die Auswahl „"+kurz(code)+"“ gibt es bei "+d.Titel()+" nicht. Wählen Sie in der Liste der Leistungen neu aus.")
			}
			f.klassen[d] = append(f.klassen[d], code)
		}
		slices.Sort(f.klassen[d])
	}
	for _, code := range q[paramVerzug] {
		if code == "" || slices.Contains(f.Verzug, code) {
			continue
		}
		if !slices.ContainsFunc(verzugKlassen, func(k klasse) bool { return k.code == code }) {
			return f, ozg.NeuerFehler("filter_unbekannt", "Die Auswahl „"+kurz(code)+"“ gibt es bei Verzug nicht. Wählen Sie in der Liste der Leistungen neu aus.")
		}
		f.Verzug = append(f.Verzug, code)
	}
	slices.Sort(f.Verzug)
	if err := f.liesMerkmale(q); err != nil {
		return f, err
	}
	f.Q = strings.TrimSpace(q.Get(paramSuche))
	if r := []rune(f.Q); len(r) > 200 {
		f.Q = string(r[:200])
	}
	return f, nil
}

func gibtKlasse(d ozg.Dimension, code string) bool {
	if code == ozg.CodeKeine {
		return true
	}
	switch d {
	case ozg.DimThemenfeld:
		_, ok := ozg.ThemenfeldSlug(code)
		return ok
	case ozg.DimTyp:
		return slices.Contains(ozg.TypGruppen[:3], ozg.TypGruppe(code))
	case ozg.DimWelle:
		n, err := strconv.Atoi(code)
		return err == nil && n > 0 && n < 100
	case ozg.DimModell:
		return slices.Contains(ozg.Modelle[:3], ozg.Modell(code))
	case ozg.DimZustand:
		_, ok := ozg.ZustandCode(code)
		return ok
	}
	return false
}

// Leer reports whether nothing is filtered.
func (f filter) Leer() bool { return len(f.werte()) == 0 }

// Gewaehlt lists the chosen codes of a dimension.
func (f filter) Gewaehlt(d ozg.Dimension) []string { return f.klassen[d] }

// Hat reports whether a code is chosen.
func (f filter) Hat(d ozg.Dimension, code string) bool { return slices.Contains(f.klassen[d], code) }

// ohne is the filter without one code, for the chip that removes itself.
func (f filter) ohne(d ozg.Dimension, code string) filter {
	neu := f
	neu.klassen = map[ozg.Dimension][]string{}
	for dim, codes := range f.klassen {
		for _, c := range codes {
			if dim != d || c != code {
				neu.klassen[dim] = append(neu.klassen[dim], c)
			}
		}
	}
	return neu
}

// ohneDimension is the filter with all classes of one dimension, for the counts of its facet.
func (f filter) ohneDimension(d ozg.Dimension) filter {
	for _, code := range f.klassen[d] {
		f = f.ohne(d, code)
	}
	return f
}

func (f filter) werte() url.Values {
	q := url.Values{}
	for d, codes := range f.klassen {
		if len(codes) > 0 {
			q[d.Parameter()] = codes
		}
	}
	if len(f.Verzug) > 0 {
		q[paramVerzug] = f.Verzug
	}
	f.mitMerkmalen(q)
	if f.Q != "" {
		q.Set(paramSuche, f.Q)
	}
	return q
}

// ohneVerzug is the filter without one class of the Verzug.
func (f filter) ohneVerzug(code string) filter {
	f.Verzug = slices.DeleteFunc(slices.Clone(f.Verzug), func(c string) bool { return c == code })
	return f
}

// waehle lists the chosen Leistungen of a Bestand, by OZG-ID. Every number of a page that links to a
// list is the length of what waehle gives for the filters of the link. Leistungen outside the Umfang
// appear only where the state entfallen is asked for, or the Erstplan, whose denominator keeps them.
func (f filter) waehle(b *ozg.Bestand) (ls []*ozg.Leistung) {
	for _, l := range f.kandidaten(b) {
		if f.passt(b, l) {
			ls = append(ls, l)
		}
	}
	return ls
}

func (f filter) kandidaten(b *ozg.Bestand) []*ozg.Leistung {
	erstplan := len(f.merkmale[merkmalErstplan]) > 0
	if !erstplan && !f.Hat(ozg.DimZustand, ozg.ZustandEntfallen.Code()) {
		return b.Umfang()
	}
	alle := slices.Clone(b.Umfang())
	for _, l := range b.Ausgeschieden() {
		if erstplan || l.Zustand == ozg.ZustandEntfallen {
			alle = append(alle, l)
		}
	}
	slices.SortFunc(alle, func(x, y *ozg.Leistung) int { return strings.Compare(x.OZGID, y.OZGID) })
	return alle
}

func (f filter) passt(b *ozg.Bestand, l *ozg.Leistung) bool {
	for d, codes := range f.klassen {
		if len(codes) > 0 && !slices.Contains(codes, d.Code(l)) {
			return false
		}
	}
	if !f.passtMerkmale(b, l) {
		return false
	}
	return len(f.Verzug) == 0 || slices.Contains(f.Verzug, verzugKlasse(b.Termin(l, ozg.MeilensteinBundesweit)))
}
