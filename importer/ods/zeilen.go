package ods

import (
	"fmt"
	"slices"

	"ozgtracker/importer/mangel"
	"ozgtracker/importer/tabelle"
	"ozgtracker/importer/xmlstrom"
)

const (
	errFremdesElement = mangel.Syntax("zwischen den Zellen steht eine unbekannte Markierung")
	errAusserhalb     = mangel.Syntax("eine Zelle liegt außerhalb des Blattes")
	errAnzahl         = mangel.Syntax("eine Anzahl ist fehlerhaft")
)

// liesZeilen reads the rows of a table, or of a group of rows in it, up to its end.
func (l *leser) liesZeilen(versteckt bool) error {
	for {
		t, err := l.x.Next()
		if err != nil {
			return err
		}
		switch t {
		case xmlstrom.ElementEnde:
			return nil
		case xmlstrom.TextStueck:
			err = l.x.NurLeerraum()
		case xmlstrom.ElementAnfang:
			err = l.liesTeilDerTabelle(versteckt)
		}
		if err != nil {
			return err
		}
	}
}

// liesTeilDerTabelle reads a row, a group of rows, or passes over something else.
func (l *leser) liesTeilDerTabelle(versteckt bool) error {
	if l.x.Raum() != raumTabelle {
		return l.x.Ueberspringe()
	}
	switch string(l.x.Name()) {
	case "table-row":
		return l.liesZeile(versteckt)
	case "table-rows", "table-header-rows":
		return l.liesZeilen(versteckt)
	case "table-row-group":
		return l.liesZeilen(versteckt || string(l.attr(raumTabelle, "display")) == "false")
	case "shapes": // a drawn chart may bring a table of its own
		return l.x.Ueberspringe()
	}
	return l.uebergehe()
}

// uebergehe passes over an element that cannot hold rows, and makes sure that it holds none.
func (l *leser) uebergehe() error {
	for tiefe := l.x.Tiefe(); l.x.Tiefe() >= tiefe; {
		t, err := l.x.Next()
		if err != nil {
			return err
		}
		if t == xmlstrom.ElementAnfang && l.element(raumTabelle, "table-row") {
			return errFremdesElement
		}
	}
	return nil
}

// liesZeile reads one row element and keeps it if it holds a cell.
func (l *leser) liesZeile(versteckt bool) error {
	mal, err := l.beginneZeile(&versteckt)
	if err != nil {
		return err
	}
	for {
		t, err := l.x.Next()
		if err != nil {
			return err
		}
		switch t {
		case xmlstrom.ElementEnde:
			return l.beendeZeile(mal, versteckt)
		case xmlstrom.TextStueck:
			err = l.x.NurLeerraum()
		case xmlstrom.ElementAnfang:
			switch {
			case l.element(raumTabelle, "table-cell"), l.element(raumTabelle, "covered-table-cell"):
				err = l.liesZelle()
			case l.x.Raum() == raumTabelle:
				err = errFremdesElement
			default:
				err = l.x.Ueberspringe()
			}
		}
		if err != nil {
			return err
		}
	}
}

// beginneZeile takes how often the row is repeated and whether it is hidden.
func (l *leser) beginneZeile(versteckt *bool) (mal int, err error) {
	l.inZeile, l.nr, l.spalte = true, min(l.nr, tabelle.MaxZeile)+1, 0
	l.zellen, l.breit = l.zellen[:0], l.breit[:0]
	mal = 1
	for _, a := range l.x.Attribute() {
		switch string(a.Name) {
		case "number-rows-repeated":
			if l.ist(a.Praefix, raumTabelle) {
				if mal, err = liesAnzahl(a.Wert); err != nil {
					return 0, err
				}
			}
		case "visibility":
			if l.ist(a.Praefix, raumTabelle) && (string(a.Wert) == "collapse" || string(a.Wert) == "filter") {
				*versteckt = true
			}
		}
	}
	return mal, nil
}

// liesAnzahl reads how often something is repeated or how many cells it spans.
func liesAnzahl(wert []byte) (int, error) {
	n, ok := tabelle.LiesNummer(wert)
	if !ok || n < 1 {
		return 0, errAnzahl
	}
	return n, nil
}

// beendeZeile keeps the row if it holds a cell, and the ranges that begin in it.
func (l *leser) beendeZeile(mal int, versteckt bool) error {
	letzte := min(l.nr-1+mal, tabelle.MaxZeile+1)
	if letzte > tabelle.MaxZeile && (len(l.zellen) > 0 || len(l.breit) > 0) {
		return errAusserhalb
	}
	if err := l.merkeBereiche(mal); err != nil {
		return err
	}
	if len(l.zellen) > 0 {
		if l.zeilen += mal; l.zeilen > l.grenzen.Zeilen {
			return mangel.Grenze(fmt.Sprintf("mehr als %d Zeilen mit Inhalt", l.grenzen.Zeilen))
		}
		for _, c := range l.zellen {
			l.gezaehlt += int(c.mal) * mal
		}
		if l.gezaehlt > l.grenzen.Zellen {
			return mangel.Grenze(fmt.Sprintf("mehr als %d Zellen mit Inhalt", l.grenzen.Zellen))
		}
		l.inhalt.zeilen = append(l.inhalt.zeilen, zeile{nr: int32(l.nr), mal: int32(mal), versteckt: versteckt, zellen: slices.Clone(l.zellen)})
	}
	l.nr, l.inZeile = letzte, false
	return nil
}

// merkeBereiche keeps the ranges that begin in a row, for each of its repetitions.
func (l *leser) merkeBereiche(mal int) error {
	for _, s := range l.breit {
		if s.spalte+s.mal-1+s.breite-1 > tabelle.MaxSpalte || l.nr+mal-1+s.hoehe-1 > tabelle.MaxZeile {
			return mangel.Syntax("eine Bereichsangabe ist fehlerhaft")
		}
		if len(l.inhalt.verbunden)+mal*s.mal > l.grenzen.Verbunden {
			return mangel.Grenze(fmt.Sprintf("mehr als %d verbundene Bereiche", l.grenzen.Verbunden))
		}
		for i := range mal {
			for j := range s.mal {
				l.inhalt.verbunden = append(l.inhalt.verbunden, Bereich{
					VonZeile: l.nr + i, VonSpalte: s.spalte + j,
					BisZeile: l.nr + i + s.hoehe - 1, BisSpalte: s.spalte + j + s.breite - 1,
				})
			}
		}
	}
	return nil
}
