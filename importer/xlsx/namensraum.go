package xlsx

// namensraum binds a prefix to a namespace inside one element.
type namensraum struct {
	praefix, uri string
}

const errPraefix = syntaxfehler("ein Namensraum ist nicht erklärt")

// loeseRaum takes in the namespace declarations of the start tag just read and says whether an element
// with this prefix is in the namespace of the root element. What stands in another namespace is an
// extension; telling them apart by their local names alone would mix the two.
func (x *xmlLeser) loeseRaum(praefix []byte) (haupt bool, err error) {
	if x.erklaert {
		if err := x.erklaereRaeume(); err != nil {
			return false, err
		}
	}
	uri, ok := x.raumVon(praefix)
	if !ok && len(praefix) > 0 {
		return false, errPraefix
	}
	if !x.wurzel {
		x.hauptraum = uri
	}
	return uri == x.hauptraum, nil
}

func (x *xmlLeser) erklaereRaeume() error {
	for i := range x.attribute {
		a := &x.attribute[i]
		switch {
		case string(a.praefix) == "xmlns":
			if len(a.wert) == 0 {
				return errPraefix
			}
			x.raeume = append(x.raeume, namensraum{string(a.name), string(a.wert)})
		case string(a.name) == "xmlns" && len(a.praefix) == 0:
			x.raeume = append(x.raeume, namensraum{"", string(a.wert)})
		}
	}
	if len(x.raeume) > maxRaeume {
		return syntaxfehler("zu viele Namensräume")
	}
	return nil
}

// raumVon is the namespace that a prefix is bound to here.
func (x *xmlLeser) raumVon(praefix []byte) (string, bool) {
	for i := len(x.raeume) - 1; i >= 0; i-- {
		if x.raeume[i].praefix == string(praefix) {
			return x.raeume[i].uri, true
		}
	}
	if string(praefix) == "xml" {
		return "http://www.w3.org/XML/1998/namespace", true
	}
	return "", false
}
