package dashboard

import (
	"bytes"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/einstellung"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store/storetest"
	"ozgtracker/internal/zugang"
)

// Somebody plants a session of his own, or one he made up, in another's browser: after the login it is another one,
// and what he knows is worth nothing (session fixation).
func TestSessionFixation(t *testing.T) {
	t.Parallel()
	h := mitAnmeldung(t, storetest.Open(t, "sqlite::memory:"))
	h.konto(t, zugang.Konto{Name: "erika", Anzeigename: "Erika", Rolle: zugang.Administration})
	mallory := h.konto(t, zugang.Konto{Name: "mallory", Anzeigename: "Mallory", Rolle: zugang.Betrachter})
	for name, gepflanzt := range map[string][]string{"one of his own": h.sitzung(t, mallory), "made up": {"Cookie", cookieHTTP + "=" + strings.Repeat("a", 43)}} {
		a := h.formular(t, "/anmeldung", url.Values{"name": {"erika"}, "passwort": {passwort}}, gepflanzt...)
		neu, _, _ := strings.Cut(a.Header.Get("Set-Cookie"), ";")
		if a.Status != http.StatusSeeOther || neu == gepflanzt[1] || neu == "" {
			t.Errorf("%s: %d, %q", name, a.Status, neu)
		}
		if x := hole(t, h.Server, "/konto", gepflanzt...); x.Status == http.StatusOK {
			t.Errorf("%s: still open after the login of somebody else", name)
		}
		if x := hole(t, h.Server, "/verwaltung/konten?"+strings.Replace(neu, cookieHTTP+"=", "sitzung=", 1)); x.Status == http.StatusOK {
			t.Errorf("%s: a token in the address is a login", name)
		}
	}
}

// A form that is sent twice, by a double click or by somebody who caught it, does what it does once.
func TestReplayedFormsChangeNothing(t *testing.T) {
	t.Parallel()
	st := storetest.Open(t, "sqlite::memory:")
	s := dienstServer(t, st)
	datei := mappe(t, "Plan", []any{"Stand: 30.06.2021"}, kopfzeile, []any{10214, "", "online", 1, ""})
	entwurf := hochgeladen(t, s, "plan.xlsx", datei)
	summe := gezeigteSumme(t, hole(t, s, entwurf))
	stand := func() ozg.Nr { return s.c.Dienst.Geschichte().Stand }
	for _, f := range []struct {
		name, adresse string
		felder        []string
	}{
		{"accept", entwurf + "/annehmen", []string{"pruefsumme", summe}},
		{"settings", "/verwaltung/einstellungen", []string{"teil", "auftritt", "ministerium", "Amt"}},
	} {
		eins := sende(t, s, f.adresse, "", nil, f.felder...)
		if eins.Status != http.StatusSeeOther {
			t.Fatalf("%s: %d\n%.300s", f.name, eins.Status, eins.Body)
		}
		nr, fassung := stand(), s.c.Einstellungen.Jetzt().Fassung
		if zwei := sende(t, s, f.adresse, "", nil, f.felder...); zwei.Status >= 500 || stand() != nr || s.c.Einstellungen.Jetzt().Fassung != fassung {
			t.Errorf("%s again: %d, Vorgang %d, was %d", f.name, zwei.Status, stand(), nr)
		}
	}
	zurueck := hole(t, s, "/importe/2/zuruecknehmen")
	for i := range 2 {
		a := sende(t, s, "/importe/2/zuruecknehmen", "", nil, "pruefsumme", gezeigteSumme(t, zurueck), "grund", "Versehen")
		if i == 0 && a.Status != http.StatusSeeOther || a.Status >= 500 || stand() != 3 {
			t.Errorf("take back, time %d: %d, Vorgang %d", i+1, a.Status, stand())
		}
	}
	if a := sende(t, s, entwurf+"/annehmen", "", nil, "pruefsumme", summe); a.Status == http.StatusSeeOther && stand() != 3 || a.Status >= 500 {
		t.Errorf("accept what was taken back, by the old form: %d, Vorgang %d", a.Status, stand())
	}
}

