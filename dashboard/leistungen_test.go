package dashboard

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"ozgtracker/internal/katalog"
	"ozgtracker/internal/ozg"
)

func waehleAus(t testing.TB, g *ozg.Geschichte, stichtag, query string, leika ...katalog.LeiKaEintrag) auswahl {
	t.Helper()
	q, err := url.ParseQuery(query)
	if err != nil {
		t.Fatal(err)
	}
	f, err := parseFilter(q)
	if err != nil {
		t.Fatal(err)
	}
	s, err := parseSortierung(q.Get("sort"), f.Q != "")
	if err != nil {
		t.Fatal(err)
	}
	return newAuswahl(g.Sicht(ozg.Blick{Stichtag: tag(stichtag)}).Bestand(), newSuchindex(leika), f, s)
}

func ids(w auswahl) (ids []string) {
	for _, z := range w.zeilen {
		ids = append(ids, z.OZGID)
	}
	return ids
}

func TestFiltersWidenWithinAFacetAndNarrowAcross(t *testing.T) {
	t.Parallel()
	g := kleineGeschichte(t)
	for _, f := range []struct {
		query string
		want  []string
	}{
		{"sort=id", []string{"10001", "10002", "10003", "10004", "10005"}},
		{"sort=id&zustand=online", []string{"10002"}},
		{"sort=id&zustand=online&zustand=planung", []string{"10002", "10003"}},
		{"sort=id&zustand=online&zustand=planung&themenfeld=bauen-wohnen&typ=4%2F5", []string{"10003"}},
		{"sort=id&welle=keine", []string{"10004", "10005"}},
		{"sort=id&modell=A&modell=C", []string{"10002", "10003"}},
		{"sort=id&verzug=ja", []string{"10003"}},             // 10005 is late but put off
		{"sort=id&verzug=offen", []string{"10002", "10005"}}, // not due, put off
		{"sort=id&verzug=erreicht&verzug=keine", []string{"10001", "10004"}},
		{"sort=id&zustand=keine", []string{"10004"}},
		{"sort=id&welle=7", nil},
	} {
		if diff := cmp.Diff(f.want, ids(waehleAus(t, g, "2021-06-30", f.query))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", f.query, diff)
		}
	}
}

// What a checkbox promises is what ticking it alone in its facet shows.
func TestFacetCountsAreTheListsBehindThem(t *testing.T) {
	t.Parallel()
	for name, g := range map[string]*ozg.Geschichte{"small": kleineGeschichte(t), "large": grosseGeschichte()} {
		b := g.Sicht(ozg.Blick{Stichtag: tag("2021-06-30")}).Bestand()
		rapid.Check(t, func(t *rapid.T) {
			f := filter{klassen: map[ozg.Dimension][]string{}}
			for i := range anzahlFacetten {
				ks := facettenKlassen(i, []int{1, 2, 3, 4})
				var codes []string
				for _, k := range ks {
					if rapid.IntRange(0, 3).Draw(t, "") == 0 {
						codes = append(codes, k.code)
					}
				}
				if i == facetteVerzug {
					f.Verzug = codes
				} else if len(codes) > 0 {
					f.klassen[dimensionen[i]] = codes
				}
			}
			w := newAuswahl(b, suchindex{}, f, sortierung{spalte: "id"})
			if want := len(f.waehle(b)); len(w.zeilen) != want {
				t.Fatalf("%s: list has %d rows, the filter chooses %d", name, len(w.zeilen), want)
			}
			for i, werte := range w.facetten {
				for _, v := range werte {
					allein := f
					if i == facetteVerzug {
						allein.Verzug = []string{v.Code}
					} else {
						allein = f.ohneDimension(dimensionen[i])
						allein.klassen = cloneKlassen(allein.klassen)
						allein.klassen[dimensionen[i]] = []string{v.Code}
					}
					if want := len(allein.waehle(b)); v.Anzahl != want {
						t.Fatalf("%s: %s %q promises %d, its list has %d", name, facettenTitel(i), v.Titel, v.Anzahl, want)
					}
				}
			}
		})
	}
}

func cloneKlassen(m map[ozg.Dimension][]string) map[ozg.Dimension][]string {
	out := map[ozg.Dimension][]string{}
	for d, codes := range m {
		out[d] = slices.Clone(codes)
	}
	return out
}

