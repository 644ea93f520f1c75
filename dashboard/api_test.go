package dashboard

import (
	"encoding/json"
	"flag"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The answers are a contract: programs of others read them. A change shows up here first.
func TestAPIAnswersStayAsTheyAre(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t))
	for name, pfad := range map[string]string{
		"ueberblick":    "/api/v1/ueberblick?stichtag=2021-06-30",
		"themenfelder":  "/api/v1/themenfelder",
		"wellen":        "/api/v1/wellen",
		"nachnutzung":   "/api/v1/nachnutzung",
		"typen":         "/api/v1/typen",
		"federfuehrung": "/api/v1/federfuehrung",
		"laender":       "/api/v1/laender",
		"land":          "/api/v1/laender/ni",
		"burnup":        "/api/v1/burnup?stichtag=2021-06-30",
		"aenderungen":   "/api/v1/aenderungen?stichtag=2021-06-30",
		"leistungen":    "/api/v1/leistungen?sort=id&zustand=online&zustand=planung&zustand=flaechendeckend",
	} {
		a := hole(t, s, pfad)
		if a.Status != http.StatusOK || a.Header.Get("Content-Type") != "application/json; charset=utf-8" {
			t.Errorf("%s: %d %s", pfad, a.Status, a.Header.Get("Content-Type"))
		}
		datei := filepath.Join("testdata", "api", name+".json")
		if *update {
			if err := os.WriteFile(datei, []byte(a.Body), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(datei)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), a.Body); diff != "" {
			t.Errorf("%s (-golden +got; write it anew with -update):\n%s", name, diff)
		}
	}
}

func TestAPIKeepsTheContractOfAnImport(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		s := dienstServer(t, st)
		datei := mappe(t, "Plan", []any{"Stand: 30.06.2021"}, kopfzeile,
			[]any{10214, "Schwerbehindertenausweis", "online", 1, "31.03.2021"}, []any{10216, "Elternunterhalt", "fast fertig", 2, ""})
		type objekt struct {
			Datei, SHA256, Stichtag string
			Blaetter                []struct {
				Name       string
				Kopfzeilen [2]int
			}
			Meldungen []struct {
				OZGID    string         `json:"ozg_id"`
				Felder   map[string]any `json:"felder"`
				Herkunft map[string][2]string
			}
			Befunde  []struct{ Schwere, Zelle, Wert string }
			Vorschau map[string]int
			Nr       *int
		}
		lies := func(a antwort) (o objekt) {
			if err := json.Unmarshal([]byte(a.Body), &o); err != nil {
				t.Fatalf("%v in %s", err, a.Body)
			}
			return o
		}
		a := sende(t, s, "/api/v1/importe", "plan.xlsx", datei, "dry_run", "true")
		o := lies(a)
		if a.Status != 200 || o.Nr != nil || o.Vorschau["neu"] != 2 || importe(t, st) != 1 {
			t.Errorf("dry run: %d %+v, %d imports", a.Status, o, importe(t, st))
		}
		a = sende(t, s, "/api/v1/importe", "plan.xlsx", datei)
		o = lies(a)
		if a.Status != 201 || a.Header.Get("Location") != "/api/v1/importe/2" || o.Nr == nil || *o.Nr != 2 {
			t.Errorf("accept: %d %+v", a.Status, o)
		}
		if o.Stichtag != "2021-06-30" || len(o.Meldungen) != 2 || o.Meldungen[0].Felder["stand"] != "online" || o.Meldungen[0].Herkunft["stand"] != [2]string{"C3", "online"} {
			t.Errorf("contract: %+v", o)
		}
		if len(o.Befunde) != 1 || o.Befunde[0].Zelle != "C4" || o.Befunde[0].Schwere != "fehler" {
			t.Errorf("Befunde: %+v", o.Befunde)
		}
		a = sende(t, s, "/api/v1/importe", "plan.xlsx", datei)
		if o = lies(a); a.Status != 200 || *o.Nr != 2 || importe(t, st) != 2 {
			t.Errorf("same file again: %d, nr %d, %d imports", a.Status, *o.Nr, importe(t, st))
		}
		for name, f := range map[string]struct {
			inhalt []byte
			felder []string
			status int
			code   string
		}{
			"no Stichtag": {mappe(t, "Plan", kopfzeile, []any{10214, "", "online", 1, ""}), nil, 422, "stichtag_fehlt"},
			"too large":   {make([]byte, 32<<20+1), nil, 413, "zu_gross"},
			"no file":     {nil, nil, 422, "datei_fehlt"},
			"Stichtag":    {datei, []string{"stichtag", "gestern"}, 422, "stichtag_falsch"},
		} {
			dateiname := "plan.xlsx"
			if f.inhalt == nil {
				dateiname = ""
			}
			a := sende(t, s, "/api/v1/importe", dateiname, f.inhalt, f.felder...)
			var e struct{ Code, Text string }
			if err := json.Unmarshal([]byte(a.Body), &e); err != nil || a.Status != f.status || e.Code != f.code || e.Text == "" {
				t.Errorf("%s: %d %s (%v)", name, a.Status, a.Body, err)
			}
		}
	})
}

