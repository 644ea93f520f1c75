package dashboard

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"
)

var kopfzellen = regexp.MustCompile(`<th scope="col"[^>]*><a href="[^"]*">([^<]*)</a>`)

// What a reader chooses is what the page, CSV and Excel show, in the order of the table, also in another
// order of the address.
func TestChosenColumns(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t))
	const q = "?sort=id&spalte=welle&spalte=stand&spalte=laender.HH&spalte=gemeldet"
	body := hole(t, s, "/leistungen"+q).Body
	var koepfe []string
	for _, m := range kopfzellen.FindAllStringSubmatch(body, -1) {
		koepfe = append(koepfe, m[1])
	}
	if diff := cmp.Diff([]string{"OZG-ID", "Leistung", "Welle", "Stand", "gemeldeter Stand", "online in Hamburg"}, koepfe); diff != "" {
		t.Errorf("page (-want +got):\n%s", diff)
	}
	zeilen := liesCSV(t, s, "/leistungen.csv"+q)
	if diff := cmp.Diff([]string{"OZG-ID", "Leistung", "Welle", "Stand (abgeleitet)", "Widerspruch", "gemeldeter Stand", "online in Hamburg"}, zeilen[0]); diff != "" {
		t.Errorf("csv (-want +got):\n%s", diff)
	}
	for _, want := range []string{`/leistungen.csv?sort=id&amp;spalte=welle`, `<input type="hidden" name="spalte" value="welle">`, `value="laender.HH" checked`} {
		if !strings.Contains(body, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	a, err := lies(t, kleineGeschichte(t), "/leistungen?spalte=alter&spalte=verzug&spalte=soll&spalte=laender&spalte=stand&spalte=modell&spalte=welle&spalte=typ&spalte=themenfeld")
	if err != nil || a.schluessel() != "/leistungen?" {
		t.Errorf("the usual columns are %q (%v), want none in the address", a.schluessel(), err)
	}
	if a := hole(t, s, "/leistungen?spalte=geheim"); a.Status != 400 {
		t.Errorf("unknown column: %d", a.Status)
	}
	for _, k := range listenSpalten {
		if got := liesCSV(t, s, "/leistungen.csv?spalte="+k.code); len(got[0]) != 2+len(k.kopf) || len(k.kopf) != len(k.breite) {
			t.Errorf("%s: %d columns", k.code, len(got[0]))
		}
		if a := hole(t, s, "/leistungen?spalte="+k.code+"&sort=-"+k.code); a.Status != 200 {
			t.Errorf("sorted by %s: %d", k.code, a.Status)
		}
	}
}

// The list follows the letters; the address and the downloads follow too; and what is in the LeiKa alone is
// named.
func TestSearchAsYouType(t *testing.T) {
	t.Parallel()
	b := startBrowser(t, vollerServer(t))
	b.oeffne(t, ansichten[0], "/leistungen?spalte=stand&verzug=keine")
	for _, wort := range []string{"Hundesteuer", "99"} {
		var titel, adresse, csv string
		var fokus bool
		if err := chromedp.Run(b.ctx,
			chromedp.Evaluate(`document.getElementById('q').value = ''`, nil), chromedp.SendKeys("#q", wort),
			chromedp.WaitReady(fmt.Sprintf(`form[data-gesucht=%q]`, wort)),
			chromedp.Text("h1", &titel), chromedp.Location(&adresse), chromedp.AttributeValue(`#treffer a[href*=".csv"]`, "href", &csv, nil),
			chromedp.Evaluate(`document.activeElement.id === 'q' && document.getElementById('suchstand').textContent === document.querySelector('h1').textContent`, &fokus),
		); err != nil {
			t.Fatalf("%s: %v", wort, err)
		}
		want := hauptText(hole(t, vollerServer(t), strings.TrimPrefix(adresse, b.wurzel)).Body)
		if !strings.Contains(want, titel) || !strings.Contains(adresse, "q="+wort) || !strings.Contains(adresse, "verzug=keine") || !strings.Contains(csv, "q="+wort) || !strings.Contains(csv, "spalte=stand") || !fokus {
			t.Errorf("%s: title %q at %s, download %s, focus kept and count said: %v", wort, titel, adresse, csv, fokus)
		}
	}
	for _, f := range b.neueFehler() {
		t.Error(f)
	}
	if text := hauptText(hole(t, vollerServer(t), "/leistungen?q=FATCA").Body); !strings.Contains(text, "keiner OZG-Leistung zugeordnet") || !strings.Contains(text, "FATCA-Abkommen") {
		t.Error("a LeiKa-Leistung without OZG-Leistung is not found")
	}
}
