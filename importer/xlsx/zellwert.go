package xlsx

import (
	"bytes"
	"fmt"

	"ozgtracker/importer/mangel"
	"ozgtracker/importer/tabelle"
	"ozgtracker/importer/xmlstrom"
	"ozgtracker/internal/ozg"
)

// zellteile is what a c element says before its meaning is found out.
type zellteile struct {
	art       string // attribute t; "": a number
	stil      int    // attribute s
	von       int    // the value is texte[von:]
	hatFormel bool
	hatWert   bool // there is a v or an is element
}

// liesZelle reads one c element and keeps the cell if it is not empty.
func (z *zeilenLeser) liesZelle() error {
	c, err := z.beginneZelle()
	if err != nil {
		return err
	}
	grenze := z.mappe.grenzen.ZeichenketteBytes
	for {
		t, err := z.x.Next()
		if err != nil {
			return err
		}
		switch t {
		case xmlstrom.ElementEnde:
			return z.deuteZelle(c)
		case xmlstrom.TextStueck:
			err = z.x.NurLeerraum()
		case xmlstrom.ElementAnfang:
			err = z.liesZellteil(&c, grenze)
		}
		if err != nil {
			return err
		}
	}
}

// liesZellteil reads one element inside of a cell.
func (z *zeilenLeser) liesZellteil(c *zellteile, grenze int) (err error) {
	name := z.x.Name()
	switch {
	case !z.x.Haupt():
		return errFremdesElement
	case string(name) == "v" || string(name) == "is":
		if c.hatWert {
			return z.zellfehler("hat zwei Werte")
		}
		c.hatWert = true
		if string(name) == "is" {
			if c.art != "inlineStr" {
				return z.zellfehler("hat einen Text an unzulässiger Stelle")
			}
			z.texte, err = liesReichenText(z.x, z.texte, grenze)
			return err
		}
		z.texte, err = z.x.Inhalt(z.texte, grenze)
		return err
	case string(name) == "f":
		if c.hatFormel {
			return z.zellfehler("hat zwei Formeln")
		}
		c.hatFormel = true
		z.formel, err = z.x.Inhalt(z.formel[:0], grenze)
		return err
	case string(name) == "extLst":
		return z.x.Ueberspringe()
	}
	return errFremdesElement
}

// zellfehler names the current cell.
func (z *zeilenLeser) zellfehler(was string) error {
	return mangel.Syntax(fmt.Sprintf("Zelle %s %s", Adresse(z.spalte, z.nr), was))
}

// beginneZelle takes address, kind and style of the cell; an address that is missing is counted on.
func (z *zeilenLeser) beginneZelle() (zellteile, error) {
	c := zellteile{von: len(z.texte)}
	vorige := z.spalte
	z.spalte++
	attribute := z.x.Attribute()
	for i := range attribute {
		a := &attribute[i]
		if len(a.Name) != 1 || len(a.Praefix) > 0 {
			continue
		}
		switch a.Name[0] {
		case 'r':
			spalte, zeile, ok := liesAdresse(a.Wert)
			if !ok || zeile != z.nr {
				return c, mangel.Syntax("die Adresse einer Zelle passt nicht zur Zeile")
			}
			z.spalte = spalte
		case 's':
			stil, ok := tabelle.LiesNummer(a.Wert)
			if !ok || stil >= max(1, len(z.mappe.formate)) {
				return c, z.zellfehler("hat ein Format, das es nicht gibt")
			}
			c.stil = stil
		case 't':
			c.art = zellart(a.Wert)
			if c.art == "?" {
				return c, z.zellfehler("hat eine unbekannte Art")
			}
		}
	}
	switch {
	case z.spalte > tabelle.MaxSpalte:
		return c, mangel.Syntax("eine Zelle liegt außerhalb des Blattes")
	case z.spalte == vorige:
		return c, z.zellfehler("steht zweimal")
	case z.spalte < vorige:
		return c, z.zellfehler("steht hinter Zelle " + Adresse(vorige, z.nr))
	}
	return c, nil
}

// zellart is the constant string of attribute t; "" for numbers, "?" for what is unknown.
func zellart(t []byte) string {
	switch string(t) {
	case "n", "":
		return ""
	case "s":
		return "s"
	case "str":
		return "str"
	case "inlineStr":
		return "inlineStr"
	case "b":
		return "b"
	case "e":
		return "e"
	case "d":
		return "d"
	}
	return "?"
}

