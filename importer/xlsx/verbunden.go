package xlsx

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
)

// Verbunden reads the merged ranges of sheet i, in the order of the file. They stand behind the cells,
// which are only passed over here; Zeilen checks them. Overlapping ranges are an error.
func (m *Mappe) Verbunden(i int) ([]Bereich, error) {
	if !m.blaetter[i].Lesbar {
		return nil, nil
	}
	ort := benenne(m.blaetter[i].Name) + ", verbundene Zellen"
	liste, err := m.liesVerbundene(m.teile[i], (*xmlLeser).ueberspringeRoh)
	if err == errNichtRoh {
		liste, err = m.liesVerbundene(m.teile[i], (*xmlLeser).ueberspringeElement)
	}
	if err == nil {
		err = m.pruefeUeberlappung(liste)
	}
	if err != nil {
		return nil, fehler(ort, err)
	}
	return liste, nil
}

func (m *Mappe) liesVerbundene(teil string, ueberspringe func(*xmlLeser) error) (liste []Bereich, err error) {
	x, zu, err := m.paket.lies(teil)
	if err != nil {
		return nil, err
	}
	defer zu.Close()
	for {
		t, err := x.next()
		if err != nil {
			return nil, err
		}
		switch {
		case t == dokumentEnde:
			return liste, nil
		case t != elementAnfang || !x.haupt:
		case string(x.name) == "sheetData":
			if err := ueberspringe(x); err != nil {
				return nil, err
			}
		case string(x.name) == "mergeCell" && len(x.offen) == 3:
			b, ok := liesBereich(x.attr("ref"))
			if !ok {
				return nil, syntaxfehler("eine Bereichsangabe ist fehlerhaft")
			}
			if len(liste) == m.grenzen.Verbunden {
				return nil, grenzfehler(fmt.Sprintf("mehr als %d verbundene Bereiche", m.grenzen.Verbunden))
			}
			liste = append(liste, b)
		}
	}
}

// ueberspringeRoh passes over the content of the element just opened without splitting it into tokens.
// It looks for its end tag; where a comment, a CDATA section or an instruction turns up, in which
// something like it might stand, the error is errNichtRoh.
func (x *xmlLeser) ueberspringeRoh() error {
	if x.kurz {
		return nil
	}
	gesucht := append([]byte("</"), x.namen[x.offen[len(x.offen)-1].name:]...)
	for {
		w := x.puffer[x.von:x.bis]
		i := bytes.Index(w, gesucht)
		davor := w
		if i >= 0 {
			davor = w[:i]
		}
		if bytes.Contains(davor, []byte("<!")) || bytes.Contains(davor, []byte("<?")) {
			return errNichtRoh
		}
		if i >= 0 {
			x.von += i
			return nil
		}
		// A tag cut by the end of the window is looked at again.
		rest := max(0, bytes.LastIndexByte(w, '<'))
		if len(w)-rest > pufferAnfang/2 {
			rest = len(w)
		}
		x.von += rest
		if err := x.mehr(); err != nil {
			return err
		}
	}
}

// errNichtRoh tells Verbunden to pass over the cells token by token.
const errNichtRoh = syntaxfehler("nicht roh")

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

// pruefeUeberlappung goes through the ranges from top to bottom and remembers for each column down to
// which row it is taken.
func (m *Mappe) pruefeUeberlappung(liste []Bereich) error {
	sortiert := slices.Clone(liste)
	slices.SortFunc(sortiert, func(a, b Bereich) int { return cmp.Compare(a.VonZeile, b.VonZeile) })
	belegtBis := make([]int, maxSpalte+1)
	for i, b := range sortiert {
		if i%1024 == 0 {
			if err := m.grenzen.Abbruch(); err != nil {
				return abbruchfehler{err}
			}
		}
		for s := b.VonSpalte; s <= b.BisSpalte; s++ {
			if belegtBis[s] >= b.VonZeile {
				return syntaxfehler("Bereiche überlappen einander bei " + Adresse(s, b.VonZeile))
			}
			belegtBis[s] = b.BisZeile
		}
	}
	return nil
}
