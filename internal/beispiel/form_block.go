package beispiel

import "ozgtracker/internal/ozg"

// formBlock: one sheet whose last sixteen columns stand under the common title "verfügbar in".
var formBlock = form{
	weise: schreibweise{
		staende: labor, typ: "%s", welle: "%d. Welle", modelle: modellLang, land: landCode, und: "; ",
		termin: terminDatum, runde: genau, verfuegbar: verfuegbarX, seit: nurSeit, bausteine: bausteinX,
	},
	zeichne: zeichneBlock,
	datei: func(e *entwurf) string {
		return e.dateiName("OZG_"+kurz(e.themenfeld)+"_Stand_"+e.stichtag.String(), ".xlsx")
	},
}

var spaltenBlock = zusammen(
	[]spalte{ozgIDText, sp("OZG-Leistung", 46, ozg.FeldBezeichnung), sp("Lage", 20, ozg.FeldLage), sp("Typ", 8, ozg.FeldTyp)},
	unter("Federführung", sp("Ressort", 12, ozg.FeldRessort), sp("Land", 10, ozg.FeldLand)),
	[]spalte{
		sp("Umsetzendes Land", 12, ozg.FeldUmsetzer), sp("Prio", 6, ozg.FeldPrioritaet), sp("Welle", 9, ozg.FeldWelle), sp("Nachnutzungsmodell", 12, ozg.FeldModell),
		sp("Umsetzungsstand", 20, ozg.FeldStand), sp("Reifegrad", 9, ozg.FeldReifegrad),
	},
	unter("Konzeption", sp("Soll", 11, ozg.FeldKonzeptionSoll), sp("Ist", 11, ozg.FeldKonzeptionIst)),
	unter("Referenzimplementierung", sp("Soll", 11, ozg.FeldReferenzSoll), sp("Ist", 11, ozg.FeldReferenzIst)),
	unter("bundesweit verfügbar", sp("Soll", 11, ozg.FeldBundesweitSoll), sp("Ist", 11, ozg.FeldBundesweitIst)),
	unter("verfügbar in", landSpalten(landCode, 9)...),
	[]spalte{sp("Hinweise", 30, ozg.FeldBemerkung)},
)

func zeichneBlock(e *entwurf) []blatt {
	b := blatt{name: "Themenfeldplan"}
	b.zeile(e.titelZeile(), nil, nil, nil, nil, "Stand:", e.stichtag.Deutsch())
	b.zeile(hinweis)
	e.tabelle(&b, spaltenBlock, e.zeilen, false)
	b.zeile()
	b.zeile("x = online verfügbar. " + hinweis + ".")
	return []blatt{b}
}
