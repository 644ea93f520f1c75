package reports

import (
	"cmp"
	"slices"

	"ozgtracker/internal/ozg"
)

// Trend says how the Soll dates moved from plan to plan.
type Trend struct {
	Satz         string
	Stichtage    []ozg.Tag
	Meilensteine []ozg.Meilensteintrend // of all Leistungen of the report, in the order of the milestones
	Felder       []Feldtrend            // bundesweite Verfügbarkeit per Themenfeld
	Verschoben   []Leistungstrend       // bundesweite Verfügbarkeit; the farthest moved first
}

// Feldtrend is the trend of one Themenfeld.
type Feldtrend struct {
	Titel string
	Trend ozg.Meilensteintrend
}

// Leistungstrend is a Leistung whose Soll moved within the days shown.
type Leistungstrend struct {
	OZGID, Bezeichnung, Themenfeld string
	Punkte                         []ozg.Sollpunkt
	Tage                           int // from the first Soll to the last one, later positive
	Erreicht                       bool
}

// trendStichtage is how many reports fit side by side on a page.
const trendStichtage = 16

func (a auswahl) trend() Trend {
	t := Trend{Stichtage: a.sicht.PlanStichtage(trendStichtage)}
	for _, m := range ozg.Meilensteine {
		t.Meilensteine = append(t.Meilensteine, a.sicht.Meilensteintrend(a.umfang, m, t.Stichtage))
	}
	for _, g := range ozg.Gruppiere(a.umfang, ozg.DimThemenfeld) {
		if len(g.Leistungen) > 0 {
			t.Felder = append(t.Felder, Feldtrend{g.Titel, a.sicht.Meilensteintrend(g.Leistungen, ozg.MeilensteinBundesweit, t.Stichtage)})
		}
	}
	for _, l := range a.umfang {
		if v, ok := a.leistungstrend(l, t.Stichtage); ok {
			t.Verschoben = append(t.Verschoben, v)
		}
	}
	slices.SortStableFunc(t.Verschoben, func(x, y Leistungstrend) int { return cmp.Compare(y.Tage, x.Tage) })
	t.Satz = t.satz()
	return t
}

// leistungstrend follows one Leistung; ok is false where its Soll never moved.
func (a auswahl) leistungstrend(l *ozg.Leistung, tage []ozg.Tag) (v Leistungstrend, ok bool) {
	v = Leistungstrend{OZGID: l.OZGID, Bezeichnung: l.Bezeichnung(), Themenfeld: l.Themenfeld(), Punkte: a.sicht.SollVerlauf(l.OZGID, ozg.MeilensteinBundesweit, tage)}
	v.Erreicht = l.Zustand == ozg.ZustandFlaechendeckend
	var erster, vorher ozg.Sollpunkt
	for _, p := range v.Punkte {
		if !p.Hat {
			continue
		}
		if !erster.Hat {
			erster = p
		}
		ok = ok || vorher.Hat && vorher.Soll != p.Soll
		vorher = p
	}
	v.Tage = int(vorher.Soll - erster.Soll)
	return v, ok
}

// satz compares the middle Soll of the first Stichtag that has one with that of the last.
func (t Trend) satz() string {
	bundesweit := t.Meilensteine[ozg.MeilensteinBundesweit]
	var erster, letzter ozg.Trendpunkt
	for _, p := range bundesweit.Punkte {
		if p.MitSoll == 0 {
			continue
		}
		if erster.MitSoll == 0 {
			erster = p
		}
		letzter = p
	}
	if letzter.MitSoll == 0 {
		return "Zur bundesweiten Verfügbarkeit ist noch kein Soll-Termin gemeldet"
	}
	satz := "Der mittlere Soll-Termin der bundesweiten Verfügbarkeit ist der " + letzter.Soll.Deutsch()
	switch d := int(letzter.Soll - erster.Soll); {
	case d > 0:
		satz += ", " + ozg.AnzahlText(d, "Tag", "Tage") + " später als im Plan vom " + erster.Stichtag.Deutsch()
	case d < 0:
		satz += ", " + ozg.AnzahlText(-d, "Tag", "Tage") + " früher als im Plan vom " + erster.Stichtag.Deutsch()
	case erster.Stichtag != letzter.Stichtag:
		satz += " wie schon im Plan vom " + erster.Stichtag.Deutsch()
	}
	return satz + "; " + ozg.ZahlText(len(t.Verschoben)) + " von " + ozg.ZahlText(bundesweit.Leistungen) + " OZG-Leistungen haben ihren Termin mindestens einmal verschoben"
}
