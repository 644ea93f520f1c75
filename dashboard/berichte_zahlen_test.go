package dashboard

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/ozg"
)

// vonAPI asks the JSON API.
func vonAPI[T any](t *testing.T, s *Server, pfad string) (v T) {
	t.Helper()
	a := hole(t, s, pfad)
	if a.Status != http.StatusOK {
		t.Fatalf("%s: %d\n%s", pfad, a.Status, a.Body)
	}
	if err := json.Unmarshal([]byte(a.Body), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// blattZeilen are the raw cells of a sheet.
func blattZeilen(t *testing.T, x *excelize.File, blatt string) [][]string {
	t.Helper()
	zeilen, err := x.GetRows(blatt, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return zeilen
}

// pruefeNamen compares the cells that names point at.
func pruefeNamen(t *testing.T, x *excelize.File, want map[string]int) {
	t.Helper()
	got := map[string]string{}
	for _, d := range x.GetDefinedName() {
		blatt, zelle, _ := strings.Cut(strings.ReplaceAll(d.RefersTo, "$", ""), "!")
		if v, err := x.GetCellValue(strings.Trim(blatt, "'"), zelle, excelize.Options{RawCellValue: true}); err == nil {
			got[d.Name] = v
		}
	}
	for name, n := range want {
		if got[name] != strconv.Itoa(n) {
			t.Errorf("%s is %q in the workbook, %d in the API", name, got[name], n)
		}
	}
}

// pruefeZeilen compares rows, found by their first cell, at columns counted from 0.
func pruefeZeilen(t *testing.T, x *excelize.File, blatt string, want map[string]map[int]int) {
	t.Helper()
	gefunden := map[string]bool{}
	for _, z := range blattZeilen(t, x, blatt) {
		if len(z) == 0 || want[z[0]] == nil || gefunden[z[0]] {
			continue
		}
		gefunden[z[0]] = true
		for spalte, n := range want[z[0]] {
			if spalte >= len(z) || z[spalte] != strconv.Itoa(n) {
				t.Errorf("%s, %s, column %d: %q, want %d", blatt, z[0], spalte, z, n)
			}
		}
	}
	if len(gefunden) != len(want) {
		t.Errorf("%s: %d of %d rows found", blatt, len(gefunden), len(want))
	}
}

func namenVon(z zahlenJSON, endung string) map[string]int {
	return map[string]int{"Online_irgendwo" + endung: z.Irgendwo.Zaehler, "Abdeckung" + endung: z.Abdeckung.Zaehler, "Flaechendeckend" + endung: z.Flaechendeckend.Zaehler}
}

// The figures of a workbook are those of the API at the same Stichtag, Wissensstand and Vergleich.
func TestBerichtSaysWhatTheAPISays(t *testing.T) {
	t.Parallel()
	s := testServer(t, grosseGeschichte())
	const q = "?stichtag=2021-06-30&vergleich=2020-12-31"
	u := vonAPI[struct {
		Zahlen    zahlenJSON
		Frist     fristJSON
		Vergleich *vergleichJSON
	}](t, s, "/api/v1/ueberblick"+q)
	_, x := arbeitsmappe(t, s, "/berichte/gesamtbericht.xlsx"+q)
	pruefeNamen(t, x, namenVon(u.Zahlen, ""))
	pruefeNamen(t, x, namenVon(u.Vergleich.Zahlen, "_davor"))
	pruefeNamen(t, x, map[string]int{
		"Umfang": u.Zahlen.Umfang, "Keine_Angabe": u.Zahlen.KeineAngabe.Zaehler, "Angebote": u.Zahlen.Angebote.Zaehler, "Angebote_von": u.Zahlen.Angebote.Nenner,
		"OZG_konform": u.Zahlen.OZGKonform.Zaehler, "Ohne_Laenderangabe": u.Zahlen.OhneLaender.Zaehler, "Tage_bis_Frist": u.Frist.Tage,
	})
	felder := map[string]map[int]int{}
	for _, f := range vonAPI[themenfelderJSON](t, s, "/api/v1/themenfelder"+q).Themenfelder {
		felder[f.Name] = map[int]int{2: f.Zahlen.Umfang, 3: f.Zahlen.Irgendwo.Zaehler, 5: f.Zahlen.Abdeckung.Zaehler, 7: f.Zahlen.Flaechendeckend.Zaehler}
	}
	pruefeZeilen(t, x, "Themenfelder", felder)
	laender := map[string]map[int]int{}
	for _, l := range vonAPI[laenderJSON](t, s, "/api/v1/laender"+q).Laender {
		laender[l.Name] = map[int]int{1: l.Online.Zaehler, 2: l.Online.Nenner, 4: l.Geplant.Zaehler, 5: l.Nein.Zaehler, 6: l.KeineAngabe.Zaehler}
	}
	pruefeZeilen(t, x, "Länder", laender)
	bruecke := func(z zahlenJSON) map[int]int {
		return map[int]int{5: z.Umfang, 6: z.Irgendwo.Zaehler, 7: z.Angebote.Zaehler, 8: z.Flaechendeckend.Zaehler}
	}
	pruefeZeilen(t, x, "Brücke", map[string]map[int]int{"Stand 31.12.2020": bruecke(u.Vergleich.Zahlen), "Stand 30.06.2021": bruecke(u.Zahlen)})
}

// The Änderungsbericht counts each kind as the API does, for all and for one Themenfeld; the report on a Land
// says what the API says of the Land.
func TestAenderungsberichtAndLandesberichtSayWhatTheAPISays(t *testing.T) {
	t.Parallel()
	s := testServer(t, grosseGeschichte())
	for _, q := range []string{"?stichtag=2021-06-30&vergleich=2020-12-31", "?stichtag=2021-06-30&vergleich=2020-12-31&themenfeld=gesundheit"} {
		_, x := arbeitsmappe(t, s, "/berichte/aenderungsbericht.xlsx"+q)
		want := map[string]int{}
		for art := range ozg.AnzahlAenderungsarten {
			want["Aenderung_"+art.Code()] = vonAPI[struct{ Anzahl anzahl }](t, s, "/api/v1/aenderungen"+q+"&art="+art.Code()).Anzahl.Zaehler
		}
		pruefeNamen(t, x, want)
	}
	_, x := arbeitsmappe(t, s, "/berichte/gesamtbericht.xlsx?stichtag=2021-06-30&land=NI")
	for _, l := range vonAPI[laenderJSON](t, s, "/api/v1/laender?stichtag=2021-06-30").Laender {
		if l.Code == "NI" {
			pruefeNamen(t, x, map[string]int{"Land_online": l.Online.Zaehler, "Land_geplant": l.Geplant.Zaehler, "Land_nein": l.Nein.Zaehler, "Land_keine": l.KeineAngabe.Zaehler})
		}
	}
}
