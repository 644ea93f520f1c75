package dashboard

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

// The whole way of a Federführer: upload, look, accept, find the value with its origin, take it back.
func TestWayOfAPlan(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		s := dienstServer(t, st)
		datei := mappe(t, "Plan",
			[]any{"Umsetzungsplan Gesundheit"}, []any{"Stand: 30.06.2021"}, kopfzeile,
			[]any{10214, "Schwerbehindertenausweis", "online", 1, "31.03.2021"},
			[]any{10215, "Wohnungshilfe", "in Planung", 2, "31.12.2022"},
			[]any{10216, "Elternunterhalt", "fast fertig", 2, ""},
		)
		adresse := hochgeladen(t, s, "plan.xlsx", datei)
		if n := importe(t, st); n != 1 {
			t.Fatalf("%d imports after the upload, want the catalogue alone", n)
		}
		v := hole(t, s, adresse)
		enthaeltAlle(t, "Vorschau", v, 200, "3 Leistungen übernehmen", "Stichtag 30.06.2021", "Plan!C4", "noch nichts gespeichert",
			"fast fertig", "Plan!C6", "ozg-schwere--fehler", "Kopfzeile 3", "Verwerfen")
		if got := v.Header.Get("Cache-Control"); got != "no-store" {
			t.Errorf("a draft may be cached: %q", got)
		}

		a := sende(t, s, adresse+"/annehmen", "", nil, "pruefsumme", gezeigteSumme(t, v))
		if a.Status != http.StatusSeeOther || a.Header.Get("Location") != "/importe/2" {
			t.Fatalf("accept: %d to %q\n%s", a.Status, a.Header.Get("Location"), a.Body)
		}
		enthaeltAlle(t, "receipt", hole(t, s, "/importe/2"), 200, "Übernommen am 01.03.2023, 11:00 Uhr von lokal: 3 neu, 0 geändert. Sie können diesen Import jederzeit zurücknehmen.", "plan.xlsx", "30.06.2021", "fast fertig")
		if a := hole(t, s, adresse); a.Status != http.StatusSeeOther || a.Header.Get("Location") != "/importe/2" {
			t.Errorf("draft after acceptance: %d to %q, want its receipt", a.Status, a.Header.Get("Location"))
		}
		enthaeltAlle(t, "Leistung", hole(t, s, "/leistungen/10214"), 200, "Plan!C4", "„online“", `href="/importe/2"`, "plan.xlsx", "Plan!E4")
		enthaeltAlle(t, "list", hole(t, s, "/leistungen?zustand=online"), 200, "1 von 557 OZG-Leistungen, über ihrem Soll-Termin", "Schwerbehindertenausweis")
		enthaeltAlle(t, "list of imports", hole(t, s, "/importe"), 200, "1 Plan eingespielt; der letzte gilt zum 30.06.2021", "1 Fehler")

		nochmal := hochgeladen(t, s, "plan.xlsx", datei)
		v = hole(t, s, nochmal)
		enthaeltAlle(t, "same file again", v, 200, "Diese Datei wurde schon am 01.03.2023 übernommen. Sie ändert nichts.", `href="/importe/2"`)
		if summeImFormular.MatchString(v.Body) {
			t.Error("the same file can be accepted again")
		}

		frage := hole(t, s, "/importe/2/zuruecknehmen")
		enthaeltAlle(t, "take back unseen", sende(t, s, "/importe/2/zuruecknehmen", "", nil), 400, "Es wurde nichts geändert")
		enthaeltAlle(t, "take back what was not shown", sende(t, s, "/importe/2/zuruecknehmen", "", nil, "pruefsumme", "0"), 409, "Die Vorschau wurde neu berechnet")
		enthaeltAlle(t, "question before taking back", frage, 200, "Import 2 zurücknehmen?", "Werte fallen auf „keine Angabe“ zurück", "6 Werte bleiben gleich")
		a = sende(t, s, "/importe/2/zuruecknehmen", "", nil, "pruefsumme", gezeigteSumme(t, frage))
		if a.Status != http.StatusSeeOther || a.Header.Get("Location") != "/importe/2" {
			t.Fatalf("take back: %d to %q", a.Status, a.Header.Get("Location"))
		}
		enthaeltAlle(t, "receipt after taking back", hole(t, s, "/importe/2"), 200, "Zurückgenommen am 01.03.2023, 11:00 Uhr von lokal (Vorgang 3)")
		enthaeltAlle(t, "Leistung after taking back", hole(t, s, "/leistungen/10214"), 200, "keine Angabe zum Stand")
		enthaeltAlle(t, "take back twice", sende(t, s, "/importe/2/zuruecknehmen", "", nil, "pruefsumme", gezeigteSumme(t, frage)), 409)
		enthaeltAlle(t, "take back the catalogue", sende(t, s, "/importe/1/zuruecknehmen", "", nil, "pruefsumme", "0"), 400, "Katalog kann nicht zurückgenommen werden")

		v = hole(t, s, hochgeladen(t, s, "plan.xlsx", datei))
		enthaeltAlle(t, "the file once more after taking back", v, 200, "3 Leistungen übernehmen")
	})
}

