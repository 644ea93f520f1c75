package dashboard

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/valyala/fasthttp"

	"ozgtracker/importer"
	"ozgtracker/internal/annahme"
	"ozgtracker/internal/einstellung"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
	"ozgtracker/internal/zugang"
)

// begrenzterServer reads files within the limits that are set, as "ozg serve" does.
func begrenzterServer(t *testing.T, st *store.Store, fest importer.Grenzen) *Server {
	t.Helper()
	return dienstServer(t, st, func(c *Config) {
		d, err := annahme.New(context.Background(), annahme.Config{
			Store: st, Jetzt: func() time.Time { return jetzt }, Grenzen: func() importer.Grenzen { return c.Einstellungen.Grenzen(fest) },
		})
		if err != nil {
			t.Fatal(err)
		}
		c.Dienst, c.Grenzen = d, fest
	})
}

// A limit that is set holds at once for what is read and for how much a request may bring, in another process too,
// and is told by the trail; outside of its bounds it is refused and nothing changes.
func TestLimitsAreSettings(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		hier := begrenzterServer(t, st, importer.Grenzen{})
		dort := begrenzterServer(t, st, importer.Grenzen{})
		stelle := func(felder ...string) antwort {
			t.Helper()
			return sende(t, hier, "/verwaltung/einstellungen", "", nil, append([]string{"teil", "grenzen"}, felder...)...)
		}
		gross := bytes.Repeat([]byte("OZG-ID;Umsetzungsstand;Bemerkung\n"), 50_000) // 1.6 MB
		hochladen := func(s *Server) antwort { return sende(t, s, "/importe", "plan_2021-06-30.csv", gross) }
		if a := hochladen(hier); a.Status == http.StatusRequestEntityTooLarge {
			t.Fatalf("the default takes no 1.6 MB: %d", a.Status)
		}
		if a := stelle("grenze_datei", "1", "grenze_zeilen", "5.000"); a.Status != http.StatusSeeOther {
			t.Fatalf("%d\n%s", a.Status, a.Body)
		}
		if err := dort.c.Einstellungen.Aktualisieren(t.Context()); err != nil { // serve does so every two seconds
			t.Fatal(err)
		}
		for name, s := range map[string]*Server{"here": hier, "in another process": dort} {
			enthaeltAlle(t, "1.6 MB "+name, hochladen(s), http.StatusRequestEntityTooLarge, "größer als 1 MB")
			enthaeltAlle(t, "the form "+name, hole(t, s, "/importe"), 200, `data-max-mb="1"`)
		}
		lang := []byte("OZG-ID;Umsetzungsstand\n" + strings.Repeat("10214;online\n", 6000))
		enthaeltAlle(t, "6,000 rows", sende(t, dort, "/importe", "plan_2021-06-30.csv", lang), 422, "mehr als 5.000 Zeilen")
		enthaeltAlle(t, "the page", hole(t, hier, "/verwaltung"), 200, `name="grenze_datei" type="text" value="1"`, "1 bis 128; leer: 32", `value="5000"`)

		enthaeltAlle(t, "out of bounds", stelle("grenze_datei", "4000", "grenze_zeilen", "5000"), 400, "Möglich sind 1 bis 128 MB", "Es wurde nichts geändert", `value="4000"`)
		if g := hier.grenzen(); g.Datei != 1<<20 {
			t.Errorf("a refused limit holds: %d", g.Datei)
		}
		stelle()
		if g := hier.grenzen(); g != importer.Standardgrenzen() {
			t.Errorf("emptied fields are no defaults: %+v", g)
		}
	})
}

// What a process was started with is shown, not asked for, and a form that names it changes nothing.
func TestLimitsGivenAtStartWin(t *testing.T) {
	t.Parallel()
	s := begrenzterServer(t, storetest.Open(t, "sqlite::memory:"), importer.Grenzen{Datei: 2 << 20})
	a := hole(t, s, "/verwaltung")
	enthaeltAlle(t, "the page", a, 200, "--grenze-datei", "OZG_GRENZE_DATEI", "Beim Start festgelegt", `name="grenze_zeilen"`)
	if strings.Contains(a.Body, `name="grenze_datei"`) {
		t.Error("the page asks for a limit that it cannot change")
	}
	sende(t, s, "/verwaltung/einstellungen", "", nil, "teil", "grenzen", "grenze_datei", "64", "grenze_spalten", "60")
	if g := s.grenzen(); g.Datei != 2<<20 || g.Spalten != 60 {
		t.Errorf("%+v", g)
	}
	if e := s.c.Einstellungen.Jetzt(); e.Grenzen != (importer.Grenzen{Spalten: 60}) {
		t.Errorf("stored: %+v", e.Grenzen)
	}
}