func TestColumnsSortBothWaysWithUnknownLast(t *testing.T) {
	t.Parallel()
	g := kleineGeschichte(t)
	for _, f := range []struct {
		sort string
		want []string
	}{
		{"-id", []string{"10005", "10004", "10003", "10002", "10001"}},
		{"name", []string{"10003", "10004", "10005", "10001", "10002"}}, // Bau, Fischerei, Jagd, Kindergeld, Wohngeld
		{"welle", []string{"10001", "10002", "10003", "10004", "10005"}},
		{"-welle", []string{"10003", "10001", "10002", "10004", "10005"}}, // 10004, 10005 have none
		{"-verzug", []string{"10003", "10002", "10001", "10004", "10005"}},
		{"soll", []string{"10005", "10001", "10003", "10002", "10004"}},
		{"-soll", []string{"10002", "10003", "10001", "10005", "10004"}},
		{"-laender", []string{"10001", "10002", "10003", "10004", "10005"}},
		{"stand", []string{"10001", "10002", "10003", "10005", "10004"}},
		{"modell", []string{"10002", "10003", "10001", "10004", "10005"}},
	} {
		if diff := cmp.Diff(f.want, ids(waehleAus(t, g, "2021-06-30", "sort="+f.sort))); diff != "" {
			t.Errorf("sort=%s (-want +got):\n%s", f.sort, diff)
		}
	}
	if _, err := parseSortierung("-geheim", false); ozg.FehlerCode(err) != "sortierung_unbekannt" {
		t.Errorf("an unknown column is %v", err)
	}
}

var leikaZumTest = []katalog.LeiKaEintrag{
	{OZGID: "10001", LeiKaID: "99107023017001", Bezeichnung: "Kindergeld Bewilligung erstmalig"},
	{OZGID: "10004", LeiKaID: "99012001000000", Bezeichnung: "Anzeige von Geh- und Radwegen am Wasser"},
	{OZGID: "10004", LeiKaID: "99012001000001", Bezeichnung: "Fischerei: Prüfung für Gehörlose"},
	{OZGID: "", LeiKaID: "99012001000009", Bezeichnung: "Meldung ohne Leistung"},
}

func TestSearchFindsNameIDAndLeiKa(t *testing.T) {
	t.Parallel()
	g := kleineGeschichte(t)
	for _, f := range []struct {
		q    string
		want []string
	}{
		{"kindergeld", []string{"10001"}},
		{"KINDER", []string{"10001"}},
		{"bauvorbescheid baugenehmigung", []string{"10003"}},
		{"10003", []string{"10003"}},
		{"99107023017001", []string{"10001"}},
		{"99 107 023 017 001", []string{"10001"}},
		{"9901200", []string{"10004"}},
		{"gehoerlose", []string{"10004"}},                // folded, by a LeiKa-Leistung
		{"fischereischein gehörlose", []string{"10004"}}, // name and LeiKa-Leistung together
		{"hund", nil},          // not out of „Geh- und“
		{"ohne leistung", nil}, // belongs to none
		{"schein", []string{"10004", "10005"}},
		{"–", nil},
	} {
		w := waehleAus(t, g, "2021-06-30", "q="+url.QueryEscape(f.q), leikaZumTest...)
		if diff := cmp.Diff(f.want, ids(w)); diff != "" {
			t.Errorf("q=%s (-want +got):\n%s", f.q, diff)
		}
	}
	if w := waehleAus(t, g, "2021-06-30", "q=bewilligung", leikaZumTest...); len(w.zeilen) != 1 || w.zeilen[0].Fund != "Kindergeld Bewilligung erstmalig" {
		t.Errorf("a match by LeiKa does not say so: %+v", w.zeilen)
	}
}

