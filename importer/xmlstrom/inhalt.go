package xmlstrom

import (
	"bytes"

	"ozgtracker/importer/mangel"
)

const errImText = mangel.Syntax("in einem Text steht eine unbekannte Markierung")

// Inhalt appends the text of the element that has just begun and reads up to its end. An element inside
// is an error. Text beyond the limit (bytes) is refused, not cut.
func (x *Leser) Inhalt(ziel []byte, grenze int) ([]byte, error) {
	anfang := len(ziel)
	for {
		t, err := x.Next()
		if err != nil {
			return ziel, err
		}
		switch t {
		case ElementEnde:
			return ziel, nil
		case ElementAnfang:
			return ziel, errImText
		case TextStueck:
			if len(ziel)-anfang+len(x.text) > grenze {
				return ziel, mangel.Grenze("ein Text ist zu lang")
			}
			ziel = append(ziel, x.text...)
		}
	}
}

// NurLeerraum wants the piece of text just read to be white space, as it is between elements.
func (x *Leser) NurLeerraum() error {
	if len(bytes.TrimLeft(x.text, " \t\r\n")) > 0 {
		return mangel.Syntax("ein Text steht an einer unzulässigen Stelle")
	}
	return nil
}

// Ueberspringe reads up to the end of the element that has just begun.
func (x *Leser) Ueberspringe() error {
	for tiefe := len(x.offen); len(x.offen) >= tiefe; {
		if _, err := x.Next(); err != nil {
			return err
		}
	}
	return nil
}

// UeberspringeRoh passes over the content of the element that has just begun without splitting it into
// tokens; its end comes next. It looks for the end tag; where a comment, a CDATA section or an instruction
// turns up, in which something like it might stand, the error is ErrNichtRoh and x of no more use.
func (x *Leser) UeberspringeRoh() error {
	if x.kurz {
		return nil
	}
	gesucht := append([]byte("</"), x.namen[x.offen[len(x.offen)-1].name:]...)
	for {
		w := x.puffer[x.von:x.bis]
		i := bytes.Index(w, gesucht)
		davor := w
		if i >= 0 {
			davor = w[:i]
		}
		if bytes.Contains(davor, []byte("<!")) || bytes.Contains(davor, []byte("<?")) {
			return ErrNichtRoh
		}
		if i >= 0 {
			x.von += i
			return nil
		}
		// A tag cut by the end of the window is looked at again.
		rest := max(0, bytes.LastIndexByte(w, '<'))
		if len(w)-rest > pufferAnfang/2 {
			rest = len(w)
		}
		x.von += rest
		if err := x.mehr(); err != nil {
			return err
		}
	}
}

// ErrNichtRoh says that an element can be passed over token by token only.
const ErrNichtRoh = mangel.Syntax("nicht roh")
