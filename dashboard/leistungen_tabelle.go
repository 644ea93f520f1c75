package dashboard

import (
	"strings"

	"ozgtracker/internal/ozg"
)

// tabelle is what the list shows, all pages of it, for CSV and Excel: the same rows in the same order with
// the same columns.
func (a auswahl) tabelle(s ozg.Sicht, ks []spalte) tabelle {
	t := tabelle{
		name: "ozg-leistungen-" + s.Stichtag.String(), blatt: "Leistungen",
		kopf: []string{"OZG-ID", "Leistung"}, breite: []float64{9, 48},
		fuss: [][2]string{
			{"Liste", "OZG-Leistungen"},
			{"Anzahl", ozg.ZahlText(len(a.zeilen)) + " von " + ozg.ZahlText(a.umfang) + " OZG-Leistungen"},
			{"Filter", a.filterText()},
			{"Sortiert nach", a.sort.text()},
		},
	}
	for _, k := range ks {
		t.kopf, t.breite = append(t.kopf, k.kopf...), append(t.breite, k.breite...)
	}
	for _, z := range a.zeilen {
		zeile := []any{z.OZGID, textZelle(z.Bezeichnung())}
		for _, k := range ks {
			zeile = append(zeile, k.zellen(z)...)
		}
		t.zeilen = append(t.zeilen, zeile)
	}
	return t
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
