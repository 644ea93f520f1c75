package reports

import (
	"slices"

	"ozgtracker/internal/ozg"
)

// Inhalt is everything a report says, in the order in which it says it. Its parts are named after the
// sheets; a part whose sheet is not in Blaetter is empty, except for the Ueberblick. It holds on to the
// Bestand only through Leistungen and Aenderungen.
type Inhalt struct {
	Art          Art
	Blaetter     []string // codes of the sheets, in order
	Kopf         Kopf
	Ueberblick   Ueberblick
	Land         Land
	BurnUp       BurnUp
	Themenfelder Gliederung
	Typ          Gliederung
	Welle        Gliederung
	Nachnutzung  Nachnutzung
	Laender      Laender
	Bruecke      Bruecke
	Aenderungen  Aenderungen
	Trend        Trend
	Verzug       Verzug
	Leistungen   []Leistung `json:"-"`
	Methodik     Methodik
	Datenstand   Datenstand
}

// hat reports whether the report holds a sheet.
func (in Inhalt) hat(code string) bool { return slices.Contains(in.Blaetter, code) }

// Zusammenstellen works out the Inhalt of a report. It is pure: the same Sicht and Optionen give the same
// Inhalt.
func Zusammenstellen(s ozg.Sicht, o Optionen) Inhalt {
	a := neueAuswahl(s, o)
	in := Inhalt{Art: o.Art, Blaetter: o.blaetter(), Kopf: kopf(s, o), Ueberblick: a.ueberblick()}
	for _, code := range in.Blaetter {
		switch code {
		case codeLand:
			in.Land = a.land()
		case codeBurnUp:
			in.BurnUp = a.burnUp()
		case codeThemenfelder:
			in.Themenfelder = a.gliederung(ozg.DimThemenfeld)
		case codeTyp:
			in.Typ = a.gliederung(ozg.DimTyp)
		case codeWelle:
			in.Welle = a.gliederung(ozg.DimWelle)
		case codeNachnutzung:
			in.Nachnutzung = a.nachnutzung()
		case codeLaender:
			in.Laender = a.laender()
		case codeTrend:
			in.Trend = a.trend()
		case codeVerzug:
			in.Verzug = a.verzug()
		case codeLeistungen:
			in.Leistungen = a.leistungen()
		case codeMethodik:
			in.Methodik = a.methodik()
		case codeDatenstand:
			in.Datenstand = a.datenstand()
		}
	}
	if o.Vergleich != nil && (o.Art == Aenderungsbericht || in.hat(codeBruecke)) {
		in.Bruecke = a.bruecke()
	}
	if o.Vergleich != nil && (o.Art == Aenderungsbericht || in.hat(codeAenderungen) || in.hat(codeTermine)) {
		in.Aenderungen = a.aenderungen()
	}
	return in
}

// auswahl is what all parts are worked out from: the Leistungen the report is about.
type auswahl struct {
	o             Optionen
	sicht         ozg.Sicht
	bestand       *ozg.Bestand
	gehoert       func(*ozg.Leistung) bool // nil: all
	umfang        []*ozg.Leistung
	ausgeschieden []*ozg.Leistung
	zahlen        ozg.Zahlen // of umfang

	davor       *ozg.Bestand // at the day compared with, as known at the Wissensstand of the report; nil: no Vergleich
	davorZahlen ozg.Zahlen
}

func neueAuswahl(s ozg.Sicht, o Optionen) auswahl {
	a := auswahl{o: o, sicht: s, bestand: s.Bestand(), gehoert: o.gehoert()}
	a.umfang = a.filtere(a.bestand.Umfang())
	a.ausgeschieden = a.filtere(a.bestand.Ausgeschieden())
	a.zahlen = ozg.Zaehle(a.umfang)
	if o.Vergleich != nil {
		a.davor = s.Am(o.Vergleich.Stichtag).Bestand()
		a.davorZahlen = ozg.Zaehle(a.filtere(a.davor.Umfang()))
	}
	return a
}

func (a auswahl) filtere(ls []*ozg.Leistung) []*ozg.Leistung {
	if a.gehoert == nil {
		return ls
	}
	var out []*ozg.Leistung
	for _, l := range ls {
		if a.gehoert(l) {
			out = append(out, l)
		}
	}
	return out
}

// zumThemenfeld reports whether the report speaks of a Themenfeld.
func (a auswahl) zumThemenfeld(name string) bool {
	return len(a.o.Themenfelder) == 0 || slices.Contains(a.o.Themenfelder, name)
}
