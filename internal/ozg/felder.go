package ozg

import (
	"bytes"
	"encoding/json"
	"fmt"
	"iter"
	"strconv"
	"unicode/utf8"
)

// Felder holds the stated fields of a Meldung. Its JSON is flat: {"stand":"online","laender.NI":"online",
// "welle":null}, where null is a cleared field. Reading it fails on unknown names and wrong kinds.
type Felder map[Feld]Wert

// Alle walks the stated fields in the order of the contract.
func (fs Felder) Alle() iter.Seq2[Feld, Wert] {
	return func(yield func(Feld, Wert) bool) {
		for f := range Feld(AnzahlFelder) {
			if w, ok := fs[f]; ok && !yield(f, w) {
				return
			}
		}
	}
}

// MarshalJSON writes the fields in the order of the contract, so equal Felder have equal text.
func (fs Felder) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for f, w := range fs.Alle() {
		if len(b) > 1 {
			b = append(b, ',')
		}
		b = f.appendWert(append(b, jsonSchluessel[f]...), &w)
	}
	return append(b, '}'), nil
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (fs *Felder) UnmarshalJSON(b []byte) error {
	out := Felder{}
	err := scanFelder(b, func(f Feld, roh []byte) error {
		w, err := f.parseJSON(roh)
		out[f] = w
		return err
	})
	*fs = out
	return err
}

// jsonSchluessel are the names as they stand in a JSON object, with their colons.
var jsonSchluessel = func() (k [AnzahlFelder]string) {
	for f := range Feld(AnzahlFelder) {
		k[f] = strconv.Quote(f.Name()) + ":"
	}
	return k
}()

// AppendJSON appends the value as it stands in the contract's "felder": string, number, list or null.
func (f Feld) AppendJSON(b []byte, w Wert) []byte { return f.appendWert(b, &w) }

func (f Feld) appendWert(b []byte, w *Wert) []byte {
	if w.Leer {
		return append(b, "null"...)
	}
	switch f.Art() {
	case ArtZahl:
		return strconv.AppendInt(b, int64(w.Zahl), 10)
	case ArtDatum:
		return append(w.Tag.Zeit().AppendFormat(append(b, '"'), "2006-01-02"), '"')
	case ArtListe:
		b = append(b, '[')
		for i, t := range w.Liste {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendText(b, t)
		}
		return append(b, ']')
	}
	return appendText(b, w.Text)
}

// appendText appends a text as encoding/json writes it; one without anything to escape is copied, which
// takes a quarter of the time, and an import writes thousands of them.
func appendText(b []byte, s string) []byte {
	if !glatt(s) {
		q, err := json.Marshal(s)
		if err != nil { // a string always marshals
			panic(err)
		}
		return append(b, q...)
	}
	return append(append(append(b, '"'), s...), '"')
}

// glatt says whether encoding/json leaves a text as it is.
func glatt(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c >= utf8.RuneSelf:
			return glattUnicode(s[i:])
		case c < ' ', c == '"', c == '\\', c == '<', c == '>', c == '&':
			return false
		}
	}
	return true
}

func glattUnicode(s string) bool {
	for _, r := range s {
		switch {
		case r < ' ':
			return false
		case r == '"', r == '\\', r == '<', r == '>', r == '&', r == '\u2028', r == '\u2029', r == utf8.RuneError:
			return false
		}
	}
	return true
}

func (f Feld) parseJSON(roh []byte) (w Wert, err error) {
	if string(roh) == "null" {
		return LeererWert(), nil
	}
	switch f.Art() {
	case ArtZahl:
		w.Zahl, err = strconv.Atoi(string(roh))
	case ArtDatum:
		err = json.Unmarshal(roh, &w.Tag)
	case ArtListe:
		err = json.Unmarshal(roh, &w.Liste)
	default:
		err = json.Unmarshal(roh, &w.Text)
	}
	if err != nil {
		return w, fmt.Errorf("read field %s: %w", f, err)
	}
	return w, nil
}

// scanFelder splits a flat JSON object into names and raw values. Loading a history reads half a million
// of them; the raw text is the key under which equal values are shared, so it must not be parsed first.
func scanFelder(b []byte, each func(Feld, []byte) error) error {
	b = bytes.TrimSpace(b)
	if len(b) < 2 || b[0] != '{' || b[len(b)-1] != '}' {
		return fmt.Errorf("read fields: not a JSON object")
	}
	b = trimLeft(b[1 : len(b)-1])
	var naechstes Feld // the fields stand in the order of the contract
	for len(b) > 0 {
		name, rest, err := scanText(b)
		if err != nil {
			return err
		}
		rest, ok := bytes.CutPrefix(trimLeft(rest), []byte{':'})
		if !ok {
			return fmt.Errorf("read fields: no colon after %s", name)
		}
		roh, rest, err := scanWert(trimLeft(rest))
		if err != nil {
			return err
		}
		f, known := feldAb(naechstes, name[1:len(name)-1])
		if !known {
			return fmt.Errorf("read fields: unknown field %s", name)
		}
		if err := each(f, roh); err != nil {
			return err
		}
		naechstes = f + 1
		rest, ok = bytes.CutPrefix(trimLeft(rest), []byte{','})
		if b = trimLeft(rest); !ok && len(b) > 0 {
			return fmt.Errorf("read fields: no comma after field %s", f)
		}
	}
	return nil
}

// feldAb finds a field by its name, looking first where it is expected.
func feldAb(ab Feld, name []byte) (Feld, bool) {
	for f := ab; f < AnzahlFelder && f < ab+4; f++ {
		if felder[f].name == string(name) {
			return f, true
		}
	}
	f, ok := feldNamed[string(name)]
	return f, ok
}

// trimLeft cuts blanks from the start of b; what the store wrote has none.
func trimLeft(b []byte) []byte {
	if len(b) > 0 && b[0] > ' ' {
		return b
	}
	return bytes.TrimLeft(b, " \t\r\n")
}

// scanText cuts a quoted string, quotes included, from the start of b.
func scanText(b []byte) (text, rest []byte, err error) {
	if len(b) == 0 || b[0] != '"' {
		return nil, nil, fmt.Errorf("read fields: no quoted text at %.20q", b)
	}
	for i := 1; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '"':
			return b[:i+1], b[i+1:], nil
		}
	}
	return nil, nil, fmt.Errorf("read fields: text without end at %.20q", b)
}

// scanWert cuts one value (text, flat list, number or null) from the start of b.
func scanWert(b []byte) (roh, rest []byte, err error) {
	switch {
	case len(b) == 0:
		return nil, nil, fmt.Errorf("read fields: no value")
	case b[0] == '"':
		return scanText(b)
	case b[0] == '[':
		for i := 1; i < len(b); i++ {
			switch b[i] {
			case '"':
				text, _, err := scanText(b[i:])
				if err != nil {
					return nil, nil, err
				}
				i += len(text) - 1
			case ']':
				return b[:i+1], b[i+1:], nil
			}
		}
		return nil, nil, fmt.Errorf("read fields: list without end")
	}
	if i := bytes.IndexByte(b, ','); i >= 0 {
		return bytes.TrimSpace(b[:i]), b[i:], nil
	}
	return bytes.TrimSpace(b), nil, nil
}
