package dashboard

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// axe checks a page against WCAG. MPL-2.0, used by tests only; see testdata/axe/LICENSE.
//
//go:embed testdata/axe/axe.min.js
var axe string

// browser is a headless Chromium with a page of a Server in it.
type browser struct {
	ctx    context.Context
	wurzel string

	mu     sync.Mutex
	fehler []string // console errors, violations of the Content-Security-Policy, foreign requests
}

// ansicht is a way to look at a page.
type ansicht struct {
	breite, hoehe int64
	schema        string // light, dark
}

func (a ansicht) String() string { return fmt.Sprintf("%d-%s", a.breite, a.schema) }

var ansichten = []ansicht{
	{1366, 768, "light"},
	{390, 844, "light"},
	{320, 640, "light"},
	{1366, 768, "dark"},
	{390, 844, "dark"},
	{320, 640, "dark"},
}

// startBrowser serves s on a loopback port and opens Chromium. Without Chromium the test fails and says
// how to get one: a page that was never drawn is not tested.
func startBrowser(t testing.TB, s *Server) *browser {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	served := make(chan error, 1)
	go func() { served <- s.Serve(l) }()
	opts := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
		chromedp.Flag("hide-scrollbars", true),
		chromedp.Flag("font-render-hinting", "none"))
	alloc, stopAlloc := chromedp.NewExecAllocator(context.Background(), opts...)
	ctx, stop := chromedp.NewContext(alloc)
	ctx, stopZeit := context.WithTimeout(ctx, 8*time.Minute)
	t.Cleanup(func() {
		stopZeit()
		stop()
		stopAlloc()
		if err := s.Shutdown(context.Background()); err != nil {
			t.Error(err)
		}
		if err := <-served; err != nil {
			t.Error(err)
		}
	})
	b := &browser{ctx: ctx, wurzel: "http://" + l.Addr().String()}
	chromedp.ListenTarget(ctx, b.hoere)
	if err := chromedp.Run(ctx, network.Enable(), cdplog.Enable(), runtime.Enable()); err != nil {
		t.Fatalf("start Chromium (Debian: apt-get install chromium): %v", err)
	}
	return b
}

func (b *browser) hoere(ev any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch ev := ev.(type) {
	case *runtime.EventExceptionThrown:
		b.fehler = append(b.fehler, "exception: "+ev.ExceptionDetails.Error())
	case *runtime.EventConsoleAPICalled:
		if ev.Type == runtime.APITypeError || ev.Type == runtime.APITypeWarning {
			var worte []string
			for _, a := range ev.Args {
				worte = append(worte, string(a.Value))
			}
			b.fehler = append(b.fehler, "console: "+strings.Join(worte, " "))
		}
	case *cdplog.EventEntryAdded:
		if ev.Entry.Level == cdplog.LevelError || ev.Entry.Source == cdplog.SourceSecurity {
			b.fehler = append(b.fehler, "log: "+ev.Entry.Text+" "+ev.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		u := ev.Request.URL
		if !strings.HasPrefix(u, b.wurzel+"/") && !strings.HasPrefix(u, "data:") && u != "about:blank" {
			b.fehler = append(b.fehler, "foreign request: "+u)
		}
	}
}

// neueFehler gives what was reported since the last call.
func (b *browser) neueFehler() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	f := b.fehler
	b.fehler = nil
	return f
}

func (b *browser) stelleEin(a ansicht) chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) error {
		if err := emulation.SetDeviceMetricsOverride(a.breite, a.hoehe, 1, a.breite < 600).Do(ctx); err != nil {
			return err
		}
		return emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: a.schema}}).Do(ctx)
	})
}

