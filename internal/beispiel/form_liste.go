package beispiel

import "ozgtracker/internal/ozg"

// formListe: one long list with one header row, real date cells, and the Länder as the last columns.
var formListe = form{
	weise: schreibweise{
		staende: grob, typ: "%s", modelle: modellLang, land: ozg.LandName, und: ", ",
		termin: terminDatum, runde: genau, verfuegbar: verfuegbarWort, bausteine: bausteinWort, prozent: true,
	},
	zeichne: zeichneListe,
	datei: func(e *entwurf) string {
		return e.dateiName(e.stichtag.String()+" Umsetzungsplan "+kurz(e.themenfeld), ".xlsx")
	},
}

var spaltenListe = zusammen([]spalte{
	ozgIDZahl, sp("OZG-Leistung", 46, ozg.FeldBezeichnung), sp("Themenfeld", 20, ozg.FeldThemenfeld), sp("Lebenslagen/ Unternehmenslagen", 22, ozg.FeldLage), sp("LeiKa-Typ", 8, ozg.FeldTyp),
	sp("Federführendes Bundesressort", 14, ozg.FeldRessort), sp("Federführendes Bundesland", 18, ozg.FeldLand),
	sp("Umsetzende Bundesländer", 18, ozg.FeldUmsetzer), sp("Umsetzungsprojekt", 26, ozg.FeldProjekt), sp("Weg", 18, ozg.FeldWeg),
	sp("Umsetzungswelle", 8, ozg.FeldWelle), sp("Umsetzungsmodell", 11, ozg.FeldModell), sp("Umsetzungsstatus", 16, ozg.FeldStand),
	sp("Fortschritt", 9, ozg.FeldFortschritt), sp("Reifegrad (Ist)", 9, ozg.FeldReifegrad), sp("Reifegrad (Soll)", 9, ozg.FeldReifegradZiel),
	sp("Steckbrief (Soll)", 12, ozg.FeldSteckbriefSoll), sp("Steckbrief (Ist)", 12, ozg.FeldSteckbriefIst),
	sp("Konzeption (Soll)", 12, ozg.FeldKonzeptionSoll), sp("Konzeption (Ist)", 12, ozg.FeldKonzeptionIst),
	sp("Referenzimplementierung (Soll)", 12, ozg.FeldReferenzSoll), sp("Referenzimplementierung (Ist)", 12, ozg.FeldReferenzIst),
	sp("bundesweit verfügbar (Soll)", 12, ozg.FeldBundesweitSoll), sp("bundesweit verfügbar (Ist)", 12, ozg.FeldBundesweitIst),
	sp("Budget in T€", 9, ozg.FeldBudget), sp("Bemerkung", 36, ozg.FeldBemerkung),
}, landSpalten(landCode, 9))

func zeichneListe(e *entwurf) []blatt {
	b := blatt{name: "Umsetzungsplan"}
	b.zeile(e.titelZeile())
	b.zeile("Stand: " + e.stichtag.Deutsch())
	b.zeile(hinweis)
	b.zeile()
	e.tabelle(&b, spaltenListe, e.zeilen, false)
	return []blatt{b}
}
