package dashboard

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
	"ozgtracker/internal/zugang"
)

// dateiMit is one file of an upload of several.
type dateiMit struct {
	name   string
	inhalt []byte
}

// sendeMehrere posts the upload form with several files, as a browser without script does.
func sendeMehrere(t testing.TB, s *Server, dateien ...dateiMit) antwort {
	t.Helper()
	return sendeMehrereMit(t, s, nil, dateien...)
}

func sendeMehrereMit(t testing.TB, s *Server, kopf []string, dateien ...dateiMit) antwort {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for _, d := range dateien {
		f, err := w.CreateFormFile("datei", d.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write(d.inhalt); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/importe", &b)
	r.Header.Set("Content-Type", w.FormDataContentType())
	return antworte(t, s, r, kopf)
}

// Years of old plans at once: each file has its own Stichtag, they are accepted in that order, what needs a
// decision stays open, and one page at one address tells of all.
func TestManyFilesAtOnce(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		s := dienstServer(t, st)
		plan := func(stand string) []byte {
			return mappe(t, "Plan", kopfzeile, []any{10214, "Schwerbehindertenausweis", stand, 1, ""}, []any{10215, "Wohnungshilfe", "offen", 2, ""})
		}
		a := sendeMehrere(t, s,
			dateiMit{"plan_2021-06-30.xlsx", plan("online")}, dateiMit{"plan_2021-03-31.xlsx", plan("in Planung")},
			dateiMit{"ohne-tag.xlsx", plan("offen")}, dateiMit{"plan_2021-09-30.xlsx", plan("läuft rund")}, dateiMit{"bild.xlsx", []byte("\x89PNG\r\n\x1a\n")})
		adresse := a.Header.Get("Location")
		if a.Status != http.StatusSeeOther || !strings.HasPrefix(adresse, "/importe/stapel/") {
			t.Fatalf("upload: %d to %q\n%s", a.Status, adresse, a.Body)
		}
		v := hole(t, s, adresse)
		enthaeltAlle(t, "Stapel", v, 200, "5 Dateien: 2 bereit, 3 brauchen Ihre Entscheidung", "2 Pläne übernehmen", "3 Dateien bleiben offen.", "nennt keinen Stichtag", "1 Frage ist offen", "bild.xlsx")
		if i, j := strings.Index(v.Body, "plan_2021-03-31"), strings.Index(v.Body, "plan_2021-06-30"); i > j {
			t.Error("the files do not stand in the order of their Stichtage")
		}
		if n := importe(t, st); n != 1 {
			t.Fatalf("%d imports before anything was accepted", n)
		}
		enthaeltAlle(t, "unseen", sende(t, s, adresse+"/annehmen", "", nil, "pruefsumme", "0"), 409, "prüfen Sie sie noch einmal")
		if a := sende(t, s, adresse+"/annehmen", "", nil, "pruefsumme", gezeigteSumme(t, v)); a.Status != http.StatusSeeOther || a.Header.Get("Location") != adresse {
			t.Fatalf("accept: %d to %q\n%s", a.Status, a.Header.Get("Location"), a.Body)
		}
		v = hole(t, s, adresse)
		enthaeltAlle(t, "joint report", v, 200, "5 Dateien: 2 übernommen, 3 brauchen Ihre Entscheidung", `href="/importe/2"`, `href="/importe/3"`)
		enthaeltAlle(t, "first", hole(t, s, "/importe/2"), 200, "plan_2021-03-31.xlsx", "2 Leistungen neu", "Alle Dateien dieses Hochladens")
		enthaeltAlle(t, "second", hole(t, s, "/importe/3"), 200, "plan_2021-06-30.xlsx", "0 Leistungen neu, 1 geändert")

		ohne := entwurfVon(t, v, "ohne-tag.xlsx")
		if a := sende(t, s, ohne, "", nil, "stichtag", "31.12.2020"); a.Status != http.StatusSeeOther {
			t.Fatalf("Stichtag: %d", a.Status)
		}
		enthaeltAlle(t, "way back", hole(t, s, ohne), 200, `href="`+adresse+`"`)
		if a := sende(t, s, entwurfVon(t, v, "bild.xlsx")+"/verwerfen", "", nil); a.Header.Get("Location") != adresse {
			t.Errorf("discard leads to %q", a.Header.Get("Location"))
		}
		v = hole(t, s, adresse)
		enthaeltAlle(t, "decided", v, 200, "4 Dateien: 2 übernommen, 1 bereit, 1 braucht Ihre Entscheidung", "1 Plan übernehmen")
		if a := sende(t, s, adresse+"/annehmen", "", nil, "pruefsumme", gezeigteSumme(t, v)); a.Status != http.StatusSeeOther {
			t.Fatalf("accept the decided one: %d", a.Status)
		}
		if n := importe(t, st); n != 4 {
			t.Errorf("%d imports, want the catalogue and three plans", n)
		}
		enthaeltAlle(t, "no such Stapel", hole(t, s, "/importe/stapel/x"), 404)
	})
}

