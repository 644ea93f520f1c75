package dashboard

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// arbeitsmappe asks for a report and opens it.
func arbeitsmappe(t *testing.T, s *Server, pfad string) (antwort, *excelize.File) {
	t.Helper()
	a := hole(t, s, pfad)
	if a.Status != http.StatusOK || a.Header.Get("Content-Type") != typExcel {
		t.Fatalf("%s: %d %v\n%.500s", pfad, a.Status, a.Header, a.Body)
	}
	x, err := excelize.OpenReader(strings.NewReader(a.Body))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = x.Close() })
	return a, x
}

// A report holds the sheets that were asked for and can say something, and is named after what it is about.
func TestBerichtHoldsTheChosenSheets(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t))
	for _, f := range []struct{ pfad, name, blaetter string }{
		{"gesamtbericht.xlsx?stichtag=30.06.2021&themenfeld=", "ozg-bericht-2021-06-30.xlsx", "Übersicht Burn-up Themenfelder Typ Welle Nachnutzung Länder Brücke Änderungen Termine Verzug Leistungen Methodik Datenstand"},
		{"gesamtbericht.xlsx?stichtag=31.03.2021&themenfeld=bauen-wohnen&vergleich=kein", "ozg-bericht-bauen-wohnen-2021-03-31.xlsx", "Übersicht Burn-up Typ Welle Nachnutzung Länder Verzug Leistungen Methodik Datenstand"},
		{"gesamtbericht.xlsx?stichtag=30.06.2021&land=NI&inhalt=land&inhalt=methodik", "ozg-bericht-ni-2021-06-30.xlsx", "Übersicht Land Methodik"},
		{"gesamtbericht.xlsx?stichtag=30.06.2021&themenfeld=bildung&themenfeld=umwelt&land=NI&land=HH&inhalt=laender", "ozg-bericht-auswahl-2021-06-30.xlsx", "Übersicht Länder"},
		{"aenderungsbericht.xlsx?stichtag=30.06.2021&vergleich=vorjahr&themenfeld=bildung", "ozg-aenderungsbericht-bildung-2021-06-30.xlsx", "Übersicht Brücke Änderungen Termine Meilensteintrend Methodik Datenstand"},
	} {
		a, x := arbeitsmappe(t, s, "/berichte/"+f.pfad)
		if got := a.Header.Get("Content-Disposition"); !strings.Contains(got, `attachment; filename="`+f.name+`"`) {
			t.Errorf("%s is named %s", f.pfad, got)
		}
		if diff := cmp.Diff(strings.Fields(f.blaetter), x.GetSheetList()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", f.pfad, diff)
		}
	}
	a := hole(t, s, "/berichte")
	enthaeltAlle(t, "page", a, http.StatusOK, `value="30.06.2021"`, `name="themenfeld" value="gesundheit"`, `name="land" value="NI"`, `name="inhalt" value="bruecke" checked`, `name="inhalt" value="meilensteintrend">`)
}

// What cannot be made is refused with a reason, and no file is sent.
func TestBerichtRefuses(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t))
	for pfad, want := range map[string]string{
		"gesamtbericht.xlsx?themenfeld=keine":                                "Themenfeld",
		"gesamtbericht.xlsx?stichtag=x":                                      "kein Datum",
		"gesamtbericht.xlsx?land=XX":                                         "Land",
		"gesamtbericht.xlsx?inhalt=alles":                                    "Das Blatt „alles“",
		"aenderungsbericht.xlsx?vergleich=kein":                              "braucht einen Vergleichstag",
		"aenderungsbericht.xlsx?stichtag=30.06.2021&vergleich=30.06.2021":    "braucht einen Vergleichstag",
		"aenderungsbericht.xlsx?vergleich=vorquartal&vergleich_wissen=99999": "99999",
	} {
		a := hole(t, s, "/berichte/"+pfad)
		enthaeltAlle(t, pfad, a, http.StatusBadRequest, want)
		if strings.HasPrefix(a.Body, "PK") {
			t.Errorf("%s sent a file", pfad)
		}
	}
}
