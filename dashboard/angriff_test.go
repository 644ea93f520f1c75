package dashboard

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/store/storetest"
)

// lausche serves s on a loopback port until the test ends.
func lausche(t *testing.T, s *Server) (adresse string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ende := make(chan error, 1)
	go func() { ende <- s.Serve(l) }()
	t.Cleanup(func() {
		if err := s.Shutdown(context.Background()); err != nil {
			t.Error(err)
		}
		if err := <-ende; err != nil {
			t.Error(err)
		}
	})
	return l.Addr().String()
}

// roh sends bytes as they are and gives all that comes back until the server closes, or for some seconds.
func roh(t *testing.T, adresse, anfrage string) string {
	t.Helper()
	c, err := net.Dial("tcp", adresse)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.SetDeadline(time.Now().Add(5 * time.Second)); err != nil {
		t.Fatal(err)
	}
	_, _ = io.WriteString(c, anfrage) // the server may close before it has read all
	b, _ := io.ReadAll(c)
	return string(b)
}

// endet sends a request whose body comes byte by byte, and reports whether the server gives up before it is whole.
func endet(t *testing.T, adresse, anfrage string) bool {
	t.Helper()
	c, err := net.Dial("tcp", adresse)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := io.WriteString(c, anfrage); err != nil {
		t.Fatal(err)
	}
	for range 500 {
		if _, err := c.Write([]byte{'x'}); err != nil {
			return true
		}
		time.Sleep(20 * time.Millisecond)
	}
	return false
}

// A request whose length two readers could see differently is refused, and what stands behind it is never
// read as a request of its own (request smuggling).
func TestAmbiguousRequestsAreRefused(t *testing.T) {
	t.Parallel()
	adresse := lausche(t, testServer(t, kleineGeschichte(t)))
	const geschmuggelt = "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
	post := func(kopf, rest string) string {
		return "POST /anmeldung HTTP/1.1\r\nHost: x\r\n" + kopf + "\r\n" + rest + geschmuggelt
	}
	for name, anfrage := range map[string]string{
		"two lengths":                post("Content-Length: 5\r\nContent-Length: 6\r\n", "12345"),
		"two equal lengths":          post("Content-Length: 5\r\nContent-Length: 5\r\n", "12345"),
		"a list of lengths":          post("Content-Length: 5, 5\r\n", "12345"),
		"a length with a sign":       post("Content-Length: +5\r\n", "12345"),
		"a negative length":          post("Content-Length: -1\r\n", ""),
		"a length in hexadecimal":    post("Content-Length: 0x5\r\n", "12345"),
		"length, then chunks":        post("Content-Length: 6\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
		"chunks, then length":        post("Transfer-Encoding: chunked\r\nContent-Length: 6\r\n", "0\r\n\r\n"),
		"chunked twice":              post("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n"),
		"two transfer encodings":     post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n"),
		"another transfer encoding":  post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"),
		"encoding after a tab":       post("Transfer-Encoding:\tchunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"),
		"identity and length":        post("Transfer-Encoding: identity\r\nContent-Length: 5\r\n", "12345"),
		"chunks in HTTP/1.0":         "POST /anmeldung HTTP/1.0\r\nHost: x\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + geschmuggelt,
		"newline in chunk extension": post("Transfer-Encoding: chunked\r\n", "2;\nxx\r\n12\r\n0\r\n\r\n"),
		"a chunk in 0x":              post("Transfer-Encoding: chunked\r\n", "0x2\r\n12\r\n0\r\n\r\n"),
		"a chunk with a sign":        post("Transfer-Encoding: chunked\r\n", "+2\r\n12\r\n0\r\n\r\n"),
		"a chunk that overflows":     post("Transfer-Encoding: chunked\r\n", "10000000000000002\r\n12\r\n0\r\n\r\n"),
		"a chunk longer than said":   post("Transfer-Encoding: chunked\r\n", "2\r\n123\r\n0\r\n\r\n"),
		"chunks ended by newlines":   post("Transfer-Encoding: chunked\r\n", "2\n12\n0\n\n"),
		"a folded header":            post("X-A: 1\r\n Content-Length: 53\r\n", ""),
		"a folded encoding":          post("Content-Length: 5\r\nTransfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n"),
		"a header after a newline":   "GET / HTTP/1.1\r\nHost: x\r\nX-A: 1\nContent-Length: 53\r\n\r\n" + geschmuggelt,
		"newlines only":              "GET / HTTP/1.1\nHost: x\n\n" + geschmuggelt,
		"a return inside a header":   "GET / HTTP/1.1\r\nHost: x\r\nX-A: 1\rContent-Length: 53\r\n\r\n" + geschmuggelt,
		"a zero inside a header":     "GET / HTTP/1.1\r\nHost: x\r\nX-A: 1\x00\r\n\r\n" + geschmuggelt,
		"a header without a name":    "GET / HTTP/1.1\r\nHost: x\r\n: 1\r\n\r\n" + geschmuggelt,
		"a header without a colon":   "GET / HTTP/1.1\r\nHost: x\r\nContent-Length 5\r\n\r\n" + geschmuggelt,
		"a blank before the header":  "GET / HTTP/1.1\r\n Host: x\r\n\r\n" + geschmuggelt,
		"blank before the colon":     "GET / HTTP/1.1\r\nHost : x\r\n\r\n" + geschmuggelt,
		"no host":                    "GET / HTTP/1.1\r\n\r\n" + geschmuggelt,
		"two hosts":                  "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n" + geschmuggelt,
	} {
		antwort := roh(t, adresse, anfrage)
		if strings.Count(antwort, "HTTP/1.1 ") > 1 || !strings.HasPrefix(antwort, "HTTP/1.1 400") || !strings.Contains(antwort, "Connection: close") {
			t.Errorf("%s: %.300q", name, antwort)
		}
	}
	if antwort := roh(t, adresse, geschmuggelt); !strings.HasPrefix(antwort, "HTTP/1.1 200") {
		t.Errorf("a clean request: %.200q", antwort)
	}
}

// A client that sends slowly, or without end, does not hold the server.
func TestSlowAndLargeRequestsEnd(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t))
	if c := s.app.Config(); c.ReadTimeout <= 0 || c.ReadTimeout > time.Minute || c.WriteTimeout <= 0 || c.IdleTimeout <= 0 || c.BodyLimit > 64<<20 || c.StreamRequestBody {
		t.Errorf("limits of a connection: %v, %v, %v, %d bytes", c.ReadTimeout, c.WriteTimeout, c.IdleTimeout, c.BodyLimit)
	}
	s.app.Server().ReadTimeout = 200 * time.Millisecond // the rule, in less time
	adresse := lausche(t, s)
	for name, anfrage := range map[string]string{
		"half a header":    "GET / HTTP/1.1\r\nHost: x\r\nX-",
		"half a body":      "POST /importe HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000\r\n\r\n--x",
		"an endless line":  "GET /" + strings.Repeat("a", 1<<20) + " HTTP/1.1\r\nHost: x\r\n\r\n",
		"endless headers":  "GET / HTTP/1.1\r\nHost: x\r\nX-A: " + strings.Repeat("a", 1<<20) + "\r\n\r\n",
		"too long a body":  "POST /importe HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999999\r\n\r\n",
		"a nonsense chunk": "POST /importe HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
	} {
		if antwort := roh(t, adresse, anfrage); antwort != "" && !strings.HasPrefix(antwort, "HTTP/1.1 4") {
			t.Errorf("%s: %.200q", name, antwort)
		}
	}
	if !endet(t, adresse, "POST /anmeldung HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n") {
		t.Error("an upload that brings a byte now and then is not ended")
	}
	if antwort := roh(t, adresse, "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"); !strings.HasPrefix(antwort, "HTTP/1.1 200") {
		t.Errorf("afterwards: %.200q", antwort)
	}
}

