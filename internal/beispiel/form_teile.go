package beispiel

import "ozgtracker/internal/ozg"

// formTeile: a cover, then what is planned, by when, and where it runs, each in a sheet of its own.
var formTeile = form{
	weise: schreibweise{
		staende: fein, typ: "%s", welle: "W%d", modelle: modellEfA, land: ozg.LandName, und: ", ",
		termin: terminMonat, runde: ozg.Tag.MonatsEnde, verfuegbar: verfuegbarWort, seit: wortSeit, bausteine: bausteinWort,
	},
	zeichne: zeichneTeile,
	datei: func(e *entwurf) string {
		return e.dateiName("OZG-"+kurz(e.themenfeld)+"-"+e.stichtag.Zeit().Format("200601"), ".xlsx")
	},
}

var (
	spaltenLeistungen = []spalte{
		ozgIDText, sp("Leistungsbezeichnung", 46, ozg.FeldBezeichnung), sp("Lage", 22, ozg.FeldLage), sp("Typ", 8, ozg.FeldTyp), tandem,
		sp("Umsetzung durch", 18, ozg.FeldUmsetzer), sp("Digitalisierungslabor", 22, ozg.FeldLabor), sp("Projekt", 26, ozg.FeldProjekt),
		sp("Welle", 7, ozg.FeldWelle), sp("EfA", 18, ozg.FeldModell), sp("Stand der Umsetzung", 22, ozg.FeldStand),
		sp("Reifegrad aktuell", 9, ozg.FeldReifegrad), sp("Zielreifegrad", 9, ozg.FeldReifegradZiel), sp("Anmerkung", 30, ozg.FeldBemerkung),
	}
	spaltenTermine = zusammen([]spalte{ozgIDText, sp("Leistungsbezeichnung", 46, ozg.FeldBezeichnung)},
		unter("Steckbrief", sp("Soll", 10, ozg.FeldSteckbriefSoll), sp("Ist", 10, ozg.FeldSteckbriefIst)),
		unter("Konzeption", sp("Soll", 10, ozg.FeldKonzeptionSoll), sp("Ist", 10, ozg.FeldKonzeptionIst)),
		unter("Referenzimplementierung", sp("Soll", 10, ozg.FeldReferenzSoll), sp("Ist", 10, ozg.FeldReferenzIst)),
		unter("bundesweit verfügbar", sp("Soll", 10, ozg.FeldBundesweitSoll), sp("Ist", 10, ozg.FeldBundesweitIst)))
	spaltenNachnutzung = zusammen([]spalte{ozgIDText, sp("Leistungsbezeichnung", 46, ozg.FeldBezeichnung)}, landSpalten(landKurz, 11))
)

func zeichneTeile(e *entwurf) []blatt {
	deck := blatt{name: "Deckblatt", breiten: []float64{24, 60}}
	deck.zeile(e.titelZeile())
	deck.zeile("Federführung", e.federfuehrung())
	deck.zeile("Stichtag", e.stichtag)
	deck.zeile("Hinweis", hinweis)
	teil := func(name string, spalten []spalte, zeilen []planzeile) blatt {
		b := blatt{name: name}
		b.zeile(e.titelZeile(), nil, hinweis)
		b.zeile()
		e.tabelle(&b, spalten, zeilen, false)
		return b
	}
	return []blatt{
		deck, teil("1 Leistungen", spaltenLeistungen, e.zeilen), teil("2 Termine", spaltenTermine, e.zeilen),
		teil("3 Nachnutzung", spaltenNachnutzung, e.mitLaendern()),
	}
}
