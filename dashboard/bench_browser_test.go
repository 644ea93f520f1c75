package dashboard

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// BenchmarkCharts opens pages in Chromium, slowed four times as on an office laptop. drawn-ms is the time
// from the click to the last chart; the goal is 1000.
func BenchmarkCharts(b *testing.B) {
	br := startBrowser(b, testServer(b, grosseGeschichte()))
	if err := chromedp.Run(br.ctx, br.stelleEin(ansichten[0]), emulation.SetCPUThrottlingRate(4)); err != nil {
		b.Fatal(err)
	}
	const gezeichnet = `new Promise(fertig => {
		const frage = () => document.querySelectorAll('.ozg-chart:not([data-fertig="1"])').length ? requestAnimationFrame(frage) : fertig(performance.now());
		frage();
	})`
	for _, pfad := range []string{"/", "/laender", "/laender/ni"} {
		b.Run(strings.ReplaceAll(pfad, "/", "|"), func(b *testing.B) {
			var dauern []float64
			for b.Loop() {
				var ms float64
				warten := chromedp.Evaluate(gezeichnet, &ms, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) })
				if err := chromedp.Run(br.ctx, chromedp.Navigate(br.wurzel+pfad), warten); err != nil {
					b.Fatal(err)
				}
				dauern = append(dauern, ms)
			}
			slices.Sort(dauern)
			b.ReportMetric(dauern[len(dauern)/2], "drawn-ms")
		})
	}
}
