package importer

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/ozg"
)

// fremderPlan is a plan whose titles nobody knows.
func fremderPlan(oben ...[]any) tafel {
	return tafel{name: "Plan", zeilen: append(oben,
		z("Kennziffer|Vorhaben|Lage der Dinge|Fertig bis"),
		z("10214|Schwerbehindertenausweis|läuft rund|03/04/2022"),
		z("10204|Blindengeld|steht still|05/04/2022"),
	)}
}

func handZuordnung() Eingaben {
	return Eingaben{Blaetter: map[string]BlattEingabe{"Plan": {
		Kopf:    [2]int{1, 1},
		Spalten: map[string]string{"A": ZielOZGID, "B": "bezeichnung", "C": "stand", "D": "bundesweit_soll"},
	}}}
}

// A file that cannot be understood by itself still shows its rows, so that a person can say what they are.
func TestUnknownHeaderShowsTheRowsToChooseFrom(t *testing.T) {
	t.Parallel()
	e, err := Read(t.Context(), "TF_Gesundheit_2021-06-30.xlsx", baueMappe(t, fremderPlan()), Eingaben{}, katalog(), Grenzen{})
	if ozg.FehlerCode(err) != "kein_kopf" {
		t.Fatalf("got %v, want kein_kopf", err)
	}
	want := []Anfangszeile{
		{1, []string{"Kennziffer", "Vorhaben", "Lage der Dinge", "Fertig bis"}},
		{2, []string{"10214", "Schwerbehindertenausweis", "läuft rund", "03/04/2022"}},
		{3, []string{"10204", "Blindengeld", "steht still", "05/04/2022"}},
	}
	if len(e.Blaetter) != 1 || cmp.Diff(want, e.Blaetter[0].Anfang) != "" {
		t.Errorf("rows to choose from: %s", cmp.Diff(want, e.Blaetter))
	}
	if e.Themenfeld != "Gesundheit" || e.SHA256 == "" {
		t.Errorf("Themenfeld %q, checksum %q; want what the name of the file says, and a checksum", e.Themenfeld, e.SHA256)
	}
}

func TestHeaderAndColumnsByHand(t *testing.T) {
	t.Parallel()
	e := lies(t, "plan-2021-06-30.xlsx", baueMappe(t, fremderPlan()), handZuordnung())
	b := e.Blaetter[0]
	if b.Kopfzeilen != [2]int{1, 1} || b.Zeilen != 2 {
		t.Errorf("header %v, %d rows", b.Kopfzeilen, b.Zeilen)
	}
	wantGrund := map[string]string{"A": "von Hand", "B": "von Hand", "C": "von Hand", "D": "von Hand"}
	if d := cmp.Diff(wantGrund, b.Grund); d != "" {
		t.Error(d)
	}
	wantBeispiele := map[string][]string{
		"A": {"10214", "10204"}, "B": {"Schwerbehindertenausweis", "Blindengeld"},
		"C": {"läuft rund", "steht still"}, "D": {"03/04/2022", "05/04/2022"},
	}
	if d := cmp.Diff(wantBeispiele, b.Beispiele); d != "" {
		t.Error(d)
	}
	wantFragen := []Datumsfrage{{
		Blatt: "Plan", Spalte: "D", Titel: "Fertig bis", Anzahl: 2, Beispiel: "03/04/2022", Tag: tag("2022-04-03"), Monat: tag("2022-03-04"),
	}}
	if d := cmp.Diff(wantFragen, e.Datumsfragen); d != "" {
		t.Error(d)
	}
}

