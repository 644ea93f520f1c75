package ozg

import "testing"

func TestTyp(t *testing.T) {
	t.Parallel()
	for typ, texte := range map[string][]string{
		"1":   {"1", "Typ 1", "Typ1", "I", "LeiKa-Typ 1", "Bund/Bund", "1,0"},
		"2/3": {"2/3", "Typ 2/3", "Typ2/3", "2 und 3", "2+3", "2-3", "2,3", "2 / 3", "II/III", "Typ II / III", "2 u. 3", "3/2", "2.3", "Typ 2 und Typ 3", "2–3"},
		"2":   {"2", "Typ 2", "II"},
		"3":   {"3", "Typ 3", "III"},
		"4":   {"4", "Typ 4", "IV"},
		"5":   {"5", "Typ 5", "V"},
		"4/5": {"4/5", "Typ 4/5", "4 und 5", "4+5", "4-5", "4, 5", "IV/V", "Typ 4 oder 5"},
	} {
		pruefeLies(t, FeldTyp, juni2021, gleicherWert(`{"typ":"`+typ+`"}`, texte...))
	}
	pruefeLies(t, FeldTyp, juni2021, []liesFall{
		{"2b", `{"typ":"2"}`, "hinweis typ_zusatz"},
		{"2a", `{"typ":"2"}`, "hinweis typ_zusatz"},
		{"3b", `{"typ":"3"}`, "hinweis typ_zusatz"},
		{"2a/3b", `{"typ":"2/3"}`, "hinweis typ_zusatz"},
		{"Bund", `{"typ":"1"}`, "warnung typ_bund"},
		{"föderal", "", "fehler typ_unbekannt"},
		{"1, 2/3", "", "fehler typ_mehrdeutig"},
		{"1/2", "", "fehler typ_mehrdeutig"},
		{"3/4", "", "fehler typ_mehrdeutig"},
		{"23", "", "fehler typ_unbekannt → 2/3"},
		{"45", "", "fehler typ_unbekannt → 4/5"},
		{"2/4/5", "", "fehler typ_mehrdeutig"},
	})
	pruefeLies(t, FeldTyp, juni2021, ohneWert("fehler typ_unbekannt", "6", "7", "8", "10", "11", "12", "0", "Typ", "Typ X", "hoheitlich", "-2", "Land", "x"))
}

// TestTypThatBecameADate: a spreadsheet turns 2/3 into the second of March; that is told, not guessed.
func TestTypThatBecameADate(t *testing.T) {
	t.Parallel()
	pruefeLies(t, FeldTyp, juni2021, ohneWert("fehler typ_als_datum → 2/3", "02.03.2021", "2. Mrz", "02. Mrz", "2-Mar", "Mar-02", "02.03.", "03-Feb", "2021-03-02", "2. März 2021"))
	pruefeLies(t, FeldTyp, juni2021, ohneWert("fehler typ_als_datum → 4/5", "04.05.2021", "4. Mai", "04-May", "04.05."))
	pruefeLies(t, FeldTyp, juni2021, ohneWert("fehler typ_als_datum", "30.06.2021", "7. Mai"))
	pruefeLies(t, FeldTyp, Umstand{Zahl: true}, []liesFall{
		{"44257", "", "fehler typ_als_datum → 2/3"}, // 02.03.2021
		{"44320", "", "fehler typ_als_datum → 4/5"}, // 04.05.2021
		{"44377", "", "fehler typ_als_datum"},
		{"2.0", `{"typ":"2"}`, ""},
		{"2.3", `{"typ":"2/3"}`, ""},
		{"4.5", `{"typ":"4/5"}`, ""},
	})
	for tag, zweifel := range map[Tag]string{
		NeuerTag(2021, 3, 2): "fehler typ_als_datum → 2/3", NeuerTag(2021, 2, 3): "fehler typ_als_datum → 2/3",
		NeuerTag(2022, 5, 4): "fehler typ_als_datum → 4/5", NeuerTag(2021, 6, 30): "fehler typ_als_datum",
	} {
		pruefeLies(t, FeldTyp, Umstand{Datum: true, Tag: tag}, ohneWert(zweifel, tag.String(), ""))
	}
}

