package ozg

import (
	"strings"
	"testing"
)

func TestStand(t *testing.T) {
	t.Parallel()
	for felder, texte := range map[string][]string{
		`{"stand":"offen"}`:                          {"offen", "nicht begonnen", "noch nicht begonnen", "noch nicht gestartet", "Neu", "bisher nicht begonnen"},
		`{"stand":"planung"}`:                        {"in Planung", "Geplant", "geplant", "Themenfeldplanung", "Vorbereitung", "Planung", "1 - in Planung", "1. in Planung", "befindet sich in Planung", "in Planung 2)", "in Planung [1]", "in Planung*"},
		`{"stand":"umsetzung"}`:                      {"in Umsetzung", "in Bearbeitung", "in Entwicklung", "Umsetzung", "IN UMSETZUNG", "in\u00a0Umsetzung", "in Umset\u00adzung", "Die Leistung befindet sich in der Umsetzung.", "IN_UMSETZUNG"},
		`{"stand":"online"}`:                         {"Go-Live", "live", "umgesetzt", "online", "verfügbar", "produktiv", "Go Live", "online verfügbar", "verfu\u0308gbar", "ist online verfügbar", "seit 01.03.2021 online", "bereits live"},
		`{"stand":"planung","phase":"labor"}`:        {"im Labor", "Laborphase", "Labor abgeschlossen", "Digitalisierungslabor", "in Planung (Labor)"},
		`{"stand":"umsetzung","phase":"konzeption"}`: {"Konzeption", "in Konzeption", "Konzeption abgeschlossen", "in Umsetzung (Konzeption)", "Konzeption: abgeschlossen"},
		`{"stand":"umsetzung","phase":"referenz"}`:   {"Referenzimplementierung", "in Realisierung", "Testbetrieb", "Umsetzung / Referenzimplementierung"},
		`{"stand":"online","phase":"rollout"}`:       {"Start Roll-out", "Start bundesweiter Roll-out", "Start Roll-out NRW", "Rollout", "Roll-out", "in der Fläche", "Nachnutzung", "online / Rollout", "Go-Live, Rollout läuft"},
		`{"stand":"flaechendeckend"}`:                {"flächendeckend", "bundesweit", "bundesweit verfügbar", "vollständig ausgerollt", "Flaechendeckend"},
		`{"stand":"zurueckgestellt"}`:                {"zurückgestellt", "pausiert", "ruht", "depriorisiert", "nach 2022"},
		`{"stand":"entfallen"}`:                      {"entfällt", "kein OZG-Bedarf", "nicht OZG-relevant", "gestrichen", "zusammengelegt mit 10214", "zusammengelegt mit Blindengeld"},
	} {
		pruefeLies(t, FeldStand, juni2021, gleicherWert(felder, texte...))
	}
	pruefeLies(t, FeldStand, juni2021, ohneWert("fehler stand_mehrdeutig",
		"abgeschlossen", "erledigt", "fertig", "100 %", "60 %", "grün", "gelb", "rot", "Ampel grün", "🟢", "x", "ja", "✓",
		"online (ab 12/2022)", "umgesetzt (nicht flächendeckend)", "in Planung / in Umsetzung", "online, geplant"))
	pruefeLies(t, FeldStand, juni2021, ohneWert("fehler stand_unbekannt", "in Abstimmung", "siehe Bemerkung", "42", "03/2021",
		"noch nicht online", "ist nicht online", "seit 01.03.2022 online", "wird 2022 online"))
	pruefeLies(t, FeldStand, juni2021, []liesFall{
		{"Pilotierung", `{"stand":"umsetzung","phase":"referenz"}`, "hinweis stand_pilotierung"},
		{"Pilotbetrieb", `{"stand":"umsetzung","phase":"referenz"}`, "hinweis stand_pilotierung"},
		{"Referenzimplementierung abgeschlossen", `{"stand":"online","phase":"referenz"}`, "warnung stand_abgeschlossen"},
		{"Rollout abgeschlossen", `{"stand":"flaechendeckend"}`, "warnung stand_abgeschlossen"},
		{"online (seit 03/2021)", `{"stand":"online"}`, "hinweis zusatz"},
		{"in Umsetsung", "", "fehler stand_unbekannt → in Umsetzung"},
		{"flächendekend", "", "fehler stand_unbekannt → flächendeckend"},
	})
	pruefeLies(t, FeldStand, Umstand{Zahl: true, Prozent: true}, ohneWert("fehler stand_mehrdeutig", "1", "0.6"))
	pruefeLies(t, FeldStand, Umstand{Datum: true, Tag: Frist}, ohneWert("fehler stand_unbekannt", "2022-12-31"))
}

