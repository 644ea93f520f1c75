package dashboard

import (
	"bytes"
	"context"
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

// A body without a file needs little room, whoever sends it; a large file gets the time to arrive.
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
		h.SetRequestURI(uri)
		if r := s.rahmen(&h); r.MaxRequestBodySize != want || (want > maxFormular) != (r.ReadTimeout == 2*readTimeout) {
			t.Errorf("%s: %+v, want %d bytes", uri, r, want)
		}
	}
}
