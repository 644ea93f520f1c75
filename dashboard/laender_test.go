package dashboard

import (
	"encoding/csv"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/ozg"
)

// Four Länder have one of four föderale Leistungen online; the fifth Leistung is the Bund's.
func TestFiltersByLand(t *testing.T) {
	t.Parallel()
	g := kleineGeschichte(t)
	for query, want := range map[string][]string{
		"land=SH&landstand=online":                 {"10002"},
		"land=TH&landstand=online":                 nil,
		"land=TH&land=SH&landstand=online":         {"10002"},
		"land=TH&landstand=nein":                   {"10002"},
		"land=TH&landstand=keine":                  {"10003", "10004", "10005"},
		"land=TH&landstand=nein&landstand=keine":   {"10002", "10003", "10004", "10005"},
		"land=SH":                                  {"10002", "10003", "10004", "10005"}, // not the Bund's
		"landstand=online":                         {"10002"},
		"abdeckung=25-49":                          {"10002"},
		"abdeckung=0":                              {"10003", "10004", "10005"},
		"abdeckung=100":                            {"10001"},
		"land=SH&landstand=online&abdeckung=50-74": nil,
	} {
		if diff := cmp.Diff(want, ids(waehleAus(t, g, "2021-06-30", "sort=id&"+query))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", query, diff)
		}
	}
}

var zahlMitListe = regexp.MustCompile(`<a href="(/leistungen\?[^"]*)"[^>]*>(?:<strong>)?([0-9.]+)(?:</strong>)?(<span class="kern-sr-only"> %: [^<]*: ([0-9.]+) von [^<]*</span>)?</a>`)

// Each number of the pages of the Länder is the length of the list it leads to; the cells of the heat map
// show a percent and lead to its numerator.
func TestNumbersOfTheLaenderAreTheirLists(t *testing.T) {
	t.Parallel()
	s := testServer(t, grosseGeschichte())
	ueberschrift := regexp.MustCompile(`<h1>([0-9.]+)(?: von [0-9.]+)? OZG-Leistung`)
	geprueft := 0
	for _, pfad := range []string{"/laender?stichtag=31.03.2021", "/laender/hh", "/laender/ni?stichtag=30.06.2021"} {
		treffer := zahlMitListe.FindAllStringSubmatch(hole(t, s, pfad).Body, -1)
		for i, m := range treffer {
			if i%7 > 0 && len(treffer) > 100 { // 300 lists of the heat map are too many
				continue
			}
			want := m[2]
			if m[3] != "" {
				want = m[4]
			}
			liste := hole(t, s, html.UnescapeString(m[1]))
			h := ueberschrift.FindStringSubmatch(liste.Body)
			switch {
			case liste.Status != http.StatusOK || h == nil:
				t.Errorf("%s: %d behind %s", pfad, liste.Status, m[1])
			case h[1] != want && want != "0": // a share of nothing leads to what is missing
				t.Errorf("%s shows %s, the list %s has %s", pfad, want, m[1], h[1])
			}
			geprueft++
		}
	}
	if geprueft < 60 {
		t.Errorf("only %d numbers were checked", geprueft)
	}
}

func TestFindingOfTheLaender(t *testing.T) {
	t.Parallel()
	zeile := func(name string, online, nein int) landZeile {
		return landZeile{Name: name, Zahlen: ozg.LandZahlen{Online: online, Nein: nein}}
	}
	for _, f := range []struct {
		zeilen []landZeile
		want   string
	}{
		{[]landZeile{zeile("Hamburg", 5, 5), zeile("Bayern", 4, 6), zeile("Saarland", 1, 9)}, "Hamburg bietet 5 von 10 (50 %) der föderalen Leistungen online an, Saarland 1 von 10 (10 %)"},
		{[]landZeile{zeile("Hamburg", 5, 5), zeile("Bayern", 1, 9), zeile("Saarland", 2, 18)}, "Hamburg bietet 5 von 10 (50 %) der föderalen Leistungen online an"},
		{[]landZeile{zeile("Hamburg", 5, 5), zeile("Bayern", 10, 10), zeile("Saarland", 1, 9)}, "Stand je Land"},
		{[]landZeile{zeile("Hamburg", 0, 5), zeile("Bayern", 0, 9), zeile("Saarland", 0, 0)}, "Noch ist in keinem Land eine föderale Leistung online"},
	} {
		if got := glatt(aussageLaender(f.zeilen)); got != f.want {
			t.Errorf("%q, want %q", got, f.want)
		}
	}
}

