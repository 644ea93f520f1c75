package xlsx

import (
	"fmt"
	"iter"

	"ozgtracker/importer/mangel"
	"ozgtracker/importer/tabelle"
	"ozgtracker/importer/xmlstrom"
)

// Zeilen reads the rows of sheet i that hold at least one cell, rising. After an error there are no
// more rows, and what was read of the sheet must not be used: what is broken may be found at its end
// only. The cells of a row are valid until the next one. Leaving the loop early is fine; each call reads
// anew. A sheet that is not Lesbar has no rows.
func (m *Mappe) Zeilen(i int) iter.Seq2[Zeile, error] {
	blatt, teil := m.blaetter[i], m.teile[i]
	return func(yield func(Zeile, error) bool) {
		if !blatt.Lesbar {
			return
		}
		x, zu, err := m.paket.Lies(teil)
		if err != nil {
			yield(Zeile{}, rat.Fehler(mangel.Blatt(blatt.Name), err))
			return
		}
		defer zu.Close()
		z := &zeilenLeser{x: x, mappe: m, yield: yield}
		if err := z.lies(); err != nil && err != errGenug {
			yield(Zeile{}, rat.Fehler(z.ort(blatt.Name), err))
		}
	}
}

// errGenug ends the reading because the caller has left the loop.
const errGenug = mangel.Syntax("genug")

// zeilenLeser reads one sheet once.
type zeilenLeser struct {
	x     *xmlstrom.Leser
	mappe *Mappe
	yield func(Zeile, error) bool

	nr        int  // current or last row, 0 before the first
	inZeile   bool // the current row is not closed yet
	versteckt bool
	spalte    int // current or last column of the row
	zeilen    int // rows with a cell
	gezaehlt  int // cells that are not empty

	zellen []Zelle
	ende   []int  // where the text of each cell ends in texte; -1: the text is set already
	texte  []byte // texts of the row, turned into one string at its end
	formel []byte
}

// ort says in German where the reading stands.
func (z *zeilenLeser) ort(blatt string) string {
	switch {
	case z.inZeile:
		return fmt.Sprintf("%s, Zeile %d", mangel.Blatt(blatt), z.nr)
	case z.nr == 0:
		return mangel.Blatt(blatt) + ", vor der ersten Zeile"
	}
	return fmt.Sprintf("%s, nach Zeile %d", mangel.Blatt(blatt), z.nr)
}

// lies reads the part to its end, so that all of it is checked, and yields the rows on the way.
func (z *zeilenLeser) lies() error {
	x, gesehen := z.x, false
	for {
		t, err := x.Next()
		if err != nil {
			return err
		}
		switch {
		case t == xmlstrom.DokumentEnde && !gesehen:
			return mangel.Syntax("der Bereich der Zellen fehlt")
		case t == xmlstrom.DokumentEnde:
			return nil
		case t != xmlstrom.ElementAnfang:
		case x.Tiefe() == 1 && string(x.Name()) != "worksheet":
			return mangel.Syntax("der Inhalt ist kein Tabellenblatt")
		case string(x.Name()) == "sheetData" && x.Haupt():
			if gesehen || x.Tiefe() != 2 {
				return mangel.Syntax("der Bereich der Zellen steht an einer unzulässigen Stelle")
			}
			gesehen = true
			if err := z.liesZeilen(); err != nil {
				return err
			}
		}
	}
}

// liesZeilen reads from the start to the end of sheetData.
func (z *zeilenLeser) liesZeilen() error {
	for {
		t, err := z.x.Next()
		if err != nil {
			return err
		}
		switch t {
		case xmlstrom.ElementEnde:
			return nil
		case xmlstrom.TextStueck:
			if err := z.x.NurLeerraum(); err != nil {
				return err
			}
		case xmlstrom.ElementAnfang:
			if string(z.x.Name()) != "row" || !z.x.Haupt() {
				return errFremdesElement
			}
			if err := z.liesZeile(); err != nil {
				return err
			}
		}
	}
}

