package dashboard

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"ozgtracker/internal/store/storetest"
)

// oeffneAlles unfolds what a person would unfold to look at it.
const oeffneAlles = `document.querySelectorAll('main details').forEach(d => d.open = true)`

// waehle chooses an option as a person would.
func (b *browser) waehle(t *testing.T, auswahl, wert string) {
	t.Helper()
	if err := chromedp.Run(b.ctx, chromedp.SetValue(auswahl, wert, chromedp.ByQuery)); err != nil {
		t.Fatalf("choose %s: %v", auswahl, err)
	}
}

// A Federführer says once what an unknown word and a column mean, corrects a single value and sees it, on a
// laptop and on a phone.
func TestZuordnungByMouse(t *testing.T) {
	t.Parallel()
	for _, a := range []ansicht{ansichten[0], ansichten[4]} {
		s := dienstServer(t, storetest.Open(t, storetest.DSN(t, "sqlite")))
		datei := filepath.Join(t.TempDir(), "plan-gesundheit.xlsx")
		inhalt := mappe(t, "Plan", []any{"Stand: 30.06.2021"},
			[]any{"OZG-ID", "OZG-Leistung", "Umsetzungsstand", "Wer macht das", "Konzeption (Soll)", "Welle"},
			[]any{10214, "Schwerbehindertenausweis", "fast fertig", "Labor Köln", "03/04/2021", 1},
			[]any{10215, "Wohnungshilfe", "fast fertig", "Labor Ulm", "05/06/2021", "später"},
			[]any{10216, "Elternunterhalt", "online", "", "31.12.2021", 2})
		if err := os.WriteFile(datei, inhalt, 0o600); err != nil {
			t.Fatal(err)
		}
		b := startBrowser(t, s)
		name := func(schritt string) string { return "zuordnung-" + schritt + "-" + a.String() }
		b.oeffne(t, a, "/importe")
		if err := chromedp.Run(b.ctx, chromedp.SetUploadFiles("#datei", []string{datei}, chromedp.ByQuery)); err != nil {
			t.Fatal(err)
		}
		b.klicke(t, `form[data-hochladen] button[type=submit]`, "Vorschau: Diese Datei meldet 3 Leistungen")
		b.zeigt(t, "2 unbekannte Wörter und 1 mehrdeutige Datumsspalte: Was ist gemeint?", "für alle 2 Zellen")
		b.gepruefte(t, name("1-vorschau"))
		b.fuehreAus(t, oeffneAlles)
		b.gepruefte(t, name("2-offen"))
		b.waehle(t, `input[value="fastfertig"] ~ select`, "in Umsetzung")
		b.sende(t, `input[value="fastfertig"] ~ button`)
		b.fuehreAus(t, oeffneAlles)
		b.zeigt(t, "Umsetzungsstand: „fastfertig“ wird als „in Umsetzung“ gelesen", "1 unbekanntes Wort")
		b.waehle(t, `select[name="spalte.D"]`, "labor")
		b.sende(t, `form[aria-label="Zuordnung von Blatt Plan"] button`)
		b.fuehreAus(t, oeffneAlles)
		b.zeigt(t, "Spalte D ist „Digitalisierungslabor“", "von Hand")
		b.gepruefte(t, name("3-entschieden"))
		b.klicke(t, `.ozg-annahme .kern-btn--primary`, "Import 2: 3 Leistungen neu")

		b.oeffne(t, a, "/leistungen/10214")
		b.fuehreAus(t, oeffneAlles)
		b.gepruefte(t, name("4-leistung"))
		const formular = `form[aria-label="Umsetzungsstand korrigieren"]`
		b.waehle(t, formular+` select[name=wert]`, "online")
		b.waehle(t, formular+` input[name=grund]`, "Meldung per Telefon")
		b.klicke(t, formular+` button`, "Korrektur: „Umsetzungsstand“ von Schwerbehindertenausweis")
		b.gepruefte(t, name("5-korrektur"))
		b.klicke(t, `.ozg-annahme .kern-btn--primary`, "Import 3: ")
		b.zeigt(t, "Korrektur", "Import zurücknehmen")
		b.gepruefte(t, name("6-quittung"))
	}
}

func (b *browser) fuehreAus(t *testing.T, skript string) {
	t.Helper()
	if err := chromedp.Run(b.ctx, chromedp.Evaluate(skript, nil)); err != nil {
		t.Fatal(err)
	}
}

// sende presses what sends a form whose answer has the same heading, and waits for the new page. It presses
// by script: the address of the answer names a mark, and the browser may still be on its way there.
func (b *browser) sende(t *testing.T, auswahl string) {
	t.Helper()
	b.fuehreAus(t, "document.querySelector('h1').textContent = 'wartet'; document.querySelector(`"+auswahl+"`).click()")
	b.wartet(t, auswahl, "Vorschau: ")
}