func TestAPIErrorsHaveCodeAndText(t *testing.T) {
	t.Parallel()
	s := vollerServer(t)
	for pfad, want := range map[string]struct {
		status int
		code   string
	}{
		"/api/v1/gibtesnicht":                                    {404, "seite_unbekannt"},
		"/api/v1/leistungen/99999":                               {404, "leistung_unbekannt"},
		"/api/v1/importe/99":                                     {404, "import_unbekannt"},
		"/api/v1/leistungen?typ=9":                               {400, "filter_unbekannt"},
		"/api/v1/leistungen?land=XX":                             {400, "filter_unbekannt"},
		"/api/v1/aenderungen?art=x":                              {400, "filter_unbekannt"},
		"/api/v1/leistungen?sort=x":                              {400, "sortierung_unbekannt"},
		"/api/v1/ueberblick?stichtag=x":                          {400, "stichtag_ungueltig"},
		"/api/v1/meldungen":                                      {400, "ozg_id_fehlt"},
		"/api/v1/laender/xx":                                     {404, "land_unbekannt"},
		"/api/v1/burnup?themenfeld=gesundheit&themenfeld=umwelt": {400, "filter_unbekannt"},
	} {
		a := hole(t, s, pfad)
		var e fehlerJSON
		if err := json.Unmarshal([]byte(a.Body), &e); err != nil || a.Status != want.status || e.Code != want.code || e.Text == "" {
			t.Errorf("%s: %d %s (%v)", pfad, a.Status, a.Body, err)
		}
	}
}

func TestAPIAnswersNotModified(t *testing.T) {
	t.Parallel()
	s := vollerServer(t)
	tags := map[string]string{}
	for _, pfad := range []string{
		"/api/v1/", "/api/v1/openapi.yaml", "/api/v1/ueberblick", "/api/v1/leistungen", "/api/v1/leistungen/10214", "/api/v1/importe",
		"/api/v1/importe/2", "/api/v1/meldungen?ozg_id=10214", "/api/v1/meldungen?ozg_id=10215",
	} {
		a := hole(t, s, pfad)
		etag := a.Header.Get("Etag")
		if a.Status != 200 || etag == "" {
			t.Errorf("%s: %d, tag %q", pfad, a.Status, etag)
			continue
		}
		if anderer, ok := tags[etag]; ok {
			t.Errorf("%s and %s have the same tag", pfad, anderer)
		}
		tags[etag] = pfad
		if b := hole(t, s, pfad, "If-None-Match", etag); b.Status != http.StatusNotModified || b.Body != "" {
			t.Errorf("%s again: %d with %d bytes", pfad, b.Status, len(b.Body))
		}
	}
}

