package dashboard

import (
	"encoding/csv"
	"strings"
	"testing"

	"ozgtracker/internal/ozg"
)

// liesCSV reads a download as a German Excel does.
func liesCSV(t testing.TB, s *Server, adresse string) [][]string {
	t.Helper()
	a := hole(t, s, adresse)
	if a.Status != 200 || !strings.HasPrefix(a.Body, "\ufeff") || !strings.Contains(a.Header.Get("Content-Disposition"), ".csv") {
		t.Fatalf("%s: %d %v, begins %q", adresse, a.Status, a.Header, a.Body[:min(len(a.Body), 40)])
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(a.Body, "\ufeff")))
	r.Comma = ';'
	zeilen, err := r.ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", adresse, err)
	}
	return zeilen
}

// Each table of a page can be downloaded, and a page links to it.
func TestTablesOfPagesAsCSV(t *testing.T) {
	t.Parallel()
	s := testServer(t, grosseGeschichte())
	var seiten strings.Builder
	for _, pfad := range []string{"/", "/themenfelder", "/typen", "/nachnutzung", "/federfuehrung"} {
		seiten.WriteString(hole(t, s, pfad).Body)
	}
	for _, x := range seitentabellen {
		if x.pfad == "/ausgeschieden.csv" { // nothing has left the Umfang here, see TestAusgeschiedenePage
			continue
		}
		zeilen := liesCSV(t, s, x.pfad)
		if len(zeilen) < 3 && x.pfad != "/federfuehrung/labore.csv" { // the test data name no Labor
			t.Errorf("%s has %d rows", x.pfad, len(zeilen))
		}
		if !strings.Contains(seiten.String(), `href="`+x.pfad+`"`) {
			t.Errorf("no page links to %s", x.pfad)
		}
	}
}

// The small history counted by hand.
func TestCSVHoldsTheFiguresOfThePage(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t))
	typen := liesCSV(t, s, "/typen.csv")
	var got []string
	for _, z := range typen[1:4] {
		got = append(got, strings.Join(z[:8], ";"))
	}
	want := []string{
		"Typ;Typ 1;Bund regelt und vollzieht;1;1;1;1;0",
		"Typ;Typ 2/3;" + ozg.TypGruppe23.Erlaeuterung() + ";3;1;0;0;1",
		"Typ;Typ 4/5;" + ozg.TypGruppe45.Erlaeuterung() + ";1;0;0;0;0",
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("row %d: %s, want %s", i+1, got[i], want[i])
		}
	}
}
