package reports

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// seite sets paper, margins, header and footer.
func (b *blatt) seite(d druck) {
	f := b.m.f
	quer, a4, eins, null := "landscape", 9, 1, 0
	layout := excelize.PageLayoutOptions{Size: &a4, Orientation: &quer}
	passend := d != mitUmbruch
	switch d {
	case aufBreite:
		layout.FitToWidth, layout.FitToHeight = &eins, &null
	case aufSeite:
		layout.FitToWidth, layout.FitToHeight = &eins, &eins
	case mitUmbruch:
		massstab := b.massstab()
		layout.AdjustTo = &massstab
	}
	seitlich, oben, kopf, gitter := randSeitlich, randOben, 0.25, false
	b.tue(f.SetSheetProps(b.name, &excelize.SheetPropsOptions{FitToPage: &passend}))
	b.tue(f.SetPageLayout(b.name, &layout))
	b.tue(f.SetPageMargins(b.name, &excelize.PageLayoutMarginsOptions{Left: &seitlich, Right: &seitlich, Top: &oben, Bottom: &oben, Header: &kopf, Footer: &kopf}))
	b.tue(f.SetSheetView(b.name, 0, &excelize.ViewOptions{ShowGridLines: &gitter}))
	b.tue(f.SetHeaderFooter(b.name, kopfUndFuss(b.m.kopf, b.name)))
}

// Margins in inches.
const (
	randSeitlich = 0.4
	randOben     = 0.6
)

// massstab is the scale in percent at which the printed columns are as wide as A4 landscape.
func (b *blatt) massstab() uint {
	const papier = (29.7/2.54 - 2*randSeitlich) * 96 * 0.97 // pixels, less what fonts may differ
	return uint(min(100, max(10, 100*papier/b.pixel())))
}

// pixel is the width of the printed columns on the screen.
func (b *blatt) pixel() (px float64) {
	for _, w := range b.breiten[:b.gedruck] {
		px += w*7 + 5
	}
	return px
}

// umbruch begins a new printed page.
func (b *blatt) umbruch() {
	if b.err == nil {
		b.tue(b.sw.InsertPageBreak(zelladresse(1, b.zeile+1)))
	}
}

// kopfUndFuss says on every printed page what it is, of which day, and which page of how many.
func kopfUndFuss(k Kopf, blatt string) *excelize.HeaderFooterOptions {
	links := einzeilig(k.Titel, 90)
	if k.Beispieldaten {
		links = "Beispieldaten · " + links
	}
	fuss := blatt
	if !k.Erstellt.IsZero() {
		fuss += " · erstellt " + zeitpunkt(k.Erstellt)
	}
	return &excelize.HeaderFooterOptions{
		OddHeader: "&L" + druckzeile(links) + "&RStichtag " + k.Stichtag.Deutsch(),
		OddFooter: "&L" + druckzeile(fuss) + "&RSeite &P von &N",
	}
}

// druckzeile writes a text for a header: there & begins a command and && is the sign itself.
func druckzeile(s string) string { return strings.ReplaceAll(s, "&", "&&") }
