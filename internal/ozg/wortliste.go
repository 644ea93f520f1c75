package ozg

import "strings"

// zeile says which spellings mean a value. Spellings are written as people write them and separated by
// " | "; they are compared folded.
type zeile[T any] struct {
	wert  T
	worte string
}

// wortliste is a closed list of words. It is built once and never changed.
type wortliste[T comparable] struct {
	wert     map[string]T
	worte    []string // as written, for suggestions
	gefaltet []string // the same, folded
}

func neueWortliste[T comparable](zeilen []zeile[T]) wortliste[T] {
	l := wortliste[T]{wert: map[string]T{}}
	for _, z := range zeilen {
		for wort := range strings.SplitSeq(z.worte, " | ") {
			f := Falte(wort)
			if _, schonDa := l.wert[f]; !schonDa {
				l.wert[f] = z.wert
				l.worte = append(l.worte, wort)
				l.gefaltet = append(l.gefaltet, f)
			}
		}
	}
	return l
}

// vorschlag is the spelling that was most likely meant, or "".
func (l *wortliste[T]) vorschlag(gefaltet string) string {
	if i := l.aehnlichster(gefaltet); i >= 0 {
		return l.worte[i]
	}
	return ""
}

func (l *wortliste[T]) aehnlichster(gefaltet string) int {
	return aehnlichster(gefaltet, l.gefaltet, func(i, j int) bool { return l.wert[l.gefaltet[i]] == l.wert[l.gefaltet[j]] })
}

// fund is what finde found in a text.
type fund[T any] struct {
	wert      T
	ok        bool   // a word of the list was found
	zusatz    string // the part of the text that is not in the list, "" if there is none
	uneindeut bool   // words of different meaning, or one that the Zusatz puts in question ("online (ab 2022)")
}

// finde looks for the text as a whole, without a leading number ("1 - in Planung"), and in parts
// ("in Umsetzung (Konzeption)"). Parts must agree, as vereine says; the first must be in the list.
func (l *wortliste[T]) finde(text, gefaltet string, vereine func(a, b T) (T, bool)) (f fund[T]) {
	if f.wert, f.ok = l.wert[gefaltet]; f.ok {
		return f
	}
	if len(text) > 200 {
		return f
	}
	text = ohneNummer(text)
	unbekannt := false
	for i, teil := range teile(text) {
		wert, bekannt := l.wert[Falte(teil)]
		switch {
		case i == 0 && !bekannt:
			return f
		case i == 0:
			f.wert, f.ok = wert, true
			f.zusatz = strings.Trim(text[strings.Index(text, teil)+len(teil):], " ()[]:;,/|=-–—")
		case bekannt:
			var eins bool
			if f.wert, eins = vereine(f.wert, wert); !eins {
				f.uneindeut = true
			}
		default:
			unbekannt = true
			f.uneindeut = f.uneindeut || einschraenkend[glieder(teil)[0]]
		}
	}
	if !unbekannt {
		f.zusatz = ""
	}
	return f
}

// einschraenkend are first words of a Zusatz after which the word before does not hold as it stands.
var einschraenkend = map[string]bool{
	"nicht": true, "noch": true, "kein": true, "keine": true, "erst": true, "ab": true, "voraussichtlich": true,
	"vsl": true, "geplant": true, "ausser": true, "ohne": true, "oder": true,
}

var trenner = strings.NewReplacer(" - ", ";", " – ", ";", " — ", ";", "(", ";", ")", ";", "[", ";", "]", ";",
	":", ";", ",", ";", "/", ";", "|", ";", "=", ";")

// teile splits at brackets, colons, commas, slashes and free-standing dashes.
func teile(text string) (out []string) {
	for teil := range strings.SplitSeq(trenner.Replace(text), ";") {
		if teil = strings.TrimSpace(teil); Falte(teil) != "" {
			out = append(out, teil)
		}
	}
	return out
}

// ohneNummer takes the number off a numbered word: "1 - in Planung", "2) Umsetzung", "3. online".
func ohneNummer(text string) string {
	rest := strings.TrimLeft(text, "0123456789")
	if ab := strings.TrimLeft(rest, " .):-–="); len(rest) < len(text) && len(ab) < len(rest) && ab != "" {
		return ab
	}
	return text
}

func gleich[T comparable](a, b T) (T, bool) { return a, a == b }