var pfadParameter = regexp.MustCompile(`:([a-z]+)`)

// The document names every route of the API and no other.
func TestOpenAPINamesEveryRoute(t *testing.T) {
	t.Parallel()
	routen := map[string]bool{}
	for _, r := range testServer(t, kleineGeschichte(t)).routen() {
		if rest, ok := strings.CutPrefix(r.pfad, "/api/v1"); ok {
			routen[strings.ToLower(r.methode)+" "+pfadParameter.ReplaceAllString(rest, "{$1}")] = true
		}
	}
	beschrieben := map[string]bool{}
	for pfad, v := range ausYAML(t).objekt("paths") {
		for methode := range v.(knoten) {
			beschrieben[methode+" "+pfad] = true
		}
	}
	if diff := cmp.Diff(routen, beschrieben); diff != "" {
		t.Errorf("(-routes +document):\n%s", diff)
	}
}

// Every answer has exactly the shape that the document promises.
func TestOpenAPIDescribesTheAnswers(t *testing.T) {
	t.Parallel()
	st := storetest.Open(t, storetest.DSN(t, "sqlite"))
	s := dienstServer(t, st)
	datei := mappe(t, "Plan", []any{"Stand: 30.06.2021"}, append(kopfzeile, "Ansprechpartner"),
		[]any{10214, "Schwerbehindertenausweis", "online", 1, "31.03.2021", "x"}, []any{10216, "Elternunterhalt", "fast fertig", 2, "(leer)", "y"})
	doc := ausYAML(t)
	pruefe := func(was string, a antwort, schema string) {
		t.Helper()
		var v any
		if err := json.Unmarshal([]byte(a.Body), &v); err != nil {
			t.Errorf("%s: %v in %.200s", was, err, a.Body)
			return
		}
		for _, f := range doc.verstoesse(was, v, doc.objekt("components", "schemas", schema)) {
			t.Error(f)
		}
	}
	pruefe("dry run", sende(t, s, "/api/v1/importe", "plan.xlsx", datei, "dry_run", "ja"), "Vorschau")
	pruefe("import", sende(t, s, "/api/v1/importe", "plan.xlsx", datei), "Vorschau")
	if a := sende(t, s, "/importe/2/zuruecknehmen", "", nil, "pruefsumme", gezeigteSumme(t, hole(t, s, "/importe/2/zuruecknehmen"))); a.Status != http.StatusSeeOther {
		t.Fatal(a.Status)
	}
	pruefe("second import", sende(t, s, "/api/v1/importe", "plan.xlsx", datei), "Vorschau")
	for pfad, schema := range map[string]string{
		"/": "Verzeichnis", "/ueberblick": "Ueberblick", "/ueberblick?vergleich=kein": "Ueberblick", "/themenfelder": "Themenfelder",
		"/wellen": "Wellen", "/nachnutzung": "Nachnutzung", "/typen": "Typen", "/federfuehrung": "Federfuehrung",
		"/laender": "Laender", "/laender/ni": "LandEinzeln", "/burnup": "BurnUp", "/burnup?themenfeld=gesundheit": "BurnUp", "/methodik": "Methodik", "/aenderungen": "Aenderungen", "/aenderungen?vergleich=kein": "Aenderungen",
		"/leistungen": "Leistungen", "/leistungen?zustand=online": "Leistungen", "/leistungen/10214": "LeistungEinzeln", "/leistungen/10000": "LeistungEinzeln",
		"/importe": "Importe", "/importe/1": "ImportEinzeln", "/importe/2": "ImportEinzeln", "/importe/4": "ImportEinzeln",
		"/meldungen?ozg_id=10214": "Meldungen", "/leistungen/1": "Fehler",
	} {
		pruefe(pfad, hole(t, s, "/api/v1"+pfad), schema)
	}
}
