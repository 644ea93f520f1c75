package xmlstrom

import "ozgtracker/importer/mangel"

// namensraum binds a prefix to a namespace inside one element.
type namensraum struct {
	praefix, uri string
}

const errPraefix = mangel.Syntax("ein Namensraum ist nicht erklärt")

// loeseRaum takes in the namespace declarations of the start tag just read and sets the namespace of an
// element with this prefix. haupt: it is that of the root element. What stands in another namespace is an
// extension; telling them apart by their local names alone would mix the two.
func (x *Leser) loeseRaum(praefix []byte) (haupt bool, err error) {
	if x.erklaert {
		if err := x.erklaereRaeume(); err != nil {
			return false, err
		}
	}
	uri, ok := x.RaumVon(praefix)
	if !ok && len(praefix) > 0 {
		return false, errPraefix
	}
	if !x.wurzel {
		x.hauptraum = uri
	}
	x.raum = uri
	return uri == x.hauptraum, nil
}

func (x *Leser) erklaereRaeume() error {
	for i := range x.attribute {
		a := &x.attribute[i]
		switch {
		case string(a.Praefix) == "xmlns":
			if len(a.Wert) == 0 {
				return errPraefix
			}
			x.raeume = append(x.raeume, namensraum{string(a.Name), string(a.Wert)})
		case string(a.Name) == "xmlns" && len(a.Praefix) == 0:
			x.raeume = append(x.raeume, namensraum{"", string(a.Wert)})
		}
	}
	if len(x.raeume) > maxRaeume {
		return mangel.Syntax("zu viele Namensräume")
	}
	return nil
}

// RaumVon is the namespace that a prefix is bound to at the element that has just begun.
func (x *Leser) RaumVon(praefix []byte) (string, bool) {
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
