package ods

import (
	"bytes"

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

// liesAbsatz appends a paragraph.
func (l *leser) liesAbsatz(c *zellteile) error {
	if c.absaetze++; c.absaetze > 1 {
		c.text = append(c.text, '\n')
	}
	c.anfang, c.fest, c.umbruch = len(c.text), len(c.text), false
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
			c.haengeAn(l.x.Text())
		case xmlstrom.ElementAnfang:
			err = l.liesImAbsatz(c)
		}
		if err == nil && len(c.text) > l.grenzen.ZeichenketteBytes {
			err = errZuLang
		}
		if err != nil {
			return err
		}
	}
}

// liesImAbsatz reads an element inside of a paragraph. The text of formats, links and fields is part of the
// paragraph, whatever their names.
func (l *leser) liesImAbsatz(c *zellteile) error {
	switch l.x.Raum() {
	case raumText:
	case raumOffice, raumZeichen: // comments, drawings
		return l.x.Ueberspringe()
	default:
		return nil
	}
	switch string(l.x.Name()) {
	case "s":
		n := 1
		if anzahl := l.attr(raumText, "c"); anzahl != nil {
			var ok bool
			if n, ok = tabelle.LiesNummer(anzahl); !ok {
				return errAnzahl
			}
		}
		if n > l.grenzen.ZeichenketteBytes {
			return errZuLang
		}
		c.haengeFestAn(' ', n)
	case "tab":
		c.haengeFestAn('\t', 1)
	case "line-break":
		c.haengeFestAn('\n', 1)
	case "note", "ruby-text", "script":
		return l.x.Ueberspringe()
	}
	return nil
}

// haengeAn appends a piece of text. A line end in the file is its layout: with the white space around it, it
// counts as one space, and as nothing at the beginning and end of a paragraph. Other white space stays as it
// is, though the format would fold it: LibreOffice writes what people typed.
func (c *zellteile) haengeAn(stueck []byte) {
	for len(stueck) > 0 {
		if c.umbruch {
			if stueck = bytes.TrimLeft(stueck, " \t\n"); len(stueck) == 0 {
				return
			}
			c.beendeUmbruch()
		}
		n := bytes.IndexByte(stueck, '\n')
		if n < 0 {
			c.text = append(c.text, stueck...)
			return
		}
		c.text = append(c.text, stueck[:n]...)
		for len(c.text) > c.fest && (c.text[len(c.text)-1] == ' ' || c.text[len(c.text)-1] == '\t') {
			c.text = c.text[:len(c.text)-1]
		}
		c.umbruch, stueck = true, stueck[n+1:]
	}
}

func (c *zellteile) beendeUmbruch() {
	if c.umbruch && len(c.text) > c.anfang {
		c.text = append(c.text, ' ')
	}
	c.umbruch = false
}

// haengeFestAn appends white space that an element stands for.
func (c *zellteile) haengeFestAn(zeichen byte, n int) {
	c.beendeUmbruch()
	for range n {
		c.text = append(c.text, zeichen)
	}
	c.fest = len(c.text)
}
