package xlsx

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// liesZeichenketten reads the table of shared strings.
func (m *Mappe) liesZeichenketten(teil string) error {
	var puffer []byte
	summe := 0
	return m.paket.liesTeil(teil, "sst", func(x *xmlLeser) error {
		if string(x.name) != "si" || !x.haupt || len(x.offen) != 2 {
			return nil
		}
		var err error
		if puffer, err = x.liesReichenText(puffer[:0], m.grenzen.ZeichenketteBytes); err != nil {
			return err
		}
		puffer = entmaskiere(puffer, 0)
		if summe += len(puffer); summe > m.grenzen.ZeichenkettenBytes || len(m.zeichenketten) == m.grenzen.Zeichenketten {
			return grenzfehler("zu viele Texte")
		}
		m.zeichenketten = append(m.zeichenketten, string(puffer))
		return nil
	})
}

// liesReichenText reads an si or is element up to its end and appends its text: the text itself or the
// runs of a formatted text. Phonetic runs (how to pronounce it) are no part of the text.
func (x *xmlLeser) liesReichenText(ziel []byte, grenze int) ([]byte, error) {
	tiefe, anfang := len(x.offen), len(ziel)
	for {
		t, err := x.next()
		if err != nil {
			return ziel, err
		}
		switch t {
		case elementEnde:
			if len(x.offen) < tiefe {
				return ziel, nil
			}
		case elementAnfang:
			switch name := string(x.name); {
			case !x.haupt:
				err = errImText
			case name == "t":
				ziel, err = x.liesInhalt(ziel, grenze-(len(ziel)-anfang))
			case name == "r":
			case name == "rPr", name == "rPh", name == "phoneticPr":
				err = x.ueberspringeElement()
			default:
				err = errImText
			}
			if err != nil {
				return ziel, err
			}
		case textStueck:
			if len(bytes.TrimSpace(x.text)) > 0 {
				return ziel, errFremderText
			}
		}
	}
}

const (
	errFremderText = syntaxfehler("ein Text steht an einer unzulässigen Stelle")
	errImText      = syntaxfehler("in einem Text steht eine unbekannte Markierung")
)

// liesInhalt appends the text of the element just opened and reads up to its end. An element inside is
// an error. Text beyond the limit is refused, not cut.
func (x *xmlLeser) liesInhalt(ziel []byte, grenze int) ([]byte, error) {
	anfang := len(ziel)
	for {
		t, err := x.next()
		if err != nil {
			return ziel, err
		}
		switch t {
		case elementEnde:
			return ziel, nil
		case elementAnfang:
			return ziel, errImText
		case textStueck:
			if len(ziel)-anfang+len(x.text) > grenze {
				return ziel, grenzfehler("ein Text ist zu lang")
			}
			ziel = append(ziel, x.text...)
		}
	}
}

// ueberspringeElement reads up to the end of the element just opened.
func (x *xmlLeser) ueberspringeElement() error {
	for tiefe := len(x.offen); len(x.offen) >= tiefe; {
		if _, err := x.next(); err != nil {
			return err
		}
	}
	return nil
}

// entmaskiere decodes the escapes "_x000D_" in b[von:], by which workbooks write characters that XML
// forbids. Half characters and U+0000, which no database takes, become U+FFFD.
func entmaskiere(b []byte, von int) []byte {
	i := bytes.Index(b[von:], []byte("_x"))
	if i < 0 {
		return b
	}
	aus := von + i
	for i = aus; i < len(b); {
		r, ok := maske(b[i:])
		if !ok {
			b[aus] = b[i]
			aus, i = aus+1, i+1
			continue
		}
		i += len("_x0000_")
		if utf16.IsSurrogate(r) {
			zweite, ok := maske(b[i:])
			if r = utf16.DecodeRune(r, zweite); ok && r != utf8.RuneError {
				i += len("_x0000_")
			} else {
				r = utf8.RuneError
			}
		}
		if r == 0 {
			r = utf8.RuneError
		}
		aus += utf8.EncodeRune(b[aus:], r)
	}
	return b[:aus]
}

// maske reads an escape at the beginning of b.
func maske(b []byte) (rune, bool) {
	if len(b) < 7 || b[0] != '_' || b[1] != 'x' || b[6] != '_' {
		return 0, false
	}
	var r rune
	for _, c := range b[2:6] {
		d, ok := hexZiffer(c)
		if !ok {
			return 0, false
		}
		r = r<<4 | d
	}
	return r, true
}