// Ids are names, not paths: tricks with them find nothing and break nothing.
func TestStrangePathsFindNothing(t *testing.T) {
	t.Parallel()
	s := dienstServer(t, storetest.Open(t, "sqlite::memory:"))
	for _, muster := range []string{"/leistungen/", "/importe/", "/importe/entwurf/", "/themenfelder/", "/laender/", "/ziele/", "/static/", "/api/v1/leistungen/"} {
		for _, id := range []string{
			"..%2f..%2f..%2fetc%2fpasswd", "%2e%2e%2f%2e%2e%2fgo.mod", "..%5c..%5cgo.mod", "1%00", "-1", "99999999999999999999", "0x1", "1%20OR%201=1",
			"'%20OR%20'1'='1", "%ff%fe", "%3Cscript%3Ealert(1)%3C%2Fscript%3E", strings.Repeat("a", 3000),
		} {
			a := hole(t, s, muster+id)
			if a.Status < 400 || a.Status >= 500 {
				t.Errorf("%s%.60s: %d", muster, id, a.Status)
			}
			if strings.Contains(a.Body, "<script>alert") || strings.Contains(a.Body, "root:") || strings.Contains(a.Body, "module ozgtracker") {
				t.Errorf("%s%.60s gives something away", muster, id)
			}
		}
	}
}

// The log is for the operator's eyes, and for whoever gets hold of it: no password, no name, no file name, no
// search, no token.
func TestNothingSecretReachesTheLog(t *testing.T) {
	t.Parallel()
	var protokoll bytes.Buffer
	log := slog.New(slog.NewJSONHandler(&protokoll, &slog.HandlerOptions{Level: slog.LevelDebug}))
	st := storetest.Open(t, "sqlite::memory:")
	s := dienstServer(t, st, func(c *Config) {
		c.Log, c.Zugang = log, anmeldung.New(anmeldung.Config{Store: st, Log: log, Jetzt: func() time.Time { return jetzt }, Kosten: billig})
	})
	r := httptest.NewRequest(http.MethodPost, "/anmeldung", strings.NewReader(url.Values{"name": {"geheim-name"}, "passwort": {"geheim-passwort"}}.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	res, err := s.App().Test(r, -1)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	hole(t, s, "/leistungen?q=geheim-suche", "Authorization", "Bearer geheim-schluessel", "Cookie", "ozg=geheim-cookie", "User-Agent", "geheim-geraet")
	hole(t, s, "/leistungen/geheim-pfad")
	sende(t, s, "/importe", "geheim-datei.xlsx", []byte("geheim-inhalt"), "stichtag", "geheim-feld")
	if text := protokoll.String(); strings.Contains(text, "geheim") || !strings.Contains(text, `"route"`) {
		t.Errorf("the log tells too much, or nothing:\n%s", text)
	}
}