// What is remembered is by title, never by place: the next file may have a line more above the header, a
// newer date in a title, and a column less.
func TestRememberedHeaderAndTitlesAskNothing(t *testing.T) {
	t.Parallel()
	erste := lies(t, "plan-2021-06-30.xlsx", baueMappe(t, fremderPlan()), handZuordnung())
	gemerkt := Eingaben{Koepfe: map[string]bool{erste.Blaetter[0].Kopftext: true}, Titel: map[string]string{}}
	for spalte, ziel := range handZuordnung().Blaetter["Plan"].Spalten {
		gemerkt.Titel[erste.Blaetter[0].Merkform[spalte]] = ziel
	}
	for name, oben := range map[string][][]any{"same": nil, "moved": {z("Stand der Dinge, siehe unten"), nil, z("Bearbeiter|Frau Muster")}} {
		e := lies(t, "plan-2021-09-30.xlsx", baueMappe(t, fremderPlan(oben...)), gemerkt)
		if len(e.Meldungen.At(0).Felder) == 0 || e.Blaetter[0].Grund["A"] != "gemerkt" || e.Blaetter[0].Kopfzeilen[0] != len(oben)+1 {
			t.Errorf("%s: header %v because %v", name, e.Blaetter[0].Kopfzeilen, e.Blaetter[0].Grund)
		}
	}
	ohneKopfzeile := Eingaben{Titel: gemerkt.Titel} // the titles alone are enough to find the header
	if e := lies(t, "plan-2021-09-30.xlsx", baueMappe(t, fremderPlan()), ohneKopfzeile); e.Blaetter[0].Zeilen != 2 {
		t.Errorf("by titles alone: %v", e.Blaetter[0])
	}
}

// Twice "Soll" without a group header: each is remembered for itself.
func TestColumnsOfTheSameTitleAreRememberedApart(t *testing.T) {
	t.Parallel()
	b := baueMappe(t, tafel{name: "Plan", zeilen: [][]any{
		z("OZG-ID|Leistung|Soll|Soll|Status 31.03.2021"), z("10214|Schwerbehindertenausweis|30.06.2021|31.12.2022|offen"),
	}})
	e := lies(t, "plan-2021-06-30.xlsx", b, Eingaben{})
	want := map[string]string{"A": "ozgid", "B": "leistung", "C": "soll", "D": "soll#2", "E": "status"}
	if d := cmp.Diff(want, e.Blaetter[0].Merkform); d != "" {
		t.Error(d)
	}
	e = lies(t, "plan-2021-06-30.xlsx", b, Eingaben{Titel: map[string]string{"soll": "konzeption_soll", "soll#2": "bundesweit_soll"}})
	f := meldung(t, e, "Plan", 2).Felder
	if f[ozg.FeldKonzeptionSoll].Tag != tag("2021-06-30") || f[ozg.FeldBundesweitSoll].Tag != tag("2022-12-31") {
		t.Errorf("read as %v", f)
	}
}

// A decision goes before what was found and before what is remembered; the column that loses is said.
func TestColumnByHandGoesBeforeAllOthers(t *testing.T) {
	t.Parallel()
	b := baueMappe(t, tafel{name: "Plan", zeilen: [][]any{
		z("OZG-ID|OZG-Leistung|Umsetzungsstand|Bewertung|Bemerkung"), z("10214|Schwerbehindertenausweis|offen|online|fremd"),
	}})
	e := lies(t, "plan-2021-06-30.xlsx", b, Eingaben{
		Titel:    map[string]string{"bewertung": "prioritaet", "bemerkung": ZielNichts},
		Blaetter: map[string]BlattEingabe{"Plan": {Spalten: map[string]string{"D": "stand"}}},
	})
	f := meldung(t, e, "Plan", 2).Felder
	if _, ok := f[ozg.FeldBemerkung]; ok || f[ozg.FeldStand].Text != "online" {
		t.Errorf("read as %v", f)
	}
	if got := befund(t, e, "spalte_abgewaehlt"); got.Zelle != "C1" || got.Schwere != ozg.SchwereHinweis {
		t.Errorf("Befund %v", got)
	}
	wantGrund := map[string]string{"A": "Titel", "B": "Titel", "C": "nennt dasselbe wie Spalte D", "D": "von Hand", "E": "gemerkt"}
	if d := cmp.Diff(wantGrund, e.Blaetter[0].Grund); d != "" {
		t.Error(d)
	}
	e = lies(t, "plan-2021-06-30.xlsx", b, Eingaben{ // "" takes back what is remembered
		Titel:    map[string]string{"bemerkung": ZielNichts},
		Blaetter: map[string]BlattEingabe{"Plan": {Spalten: map[string]string{"E": ""}}},
	})
	if meldung(t, e, "Plan", 2).Felder[ozg.FeldBemerkung].Text != "fremd" {
		t.Error("the remembered decision still holds")
	}
}

