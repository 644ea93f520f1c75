package dashboard

import (
	"net/http"
	"strings"
	"testing"
)

func TestFilesAreKeptForEver(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t))
	for pfad, typ := range map[string]string{
		"css/ozg.css": "text/css; charset=utf-8", "js/ozg-charts.js": "text/javascript; charset=utf-8",
		"img/ozg.svg": "image/svg+xml", "vendor/fira-sans/fira-sans-latin-400-normal.woff2": "font/woff2",
	} {
		a := hole(t, s, s.asset(pfad), "Accept-Encoding", "gzip, br;q=0")
		if a.Status != 200 || a.Header.Get("Content-Type") != typ || !strings.Contains(a.Header.Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %d %v", pfad, a.Status, a.Header)
		}
		wantPacked := !strings.HasSuffix(pfad, ".woff2")
		if packed := a.Header.Get("Content-Encoding") == "gzip"; packed != wantPacked {
			t.Errorf("%s: encoding %q", pfad, a.Header.Get("Content-Encoding"))
		}
		if b := hole(t, s, s.asset(pfad), "If-None-Match", a.Header.Get("Etag")); b.Status != http.StatusNotModified {
			t.Errorf("%s: %d for a known ETag", pfad, b.Status)
		}
	}
}

func TestSourcesAndLicencesAreNotServed(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t))
	for _, pfad := range []string{"/static/", "/static/static.go", "/static/vendor/README.md", "/static/../go.mod", "/static/%2e%2e/go.mod", "/static/vendor/echarts/LICENSE"} {
		if a := hole(t, s, pfad); a.Status != 404 {
			t.Errorf("%s: %d", pfad, a.Status)
		}
	}
}

func TestAcceptEncoding(t *testing.T) {
	t.Parallel()
	for header, want := range map[string]bool{
		"gzip": true, "GZIP": true, "br, gzip": true, "gzip;q=0.5": true, "gzip; q=1": true,
		"": false, "br": false, "gzip;q=0": false, "gzip; q=0.0": false, "xgzip": false,
	} {
		if got := nimmtEncoding(header, "gzip"); got != want {
			t.Errorf("%q takes gzip: %v, want %v", header, got, want)
		}
	}
}
