package dashboard

import (
	"net/http"
	"strings"
	"testing"

	"ozgtracker/internal/ozg"
)

func projekt(themenfeld, name string, spaet int) ozg.Projekt {
	return ozg.Projekt{Themenfeld: themenfeld, Name: name, Verspaetet: spaet}
}

// The finding counts each Umsetzungsprojekt once, also one that lies in two Wellen, and never the
// Leistungen without one.
func TestFindingOfTheProjekte(t *testing.T) {
	t.Parallel()
	for want, ps := range map[string][]ozg.Projekt{
		"Umsetzungsprojekte nach Welle: Es ist noch keines gemeldet":                {projekt("Umwelt", "", 3)},
		"Das eine Umsetzungsprojekt hat seinen nächsten Meilenstein verpasst":       {projekt("Umwelt", "P", 1), projekt("Umwelt", "P", 0)},
		"Eines von 2 Umsetzungsprojekten hat seinen nächsten Meilenstein verpasst":  {projekt("Umwelt", "P", 1), projekt("Bildung", "P", 0), projekt("Bildung", "", 2)},
		"2 von 2 Umsetzungsprojekten haben ihren nächsten Meilenstein verpasst":     {projekt("Umwelt", "P", 1), projekt("Bildung", "P", 1)},
		"Keines von 2 Umsetzungsprojekten hat seinen nächsten Meilenstein verpasst": {projekt("Umwelt", "P", 0), projekt("Umwelt", "Q", 0)},
	} {
		if got := glatt(aussageProjekte(ps)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Each row of the Gantt leads to just its Leistungen, and the rows add up to the Umfang.
func TestRowsOfTheGanttAddUp(t *testing.T) {
	t.Parallel()
	s := testServer(t, grosseGeschichte())
	a, err := parseAnfrage(s.geschichte(), "/wellen", nil, s.heute(), s.berlin)
	if err != nil {
		t.Fatal(err)
	}
	p := newWellenPage(s.basePage(a, "Wellen", "/wellen"))
	zeilen, wellen := 0, 0
	for _, w := range p.Wellen {
		wellen += w.Zahlen.Umfang
		for _, z := range w.Projekte {
			zeilen += z.Zahlen.Umfang
		}
	}
	if zeilen != p.Leistungen || wellen != p.Leistungen || p.Wahl.Seiten != 1 {
		t.Errorf("rows %d, Wellen %d, Umfang %d, %d pages", zeilen, wellen, p.Leistungen, p.Wahl.Seiten)
	}
	z := p.Wellen[0].Projekte[0]
	liste := hole(t, s, z.Adresse)
	if want := glatt(ozg.ZahlText(z.Zahlen.Umfang)) + " von "; !strings.Contains(liste.Body, "<h1>"+want) {
		t.Errorf("%s does not list %s", z.Adresse, want)
	}
}

// The pages answer at a day with plans, at one without, and for a selection that nothing fits.
func TestNewPagesAnswer(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t))
	for _, pfad := range []string{
		"/wellen", "/wellen?stichtag=31.12.2018", "/wellen?welle=9", "/wellen?themenfeld=bauen-wohnen&welle=", "/wellen.csv",
		"/nachnutzung", "/nachnutzung?stichtag=31.12.2018", "/typen", "/typen?stichtag=31.12.2018", "/federfuehrung", "/federfuehrung?stichtag=31.12.2018",
	} {
		if a := hole(t, s, pfad); a.Status != http.StatusOK {
			t.Errorf("%s: %d", pfad, a.Status)
		}
	}
	for pfad, want := range map[string]string{
		"/wellen":        "10003",                                 // Bauvorbescheid is 31 days late
		"/typen":         `>3</a> <span class="ozg-leise">von 5`,  // Typ 2/3: 10002, 10004, 10005
		"/nachnutzung":   "4 von 16",                              // 10002 is of model A and online in 4 Länder
		"/federfuehrung": "Nach dem Erstplan sind 1 von 3 (33 %)", // of 10001, 10003 and 10005
	} {
		if a := hole(t, s, pfad); !strings.Contains(glatt(a.Body), want) {
			t.Errorf("%s lacks %q", pfad, want)
		}
	}
}