// oeffne loads a page and waits until all its charts are drawn.
func (b *browser) oeffne(t *testing.T, a ansicht, pfad string) {
	t.Helper()
	if err := chromedp.Run(b.ctx, b.stelleEin(a), chromedp.Navigate(b.wurzel+pfad), chromedp.WaitReady("main")); err != nil {
		t.Fatalf("open %s: %v", pfad, err)
	}
	var offen int
	for range 100 {
		if err := chromedp.Run(b.ctx, chromedp.Evaluate(`document.querySelectorAll('.ozg-chart:not([data-fertig="1"])').length`, &offen)); err != nil {
			t.Fatalf("wait for charts of %s: %v", pfad, err)
		}
		if offen == 0 {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("%s at %s: %d charts were not drawn", pfad, a, offen)
}

// leereDiagramme counts the charts on which too little is drawn: fewer than four colours with a hundred
// pixels each (the page, text, an axis and a line or an area), or nothing in one of the quarters.
const leereDiagramme = `[...document.querySelectorAll('.ozg-chart')].filter(el => {
  const c = el.querySelector('canvas');
  if (!c || !c.width || !c.height) return true;
  const d = new Uint32Array(c.getContext('2d').getImageData(0, 0, c.width, c.height).data.buffer);
  const farben = new Map(), viertel = new Set();
  for (let i = 0; i < d.length; i++) {
    farben.set(d[i], (farben.get(d[i]) || 0) + 1);
    if (d[i] !== d[0]) viertel.add((i % c.width < c.width / 2 ? 0 : 1) + (i < d.length / 2 ? 0 : 2));
  }
  return viertel.size < 4 || [...farben.values()].filter(n => n >= 100).length < 4;
}).length`

// zuBreit names what sticks out of the page sideways, outside of scrolling regions.
const zuBreit = `document.documentElement.scrollWidth > document.documentElement.clientWidth
  ? [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.ozg-scroll')).slice(0, 5).map(e => e.tagName + '.' + e.className).join(' ') || 'page'
  : ''`

// pruefeAxe runs axe-core with the rules of WCAG 2.0 to 2.2, A and AA.
func (b *browser) pruefeAxe(t *testing.T, name string) {
	t.Helper()
	var roh string
	err := chromedp.Run(b.ctx, chromedp.Evaluate(axe, nil), chromedp.Evaluate(
		`axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}).then(r => JSON.stringify(r.violations.map(v => ({id: v.id, help: v.help, nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + ' | ' + n.failureSummary.slice(0, 200))}))))`,
		&roh, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
	if err != nil {
		t.Fatalf("%s: run axe: %v", name, err)
	}
	var verstoesse []struct {
		ID, Help string
		Nodes    []string
	}
	if err := json.Unmarshal([]byte(roh), &verstoesse); err != nil {
		t.Fatalf("%s: read axe: %v", name, err)
	}
	for _, v := range verstoesse {
		t.Errorf("%s: axe %s: %s\n\t%s", name, v.ID, v.Help, strings.Join(v.Nodes, "\n\t"))
	}
}

// fotografiere keeps a picture of the whole page as output of the test ("go test -artifacts").
func (b *browser) fotografiere(t *testing.T, name string) {
	t.Helper()
	var bild []byte
	if err := chromedp.Run(b.ctx, chromedp.FullScreenshot(&bild, 100)); err != nil {
		t.Fatalf("%s: take picture: %v", name, err)
	}
	if err := os.WriteFile(filepath.Join(t.ArtifactDir(), name+".png"), bild, 0o644); err != nil {
		t.Fatal(err)
	}
}

// A reader sees every chart drawn, nothing is refused by the Content-Security-Policy, no request leaves
// the site, and axe finds nothing, on a laptop and on phones, light and dark.
func TestPagesInABrowser(t *testing.T) {
	t.Parallel()
	b := startBrowser(t, testServer(t, grosseGeschichte()))
	alle, wenige := ansichten, []ansicht{ansichten[0], ansichten[5]}
	seiten := []struct {
		name, pfad string
		diagramme  int
		ansichten  []ansicht
	}{
		{"ueberblick", "/", 1, alle},
		{"ueberblick-frueher", "/?stichtag=30.06.2021&vergleich=vorjahr&wissen=150", 1, wenige},
		{"ueberblick-leer", "/?stichtag=31.12.2018", 0, wenige},
		{"themenfelder", "/themenfelder", 0, wenige},
		{"themenfeld", "/themenfelder/gesundheit", 1, alle},
		{"impressum", "/impressum", 0, wenige},
		{"diagramm", "/diagramme/burnup?themenfeld=gesundheit", 1, wenige},
		{"diagramm-karte", "/diagramme/laender", 1, wenige},
	}
	for _, s := range seiten {
		for _, a := range s.ansichten {
			b.pruefeSeite(t, s.name+"-"+a.String(), s.pfad, a, s.diagramme)
		}
	}
}

// The pages without charts, over a database of their own, on a laptop and on the smallest phone.
func TestListsAndFormsInABrowser(t *testing.T) {
	t.Parallel()
	b := startBrowser(t, vollerServer(t))
	for name, pfad := range map[string]string{
		"leistungen": "/leistungen", "leistungen-spalten": "/leistungen?spalte=stand&spalte=ressort&spalte=laender.NI&spalte=referenz_soll", "leistungen-leer": "/leistungen?typ=1&modell=A", "leistung": "/leistungen/10214", "importe": "/importe",
		"meilensteine": "/meilensteine?termin=ueberfaellig", "ausgeschieden": "/ausgeschieden", "import": "/importe/2", "zuruecknehmen": "/importe/2/zuruecknehmen", "berichte": "/berichte", "methodik": "/methodik", "fehler": "/leistungen/99999",
	} {
		for _, a := range []ansicht{ansichten[0], ansichten[5]} {
			b.pruefeSeite(t, name+"-"+a.String(), pfad, a, 0)
		}
	}
}

// pruefeSeite is all that must hold of one page in one way to look at it.
func (b *browser) pruefeSeite(t *testing.T, name, pfad string, a ansicht, diagramme int) {
	t.Helper()
	b.oeffne(t, a, pfad)
	var gezeichnet, leer int
	var breit string
	if err := chromedp.Run(b.ctx,
		chromedp.Evaluate(`document.querySelectorAll('.ozg-chart[data-fertig="1"]').length`, &gezeichnet),
		chromedp.Evaluate(leereDiagramme, &leer), chromedp.Evaluate(zuBreit, &breit)); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if gezeichnet != diagramme || leer > 0 {
		t.Errorf("%s: %d charts drawn, %d of them empty, want %d and none", name, gezeichnet, leer, diagramme)
	}
	if breit != "" {
		t.Errorf("%s: sticks out sideways: %s", name, breit)
	}
	b.pruefeAxe(t, name)
	for _, f := range b.neueFehler() {
		if strings.HasPrefix(f, "log: Failed to load resource") && strings.HasSuffix(f, pfad) {
			continue // Chromium's remark on the page of an error, whose status is not 200
		}
		t.Errorf("%s: %s", name, f)
	}
	b.fotografiere(t, name)
}
