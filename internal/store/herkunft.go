package store

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

	"ozgtracker/internal/ozg"
)

// herkunftJSON writes the origins of a Meldung as the contract shows them, {"stand":["F6","in Planung"]}, in
// the order of the fields. A plan has ten thousand of them: encoding/json takes four times as long.
func herkunftJSON(h map[ozg.Feld]ozg.Herkunft) string {
	var b strings.Builder
	b.Grow(2 + 48*len(h)) // bytes; an origin is rarely longer
	b.WriteByte('{')
	for f := range ozg.Feld(ozg.AnzahlFelder) {
		o, ok := h[f]
		if !ok {
			continue
		}
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		writeJSON(&b, f.Name())
		b.WriteString(":[")
		writeJSON(&b, o.Zelle)
		b.WriteByte(',')
		writeJSON(&b, o.Text)
		b.WriteByte(']')
	}
	b.WriteByte('}')
	return b.String()
}

// writeJSON writes a text as JSON; one without anything to escape is copied.
func writeJSON(b *strings.Builder, s string) {
	if strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r == '"' || r == '\\' || r == utf8.RuneError }) {
		q, err := json.Marshal(s)
		if err != nil { // a string always marshals
			panic(err)
		}
		b.Write(q)
		return
	}
	b.WriteByte('"')
	b.WriteString(s)
	b.WriteByte('"')
}
