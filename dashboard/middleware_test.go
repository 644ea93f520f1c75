package dashboard

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/gofiber/fiber/v2"
)

func TestEveryAnswerCarriesTheSecurityHeaders(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t))
	for _, pfad := range []string{"/", "/gibtesnicht", "/?stichtag=x", "/healthz", s.asset("css/ozg.css")} {
		a := hole(t, s, pfad)
		csp := a.Header.Get("Content-Security-Policy")
		for _, want := range []string{"default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"} {
			if !strings.Contains(csp, want) {
				t.Errorf("%s: policy %q lacks %s", pfad, csp, want)
			}
		}
		if strings.Contains(csp, "unsafe") {
			t.Errorf("%s: policy %q allows something unsafe", pfad, csp)
		}
		for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"} {
			if got := a.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", pfad, name, got, want)
			}
		}
		if a.Header.Get("Permissions-Policy") == "" || a.Header.Get("X-Request-Id") == "" {
			t.Errorf("%s: no Permissions-Policy or no request id", pfad)
		}
	}
}

// Another site must not be able to change anything, also where the browser sends no Sec-Fetch-Site.
func TestChangesFromOtherSitesAreRefused(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t), func(c *Config) { c.Basis = "https://ozg.example/plan" })
	s.app.Post("/aendern", func(c *fiber.Ctx) error { return c.SendString("changed") })
	for _, f := range []struct {
		name string
		kopf []string
		want int
	}{
		{"same origin", []string{"Sec-Fetch-Site", "same-origin"}, 200},
		{"typed by a person", []string{"Sec-Fetch-Site", "none"}, 200},
		{"other site", []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"sister site", []string{"Sec-Fetch-Site", "same-site"}, 403},
		{"own origin without Sec-Fetch-Site", []string{"Origin", "http://example.com"}, 200},
		{"public address behind a proxy", []string{"Origin", "https://ozg.example"}, 200},
		{"evil origin", []string{"Origin", "https://evil.example"}, 403},
		{"own name as a part of an evil one", []string{"Origin", "http://example.com.evil.example"}, 403},
		{"null origin", []string{"Origin", "null"}, 403},
		{"other site with a forged origin", []string{"Sec-Fetch-Site", "cross-site", "Origin", "http://example.com"}, 403},
		{"no browser", nil, 200},
	} {
		if a := rufe(t, s, http.MethodPost, "/aendern", f.kopf...); a.Status != f.want {
			t.Errorf("%s: %d, want %d", f.name, a.Status, f.want)
		}
	}
	if a := hole(t, s, "/", "Sec-Fetch-Site", "cross-site"); a.Status != 200 {
		t.Errorf("a link from another site is answered with %d", a.Status)
	}
}

func TestEveryPageAnswersHead(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t))
	for _, pfad := range []string{"/", "/themenfelder", "/themenfelder/gesundheit", "/burnup.csv", "/impressum", "/healthz", s.asset("js/ozg-charts.js")} {
		get, head := hole(t, s, pfad), rufe(t, s, http.MethodHead, pfad)
		if head.Status != 200 || head.Body != "" {
			t.Errorf("HEAD %s: %d with %d bytes", pfad, head.Status, len(head.Body))
		}
		for _, name := range []string{"Content-Type", "Etag", "Cache-Control"} {
			if get.Header.Get(name) != head.Header.Get(name) {
				t.Errorf("HEAD %s: %s is %q, GET says %q", pfad, name, head.Header.Get(name), get.Header.Get(name))
			}
		}
	}
}

