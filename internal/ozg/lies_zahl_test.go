package ozg

import "testing"

func TestFortschritt(t *testing.T) {
	t.Parallel()
	for n, texte := range map[string][]string{
		"35": {"35", "35 %", "35%", "35,0 %", "35 Prozent", "35.0"}, "0": {"0", "0 %"}, "100": {"100", "100 %"},
	} {
		pruefeLies(t, FeldFortschritt, juni2021, gleicherWert(`{"fortschritt":`+n+`}`, texte...))
	}
	pruefeLies(t, FeldFortschritt, juni2021, []liesFall{
		{"12,5 %", `{"fortschritt":13}`, "hinweis zahl_gerundet"},
		{"ca. 40 %", `{"fortschritt":40}`, "hinweis zahl_gerundet"},
		{"~40%", `{"fortschritt":40}`, "hinweis zahl_gerundet"},
		{"101", "", "fehler fortschritt_bereich"},
		{"-1 %", "", "fehler fortschritt_bereich"},
		{"0,35", "", "fehler zahl_mehrdeutig → 35 %"},
		{"fertig", "", "fehler zahl_unlesbar"},
		{">90 %", "", "fehler zahl_unlesbar"},
		{"50-60 %", "", "fehler zahl_unlesbar"},
		{"1e400", "", "fehler zahl_unlesbar"},
	})
	pruefeLies(t, FeldFortschritt, Umstand{Zahl: true, Prozent: true}, []liesFall{
		{"0.35", `{"fortschritt":35}`, ""},
		{"1", `{"fortschritt":100}`, ""},
		{"0", `{"fortschritt":0}`, ""},
		{"0.29", `{"fortschritt":29}`, ""}, // 100 × 0.29 is 28.999…
		{"35", "", "fehler fortschritt_bereich"},
	})
	pruefeLies(t, FeldFortschritt, Umstand{Zahl: true}, []liesFall{
		{"35", `{"fortschritt":35}`, ""},
		{"3.5E1", `{"fortschritt":35}`, ""},
		{"0.35", "", "fehler zahl_mehrdeutig → 35 %"},
	})
}

func TestReifegrad(t *testing.T) {
	t.Parallel()
	for _, f := range []Feld{FeldReifegrad, FeldReifegradZiel} {
		pruefeLies(t, f, juni2021, gleicherWert(`{"`+f.Name()+`":3}`, "3", "III", "Stufe 3", "RG 3", "Reifegrad 3", "3.0", "3,0", "Level 3", "Online-Leistung", "3 - Online-Leistung", "3 (Online-Leistung)"))
		pruefeLies(t, f, juni2021, gleicherWert(`{"`+f.Name()+`":0}`, "0", "Offline"))
		pruefeLies(t, f, juni2021, ohneWert("fehler reifegrad_bereich", "5", "6", "7", "8", "VII"))
		pruefeLies(t, f, juni2021, ohneWert("fehler zahl_unlesbar", "2-3", "2,5", "-1", "hoch", "3+", "2/3", "3b", "x"))
		neu := Umstand{Stichtag: NeuerTag(2025, 7, 1)}
		pruefeLies(t, f, neu, gleicherWert(`{"`+f.Name()+`":7}`, "7", "Stufe 7", "VII"))
		pruefeLies(t, f, neu, ohneWert("fehler reifegrad_bereich", "8"))
		pruefeLies(t, f, neu, ohneWert("fehler zahl_unlesbar", "Online-Leistung")) // names of the older model
		pruefeLies(t, f, Umstand{Stichtag: NeuerTag(2025, 6, 30)}, ohneWert("fehler reifegrad_bereich", "5"))
	}
}

func TestBudget(t *testing.T) {
	t.Parallel()
	for euro, texte := range map[string][]string{
		"1234568": {"1.234.567,50 €", "1,234,567.50", "1234567,50", "1234567.50", "1 234 567,50 EUR", "1.234.567,50", "1'234'567.50"},
		"1200000": {"1,2 Mio. €", "1.2 Mio €", "1,2 Millionen Euro", "1.200.000", "1.200 T€", "1200 TEUR", "1.200 Tsd. €", "1,200 Mio. €"},
		"1234":    {"1.234", "1234", "1234 €", "€ 1.234", "1.234,- €"},
		"0":       {"0", "0 €", "0,00 €"},
		"500":     {"500", "500,00 €", "0,5 T€", "500 Euro"},
	} {
		pruefeLies(t, FeldBudget, juni2021, gleicherWert(`{"budget":`+euro+`}`, texte...))
	}
	pruefeLies(t, FeldBudget, juni2021, []liesFall{
		{"ca. 3 Mio. €", `{"budget":3000000}`, "hinweis zahl_gerundet"},
		{"1,234", "", "fehler zahl_mehrdeutig"},
		{"1.234 Mio. €", "", "fehler zahl_mehrdeutig"},
		{"-5 €", "", "fehler budget_bereich"},
		{"200 Mrd. €", "", "fehler budget_bereich"},
		{"1.23.4", "", "fehler zahl_unlesbar"},
		{"viel", "", "fehler zahl_unlesbar"},
		{"100 bis 200 T€", "", "fehler zahl_unlesbar"},
	})
	for _, kopf := range []string{"Budget in T€", "Budget (TEUR)", "Plan-Budget [T€]", "Budget Tsd. Euro"} {
		pruefeLies(t, FeldBudget, Umstand{Kopf: kopf}, []liesFall{
			{"250", `{"budget":250000}`, ""},
			{"1.250,5", `{"budget":1250500}`, ""},
			{"2 Mio. €", `{"budget":2000000}`, ""},
			{"250 T€", `{"budget":250000}`, ""},
			{"250.000 €", "", "fehler zahl_mehrdeutig"},
		})
	}
	pruefeLies(t, FeldBudget, Umstand{Zahl: true, Kopf: "Budget (Mio. €)"}, []liesFall{{"1.234", `{"budget":1234000}`, ""}})
	pruefeLies(t, FeldBudget, Umstand{Zahl: true}, []liesFall{{"1234.5", `{"budget":1235}`, ""}, {"1E6", `{"budget":1000000}`, ""}, {"1.234", `{"budget":1}`, ""}})
}

func TestPrioritaet(t *testing.T) {
	t.Parallel()
	pruefeLies(t, FeldPrioritaet, juni2021, gleicherWert(`{"prioritaet":1}`, "1", "Prio 1", "P1", "Priorität 1", "I", "Kategorie 1", "Laborleistungen"))
	pruefeLies(t, FeldPrioritaet, juni2021, ohneWert("fehler prioritaet_unbekannt", "Niedrig", "Mittel", "Hoch", "wichtig", "1-2", "x"))
	pruefeLies(t, FeldPrioritaet, juni2021, ohneWert("fehler prioritaet_bereich", "0", "5"))
	pruefeLies(t, FeldPrioritaet, juni2021, []liesFall{
		{"Nicht festgelegt", "", "hinweis ohne_angabe"},
		{"2 (Laborkandidat)", `{"prioritaet":2}`, "hinweis zusatz"},
	})
}
