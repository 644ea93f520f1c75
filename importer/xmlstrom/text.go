package xmlstrom

import (
	"bytes"
	"unicode/utf8"

	"ozgtracker/importer/mangel"
)

// liesText reads a piece of text. ok is false for white space outside of the root element.
func (x *Leser) liesText() (ok bool, err error) {
	w := x.puffer[x.von:x.bis]
	if len(x.offen) == 0 {
		return false, x.liesZwischenraum(w)
	}
	switch w[0] {
	case '&':
		x.dekodier = x.dekodier[:0]
		n, err := x.dekodiereEntity(w)
		x.von += n
		x.text = x.dekodier
		return true, err
	case '\r': // a line end is "\n", whatever the file has
		x.von++
		if len(w) > 1 && w[1] == '\n' {
			x.von++
		}
		x.text = zeilenende
		return true, nil
	}
	i, fremd, err := textBis(w)
	if err != nil {
		return false, err
	}
	if i == len(w) && !x.ende {
		if x.von > 0 { // see the whole run, so that no character is cut
			return false, x.fuelle()
		}
		i = schnitt(w)
	}
	x.text = w[:i]
	x.von += i
	if fremd && !zulaessig(x.text) {
		return false, errZeichen
	}
	return true, nil
}

var zeilenende = []byte("\n")

// textBis is where the plain run at the beginning of w ends; fremd: it holds other than ASCII.
func textBis(w []byte) (i int, fremd bool, err error) {
	for {
		for i < len(w) && klasse[w[i]]&textBesonders == 0 {
			i++
		}
		if i == len(w) {
			return i, fremd, nil
		}
		switch c := w[i]; {
		case c >= utf8.RuneSelf:
			fremd = true
		case c == ']':
			if i+2 < len(w) && w[i+1] == ']' && w[i+2] == '>' {
				return 0, false, mangel.Syntax("der Text enthält „]]>“")
			}
		case c == '<', c == '&', c == '\r':
			return i, fremd, nil
		default:
			return 0, false, errZeichen
		}
		i++
	}
}

// schnitt is where a run that fills the whole window is cut: not inside a character or a "]]>".
func schnitt(w []byte) int {
	k := len(w) - utf8.UTFMax
	for k > 1 && (!utf8.RuneStart(w[k]) || w[k-1] == ']') {
		k--
	}
	if k <= 1 {
		return len(w) - utf8.UTFMax
	}
	return k
}

// liesZwischenraum passes over white space before or behind the root element.
func (x *Leser) liesZwischenraum(w []byte) error {
	i := 0
	for i < len(w) && klasse[w[i]]&leerraum != 0 {
		i++
	}
	if i == 0 {
		if x.wurzel {
			return errNachEnde
		}
		return mangel.Syntax("der Inhalt ist kein XML")
	}
	x.von += i
	return nil
}

// liesCDATA reads a piece of a CDATA section; ok is false if the piece is empty.
func (x *Leser) liesCDATA() (ok bool, err error) {
	w := x.puffer[x.von:x.bis]
	i := bytes.Index(w, []byte("]]>"))
	switch {
	case i >= 0:
		x.von += i + 3
		x.inCDATA = false
	case x.ende:
		return false, errBrichtAb
	case x.von > 0:
		return false, x.fuelle()
	default:
		i = schnitt(w)
		if w[i-1] == '\r' {
			i--
		}
		x.von += i
	}
	x.text = w[:i]
	for _, c := range x.text {
		if c < ' ' && klasse[c]&leerraum == 0 {
			return false, errZeichen
		}
	}
	if !zulaessig(x.text) {
		return false, errZeichen
	}
	if bytes.IndexByte(x.text, '\r') >= 0 {
		x.text = bytes.ReplaceAll(bytes.ReplaceAll(x.text, []byte("\r\n"), zeilenende), []byte("\r"), zeilenende)
	}
	return len(x.text) > 0, nil
}

// zulaessig says whether b is UTF-8 and free of the two characters above U+001F that XML forbids.
func zulaessig(b []byte) bool {
	if !utf8.Valid(b) {
		return false
	}
	for {
		i := bytes.Index(b, []byte("\xEF\xBF"))
		if i < 0 {
			return true
		}
		if b[i+2] >= 0xBE { // U+FFFE, U+FFFF
			return false
		}
		b = b[i+3:]
	}
}

// dekodiereWert resolves entities and white space of an attribute value.
func (x *Leser) dekodiereWert(w []byte) ([]byte, error) {
	anfang := len(x.dekodier)
	for i := 0; i < len(w); {
		switch c := w[i]; {
		case c == '&':
			n, err := x.dekodiereEntity(w[i:])
			if err != nil {
				return nil, err
			}
			i += n
			continue
		case klasse[c]&leerraum != 0:
			if c == '\r' && i+1 < len(w) && w[i+1] == '\n' {
				i++
			}
			x.dekodier = append(x.dekodier, ' ')
		case c < ' ':
			return nil, errZeichen
		default:
			x.dekodier = append(x.dekodier, c)
		}
		i++
	}
	wert := x.dekodier[anfang:]
	if !zulaessig(wert) {
		return nil, errZeichen
	}
	return wert[:len(wert):len(wert)], nil
}

// dekodiereEntity appends the character that the entity at the beginning of w stands for and returns
// the length of the entity. There are no others than the five of XML and numbers.
func (x *Leser) dekodiereEntity(w []byte) (int, error) {
	n := bytes.IndexByte(w[:min(len(w), 12)], ';')
	if n < 2 {
		return 0, errEntity
	}
	name := w[1:n]
	switch string(name) {
	case "lt":
		x.dekodier = append(x.dekodier, '<')
	case "gt":
		x.dekodier = append(x.dekodier, '>')
	case "amp":
		x.dekodier = append(x.dekodier, '&')
	case "quot":
		x.dekodier = append(x.dekodier, '"')
	case "apos":
		x.dekodier = append(x.dekodier, '\'')
	default:
		r, ok := zeichenNummer(name)
		if !ok {
			return 0, errEntity
		}
		x.dekodier = utf8.AppendRune(x.dekodier, r)
	}
	return n + 1, nil
}

// zeichenNummer reads "#228" or "#xE4".
func zeichenNummer(name []byte) (rune, bool) {
	if name[0] != '#' {
		return 0, false
	}
	ziffern, basis := name[1:], rune(10)
	if len(ziffern) > 0 && ziffern[0] == 'x' {
		ziffern, basis = ziffern[1:], 16
	}
	if len(ziffern) == 0 {
		return 0, false
	}
	var r rune
	for _, c := range ziffern {
		d, ok := hexZiffer(c)
		if !ok || d >= basis {
			return 0, false
		}
		if r = r*basis + d; r > utf8.MaxRune {
			return 0, false
		}
	}
	return r, utf8.ValidRune(r) && (r >= ' ' || r == '\t' || r == '\n' || r == '\r') && r != 0xFFFE && r != 0xFFFF
}

func hexZiffer(c byte) (rune, bool) {
	switch {
	case c >= '0' && c <= '9':
		return rune(c - '0'), true
	case c >= 'a' && c <= 'f':
		return rune(c-'a') + 10, true
	case c >= 'A' && c <= 'F':
		return rune(c-'A') + 10, true
	}
	return 0, false
}
