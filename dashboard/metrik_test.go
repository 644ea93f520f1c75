package dashboard

import (
	"regexp"
	"strings"
	"testing"
	"time"
)

var metrikZeile = regexp.MustCompile(`^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [-+0-9.eE]+)$`)

// What a scraper reads: every request is counted once, by class and status, and nothing names a person.
func TestMetricsCountRequestsByClass(t *testing.T) {
	t.Parallel()
	s := vollerServer(t)
	for _, pfad := range []string{"/", "/", "/leistungen", "/gibtesnicht", "/api/v1/ueberblick", "/api/v1/leistungen/99999", "/leistungen.csv", "/healthz"} {
		hole(t, s, pfad)
	}
	a := hole(t, s, "/metrics")
	if a.Status != 200 || a.Header.Get("Content-Type") != "text/plain; version=0.0.4; charset=utf-8" {
		t.Errorf("%d %s", a.Status, a.Header.Get("Content-Type"))
	}
	for _, want := range []string{
		`ozg_http_request_duration_seconds_count{klasse="seite",status="2xx"} 3`,
		`ozg_http_request_duration_seconds_bucket{klasse="seite",status="2xx",le="+Inf"} 3`,
		`ozg_http_request_duration_seconds_count{klasse="seite",status="4xx"} 1`,
		`ozg_http_request_duration_seconds_count{klasse="api",status="2xx"} 1`,
		`ozg_http_request_duration_seconds_count{klasse="api",status="4xx"} 1`,
		`ozg_http_request_duration_seconds_count{klasse="tabelle",status="2xx"} 1`,
		`ozg_http_request_duration_seconds_count{klasse="betrieb",status="2xx"} 1`,
		"ozg_cache_hits_total 1", "ozg_cache_misses_total 5", "ozg_vorgang_nr 2", "ozg_import_queue 0", "ozg_last_import_timestamp_seconds 1.625",
	} {
		if !strings.Contains(a.Body, want) {
			t.Errorf("lacks %s", want)
		}
	}
	for z := range strings.Lines(a.Body) {
		if z = strings.TrimSuffix(z, "\n"); !metrikZeile.MatchString(z) {
			t.Errorf("no line of the format: %q", z)
		}
	}
	if t.Failed() {
		t.Log(a.Body)
	}
}

func TestADurationFallsIntoItsClass(t *testing.T) {
	t.Parallel()
	var m metrik
	for _, d := range []time.Duration{0, time.Millisecond, 1100 * time.Microsecond, time.Hour} {
		m.zaehle("seite", 200, d)
	}
	w := m.anfragen[metrikKey{"seite", "2xx"}]
	if w.klassen[0] != 2 || w.klassen[1] != 1 || w.klassen[len(metrikGrenzen)] != 1 {
		t.Errorf("%v", w.klassen)
	}
}
