package ods

import (
	"fmt"
	"strings"

	"ozgtracker/importer/mangel"
	"ozgtracker/importer/tabelle"
	"ozgtracker/importer/xmlstrom"
)

// The namespaces of the elements and attributes that are read.
const (
	raumOffice  = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
	raumTabelle = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
	raumText    = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
	raumStil    = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
	raumZeichen = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
	raumCalcExt = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
)

// leser walks content.xml once.
type leser struct {
	x       *xmlstrom.Leser
	grenzen Grenzen
	mappe   *Mappe
	texte   *textspeicher

	stil         string          // of tables, whose properties are being read
	ausgeblendet map[string]bool // styles of hidden tables
	namen        map[string]bool // of the sheets so far, in lower case

	// the sheet that is being read
	imBlatt  bool
	inZeile  bool
	blatt    Blatt
	inhalt   inhalt
	nr       int // current or last row, 0 before the first; beyond the last row of a sheet it stands still
	zeilen   int // rows with a cell
	gezaehlt int // cells that are not empty

	// the row that is being read
	spalte int // last column that is taken
	zellen []zelle
	breit  []spanne
	teile  zellteile
}

// spanne is a cell that spans others to its right and below.
type spanne struct{ spalte, mal, breite, hoehe int }

// ort says in German where the reading stands.
func (l *leser) ort() string {
	switch {
	case !l.imBlatt:
		return "Inhalt (" + inhaltsteil + ")"
	case l.inZeile:
		return fmt.Sprintf("%s, Zeile %d", mangel.Blatt(l.blatt.Name), l.nr)
	case l.nr == 0:
		return mangel.Blatt(l.blatt.Name) + ", vor der ersten Zeile"
	}
	return fmt.Sprintf("%s, nach Zeile %d", mangel.Blatt(l.blatt.Name), l.nr)
}

// ist says whether the prefix of an attribute stands for this namespace.
func (l *leser) ist(praefix []byte, raum string) bool {
	if len(praefix) == 0 {
		return false
	}
	r, ok := l.x.RaumVon(praefix)
	return ok && r == raum
}

// attr is the value of an attribute of the element that has just begun, nil if there is none.
func (l *leser) attr(raum, name string) []byte {
	for _, a := range l.x.Attribute() {
		if string(a.Name) == name && l.ist(a.Praefix, raum) {
			return a.Wert
		}
	}
	return nil
}

// element says whether the element that has just begun has this name.
func (l *leser) element(raum, name string) bool {
	return string(l.x.Name()) == name && l.x.Raum() == raum
}

// lies reads the part to its end, so that all of it is checked.
func (l *leser) lies() error {
	gesehen, imRumpf := false, false
	for {
		t, err := l.x.Next()
		if err != nil {
			return err
		}
		switch tiefe := l.x.Tiefe(); {
		case t == xmlstrom.DokumentEnde && !gesehen:
			return mangel.Syntax("der Bereich der Tabellen fehlt")
		case t == xmlstrom.DokumentEnde:
			return nil
		case t != xmlstrom.ElementAnfang:
		case tiefe == 1 && !l.element(raumOffice, "document-content"):
			return mangel.Syntax("der Inhalt ist nicht von der erwarteten Art")
		case tiefe == 2:
			imRumpf = l.element(raumOffice, "body")
		case tiefe == 3 && imRumpf && l.x.Raum() == raumOffice:
			if string(l.x.Name()) != "spreadsheet" {
				return errDokument()
			}
			if gesehen {
				return mangel.Syntax("der Bereich der Tabellen steht zweimal darin")
			}
			gesehen = true
			if err := l.liesTabellen(); err != nil {
				return err
			}
		case l.x.Raum() == raumStil:
			err = l.liesStil()
		}
		if err != nil {
			return err
		}
	}
}

// liesStil remembers the styles of hidden tables; they stand in front of the tables.
func (l *leser) liesStil() error {
	switch string(l.x.Name()) {
	case "style":
		l.stil = ""
		if string(l.attr(raumStil, "family")) == "table" {
			l.stil = string(l.attr(raumStil, "name"))
		}
	case "table-properties":
		if l.stil == "" || string(l.attr(raumTabelle, "display")) != "false" {
			return nil
		}
		if len(l.ausgeblendet) == l.grenzen.Formate {
			return mangel.Grenze("zu viele Formatvorlagen")
		}
		if l.ausgeblendet == nil {
			l.ausgeblendet = map[string]bool{}
		}
		l.ausgeblendet[l.stil] = true
	}
	return nil
}

// liesTabellen reads from the start to the end of the spreadsheet. What stands beside the tables (tracked
// changes, names, validations, the tables of DDE links) is no sheet.
func (l *leser) liesTabellen() error {
	l.namen = map[string]bool{}
	for {
		t, err := l.x.Next()
		if err != nil {
			return err
		}
		switch t {
		case xmlstrom.ElementEnde:
			if len(l.mappe.blaetter) == 0 {
				return mangel.Syntax("er hat kein Blatt")
			}
			return nil
		case xmlstrom.TextStueck:
			err = l.x.NurLeerraum()
		case xmlstrom.ElementAnfang:
			if l.element(raumTabelle, "table") {
				err = l.liesBlatt()
			} else {
				err = l.x.Ueberspringe()
			}
		}
		if err != nil {
			return err
		}
	}
}

// liesBlatt reads one table element and keeps it as a sheet.
func (l *leser) liesBlatt() error {
	l.blatt = Blatt{Name: string(l.attr(raumTabelle, "name")), Lesbar: true}
	if istZwischenspeicher(l.blatt.Name) {
		return l.x.Ueberspringe()
	}
	if len(l.mappe.blaetter) == l.grenzen.Blaetter {
		return mangel.Grenze(fmt.Sprintf("mehr als %d Blätter", l.grenzen.Blaetter))
	}
	if l.blatt.Name == "" {
		l.blatt.Name = fmt.Sprintf("Tabelle%d", len(l.mappe.blaetter)+1)
	}
	name := strings.ToLower(l.blatt.Name)
	if l.namen[name] {
		return mangel.Syntax(mangel.Blatt(l.blatt.Name) + " steht zweimal darin")
	}
	l.namen[name] = true
	l.blatt.Versteckt = l.ausgeblendet[string(l.attr(raumTabelle, "style-name"))]
	l.imBlatt, l.nr, l.zeilen, l.gezaehlt, l.inhalt = true, 0, 0, 0, inhalt{}
	if err := l.liesZeilen(false); err != nil {
		return err
	}
	if err := tabelle.PruefeUeberlappung(l.inhalt.verbunden, l.grenzen.Abbruch); err != nil {
		return err
	}
	l.mappe.blaetter, l.mappe.inhalte = append(l.mappe.blaetter, l.blatt), append(l.mappe.inhalte, l.inhalt)
	l.imBlatt = false
	return nil
}

// istZwischenspeicher recognises by its name a table in which LibreOffice keeps values of another file that
// formulas refer to, 'file:///C:/Plan.ods'#$Tabelle1. No sheet can have such a name.
func istZwischenspeicher(name string) bool {
	return strings.HasPrefix(name, "'") && strings.Contains(name, "'#")
}
