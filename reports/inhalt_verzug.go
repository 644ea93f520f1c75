package reports

import (
	"cmp"
	"slices"
	"strings"

	"ozgtracker/internal/ozg"
)

// Verzug are the Leistungen whose Soll of the bundesweite Verfügbarkeit has passed without being
// reached, by the current plan or by the Erstplan. Zurückgestellte are put off, not late.
type Verzug struct {
	Satz       string
	Aktuell    int // late against the current plan
	Erstplan   int // late against the Erstplan
	Verspaetet []Verspaetung
	Zurueck    int // zurückgestellte, left out
	Umfang     int
}

// Verspaetung is one late Leistung. A Soll that is not stated is nil.
type Verspaetung struct {
	OZGID, Bezeichnung, Themenfeld, Federfuehrung string
	Zustand                                       ozg.Zustand
	Soll, Erstplan                                *ozg.Tag
	Nachgereicht                                  bool
	Verzug, VerzugErstplan                        int // days
	Verschiebungen, VerschobenTage                int
}

func (a auswahl) verzug() Verzug {
	v := Verzug{Umfang: len(a.umfang)}
	for _, l := range a.umfang {
		if l.Zustand == ozg.ZustandZurueckgestellt {
			v.Zurueck++
			continue
		}
		if l.Zustand == ozg.ZustandFlaechendeckend {
			continue // reached
		}
		t := a.bestand.Termin(l, ozg.MeilensteinBundesweit)
		if t.Erreicht || t.Verzug <= 0 && t.VerzugErstplan <= 0 {
			continue
		}
		if t.Verzug > 0 {
			v.Aktuell++
		}
		if t.VerzugErstplan > 0 {
			v.Erstplan++
		}
		v.Verspaetet = append(v.Verspaetet, verspaetung(l, t))
	}
	slices.SortStableFunc(v.Verspaetet, func(x, y Verspaetung) int {
		return cmp.Or(-cmp.Compare(x.Verzug, y.Verzug), -cmp.Compare(x.VerzugErstplan, y.VerzugErstplan), cmp.Compare(x.OZGID, y.OZGID))
	})
	v.Satz = "Verspätet gegen den Erstplan: " + ozg.ZahlText(v.Erstplan) + " von " + ozg.ZahlText(v.Umfang) + " OZG-Leistungen; gegen den aktuellen Plan: " + ozg.ZahlText(v.Aktuell)
	if len(v.Verspaetet) == 0 {
		v.Satz = "Keine OZG-Leistung ist gegen den Erstplan oder den aktuellen Plan verspätet"
	}
	return v
}

func verspaetung(l *ozg.Leistung, t ozg.Termin) Verspaetung {
	v := Verspaetung{
		OZGID: l.OZGID, Bezeichnung: l.Bezeichnung(), Themenfeld: l.Themenfeld(), Federfuehrung: leistungFederfuehrung(l),
		Zustand: l.Zustand, Nachgereicht: t.Nachgereicht,
		Verzug: t.Verzug, VerzugErstplan: t.VerzugErstplan,
		Verschiebungen: t.Verschiebungen, VerschobenTage: t.VerschobenTage,
	}
	if t.HatSoll {
		v.Soll = &t.Soll
	}
	if t.HatErstplan {
		v.Erstplan = &t.Erstplan
	}
	return v
}

// leistungFederfuehrung is the Federführung as reported for the Leistung, else that of its Themenfeld.
func leistungFederfuehrung(l *ozg.Leistung) string {
	var teile []string
	if r := l.Liste(ozg.FeldRessort); len(r) > 0 {
		teile = append(teile, strings.Join(r, ", "))
	}
	if r := l.Liste(ozg.FeldLand); len(r) > 0 {
		teile = append(teile, landNamen(r))
	}
	if len(teile) == 0 {
		return federfuehrung(l.ThemenfeldAmBlick())
	}
	return strings.Join(teile, " · ")
}