// Rows of another Bereich are told in the joint Vorschau already, file by file; what is one's own is accepted
// without them, and what the account may do is looked up anew each time.
func TestForeignRowsAreToldInTheJointVorschau(t *testing.T) {
	t.Parallel()
	h := mitAnmeldung(t, storetest.Open(t, storetest.DSN(t, "sqlite")))
	h.konto(t, zugang.Konto{Name: "admin", Anzeigename: "A", Rolle: zugang.Administration})
	f := h.konto(t, zugang.Konto{Name: "feli", Anzeigename: "F", Rolle: zugang.Federfuehrung, Themenfelder: []string{"Gesundheit"}})
	feli := h.sitzung(t, f)
	eigene, fremde := ausThemenfeld(t, "Gesundheit"), ausThemenfeld(t, "Bildung")
	plan := func(id string) []byte {
		return mappe(t, "Plan", []any{"OZG-ID", "Umsetzungsstand"}, []any{id, "online"})
	}
	a := sendeMehrereMit(t, h.Server, feli, dateiMit{"gesundheit_2021-06-30.xlsx", plan(eigene)}, dateiMit{"bildung_2021-03-31.xlsx", plan(fremde)})
	adresse := a.Header.Get("Location")
	v := hole(t, h.Server, adresse, feli...)
	enthaeltAlle(t, "joint Vorschau", v, 200, "2 Dateien: 1 bereit, 1 braucht Ihre Entscheidung", "1 Plan übernehmen",
		"nicht zu Ihrem Bereich (Gesundheit)", fremde+" (Bildung)", "31.03.2021")
	if a := h.formular(t, adresse+"/annehmen", url.Values{"pruefsumme": {gezeigteSumme(t, v)}}, feli...); a.Status != http.StatusSeeOther {
		t.Fatalf("accept one's own: %d\n%s", a.Status, a.Body)
	}
	if n := importe(t, h.st); n != 2 {
		t.Errorf("%d imports, want the catalogue and one's own plan", n)
	}
	f.Themenfelder = []string{"Gesundheit", "Bildung"}
	if err := h.zugang.SetKonto(t.Context(), "cli", f, anmeldung.Von{}); err != nil {
		t.Fatal(err)
	}
	enthaeltAlle(t, "with both Themenfelder", hole(t, h.Server, adresse, h.sitzung(t, f)...), 200, "2 Dateien: 1 übernommen, 1 bereit")
}

// entwurfVon finds the address of the draft of a file on the page of its Stapel.
func entwurfVon(t testing.TB, seite antwort, datei string) string {
	t.Helper()
	i := strings.Index(seite.Body, `">`+datei+`</a>`)
	j := strings.LastIndex(seite.Body[:max(i, 0)], `href="`)
	if i < 0 || j < 0 {
		t.Fatalf("the page lacks %s", datei)
	}
	return seite.Body[j+len(`href="`) : i]
}
