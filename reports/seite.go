package reports

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

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
