package beispiel

import "ozgtracker/internal/ozg"

// formZweizeilig: notes first, a table with a merged header of two rows and a heading per Lage, and a
// second sheet with a column per Land.
var formZweizeilig = form{
	weise: schreibweise{
		staende: fein, typ: "Typ %s", welle: "Welle %d", modelle: modellBuchstabe, land: landKurz, und: ", ",
		termin: terminTag, runde: genau, verfuegbar: verfuegbarX, bausteine: bausteinWort,
	},
	zeichne: zeichneZweizeilig,
	datei: func(e *entwurf) string {
		return e.dateiName("Umsetzungsplan_"+kurz(e.themenfeld)+"_"+e.stichtag.String(), ".xlsx")
	},
}

var spaltenZweizeilig = zusammen(
	[]spalte{lfdNr},
	unter("Leistung", ozgIDText, sp("OZG-Leistung", 46, ozg.FeldBezeichnung), sp("Lebens-/Geschäftslage", 20, ozg.FeldLage)),
	unter("Zuordnung", sp("Leistungstyp", 9, ozg.FeldTyp), sp("Welle", 9, ozg.FeldWelle), sp("Nachnutzungs-\nmodell", 13, ozg.FeldModell)),
	unter("Umsetzung", sp("Umsetzungsstand", 20, ozg.FeldStand), sp("Reifegrad", 9, ozg.FeldReifegrad), sp("Umsetzendes Land", 13, ozg.FeldUmsetzer), sp("Weg", 18, ozg.FeldWeg)),
	unter("Termine",
		sp("Konzeption bis (Soll)", 12, ozg.FeldKonzeptionSoll), sp("Konzeption (Ist)", 12, ozg.FeldKonzeptionIst),
		sp("Referenzimpl. (Soll)", 12, ozg.FeldReferenzSoll), sp("Referenzimpl. (Ist)", 12, ozg.FeldReferenzIst),
		sp("bundesweit verfügbar (Soll)", 12, ozg.FeldBundesweitSoll), sp("bundesweit verfügbar (Ist)", 12, ozg.FeldBundesweitIst)),
	unter("FIM-Bausteine", sp("Leistungs-\nbeschreibung", 12, ozg.FeldFIMLeistung), sp("Daten-\nfelder", 10, ozg.FeldFIMDatenfelder), sp("Prozesse", 10, ozg.FeldFIMProzess)),
	[]spalte{sp("Anmerkungen", 36, ozg.FeldBemerkung)},
)

var spaltenAnbindung = zusammen([]spalte{ozgIDText, sp("Leistung", 46, ozg.FeldBezeichnung)}, landSpalten(landCode, 9))

func zeichneZweizeilig(e *entwurf) []blatt {
	hin := blatt{name: "Hinweise", breiten: []float64{110}}
	hin.zeile(e.titelZeile())
	hin.zeile("Federführung: " + e.federfuehrung())
	hin.zeile("Stand: " + e.stichtag.Deutsch() + " (" + hinweis + ")")
	hin.zeile("Modell: A = Einer für Alle, B = nachnutzbare Software dezentral, C = FIM-basierte Eigenentwicklung")

	plan := blatt{name: "Plan_" + kurz(e.themenfeld)}
	plan.zeile(titel("Umsetzungsplan Themenfeld " + e.themenfeld.Name + " – Fortschreibung"))
	plan.verbinde(1, 1, 1, len(spaltenZweizeilig))
	plan.zeile("Stichtag:", e.stichtag.Deutsch(), hinweis)
	plan.zeile()
	e.tabelle(&plan, spaltenZweizeilig, e.zeilen, true)
	plan.zeile()
	e.summe(&plan, "Summe", e.zeilen)
	plan.zeile()
	plan.zeile("Legende: Reifegrad gemäß OZG-Reifegradmodell. " + hinweis + ".")

	an := blatt{name: "Anbindung Länder"}
	e.tabelle(&an, spaltenAnbindung, e.mitLaendern(), false)
	return []blatt{hin, plan, an}
}
