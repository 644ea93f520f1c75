package xlsx

import (
	"bytes"
	"fmt"

	"ozgtracker/importer/mangel"
	"ozgtracker/importer/tabelle"
	"ozgtracker/importer/xmlstrom"
)

// Verbunden reads the merged ranges of sheet i, in the order of the file. They stand behind the cells,
// which are only passed over here; Zeilen checks them. Overlapping ranges are an error.
func (m *Mappe) Verbunden(i int) ([]Bereich, error) {
	if !m.blaetter[i].Lesbar {
		return nil, nil
	}
	ort := mangel.Blatt(m.blaetter[i].Name) + ", verbundene Zellen"
	liste, err := m.liesVerbundene(m.teile[i], (*xmlstrom.Leser).UeberspringeRoh)
	if err == xmlstrom.ErrNichtRoh {
		liste, err = m.liesVerbundene(m.teile[i], (*xmlstrom.Leser).Ueberspringe)
	}
	if err == nil {
		err = tabelle.PruefeUeberlappung(liste, m.grenzen.Abbruch)
	}
	if err != nil {
		return nil, rat.Fehler(ort, err)
	}
	return liste, nil
}

func (m *Mappe) liesVerbundene(teil string, ueberspringe func(*xmlstrom.Leser) error) (liste []Bereich, err error) {
	x, zu, err := m.paket.Lies(teil)
	if err != nil {
		return nil, err
	}
	defer zu.Close()
	for {
		t, err := x.Next()
		if err != nil {
			return nil, err
		}
		switch {
		case t == xmlstrom.DokumentEnde:
			return liste, nil
		case t != xmlstrom.ElementAnfang || !x.Haupt():
		case string(x.Name()) == "sheetData":
			if err := ueberspringe(x); err != nil {
				return nil, err
			}
		case string(x.Name()) == "mergeCell" && x.Tiefe() == 3:
			b, ok := liesBereich(x.Attr("ref"))
			if !ok {
				return nil, mangel.Syntax("eine Bereichsangabe ist fehlerhaft")
			}
			if len(liste) == m.grenzen.Verbunden {
				return nil, mangel.Grenze(fmt.Sprintf("mehr als %d verbundene Bereiche", m.grenzen.Verbunden))
			}
			liste = append(liste, b)
		}
	}
}

// liesBereich reads "A1:C3" or "A1".
func liesBereich(ref []byte) (Bereich, bool) {
	von, bis, zwei := bytes.Cut(ref, []byte(":"))
	if !zwei {
		bis = von
	}
	s1, z1, ok1 := liesAdresse(von)
	s2, z2, ok2 := liesAdresse(bis)
	return Bereich{
		VonZeile: min(z1, z2), VonSpalte: min(s1, s2),
		BisZeile: max(z1, z2), BisSpalte: max(s1, s2),
	}, ok1 && ok2
}
