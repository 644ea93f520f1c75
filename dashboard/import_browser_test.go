package dashboard

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"ozgtracker/internal/store/storetest"
)

// klicke clicks what a person would click and waits for the page whose heading holds the text.
func (b *browser) klicke(t *testing.T, auswahl, ueberschrift string) {
	t.Helper()
	if err := chromedp.Run(b.ctx, chromedp.Click(auswahl, chromedp.ByQuery)); err != nil {
		t.Fatalf("click %s: %v", auswahl, err)
	}
	b.wartet(t, auswahl, ueberschrift)
}

// wartet waits for the page whose heading holds the text.
func (b *browser) wartet(t *testing.T, auswahl, ueberschrift string) {
	t.Helper()
	var h1 string
	for range 200 {
		// While the browser changes pages there is nothing to ask.
		err := chromedp.Run(b.ctx, chromedp.Evaluate(`document.readyState === 'complete' ? document.querySelector('h1').textContent : ''`, &h1))
		if err == nil && strings.Contains(h1, ueberschrift) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("click %s: the heading is %q, want %q", auswahl, h1, ueberschrift)
}

func (b *browser) zeigt(t *testing.T, texte ...string) {
	t.Helper()
	var text string
	if err := chromedp.Run(b.ctx, chromedp.Evaluate(`document.querySelector('main').innerText`, &text)); err != nil {
		t.Fatal(err)
	}
	for _, want := range texte {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not show %q", want)
		}
	}
}

// gepruefte checks the page on screen as it is, without loading it again.
func (b *browser) gepruefte(t *testing.T, name string) {
	t.Helper()
	var breit string
	if err := chromedp.Run(b.ctx, chromedp.Evaluate(zuBreit, &breit)); err != nil {
		t.Fatal(err)
	}
	if breit != "" {
		t.Errorf("%s: sticks out sideways: %s", name, breit)
	}
	b.pruefeAxe(t, name)
	for _, f := range b.neueFehler() {
		t.Errorf("%s: %s", name, f)
	}
	b.fotografiere(t, name)
}

// A Federführer drops a plan onto the page, looks, accepts, finds the value with its cell, and takes the
// import back, on a laptop and on a phone.
func TestPlanByMouse(t *testing.T) {
	t.Parallel()
	for _, a := range []ansicht{ansichten[0], ansichten[4]} {
		s := dienstServer(t, storetest.Open(t, storetest.DSN(t, "sqlite")))
		datei := filepath.Join(t.TempDir(), "plan-gesundheit.xlsx")
		inhalt := mappe(t, "Plan", append(kopfzeile, "Ansprechpartner"),
			[]any{10214, "Schwerbehindertenausweis", "online", 1, "31.03.2021", "x"},
			[]any{10215, "Wohnungshilfe", "in Planung", 2, "31.12.2022", "y"},
			[]any{10216, "Elternunterhalt", "fast fertig", 2, "bald", "z"})
		if err := os.WriteFile(datei, inhalt, 0o600); err != nil {
			t.Fatal(err)
		}
		b := startBrowser(t, s)
		name := func(schritt string) string { return "einspielen-" + schritt + "-" + a.String() }
		b.oeffne(t, a, "/importe")
		b.gepruefte(t, name("1-importe"))
		if err := chromedp.Run(b.ctx, chromedp.SetUploadFiles("#datei", []string{datei}, chromedp.ByQuery)); err != nil {
			t.Fatal(err)
		}
		b.klicke(t, `form[enctype] button[type=submit]`, "Zu welchem Stichtag gilt diese Datei?")
		b.gepruefte(t, name("2-stichtag"))
		if err := chromedp.Run(b.ctx, chromedp.SendKeys("#stichtag-plan", "30.06.2021", chromedp.ByQuery)); err != nil {
			t.Fatal(err)
		}
		b.klicke(t, `form[aria-label="Angaben zur Datei"] button`, "Vorschau: Diese Datei meldet 3 Leistungen im Themenfeld Gesundheit zum ersten Mal")
		b.zeigt(t, "3 Leistungen übernehmen", "Plan!C2", "fast fertig", "noch nichts gespeichert", "Elternunterhalt")
		b.gepruefte(t, name("3-vorschau"))
		b.klicke(t, `.ozg-annahme .kern-btn--primary`, "Import 2: 3 Leistungen neu, 0 geändert")
		b.gepruefte(t, name("4-quittung"))
		b.oeffne(t, a, "/leistungen/10214")
		b.zeigt(t, "Schwerbehindertenausweis: online, die Länder sind nicht genannt", "Plan!C2", "plan-gesundheit.xlsx")
		b.gepruefte(t, name("5-leistung"))
		b.klicke(t, `.ozg-verlauf a`, "Import 2")
		b.klicke(t, `a[href$="/zuruecknehmen"]`, "Import 2 zurücknehmen?")
		b.gepruefte(t, name("6-frage"))
		b.klicke(t, `.ozg-annahme .kern-btn--primary`, "Import 2: zurückgenommen")
		b.gepruefte(t, name("7-zurueck"))
		b.oeffne(t, a, "/leistungen/10214")
		b.zeigt(t, "keine Angabe zum Stand")
	}
}
