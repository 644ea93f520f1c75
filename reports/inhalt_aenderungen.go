package reports

import (
	"cmp"
	"slices"

	"ozgtracker/internal/ozg"
)

// Bruecke explains the difference of the counts between the day compared with and the Stichtag.
type Bruecke struct {
	Satz string // the finding
	ozg.Bruecke
}

func (a auswahl) bruecke() Bruecke {
	b := Bruecke{Bruecke: a.sicht.Bruecke(*a.o.Vergleich, a.gehoert)}
	const f = ozg.BrueckeFlaechendeckend
	b.Satz = "Flächendeckend von " + ozg.ZahlText(b.Anfang[f]) + " auf " + ozg.ZahlText(b.Ende[f]) + ", irgendwo online von " +
		ozg.ZahlText(b.Anfang[ozg.BrueckeIrgendwo]) + " auf " + ozg.ZahlText(b.Ende[ozg.BrueckeIrgendwo]) + " OZG-Leistungen"
	if b.Anfang == b.Ende && len(b.Bewegungen) == 0 {
		b.Satz = "Keine der Zahlen hat sich bewegt"
	}
	return b
}

// Aenderungen are the differences between the day compared with and the Stichtag, as known at the
// Wissensstand of the report.
type Aenderungen struct {
	Satz        string
	Seit        ozg.Tag
	JeArt       [ozg.AnzahlAenderungsarten]int // as on the page: a Leistung counts in each kind once
	Bewegungen  []Wechsel                      // all kinds up to another stand, in the order of the kinds
	Termine     []Terminwechsel                // the largest move first
	TermineSatz string
}

// Wechsel is a Leistung whose derived state or place in the Umfang is another.
type Wechsel struct {
	Art                                           ozg.Aenderungsart
	OZGID, Bezeichnung, Themenfeld, Federfuehrung string
	Alt, Neu                                      ozg.Zustand
	AngeboteAlt, AngeboteNeu                      int
}

// Terminwechsel is a Soll that differs. A Soll that was or is not stated is nil; then nobody can say by how
// many days it moved.
type Terminwechsel struct {
	OZGID, Bezeichnung, Themenfeld, Federfuehrung string
	Zustand                                       ozg.Zustand
	Meilenstein                                   ozg.Meilenstein
	Alt, Neu, Erstplan                            *ozg.Tag
	Tage                                          int // later positive
	HatTage                                       bool
	Verschiebungen                                int // ever
}

func (a auswahl) aenderungen() Aenderungen {
	as := Aenderungen{Seit: a.o.Vergleich.Stichtag}
	for _, x := range ozg.Aenderungen(a.davor, a.bestand) {
		if a.gehoert != nil && !a.gehoert(x.Leistung()) {
			continue
		}
		for _, teil := range x.Teile() {
			as.JeArt[teil.Art]++
			if teil.Art <= ozg.AenderungStand {
				as.Bewegungen = append(as.Bewegungen, wechsel(teil.Art, x))
			}
			if teil.Art == ozg.AenderungSoll {
				as.Termine = append(as.Termine, a.terminwechsel(x, teil.Felder)...)
			}
		}
	}
	slices.SortStableFunc(as.Bewegungen, func(x, y Wechsel) int { return cmp.Compare(x.Art, y.Art) })
	slices.SortStableFunc(as.Termine, func(x, y Terminwechsel) int { return cmp.Compare(y.Tage, x.Tage) })
	as.Satz = as.satz(a.sicht.Stichtag)
	as.TermineSatz = as.termineSatz()
	return as
}

func wechsel(art ozg.Aenderungsart, x ozg.Aenderung) Wechsel {
	l := x.Leistung()
	w := Wechsel{
		Art: art, OZGID: x.OZGID, Bezeichnung: l.Bezeichnung(), Themenfeld: l.Themenfeld(), Federfuehrung: leistungFederfuehrung(l),
		Alt: x.AlterZustand(), Neu: x.NeuerZustand(),
	}
	if x.Alt != nil {
		w.AngeboteAlt = x.Alt.Angebote
	}
	if x.Neu != nil {
		w.AngeboteNeu = x.Neu.Angebote
	}
	return w
}

func (a auswahl) terminwechsel(x ozg.Aenderung, felder []ozg.Feldaenderung) (ts []Terminwechsel) {
	l := x.Leistung()
	for _, f := range felder {
		i := slices.IndexFunc(ozg.Meilensteine, func(m ozg.Meilenstein) bool { return m.Soll() == f.Feld })
		if i < 0 {
			continue
		}
		t := Terminwechsel{
			OZGID: x.OZGID, Bezeichnung: l.Bezeichnung(), Themenfeld: l.Themenfeld(), Federfuehrung: leistungFederfuehrung(l),
			Zustand: l.Zustand, Meilenstein: ozg.Meilensteine[i], Alt: datumVon(f.Alt), Neu: datumVon(f.Neu),
		}
		t.Tage, t.HatTage = f.Tage()
		termin := a.bestand.Termin(l, t.Meilenstein)
		t.Verschiebungen = termin.Verschiebungen
		if termin.HatErstplan {
			t.Erstplan = &termin.Erstplan
		}
		ts = append(ts, t)
	}
	return ts
}

func datumVon(a ozg.Angabe) *ozg.Tag {
	if a.Wert == nil || a.Wert.Leer {
		return nil
	}
	return &a.Wert.Tag
}

// satz says what a meeting asks first.
func (as Aenderungen) satz(stichtag ozg.Tag) string {
	seit := "Seit dem " + as.Seit.Deutsch()
	if as.Seit > stichtag {
		seit = "Gegenüber dem " + as.Seit.Deutsch()
	}
	neu, online, zurueck := as.JeArt[ozg.AenderungFlaechendeckend], as.JeArt[ozg.AenderungOnline], as.JeArt[ozg.AenderungZurueck]
	if neu+online+zurueck == 0 {
		return seit + " hat sich an keiner OZG-Leistung geändert, ob sie online ist"
	}
	return seit + ": " + ozg.AnzahlText(neu, "OZG-Leistung", "OZG-Leistungen") + " neu flächendeckend, " + ozg.ZahlText(online) + " neu online, " + ozg.ZahlText(zurueck) + " zurückgefallen"
}

// termineSatz speaks of the Soll of the bundesweite Verfügbarkeit, as „verspätet“ does.
func (as Aenderungen) termineSatz() string {
	var spaeter, frueher, tage int
	for _, t := range as.Termine {
		switch {
		case t.Meilenstein != ozg.MeilensteinBundesweit || !t.HatTage:
		case t.Tage > 0:
			spaeter, tage = spaeter+1, tage+t.Tage
		case t.Tage < 0:
			frueher++
		}
	}
	if spaeter+frueher == 0 {
		return "Kein Soll-Termin der bundesweiten Verfügbarkeit hat sich verschoben"
	}
	satz := "Bundesweite Verfügbarkeit: " + ozg.AnzahlText(spaeter, "Soll-Termin", "Soll-Termine") + " später"
	if spaeter > 0 {
		satz += " (zusammen " + ozg.AnzahlText(tage, "Tag", "Tage") + ")"
	}
	return satz + ", " + ozg.ZahlText(frueher) + " früher"
}
