package einstellung

import (
	"math"
	"strconv"
	"strings"

	"ozgtracker/internal/ozg"
)

// minKontrast is what WCAG 2.2 asks of text (1.4.3, level AA): links are drawn in the accent colour.
const minKontrast = 4.5

// hellste are the backgrounds on which the accent colour stands in the light view; the darker one decides.
var hellste = []string{"#ffffff", "#f5f6f9"}

// PruefeAkzent reports whether text in this colour can be read on the light pages. "" is the program's own.
func PruefeAkzent(farbe string) error {
	if farbe == "" {
		return nil
	}
	if _, ok := leuchtdichte(farbe); !ok {
		return ozg.NeuerFehler("akzent_ungueltig", "Die Farbe „"+kurz(farbe)+"“ ist nicht zu lesen. Schreiben Sie sie als # und sechs Ziffern von 0 bis f, etwa #2044aa.")
	}
	schlechtester := math.Inf(1)
	for _, grund := range hellste {
		schlechtester = min(schlechtester, kontrast(farbe, grund))
	}
	if schlechtester < minKontrast {
		return ozg.NeuerFehler("akzent_kontrast", "Diese Farbe ist auf hellem Grund zu blass: der Kontrast beträgt "+kommazahl(schlechtester)+" zu 1, nötig sind 4,5 zu 1 (WCAG 2.2). Wählen Sie eine dunklere.")
	}
	return nil
}

// kontrast is the contrast ratio of two colours by WCAG 2.2, from 1 to 21.
func kontrast(a, b string) float64 {
	x, _ := leuchtdichte(a)
	y, _ := leuchtdichte(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// leuchtdichte is the relative luminance of a colour by WCAG 2.2; ok is false for what is no colour.
func leuchtdichte(farbe string) (l float64, ok bool) {
	ziffern, ok := strings.CutPrefix(farbe, "#")
	if !ok || len(ziffern) != 6 {
		return 0, false
	}
	n, err := strconv.ParseUint(ziffern, 16, 32)
	if err != nil {
		return 0, false
	}
	for i, gewicht := range []float64{0.2126, 0.7152, 0.0722} {
		c := float64(n>>(16-8*i)&0xff) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		l += gewicht * c
	}
	return l, true
}

func kommazahl(f float64) string {
	return strings.Replace(strconv.FormatFloat(math.Floor(f*10)/10, 'f', 1, 64), ".", ",", 1)
}

func kurz(text string) string {
	if r := []rune(text); len(r) > 20 {
		return string(r[:20]) + "…"
	}
	return text
}