const errFremdesElement = mangel.Syntax("zwischen den Zellen steht eine unbekannte Markierung")

// liesZeile reads one row element and yields it if it holds a cell.
func (z *zeilenLeser) liesZeile() error {
	if err := z.beginneZeile(); err != nil {
		return err
	}
	for {
		t, err := z.x.Next()
		if err != nil {
			return err
		}
		switch t {
		case xmlstrom.ElementEnde:
			z.inZeile = false
			return z.gibZeile()
		case xmlstrom.TextStueck:
			err = z.x.NurLeerraum()
		case xmlstrom.ElementAnfang:
			switch {
			case z.x.Haupt() && string(z.x.Name()) == "c":
				err = z.liesZelle()
			case z.x.Haupt() && string(z.x.Name()) == "extLst":
				err = z.x.Ueberspringe()
			default:
				err = errFremdesElement
			}
		}
		if err != nil {
			return err
		}
	}
}

// beginneZeile takes the number of the row; one that is missing is counted on.
func (z *zeilenLeser) beginneZeile() error {
	vorige := z.nr
	z.inZeile, z.versteckt, z.spalte = true, false, 0
	z.zellen, z.ende, z.texte = z.zellen[:0], z.ende[:0], z.texte[:0]
	z.nr++
	for _, a := range z.x.Attribute() {
		if len(a.Praefix) > 0 {
			continue
		}
		switch string(a.Name) {
		case "r":
			nr, ok := tabelle.LiesNummer(a.Wert)
			if !ok {
				return mangel.Syntax("die Zeilennummer ist keine Zahl")
			}
			z.nr = nr
		case "hidden":
			z.versteckt = istWahr(a.Wert)
		}
	}
	switch {
	case z.nr < 1 || z.nr > tabelle.MaxZeile:
		z.nr = vorige
		z.inZeile = false
		return mangel.Syntax("eine Zeilennummer liegt außerhalb des Blattes")
	case z.nr == vorige:
		return mangel.Syntax("die Zeile steht zweimal")
	case z.nr < vorige:
		return mangel.Syntax(fmt.Sprintf("die Zeile steht hinter Zeile %d", vorige))
	}
	return nil
}

// gibZeile turns the texts of the row into one string and yields the row.
func (z *zeilenLeser) gibZeile() error {
	if len(z.zellen) == 0 {
		return nil
	}
	if z.zeilen++; z.zeilen > z.mappe.grenzen.Zeilen {
		return mangel.Grenze(fmt.Sprintf("mehr als %d Zeilen mit Inhalt", z.mappe.grenzen.Zeilen))
	}
	if z.gezaehlt += len(z.zellen); z.gezaehlt > z.mappe.grenzen.Zellen {
		return mangel.Grenze(fmt.Sprintf("mehr als %d Zellen mit Inhalt", z.mappe.grenzen.Zellen))
	}
	texte, von := string(z.texte), 0
	for i, bis := range z.ende {
		if bis >= 0 {
			z.zellen[i].Text = texte[von:bis]
			von = bis
		}
	}
	if !z.yield(Zeile{Nr: z.nr, Versteckt: z.versteckt, Zellen: z.zellen}, nil) {
		return errGenug
	}
	return nil
}

// liesAdresse reads an address like "F12"; ok is false for everything else. Only capital letters and
// no leading zero: this is how the format writes it.
func liesAdresse(b []byte) (spalte, zeile int, ok bool) {
	i := 0
	for i < len(b) && i < 4 && b[i] >= 'A' && b[i] <= 'Z' {
		spalte = spalte*26 + int(b[i]-'A') + 1
		i++
	}
	if i == 0 || i == 4 || i == len(b) || b[i] == '0' || len(b)-i > 7 {
		return 0, 0, false
	}
	zeile, ok = tabelle.LiesNummer(b[i:])
	return spalte, zeile, ok && spalte <= tabelle.MaxSpalte && zeile <= tabelle.MaxZeile
}
