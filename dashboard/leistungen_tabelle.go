package dashboard

import (
	"strings"

	"ozgtracker/internal/ozg"
)

// tabelle is what the list shows, all pages of it, for CSV and Excel.
func (a auswahl) tabelle(s ozg.Sicht) tabelle {
	t := tabelle{
		name:  "ozg-leistungen-" + s.Stichtag.String(),
		blatt: "Leistungen",
		kopf: []string{
			"OZG-ID", "Leistung", "Themenfeld", "Typ", "Welle", "Modell", "Stand", "gemeldeter Stand", "Widerspruch",
			"online in (Länder oder Bund)", "von zuständigen", "ohne Länderangabe", "Soll bundesweit", "Erstplan bundesweit", "erreicht am",
			"Verzug (Tage)", "letzte Meldung", "Alter (Tage)",
		},
		breite: []float64{9, 48, 30, 6, 7, 8, 16, 16, 40, 12, 12, 12, 12, 12, 12, 9, 12, 8},
		fuss: [][2]string{
			{"Liste", "OZG-Leistungen"},
			{"Anzahl", ozg.ZahlText(len(a.zeilen)) + " von " + ozg.ZahlText(a.umfang) + " OZG-Leistungen"},
			{"Filter", a.filterText()},
			{"Sortiert nach", a.sort.text()},
		},
	}
	for _, z := range a.zeilen {
		t.zeilen = append(t.zeilen, z.zellen())
	}
	return t
}

func (z *leistungZeile) zellen() []any {
	var welle, online, zustaendig, alter *int
	if w := z.Welle(); w > 0 {
		welle = &w
	}
	ohneLaender := ""
	if z.OhneLaender {
		ohneLaender = "ja"
	} else {
		online, zustaendig = &z.Angebote, &z.Moeglich
	}
	if z.HatMeldung {
		alter = &z.Alter
	}
	return []any{
		z.OZGID, textZelle(z.Bezeichnung()), textZelle(z.Themenfeld()), textZelle(string(z.Typ())), zahlZelle(welle),
		textZelle(string(z.Modell())), z.Zustand.Titel(), textZelle(ozg.CodeTitel(string(z.Stand()))), textZelle(z.Widerspruch),
		zahlZelle(online), zahlZelle(zustaendig), textZelle(ohneLaender),
		tagZelle(z.Termin.Soll, z.Termin.HatSoll), tagZelle(z.Termin.Erstplan, z.Termin.HatErstplan), tagZelle(z.Termin.Am, z.Termin.Erreicht),
		zahlZelle(z.verzugTage()), tagZelle(z.Letzte, z.HatMeldung), zahlZelle(alter),
	}
}

// filterText says in words what was chosen, "keine" if nothing was.
func (a auswahl) filterText() string {
	var teile []string
	if a.filter.Q != "" {
		teile = append(teile, "Suche: "+a.filter.Q)
	}
	for i, m := range merkmale {
		for _, code := range a.filter.merkmale[i] {
			teile = append(teile, m.chip(code))
		}
	}
	for i, werte := range a.facetten {
		var titel []string
		for _, w := range werte {
			if w.Gewaehlt {
				titel = append(titel, w.Titel)
			}
		}
		if len(titel) > 0 {
			teile = append(teile, facettenTitel(i)+": "+strings.Join(titel, " oder "))
		}
	}
	if len(teile) == 0 {
		return "keine"
	}
	return strings.Join(teile, "; ")
}