// A file may be large only where files are taken; a larger one gets the time to arrive.
func TestOnlyUploadsMayBeLarge(t *testing.T) {
	t.Parallel()
	s := begrenzterServer(t, storetest.Open(t, "sqlite::memory:"), importer.Grenzen{})
	adresse := lausche(t, s)
	zweiMB := " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2097152\r\n\r\n"
	if a := roh(t, adresse, "POST /anmeldung"+zweiMB); !strings.HasPrefix(a, "HTTP/1.1 413") {
		t.Errorf("2 MB to log in: %.200q", a)
	}
	if a := roh(t, adresse, "POST /importe"+zweiMB+strings.Repeat("a", 2<<20)); !strings.HasPrefix(a, "HTTP/1.1 422") {
		t.Errorf("2 MB that are no form: %.200q", a)
	}
	if _, err := s.c.Einstellungen.Aendere(t.Context(), "k1", jetzt, func(e *einstellung.Einstellungen) { e.Grenzen.Datei = 64 << 20 }); err != nil {
		t.Fatal(err)
	}
	for uri, want := range map[string]int{"/importe": 65 << 20, "/api/v1/importe?x=1": 65 << 20, "/verwaltung/einstellungen": 1 << 20, "/": 1 << 20} {
		var h fasthttp.RequestHeader
		h.SetMethod("POST")
		h.SetContentLength(2 << 20)
		h.SetRequestURI(uri)
		if r := s.rahmen(&h); r.MaxRequestBodySize != want || (want > maxFormular) != (r.ReadTimeout == 2*readTimeout) {
			t.Errorf("%s: %+v, want %d bytes", uri, r, want)
		}
	}
}

// Nobody fills the memory: a large body gets room only for who may upload, and all of them together only so much.
func TestLargeBodiesNeedALogin(t *testing.T) {
	t.Parallel()
	h := mitAnmeldung(t, storetest.Open(t, "sqlite::memory:"))
	adresse := lausche(t, h.Server)
	melder := h.sitzung(t, h.konto(t, zugang.Konto{Name: "melder", Rolle: zugang.Federfuehrung, Themenfelder: []string{"Gesundheit"}}))
	leser := h.sitzung(t, h.konto(t, zugang.Konto{Name: "leser", Rolle: zugang.Betrachter}))
	const laenge = "Content-Length: 31457280\r\n"
	kopf := func(anfrage string, kopf ...string) string {
		for i := 0; i+1 < len(kopf); i += 2 {
			anfrage += "\r\n" + kopf[i] + ": " + kopf[i+1]
		}
		return anfrage + "\r\nHost: x\r\nConnection: close\r\n"
	}
	for name, f := range map[string]struct{ anfrage, status, text string }{
		"nobody":           {kopf("POST /importe HTTP/1.1") + laenge + "\r\n", "401", "eine Anmeldung"},
		"nobody, API":      {kopf("POST /api/v1/importe HTTP/1.1") + laenge + "\r\n", "401", `"anmeldung_noetig"`},
		"a wrong token":    {kopf("POST /api/v1/importe HTTP/1.1", "Authorization", "Bearer x") + laenge + "\r\n", "401", `"anmeldung_noetig"`},
		"who only reads":   {kopf("POST /importe HTTP/1.1", leser...) + laenge + "\r\n", "403", "darf das nicht"},
		"no POST":          {kopf("PUT /api/v1/entwuerfe/x/eingaben HTTP/1.1", melder...) + laenge + "\r\n", "413", ""},
		"length not given": {kopf("POST /importe HTTP/1.1") + "Transfer-Encoding: chunked\r\n\r\n200000\r\n", "401", "eine Anmeldung"},
	} {
		if a := roh(t, adresse, f.anfrage); !strings.HasPrefix(a, "HTTP/1.1 "+f.status) || !strings.Contains(a, f.text) {
			t.Errorf("%s: %.600q", name, a)
		}
	}
	var offen []net.Conn
	for range maxUnterwegs / (30 << 20) { // on their way, and slow
		c, err := net.Dial("tcp", adresse)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if _, err := io.WriteString(c, kopf("POST /importe HTTP/1.1", melder...)+laenge+"Expect: 100-continue\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
		if _, err := c.Read(make([]byte, 100)); err != nil { // go on
			t.Fatal(err)
		}
		offen = append(offen, c)
	}
	einer := kopf("POST /importe HTTP/1.1", melder...) + laenge + "\r\n"
	if a := roh(t, adresse, einer); !strings.HasPrefix(a, "HTTP/1.1 503") {
		t.Errorf("one too many: %.300q", a)
	}
	if a := sende(t, h.Server, "/importe", "plan_2021-06-30.csv", []byte("OZG-ID;Umsetzungsstand\n10214;online\n")); a.Status != http.StatusUnauthorized {
		t.Errorf("a small file: %d", a.Status)
	}
	for _, c := range offen {
		c.Close()
	}
	for range 100 {
		if a := roh(t, adresse, einer+strings.Repeat("a", 30<<20)); strings.HasPrefix(a, "HTTP/1.1 422") {
			return
		}
	}
	t.Error("room is not given back")
}
