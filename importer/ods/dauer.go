package ods

import "ozgtracker/importer/tabelle"

// liesDauer reads a length of time as XML Schema writes it, "PT08H30M00S" or "-P1DT2.5S", in days. Years
// and months have no fixed length and are not read.
func liesDauer(b []byte) (tage float64, ok bool) {
	vorzeichen := 1.0
	if len(b) > 0 && b[0] == '-' {
		vorzeichen, b = -1, b[1:]
	}
	if len(b) < 3 || b[0] != 'P' {
		return 0, false
	}
	sekunden := 0.0
	einheiten := "D"
	for b = b[1:]; len(b) > 0; {
		if b[0] == 'T' {
			if len(einheiten) > 1 || len(b) == 1 {
				return 0, false
			}
			einheiten, b = "HMS", b[1:]
			continue
		}
		n := 0
		for n < len(b) && (b[n] >= '0' && b[n] <= '9' || b[n] == '.') {
			n++
		}
		zahl, ok := tabelle.LiesZahl(b[:n])
		if !ok || n == len(b) {
			return 0, false
		}
		faktor, ok := sekundenJe(b[n], einheiten)
		if !ok {
			return 0, false
		}
		sekunden += zahl * faktor
		b = b[n+1:]
	}
	return vorzeichen*sekunden/86_400 + 0, true // no "-0"
}

func sekundenJe(einheit byte, erlaubt string) (float64, bool) {
	for i := range len(erlaubt) {
		if erlaubt[i] != einheit {
			continue
		}
		switch einheit {
		case 'D':
			return 86_400, true
		case 'H':
			return 3_600, true
		case 'M':
			return 60, true
		}
		return 1, true
	}
	return 0, false
}
