package tabelle

import (
	"math"
	"strconv"

	"ozgtracker/internal/ozg"
)

// AppendZahl appends the shortest decimal that reads back as the same number, without exponent as
// long as that is readable.
func AppendZahl(ziel []byte, wert float64) []byte {
	format := byte('f')
	if betrag := math.Abs(wert); betrag != 0 && (betrag < 1e-9 || betrag >= 1e21) {
		format = 'e'
	}
	return strconv.AppendFloat(ziel, wert, format, -1, 64)
}

// IstSchlicht recognises a decimal that is its own shortest form: no sign "+", no exponent, no
// superfluous zeros, at most 15 digits (two such decimals never are the same float64).
func IstSchlicht(b []byte) bool {
	if len(b) > 1 && b[0] == '-' && b[1] != '0' {
		b = b[1:]
	}
	if len(b) == 0 || len(b) > 15 || b[0] == '0' && len(b) > 1 && b[1] != '.' {
		return false
	}
	punkt := -1
	for i, c := range b {
		switch {
		case c >= '0' && c <= '9':
		case c == '.' && punkt < 0 && i > 0:
			punkt = i
		default:
			return false
		}
	}
	return punkt < 0 || b[len(b)-1] != '0' && punkt < len(b)-1
}

// LiesNummer reads a number without sign; ok is false for everything else.
func LiesNummer(b []byte) (int, bool) {
	if len(b) == 0 || len(b) > 18 {
		return 0, false
	}
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

// LiesZahl reads a decimal with an optional exponent; what else Go would accept (hexadecimal,
// infinity, underscores) is no number here.
func LiesZahl(b []byte) (float64, bool) {
	if n, ok := LiesNummer(b); ok && len(b) <= 15 {
		return float64(n), true
	}
	for _, c := range b {
		if (c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E' {
			return 0, false
		}
	}
	wert, err := strconv.ParseFloat(string(b), 64)
	if err != nil {
		return 0, false
	}
	if wert == 0 {
		wert = 0 // no "-0"
	}
	return wert, true
}

// The serial numbers of dates: the last is 31.12.9999 in the system that begins in 1900.
const (
	maxSeriell    = 2_958_466 // exclusive
	versatz1904   = 1_462     // days between the two systems
	tageBis1970   = 25_569    // serial number of 1970-01-01 in the system that begins in 1900
	halbeMillisek = 0.5 / 86_400_000
	schalttag1900 = 60 // 29.02.1900, a day that never was and that the format counts
)

// TagVon is the date of a serial number; ok is false outside of the range of dates. The time of day is
// cut; a serial number that lacks less than half a millisecond to the next day is that day, since
// Excel computes with fractions that do not come out even. The day that never was is 28.02.1900.
func TagVon(seriell float64, system1904 bool) (ozg.Tag, bool) {
	if !(seriell >= 0 && seriell < maxSeriell) {
		return 0, false
	}
	tage := int(math.Floor(seriell + halbeMillisek))
	if system1904 {
		tage += versatz1904
	} else if tage < schalttag1900 {
		tage++
	}
	if tage >= maxSeriell {
		return 0, false
	}
	return ozg.Tag(tage - tageBis1970), true
}

// LiesISOTag reads the date of a cell of the date kind, "2021-06-30" or "2021-06-30T08:00:00Z".
func LiesISOTag(b []byte) (ozg.Tag, bool) {
	if len(b) < 10 || len(b) > 10 && b[10] != 'T' && b[10] != ' ' {
		return 0, false
	}
	tag, err := ozg.ParseISO(string(b[:10]))
	return tag, err == nil
}
