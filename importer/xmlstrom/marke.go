package xmlstrom

import (
	"bytes"
	"unicode/utf8"

	"ozgtracker/importer/mangel"
)

const (
	errMarke     = mangel.Syntax("eine Markierung ist fehlerhaft")
	errName      = mangel.Syntax("der Name einer Markierung ist fehlerhaft")
	errAttribut  = mangel.Syntax("ein Attribut ist fehlerhaft")
	errDoppelt   = mangel.Syntax("ein Attribut steht zweimal")
	errSchluss   = mangel.Syntax("Anfang und Ende einer Markierung passen nicht zusammen")
	errNachEnde  = mangel.Syntax("nach dem Ende folgen weitere Daten")
	errZeichen   = mangel.Syntax("der Text enthält ein unzulässiges Zeichen")
	errEntity    = mangel.Syntax("der Text enthält ein unzulässiges &-Zeichen")
	errTief      = mangel.Syntax("der Inhalt ist zu tief geschachtelt")
	errAttribute = mangel.Syntax("eine Markierung hat zu viele Attribute")
)

// errKurz tells liesAnfangsmarke that the tag goes on beyond the window.
const errKurz = mangel.Syntax("kurz")

// liesAnfangsmarke reads a start tag. A tag that does not fit the window is read again from its
// beginning once more of the input is there.
func (x *Leser) liesAnfangsmarke() error {
	if x.wurzel && len(x.offen) == 0 {
		return errNachEnde
	}
	if len(x.offen) == maxTiefe {
		return errTief
	}
	for {
		laenge, err := x.zerlegeMarke(x.puffer[x.von:x.bis])
		if err == nil {
			x.von += laenge
			return x.oeffne()
		}
		if err != errKurz {
			return err
		}
		if err := x.mehr(); err != nil {
			return err
		}
	}
}

// zerlegeMarke splits the start tag at the beginning of w into name (for the moment with its prefix)
// and attributes, and returns its length.
func (x *Leser) zerlegeMarke(w []byte) (int, error) {
	x.attribute, x.dekodier, x.erklaert = x.attribute[:0], x.dekodier[:0], false
	i := nameBis(w, 1)
	x.name = w[1:i]
	for {
		vorher := i
		for i < len(w) && klasse[w[i]]&leerraum != 0 {
			i++
		}
		if i >= len(w) {
			return 0, errKurz
		}
		switch c := w[i]; {
		case c == '>':
			x.kurz = false
			return i + 1, nil
		case c == '/':
			if i+1 >= len(w) {
				return 0, errKurz
			}
			if w[i+1] != '>' {
				return 0, errMarke
			}
			x.kurz = true
			return i + 2, nil
		case i == vorher || klasse[c]&nameAnfang == 0:
			return 0, errMarke
		}
		bis, err := x.zerlegeAttribut(w, i)
		if err != nil {
			return 0, err
		}
		i = bis
	}
}

// zerlegeAttribut reads name="value" at w[i:] and returns where it ends.
func (x *Leser) zerlegeAttribut(w []byte, i int) (int, error) {
	n := i
	i = nameBis(w, i)
	name := w[n:i]
	for i < len(w) && klasse[w[i]]&leerraum != 0 {
		i++
	}
	if i < len(w) && w[i] != '=' {
		return 0, errAttribut
	}
	i++
	for i < len(w) && klasse[w[i]]&leerraum != 0 {
		i++
	}
	if i >= len(w) {
		return 0, errKurz
	}
	quote := w[i]
	if quote != '"' && quote != '\'' {
		return 0, errAttribut
	}
	i++
	v, einfach := i, true
	for {
		for i < len(w) && klasse[w[i]]&wertBesonders == 0 {
			i++
		}
		if i >= len(w) {
			return 0, errKurz
		}
		if w[i] == quote {
			break
		}
		if w[i] == '<' {
			return 0, errAttribut
		}
		einfach = einfach && (w[i] == '"' || w[i] == '\'')
		i++
	}
	wert := w[v:i]
	if !einfach {
		var err error
		if wert, err = x.dekodiereWert(wert); err != nil {
			return 0, err
		}
	}
	return i + 1, x.merkeAttribut(name, wert)
}

