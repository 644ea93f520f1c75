package reports

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// seite sets paper, margins, header and footer.
func (b *blatt) seite() {
	f := b.m.f
	quer, a4, eins, null := "landscape", 9, 1, 0
	layout := excelize.PageLayoutOptions{Size: &a4, Orientation: &quer}
	passend := b.druck == aufBreite || b.druck == aufSeite
	if passend {
		layout.FitToWidth, layout.FitToHeight = &eins, &null
		if b.druck == aufSeite {
			layout.FitToHeight = &eins
		}
	}
	seitlich, oben, kopf, gitter, mittig := randSeitlich, randOben, 0.25, false, true
	b.tue(f.SetSheetProps(b.name, &excelize.SheetPropsOptions{FitToPage: &passend}))
	b.tue(f.SetPageLayout(b.name, &layout))
	b.tue(f.SetPageMargins(b.name, &excelize.PageLayoutMarginsOptions{Left: &seitlich, Right: &seitlich, Top: &oben, Bottom: &oben, Header: &kopf, Footer: &kopf, Horizontally: &mittig}))
	b.tue(f.SetSheetView(b.name, 0, &excelize.ViewOptions{ShowGridLines: &gitter}))
	b.tue(f.SetHeaderFooter(b.name, kopfUndFuss(b.m.kopf, b.name)))
}

// Margins in inches.
const (
	randSeitlich = 0.4
	randOben     = 0.6
)

// skaliere sets the scale of a sheet whose page ends we set ourselves, once its height is known.
func (b *blatt) skaliere() {
	if b.druck != mitUmbruch && b.druck != jeSeite {
		return
	}
	const hoehe = (21/2.54 - 2*randOben) * 72 * druckreserve
	massstab := b.massstab
	if massstab == 0 {
		massstab = massstabBreite(b.pixel())
	}
	if b.druck == jeSeite {
		massstab = min(massstab, 100*hoehe/max(b.hoehe, b.hoechste))
	}
	b.setzeMassstab(massstab)
}

// druckreserve is the part of a page that we count on.
const druckreserve = 0.97

// massstabBreite is the scale in percent at which columns of so many pixels fit on the width of A4.
func massstabBreite(pixel float64) float64 {
	const (
		// Columns are measured in digits of the default font. Where Calibri and its twin Carlito are missing,
		// as on a bare Linux, another one takes its place whose digits are a third wider.
		ersatzschrift = 1.0 / 1.33
		breite        = (29.7/2.54 - 2*randSeitlich) * 96 * druckreserve * ersatzschrift
	)
	return 100 * breite / pixel
}

func (b *blatt) setzeMassstab(massstab float64) {
	prozent := uint(min(100, max(10, massstab)))
	b.tue(b.m.f.SetPageLayout(b.name, &excelize.PageLayoutOptions{AdjustTo: &prozent}))
}

// pixel is the width of the printed columns on the screen.
func (b *blatt) pixel() (px float64) {
	for _, w := range b.breiten[:b.gedruckt] {
		px += w*7 + 5
	}
	return px
}

// umbruch begins a new printed page.
func (b *blatt) umbruch() {
	if b.err == nil {
		b.tue(b.sw.InsertPageBreak(zelladresse(1, b.zeile+1)))
		b.hoechste, b.hoehe = max(b.hoechste, b.hoehe), 0
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
