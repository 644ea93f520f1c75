package dashboard

import (
	"strings"
	"testing"

	"ozgtracker/internal/ozg"
)

// The classes of the list are the counts of the other pages, each milestone is in exactly one, and the
// download holds the same rows.
func TestMeilensteineAgreeWithTheOtherPages(t *testing.T) {
	t.Parallel()
	g := grosseGeschichte()
	s := testServer(t, g)
	for _, blick := range []string{"", "&stichtag=30.06.2021", "&themenfeld=gesundheit&stichtag=31.12.2021"} {
		a, err := lies(t, g, "/meilensteine?"+blick)
		if err != nil {
			t.Fatal(err)
		}
		b := a.Sicht.Bestand()
		ls := a.Filter.waehle(b)
		w := newMeilensteinwahl(b, a)
		summe := 0
		for _, n := range w.jeTermin {
			summe += n
		}
		if summe != 4*len(ls) || w.alle != summe {
			t.Errorf("%s: the classes add up to %d of %d milestones", blick, summe, 4*len(ls))
		}
		if want := len(b.Faellige(ls, termineTage)); w.jeTermin[terminBald] != want {
			t.Errorf("%s: %d in the next days, want %d", blick, w.jeTermin[terminBald], want)
		}
		for i := 1; i < len(w.termine); i++ {
			if x, y := w.termine[i-1], w.termine[i]; x.Erreicht && !y.Erreicht || x.Erreicht == y.Erreicht && x.HatSoll && y.HatSoll && x.Soll > y.Soll {
				t.Fatalf("%s: %s %s stands before %s %s", blick, x.Leistung.OZGID, x.Soll, y.Leistung.OZGID, y.Soll)
			}
		}
		bundesweit, err := lies(t, g, "/meilensteine?meilenstein=bundesweit&termin=ueberfaellig"+blick)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := len(newMeilensteinwahl(b, bundesweit).termine), len(b.Ueberfaellige(ls, ozg.MeilensteinBundesweit)); got != want {
			t.Errorf("%s: %d late, want %d", blick, got, want)
		}
		if got := len(liesCSV(t, s, "/meilensteine.csv?meilenstein=bundesweit&termin=ueberfaellig"+blick)) - 1; got != len(newMeilensteinwahl(b, bundesweit).termine) {
			t.Errorf("%s: the download has %d rows", blick, got)
		}
	}
	if a := hole(t, s, "/meilensteine?termin=gestern"); a.Status != 400 {
		t.Errorf("unknown class: %d", a.Status)
	}
	if text := hauptText(hole(t, s, "/meilensteine?themenfeld=gesundheit&meilenstein=referenz&termin=keine&welle=99").Body); !strings.Contains(text, "Kein Meilenstein passt zu diesen Filtern") {
		t.Errorf("the empty state is missing: %s", text)
	}
}

func TestAusgeschiedenePage(t *testing.T) {
	t.Parallel()
	g := baueGeschichte(t,
		plan{ozg.ImportKatalog, tag("2017-08-18"), "", []zeile{{"10001", ozg.Felder{ozg.FeldBezeichnung: ozg.TextWert("Kindergeld")}}, {"10002", ozg.Felder{ozg.FeldBezeichnung: ozg.TextWert("Wohngeld")}}}},
		plan{ozg.ImportPlan, tag("2021-03-31"), "", []zeile{{"10002", ozg.Felder{ozg.FeldStand: ozg.TextWert(ozg.StandOnline)}}}},
		plan{ozg.ImportPlan, tag("2021-06-30"), "", []zeile{{"10002", ozg.Felder{ozg.FeldStand: ozg.TextWert(ozg.StandEntfallen), ozg.FeldBemerkung: ozg.TextWert("kein OZG-Bedarf")}}}},
	)
	s := testServer(t, g)
	text := hauptText(hole(t, s, "/ausgeschieden").Body)
	for _, want := range []string{
		"1 Leistung ist aus dem Umfang ausgeschieden, gemeldet als entfallen; 1 davon seit dem 31.03.2021",
		"10002 Wohngeld – als entfallen gemeldet 30.06.2021 seit dem Vergleichstag online Import 3 plan-2.xlsx kein OZG-Bedarf",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %q in %s", want, text)
		}
	}
	if zeilen := liesCSV(t, s, "/ausgeschieden.csv"); len(zeilen) != 2 || zeilen[1][0] != "10002" || zeilen[1][4] != "30.06.2021" || zeilen[1][6] != "3" {
		t.Errorf("download: %v", zeilen)
	}
	if text := hauptText(hole(t, s, "/ausgeschieden?stichtag=31.03.2021").Body); !strings.Contains(text, "Nichts ist ausgeschieden") {
		t.Errorf("before: %s", text)
	}
}