// deuteZelle finds out what the cell holds and keeps it if that is something.
func (z *zeilenLeser) deuteZelle(c zellteile) error {
	leer := len(z.texte) == c.von
	switch {
	case leer && c.hatFormel && !(c.hatWert && c.art == "str"): // an empty text is a result, too
		z.texte = append(append(z.texte, '='), z.formel...)
		return z.merke(FormelOhneWert)
	case leer:
		return nil
	}
	switch c.art {
	case "s":
		return z.deuteZeichenkette(c)
	case "str", "inlineStr":
		z.texte = entmaskiere(z.texte, c.von)
		return z.merke(Text)
	case "e":
		return z.merke(Fehlerwert)
	}
	z.kuerzeRand(c.von)
	wert := z.texte[c.von:]
	switch c.art {
	case "b":
		switch {
		case istWahr(wert):
			z.texte = append(z.texte[:c.von], "WAHR"...)
		case string(wert) == "0", string(wert) == "false":
			z.texte = append(z.texte[:c.von], "FALSCH"...)
		default:
			return z.zellfehler("hat einen Wahrheitswert, der keiner ist")
		}
		return z.merke(Wahrheit)
	case "d":
		tag, ok := tabelle.LiesISOTag(wert)
		if !ok {
			return z.merke(Text)
		}
		return z.merkeTag(tag)
	}
	return z.deuteZahl(c)
}

// kuerzeRand strips white space around the value at the end of texte: it is no part of a number.
func (z *zeilenLeser) kuerzeRand(von int) {
	if z.texte[von] > ' ' && z.texte[len(z.texte)-1] > ' ' {
		return
	}
	wert := bytes.Trim(z.texte[von:], " \t\r\n")
	z.texte = append(z.texte[:von], wert...)
}

// deuteZeichenkette looks the text up in the table of shared strings.
func (z *zeilenLeser) deuteZeichenkette(c zellteile) error {
	z.kuerzeRand(c.von)
	nr, ok := tabelle.LiesNummer(z.texte[c.von:])
	if !ok || nr >= len(z.mappe.zeichenketten) {
		return z.zellfehler("verweist auf einen Text, den es nicht gibt")
	}
	z.texte = z.texte[:c.von]
	text := z.mappe.zeichenketten[nr]
	if text == "" {
		return nil
	}
	if err := z.merke(Text); err != nil {
		return err
	}
	z.zellen[len(z.zellen)-1].Text, z.ende[len(z.ende)-1] = text, -1
	return nil
}

// deuteZahl brings the number into its shortest form. What is no number stays as text: it is the
// importer's to say so, with the cell.
func (z *zeilenLeser) deuteZahl(c zellteile) error {
	b, format := z.texte[c.von:], formatZahl
	if len(b) == 0 {
		return nil
	}
	if c.stil < len(z.mappe.formate) {
		format = z.mappe.formate[c.stil]
	}
	schlicht := tabelle.IstSchlicht(b)
	if !schlicht || format == formatDatum {
		wert, ok := tabelle.LiesZahl(b)
		if !ok {
			return z.merke(Text)
		}
		if !schlicht {
			z.texte = tabelle.AppendZahl(z.texte[:c.von], wert)
		}
		if format == formatDatum {
			if tag, ok := tabelle.TagVon(wert, z.mappe.datum1904); ok {
				return z.merkeTag(tag)
			}
		}
	}
	if format == formatProzent {
		return z.merke(Prozent)
	}
	return z.merke(Zahl)
}

func (z *zeilenLeser) merkeTag(tag ozg.Tag) error {
	if err := z.merke(Datum); err != nil {
		return err
	}
	z.zellen[len(z.zellen)-1].Tag = tag
	return nil
}

// merke keeps the current cell; its text is the rest of texte.
func (z *zeilenLeser) merke(art Art) error {
	if z.spalte > z.mappe.grenzen.Spalten {
		return mangel.Grenze(fmt.Sprintf("mehr als %d Spalten", z.mappe.grenzen.Spalten))
	}
	if len(z.texte) > z.mappe.grenzen.ZeichenkettenBytes {
		return mangel.Grenze("zu viele Texte")
	}
	z.zellen = append(z.zellen, Zelle{Spalte: z.spalte, Art: art})
	z.ende = append(z.ende, len(z.texte))
	return nil
}
