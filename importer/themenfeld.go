package importer

import (
	"regexp"
	"strings"

	"ozgtracker/internal/ozg"
)

var (
	themenfeldWort = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:themenfeld|tf|umsetzungsplan|umsetzungsplanung|fortschreibung|plan)(?:\s+(?:für|des|im|zum))?(?:\s+(?:themenfeld|das themenfeld|themenfelds|tf))?\s*[:–-]?\s+(.+)$`)
	themenfeldFeld = regexp.MustCompile(`(?i)^(?:ozg-)?(?:themenfeld|tf)\s*:?$`)
)

// themenfeldImTitel finds the Themenfeld that the title rows of a sheet name: "Umsetzungsplan Themenfeld
// Gesundheit – Fortschreibung", "Themenfeld:" with the name in the next cell, or the bare name above a
// plan. A sheet that names several of them (an overview) speaks for none.
func themenfeldImTitel(blatt string, zeilen []zeile, plan bool) (gefunden fundstelle[string]) {
	for _, z := range zeilen {
		for i, c := range z.zellen {
			name, ok := "", false
			switch {
			case len(c.Text) > 300, !plan && len(z.zellen) > 2:
			case themenfeldFeld.MatchString(c.Text):
				if i+1 < len(z.zellen) {
					c = z.zellen[i+1]
					name, ok = ozg.LiesThemenfeld(c.Text)
				}
			default:
				name, ok = themenfeldImText(c.Text)
			}
			switch {
			case !ok || name == gefunden.wert:
			case gefunden.wert != "":
				return fundstelle[string]{}
			default:
				gefunden = fundstelle[string]{name, ort(blatt, c.adresse()), ozg.Herkunft{Zelle: c.adresse(), Text: c.Text}, z.nr}
			}
		}
	}
	return gefunden
}

// themenfeldImText reads the whole text, else the longest beginning of what stands behind the word
// "Themenfeld" or "Umsetzungsplan".
func themenfeldImText(text string) (string, bool) {
	if name, ok := ozg.LiesThemenfeld(text); ok {
		return name, true
	}
	m := themenfeldWort.FindStringSubmatch(text)
	if m == nil {
		return "", false
	}
	worte := strings.Fields(m[1])
	for n := min(len(worte), 6); n > 0; n-- {
		if name, ok := ozg.LiesThemenfeld(strings.Trim(strings.Join(worte[:n], " "), "„“\"',;:()–- ")); ok {
			return name, true
		}
	}
	return themenfeldImText(m[1]) // "Umsetzungsplan 2021 Themenfeld Bildung"
}

// themenfeldImNamen finds the one Themenfeld that the name of a sheet or a file contains as whole words:
// "Plan_Gesundheit", "umsetzungsplan-familie-und-kind-2021-06-30.xlsx".
func themenfeldImNamen(text string) (string, bool) {
	worte := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" _-.,()[]", r) })
	gefunden, laenge := "", 0
	for i := range worte {
		for j := min(len(worte), i+5); j > i && j-i >= laenge; j-- {
			name, ok := ozg.LiesThemenfeld(strings.Join(worte[i:j], " "))
			switch {
			case !ok:
			case j-i > laenge:
				gefunden, laenge = name, j-i
			case name != gefunden: // two of them: none is meant alone
				return "", false
			}
		}
	}
	return gefunden, gefunden != ""
}
