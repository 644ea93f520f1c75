package beispiel

import "ozgtracker/internal/ozg"

// zusatz is a Leistung that the catalogue of 2019 does not know. Its name is invented, and says so.
type zusatz struct {
	ozgID, bezeichnung, themenfeld, lage string
	typ                                  ozg.Typ
	ab                                   int // quarter in which a plan first names it
}

// zusaetze bring the Umfang from the 557 of the extract to about 575.
var zusaetze = []zusatz{
	{"10602", "Anzeige einer Balkonsolaranlage (Beispiel)", "Bauen & Wohnen", "Bauen & Immobilien", ozg.Typ23, 1},
	{"10603", "Zuschuss für Lastenräder (Beispiel)", "Mobilität & Reisen", "Logistik & Transport", ozg.Typ4, 1},
	{"10604", "Lernmittelgutschein (Beispiel)", "Bildung", "Schule", ozg.Typ4, 1},
	{"10605", "Meldung über Lieferengpässe von Hilfsmitteln (Beispiel)", "Gesundheit", "Gesundheitsvorsorge", ozg.Typ23, 2},
	{"10606", "Registrierung als Impfstelle (Beispiel)", "Gesundheit", "Gesundheitsvorsorge", ozg.Typ23, 2},
	{"10607", "Überbrückungszuschuss für Kleinbetriebe (Beispiel)", "Unternehmensführung & -entwicklung", "Finanzierung & Förderung", ozg.Typ23, 3},
	{"10608", "Entschädigung bei Quarantäne (Beispiel)", "Gesundheit", "Krankheit", ozg.Typ23, 3},
	{"10609", "Anzeige mobiler Arbeit über die Grenze (Beispiel)", "Arbeit & Ruhestand", "Arbeitgeber sein", ozg.Typ1, 3},
	{"10610", "Sonderprogramm Vereinsförderung (Beispiel)", "Engagement & Hobby", "Engagement & Beteiligung", ozg.Typ4, 4},
	{"10611", "Nachweis digitaler Kenntnisse (Beispiel)", "Bildung", "Weiterbildung", ozg.Typ23, 4},
	{"10612", "Meldung von Mehrwegquoten (Beispiel)", "Umwelt", "Abfall & Umweltschutz", ozg.Typ23, 4},
	{"10613", "Stipendium für Gründerinnen und Gründer (Beispiel)", "Forschung & Förderung", "Forschung & Entwicklung", ozg.Typ23, 4},
	{"10614", "Genehmigung einer Ladesäule (Beispiel)", "Mobilität & Reisen", "Logistik & Transport", ozg.Typ23, 5},
	{"10615", "Vormerkung für eine Tagespflege (Beispiel)", "Familie & Kind", "Kinderbetreuung", ozg.Typ5, 5},
	{"10616", "Nachweis der Lieferkette (Beispiel)", "Unternehmensführung & -entwicklung", "Statistik- & Berichtspflichten", ozg.Typ1, 7},
	{"10617", "Aufnahme von Schutzsuchenden in Wohnungen (Beispiel)", "Ein- & Auswanderung", "Einwanderung", ozg.Typ23, 11},
	{"10618", "Zuschuss für Heizkosten (Beispiel)", "Bauen & Wohnen", "Wohnen & Umzug", ozg.Typ23, 12},
	{"10619", "Auskunft aus dem Transparenzportal (Beispiel)", "Querschnitt", "Querschnitt Bürger", ozg.Typ4, 13},
}
