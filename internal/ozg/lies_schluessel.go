package ozg

import (
	"strconv"
	"strings"
)

// LiesOZGID reads the key of an OZG-Leistung, five digits: "10214", also "10214.0", "1.0214E4" and
// "OZG-10214".
func LiesOZGID(text string) (id string, ok bool) {
	text = sauber(text)
	if len(text) > 40 {
		return "", false
	}
	for _, vor := range []string{"OZG-ID", "OZGID", "OZG", "Nr.", "ID"} {
		if len(text) > len(vor) && strings.EqualFold(text[:len(vor)], vor) {
			text = strings.TrimLeft(text[len(vor):], " -_:.#–")
		}
	}
	if i := strings.IndexAny(text, "eE"); i > 0 {
		f, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
		if err != nil || f != float64(int(f)) || f > 99999 {
			return "", false
		}
		text = strconv.Itoa(int(f))
	}
	if ganz, bruch, hat := strings.Cut(strings.Replace(text, ",", ".", 1), "."); hat && bruch != "" && strings.Trim(bruch, "0") == "" {
		text = ganz
	}
	return text, len(text) == 5 && text[0] != '0' && strings.Trim(text, "0123456789") == ""
}

var zwischenZiffern = strings.NewReplacer(" ", "", ".", "", "/", "", "-", "", "'", "")

// LiesLeiKa reads the key of a LeiKa-Leistung: 14 digits, blanks, dots, slashes and dashes between them
// allowed. The exponent form ("9.91E+13") has lost digits and is not ok.
func LiesLeiKa(text string) (id string, ok bool) {
	text = sauber(text)
	if len(text) > 60 {
		return "", false
	}
	if ganz, _ := strings.CutSuffix(text, ".0"); len(ganz) == 14 {
		text = ganz // a number cell
	}
	id = zwischenZiffern.Replace(text)
	return id, len(id) == 14 && strings.Trim(id, "0123456789") == ""
}
