package reports

import (
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"ozgtracker/internal/ozg"
)

// ziel is a cell that gets a colour, or loses ours (schwere "").
type ziel struct {
	stelle
	schwere ozg.Schwere
}

// faerber walks the rows of a sheet and cuts at the cells that change.
type faerber struct {
	b        []byte
	rahmen   *rahmen
	stile    *stilvorlagen
	ziele    []ziel // what is still to do, row by row
	schnitte []schnitt

	praefix       string // of sheetData: new rows have it too
	zeilenPraefix string // of the current row: its new cells have it too
	nr            int    // of the current row
	spalte        int    // of the current cell
	offen         bool   // the current row has cells that change
	stil          int    // what new cells of this row inherit, -1: that of the column
}

var errReihenfolge = errors.New("rows or cells are not in order")

// faerbe is the cuts that give the cells their formats. Cells and rows that are not there are added.
func faerbe(b []byte, r *rahmen, stile *stilvorlagen, ziele []ziel) ([]schnitt, error) {
	f := faerber{b: b, rahmen: r, stile: stile, ziele: ziele}
	s := xmlSucher{b: b}
	for inZellen := false; ; {
		m, err := s.next()
		if err == io.EOF {
			return f.schnitte, nil
		}
		switch {
		case err != nil:
		case m.tiefe == 2 && m.ist("sheetData"):
			if inZellen = !m.ende && !m.leer; inZellen {
				f.praefix = m.praefix()
			} else {
				err = f.beende(m)
			}
		case !inZellen:
		case m.tiefe == 3 && m.ist("row"):
			err = f.zeile(m)
		case m.tiefe == 4 && m.ist("c") && f.offen && !m.ende:
			err = f.zelle(m)
		}
		if err != nil {
			return nil, err
		}
	}
}

// zeile takes the start or the end of a row.
func (f *faerber) zeile(m xmlMarke) error {
	if m.ende {
		return f.beendeZeile(m, schnitt{m.von, m.von, ""})
	}
	nr := attrZahl(f.b, m, "r", f.nr+1)
	if nr <= f.nr || nr > letzteZeile {
		return errReihenfolge
	}
	neu, err := f.neueZeilen(nr)
	if err != nil {
		return err
	}
	if neu != "" {
		f.schnitte = append(f.schnitte, schnitt{m.von, m.von, neu})
	}
	f.nr, f.spalte, f.stil, f.zeilenPraefix = nr, 0, -1, m.praefix()
	if f.offen = len(f.ziele) > 0 && f.ziele[0].zeile == nr; !f.offen {
		return nil
	}
	if attrWahr(f.b, m, "customFormat") {
		f.stil = attrZahl(f.b, m, "s", 0)
	}
	if m.leer {
		return f.beendeZeile(m, schnitt{})
	}
	return nil
}

// beendeZeile adds the cells that are missing behind the last one.
func (f *faerber) beendeZeile(m xmlMarke, hier schnitt) error {
	if !f.offen {
		return nil
	}
	f.offen = false
	neu, err := f.neueZellen(f.nr, letzteSpalte+1, f.stil, f.zeilenPraefix)
	switch {
	case err != nil || neu == "":
		return err
	case m.leer:
		hier = oeffneLeeres(m, neu)
	default:
		hier.neu = neu
	}
	f.schnitte = append(f.schnitte, hier)
	return nil
}

// zelle takes the start of a cell.
func (f *faerber) zelle(m xmlMarke) error {
	spalte := f.spalte + 1
	if w, ok := attr(f.b, m, "r"); ok {
		s, ok := liesStelle([]byte(w))
		if !ok || s.zeile != f.nr || s.spalte < spalte {
			return errReihenfolge
		}
		spalte = s.spalte
	}
	neu, err := f.neueZellen(f.nr, spalte, f.stil, f.zeilenPraefix)
	if err != nil {
		return err
	}
	if neu != "" {
		f.schnitte = append(f.schnitte, schnitt{m.von, m.von, neu})
	}
	f.spalte = spalte
	if len(f.ziele) == 0 || f.ziele[0].stelle != (stelle{f.nr, spalte}) {
		return nil
	}
	alt := attrZahl(f.b, m, "s", 0)
	xf, err := f.stile.xf(alt, f.ziele[0].schwere)
	if err != nil {
		return err
	}
	if xf != alt {
		f.schnitte = append(f.schnitte, setze(f.b, m, "s", strconv.Itoa(xf)))
	}
	f.ziele = f.ziele[1:]
	return nil
}

// neueZellen makes the cells of a row that come before a column and are not there.
func (f *faerber) neueZellen(zeile, vor, stil int, praefix string) (string, error) {
	var s strings.Builder
	for ; len(f.ziele) > 0 && f.ziele[0].zeile == zeile && f.ziele[0].spalte < vor; f.ziele = f.ziele[1:] {
		z := f.ziele[0]
		if z.schwere == "" {
			continue
		}
		geerbt := stil
		if geerbt < 0 {
			_, geerbt = f.rahmen.spalte(z.spalte)
		}
		xf, err := f.stile.xf(geerbt, z.schwere)
		if err != nil {
			return "", err
		}
		s.WriteString("<" + praefix + `c r="` + z.adresse() + `" s="` + strconv.Itoa(xf) + `"/>`)
	}
	return s.String(), nil
}

// neueZeilen makes the rows that come before a row and are not there.
func (f *faerber) neueZeilen(vor int) (string, error) {
	var s strings.Builder
	for len(f.ziele) > 0 && f.ziele[0].zeile < vor {
		nr := f.ziele[0].zeile
		zellen, err := f.neueZellen(nr, letzteSpalte+1, -1, f.praefix)
		if err != nil {
			return "", err
		}
		if zellen != "" {
			s.WriteString("<" + f.praefix + `row r="` + strconv.Itoa(nr) + `">` + zellen + "</" + f.praefix + "row>")
		}
	}
	return s.String(), nil
}

// beende adds the rows behind the last one.
func (f *faerber) beende(m xmlMarke) error {
	if m.leer {
		f.praefix = m.praefix()
	}
	neu, err := f.neueZeilen(letzteZeile + 1)
	switch {
	case err != nil || neu == "":
		return err
	case m.leer:
		f.schnitte = append(f.schnitte, oeffneLeeres(m, neu))
	default:
		f.schnitte = append(f.schnitte, schnitt{m.von, m.von, neu})
	}
	return nil
}

// maxVerdeckt bounds how many covered cells are looked at; a plan has some hundred.
const maxVerdeckt = 200_000

// ziele are the cells whose format changes: those with a colour, and those whose mark of an earlier call
// is no longer true, with the cells that they cover: LibreOffice has coloured these as well.
func (v vermerke) ziele(frueher []stelle, verbunden []verbund) []ziel {
	schwere := map[stelle]ozg.Schwere{}
	for _, s := range frueher {
		if e := v[s]; e == nil || e.schwere == "" {
			schwere[s] = ""
		}
	}
	for _, b := range verbunden {
		if _, ok := schwere[b.von]; ok {
			b.verdeckte(func(s stelle) bool {
				schwere[s] = ""
				return len(schwere) < maxVerdeckt
			})
		}
	}
	for s, e := range v {
		if e.schwere != "" {
			schwere[s] = e.schwere
		}
	}
	liste := make([]ziel, 0, len(schwere))
	for s, w := range schwere {
		liste = append(liste, ziel{s, w})
	}
	slices.SortFunc(liste, func(a, b ziel) int { return vergleicheStellen(a.stelle, b.stelle) })
	return liste
}
