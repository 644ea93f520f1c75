package reports

import (
	"bytes"
	"iter"
	"strconv"
)

// xmlAttribut is an attribute: b[von:bis] is its value without the quotes.
type xmlAttribut struct {
	name     []byte
	von, bis int
}

// attribute walks the attributes of a start tag; it ends where they break the rules.
func attribute(b []byte, m xmlMarke) iter.Seq[xmlAttribut] {
	return func(yield func(xmlAttribut) bool) {
		if m.ende {
			return
		}
		i, ende := m.attributeVon, m.bis-1
		for {
			for i < ende && istLeerraum(b[i]) {
				i++
			}
			von := i
			for i < ende && b[i] != '=' && b[i] != '/' && !istLeerraum(b[i]) {
				i++
			}
			name := b[von:i]
			for i < ende && (istLeerraum(b[i]) || b[i] == '=') {
				i++
			}
			if len(name) == 0 || i >= ende || b[i] != '"' && b[i] != '\'' {
				return
			}
			n := bytes.IndexByte(b[i+1:ende], b[i])
			if n < 0 || !yield(xmlAttribut{name, i + 1, i + 1 + n}) {
				return
			}
			i += n + 2
		}
	}
}

// attr is the value of the attribute of this name without prefix.
func attr(b []byte, m xmlMarke, name string) (string, bool) {
	for a := range attribute(b, m) {
		if string(a.name) == name {
			return klartext(b[a.von:a.bis]), true
		}
	}
	return "", false
}

// attrID is the value of r:id, whatever the prefix is.
func attrID(b []byte, m xmlMarke) string {
	for a := range attribute(b, m) {
		if bytes.IndexByte(a.name, ':') > 0 && string(lokal(a.name)) == "id" {
			return klartext(b[a.von:a.bis])
		}
	}
	return ""
}

// attrZahl is the value of an attribute as a whole number, vorgabe without one.
func attrZahl(b []byte, m xmlMarke, name string, vorgabe int) int {
	w, _ := attr(b, m, name)
	if n, err := strconv.Atoi(w); err == nil && n >= 0 {
		return n
	}
	return vorgabe
}

// attrWahr reads a truth value of XML Schema.
func attrWahr(b []byte, m xmlMarke, name string) bool {
	w, _ := attr(b, m, name)
	return w == "1" || w == "true"
}

// setze is the cut that gives an attribute a value, which must need no escapes.
func setze(b []byte, m xmlMarke, name, wert string) schnitt {
	for a := range attribute(b, m) {
		if string(a.name) == name {
			return schnitt{a.von, a.bis, wert}
		}
	}
	return schnitt{m.attributeVon, m.attributeVon, " " + name + `="` + wert + `"`}
}
