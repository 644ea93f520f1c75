package dashboard

import (
	"net"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/valyala/fasthttp"
)

// verbindungen is how many readers ask at once, each on a connection of its own.
const verbindungen = 50

// BenchmarkStartPage serves the start page over loopback to 50 connections; the goal is p99 < 25 ms and
// at least half the throughput of BenchmarkStartPageBytes.
func BenchmarkStartPage(b *testing.B) { messeSeite(b, testServer(b, grosseGeschichte()).App()) }

// BenchmarkStartPageBytes is Fiber alone with the same bytes out of memory.
func BenchmarkStartPageBytes(b *testing.B) {
	seite := []byte(hole(b, testServer(b, grosseGeschichte()), "/", "Accept-Encoding", "gzip").Body)
	app := fiber.New(fiber.Config{DisableStartupMessage: true})
	app.Get("/", func(c *fiber.Ctx) error {
		c.Set(fiber.HeaderContentEncoding, "gzip")
		c.Set(fiber.HeaderContentType, fiber.MIMETextHTMLCharsetUTF8)
		return c.Send(seite)
	})
	messeSeite(b, app)
}

// BenchmarkStartPageMiss is the cost of the first reader after an import, alone.
func BenchmarkStartPageMiss(b *testing.B) {
	g := grosseGeschichte()
	for b.Loop() {
		b.StopTimer()
		s := testServer(b, g)
		b.StartTimer()
		if a := hole(b, s, "/"); a.Status != 200 {
			b.Fatal(a.Status)
		}
	}
}

func messeSeite(b *testing.B, app *fiber.App) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	go func() { _ = app.Listener(l) }()
	b.Cleanup(func() { _ = app.Shutdown() })
	c := &fasthttp.HostClient{Addr: l.Addr().String(), MaxConns: verbindungen}
	frage := func() time.Duration {
		req, res := fasthttp.AcquireRequest(), fasthttp.AcquireResponse()
		defer fasthttp.ReleaseRequest(req)
		defer fasthttp.ReleaseResponse(res)
		req.SetRequestURI("http://" + l.Addr().String() + "/")
		req.Header.Set("Accept-Encoding", "gzip")
		t := time.Now()
		if err := c.Do(req, res); err != nil || res.StatusCode() != 200 {
			b.Errorf("%d %v", res.StatusCode(), err)
		}
		return time.Since(t)
	}
	frage() // the first one builds the page
	dauern := make([][]time.Duration, verbindungen)
	auftraege := make(chan struct{})
	var wg sync.WaitGroup
	for i := range verbindungen {
		wg.Go(func() {
			for range auftraege {
				dauern[i] = append(dauern[i], frage())
			}
		})
	}
	for b.Loop() {
		auftraege <- struct{}{}
	}
	close(auftraege)
	wg.Wait()
	alle := slices.Concat(dauern...)
	slices.Sort(alle)
	b.ReportMetric(float64(alle[len(alle)*99/100])/1e6, "p99-ms")
	b.ReportMetric(float64(len(alle))/b.Elapsed().Seconds(), "req/s")
}
