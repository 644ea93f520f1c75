package importer

import (
	"strconv"
	"strings"
	"unicode"

	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
)

// Wortschluessel is the form under which Eingaben.Woerter know a text: folded, so that "in Abstimmung"
// and "In-Abstimmung" are one word. A text with figures or without letters is only trimmed, because
// folding would make 15 of "1,5" and nothing of "✓".
func Wortschluessel(text string) string {
	buchstabe, ziffer := false, false
	for _, r := range text {
		buchstabe = buchstabe || unicode.IsLetter(r)
		ziffer = ziffer || unicode.IsDigit(r)
	}
	if buchstabe && !ziffer {
		return ozg.Falte(text)
	}
	return strings.ToLower(strings.Join(strings.Fields(text), " "))
}

// titelform is the form in which a title is known again: folded, without numbering and dates, so that
// "Status 31.03.2021" is known as "Status 30.06.2021".
func titelform(titel string) string {
	alle := formen(titel)
	if k := ozg.Falte(alle[len(alle)-1]); k != "" {
		return k
	}
	return ozg.Falte(titel)
}

// merkformen gives for each column the form under which Eingaben.Titel and Datumsfolge know it: that of
// its titles from top to bottom. The second column of the same title is "soll#2", and a column without a
// title is known by its letter, "#K".
func (k kopf) merkformen() []string {
	out := make([]string, len(k.spalten))
	anzahl := map[string]int{}
	for i, s := range k.spalten {
		f := titelform(s.ganz)
		switch anzahl[f]++; {
		case f == "":
			f = "#" + xlsx.Spaltenname(s.nr)
		case anzahl[f] > 1:
			f += "#" + strconv.Itoa(anzahl[f])
		}
		out[i] = f
	}
	return out
}