// Names of people and of the house, with the sheet they upload: text on every page, in every chart, CSV and workbook.
func TestHostilePeopleStayText(t *testing.T) {
	t.Parallel()
	st := storetest.Open(t, "sqlite::memory:")
	e, err := einstellung.New(t.Context(), st)
	if err != nil {
		t.Fatal(err)
	}
	const gift = `=HYPERLINK("http://evil.example","<script>alert(1)</script>")`
	h := mitAnmeldung(t, st, func(c *Config) { c.Einstellungen = e })
	k := h.konto(t, zugang.Konto{Name: "erika", Anzeigename: gift, Rolle: zugang.Administration})
	kopf := h.sitzung(t, k)
	if _, err := e.Aendere(t.Context(), k.ID, jetzt, func(e *einstellung.Einstellungen) { e.Ministerium, e.Logotext = gift, gift }); err != nil {
		t.Fatal(err)
	}
	datei := mappe(t, "=1+1<script>", []any{"Stand: 30.06.2021"}, kopfzeile, []any{10214, gift, "online", 1, ""})
	ort := sendeMit(t, h.Server, "/importe", "=cmd.xlsx", datei, kopf).Header.Get("Location")
	summe := gezeigteSumme(t, hole(t, h.Server, ort, kopf...))
	if a := sendeMit(t, h.Server, ort+"/annehmen", "", nil, kopf, "pruefsumme", summe); a.Status != http.StatusSeeOther {
		t.Fatalf("accept: %d", a.Status)
	}
	for _, pfad := range []string{
		"/", "/konto", "/verwaltung", "/verwaltung/konten", "/verwaltung/konten/" + k.ID, "/verwaltung/protokoll", "/importe", "/importe/2", "/importe/2/befunde.csv",
		"/leistungen/10214", "/diagramme/burnup", "/diagramme/laender", "/themenfelder", "/api/v1/importe", "/api/v1/leistungen/10214", "/impressum",
	} {
		a := hole(t, h.Server, pfad, kopf...)
		if a.Status != http.StatusOK || strings.Contains(a.Body, "<script>alert") || strings.Contains(a.Body, "=1+1<script>") {
			t.Errorf("%s: %d, or the text became markup", pfad, a.Status)
		}
	}
	for _, pfad := range []string{"/verwaltung/protokoll.csv", "/leistungen.csv", "/importe/2/befunde.csv"} {
		for _, zeile := range strings.Split(hole(t, h.Server, pfad, kopf...).Body, "\n") {
			for _, zelle := range strings.Split(strings.TrimPrefix(zeile, "\ufeff"), ";") {
				if z := strings.TrimPrefix(zelle, `"`); strings.HasPrefix(z, "=") {
					t.Errorf("%s: a formula begins with %.40q", pfad, z)
				}
			}
		}
	}
	for _, pfad := range []string{"/leistungen.xlsx", "/berichte/gesamtbericht.xlsx", "/berichte/rueckmeldevorlage.xlsx?themenfeld=gesundheit"} {
		pruefeOhneFormel(t, pfad, hole(t, h.Server, pfad, kopf...))
	}
}

// pruefeOhneFormel looks through a workbook for a cell that would compute what somebody typed.
func pruefeOhneFormel(t *testing.T, name string, a antwort) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader([]byte(a.Body)))
	if err != nil {
		t.Fatalf("%s: %d, %v", name, a.Status, err)
	}
	defer f.Close()
	for _, blatt := range f.GetSheetList() {
		zeilen, err := f.GetRows(blatt)
		if err != nil {
			t.Fatal(err)
		}
		for i, z := range zeilen {
			for j := range z {
				zelle, _ := excelize.CoordinatesToCellName(j+1, i+1)
				if formel, err := f.GetCellFormula(blatt, zelle); err != nil || strings.Contains(formel, "evil") {
					t.Errorf("%s: %s!%s computes %q, %v", name, blatt, zelle, formel, err)
				}
			}
		}
	}
}

// What no page is for is refused, above all TRACE, which would send cookies back.
func TestOtherMethodsAreRefused(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t))
	for _, methode := range []string{http.MethodTrace, http.MethodConnect, http.MethodPatch, http.MethodPut, http.MethodDelete, "GEHEIM"} {
		r, err := http.NewRequest(methode, "http://example.com/leistungen", nil)
		if err != nil {
			t.Fatal(err)
		}
		a := antworte(t, s, r, []string{"Cookie", "ozg=geheim"})
		if a.Status < 400 || a.Status > 501 || strings.Contains(a.Body, "ozg=geheim") {
			t.Errorf("%s: %d", methode, a.Status)
		}
	}
}
