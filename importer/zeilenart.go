package importer

import (
	"regexp"
	"strconv"
	"strings"

	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
)

// The kinds of rows that state nothing, told by their cells alone.

var (
	summe      = regexp.MustCompile(`(?i)^(?:zwischen|gesamt|end)?(?:summe|ergebnis)\b|^(?:gesamt|insgesamt|total|anzahl|mittelwert|durchschnitt)\b`)
	legende    = regexp.MustCompile(`(?i)^(?:legende|hinweise?|anmerkung(?:en)?|erläuterung(?:en)?|erl\.|quellen?|fußnoten?|bearbeitungshinweise?|ausfüllhinweise?|stand|stichtag|datenstand|version|ansprechpartner(?:in)?|kontakt|bearbeiter(?:in)?|erstellt|\*+|\d\)|¹|²|³|©)(?:[\s:.)*–-]|$)`)
	beispiel   = regexp.MustCompile(`(?i)^\(?(?:z\.\s?b\.|bsp\.?|beispiel|beispielzeile|musterzeile|muster)(?:[\s:.)]|$)`)
	anleitung  = regexp.MustCompile(`(?i)TT\.MM\.JJ|MM/JJJJ|auswahlliste|dropdown|pflichtfeld|pflichtangabe|freitext|fünfstellig|5-stellig|5 ziffern|bitte (?:auswählen|eintragen|wählen|ausfüllen)|automatisch berechnet`)
	zahlMuster = regexp.MustCompile(`^[+−-]?\d[\d.,]*\s*%?$`)
)

// istSumme says whether a text begins a line of totals.
func istSumme(text string) bool { return summe.MatchString(text) }

// istLegende says whether a text begins a note: a legend, a source, a footnote.
func istLegende(text string) bool { return legende.MatchString(text) }

func reineZahl(text string) bool { return zahlMuster.MatchString(text) }

// summenzeile says whether one of the first texts of a row names a total.
func summenzeile(z zeile) bool {
	for _, c := range z.zellen[:min(3, len(z.zellen))] {
		if c.Art == xlsx.Text && istSumme(c.Text) {
			return true
		}
	}
	return false
}

// laengsteAnleitung is the length in bytes beyond which a text does not tell how to fill in a form.
const laengsteAnleitung = 300

// beispielzeile says whether a row below the header shows how to fill in the form: an example or the
// format of each column.
func beispielzeile(z zeile) bool {
	for i, c := range z.zellen {
		if c.Art == xlsx.Text && len(c.Text) <= laengsteAnleitung && (i < 3 && beispiel.MatchString(c.Text) || anleitung.MatchString(c.Text)) {
			return true
		}
	}
	return false
}

// spaltennummern says whether a row only counts the columns: 1, 2, 3 … or (1), (2) … or A, B, C.
func spaltennummern(z zeile) bool {
	if len(z.zellen) < 3 {
		return false
	}
	for i, c := range z.zellen {
		t := strings.Trim(c.Text, "()[]. ")
		n, err := strconv.Atoi(t)
		zahl := err == nil && (n == c.Spalte || n == i+1 || n == i)
		if !zahl && t != xlsx.Spaltenname(c.Spalte) {
			return false
		}
	}
	return true
}

// wiederholt says whether a row repeats one of the header rows: nearly all its texts stand in the same
// columns of the header.
func (k kopf) wiederholt(z zeile) bool {
	if len(z.zellen) < 2 {
		return false
	}
	gleich := 0
	for _, c := range z.zellen {
		if k.texte[kopfstelle{c.Spalte, ozg.Falte(c.Text)}] {
			gleich++
		}
	}
	return gleich >= 2 && gleich*5 >= len(z.zellen)*4
}

// kopfstelle is a folded text in a column of the header.
type kopfstelle struct {
	spalte int
	text   string
}

// neueTabelle says whether a row is the header of another table with other columns.
func (k kopf) neueTabelle(z zeile, t titelbuch) bool {
	if len(z.zellen) < 3 || !kopfaehnlich(z) {
		return false
	}
	if !koennteKopfSein([]zeile{z}) {
		return false
	}
	n := vorspann{titel: t}.deuteFenster([]zeile{z})
	return n.hatSchluessel() && n.punkte() >= 3 && n.punkte()*2 >= len(z.zellen)
}

// alsTag reads a cell as a date.
func alsTag(c zelle) (ozg.Tag, bool) {
	switch c.Art {
	case xlsx.Datum:
		return c.Tag, true
	case xlsx.Text:
		if strings.ContainsAny(c.Text, "0123456789") {
			return tagAus(c.Text)
		}
	}
	return 0, false
}
