package beispiel

import "ozgtracker/internal/ozg"

// formSachstand: a report of progress with a heading per Lage and both sides of the Federführung in one
// cell; percentages, budget and model in words.
var formSachstand = form{
	weise: schreibweise{
		staende: labor, typ: "%s", welle: "Welle %d", modelle: modellWort, land: ozg.LandName, und: ", ",
		termin: terminTag, runde: genau, verfuegbar: verfuegbarWort, bausteine: bausteinWort, prozent: true,
	},
	zeichne: zeichneSachstand,
	datei: func(e *entwurf) string {
		return e.dateiName("Sachstand "+kurz(e.themenfeld)+" "+e.stichtag.Deutsch(), ".xlsx")
	},
}

var spaltenSachstand = zusammen([]spalte{
	lfdNr, sp("Leistung", 46, ozg.FeldBezeichnung), ozgIDText, tandem, sp("LeiKa-Typ", 8, ozg.FeldTyp), sp("Welle", 9, ozg.FeldWelle),
	sp("Kooperationsmodell", 22, ozg.FeldModell), sp("Umsetzende Länder", 18, ozg.FeldUmsetzer), sp("Projektstatus", 20, ozg.FeldStand),
	sp("Fertigstellungsgrad", 10, ozg.FeldFortschritt), sp("Reifegrad", 9, ozg.FeldReifegrad), sp("Budget (T€)", 9, ozg.FeldBudget),
	sp("Referenzimplementierung geplant bis", 12, ozg.FeldReferenzSoll), sp("Referenzimplementierung erreicht am", 12, ozg.FeldReferenzIst),
	sp("Zieltermin bundesweite Verfügbarkeit", 12, ozg.FeldBundesweitSoll), sp("bundesweit verfügbar seit", 12, ozg.FeldBundesweitIst),
	sp("Link zum Onlinedienst", 30, ozg.FeldURL), sp("Bemerkungen", 36, ozg.FeldBemerkung),
}, landSpalten(landKurz, 11))

func zeichneSachstand(e *entwurf) []blatt {
	b := blatt{name: "Sachstand"}
	b.zeile(e.titelZeile())
	b.zeile("Sachstand zum "+e.stichtag.Deutsch(), nil, nil, hinweis)
	b.zeile()
	e.tabelle(&b, spaltenSachstand, e.zeilen, true)
	e.summe(&b, "Summe", e.zeilen)
	return []blatt{b}
}
