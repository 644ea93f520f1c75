package ozg

import (
	"strconv"
	"strings"
	"testing"
)

func TestFederfuehrungStatesRessortAndLand(t *testing.T) {
	t.Parallel()
	for _, f := range []Feld{FeldRessort, FeldLand} {
		for felder, texte := range map[string][]string{
			`{"ressort":["BMG"]}`:                     {"BMG", "bmg", "Bundesministerium für Gesundheit"},
			`{"ressort":["BMG"],"land":["NI"]}`:       {"BMG / Niedersachsen", "BMG und NI", "BMG, NI", "Niedersachsen; BMG", "BMG & Nds.", "BMG\nNiedersachsen", "BMG (Niedersachsen)", "Bundesministerium für Gesundheit / Land Niedersachsen"},
			`{"ressort":["BMI"],"land":["BB"]}`:       {"BMI (Brandenburg)"},
			`{"ressort":["BMI"]}`:                     {"Bundesministerium des Innern", "Bundesministerium des Innern, für Bau und Heimat", "Bundesministerium des Innern und für Heimat"},
			`{"ressort":["AA","BMI"]}`:                {"AA, BMI", "AA/BMI", "Auswärtiges Amt und BMI"},
			`{"ressort":["BMWi"]}`:                    {"BMWi", "BMWI"},
			`{"ressort":["BMFSFJ"]}`:                  {"Bundesministerium für Familie, Senioren, Frauen und Jugend"},
			`{"land":["NI"]}`:                         {"NI", "Niedersachsen", "Land Niedersachsen", "Nds.", "NDS", "Niedersachsen (NI)"},
			`{"land":["NI","HB","HH"]}`:               {"NI, HB, HH", "NI/HB/HH", "Niedersachsen, Bremen und Hamburg", "NI HB HH", "NI; HB; HH; NI"},
			`{"land":["ST"]}`:                         {"Sachsen-Anhalt", "LSA", "ST", "Sachsen Anhalt"},
			`{"land":["SN"]}`:                         {"Sachsen", "Freistaat Sachsen", "SAC"},
			`{"ressort":["BMDV"],"land":["BW","HE"]}`: {"BMDV, BaWü, Hessen"},
		} {
			pruefeLies(t, f, juni2021, gleicherWert(felder, texte...))
		}
		pruefeLies(t, f, juni2021, []liesFall{
			{"SA", "", "fehler land_mehrdeutig → SN oder ST"},
			{"BMG / SA", "", "fehler land_mehrdeutig → SN oder ST"},
			{"BMI / NRW, kommunale Spitzenverbände", `{"ressort":["BMI"],"land":["NW"]}`, "hinweis zusatz"},
			{"alle Länder", `{"land":["SH","HH","NI","HB","NW","HE","RP","BW","BY","SL","BE","BB","MV","SN","ST","TH"]}`, "hinweis alle_laender"},
		})
	}
	pruefeLies(t, FeldRessort, juni2021, []liesFall{
		{"BMG / Niedersachen", "", "fehler ressort_unbekannt → Niedersachsen"},
		{"BMG (Referat Z 2)", `{"ressort":["BMG"]}`, "hinweis zusatz"},
		{"BMWK (ehem. BMWi)", `{"ressort":["BMWK"]}`, "hinweis zusatz"},
		{"BMX (Referat Z 2)", "", "fehler ressort_unbekannt"},
		{"BMX", "", "fehler ressort_unbekannt"},
		{"Bund", "", "fehler ressort_unbekannt"},
		{"Bundesministerum für Gesundheit", "", "fehler ressort_unbekannt → BMG"},
	})
	pruefeLies(t, FeldLand, juni2021, []liesFall{
		{"Niedersachen", "", "fehler land_unbekannt → Niedersachsen"},
		{"Preußen", "", "fehler land_unbekannt"},
		{"NI, XY", "", "fehler land_unbekannt"},
	})
}

