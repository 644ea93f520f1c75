package dashboard

import "testing"

// The map needs its geometry from the site itself; the pages about the Länder and about changes must hold
// on all screens.
func TestLaenderAndAenderungenInABrowser(t *testing.T) {
	t.Parallel()
	b := startBrowser(t, testServer(t, grosseGeschichte()))
	wenige := []ansicht{ansichten[0], ansichten[5]}
	for _, s := range []struct {
		name, pfad string
		diagramme  int
		ansichten  []ansicht
	}{
		{"laender", "/laender", 2, ansichten},
		{"laender-leer", "/laender?stichtag=31.12.2018", 0, wenige},
		{"land", "/laender/ni", 1, ansichten},
		{"aenderungen", "/aenderungen", 0, wenige},
		{"aenderungen-gefiltert", "/aenderungen?art=soll&themenfeld=gesundheit", 0, wenige},
		{"aenderungen-kein-vergleich", "/aenderungen?vergleich=kein", 0, wenige},
	} {
		for _, a := range s.ansichten {
			b.pruefeSeite(t, s.name+"-"+a.String(), s.pfad, a, s.diagramme)
		}
	}
}
