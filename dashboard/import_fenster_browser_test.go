package dashboard

import (
	"slices"
	"strings"
	"testing"

	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"ozgtracker/internal/store/storetest"
)

// fenster opens a second window of the same browser.
func (b *browser) fenster(t *testing.T) *browser {
	t.Helper()
	ctx, zu := chromedp.NewContext(b.ctx)
	t.Cleanup(zu)
	f := &browser{ctx: ctx, wurzel: b.wurzel}
	chromedp.ListenTarget(ctx, f.hoere)
	if err := chromedp.Run(ctx, network.Enable(), cdplog.Enable(), runtime.Enable()); err != nil {
		t.Fatalf("open a second window: %v", err)
	}
	return f
}

// nachVorn brings the window to the front, as whoever uses it does; one behind another asks for nothing by itself.
func (b *browser) nachVorn(t *testing.T) {
	t.Helper()
	if err := chromedp.Run(b.ctx, page.BringToFront()); err != nil {
		t.Fatal(err)
	}
}

// liest gives what a script says.
func (b *browser) liest(t *testing.T, skript string, out any) {
	t.Helper()
	if err := chromedp.Run(b.ctx, chromedp.Evaluate(skript, out)); err != nil {
		t.Fatal(err)
	}
}

// A large plan is dropped: the bar says how much of it has arrived, then that it is read, until the Vorschau is
// there. Then two windows decide about it, each without knowing of the other: nothing is lost.
func TestProgressAndTwoWindowsByMouse(t *testing.T) {
	t.Parallel()
	br := neueBremse()
	s := dienstServerMit(t, storetest.Open(t, storetest.DSN(t, "sqlite")), br.grenzen)
	b, a := startBrowser(t, s), ansichten[0]
	b.oeffne(t, a, "/importe")
	b.fuehreAus(t, `(() => {
		const zeilen = 'OZG-ID;OZG-Leistung;Umsetzungsstand\n10214;Schwerbehindertenausweis;fast fertig\n10215;Wohnungshilfe;im Werden\n';
		const d = new DataTransfer();
		d.items.add(new File([zeilen + (' '.repeat(1023) + '\n').repeat(3 << 10)], 'plan_2021-06-30.csv'));
		document.querySelector('#datei').files = d.files;
		window.texte = [];
		new MutationObserver(() => window.texte.push(document.querySelector('.ozg-stand-upload p').textContent)).observe(document.querySelector('.ozg-stand-upload'), {childList: true, subtree: true, characterData: true, attributes: true});
	})()`)
	br.zu.Store(true)
	if err := chromedp.Run(b.ctx, chromedp.Click(`form[data-hochladen] button[type=submit]`, chromedp.ByQuery)); err != nil {
		t.Fatal(err)
	}
	<-br.drin
	if err := chromedp.Run(b.ctx, chromedp.WaitVisible(`.ozg-stand-upload progress:indeterminate`, chromedp.ByQuery)); err != nil {
		t.Fatal(err)
	}
	var texte []string
	b.liest(t, `window.texte`, &texte)
	if !slices.ContainsFunc(texte, func(s string) bool { return strings.HasSuffix(s, " von 3,0 MB übertragen") }) {
		t.Errorf("nobody was told how much has arrived: %q", texte)
	}
	var gesperrt bool
	b.liest(t, `document.querySelector('form[data-hochladen] button[type=submit]').disabled`, &gesperrt)
	if !gesperrt {
		t.Error("the same file can be sent once more while it is read")
	}
	b.zeigt(t, "Die Datei wird gelesen …")
	b.gepruefte(t, "fortschritt-1-liest")
	close(br.weiter)
	b.wartet(t, "upload", "Vorschau: Diese Datei meldet 2 Leistungen")

	var adresse string
	b.liest(t, `location.pathname`, &adresse)
	f := b.fenster(t)
	f.oeffne(t, a, adresse)
	b.nachVorn(t)
	b.fuehreAus(t, oeffneAlles)
	b.waehle(t, `input[value="fastfertig"] ~ select`, "in Umsetzung")
	b.sende(t, `input[value="fastfertig"] ~ button`)
	f.nachVorn(t)
	f.fuehreAus(t, oeffneAlles)
	f.waehle(t, `input[value="imwerden"] ~ select`, "in Planung")
	f.sende(t, `input[value="imwerden"] ~ button`)
	f.zeigt(t, "In einem anderen Fenster wurde dieser Entwurf inzwischen geändert", "Meine Angabe jetzt übernehmen")
	_ = f.neueFehler() // Chromium remarks on the status 409
	f.gepruefte(t, "fenster-1-ueberholt")
	f.sende(t, `[role=alert] form button`)
	f.fuehreAus(t, oeffneAlles)
	f.zeigt(t, "„fastfertig“ wird als „in Umsetzung“ gelesen", "„imwerden“ wird als „in Planung“ gelesen")
	f.klicke(t, `.ozg-annahme .kern-btn--primary`, "Import 2: 2 Leistungen neu")
	b.nachVorn(t)
	b.klicke(t, `.ozg-annahme .kern-btn--primary`, "Import 2: 2 Leistungen neu") // the first window is led to what became of it
}
