package reports

import (
	"slices"

	"ozgtracker/internal/ozg"
)

// Laender is the coverage Land × Themenfeld. Leistungen of Typ 1 stand apart: the Bund executes them,
// no Land is zuständig.
type Laender struct {
	Satz    string
	Spalten []string // short names of the Themenfelder, keine Angabe where it occurs
	Zeilen  []LandZeile
	Bund    Bundzeile
}

// LandZeile is one Land.
type LandZeile struct {
	Land   string
	Gesamt ozg.LandZahlen
	Felder []ozg.LandZahlen // per Spalte
}

// Bundzeile are the Leistungen of Typ 1.
type Bundzeile struct {
	Gesamt ozg.Zahlen
	Felder []ozg.Zahlen // per Spalte
}

func (a auswahl) laender() Laender {
	var la Laender
	var teile [][]*ozg.Leistung
	for _, g := range ozg.Gruppiere(a.umfang, ozg.DimThemenfeld) {
		if gewaehlt, ok := ozg.ThemenfeldSlug(g.Code); len(a.o.Themenfelder) > 0 && !(ok && a.zumThemenfeld(gewaehlt.Name)) {
			continue
		}
		t, ok := a.sicht.Themenfeld(g.Code)
		if !ok {
			t.Kurzname = g.Titel
		}
		la.Spalten = append(la.Spalten, t.Kurzname)
		teile = append(teile, g.Leistungen)
		la.Bund.Felder = append(la.Bund.Felder, ozg.Zaehle(nurTyp1(g.Leistungen)))
	}
	la.Bund.Gesamt = ozg.Zaehle(nurTyp1(a.umfang))
	for i, land := range ozg.Laender {
		if len(a.o.Laender) > 0 && !slices.Contains(a.o.Laender, land.Code) {
			continue
		}
		z := LandZeile{Land: land.Name, Gesamt: ozg.ZaehleLand(a.umfang, i)}
		for _, ls := range teile {
			z.Felder = append(z.Felder, ozg.ZaehleLand(ls, i))
		}
		la.Zeilen = append(la.Zeilen, z)
	}
	la.Satz = la.satz()
	return la
}

func nurTyp1(ls []*ozg.Leistung) (out []*ozg.Leistung) {
	for _, l := range ls {
		if l.Typ() == ozg.Typ1 {
			out = append(out, l)
		}
	}
	return out
}

// satz names the Land with the largest share, if there is one.
func (la Laender) satz() string {
	beste, gleichauf := -1, false
	for i, z := range la.Zeilen {
		if z.Gesamt.Online == 0 {
			continue
		}
		if beste < 0 {
			beste = i
			continue
		}
		b := la.Zeilen[beste].Gesamt
		switch d := z.Gesamt.Online*b.Zustaendig() - b.Online*z.Gesamt.Zustaendig(); {
		case d > 0:
			beste, gleichauf = i, false
		case d == 0:
			gleichauf = true
		}
	}
	if beste < 0 || gleichauf {
		return "Anteil der OZG-Leistungen, die in den Ländern online sind"
	}
	z := la.Zeilen[beste]
	return "Am weitesten ist " + z.Land + " mit " + ozg.ZahlText(z.Gesamt.Online) + " von " + ozg.ZahlText(z.Gesamt.Zustaendig()) + " OZG-Leistungen online (" + ozg.ProzentText(z.Gesamt.Online, z.Gesamt.Zustaendig()) + ")"
}
