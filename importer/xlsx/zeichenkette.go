package xlsx

import (
	"bytes"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"ozgtracker/importer/mangel"
	"ozgtracker/importer/xmlstrom"
)

// liesZeichenketten reads the table of shared strings.
func (m *Mappe) liesZeichenketten(teil string) error {
	var puffer []byte
	summe := 0
	return m.paket.LiesTeil(teil, "sst", func(x *xmlstrom.Leser) error {
		if string(x.Name()) != "si" || !x.Haupt() || x.Tiefe() != 2 {
			return nil
		}
		var err error
		if puffer, err = liesReichenText(x, puffer[:0], m.grenzen.ZeichenketteBytes); err != nil {
			return err
		}
		puffer = entmaskiere(puffer, 0)
		if summe += len(puffer); summe > m.grenzen.ZeichenkettenBytes || len(m.zeichenketten) == m.grenzen.Zeichenketten {
			return mangel.Grenze("zu viele Texte")
		}
		m.zeichenketten = append(m.zeichenketten, string(puffer))
		return nil
	})
}

// liesReichenText reads an si or is element up to its end and appends its text: the text itself or the
// runs of a formatted text. Phonetic runs (how to pronounce it) are no part of the text.
func liesReichenText(x *xmlstrom.Leser, ziel []byte, grenze int) ([]byte, error) {
	tiefe, anfang := x.Tiefe(), len(ziel)
	for {
		t, err := x.Next()
		if err != nil {
			return ziel, err
		}
		switch t {
		case xmlstrom.ElementEnde:
			if x.Tiefe() < tiefe {
				return ziel, nil
			}
		case xmlstrom.ElementAnfang:
			switch name := string(x.Name()); {
			case !x.Haupt():
				err = errImText
			case name == "t":
				ziel, err = x.Inhalt(ziel, grenze-(len(ziel)-anfang))
			case name == "r":
			case name == "rPr", name == "rPh", name == "phoneticPr":
				err = x.Ueberspringe()
			default:
				err = errImText
			}
			if err != nil {
				return ziel, err
			}
		case xmlstrom.TextStueck:
			if err := x.NurLeerraum(); err != nil {
				return ziel, err
			}
		}
	}
}

const errImText = mangel.Syntax("in einem Text steht eine unbekannte Markierung")

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
	r, err := strconv.ParseUint(string(b[2:6]), 16, 16)
	return rune(r), err == nil
}
