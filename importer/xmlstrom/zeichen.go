package xmlstrom

import "unicode/utf8"

// Classes of bytes; a byte may be in several.
const (
	inName        = 1 << iota // may stand in a name (bytes of other letters are checked as UTF-8)
	nameAnfang                // may begin a name
	wertBesonders             // ends or interrupts the plain run of an attribute value
	textBesonders             // ends or interrupts the plain run of a text
	leerraum
)

// klasse holds the classes of each byte; it is never changed.
var klasse = klassen()

func klassen() (k [256]uint8) {
	for i := range 256 {
		c := byte(i)
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '_', c == ':':
			k[i] |= inName | nameAnfang
		case c >= '0' && c <= '9', c == '-', c == '.':
			k[i] |= inName
		case c >= utf8.RuneSelf:
			k[i] |= inName | nameAnfang | wertBesonders | textBesonders
		case c == ' ':
			k[i] |= leerraum
		case c == '\t', c == '\n':
			k[i] |= leerraum | wertBesonders
		case c == '\r':
			k[i] |= leerraum | wertBesonders | textBesonders
		case c < ' ':
			k[i] |= wertBesonders | textBesonders
		case c == '<', c == '&':
			k[i] |= wertBesonders | textBesonders
		case c == '"', c == '\'':
			k[i] |= wertBesonders
		case c == ']':
			k[i] |= textBesonders
		}
	}
	return k
}
