package ods

import (
	"ozgtracker/importer/mangel"
	"ozgtracker/importer/tabelle"
	"ozgtracker/importer/xmlstrom"
)

const errZuLang = mangel.Grenze("ein Text ist zu lang")

// liesZellinhalt reads the content of a cell up to its end: paragraphs, one line each. Comments and
// drawings that are anchored in the cell are passed over.
func (l *leser) liesZellinhalt(c *zellteile) error {
	for tiefe := l.x.Tiefe(); ; {
		t, err := l.x.Next()
		if err != nil {
			return err
		}
		switch t {
		case xmlstrom.ElementEnde:
			if l.x.Tiefe() < tiefe {
				return nil
			}
		case xmlstrom.TextStueck:
			err = l.x.NurLeerraum()
		case xmlstrom.ElementAnfang:
			switch {
			case l.element(raumText, "p"), l.element(raumText, "h"):
				err = l.liesAbsatz(c)
			case l.x.Raum() == raumText: // a list holds paragraphs, too
			case l.x.Raum() == raumTabelle:
				err = l.uebergehe()
			default:
				err = l.x.Ueberspringe()
			}
		}
		if err != nil {
			return err
		}
	}
}

// liesAbsatz appends a paragraph. White space in the file counts as one space, and as nothing at the
// beginning; spaces that are meant are elements.
func (l *leser) liesAbsatz(c *zellteile) (err error) {
	if c.absaetze++; c.absaetze > 1 {
		c.text = append(c.text, '\n')
	}
	leer := true // the last character was a space that the file itself has
	for tiefe := l.x.Tiefe(); ; {
		t, err := l.x.Next()
		if err != nil {
			return err
		}
		switch t {
		case xmlstrom.ElementEnde:
			if l.x.Tiefe() < tiefe {
				return nil
			}
		case xmlstrom.TextStueck:
			c.text, leer = haengeAn(c.text, l.x.Text(), leer)
		case xmlstrom.ElementAnfang:
			var zeichen bool
			if zeichen, err = l.liesImAbsatz(c); zeichen {
				leer = false
			}
		}
		if err == nil && len(c.text) > l.grenzen.ZeichenketteBytes {
			err = errZuLang
		}
		if err != nil {
			return err
		}
	}
}

// liesImAbsatz reads an element inside of a paragraph; zeichen: it stands for characters itself. The text
// of formats, links and fields is part of the paragraph.
func (l *leser) liesImAbsatz(c *zellteile) (zeichen bool, err error) {
	switch l.x.Raum() {
	case raumText:
	case raumOffice, raumZeichen: // comments, drawings
		return false, l.x.Ueberspringe()
	default:
		return false, nil
	}
	switch string(l.x.Name()) {
	case "s":
		n := 1
		if anzahl := l.attr(raumText, "c"); anzahl != nil {
			var ok bool
			if n, ok = tabelle.LiesNummer(anzahl); !ok {
				return false, errAnzahl
			}
		}
		if n > l.grenzen.ZeichenketteBytes {
			return false, errZuLang
		}
		for range n {
			c.text = append(c.text, ' ')
		}
		return true, nil
	case "tab":
		c.text = append(c.text, '\t')
		return true, nil
	case "line-break":
		c.text = append(c.text, '\n')
		return true, nil
	case "note", "ruby-text", "script":
		return false, l.x.Ueberspringe()
	}
	return false, nil
}

// haengeAn appends a piece of text with its white space folded; leer says whether a space went before.
func haengeAn(ziel, stueck []byte, leer bool) ([]byte, bool) {
	for len(stueck) > 0 {
		n := 0
		for n < len(stueck) && stueck[n] > ' ' {
			n++
		}
		if n > 0 {
			ziel, stueck, leer = append(ziel, stueck[:n]...), stueck[n:], false
			continue
		}
		if !leer {
			ziel, leer = append(ziel, ' '), true
		}
		stueck = stueck[1:]
	}
	return ziel, leer
}