// What somebody accepts must be what that person saw.
func TestStaleVorschauIsShownAnew(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		s := dienstServer(t, st)
		plan := func(stand string) []byte {
			return mappe(t, "Plan", []any{"Stand: 30.06.2021"}, kopfzeile, []any{10214, "Schwerbehindertenausweis", stand, 1, ""})
		}
		erster, zweiter := hochgeladen(t, s, "a.xlsx", plan("offen")), hochgeladen(t, s, "b.xlsx", plan("online"))
		alt := gezeigteSumme(t, hole(t, s, zweiter))
		if a := sende(t, s, erster+"/annehmen", "", nil, "pruefsumme", gezeigteSumme(t, hole(t, s, erster))); a.Status != http.StatusSeeOther {
			t.Fatalf("first: %d", a.Status)
		}
		a := sende(t, s, zweiter+"/annehmen", "", nil, "pruefsumme", alt)
		enthaeltAlle(t, "stale", a, 409, "Inzwischen wurde ein anderer Import übernommen. Die Vorschau wurde neu berechnet; prüfen Sie sie noch einmal.", `<span class="ozg-alt">offen</span>`)
		if n := importe(t, st); n != 2 {
			t.Fatalf("%d imports, want 2: the stale one must not be stored", n)
		}
		if a := sende(t, s, zweiter+"/annehmen", "", nil, "pruefsumme", gezeigteSumme(t, a)); a.Status != http.StatusSeeOther {
			t.Errorf("the new Vorschau cannot be accepted: %d", a.Status)
		}
		enthaeltAlle(t, "without checksum", sende(t, s, zweiter+"/annehmen", "", nil), 400)
	})
}

func TestStichtagIsAskedForOnlyWhenNobodyKnows(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		s := dienstServer(t, st)
		datei := mappe(t, "Plan", kopfzeile, []any{10214, "Schwerbehindertenausweis", "online", 1, ""})
		adresse := hochgeladen(t, s, "plan.xlsx", datei)
		enthaeltAlle(t, "question", hole(t, s, adresse), 200, "Zu welchem Stichtag gilt diese Datei?", `name="stichtag"`)
		enthaeltAlle(t, "wrong answer", sende(t, s, adresse, "", nil, "stichtag", "irgendwann"), 422, "„irgendwann“ ist kein Tag", `value="irgendwann"`)
		if a := sende(t, s, adresse, "", nil, "stichtag", "30.06.2021", "themenfeld", "gesundheit"); a.Status != http.StatusSeeOther || a.Header.Get("Location") != adresse {
			t.Fatalf("answer: %d to %q", a.Status, a.Header.Get("Location"))
		}
		enthaeltAlle(t, "Vorschau", hole(t, s, adresse), 200, "Stichtag 30.06.2021", "1 Leistung übernehmen", "Themenfeld Gesundheit")
		enthaeltAlle(t, "name says it", hole(t, s, hochgeladen(t, s, "plan_2021-09-30.xlsx", datei)), 200, "Stichtag 30.09.2021")
		enthaeltAlle(t, "form says it", hole(t, s, hochgeladen(t, s, "plan.xlsx", datei, "stichtag", "31.12.2021")), 200, "Stichtag 31.12.2021")

		if a := sende(t, s, adresse+"/verwerfen", "", nil); a.Status != http.StatusSeeOther {
			t.Fatalf("throw away: %d", a.Status)
		}
		enthaeltAlle(t, "thrown away", hole(t, s, adresse), 404)
		if n := importe(t, st); n != 1 {
			t.Errorf("%d imports, want the catalogue alone", n)
		}
	})
}

