package ozg

import (
	"math"
	"strconv"
	"strings"
)

// Numbers in German dress. A percent never stands alone: it comes with numerator, denominator and unit.

const (
	schmal = "\u00a0" // no-break space
	minus  = "−"
)

// ZahlText is a whole number with points between thousands, "1.234".
func ZahlText(n int) string {
	ziffern := strconv.Itoa(n)
	vorzeichen := ""
	if n < 0 {
		vorzeichen, ziffern = minus, ziffern[1:]
	}
	var b strings.Builder
	for i, z := range ziffern {
		if i > 0 && (len(ziffern)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteRune(z)
	}
	return vorzeichen + b.String()
}

// Mehrzahl is the word that goes with a count.
func Mehrzahl(n int, einer, viele string) string {
	if n == 1 {
		return einer
	}
	return viele
}

// AnzahlText is a count with its noun in the right number, "1 Zelle" or "1.234 Zellen".
func AnzahlText(n int, einer, viele string) string {
	return ZahlText(n) + " " + Mehrzahl(n, einer, viele)
}

// DifferenzText is a signed difference: "+12", "−3", "±0".
func DifferenzText(n int) string {
	switch {
	case n > 0:
		return "+" + ZahlText(n)
	case n < 0:
		return ZahlText(n)
	}
	return "±0"
}

// ProzentZahl is the share in whole percent, rounded half up, but 0 and 100 are kept for exactly none
// and all: 574 of 575 is 99, not 100.
func ProzentZahl(zaehler, nenner int) int {
	if nenner == 0 {
		return 0
	}
	p := int(math.Floor(100*float64(zaehler)/float64(nenner) + 0.5))
	switch {
	case p == 0 && zaehler > 0:
		return 1
	case p == 100 && zaehler < nenner:
		return 99
	}
	return p
}

// ProzentText is "20 %", or "–" without a denominator.
func ProzentText(zaehler, nenner int) string {
	if nenner == 0 {
		return "–"
	}
	return strconv.Itoa(ProzentZahl(zaehler, nenner)) + schmal + "%"
}

// AnteilText is "115 von 575 (20 %)", or "0 von 0" without a denominator.
func AnteilText(zaehler, nenner int) string {
	t := ZahlText(zaehler) + " von " + ZahlText(nenner)
	if nenner == 0 {
		return t
	}
	return t + " (" + ProzentText(zaehler, nenner) + ")"
}