// Page, CSV and API tell the same of a Land.
func TestLandIsTheSameEverywhere(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t))
	zeilen := csvZeilen(t, hole(t, s, "/laender.csv").Body)
	if len(zeilen) != 1+ozg.AnzahlLaender+1 {
		t.Fatalf("%d rows", len(zeilen))
	}
	if diff := cmp.Diff([]string{"SH", "Schleswig-Holstein", "1", "4", "0", "0", "0", "3", "0"}, zeilen[1]); diff != "" {
		t.Errorf("csv (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"", "Bund (Typ 1)", "1", "1", "", "", "", "0", ""}, zeilen[17]); diff != "" {
		t.Errorf("csv, Bund (-want +got):\n%s", diff)
	}
	a := hole(t, s, "/laender/sh")
	enthaeltAlle(t, "page", a, http.StatusOK, "Schleswig-Holstein: Am 30.06.2021 sind 1 von 4 (25\u00a0%) der föderalen Leistungen online, 1 mehr als am 31.03.2021; zu 3 liegt keine Angabe vor.")
	if b := hole(t, s, "/laender/zz"); b.Status != http.StatusNotFound {
		t.Errorf("unknown Land: %d", b.Status)
	}
}

// The list of changes has each kind once with what belongs to it, and its filters are those of its counts.
func TestAenderungen(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t))
	a := hole(t, s, "/aenderungen")
	enthaeltAlle(t, "page", a, http.StatusOK,
		"Seit dem 31.03.2021: 1 Leistung neu flächendeckend, 1 neu online, 0 zurückgefallen", "neu flächendeckend", "60 Tage)", "plan-2.xlsx")
	zeilen := csvZeilen(t, hole(t, s, "/aenderungen.csv?art=soll").Body)
	if want := []string{"Soll-Termin geändert", "10003", "Bauvorbescheid und Baugenehmigung", "Bauen & Wohnen", "Planung", "Planung", "bundesweit verfügbar (Soll)", "31.03.2021", "30.05.2021", "60", "3", "plan-2.xlsx", ""}; !slices.ContainsFunc(zeilen, func(z []string) bool { return cmp.Equal(z, want) }) {
		t.Errorf("no row %q in %q", want, zeilen)
	}
	for _, z := range zeilen[1:] {
		if z[0] != "Soll-Termin geändert" {
			t.Errorf("a filter for the Soll shows %q", z)
		}
	}
	enthaeltAlle(t, "nothing", hole(t, s, "/aenderungen?stichtag=31.12.2019&vergleich=30.09.2019"), http.StatusOK, "Seit dem 30.09.2019 hat sich nichts geändert")
	enthaeltAlle(t, "no day", hole(t, s, "/aenderungen?vergleich=kein"), http.StatusOK, "Kein Vergleichstag gewählt")
}

// What a checkbox promises is what ticking it alone in its facet shows.
func TestFacetsOfTheAenderungen(t *testing.T) {
	t.Parallel()
	g := grosseGeschichte()
	wahl := func(q url.Values) aenderungswahl {
		a, err := parseAnfrage(g, "/aenderungen", q, ozg.TagVon(jetzt), jetzt.Location())
		if err != nil {
			t.Fatal(err)
		}
		return newAenderungswahl(a.Sicht.Am(a.Vergleich).Bestand(), a.Sicht.Bestand(), a)
	}
	q := url.Values{"stichtag": {"2021-06-30"}, "art": {"soll", "online"}, "themenfeld": {"gesundheit", "bildung"}}
	w := wahl(q)
	summe := 0
	for _, n := range w.jeArt {
		summe += n
	}
	if summe != len(w.zeilen) || summe == 0 {
		t.Errorf("the kinds add up to %d of %d rows", summe, len(w.zeilen))
	}
	for parameter, werte := range map[string][]facettenwert{"art": w.arten, "themenfeld": w.felder} {
		for _, v := range werte {
			if n := len(wahl(mit(q, parameter, v.Code)).zeilen); n != v.Anzahl {
				t.Errorf("%s promises %s, its list has %d", v.Titel, strconv.Itoa(v.Anzahl), n)
			}
		}
	}
}

func csvZeilen(t testing.TB, body string) [][]string {
	t.Helper()
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(body, "\ufeff")))
	r.Comma = ';'
	zeilen, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return zeilen
}