func TestPhase(t *testing.T) {
	t.Parallel()
	for phase, texte := range map[string][]string{
		"labor": {"Labor", "Digitalisierungslabor", "labor"}, "konzeption": {"Konzeption", "in Konzeption"},
		"referenz": {"Referenzimplementierung", "Pilotierung", "Testphase"}, "rollout": {"Rollout", "Roll-out", "individuelle Implementierung"},
	} {
		pruefeLies(t, FeldPhase, juni2021, gleicherWert(`{"phase":"`+phase+`"}`, texte...))
	}
	pruefeLies(t, FeldPhase, juni2021, ohneWert("fehler phase_unbekannt", "in Umsetzung", "Planung", "abgeschlossen", "irgendwas"))
	pruefeLies(t, FeldPhase, juni2021, []liesFall{{"Konzepzion", "", "fehler phase_unbekannt → Konzeption"}})
}

func TestLandStand(t *testing.T) {
	t.Parallel()
	ni := FeldLaender(2)
	for s, texte := range map[string][]string{
		"online":           {"ja", "x", "X", "✓", "✔", "1", "online", "live", "verfügbar", "Rollout", "flächendeckend", "WAHR", "Go-Live"},
		"nein":             {"nein", "0", "offen", "Nein", "nicht verfügbar", "☐"},
		"geplant":          {"geplant", "in Planung", "in Umsetzung", "Anbindung", "Vertrag", "Letter of Intent", "Konzeption"},
		"nicht_zustaendig": {"n. zust.", "nicht zuständig", "entfällt", "nicht relevant", "n. z."},
	} {
		pruefeLies(t, ni, juni2021, gleicherWert(`{"laender.NI":"`+s+`"}`, texte...))
	}
	pruefeLies(t, ni, juni2021, []liesFall{
		{"–", "", "hinweis ohne_angabe"},
		{"01.03.2021", `{"laender.NI":"online","laender_seit.NI":"2021-03-01"}`, ""},
		{"seit 03/2021", `{"laender.NI":"online","laender_seit.NI":"2021-03-31"}`, ""},
		{"30.06.2021", `{"laender.NI":"online","laender_seit.NI":"2021-06-30"}`, ""},
		{"01.07.2021", `{"laender.NI":"geplant","laender_seit.NI":"2021-07-01"}`, ""},
		{"Q4/2022", `{"laender.NI":"geplant","laender_seit.NI":"2022-12-31"}`, ""},
		{"ja, seit 01.03.2021", `{"laender.NI":"online","laender_seit.NI":"2021-03-01"}`, ""},
		{"online (03/2021)", `{"laender.NI":"online","laender_seit.NI":"2021-03-31"}`, ""},
		{"geplant 12/2022", `{"laender.NI":"geplant","laender_seit.NI":"2022-12-31"}`, ""},
		{"geplant (03/2021)", `{"laender.NI":"geplant","laender_seit.NI":"2021-03-31"}`, ""},
		{"online seit 12/2022", `{"laender.NI":"online","laender_seit.NI":"2022-12-31"}`, "warnung datum_nach_stichtag"},
		{"ca. 12/2022", `{"laender.NI":"geplant","laender_seit.NI":"2022-12-31"}`, "hinweis datum_ungenau"},
		{"ja (nur Bremerhaven)", `{"laender.NI":"online"}`, "hinweis zusatz"},
		{"nein, ab 2023", "", "fehler laender_unbekannt"},
		{"✗", `{"laender.NI":"nein"}`, "warnung kreuz_mehrdeutig"},
		{"Pilotierung", `{"laender.NI":"geplant"}`, "hinweis stand_pilotierung"},
		{"zurückgestellt", `{"laender.NI":"nein"}`, "hinweis laender_zurueckgestellt"},
		{"03/04/2021", "", "fehler datum_mehrdeutig → 03.04.2021 oder 04.03.2021"},
		{"fertig", "", "fehler laender_unbekannt"},
		{"(x)", "", "fehler laender_unbekannt"},
		{"gepalnt", "", "fehler laender_unbekannt → geplant"},
	})
	pruefeLies(t, ni, Umstand{Stichtag: juni2021.Stichtag, Datum: true, Tag: NeuerTag(2021, 3, 1)}, []liesFall{
		{"2021-03-01", `{"laender.NI":"online","laender_seit.NI":"2021-03-01"}`, ""},
	})
	pruefeLies(t, ni, Umstand{Stichtag: juni2021.Stichtag, Zahl: true}, []liesFall{
		{"1", `{"laender.NI":"online"}`, ""},
		{"0.0", `{"laender.NI":"nein"}`, ""},
		{"44256", `{"laender.NI":"online","laender_seit.NI":"2021-03-01"}`, ""},
	})
}

