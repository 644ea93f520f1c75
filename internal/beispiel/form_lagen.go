package beispiel

import (
	"fmt"

	"ozgtracker/internal/ozg"
)

// formLagen: a cover with counts, a sheet per Lage with dates as quarters, and a sheet with the Länder
// by name.
var formLagen = form{
	weise: schreibweise{
		staende: behoerde, typ: "Typ %s", welle: "%d. Welle", modelle: modellWort, land: ozg.LandName, und: " und ",
		termin: terminQuartal, runde: quartalsEnde, verfuegbar: verfuegbarLang, bausteine: bausteinX,
	},
	zeichne: zeichneLagen,
	datei: func(e *entwurf) string {
		j, m, _ := e.stichtag.Zeit().Date()
		return e.dateiName(fmt.Sprintf("%s_Plan_%d-Quartal-%d", kurz(e.themenfeld), m/3, j), ".xlsx")
	},
}

var spaltenLage = []spalte{
	ozgIDText, sp("Leistungsbündel", 46, ozg.FeldBezeichnung), sp("Typisierung", 9, ozg.FeldTyp), sp("Priorisierung", 9, ozg.FeldPrioritaet),
	sp("Umsetzungsprojekt", 26, ozg.FeldProjekt), sp("Wellenplanung", 10, ozg.FeldWelle), sp("Nachnutzungsmodell", 22, ozg.FeldModell),
	sp("umsetzungsverantwortliches Land", 20, ozg.FeldUmsetzer), sp("Umsetzungs-Status", 20, ozg.FeldStand), sp("RG", 6, ozg.FeldReifegrad),
	sp("Konzept Soll", 10, ozg.FeldKonzeptionSoll), sp("Konzept Ist", 10, ozg.FeldKonzeptionIst),
	sp("Termin für Go-Live", 10, ozg.FeldReferenzSoll), sp("Go-Live am", 10, ozg.FeldReferenzIst),
	sp("bundesweiter Rollout (Soll)", 12, ozg.FeldBundesweitSoll), sp("bundesweiter Rollout (Ist)", 12, ozg.FeldBundesweitIst),
	sp("FIM Stammtext", 12, ozg.FeldFIMLeistung), sp("FIM Datenschema", 12, ozg.FeldFIMDatenfelder), sp("FIM Stammprozess", 12, ozg.FeldFIMProzess),
	sp("Kommentar", 30, ozg.FeldBemerkung),
}

var spaltenLaenderNamen = zusammen([]spalte{ozgIDText, sp("Leistungsbündel", 46, ozg.FeldBezeichnung)}, landSpalten(ozg.LandName, 12))

func zeichneLagen(e *entwurf) []blatt {
	deck := blatt{name: "Deckblatt", breiten: []float64{52, 16}}
	deck.zeile(e.titelZeile())
	deck.zeile("Stand: " + e.stichtag.Deutsch())
	deck.zeile(hinweis)
	deck.zeile()
	out := []blatt{deck}
	for i, zeilen := range e.lagen() {
		b := blatt{name: blattName(i+1, zeilen[0].leben.lage)}
		b.zeile(e.titelZeile())
		b.zeile("Unternehmens-/Lebenslage: "+zeilen[0].leben.lage, nil, nil, hinweis)
		e.tabelle(&b, spaltenLage, zeilen, false)
		e.summe(&b, "Gesamt", zeilen)
		out = append(out, b)
		out[0].zeile(zeilen[0].leben.lage, len(zeilen))
	}
	land := blatt{name: "Länder"}
	land.zeile(e.titelZeile(), hinweis)
	e.tabelle(&land, spaltenLaenderNamen, e.mitLaendern(), false)
	return append(out, land)
}
