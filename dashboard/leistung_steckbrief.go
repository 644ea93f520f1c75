package dashboard

import (
	"strconv"
	"strings"

	"ozgtracker/internal/ozg"
)

// steckbrief lists what a reader asks first, in two columns.
func steckbrief(base basePage, l *ozg.Leistung) (links, rechts []steckZeile) {
	oder := func(s string) string {
		if s == "" {
			return "keine Angabe"
		}
		return s
	}
	feld := func(f ozg.Feld) string {
		w, ok := l.Wert(f)
		if !ok {
			return ""
		}
		return anzeige(f, w)
	}
	z := l.Zustand
	links = []steckZeile{
		{Titel: "OZG-ID", Text: l.OZGID},
		{Titel: "Stand", Zustand: &z},
		{Titel: "gemeldeter Stand", Text: oder(mitKomma(feld(ozg.FeldStand), phaseText(feld(ozg.FeldPhase)), feld(ozg.FeldFortschritt)))},
		{Titel: "Themenfeld, Lage", Text: oder(mitKomma(l.Themenfeld(), l.Text(ozg.FeldLage)))},
		{Titel: "Federführung", Text: federfuehrungDer(l, mitSchraegstrich(feld(ozg.FeldRessort), feld(ozg.FeldLand)))},
		{Titel: "letzte Meldung", Text: "keine"},
	}
	if t, ok := l.Letzte(base.Bestand.Sicht); ok {
		alter := int(base.Stichtag() - t)
		links[5].Text, links[5].Alt = t.Deutsch()+" ("+tageText(alter)+" vor dem Stichtag)", alter > ozg.AltAb
		if alter == 0 {
			links[5].Text = t.Deutsch() + " (am Stichtag)"
		}
	}
	typ := "keine Angabe"
	if l.Typ() != "" {
		typ = string(l.Typ()) + " – " + l.Typ().Gruppe().Erlaeuterung()
	}
	rechts = []steckZeile{
		{Titel: "Typ", Text: typ},
		{Titel: "Nachnutzungsmodell", Text: l.Modell().Titel(), Modell: l.Modell()},
		{Titel: "Welle", Text: oder(feld(ozg.FeldWelle))},
		{Titel: "Reifegrad", Text: oder(reifegradText(l, base.Stichtag()))},
		{Titel: "umsetzendes Land", Text: oder(feld(ozg.FeldUmsetzer))},
	}
	if u := l.Text(ozg.FeldURL); strings.HasPrefix(u, "https://") || strings.HasPrefix(u, "http://") {
		rechts = append(rechts, steckZeile{Titel: "Onlinedienst", Text: u, Href: u})
	}
	return links, rechts
}

// federfuehrungDer is what was reported of the Leistung, else that of its Themenfeld, which it says.
func federfuehrungDer(l *ozg.Leistung, gemeldet string) string {
	if gemeldet != "" {
		return gemeldet
	}
	t, ok := l.ThemenfeldAmBlick()
	if !ok {
		return "keine Angabe"
	}
	return federfuehrung(t) + " (die des Themenfelds)"
}

func phaseText(p string) string {
	if p == "" {
		return ""
	}
	return "Phase " + p
}

// reifegradText names the version of the model, which decides what a level means.
func reifegradText(l *ozg.Leistung, stichtag ozg.Tag) string {
	grad, ok := l.Zahl(ozg.FeldReifegrad)
	ziel, mitZiel := l.Zahl(ozg.FeldReifegradZiel)
	if !ok && !mitZiel {
		return ""
	}
	t := "erreicht: keine Angabe"
	if a, ok := l.Angabe(ozg.FeldReifegrad); ok {
		stichtag = a.Stichtag
	}
	if ok {
		t = strconv.Itoa(grad)
	}
	if mitZiel {
		t += " (Ziel " + strconv.Itoa(ziel) + ")"
	}
	if stichtag > ozg.NeuerTag(2025, 6, 30) {
		return t + ", Modell Version 2.0"
	}
	return t + ", Modell von 2020"
}

func mitKomma(teile ...string) string         { return verbinde(", ", teile) }
func mitSchraegstrich(teile ...string) string { return verbinde(" / ", teile) }

func verbinde(zwischen string, teile []string) string {
	var da []string
	for _, t := range teile {
		if t != "" {
			da = append(da, t)
		}
	}
	return strings.Join(da, zwischen)
}