func TestUmsetzerNamesLaenderAndOtherBodies(t *testing.T) {
	t.Parallel()
	for felder, texte := range map[string][]string{
		`{"umsetzer":["NI"]}`:                        {"NI", "Niedersachsen", "Land Niedersachsen", "NI; –"},
		`{"umsetzer":["NI","HB","HH"]}`:              {"NI, HB, HH", "Niedersachsen; Bremen; Hamburg", "NI/HB/HH", "NI, HB und HH", "NI\n, HB, HH"},
		`{"umsetzer":["FITKO"]}`:                     {"FITKO"},
		`{"umsetzer":["NI","Dataport AöR"]}`:         {"NI, Dataport AöR", "NI / Dataport AöR"},
		`{"umsetzer":["HH"]}`:                        {"Freie und Hansestadt Hamburg"},
		`{"umsetzer":["Forschung und Lehre e. V."]}`: {"Forschung und Lehre e. V."},
	} {
		pruefeLies(t, FeldUmsetzer, juni2021, gleicherWert(felder, texte...))
	}
	pruefeLies(t, FeldUmsetzer, juni2021, []liesFall{
		{"SA", "", "fehler land_mehrdeutig → SN oder ST"},
		{"NI, SA", "", "fehler land_mehrdeutig → SN oder ST"},
		{"Niedersachen", "", "fehler land_unbekannt → Niedersachsen"},
		{"NI, #REF!", "", "fehler fehlerwert"},
		{"Niedersachsen (Lead)", `{"umsetzer":["NI"]}`, "hinweis zusatz"},
		{"16 Länder", `{"umsetzer":["SH","HH","NI","HB","NW","HE","RP","BW","BY","SL","BE","BB","MV","SN","ST","TH"]}`, "hinweis alle_laender"},
	})
}

// TestOverlongCellsAreRefusedQuickly: the longest cell of a workbook has 32,767 characters; reading a
// file full of them must not take minutes.
func TestOverlongCellsAreRefusedQuickly(t *testing.T) {
	t.Parallel()
	var viele strings.Builder
	for i := range 8000 {
		viele.WriteString(strconv.Itoa(i) + ",")
	}
	for _, f := range []Feld{FeldUmsetzer, FeldRessort, FeldLand, FeldStand, FeldTyp, FeldModell, FeldBundesweitSoll, FeldLaender(3), FeldWelle, FeldBudget, FeldFortschritt, FeldThemenfeld, FeldPhase} {
		if fs, z := f.Lies(viele.String(), juni2021); fs != nil || z == nil || z.Schwere != SchwereFehler {
			t.Errorf("%s: %v, %+v; want a fehler", f, fs, z)
		}
	}
}

func TestLiesLand(t *testing.T) {
	t.Parallel()
	for _, l := range Laender {
		for _, text := range []string{l.Code, l.Name, "Land " + l.Name, "DE-" + l.Code, " " + l.Name + " "} {
			if code, ok := LiesLand(text); !ok || code != l.Code {
				t.Errorf("LiesLand(%q) = %q, %v; want %s", text, code, ok, l.Code)
			}
		}
	}
	for text, want := range map[string]string{
		"NRW": "NW", "MeckPomm": "MV", "RLP": "RP", "LSA": "ST", "BaWü": "BW", "Nds.": "NI", "S-H": "SH", "Freistaat Bayern": "BY",
		"Freie und Hansestadt Hamburg": "HH", "SAC": "SN", "SAL": "SL", "Thueringen": "TH", "NORDRHEIN-WESTFALEN": "NW",
		"SA": "", "": "", "Bund": "", "NI, HB": "", "XX": "", "Niedersachen": "", "BMG": "", "Gesundheit": "",
	} {
		if code, ok := LiesLand(text); code != want && ok || ok != (want != "") {
			t.Errorf("LiesLand(%q) = %q, %v; want %q", text, code, ok, want)
		}
	}
}

func TestLiesOZGID(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"10214", "10214.0", " 10214", "OZG-10214", "1.0214E4", "1,0214E+4", "OZG 10214", "OZG-ID: 10214", "10214,0", "ozg10214", "\u00a010214"} {
		if id, ok := LiesOZGID(text); !ok || id != "10214" {
			t.Errorf("LiesOZGID(%q) = %q, %v; want 10214", text, id, ok)
		}
	}
	for _, text := range []string{"", "1021", "102145", "10214.5", "x10214", "10214, 10215", "99107023017001", "1E99", "01021", "10 214", "abc", "Summe"} {
		if id, ok := LiesOZGID(text); ok {
			t.Errorf("LiesOZGID(%q) = %q; want none", text, id)
		}
	}
}

func TestLiesLeiKa(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"99107023017001", "99 107 023 017 001", "99.107.023.017.001", "99107023017001.0", " 99107023017001 ", "99\u00a0107\u00a0023\u00a0017\u00a0001"} {
		if id, ok := LiesLeiKa(text); !ok || id != "99107023017001" {
			t.Errorf("LiesLeiKa(%q) = %q, %v; want 99107023017001", text, id, ok)
		}
	}
	for _, text := range []string{"", "9.91E+13", "9,91E+13", "10214", "9910702301700", "991070230170010", "nicht im LeiKa"} {
		if id, ok := LiesLeiKa(text); ok {
			t.Errorf("LiesLeiKa(%q) = %q; want none", text, id)
		}
	}
}
