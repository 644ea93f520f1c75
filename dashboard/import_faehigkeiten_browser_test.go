package dashboard

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"ozgtracker/internal/store/storetest"
)

// laesstFallen drops files on the upload form, as somebody drags them from a folder.
func (b *browser) laesstFallen(t *testing.T, dateien ...dateiMit) {
	t.Helper()
	var js strings.Builder
	js.WriteString("const d = new DataTransfer();")
	for _, f := range dateien {
		fmt.Fprintf(&js, "d.items.add(new File([Uint8Array.from(atob('%s'), c => c.charCodeAt(0))], '%s'));", base64.StdEncoding.EncodeToString(f.inhalt), f.name)
	}
	js.WriteString("const f = document.querySelector('form[data-hochladen]'); for (const art of ['dragenter', 'dragover', 'drop']) f.dispatchEvent(new DragEvent(art, {dataTransfer: d, bubbles: true, cancelable: true}));")
	b.fuehreAus(t, "(() => {"+js.String()+"})()")
}

// laedt fetches what a link of the page leads to and gives its status, type and size.
func (b *browser) laedt(t *testing.T, auswahl string) string {
	t.Helper()
	var out string
	skript := "fetch(document.querySelector('" + auswahl + "').href).then(async r => r.status + ' ' + (r.headers.get('content-disposition') || '').split(';')[0] + ' ' + ((await r.arrayBuffer()).byteLength > 1000 ? 'groß' : 'klein'))"
	if err := chromedp.Run(b.ctx, chromedp.Evaluate(skript, &out, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) })); err != nil {
		t.Fatalf("download %s: %v", auswahl, err)
	}
	return out
}

// The abilities of a Federführer that the other walks leave out, in one browser: several files dropped at
// once, filter and untick, one repair for all equal cells, the annotated workbook, somebody else's import in
// between, taking back after a later import, and a value withdrawn on the page of the Leistung.
func TestAbilitiesByMouse(t *testing.T) {
	t.Parallel()
	s := dienstServer(t, storetest.Open(t, storetest.DSN(t, "sqlite")))
	b, a := startBrowser(t, s), ansichten[0]
	plan := func(zeilen ...[]any) []byte { return mappe(t, "Plan", append([][]any{kopfzeile}, zeilen...)...) }
	ausweis := func(stand string, welle any) []any {
		return []any{10214, "Schwerbehindertenausweis", stand, welle, "31.12.2022"}
	}

	b.oeffne(t, a, "/importe")
	b.laesstFallen(t, dateiMit{"plan_2021-03-31.xlsx", plan(ausweis("in Planung", 1))}, dateiMit{"plan_2020-12-31.xlsx", plan(ausweis("offen", 1))}, dateiMit{"ohne-tag.xlsx", plan(ausweis("offen", 1))})
	b.klicke(t, `form[data-hochladen] button[type=submit]`, "3 Dateien: 2 bereit, 1 braucht Ihre Entscheidung")
	b.gepruefte(t, "faehigkeiten-1-stapel")
	b.klicke(t, `.ozg-annahme .kern-btn--primary`, "3 Dateien: 2 übernommen, 1 braucht Ihre Entscheidung")
	b.gepruefte(t, "faehigkeiten-2-uebernommen")

	b.oeffne(t, a, "/importe")
	b.laesstFallen(t, dateiMit{"plan_2021-06-30.xlsx", plan(ausweis("online", 2), []any{10215, "Wohnungshilfe", "gleich da", 2, "bald"}, []any{10216, "Elternunterhalt", "gleich da", 3, "bald"})})
	b.klicke(t, `form[data-hochladen] button[type=submit]`, "Vorschau: Diese Datei ändert 1 der 3 Leistungen und meldet 2 zum ersten Mal")
	var entwurf string
	if err := chromedp.Run(b.ctx, chromedp.Location(&entwurf)); err != nil {
		t.Fatal(err)
	}
	entwurf = strings.TrimPrefix(entwurf, b.wurzel)
	b.waehle(t, `select[name=feld]`, "welle")
	b.sende(t, `form[aria-label="Änderungen filtern"] button`)
	b.zeigt(t, "Plan!D2", "alle zeigen")
	b.fuehreAus(t, `document.querySelector('input[value="Plan!2!welle"]').checked = true`)
	b.sende(t, `form[aria-label="Änderungen abwählen"] button`)
	b.fuehreAus(t, oeffneAlles)
	b.zeigt(t, "Zeile 2: „Welle“ abgewählt")
	b.fuehreAus(t, `document.querySelector('#befunde input[name=wert][value="gleich da"] ~ input[name=text]').value = 'in Umsetzung'`)
	b.sende(t, `#befunde input[name=wert][value="gleich da"] ~ button[name=alle]`)
	b.fuehreAus(t, oeffneAlles)
	b.zeigt(t, "„gleichda“ wird als „in Umsetzung“ gelesen")
	if got := b.laedt(t, `a[href$="/anmerkungen"]`); got != "200 attachment groß" {
		t.Errorf("annotated workbook: %s", got)
	}

	// Somebody else imports meanwhile: what was shown is no more, and is shown anew.
	andere := hochgeladen(t, s, "andere_2021-06-30.xlsx", plan(ausweis("offen", 1)))
	if r := sende(t, s, andere+"/annehmen", "", nil, "pruefsumme", gezeigteSumme(t, hole(t, s, andere))); r.Status != 303 {
		t.Fatalf("the other import: %d", r.Status)
	}
	b.sende(t, `.ozg-annahme .kern-btn--primary`)
	b.zeigt(t, "Inzwischen wurde ein anderer Import übernommen", "offen → online")
	_ = b.neueFehler() // Chromium remarks on the status 409
	b.gepruefte(t, "faehigkeiten-3-veraltet")
	b.klicke(t, `.ozg-annahme .kern-btn--primary`, "Import 5: 2 Leistungen neu, 1 geändert")
	b.oeffne(t, a, entwurf)
	b.zeigt(t, "Import 5: 2 Leistungen neu")

	// The import before is taken back, though a later one stands on it.
	b.oeffne(t, a, "/importe/4")
	b.klicke(t, `a[href$="/zuruecknehmen"]`, "Import 4 zurücknehmen?")
	b.zeigt(t, "neu gemeldet")
	b.gepruefte(t, "faehigkeiten-4-zurueck")
	b.klicke(t, `.ozg-annahme .kern-btn--primary`, "Import 4: zurückgenommen")

	b.oeffne(t, a, "/leistungen/10214")
	b.fuehreAus(t, oeffneAlles)
	const formular = `form[aria-label="Umsetzungsstand korrigieren"]`
	b.waehle(t, formular+` input[name=grund]`, "irrtümlich gemeldet")
	b.klicke(t, formular+` button[name=zuruecknehmen]`, "Korrektur: „Umsetzungsstand“")
	b.zeigt(t, "(leer)")
	b.klicke(t, `.ozg-annahme .kern-btn--primary`, "Import 7: ")
	b.gepruefte(t, "faehigkeiten-5-korrektur")
}