// zipBombe unpacks to more than the limit.
func zipBombe(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range []string{"[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"} {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.CopyN(f, nullen{}, 6<<20); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

type nullen struct{}

func (nullen) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// A file that cannot be used is refused with a sentence, and nothing of it stays.
func TestUnusableFilesAreRefused(t *testing.T) {
	t.Parallel()
	ole := append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, make([]byte, 4096)...)
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		s := dienstServer(t, st)
		for _, f := range []struct {
			name, datei string
			inhalt      []byte
			felder      []string
			status      int
			text        string
		}{
			{"no file", "", nil, nil, 422, "keine Datei ausgewählt"},
			{"empty", "leer.xlsx", []byte{}, nil, 422, "leer"},
			{"old format", "alt.xls", ole, nil, 422, ""},
			{"broken zip", "kaputt.xlsx", []byte("PK\x03\x04 kaputt"), nil, 422, ""},
			{"bomb", "bombe.xlsx", zipBombe(t), nil, 413, "groß"},
			{"too large", "gross.xlsx", make([]byte, 32<<20+1), nil, 413, "größer als 32 MB"},
			{"impossible Stichtag", "plan.xlsx", mappe(t, "Plan", kopfzeile, []any{10214, "", "online", 1, ""}), []string{"stichtag", "gestern"}, 422, "ist kein Tag"},
			{"unknown Themenfeld", "plan.xlsx", mappe(t, "Plan", kopfzeile, []any{10214, "", "online", 1, ""}), []string{"themenfeld", "Sport"}, 422, "Themenfeld „Sport“ gibt es nicht"},
		} {
			a := sende(t, s, "/importe", f.datei, f.inhalt, f.felder...)
			enthaeltAlle(t, f.name, a, f.status, f.text, "Es wurde nichts gespeichert.", "Noch einmal versuchen")
			if n := importe(t, st); n != 1 {
				t.Fatalf("%s: %d imports, want the catalogue alone", f.name, n)
			}
		}
	})
}

// A file comes from others: it is only ever saved, under a name that harms nobody.
func TestOriginalIsDownloadedAsItCame(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		s := dienstServer(t, st)
		datei := mappe(t, "Plan", []any{"Stand: 30.06.2021"}, kopfzeile, []any{10214, "", "online", 1, ""})
		a := sende(t, s, "/api/v1/importe", "../Plan \u202egnp\"<b>ä.xlsx", datei)
		if a.Status != http.StatusCreated {
			t.Fatalf("import: %d %s", a.Status, a.Body)
		}
		a = hole(t, s, "/importe/2/datei")
		if a.Status != 200 || a.Body != string(datei) {
			t.Errorf("%d, %d bytes, want the file as uploaded (%d bytes)", a.Status, len(a.Body), len(datei))
		}
		for name, want := range map[string]string{
			"Content-Type": "application/octet-stream", "X-Content-Type-Options": "nosniff",
			"Content-Disposition": `attachment; filename="Plan gnp__b__.xlsx"; filename*=UTF-8''Plan%20gnp%22%3Cb%3E%C3%A4.xlsx`,
		} {
			if got := a.Header.Get(name); got != want {
				t.Errorf("%s: %s, want %s", name, got, want)
			}
		}
		enthaeltAlle(t, "no such import", hole(t, s, "/importe/77/datei"), 404)
		enthaeltAlle(t, "no number", hole(t, s, "/importe/abc"), 404)
	})
}