func TestWelle(t *testing.T) {
	t.Parallel()
	for n, texte := range map[string][]string{
		"1":  {"1", "Welle 1", "W1", "I", "1. Welle", "1.0", "1,0", "W 1", "Welle I", "erste Welle", "Umsetzungswelle 1", "Tranche 1", "Welle: 1", "Rollout-Welle 1", "Welle Nr. 1", "01"},
		"2":  {"2", "Welle II", "2. Welle", "Ⅱ", "zweite Welle"},
		"3":  {"Welle III", "W3"},
		"10": {"Welle X"},
		"12": {"12", "Welle 12", "XII"},
	} {
		pruefeLies(t, FeldWelle, juni2021, gleicherWert(`{"welle":`+n+`}`, texte...))
	}
	pruefeLies(t, FeldWelle, juni2021, ohneWert("fehler welle_bereich", "0", "Welle 0", "100", "2021"))
	pruefeLies(t, FeldWelle, juni2021, ohneWert("fehler welle_unbekannt", "-1", "Welle", "1/2", "Welle 1.1", "1-2", "Welle 1 und 2", "früh", "x", "X", "✓", "1,5", "99999999999999999999", "1 2", "1+"))
	pruefeLies(t, FeldWelle, juni2021, []liesFall{{"1b", `{"welle":1}`, "hinweis zusatz"}})
	pruefeLies(t, FeldWelle, Umstand{Datum: true, Tag: NeuerTag(2021, 2, 1)}, ohneWert("fehler welle_unbekannt", "2021-02-01"))
}

func TestModell(t *testing.T) {
	t.Parallel()
	for m, texte := range map[string][]string{
		"A": {"A", "a", "Modell A", "EfA", "EFA", "Einer für Alle", "Einer-für-Alle", "Einer fuer alle", "A (EfA)", "A - Einer für Alle", "A: Einer für Alle", "Modell A (Einer für Alle)", "EfA-Entwicklung Land NRW", "EfA-Entwicklung KDN", "EfA-Nachnutzung aus anderem Bundesland sicher", "EfA-Leistung", "A = Einer für Alle"},
		"B": {"B", "Modell B", "Nachnutzbare Software", "Nachnutzbare Software dezentral betrieben", "Nachnutzbare Software, dezentral betrieben", "B – Nachnutzbare Software"},
		"C": {"C", "C (FIM)", "Modell C", "FIM-basierte Eigenentwicklung", "Eigenentwicklung", "C: FIM-basierte Eigenentwicklung", "FIM-basiert"},
	} {
		pruefeLies(t, FeldModell, juni2021, gleicherWert(`{"modell":"`+m+`"}`, texte...))
	}
	pruefeLies(t, FeldModell, juni2021, ohneWert("fehler modell_mehrdeutig", "A/B", "A oder B", "A, B und C", "A (Eigenentwicklung)", "B / C", "EfA (noch nicht sicher)"))
	pruefeLies(t, FeldModell, juni2021, ohneWert("fehler modell_unbekannt", "D", "Modell 4", "ja", "x", "1"))
	pruefeLies(t, FeldModell, juni2021, ohneWert("hinweis ohne_angabe", "offen", "nicht anwendbar", "Kein EfA", "EfA-Entwicklung in Klärung", "entfällt"))
	pruefeLies(t, FeldModell, juni2021, []liesFall{
		{"Einer für ale", "", "fehler modell_unbekannt → Einer für Alle"},
		{"EfA (Land X)", `{"modell":"A"}`, "hinweis zusatz"},
	})
	for _, kopf := range []string{"EfA", "EfA (ja/nein)", "Einer für Alle?"} {
		u := Umstand{Kopf: kopf}
		pruefeLies(t, FeldModell, u, gleicherWert(`{"modell":"A"}`, "ja", "x", "✓", "J", "1"))
		pruefeLies(t, FeldModell, u, ohneWert("hinweis efa_nein", "nein", "n", "0"))
	}
}
