package ozg

import (
	"math"
	"strconv"
	"strings"
)

// dezimalArt says how sure the reading of a decimal number is.
type dezimalArt uint8

const (
	dezimalUnlesbar dezimalArt = iota
	dezimalKlar
	dezimalTausender // "1.234": a German thousand, unless a point is meant as decimal sign
	dezimalKomma     // "1,234": a German decimal, unless a comma is meant between thousands
)

// dezimal reads a number in German or English dress: "1.234.567,50", "1,234,567.50", "1 234", "0.35". roh
// says that the text comes from a number cell, where a point is always the decimal sign.
func dezimal(text string, roh bool) (float64, dezimalArt) {
	if len(text) > 40 || text == "" {
		return 0, dezimalUnlesbar
	}
	art := dezimalKlar
	if !roh {
		text, art = ohneTausender(text)
	}
	if art == dezimalUnlesbar || strings.Trim(text, "0123456789.-+eE") != "" || !roh && strings.ContainsAny(text, "eE+") {
		return 0, dezimalUnlesbar
	}
	d, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(d, 0) || math.IsNaN(d) {
		return 0, dezimalUnlesbar
	}
	return d, art
}

// einheitlich writes blanks and apostrophes between thousands, and minus signs, in one way.
var einheitlich = strings.NewReplacer(" ", "'", "’", "'", "−", "-")

// ohneTausender turns a written number into one with a decimal point and without separators.
func ohneTausender(text string) (string, dezimalArt) {
	text = einheitlich.Replace(text)
	punkt, komma := strings.LastIndexByte(text, '.'), strings.LastIndexByte(text, ',')
	punkte, kommas := strings.Count(text, "."), strings.Count(text, ",")
	trenner, zeichen := "", byte(0) // between thousands, before decimals
	art := dezimalKlar
	switch {
	case punkt >= 0 && komma > punkt:
		trenner, zeichen = ".", ','
	case komma >= 0 && punkt > komma:
		trenner, zeichen = ",", '.'
	case punkte > 1:
		trenner = "."
	case kommas > 1:
		trenner = ","
	case punkte == 1 && dreiZiffernNach(text, punkt):
		trenner, art = ".", dezimalTausender
	case kommas == 1 && dreiZiffernNach(text, komma):
		zeichen, art = ',', dezimalKomma
	case punkte == 1:
		zeichen = '.'
	case kommas == 1:
		zeichen = ','
	}
	ganz, bruch := text, ""
	if i := strings.LastIndexByte(text, zeichen); zeichen != 0 && i >= 0 {
		ganz, bruch = text[:i], text[i+1:]
	}
	if trenner == "" {
		trenner = "'"
	}
	gruppen := strings.Split(ganz, trenner)
	for i, g := range gruppen {
		vorzeichenlos := strings.TrimPrefix(g, "-")
		if strings.Trim(vorzeichenlos, "0123456789") != "" || i > 0 && len(g) != 3 || len(gruppen) > 1 && len(vorzeichenlos) > 3 || vorzeichenlos == "" {
			return "", dezimalUnlesbar
		}
	}
	if strings.Trim(bruch, "0123456789") != "" {
		return "", dezimalUnlesbar
	}
	return strings.Join(gruppen, "") + "." + bruch + "0", art
}

// dreiZiffernNach reports one to three digits, not a lone 0, before place i and exactly three after it.
func dreiZiffernNach(text string, i int) bool {
	return len(text)-i-1 == 3 && i >= 1 && i <= 3 && text[0] != '0' && text[0] != '-'
}
