package reports

import (
	"time"

	"ozgtracker/internal/ozg"
)

// Optionen say what a report is about and what its title block names.
type Optionen struct {
	Themenfeld    string         // name of the only Themenfeld, or "" for all
	Beispieldaten bool           // every sheet says so
	Herausgeber   string         // the ministry, or ""
	Erstellt      time.Time      // the only moment in the file; its location is the one shown
	Konto         string         // who made it
	Adresse       string         // of the same view on the pages, or ""
	LeiKaAnzahl   map[string]int // LeiKa-Leistungen per OZG-ID, for the weighted counts; may be nil
}

// Inhalt is everything a Gesamtbericht says, in the order in which it says it. Its parts are named
// after the sheets. It holds on to the Bestand only through Leistungen.
type Inhalt struct {
	Kopf         Kopf
	Ueberblick   Ueberblick
	BurnUp       BurnUp
	Themenfelder Gliederung // no Klassen in a report on one Themenfeld
	Typ          Gliederung
	Welle        Gliederung
	Nachnutzung  Nachnutzung
	Laender      Laender
	Verzug       Verzug
	Leistungen   []Leistung `json:"-"`
	Methodik     Methodik
	Datenstand   Datenstand
}

// Zusammenstellen works out the Inhalt of a Gesamtbericht. It is pure: the same Sicht and Optionen give
// the same Inhalt.
func Zusammenstellen(s ozg.Sicht, o Optionen) Inhalt {
	a := auswahl{sicht: s, bestand: s.Bestand(), themenfeld: o.Themenfeld}
	a.umfang = a.filtere(a.bestand.Umfang())
	a.ausgeschieden = a.filtere(a.bestand.Ausgeschieden())
	a.zahlen = ozg.Zaehle(a.umfang)
	in := Inhalt{
		Kopf:       kopf(s, o),
		BurnUp:     a.burnUp(),
		Typ:        a.gliederung(ozg.DimTyp),
		Welle:      a.gliederung(ozg.DimWelle),
		Laender:    a.laender(),
		Verzug:     a.verzug(),
		Leistungen: a.leistungen(),
		Methodik:   a.methodik(o),
		Datenstand: a.datenstand(),
	}
	if o.Themenfeld == "" {
		in.Themenfelder = a.gliederung(ozg.DimThemenfeld)
	}
	in.Nachnutzung = a.nachnutzung()
	in.Ueberblick = a.ueberblick()
	return in
}

// auswahl is what all parts are worked out from: the Leistungen the report is about.
type auswahl struct {
	sicht         ozg.Sicht
	bestand       *ozg.Bestand
	themenfeld    string
	umfang        []*ozg.Leistung
	ausgeschieden []*ozg.Leistung
	zahlen        ozg.Zahlen // of umfang
}

// gehoert is the filter of the report, nil for all.
func (a auswahl) gehoert() func(*ozg.Leistung) bool {
	if a.themenfeld == "" {
		return nil
	}
	return func(l *ozg.Leistung) bool { return l.Themenfeld() == a.themenfeld }
}

func (a auswahl) filtere(ls []*ozg.Leistung) []*ozg.Leistung {
	gehoert := a.gehoert()
	if gehoert == nil {
		return ls
	}
	var out []*ozg.Leistung
	for _, l := range ls {
		if gehoert(l) {
			out = append(out, l)
		}
	}
	return out
}