func TestThemenfeld(t *testing.T) {
	t.Parallel()
	for name, texte := range map[string][]string{
		"Gesundheit":                         {"Gesundheit", "TF Gesundheit", "Themenfeld Gesundheit", "TF GES", "gesundheit", "Themenfeld: Gesundheit", "OZG-Themenfeld Gesundheit"},
		"Arbeit & Ruhestand":                 {"Arbeit & Ruhestand", "Arbeit und Ruhestand", "Arbeit u. Ruhestand", "Arbeit/Ruhestand", "A&R", "Arbeit &\nRuhestand", "arbeit-ruhestand"},
		"Ein- & Auswanderung":                {"Ein- & Auswanderung", "Ein- und Auswanderung", "Ein-/Auswanderung", "E&A", "Ein- u. Auswanderung"},
		"Unternehmensführung & -entwicklung": {"Unternehmensführung & -entwicklung", "Unternehmensführung und –entwicklung", "Unternehmensfuehrung u. -entwicklung", "UfE", "TF UfE", "Unternehmensführung/-entwicklung"},
		"Querschnitt":                        {"Querschnitt", "Querschnitt ", "Querschnittsleistungen"},
		"Mobilität & Reisen":                 {"Mobilität & Reisen", "MOBILITÄT UND REISEN", "M&R"},
	} {
		pruefeLies(t, FeldThemenfeld, juni2021, gleicherWert(`{"themenfeld":"`+name+`"}`, texte...))
	}
	pruefeLies(t, FeldThemenfeld, juni2021, []liesFall{
		{"Gesundhiet", "", "fehler themenfeld_unbekannt → Gesundheit"},
		{"Bauen & Wonen", "", "fehler themenfeld_unbekannt → Bauen & Wohnen"},
		{"BW", "", "fehler themenfeld_unbekannt"},
		{"Sport", "", "fehler themenfeld_unbekannt"},
	})
	for _, tf := range Themenfelder {
		if name, ok := LiesThemenfeld(strings.ReplaceAll(tf.Name, "&", "und")); !ok || name != tf.Name {
			t.Errorf("LiesThemenfeld of %q with und = %q, %v", tf.Name, name, ok)
		}
	}
}
