package reports

import (
	"strings"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/vorlage"
)

// feldErlaeuterung says of a field what its kind does not say.
var feldErlaeuterung = map[ozg.Feld]string{
	ozg.FeldBezeichnung:    "Amtlicher Name der OZG-Leistung. Gesperrt.",
	ozg.FeldStand:          "Wie weit die Leistung ist. „online“: an wenigstens einem Ort nutzbar; „flächendeckend“: bundesweit; „entfallen“: kein OZG-Bedarf.",
	ozg.FeldPhase:          "Genauerer Schritt der Umsetzung, falls bekannt.",
	ozg.FeldFortschritt:    "Fortschritt in Prozent, 0 bis 100, ohne Prozentzeichen.",
	ozg.FeldReifegrad:      "Erreichte Stufe des OZG-Reifegradmodells. Bis zum Stichtag 30.06.2025 gilt das Modell von 2020 mit den Stufen 0 bis 4, danach Version 2.0 mit 0 bis 7.",
	ozg.FeldReifegradZiel:  "Angestrebte Stufe des OZG-Reifegradmodells, nach derselben Version wie der Reifegrad.",
	ozg.FeldTyp:            "1: Bund regelt und vollzieht. 2/3: Bund regelt, Länder und Kommunen vollziehen. 4/5: Länder und Kommunen regeln und vollziehen.",
	ozg.FeldWelle:          "Nummer der Umsetzungswelle.",
	ozg.FeldModell:         "A: Einer für Alle. B: nachnutzbare Software, dezentral betrieben. C: FIM-basierte Eigenentwicklung. Bei Typ 1 leer.",
	ozg.FeldPrioritaet:     "Priorisierungskategorie des Programms, 1 (Laborleistungen) bis 4.",
	ozg.FeldBemerkung:      "Freier Text.",
	ozg.FeldBundesweitSoll: "Ab wann die Leistung bundesweit verfügbar sein soll. Plantreue und Verzug werden hieran gemessen.",
	ozg.FeldBundesweitIst:  "Seit wann die Leistung bundesweit verfügbar ist.",
	ozg.FeldRessort:        "Federführendes Bundesressort als Kürzel; mehrere mit Komma: BMG, BMI.",
	ozg.FeldLand:           "Federführendes Land; mehrere mit Komma: Niedersachsen, Hessen.",
	ozg.FeldUmsetzer:       "Wer die Leistung umsetzt: Land oder Name der Stelle; mehrere mit Komma.",
	ozg.FeldLage:           "Lebens- oder Geschäftslage des Katalogs.",
	ozg.FeldLabor:          "Name des Digitalisierungslabors.",
	ozg.FeldProjekt:        "Name des Umsetzungsprojekts.",
	ozg.FeldWeg:            "Ob eine bestehende Lösung angebunden wird, ein Digitalisierungslabor sie entwarf oder sie anders entsteht.",
	ozg.FeldBudget:         "Geplantes Budget in ganzen Euro, nicht in T€.",
	ozg.FeldURL:            "Vollständige Adresse des Onlinedienstes, beginnend mit https://.",
}

// erlaeutere is the comment of a column: what it holds, what may be written, how to take it back.
func erlaeutere(f ozg.Feld) string {
	t := feldErlaeuterung[f]
	if i, land := f.Land(); land {
		t = "Ist die Leistung in " + ozg.Laender[i].Name + " online nutzbar? „nicht zuständig“, wenn sie dieses Land nicht betrifft."
		if f.Art() == ozg.ArtDatum {
			t = "Seit wann in " + ozg.Laender[i].Name + " online, oder für wann geplant."
		}
	}
	_, ist, termin := f.Meilenstein()
	switch {
	case t != "":
	case strings.HasPrefix(f.Name(), "fim_"):
		t = "Stand dieses FIM-Bausteins."
	case termin && !ist:
		t = "Bis wann diese Phase nach heutiger Planung endet."
	case termin:
		t = "Wann diese Phase abgeschlossen wurde."
	}
	if vorlage.Gesperrt(f) {
		return t
	}
	switch {
	case vorlage.Worte(f) != nil:
		t += "\nZur Wahl: " + strings.Join(vorlage.Worte(f), " · ")
	case f.Art() == ozg.ArtDatum:
		t += "\nDatum als TT.MM.JJJJ."
	}
	return t + "\nZelle leeren nimmt die Angabe zurück."
}
