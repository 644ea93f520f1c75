package reports

import (
	"slices"

	"ozgtracker/internal/ozg"
)

// Land is what the report on one Land says beyond the others: what is online there, how that came, what it
// leads and builds, what is missing. Leistungen of Typ 1 are not in it.
type Land struct {
	Code, Name    string
	Satz          string
	Rang          int // among the 16 Länder by share
	Zahlen, Davor ozg.LandZahlen
	Felder        []LandFeld
	Verlauf       []ozg.LandPunkt
	FuehrtFelder  []string // Themenfelder whose Federführung it has
	Fuehrt, Baut  ozg.Zahlen
	Fehlt         []FehltZeile
}

// LandFeld is one Themenfeld in the Land.
type LandFeld struct {
	Titel  string
	Zahlen ozg.LandZahlen
}

// FehltZeile is a Leistung that others have online and the Land has not.
type FehltZeile struct {
	OZGID, Bezeichnung, Themenfeld, Federfuehrung string
	Stand                                         string // in this Land
	Angebote, Moeglich                            int
}

func (a auswahl) land() Land {
	code := a.o.Laender[0]
	i := ozg.LandIndex(code)
	la := Land{Code: code, Name: ozg.LandName(code), Rang: ozg.RangLand(a.umfang, i), Zahlen: ozg.ZaehleLand(a.umfang, i)}
	if a.davor != nil {
		la.Davor = ozg.ZaehleLand(a.filtere(a.davor.Umfang()), i)
	}
	la.Satz = ozg.AussageLand(la.Name, a.sicht.Stichtag, la.Zahlen, a.vergleichstag(), la.Davor)
	for _, g := range ozg.Gruppiere(a.umfang, ozg.DimThemenfeld) {
		if z := ozg.ZaehleLand(g.Leistungen, i); z.Zustaendig() > 0 {
			la.Felder = append(la.Felder, LandFeld{g.Titel, z})
		}
	}
	la.Verlauf = a.sicht.BurnUpLand(a.burnUpVon(), i, a.gehoert)
	for _, t := range a.sicht.Themenfelder() {
		if slices.Contains(t.Laender, code) {
			la.FuehrtFelder = append(la.FuehrtFelder, t.Name)
		}
	}
	la.Fuehrt = ozg.Zaehle(nurMit(a.alle(), code, (*ozg.Leistung).LaenderFederfuehrung))
	la.Baut = ozg.Zaehle(nurMit(a.alle(), code, func(l *ozg.Leistung) []string { return l.Liste(ozg.FeldUmsetzer) }))
	for _, l := range ozg.FehltImLand(a.umfang, i) {
		la.Fehlt = append(la.Fehlt, fehltZeile(l, i))
	}
	return la
}

// alle are the Leistungen of the chosen Themenfelder, whoever is zuständig: a Land leads and builds for
// others too.
func (a auswahl) alle() []*ozg.Leistung {
	o := a.o
	o.Laender = nil
	return auswahl{gehoert: o.gehoert()}.filtere(a.bestand.Umfang())
}

func nurMit(ls []*ozg.Leistung, code string, codes func(*ozg.Leistung) []string) (out []*ozg.Leistung) {
	for _, l := range ls {
		if slices.Contains(codes(l), code) {
			out = append(out, l)
		}
	}
	return out
}

func fehltZeile(l *ozg.Leistung, land int) FehltZeile {
	z := FehltZeile{
		OZGID: l.OZGID, Bezeichnung: l.Bezeichnung(), Themenfeld: l.Themenfeld(), Federfuehrung: leistungFederfuehrung(l),
		Stand: titelKeine, Angebote: l.Angebote, Moeglich: l.Moeglich,
	}
	switch s, _ := l.ImLand(land); s {
	case "":
	case ozg.LandNein:
		z.Stand = "noch nicht online"
	default:
		z.Stand = ozg.CodeTitel(string(s))
	}
	return z
}