func TestSheetWithoutHeaderByHand(t *testing.T) {
	t.Parallel()
	b := baueCSV(t, ';', [][]any{z("10214|offen"), z("10204|online")})
	e := lies(t, "plan-2021-06-30.csv", b, Eingaben{Blaetter: map[string]BlattEingabe{"CSV": {Spalten: map[string]string{"A": ZielOZGID, "B": "stand"}}}})
	if e.Blaetter[0].Kopfzeilen != [2]int{0, 0} || meldung(t, e, "CSV", 1).Felder[ozg.FeldStand].Text != "offen" {
		t.Errorf("%v, Meldungen %d", e.Blaetter[0], e.Meldungen.Len())
	}
	gemerkt := Eingaben{Titel: map[string]string{e.Blaetter[0].Merkform["A"]: ZielOZGID, e.Blaetter[0].Merkform["B"]: "stand"}}
	if e := lies(t, "plan-2021-09-30.csv", b, gemerkt); e.Blaetter[0].Zeilen != 2 {
		t.Errorf("remembered: %v", e.Blaetter[0])
	}
}

func TestImpossibleDecisionsAreRefused(t *testing.T) {
	t.Parallel()
	b := baueMappe(t, fremderPlan())
	for name, e := range map[string]BlattEingabe{
		"field":       {Kopf: [2]int{1, 1}, Spalten: map[string]string{"A": "kennziffer"}},
		"column":      {Spalten: map[string]string{"A1": "stand"}},
		"blank rows":  {Kopf: [2]int{90, 91}},
		"wrong order": {Kopf: [2]int{2, 1}},
		"negative":    {Kopf: [2]int{-2, 1}},
	} {
		_, err := Read(t.Context(), "plan.xlsx", b, Eingaben{Blaetter: map[string]BlattEingabe{"Plan": e}}, katalog(), Grenzen{})
		if ozg.FehlerCode(err) != "eingabe_unbrauchbar" {
			t.Errorf("%s: %v", name, err)
		}
		pruefeFehler(t, err)
	}
	_, err := Read(t.Context(), "plan.xlsx", b, Eingaben{Zellen: map[string]string{"Plan!12F": "x"}}, katalog(), Grenzen{})
	if ozg.FehlerCode(err) != "eingabe_unbrauchbar" {
		t.Errorf("cell: %v", err)
	}
}

func TestIgnoredSheetIsListedRowByRow(t *testing.T) {
	t.Parallel()
	b := baueMappe(t,
		tafel{name: "Plan", zeilen: [][]any{z("OZG-ID|OZG-Leistung|Stand"), z("10214|Schwerbehindertenausweis|offen")}},
		tafel{name: "Alt", zeilen: [][]any{z("OZG-ID|OZG-Leistung|Stand"), z("10214|Schwerbehindertenausweis|online")}},
	)
	if e := lies(t, "plan-2021-06-30.xlsx", b, Eingaben{}); e.Abgelehnt == 0 {
		t.Fatal("the sheets contradict each other")
	}
	e := lies(t, "plan-2021-06-30.xlsx", b, Eingaben{Blaetter: map[string]BlattEingabe{"Alt": {Uebergehen: true}}})
	if e.Abgelehnt != 0 || meldung(t, e, "Plan", 2).Felder[ozg.FeldStand].Text != "offen" {
		t.Errorf("%d refused", e.Abgelehnt)
	}
	if d := cmp.Diff(map[int]string{1: "abgewählt", 2: "abgewählt"}, e.Blaetter[1].Uebergangen); d != "" {
		t.Error(d)
	}
	befund(t, e, "blatt_uebergangen")
	_, err := Read(t.Context(), "plan.xlsx", b, Eingaben{Blaetter: map[string]BlattEingabe{"Alt": {Uebergehen: true}, "Plan": {Uebergehen: true}}}, katalog(), Grenzen{})
	if ozg.FehlerCode(err) != "kein_blatt" {
		t.Errorf("all sheets ignored: %v", err)
	}
}