// Names out of a plan appear on every page; none may become markup, script or formula.
func TestHostileNamesStayText(t *testing.T) {
	t.Parallel()
	st := storetest.Open(t, storetest.DSN(t, "sqlite"))
	s := dienstServer(t, st)
	const script = `<script>alert(1)</script>`
	datei := mappe(t, "<b>Blatt", []any{"Stand: 30.06.2021"},
		[]any{"OZG-ID", "OZG-Leistung", "Umsetzungsstand", "Bemerkung", "Adresse des Onlinedienstes", "Umsetzungsprojekt", "<i>Spalte"},
		[]any{10602, script, "online", `=HYPERLINK("http://evil.example")`, "javascript:alert(1)", `"><img src=x onerror=alert(1)>`, "x"},
		[]any{10603, "=1+1", "<svg onload=alert(1)>", "", "", "", ""},
	)
	adresse := hochgeladen(t, s, `<script>alert(2)</script>.xlsx`, datei)
	seiten := []string{
		adresse, "/importe", "/importe/2", "/importe/2/zuruecknehmen", "/leistungen", "/leistungen?q=" + url.QueryEscape(script),
		"/leistungen/10602", "/leistungen/10603", "/", "/themenfelder", "/methodik", "/berichte",
	}
	v := hole(t, s, adresse)
	if a := sende(t, s, adresse+"/annehmen", "", nil, "pruefsumme", gezeigteSumme(t, v)); a.Status != http.StatusSeeOther {
		t.Fatalf("accept: %d", a.Status)
	}
	for i, pfad := range seiten {
		a := v
		if i > 0 {
			a = hole(t, s, pfad)
		}
		if a.Status != 200 {
			t.Errorf("%s: %d", pfad, a.Status)
		}
		for _, gift := range []string{"<script>alert", "<svg onload", "<img src=x", `href="javascript:`, "<b>Blatt", "<i>Spalte"} {
			if strings.Contains(a.Body, gift) {
				t.Errorf("%s holds %s", pfad, gift)
			}
		}
	}
	enthaeltAlle(t, "name as text", hole(t, s, "/leistungen/10602"), 200, "&lt;script&gt;alert(1)&lt;/script&gt;")
	if a := hole(t, s, "/leistungen.csv?sort=-id"); !strings.Contains(a.Body, "10603;'=1+1;") {
		t.Errorf("the formula is not guarded in CSV:\n%.400s", a.Body)
	}
	if a := hole(t, s, "/api/v1/leistungen/10602"); strings.Contains(a.Body, "<script>") {
		t.Error("the API sends markup unescaped")
	}
}

func TestSauberName(t *testing.T) {
	t.Parallel()
	lang := strings.Repeat("ä", 300) + ".xlsx"
	for in, want := range map[string]string{
		"plan.xlsx": "plan.xlsx", "../../etc/passwd": "passwd", `C:\Pläne\plan.xlsx`: "plan.xlsx", "": "ohne Namen", "..": "ohne Namen",
		"a\r\nSet-Cookie: x.xlsx": "aSet-Cookie: x.xlsx", "pl\u202ean\x00.xlsx": "plan.xlsx",
	} {
		if got := sauberName(in); got != want {
			t.Errorf("sauberName(%q) = %q, want %q", in, got, want)
		}
	}
	if got := sauberName(lang); len(got) > maxDateiname || !strings.HasSuffix(got, "….xlsx") {
		t.Errorf("a long name became %q (%d bytes)", got, len(got))
	}
}

// The question before taking back counts what falls, stays and is the same.
func TestRuecknahmeTellsWhatHappens(t *testing.T) {
	t.Parallel()
	faellt := annahme.Rueckfall{OZGID: "10001", Feld: ozg.FeldStand, Jetzt: ozg.TextWert(ozg.StandOnline), HatDann: true, Dann: ozg.TextWert(ozg.StandPlanung)}
	ohne := annahme.Rueckfall{OZGID: "10001", Feld: ozg.FeldModell, Jetzt: ozg.TextWert(ozg.ModellA)}
	for _, f := range []struct {
		r    annahme.Ruecknahme
		want string
	}{
		{annahme.Ruecknahme{}, "Kein Wert ändert sich."},
		{annahme.Ruecknahme{Zurueck: []annahme.Rueckfall{ohne}}, "1 Wert fällt auf „keine Angabe“ zurück."},
		{annahme.Ruecknahme{Zurueck: []annahme.Rueckfall{faellt}, Bleibt: 2}, "1 Wert fällt auf frühere Meldungen zurück. 2 Werte bleiben, da spätere Importe sie neu gemeldet haben."},
		{
			annahme.Ruecknahme{Zurueck: []annahme.Rueckfall{faellt, ohne}, Bleibt: 1, Gleich: 1},
			"2 Werte fallen auf frühere Meldungen zurück, 1 davon auf „keine Angabe“. 1 Wert bleibt, da ein späterer Import ihn neu gemeldet hat. 1 Wert bleibt gleich, da er schon vorher so gemeldet war.",
		},
	} {
		if got := ruecknahmeText(f.r); got != f.want {
			t.Errorf("got  %s\nwant %s", got, f.want)
		}
	}
}
