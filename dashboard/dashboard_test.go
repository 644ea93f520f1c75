package dashboard

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"ozgtracker/internal/ozg"
)

// jetzt is the clock of the tests: long enough after the Frist that every day of the small history lies
// in the past.
var jetzt = time.Date(2023, 3, 1, 10, 0, 0, 0, time.UTC)

// testServer is a Server over a history, without a database.
func testServer(t testing.TB, g *ozg.Geschichte, aendere ...func(*Config)) *Server {
	t.Helper()
	c := Config{Beispieldaten: true, Version: "test", Log: slog.New(slog.DiscardHandler), Jetzt: func() time.Time { return jetzt }}
	for _, f := range aendere {
		f(&c)
	}
	s, err := newServer(c, func() *ozg.Geschichte { return g })
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// antwort is what a request got.
type antwort struct {
	Status int
	Header http.Header
	Body   string
}

func rufe(t testing.TB, s *Server, methode, adresse string, kopf ...string) antwort {
	t.Helper()
	r := httptest.NewRequest(methode, adresse, nil)
	for i := 0; i+1 < len(kopf); i += 2 {
		r.Header.Set(kopf[i], kopf[i+1])
	}
	res, err := s.App().Test(r, -1)
	if err != nil {
		t.Fatalf("%s %s: %v", methode, adresse, err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatalf("%s %s: %v", methode, adresse, err)
	}
	return antwort{res.StatusCode, res.Header, string(b)}
}

// hole gets a page; one that shows its progress is asked for again, as a browser does.
func hole(t testing.TB, s *Server, adresse string, kopf ...string) antwort {
	t.Helper()
	a := rufe(t, s, http.MethodGet, adresse, kopf...)
	for range 100 {
		if a.Header.Get("Refresh") == "" {
			break
		}
		a = rufe(t, s, http.MethodGet, adresse, kopf...)
	}
	return a
}