// An unknown word is asked once, whatever its spelling and however many Länder say it, and the answer
// holds for all its cells.
func TestUnknownWordsAreListedOnceAndResolvedEverywhere(t *testing.T) {
	t.Parallel()
	b := baueMappe(t, tafel{name: "Plan", zeilen: [][]any{
		z("OZG-ID|OZG-Leistung|Umsetzungsstand|NI|Bayern|Typ"),
		z("10214|Schwerbehindertenausweis|in Gremienbefassung|geht so|geht so|7"),
		z("10204|Blindengeld|In-Gremienbefassung|online|geht so|7,0"),
		z("10205|Blindenhilfe|offen|||4"),
	}})
	e := lies(t, "plan-2021-06-30.xlsx", b, Eingaben{})
	var got []UnbekanntesWort
	for _, w := range e.UnbekannteWorte {
		if w.Grund == "" {
			t.Errorf("no reason for %q", w.Text)
		}
		w.Grund, w.Vorschlag = "", ""
		got = append(got, w)
	}
	want := []UnbekanntesWort{
		{Feld: "stand", Schluessel: "ingremienbefassung", Text: "in Gremienbefassung", Anzahl: 2, ErsteZelle: "Plan!C2"},
		{Feld: "laender", Schluessel: "gehtso", Text: "geht so", Anzahl: 3, ErsteZelle: "Plan!D2"},
		{Feld: "typ", Schluessel: "7", Text: "7", Anzahl: 1, ErsteZelle: "Plan!F2"},
		{Feld: "typ", Schluessel: "7,0", Text: "7,0", Anzahl: 1, ErsteZelle: "Plan!F3"},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Fatal(d)
	}

	e = lies(t, "plan-2021-06-30.xlsx", b, Eingaben{Woerter: map[string]map[string]string{
		"stand": {"ingremienbefassung": "in Planung"}, "laender": {"gehtso": ZielNichts}, "typ": {"7": "4", "7,0": "sieben"},
	}})
	if len(e.UnbekannteWorte) != 1 || e.UnbekannteWorte[0].Text != "7,0" {
		t.Errorf("still unknown: %v; want the one whose replacement cannot be read", e.UnbekannteWorte)
	}
	m := meldung(t, e, "Plan", 3)
	if m.Felder[ozg.FeldStand].Text != "planung" || m.Herkunft[ozg.FeldStand] != (ozg.Herkunft{Zelle: "C3", Text: "In-Gremienbefassung"}) {
		t.Errorf("stand %v from %v; want planung, with the text of the file", m.Felder[ozg.FeldStand], m.Herkunft[ozg.FeldStand])
	}
	if m := meldung(t, e, "Plan", 2); m.Felder[ozg.FeldTyp].Text != "4" {
		t.Errorf("typ %v", m.Felder[ozg.FeldTyp])
	}
	if got := befund(t, e, "wort_zugeordnet"); got.Zelle != "C2" || got.Text != "In 2 Zellen dieser Spalte wurde „in Gremienbefassung“ nach der gemerkten Zuordnung als „in Planung“ gelesen." {
		t.Errorf("told as %v", got)
	}
	if got := befund(t, e, "wort_ohne_angabe"); got.Zelle != "D2" || got.Schwere != ozg.SchwereHinweis {
		t.Errorf("told as %v", got)
	}
}

