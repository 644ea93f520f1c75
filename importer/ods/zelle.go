package ods

import (
	"fmt"

	"ozgtracker/importer/mangel"
	"ozgtracker/importer/tabelle"
	"ozgtracker/importer/xmlstrom"
)

// zellteile is what a cell says before its meaning is found out.
type zellteile struct {
	art       string // kind of the value, "" if none is stated
	fehler    bool   // the value is an error
	hatFormel bool
	hatText   bool // a value of the kind string is stated, though it may be empty
	wert      []byte
	kette     []byte // value of the kind string
	formel    []byte

	text     []byte // the paragraphs, as a person sees them
	absaetze int
	anfang   int  // where the current paragraph begins in text
	fest     int  // up to where its white space is no layout of the file
	umbruch  bool // the file has just broken a line

	mal, breite, hoehe int
}

func (c *zellteile) leere() {
	c.art, c.fehler, c.hatFormel, c.hatText, c.absaetze = "", false, false, false, 0
	c.wert, c.kette, c.formel, c.text = c.wert[:0], c.kette[:0], c.formel[:0], c.text[:0]
	c.mal, c.breite, c.hoehe = 1, 1, 1
}

// liesZelle reads one cell element and keeps the cell if it is not empty. What a covered cell holds is kept
// as well: it shows again once the range is no longer merged.
func (l *leser) liesZelle() error {
	c := &l.teile
	c.leere()
	if err := l.liesAttribute(c); err != nil {
		return err
	}
	if err := l.liesZellinhalt(c); err != nil {
		return err
	}
	z, err := l.deute(c)
	if err != nil {
		return err
	}
	spalte := l.spalte + 1
	l.spalte = min(l.spalte+c.mal, tabelle.MaxSpalte+1)
	spannt, leer := c.breite > 1 || c.hoehe > 1, z == (zelle{})
	if leer && !spannt {
		return nil // may stand beyond the sheet
	}
	if l.spalte > tabelle.MaxSpalte || l.nr > tabelle.MaxZeile {
		return errAusserhalb
	}
	if spannt {
		l.breit = append(l.breit, spanne{spalte, c.mal, c.breite, c.hoehe})
	}
	if leer {
		return nil
	}
	if l.spalte > l.grenzen.Spalten {
		return mangel.Grenze(fmt.Sprintf("mehr als %d Spalten", l.grenzen.Spalten))
	}
	z.spalte, z.mal = uint16(spalte), uint16(c.mal)
	l.zellen = append(l.zellen, z)
	return nil
}

// liesAttribute takes what the start tag of a cell says.
func (l *leser) liesAttribute(c *zellteile) (err error) {
	for _, a := range l.x.Attribute() {
		switch string(a.Name) {
		case "number-columns-repeated":
			err = l.anzahl(a, &c.mal)
		case "number-columns-spanned":
			err = l.anzahl(a, &c.breite)
		case "number-rows-spanned":
			err = l.anzahl(a, &c.hoehe)
		case "formula":
			if l.ist(a.Praefix, raumTabelle) {
				c.hatFormel, c.formel = true, append(c.formel, a.Wert...)
			}
		case "value-type":
			switch {
			case l.ist(a.Praefix, raumOffice):
				if c.art = wertart(a.Wert); c.art == "?" {
					err = l.zellfehler("hat eine unbekannte Art")
				}
			case l.ist(a.Praefix, raumCalcExt):
				c.fehler = string(a.Wert) == "error"
			}
		case "value", "date-value", "time-value", "boolean-value":
			if l.ist(a.Praefix, raumOffice) {
				c.wert = append(c.wert[:0], a.Wert...)
			}
		case "string-value":
			if l.ist(a.Praefix, raumOffice) {
				c.hatText, c.kette = true, append(c.kette, a.Wert...)
			}
		}
		if err != nil {
			return err
		}
	}
	if len(c.kette) > l.grenzen.ZeichenketteBytes || len(c.wert) > l.grenzen.ZeichenketteBytes || len(c.formel) > l.grenzen.ZeichenketteBytes {
		return errZuLang
	}
	return nil
}

func (l *leser) anzahl(a xmlstrom.Attribut, ziel *int) error {
	if !l.ist(a.Praefix, raumTabelle) {
		return nil
	}
	n, err := liesAnzahl(a.Wert)
	*ziel = min(n, 1<<30) // far beyond any sheet; sums of it do not overflow
	return err
}

// wertart is the constant string of a kind of value; "?" for what is unknown.
func wertart(art []byte) string {
	switch string(art) {
	case "string":
		return "string"
	case "float", "currency":
		return "float"
	case "percentage":
		return "percentage"
	case "date":
		return "date"
	case "time":
		return "time"
	case "boolean":
		return "boolean"
	case "void", "":
		return ""
	}
	return "?"
}

// zellfehler names the current cell.
func (l *leser) zellfehler(was string) error {
	return mangel.Syntax(fmt.Sprintf("Zelle %s %s", tabelle.Adresse(l.spalte+1, l.nr), was))
}
