package dashboard

// datenDownloads are the flat tables behind the pages, at the Blick: plain cells that every spreadsheet
// opens alike. The list with all fields can be imported again and then changes nothing.
func datenDownloads(base basePage) []downloadLink {
	var alle []string
	for _, k := range listenSpalten {
		alle = append(alle, paramSpalte, k.code)
	}
	out := []downloadLink{
		{"Alle Leistungen (Excel)", base.Link("/leistungen.xlsx"), "gefiltert und sortiert in der Liste der Leistungen"},
		{"Alle Leistungen (CSV)", base.Link("/leistungen.csv"), "Semikolon, UTF-8"},
		{"Alle Leistungen mit allen Feldern (Excel)", base.Link("/leistungen.xlsx", alle...), "auch die gemeldeten Werte je Land"},
		{"Alle Leistungen mit allen Feldern (CSV)", base.Link("/leistungen.csv", alle...), "dasselbe"},
	}
	for _, t := range []struct{ text, pfad, hinweis string }{
		{"Änderungen (CSV)", "/aenderungen.csv", "was sich seit dem Vergleich geändert hat"},
		{"Meilensteine (CSV)", "/meilensteine.csv", "Soll, Ist und Verzug je Leistung"},
		{"Länder (CSV)", "/laender.csv", "in wie vielen Leistungen jedes Land online ist"},
		{"Länder und Themenfelder (CSV)", "/laender/themenfelder.csv", "eine Zeile je Land und Themenfeld"},
		{"Themenfelder (CSV)", "/themenfelder.csv", "die drei Zahlen und der Datenstand"},
		{"Wellen (CSV)", "/wellen.csv", ""},
		{"Typen (CSV)", "/typen.csv", ""},
		{"Nachnutzung (CSV)", "/nachnutzung.csv", ""},
		{"Federführung (CSV)", "/federfuehrung.csv", ""},
		{"Burn-up (CSV)", "/burnup.csv", "die drei Zahlen je Monatsende"},
	} {
		out = append(out, downloadLink{t.text, base.Link(t.pfad), t.hinweis})
	}
	return append(out, downloadLink{"Schnittstelle (JSON)", base.Link("/api/v1/ueberblick"), "mit Beschreibung nach OpenAPI"})
}