// Texts with figures are not folded: 15 must not become what "1,5" was decided to be.
func TestFormsOfWords(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"in Abstimmung": "inabstimmung", "In-Abstimmung ": "inabstimmung", "1,5": "1,5", "15": "15", "-1": "-1", " Welle  1,5": "welle 1,5", "✓": "✓", "?": "?",
	} {
		if got := Wortschluessel(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestOrderOfDayAndMonthIsDecidedPerColumn(t *testing.T) {
	t.Parallel()
	b := baueMappe(t, tafel{name: "Plan", zeilen: [][]any{
		z("OZG-ID|OZG-Leistung|Konzeption (Soll)|bundesweit verfügbar (Soll)"),
		z("10214|Schwerbehindertenausweis|03/04/2022|03/04/2022"),
		z("10204|Blindengeld|13/04/2022|3-4-22"),
		z("10205|Blindenhilfe|03/04/2022 oder später|06/12"),
	}})
	e := lies(t, "plan-2021-06-30.xlsx", b, Eingaben{Datumsfolge: map[string]string{"konzeptionsoll": MonatZuerst, "Plan!D": TagZuerst}})
	if len(e.Datumsfragen) != 0 {
		t.Errorf("still asked: %v", e.Datumsfragen)
	}
	for zeile, want := range map[int][2]string{2: {"2022-03-04", "2022-04-03"}, 3: {"2022-04-13", "2022-04-03"}} {
		f := meldung(t, e, "Plan", zeile).Felder
		if f[ozg.FeldKonzeptionSoll].Tag != tag(want[0]) || f[ozg.FeldBundesweitSoll].Tag != tag(want[1]) {
			t.Errorf("row %d: %v and %v, want %v", zeile, f[ozg.FeldKonzeptionSoll].Tag, f[ozg.FeldBundesweitSoll].Tag, want)
		}
	}
	if f := meldung(t, e, "Plan", 4).Felder; f[ozg.FeldBundesweitSoll].Tag != 0 {
		t.Errorf("06/12 was read as %v; no order of day and month makes a date of it", f[ozg.FeldBundesweitSoll].Tag)
	}
}

// A repair is read in place of the cell, and the text of the file is kept.
func TestRepairedCells(t *testing.T) {
	t.Parallel()
	b := baueMappe(t, tafel{name: "Plan", zeilen: [][]any{
		z("OZG-ID|OZG-Leistung|Themenfeld|Typ|Bemerkung"),
		z("10214|Schwerbehindertenausweis|Gesundhiet|2/3|alt"),
		z("|Neue Leistung|Gesundheit|4|"),
		z("10204|Blindengeld|Gesundheit|4|Telefon 0123"),
	}, verbunden: [][2]string{{"C3", "C4"}}})
	e := lies(t, "plan-2021-06-30.xlsx", b, Eingaben{Zellen: map[string]string{
		"Plan!C2": "Gesundheit", "Plan!A3": "10999", "Plan!E4": "", "Plan!E2": "(leer)", "Plan!C3": "Bildung", "Plan!B99": "x", "Anderes!A1": "x",
	}})
	m := meldung(t, e, "Plan", 2)
	if m.Felder[ozg.FeldThemenfeld].Text != "Gesundheit" || m.Herkunft[ozg.FeldThemenfeld].Text != "Gesundhiet" || !m.Felder[ozg.FeldBemerkung].Leer {
		t.Errorf("row 2: %v from %v", m.Felder, m.Herkunft)
	}
	if m := meldung(t, e, "Plan", 3); m.OZGID != "10999" || m.Felder[ozg.FeldThemenfeld].Text != "Bildung" {
		t.Errorf("row 3: %s %v", m.OZGID, m.Felder)
	}
	m = meldung(t, e, "Plan", 4)
	if _, ok := m.Felder[ozg.FeldBemerkung]; ok || m.Felder[ozg.FeldThemenfeld].Text != "Bildung" {
		t.Errorf("row 4: %v; want no remark, and the repaired merged value", m.Felder)
	}
	got := map[string]string{}
	for _, b := range e.Befunde {
		if b.Code == "ersetzt" || b.Code == "abgewaehlt" || b.Code == "berichtigung_unbenutzt" {
			got[b.Zelle] = b.Code + " " + b.Wert
		}
	}
	want := map[string]string{
		"C2": "ersetzt Gesundhiet", "A3": "ersetzt ", "C3": "ersetzt Gesundheit", "E2": "ersetzt alt", "E4": "abgewaehlt Telefon 0123", "B99": "berichtigung_unbenutzt ",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestUntickedRowsAndValues(t *testing.T) {
	t.Parallel()
	b := baueMappe(t, tafel{name: "Plan!", zeilen: [][]any{
		z("OZG-ID|OZG-Leistung|Stand|Typ"),
		z("10214|Schwerbehindertenausweis|Rollout|2/3"),
		z("10204|Blindengeld|online|4"),
		z("10204|Blindengeld|offen|4"),
		z("kein Schlüssel|Unbekanntes|offen|4"),
	}})
	e := lies(t, "plan-2021-06-30.xlsx", b, Eingaben{Ohne: []string{"Plan!!4", "Plan!!5", "Plan!!2!phase", "Plan!!3!typ", "Plan!!99", "unsinn", "Plan!!2!gibtesnicht"}})
	if e.Meldungen.Len() != 2 || e.Abgelehnt != 0 || e.Blaetter[0].Zeilen != 2 {
		t.Fatalf("%d Meldungen, %d refused, %d rows; unticking one of two contradictory rows settles them", e.Meldungen.Len(), e.Abgelehnt, e.Blaetter[0].Zeilen)
	}
	if d := cmp.Diff(map[int]string{4: "abgewählt", 5: "abgewählt"}, e.Blaetter[0].Uebergangen); d != "" {
		t.Error(d)
	}
	f := meldung(t, e, "Plan!", 2).Felder
	if _, ok := f[ozg.FeldPhase]; ok || f[ozg.FeldStand].Text == "" {
		t.Errorf("row 2: %v, want the stand without the phase", f)
	}
	if _, ok := meldung(t, e, "Plan!", 3).Felder[ozg.FeldTyp]; ok {
		t.Error("row 3 still states the Typ")
	}
	if got := befund(t, e, "abgewaehlt"); got.Zelle != "C2" || got.Text != "„Phase“ wurde von Hand abgewählt und nicht übernommen." {
		t.Errorf("told as %v", got)
	}
}

// The first row of a list with one row per LeiKa-Leistung stands for all of them.
func TestUntickedLeiKaRows(t *testing.T) {
	t.Parallel()
	b := baueMappe(t, tafel{name: "LeiKa", zeilen: [][]any{
		z("OZG-ID|LeiKa-ID|LeiKa-Bezeichnung|Typ|Lage"),
		z("10204|99107023017001|Bewilligung|4|Behinderung"),
		z("10205|99107023017003|Bewilligung|4|Behinderung"),
		z("10204|99107023017002|Änderung|4|Behinderung"),
	}})
	e := lies(t, "plan-2021-06-30.xlsx", b, Eingaben{Ohne: []string{"LeiKa!2", "LeiKa!3!lage"}})
	if e.Meldungen.Len() != 1 || e.Meldungen.At(0).OZGID != "10205" {
		t.Fatalf("%d Meldungen", e.Meldungen.Len())
	}
	if d := cmp.Diff(map[int]string{2: "abgewählt", 4: "abgewählt"}, e.Blaetter[0].Uebergangen); d != "" {
		t.Error(d)
	}
	f := e.Meldungen.At(0).Felder
	if _, ok := f[ozg.FeldLage]; ok || f[ozg.FeldTyp].Text != "4" {
		t.Errorf("row 3: %v", f)
	}
	befund(t, e, "abgewaehlt")
}
