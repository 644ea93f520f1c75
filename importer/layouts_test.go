package importer

// The layouts are small sheets as real plans have them. Each is read by the golden test, the conservation
// test and, where a rule hangs on it, by a test of its own.

type layout struct {
	name     string
	datei    string
	tafeln   []tafel
	eingaben Eingaben
}

func layouts() []layout {
	return []layout{
		{name: "einfach", datei: "plan_2021-06-30.xlsx", tafeln: []tafel{{name: "Plan", zeilen: [][]any{
			z("OZG-ID|OZG-Leistung|Themenfeld|Lage|Typ|Welle|Modell|Status|Reifegrad (Ist)|Reifegrad (Soll)|Budget (T€)|Prio|Federführung|Bemerkung"),
			z("10214|Schwerbehindertenausweis|Gesundheit|Behinderung|Typ 2/3|1. Welle|EfA|in Umsetzung|2|3|250|1|BMG / Niedersachsen|"),
			{10204, "Blindengeld", "TF Gesundheit", "Behinderung", 4, 2, "C", "online", 3, 3, 12.5, 2, "BMG / NI", "läuft"},
			z("10999|Neue Leistung|Gesundheit||1|||offen|||||Bund|"),
		}}}},
		{name: "kopf_in_zeile_7", datei: "export.xlsx", tafeln: []tafel{{name: "Tabelle1", zeilen: [][]any{
			z("Umsetzungsplan Themenfeld Gesundheit"),
			{"Stichtag:", tag("2021-06-30")},
			z("Legende: A = Einer für Alle, B = nachnutzbare Software"),
			nil,
			z("Spalten 1 bis 3 sind Pflicht"),
			z("1|2|3|4|5"),
			z("OZG-Nr.|Leistung|Umsetzungs-/nstand|Termin für Go-Live|Ansprechpartner"),
			z("z. B. 10000|Beispielleistung|online|TT.MM.JJJJ|Frau Muster"),
			z("10214|Schwerbehindertenausweis|Konzeption|Q3/2021|Referat 12"),
			z("10204|Blindengeld|Rollout|03/2021|"),
		}}}},
		{name: "zweizeiliger_kopf", datei: "TF_Gesundheit_Stand_Juni_2021.xlsx", tafeln: []tafel{{name: "Blatt 1", zeilen: [][]any{
			z("lfd. Nr.|Leistung||Federführung||Konzeption||bundesweite Verfügbarkeit||FIM-Bausteine|||Anmerkungen"),
			z("|OZG-ID|Bezeichnung|Bund|Land|Soll|Ist|Soll|Ist|Leistungen|Datenfelder|Status|"),
			z("1|10214|Schwerbehindertenausweis|BMG|NI|31.03.2021|15.04.2021|12/2022||fertig|in Arbeit|x|ok"),
			z("2|10204|Blindengeld|BMG|Niedersachsen|Q4/2020||Ende 2022||offen||x|"),
		}, verbunden: [][2]string{{"A1", "A2"}, {"B1", "C1"}, {"D1", "E1"}, {"F1", "G1"}, {"H1", "I1"}, {"J1", "L1"}, {"M1", "M2"}}}}},
		{name: "gruppen", datei: "plan.xlsx", tafeln: []tafel{{name: "Plan", zeilen: [][]any{
			z("Umsetzungsplan Gesundheit, Stand 30.06.2021"),
			z("OZG-ID|OZG-Leistung|Typ|Stand"),
			z("Lebenslage: Behinderung"),
			z("10214|Schwerbehindertenausweis|2/3|online"),
			z("10204|Blindengeld|4|offen"),
			z("Zwischensumme|2||"),
			z("Tod"),
			z("OZG-ID|OZG-Leistung|Typ|Stand"),
			z("10226|Ausschlagung der Erbschaft|2/3|in Planung"),
			nil,
			z("Summe|3||"),
			z("Legende"),
			z("2/3|Bundesrecht, Vollzug durch Länder und Kommunen"),
			z("* nur mit Rechtsänderung"),
		}, verbunden: [][2]string{{"A3", "D3"}, {"A7", "D7"}}}}},
		{name: "laender", datei: "laender-2021-06-30.xlsx", tafeln: []tafel{{name: "Länder", zeilen: [][]any{
			z("OZG-ID|Leistung|Anbindung|||||Summe"),
			z("||NI|Nordrhein-Westfalen|Bayern (seit)|MeckPomm|SA|"),
			z("10214|Schwerbehindertenausweis|x|geplant|01.03.2021|nicht zuständig|x|3"),
			z("10204|Blindengeld|nein|ja||k. A.||1"),
		}, verbunden: [][2]string{{"A1", "A2"}, {"B1", "B2"}, {"C1", "G1"}, {"H1", "H2"}}}}},
		{name: "leika", datei: "katalog-2019-10.xlsx", tafeln: []tafel{{name: "Katalog", zeilen: [][]any{
			z("Themenfeld|Lage|OZG-Leistungen|OZG-ID|LeiKa-Bezeichnung|LeiKa-Schlüssel|LeiKa-Typ|Rechtsgrundlage(n)|SDG1-Relevanz"),
			z("Gesundheit|Behinderung|Blindengeld|10204|Blindengeld Bewilligung|99107023017001|4|LBlindG|nein"),
			z("Gesundheit|Behinderung|Blindengeld|10204|Blindengeld Änderung|99107023017002|4|LBlindG|nein"),
			z("Gesundheit|Behinderung|Blindengeld|10204|Blindengeld Auskunft|9,9107E+13|2/3|LBlindG|nein"),
			z("Gesundheit|Behinderung|Schwerbehindertenausweis|10214|Ausstellung|99015026001000|2/3|SGB IX|ja"),
			z("Gesundheit|Behinderung|||Ohne Bündel|99015026001777|2/3|SGB IX|ja"),
		}}}},
		{name: "statistik", datei: "plan-2021-06-30.xlsx", tafeln: []tafel{
			{name: "Auswertung", zeilen: [][]any{
				z("Auswertung nach Themenfeld, Stand: 30.06.2021"),
				z("Themenfeld|OZG-Leistungen|online|flächendeckend"),
				{"Gesundheit", 62, 11, 4},
				{"Bildung", 27, 5, 1},
				{"Summe", 89, 16, 5},
			}},
			{name: "Leistungen je Stand", zeilen: [][]any{
				z("Leistung|Typ|Stand|Anzahl"),
				{"Leistungen des Bundes", 1, 3, 12},
				{"Leistungen der Länder", 4, 2, 30},
			}},
			{name: "Plan", zeilen: [][]any{
				z("OZG-ID|OZG-Leistung|Stand"),
				z("10214|Schwerbehindertenausweis|online"),
			}},
		}},
		{name: "verbundene_zeilen", datei: "plan-2021-06-30.xlsx", tafeln: []tafel{{name: "Gesundheit", zeilen: [][]any{
			z("Lage|OZG-ID|OZG-Leistung|Umsetzungsprojekt|Welle"),
			z("Behinderung|10203|Anerkennung von gesundheitlichen Einschränkungen|Teilhabe digital|1"),
			z("|10204|Blindengeld||2"),
			z("|10205|Blindenhilfe|Anderes Projekt|2"),
		}, verbunden: [][2]string{{"A2", "A4"}, {"D2", "D3"}}}}},
		{name: "widerspruch", datei: "plan-2021-06-30.xlsx", tafeln: []tafel{
			{name: "Plan", zeilen: [][]any{
				z("OZG-ID|OZG-Leistung|Stand|Bemerkung"),
				z("10214|Schwerbehindertenausweis|online|a"),
				z("10204|Blindengeld|offen|"),
				z("10204|Blindengeld|offen|gleich gemeldet"),
				z("10214|Schwerbehindertenausweis|in Planung|b"),
			}},
			{name: "Termine", zeilen: [][]any{
				z("OZG-ID|Leistung|Welle|Status"),
				z("10214|Schwerbehinderten-ausweis|1|online"),
				z("10204|Blindengeld|1|offen"),
				z("10205|Blindenhilfe|1|offen"),
				z("10205|Bestattung|1|offen"),
			}},
		}},
		{name: "unbekannte_spalten", datei: "plan-2021-06-30.xlsx", tafeln: []tafel{{name: "Plan", zeilen: [][]any{
			z("ID|OZG-ID|OZG-Leistung|Umsetzungstand|Status|Stand|Nachnutzungsmodel|Typ|Leistungstyp|Ansprechpartner||Reifegrad (Plan)"),
			z("1|10214|Schwerbehindertenausweis|x|online|30.06.2021|A|2/3|4|Müller|ohne Kopf|3"),
			z("2|10204|Blindengeld|x|offen|29.06.2021|B|4|4|Meier||3"),
			z("3|10205|Blindenhilfe|x|offen|29.06.2021|B|4|4||||ganz außen"),
			z("4|10206|Eingliederungshilfe|x|offen|28.06.2021|B|4|4|Meier||3"),
		}}}},
		{name: "vertippt", datei: "plan-2021-06-30.xlsx", tafeln: []tafel{{name: "Plan", zeilen: [][]any{
			z("OZG-ID|OZG-Leistung|Typ|Welle|Modell|Stand|Reifegrad|bundesweit verfügbar (Ist)"),
			z("10214|Schwerbehindertenausweis|7|x9|D|in Planug|9|31.12.2021"),
			z("1021|Blindengeld|4|1|A|online|2|"),
			z("|Blindenhilfee|4|1|A|online|2|"),
			z("|Doppelname|4|1|A|online|2|"),
			z("|Eingliederungshilfe|4|(leer)|A|online|2|"),
			z("10203|Blindengeld|#REF!|1|–|k. A.|tbd|offen"),
			z("|||1|A|online|2|"),
			z("10205|||||||"),
		}}}},
		{name: "ausgeblendet", datei: "plan-2021-06-30.xlsx", tafeln: []tafel{
			{name: "Listen", versteckt: true, zeilen: [][]any{z("Werte"), z("offen"), z("online")}},
			{name: "Archiv", versteckt: true, zeilen: [][]any{z("OZG-ID|OZG-Leistung|Welle"), z("10205|Blindenhilfe|1")}},
			{name: "Plan", ohneZeile: []int{3}, zeilen: [][]any{z("OZG-ID|OZG-Leistung|Welle"), z("10214|Schwerbehindertenausweis|1"), z("10204|Blindengeld|2")}},
		}},
		{name: "ohne_ozg_id", datei: "plan-gesundheit-2021-06-30.xlsx", tafeln: []tafel{{name: "Plan", zeilen: [][]any{
			z("Leistung|Typ|Stand"),
			z("Schwerbehindertenausweis|2/3|online"),
			z("BLINDENGELD|4|offen"),
			z("Blindengelt|4|offen"),
		}}}},
		{name: "themenfelder", datei: "plan-2021-06-30.xlsx", eingaben: Eingaben{Themenfeld: "gesundheit"}, tafeln: []tafel{{name: "Plan", zeilen: [][]any{
			z("OZG-ID|OZG-Leistung|Themenfeld|Welle"),
			z("10214|Schwerbehindertenausweis|Gesundheit|1"),
			z("10204|Blindengeld||2"),
			z("10000|Elterngeld|Familie und Kind|2"),
			z("10205|Blindenhilfe|Gesundhiet|2"),
			z("10000|Elterngeld||3"),
		}}}},
		{name: "zweite_tabelle", datei: "plan-2021-06-30.xlsx", tafeln: []tafel{{name: "Plan", zeilen: [][]any{
			z("OZG-ID|OZG-Leistung|Welle"),
			z("10214|Schwerbehindertenausweis|1"),
			nil,
			z("Leistung|OZG-ID|Stand|Typ"),
			z("Blindengeld|10204|online|4"),
		}}}},
	}
}
