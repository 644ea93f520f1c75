package ozg

import "strings"

// themenfeldNamen are further spellings; names, short names and slugs come from Themenfelder. "und", "u."
// and signs between words do not count.
var weitereThemenfelder = map[string]string{
	"Arbeit & Ruhestand":                 "TF AR",
	"Bauen & Wohnen":                     "TF BW | Bauen Wohnen",
	"Bildung":                            "TF BIL | TF Bild",
	"Ein- & Auswanderung":                "Ein- und Auswanderung | Ein-/Auswanderung | Einwanderung & Auswanderung | Ein & Auswanderung | TF EA",
	"Engagement & Hobby":                 "Engagement & Hobbys | Engagement & Hobbies | TF EH",
	"Familie & Kind":                     "Familie & Kinder | TF FK",
	"Forschung & Förderung":              "TF FF",
	"Gesundheit":                         "TF GES | GES",
	"Mobilität & Reisen":                 "TF MR",
	"Querschnitt":                        "Querschnittsleistungen | Querschnittsleistung | Querschnittleistungen | TF QS",
	"Recht & Ordnung":                    "TF RO",
	"Steuern & Zoll":                     "Steuer & Zoll | TF SZ",
	"Umwelt":                             "TF UMW",
	"Unternehmensführung & -entwicklung": "Unternehmensführung & Unternehmensentwicklung | Unternehmensführung | Unternehmensentwicklung | UfE | UF&E | U&E | TF UE",
}

var themenfeldNach = func() map[string]string {
	m := map[string]string{}
	for _, t := range Themenfelder {
		worte := t.Name + " | " + t.Kurzname + " | " + t.Slug
		if w, ok := weitereThemenfelder[t.Name]; ok {
			worte += " | " + w
		}
		for wort := range strings.SplitSeq(worte, " | ") {
			m[themenfeldSchluessel(wort)] = t.Name
		}
		if anfangs := strings.SplitN(t.Name, " & ", 2); len(anfangs) == 2 { // "A&R", "A & R"
			m[Falte(anfangs[0])[:1]+" "+Falte(anfangs[1])[:1]] = t.Name
		}
	}
	return m
}()

// themenfeldSchluessel folds a name: "TF", "Themenfeld" and "und" between words are left out, and words of
// a letter or two are kept apart, since "BW" is a Land and "B&W" is not.
func themenfeldSchluessel(text string) string {
	g := glieder(text)
	kurz := true
	var out []string
	for i, w := range g {
		switch {
		case i < 2 && len(out) == 0 && i < len(g)-1 && (w == "themenfeld" || w == "ozg"):
			continue
		case i > 0 && i < len(g)-1 && (w == "und" || w == "u"):
			continue
		}
		kurz = kurz && len(w) <= 2
		out = append(out, w)
	}
	if kurz {
		return strings.Join(out, " ")
	}
	if len(out) > 1 && out[0] == "tf" {
		out = out[1:]
	}
	return strings.Join(out, "")
}

// LiesThemenfeld reads the name of a Themenfeld in its many spellings; similar is not enough.
func LiesThemenfeld(text string) (name string, ok bool) {
	if len(text) > 120 {
		return "", false
	}
	name, ok = themenfeldNach[themenfeldSchluessel(text)]
	return name, ok
}

// liesThemenfeld reads a cell of a column Themenfeld.
func liesThemenfeld(z zelle) (Felder, *Zweifel) {
	if name, ok := LiesThemenfeld(z.text); ok {
		return z.mit(TextWert(name)), nil
	}
	vorschlag, _ := Aehnlich(z.text, FeldThemenfeld.Werte())
	text := z.zitat() + " ist keines der 14 Themenfelder."
	if vorschlag != "" {
		text += " Meinten Sie " + zitat(vorschlag) + "?"
	}
	return nil, fehler("themenfeld_unbekannt", text, vorschlag)
}