// Whoever types an id wants that Leistung first, whatever else holds the digits.
func TestSearchPutsTheExactIDFirst(t *testing.T) {
	t.Parallel()
	w := waehleAus(t, kleineGeschichte(t), "2021-06-30", "q=10002",
		katalog.LeiKaEintrag{OZGID: "10001", LeiKaID: "10002000000000", Bezeichnung: "Vorgang 10002"})
	if diff := cmp.Diff([]string{"10002", "10001"}, ids(w)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestPagesOfTheListCoverItOnce(t *testing.T) {
	t.Parallel()
	s := testServer(t, grosseGeschichte())
	gesehen := map[string]int{}
	seite := s.link.zu("/leistungen", url.Values{"sort": {"name"}})
	seiten := 0
	for seite != "" {
		a := hole(t, s, seite)
		if a.Status != http.StatusOK {
			t.Fatalf("%s: %d", seite, a.Status)
		}
		seiten++
		for _, z := range strings.Split(a.Body, "<tr><td>")[1:] {
			gesehen[z[:5]]++
		}
		seite = ""
		if _, rest, ok := strings.Cut(a.Body, `" rel="next"`); ok && rest != "" {
			vorher, _, _ := strings.Cut(a.Body, `" rel="next"`)
			seite = strings.ReplaceAll(vorher[strings.LastIndex(vorher, `href="`)+6:], "&amp;", "&")
		}
	}
	if len(gesehen) != 557 || seiten != 6 {
		t.Errorf("%d Leistungen on %d pages, want 557 on 6", len(gesehen), seiten)
	}
	for id, n := range gesehen {
		if n != 1 {
			t.Errorf("%s appears %d times", id, n)
		}
	}
	if a := hole(t, s, "/leistungen?seite=99"); !strings.Contains(a.Body, "501 bis 557 von 557") {
		t.Error("a page beyond the last is not the last")
	}
}

func TestListPageShowsFindingChipsAndOrder(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t))
	a := hole(t, s, "/leistungen?stichtag=30.06.2021&themenfeld=bauen-wohnen&zustand=planung&zustand=online&sort=-soll")
	for _, want := range []string{
		"<h1>2 von 5 OZG-Leistungen, davon 1 über ihrem Soll-Termin</h1>",
		`href="/leistungen?sort=-soll&amp;themenfeld=bauen-wohnen&amp;zustand=online">Stand: Planung`,
		`href="/leistungen?sort=-soll&amp;zustand=online&amp;zustand=planung">Themenfeld: Bauen &amp; Wohnen`,
		`aria-sort="descending"><a href="/leistungen?sort=soll&amp;themenfeld=bauen-wohnen&amp;zustand=online&amp;zustand=planung">Soll bundesweit`,
		`value="planung" checked`, "31\u00a0Tage", "4 / 16", "Erstplan 31.03.2021",
		`href="/leistungen.csv?sort=-soll&amp;themenfeld=bauen-wohnen&amp;zustand=online&amp;zustand=planung"`,
	} {
		if !strings.Contains(a.Body, want) {
			t.Errorf("page lacks %s", want)
		}
	}
	if strings.Count(a.Body, "aria-sort=") != 1 {
		t.Error("not exactly one column is marked as sorted")
	}
}

func TestEmptyListSaysWhyAndWhatHelps(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t))
	for pfad, want := range map[string]string{
		"/leistungen?typ=1&zustand=planung":      "Keine Leistung passt zu diesen Filtern",
		"/leistungen?q=10001&zustand=planung":    "Die Leistung 10001 ist nicht in dieser Liste",
		"/leistungen?stichtag=18.08.2017&q=xyz9": "Alle Filter zurücksetzen",
	} {
		if a := hole(t, s, pfad); a.Status != http.StatusOK || !strings.Contains(a.Body, want) {
			t.Errorf("%s: %d, lacks %q", pfad, a.Status, want)
		}
	}
}

func TestUnknownFiltersAreRefused(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t))
	for _, q := range []string{"zustand=fertig", "typ=9", "welle=eins", "verzug=sehr", "themenfeld=sport", "sort=geheim"} {
		if a := hole(t, s, "/leistungen?"+q); a.Status != http.StatusBadRequest {
			t.Errorf("%s: %d, want 400", q, a.Status)
		}
	}
}

func TestEntfalleneAreListedWhenAskedFor(t *testing.T) {
	t.Parallel()
	g := baueGeschichte(t,
		plan{ozg.ImportKatalog, tag("2017-08-18"), "", []zeile{
			{"10001", ozg.Felder{ozg.FeldBezeichnung: ozg.TextWert("Kindergeld")}}, {"10002", ozg.Felder{ozg.FeldBezeichnung: ozg.TextWert("Wohngeld")}},
		}},
		plan{ozg.ImportPlan, tag("2021-06-30"), "", []zeile{{"10002", ozg.Felder{ozg.FeldStand: ozg.TextWert(ozg.StandEntfallen)}}}},
	)
	if diff := cmp.Diff([]string{"10001"}, ids(waehleAus(t, g, "2021-06-30", ""))); diff != "" {
		t.Errorf("the Umfang (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"10002"}, ids(waehleAus(t, g, "2021-06-30", "zustand=entfallen"))); diff != "" {
		t.Errorf("entfallene (-want +got):\n%s", diff)
	}
}

func BenchmarkAuswahl(b *testing.B) {
	bestand := grosseGeschichte().Sicht(ozg.Blick{Stichtag: tag("2022-12-31")}).Bestand()
	leika, err := katalog.LeiKa()
	if err != nil {
		b.Fatal(err)
	}
	x := newSuchindex(leika)
	for _, q := range []string{"", "q=bescheinigung"} {
		b.Run(fmt.Sprintf("%q", q), func(b *testing.B) {
			v, _ := url.ParseQuery(q)
			f, _ := parseFilter(v)
			s, _ := parseSortierung("", f.Q != "")
			for b.Loop() {
				newAuswahl(bestand, x, f, s)
			}
		})
	}
}