func TestErrorsAreAnsweredForPeople(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t))
	for _, f := range []struct {
		methode, adresse string
		status           int
		text             string
	}{
		{"GET", "/gibtesnicht", 404, "Diese Seite gibt es nicht."},
		{"GET", "/themenfelder/gibtesnicht", 404, "Dieses Themenfeld gibt es nicht."},
		{"GET", "/static/css/ozg.css", 404, "Diese Seite gibt es nicht."},
		{"POST", "/impressum", 405, "Diese Adresse kann so nicht aufgerufen werden."},
		{"GET", "/?stichtag=31.02.2021", 400, "TT.MM.JJJJ"},
		{"GET", "/?stichtag=%3Cscript%3E", 400, "&lt;script&gt;"},
	} {
		a := rufe(t, s, f.methode, f.adresse)
		if a.Status != f.status || !strings.Contains(a.Body, f.text) {
			t.Errorf("%s %s: %d, want %d with %q", f.methode, f.adresse, a.Status, f.status, f.text)
		}
		if !strings.Contains(a.Body, "Zur Übersicht") || a.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s %s: no way back, or cached", f.methode, f.adresse)
		}
	}
	if a := hole(t, s, "/api/v1/gibtesnicht"); a.Status != 404 || !strings.Contains(a.Body, `"code":"seite_unbekannt"`) {
		t.Errorf("unknown address of the API: %d %s", a.Status, a.Body)
	}
}

// What went wrong inside is for the log; a person gets a number to ask for.
func TestInternalErrorsTellANumberOnly(t *testing.T) {
	t.Parallel()
	var protokoll bytes.Buffer
	s := testServer(t, kleineGeschichte(t), func(c *Config) { c.Log = slog.New(slog.NewJSONHandler(&protokoll, nil)) })
	s.app.Get("/panik", func(*fiber.Ctx) error { panic("secret detail") })
	a := hole(t, s, "/panik?name=Erika")
	if a.Status != 500 || strings.Contains(a.Body, "secret detail") {
		t.Fatalf("%d: %s", a.Status, a.Body)
	}
	nummer := regexp.MustCompile(`Vorgangsnummer ([0-9a-f]{12})`).FindStringSubmatch(a.Body)
	if nummer == nil {
		t.Fatalf("no number in %s", a.Body)
	}
	log := protokoll.String()
	if !strings.Contains(log, nummer[1]) || !strings.Contains(log, "secret detail") {
		t.Errorf("the log lacks the number or the cause: %s", log)
	}
	if strings.Contains(log, "Erika") {
		t.Errorf("the log holds what a person typed: %s", log)
	}
	if n := strings.Count(log, `"level":"ERROR"`); n != 1 {
		t.Errorf("logged %d times", n)
	}
}

// Where nobody logs in, a stranger's name that leads to this machine gets nothing; localhost, addresses and the public
// address do.
func TestOnlyTheOwnHostIsAnsweredWithoutLogin(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t), func(c *Config) { c.NurEigenerHost, c.Basis = true, "https://ozg.amt.example/ozg" })
	for host, want := range map[string]int{
		"ozg.amt.example": 200, "OZG.amt.example": 200, "localhost:8080": 200, "127.0.0.1:8080": 200, "10.1.2.3": 200, "[::1]:8080": 200, "[::1]": 200,
		"evil.example": 421, "evil.example:8080": 421, "ozg.amt.example.evil.example": 421, "localhost.evil.example": 421, "127.0.0.1.nip.example": 421,
	} {
		for methode, pfad := range map[string]string{http.MethodGet: "/methodik", http.MethodHead: "/api/v1/methodik"} {
			r := httptest.NewRequest(methode, pfad, nil)
			r.Host = host
			if a := antworte(t, s, r, nil); a.Status != want {
				t.Errorf("%s %s at %s: %d, want %d", methode, pfad, host, a.Status, want)
			}
		}
		r := httptest.NewRequest(http.MethodPost, "/importe", nil)
		r.Host = host
		if a := antworte(t, s, r, []string{"Sec-Fetch-Site", "same-origin", "Origin", "http://" + host}); (a.Status == 421) != (want == 421) {
			t.Errorf("POST at %s: %d", host, a.Status)
		}
	}
}
