package beispiel

import "ozgtracker/internal/ozg"

// formCSV: an export of an older database, semicolons and Windows-1252, with three lines before the
// header.
var formCSV = form{
	weise: schreibweise{
		staende: grob, typ: "%s", modelle: modellEfA, land: landKurz, und: ", ",
		termin: terminTag, runde: genau, verfuegbar: verfuegbarWort, bausteine: bausteinWort, prozent: true,
	},
	zeichne: zeichneCSV,
	datei: func(e *entwurf) string {
		return e.dateiName("export_"+e.themenfeld.Slug+"_"+e.stichtag.String(), ".csv")
	},
	csv: true,
}

var spaltenCSV = zusammen([]spalte{
	ozgIDText, sp("OZG-Leistung", 0, ozg.FeldBezeichnung), sp("Geschäftslage", 0, ozg.FeldLage), sp("Typ", 0, ozg.FeldTyp), sp("FF Bund", 0, ozg.FeldRessort), sp("FF Land", 0, ozg.FeldLand),
	sp("Umsetzendes Land", 0, ozg.FeldUmsetzer), sp("Umsetzungsprojekt", 0, ozg.FeldProjekt), sp("Welle", 0, ozg.FeldWelle), sp("Modell", 0, ozg.FeldModell),
	sp("Umsetzungsstatus", 0, ozg.FeldStand), sp("Fortschritt in %", 0, ozg.FeldFortschritt), sp("Reifegrad", 0, ozg.FeldReifegrad),
	sp("Konzeption Soll", 0, ozg.FeldKonzeptionSoll), sp("Konzeption Ist", 0, ozg.FeldKonzeptionIst), sp("Go-Live Soll", 0, ozg.FeldReferenzSoll), sp("Go-Live Ist", 0, ozg.FeldReferenzIst),
	sp("bundesweit Soll", 0, ozg.FeldBundesweitSoll), sp("bundesweit Ist", 0, ozg.FeldBundesweitIst), sp("Bemerkung", 0, ozg.FeldBemerkung),
}, landSpalten(landCode, 0))

func zeichneCSV(e *entwurf) []blatt {
	b := blatt{name: e.themenfeld.Slug}
	b.zeile(e.titelZeile())
	b.zeile("Stand: " + e.stichtag.Deutsch())
	b.zeile(hinweis)
	e.tabelle(&b, spaltenCSV, e.zeilen, false)
	e.summe(&b, "Summe", e.zeilen)
	return []blatt{b}
}
