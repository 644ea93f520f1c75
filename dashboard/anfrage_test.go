package dashboard

import (
	"net/url"
	"testing"
	"time"

	"ozgtracker/internal/ozg"
)

func lies(t testing.TB, g *ozg.Geschichte, adresse string) (anfrage, error) {
	t.Helper()
	u, err := url.Parse(adresse)
	if err != nil {
		t.Fatal(err)
	}
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return parseAnfrage(g, u.Path, u.Query(), tag("2023-03-01"), berlin)
}

func TestAnfrageReadsAndPrintsBack(t *testing.T) {
	t.Parallel()
	g := kleineGeschichte(t)
	for _, f := range []struct {
		name, adresse, kanonisch string
		stichtag, vergleich      string // "" for vergleich: none
		wissen                   ozg.Nr
	}{
		{"default is the newest plan and the quarter before", "/", "/?", "2021-06-30", "2021-03-31", 3},
		{"default written out is left out", "/?stichtag=30.06.2021&vergleich=vorquartal&wissen=3", "/?", "2021-06-30", "2021-03-31", 3},
		{"German day", "/?stichtag=15.5.2021", "/?stichtag=2021-05-15", "2021-05-15", "2021-03-31", 3},
		{"ISO day", "/?stichtag=2021-05-15", "/?stichtag=2021-05-15", "2021-05-15", "2021-03-31", 3},
		{"year before keeps the end of the month", "/?stichtag=28.02.2021&vergleich=vorjahr", "/?stichtag=2021-02-28&vergleich=vorjahr", "2021-02-28", "2020-02-29", 3},
		{"no comparison", "/?vergleich=kein", "/?vergleich=kein", "2021-06-30", "", 3},
		{"any day to compare with", "/?vergleich=01.01.2021", "/?vergleich=2021-01-01", "2021-06-30", "2021-01-01", 3},
		{"compared with itself is no comparison", "/?vergleich=30.06.2021", "/?vergleich=2021-06-30", "2021-06-30", "", 3},
		{"knowledge by number moves the newest Stichtag", "/?wissen=2", "/?wissen=2", "2021-03-31", "2020-12-31", 2},
		{"knowledge by day is its number", "/?wissen=20.05.2021", "/?wissen=2", "2021-03-31", "2020-12-31", 2},
		{"knowledge of today is the present", "/?wissen=01.03.2023", "/?", "2021-06-30", "2021-03-31", 3},
		{"filters in fixed order, each once", "/leistungen?zustand=online&typ=2%2F3&typ=1&typ=1", "/leistungen?typ=1&typ=2%2F3&zustand=online", "2021-06-30", "2021-03-31", 3},
		{"an unknown parameter is dropped, but the page names it", "/?utm_source=x", "/?\x00utm_source", "2021-06-30", "2021-03-31", 3},
		{"page and order", "/leistungen?seite=2&sort=-verzug", "/leistungen?seite=2&sort=-verzug", "2021-06-30", "2021-03-31", 3},
		{"first page is the default", "/leistungen?seite=1", "/leistungen?", "2021-06-30", "2021-03-31", 3},
	} {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			a, err := lies(t, g, f.adresse)
			if err != nil {
				t.Fatal(err)
			}
			if got := a.schluessel(); got != f.kanonisch {
				t.Errorf("canonical %q, want %q", got, f.kanonisch)
			}
			if got := a.Sicht.Stichtag.String(); got != f.stichtag {
				t.Errorf("Stichtag %s, want %s", got, f.stichtag)
			}
			vergleich := ""
			if a.HatVergleich {
				vergleich = a.Vergleich.String()
			}
			if vergleich != f.vergleich || a.Sicht.Wissen != f.wissen {
				t.Errorf("compared with %q at %d, want %q at %d", vergleich, a.Sicht.Wissen, f.vergleich, f.wissen)
			}
		})
	}
}

func TestAnfrageRefusesWithAReason(t *testing.T) {
	t.Parallel()
	g := kleineGeschichte(t)
	for adresse, code := range map[string]string{
		"/?stichtag=gestern":            "stichtag_ungueltig",
		"/?stichtag=31.02.2021":         "stichtag_ungueltig",
		"/?stichtag=06/30/2021":         "stichtag_ungueltig",
		"/?stichtag=31.12.9999":         "stichtag_zukunft", // a burn-up over 8,000 years would take minutes
		"/?stichtag=17.08.2017":         "stichtag_zu_frueh",
		"/?vergleich=morgen":            "stichtag_ungueltig",
		"/?wissen=4":                    "wissen_unbekannt",
		"/?wissen=0":                    "wissen_unbekannt",
		"/?wissen=-1":                   "wissen_unbekannt",
		"/?wissen=99999999999999999999": "wissen_ungueltig",
		"/?wissen=01.01.2001":           "wissen_zu_frueh",
		"/leistungen?typ=9":             "filter_unbekannt",
		"/leistungen?zustand=fertig":    "filter_unbekannt",
		"/leistungen?welle=0":           "filter_unbekannt",
		"/leistungen?themenfeld=x":      "filter_unbekannt",
		"/leistungen?modell=D":          "filter_unbekannt",
	} {
		if _, err := lies(t, g, adresse); ozg.FehlerCode(err) != code {
			t.Errorf("%s: %v, want %s", adresse, err, code)
		}
	}
}

func TestWithoutAnyPlanTheStichtagIsToday(t *testing.T) {
	t.Parallel()
	a, err := lies(t, &ozg.Geschichte{}, "/")
	if err != nil {
		t.Fatal(err)
	}
	if a.Sicht.Stichtag != tag("2023-03-01") || a.HatPlan {
		t.Errorf("Stichtag %s, plan %v", a.Sicht.Stichtag, a.HatPlan)
	}
}

func TestQuarterBefore(t *testing.T) {
	t.Parallel()
	for von, want := range map[string]string{
		"2021-06-30": "2021-03-31", "2021-06-29": "2021-03-31", "2021-07-01": "2021-06-30",
		"2021-01-01": "2020-12-31", "2021-12-31": "2021-09-30", "2021-03-31": "2020-12-31",
	} {
		if got := tag(von).Vorquartal(); got != tag(want) {
			t.Errorf("quarter before %s is %s, want %s", von, got, want)
		}
	}
}

// The canonical address is the key of the page cache: read again it must mean the same.
func FuzzAnfrage(f *testing.F) {
	for _, s := range []string{"", "stichtag=30.06.2021", "wissen=2&vergleich=kein", "typ=2%2F3&zustand=keine&q=%C3%A4&verzug=ja", "stichtag=%zz&&=", "vergleich=29.02.2020"} {
		f.Add(s)
	}
	g := kleineGeschichte(f)
	f.Fuzz(func(t *testing.T, query string) {
		q, _ := url.ParseQuery(query)
		a, err := parseAnfrage(g, "/leistungen", q, tag("2023-03-01"), time.UTC)
		if err != nil {
			if ozg.FehlerCode(err) == "intern" {
				t.Fatalf("%q: %v is not for people", query, err)
			}
			return
		}
		b, err := parseAnfrage(g, "/leistungen", a.werte(), tag("2023-03-01"), time.UTC)
		if err != nil {
			t.Fatalf("%q: canonical %q is refused: %v", query, a.schluessel(), err)
		}
		if a.schluessel() != b.schluessel() || a.Sicht.Blick != b.Sicht.Blick || a.Vergleich != b.Vergleich || a.HatVergleich != b.HatVergleich {
			t.Fatalf("%q: %q is read as %q", query, a.schluessel(), b.schluessel())
		}
	})
}
