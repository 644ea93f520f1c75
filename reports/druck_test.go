package reports_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ozgtracker/reports"
)

// A report goes to paper as it is: each sheet is A4 landscape, as wide as the page, with print area,
// header, footer, and margins; tables repeat their heading.
func TestDruckbild(t *testing.T) {
	t.Parallel()
	o := optionen()
	o.Beispieldaten = true
	m := lies(t, schreibe(t, reports.Zusammenstellen(sicht(t, 84), o)))
	blaetter := []string{"Übersicht", "Burn-up", "Themenfelder", "Typ", "Welle", "Nachnutzung", "Länder", "Brücke", "Änderungen", "Termine", "Verzug", "Leistungen", "Methodik", "Datenstand"}
	if got := m.GetSheetList(); !slices.Equal(got, blaetter) {
		t.Fatalf("sheets %v, want %v", got, blaetter)
	}
	for _, blatt := range blaetter {
		l, err := m.GetPageLayout(blatt)
		if err != nil {
			t.Fatal(err)
		}
		breit := l.FitToWidth != nil && *l.FitToWidth == 1 || l.AdjustTo != nil && *l.AdjustTo <= 100
		if *l.Size != 9 || *l.Orientation != "landscape" || !breit {
			t.Errorf("%s: paper %v, %v", blatt, *l.Size, *l.Orientation)
		}
		kf, err := m.GetHeaderFooter(blatt)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"Beispieldaten", "Stichtag 30.06.2021"} {
			if !strings.Contains(kf.OddHeader, want) {
				t.Errorf("%s: header %q lacks %q", blatt, kf.OddHeader, want)
			}
		}
		if !strings.Contains(kf.OddFooter, "Seite &P von &N") || len(kf.OddHeader) > 255 {
			t.Errorf("%s: footer %q", blatt, kf.OddFooter)
		}
		if !slices.ContainsFunc(m.GetDefinedName(), func(d excelize.DefinedName) bool { return d.Name == "_xlnm.Print_Area" && d.Scope == blatt }) {
			t.Errorf("%s has no print area", blatt)
		}
		if !slices.ContainsFunc(m.zellen[blatt], func(z []string) bool { return len(z) > 0 && strings.HasPrefix(z[0], "Beispieldaten") }) {
			t.Errorf("%s does not say that its data are examples", blatt)
		}
	}
	for _, blatt := range []string{"Burn-up", "Verzug", "Leistungen"} {
		p, err := m.GetPanes(blatt)
		if err != nil {
			t.Fatal(err)
		}
		if !p.Freeze || p.YSplit == 0 || p.XSplit == 0 {
			t.Errorf("%s: heading and key do not stay in sight: %+v", blatt, p)
		}
		if !slices.ContainsFunc(m.GetDefinedName(), func(d excelize.DefinedName) bool { return d.Name == "_xlnm.Print_Titles" && d.Scope == blatt }) {
			t.Errorf("%s does not repeat its heading on paper", blatt)
		}
	}
	tabellen, err := m.GetTables("Leistungen")
	if err != nil || len(tabellen) != 1 || tabellen[0].Name != "Leistungen" {
		t.Errorf("table of Leistungen: %v, %v", tabellen, err)
	}
}

// The document says what it is before it is opened.
func TestEigenschaften(t *testing.T) {
	t.Parallel()
	o := optionen()
	o.Themenfelder = []string{"Arbeit & Ruhestand"}
	m := lies(t, schreibe(t, reports.Zusammenstellen(sicht(t, 42), o)))
	p, err := m.GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	if p.Title != "Umsetzungsstand des Onlinezugangsgesetzes, Themenfeld Arbeit & Ruhestand" || p.Creator != "lokal" || p.Created != "2021-08-05T13:32:00Z" || !strings.HasPrefix(p.Subject, "Stichtag 30.06.2021") {
		t.Errorf("properties %+v", p)
	}
	kf, err := m.GetHeaderFooter("Typ")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(kf.OddHeader, "Arbeit && Ruhestand") { // a single & would begin a command
		t.Errorf("header %q", kf.OddHeader)
	}
}
