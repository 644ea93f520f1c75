package dashboard

import (
	"ozgtracker/dashboard/charts"
	"ozgtracker/internal/ozg"
)

// verteilung is how many Leistungen are online for how many of those zuständig for them.
type verteilung struct {
	Titel  string
	Bild   charts.Chart
	Zeilen []verteilungZeile
	Gesamt verteilungZeile
}

// verteilungZeile is one class.
type verteilungZeile struct {
	Titel                  string
	Foederal, FoederalVon  int
	Bund, BundVon          int
	Adresse, BundesAdresse string
}

func newVerteilung(base basePage, foederale, bund []*ozg.Leistung) (verteilung, error) {
	n, m := ozg.Verteilung(foederale), ozg.Verteilung(bund)
	typ1 := []string{"typ", string(ozg.TypGruppe1)}
	v := verteilung{
		Titel:  aussageVerteilung(n, len(foederale)),
		Gesamt: verteilungZeile{"alle", len(foederale), len(foederale), len(bund), len(bund), base.Liste(foederal...), base.Liste(typ1...)},
	}
	var klassen []charts.Klasse
	for i, k := range ozg.AbdeckungsKlassen {
		z := verteilungZeile{
			Titel: k.Titel, Foederal: n[i], FoederalVon: len(foederale), Bund: m[i], BundVon: len(bund),
			Adresse: base.Liste(append([]string{paramAbdeckung, k.Code}, foederal...)...), BundesAdresse: base.Liste(append([]string{paramAbdeckung, k.Code}, typ1...)...),
		}
		v.Zeilen = append(v.Zeilen, z)
		klassen = append(klassen, charts.Klasse{Code: k.Code, Titel: k.Titel, Anzahl: n[i], Adresse: z.Adresse})
	}
	var err error
	if v.Bild, err = charts.Verteilung("verteilung-bild", klassen); err != nil {
		return v, err
	}
	v.Bild.Titel, v.Bild.Bild = v.Titel, base.diagrammLink(diagrammVerteilung)
	v.Bild.Messung = "Anzahl föderaler Leistungen danach, in wie viel Prozent der zuständigen Länder sie online sind; „ohne“: ohne Länderangabe."
	v.Bild.Quelle, v.Bild.CSV = base.Quelle()+"; eigene Berechnung.", base.Link("/laender/verteilung.csv")
	return v, nil
}

// aussageVerteilung names the two ends: nowhere, and everywhere by what the Länder report.
func aussageVerteilung(n []int, von int) string {
	if von == 0 {
		return "Verteilung der Abdeckung"
	}
	nirgends, ueberall := n[0], n[5]
	return ozg.AnteilText(nirgends, von) + " föderale Leistungen sind in keinem Land online, " + ozg.AnteilText(ueberall, von) + " in allen zuständigen gemeldet"
}
