package dashboard

import (
	"bytes"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/gofiber/fiber/v2"
)

// metrikGrenzen are the upper bounds of the classes of duration, in seconds.
var metrikGrenzen = []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10}

// metrikKey is what requests are counted by: few values, so that nobody can make many series.
type metrikKey struct{ klasse, status string }

// metrikWert counts the requests of a key.
type metrikWert struct {
	klassen []uint64 // by metrikGrenzen, not cumulated; the last one is beyond all
	summe   time.Duration
}

// metrik counts what Prometheus reads at /metrics. It is safe for concurrent use.
type metrik struct {
	mu       sync.Mutex
	anfragen map[metrikKey]*metrikWert
}

// zaehle notes one request.
func (m *metrik) zaehle(klasse string, status int, dauer time.Duration) {
	k := metrikKey{klasse, strconv.Itoa(status/100) + "xx"}
	m.mu.Lock()
	defer m.mu.Unlock()
	w := m.anfragen[k]
	if w == nil {
		w = &metrikWert{klassen: make([]uint64, len(metrikGrenzen)+1)}
		if m.anfragen == nil {
			m.anfragen = map[metrikKey]*metrikWert{}
		}
		m.anfragen[k] = w
	}
	i, _ := slices.BinarySearch(metrikGrenzen, dauer.Seconds())
	w.klassen[i]++
	w.summe += dauer
}

// routenKlasse is the class of a route pattern.
func routenKlasse(muster string) string {
	switch {
	case strings.HasPrefix(muster, "/api/"):
		return "api"
	case strings.HasPrefix(muster, "/static/"), muster == "/favicon.ico":
		return "statisch"
	case muster == "/healthz", muster == "/readyz", muster == "/metrics":
		return "betrieb"
	case strings.HasPrefix(muster, "/importe"):
		return "import"
	case strings.HasPrefix(muster, "/berichte/"):
		return "bericht"
	case strings.HasSuffix(muster, ".csv"), strings.HasSuffix(muster, ".xlsx"):
		return "tabelle"
	}
	return "seite"
}

// showMetrik answers in the text format of Prometheus, without any personal data.
func (s *Server) showMetrik(c *fiber.Ctx) error {
	var b bytes.Buffer
	s.metrik.schreibe(&b)
	treffer, gebaut, belegt := s.cache.zahlen()
	g := s.geschichte()
	einzel(&b, "ozg_cache_hits_total", "counter", "Answers out of the page cache.", float64(treffer))
	einzel(&b, "ozg_cache_misses_total", "counter", "Answers that were made anew.", float64(gebaut))
	einzel(&b, "ozg_cache_bytes", "gauge", "Memory of the page cache.", float64(belegt))
	einzel(&b, "ozg_vorgang_nr", "gauge", "Number of the last Vorgang that this process knows.", float64(g.Stand))
	if imps := g.Importe(); len(imps) > 0 {
		einzel(&b, "ozg_last_import_timestamp_seconds", "gauge", "When the last import was accepted, also one taken back since.", float64(imps[len(imps)-1].Am.Unix()))
		einzel(&b, "ozg_last_import_age_seconds", "gauge", "How long ago that was.", s.c.Jetzt().Sub(imps[len(imps)-1].Am).Seconds())
	}
	if s.c.Dienst != nil {
		einzel(&b, "ozg_import_queue", "gauge", "Files that are being read or wait for their turn.", float64(s.c.Dienst.Warteschlange()))
	}
	var speicher runtime.MemStats
	runtime.ReadMemStats(&speicher)
	einzel(&b, "go_goroutines", "gauge", "Goroutines.", float64(runtime.NumGoroutine()))
	einzel(&b, "go_memstats_heap_alloc_bytes", "gauge", "Memory in use.", float64(speicher.HeapAlloc))
	c.Set(fiber.HeaderCacheControl, "no-store")
	c.Set(fiber.HeaderContentType, "text/plain; version=0.0.4; charset=utf-8")
	return c.Send(b.Bytes())
}

func einzel(b *bytes.Buffer, name, art, hilfe string, wert float64) {
	kopfzeilen(b, name, art, hilfe)
	fmt.Fprintf(b, "%s %s\n", name, metrikZahl(wert))
}

func kopfzeilen(b *bytes.Buffer, name, art, hilfe string) {
	fmt.Fprintf(b, "# HELP %s %s\n# TYPE %s %s\n", name, hilfe, name, art)
}

func metrikZahl(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// schreibe writes the requests as a histogram, whose _count is their number.
func (m *metrik) schreibe(b *bytes.Buffer) {
	const name = "ozg_http_request_duration_seconds"
	kopfzeilen(b, name, "histogram", "Requests by class of route and of status.")
	m.mu.Lock()
	defer m.mu.Unlock()
	keys := make([]metrikKey, 0, len(m.anfragen))
	for k := range m.anfragen {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(x, y metrikKey) int { return strings.Compare(x.klasse+x.status, y.klasse+y.status) })
	for _, k := range keys {
		w := m.anfragen[k]
		schild := fmt.Sprintf(`klasse=%q,status=%q`, k.klasse, k.status)
		n := uint64(0)
		for i, x := range w.klassen {
			n += x
			bis := "+Inf"
			if i < len(metrikGrenzen) {
				bis = metrikZahl(metrikGrenzen[i])
			}
			fmt.Fprintf(b, "%s_bucket{%s,le=%q} %d\n", name, schild, bis, n)
		}
		fmt.Fprintf(b, "%s_sum{%s} %s\n%s_count{%s} %d\n", name, schild, metrikZahl(w.summe.Seconds()), name, schild, n)
	}
}