func (x *Leser) merkeAttribut(name, wert []byte) error {
	if len(x.attribute) == maxAttribute {
		return errAttribute
	}
	praefix, lokal, err := teileName(name)
	if err != nil {
		return err
	}
	for i := range x.attribute {
		if a := &x.attribute[i]; string(a.Name) == string(lokal) && string(a.Praefix) == string(praefix) {
			return errDoppelt
		}
	}
	x.attribute = append(x.attribute, Attribut{praefix, lokal, wert})
	x.erklaert = x.erklaert || string(praefix) == "xmlns" || string(name) == "xmlns"
	return nil
}

// Attr is the value of the attribute without prefix, nil if there is none.
func (x *Leser) Attr(name string) []byte {
	for i := range x.attribute {
		if a := &x.attribute[i]; string(a.Name) == name && len(a.Praefix) == 0 {
			return a.Wert
		}
	}
	return nil
}

// nameBis is where the name that begins at w[i] ends.
func nameBis(w []byte, i int) int {
	for i < len(w) && klasse[w[i]]&inName != 0 {
		i++
	}
	return i
}

// teileName splits a raw name at its colon and checks it.
func teileName(roh []byte) (praefix, lokal []byte, err error) {
	if len(roh) == 0 || klasse[roh[0]]&nameAnfang == 0 {
		return nil, nil, errName
	}
	lokal = roh
	fremd := byte(0)
	for i, c := range roh {
		fremd |= c
		if c != ':' {
			continue
		}
		if praefix != nil || i == 0 || i == len(roh)-1 || klasse[roh[i+1]]&nameAnfang == 0 {
			return nil, nil, errName
		}
		praefix, lokal = roh[:i], roh[i+1:]
	}
	if fremd >= utf8.RuneSelf && !zulaessig(roh) {
		return nil, nil, errName
	}
	return praefix, lokal, nil
}

// oeffne puts the element just read onto the stack of open elements.
func (x *Leser) oeffne() error {
	praefix, lokal, err := teileName(x.name)
	if err != nil {
		return err
	}
	e := offenesElement{name: len(x.namen), raeume: len(x.raeume), praefix: len(x.name) - len(lokal)}
	if e.haupt, err = x.loeseRaum(praefix); err != nil {
		return err
	}
	x.namen = append(x.namen, x.name...)
	x.offen = append(x.offen, e)
	x.name, x.haupt, x.wurzel = lokal, e.haupt, true
	return nil
}

// liesEndmarke reads an end tag and compares it with the element that is open.
func (x *Leser) liesEndmarke() error {
	if len(x.offen) == 0 {
		return errSchluss
	}
	soll := x.namen[x.offen[len(x.offen)-1].name:]
	for x.bis-x.von < len(soll)+3 {
		if err := x.mehr(); err != nil {
			return err
		}
	}
	w := x.puffer[x.von:x.bis]
	i := 2 + len(soll)
	if !bytes.Equal(w[2:i], soll) {
		return errSchluss
	}
	for w[i] != '>' {
		if klasse[w[i]]&leerraum == 0 {
			return errSchluss
		}
		if i++; i == len(w) {
			if err := x.mehr(); err != nil {
				return err
			}
			w = x.puffer[x.von:x.bis]
		}
	}
	x.von += i + 1
	x.schliesse()
	return nil
}

// schliesse takes the innermost element from the stack; its name stays readable.
func (x *Leser) schliesse() {
	e := x.offen[len(x.offen)-1]
	x.offen = x.offen[:len(x.offen)-1]
	x.name = x.namen[e.name+e.praefix:]
	x.namen = x.namen[:e.name]
	x.raeume = x.raeume[:e.raeume]
	x.haupt = e.haupt
}
