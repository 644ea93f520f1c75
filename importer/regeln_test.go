package importer

import (
	"os"
	"path/filepath"
	"testing"

	"ozgtracker/internal/ozg"
)

// TestCleanPlanHasNoBefund: who keeps a plan well must not be shown findings.
func TestCleanPlanHasNoBefund(t *testing.T) {
	t.Parallel()
	b, err := os.ReadFile(filepath.Join("..", "internal", "katalog", "ozg-leistungen-2019.csv"))
	if err != nil {
		t.Fatal(err)
	}
	e, err := Read(t.Context(), "katalog-2019-10-31.csv", b, Eingaben{}, katalog2019(t), Grenzen{})
	if err != nil {
		t.Fatal(err)
	}
	if e.Meldungen.Len() != 557 || len(e.Befunde) != 0 || e.Abgelehnt != 0 {
		t.Errorf("%d Meldungen, %d refused, Befunde %v; want 557 clean ones", e.Meldungen.Len(), e.Abgelehnt, e.Befunde)
	}
}

// TestRealLeiKaList: the Katalog with one row per LeiKa-Leistung is 557 Leistungen less those of which
// the rows agree on nothing, not 5249 Meldungen and no "doppelte OZG-ID".
func TestRealLeiKaList(t *testing.T) {
	t.Parallel()
	b, err := os.ReadFile(filepath.Join("..", "internal", "katalog", "leika-leistungen-2019.csv"))
	if err != nil {
		t.Fatal(err)
	}
	e, err := Read(t.Context(), "leika-2019-10-31.csv", b, Eingaben{}, katalog2019(t), Grenzen{})
	if err != nil {
		t.Fatal(err)
	}
	anzahl := map[string]int{}
	for _, b := range e.Befunde {
		anzahl[b.Code]++
	}
	// 26 rows of the list belong to no OZG-Leistung; 133 Leistungen hold rows of several readable Typen.
	if e.Abgelehnt != 26 || e.Blaetter[0].Zeilen != 5249 || anzahl["leika_spreizung"] != 133 || anzahl["widerspruch"] != 0 {
		t.Errorf("%d refused of %d rows, Befunde %v; want 26 of 5249, 133 spreads and no contradiction", e.Abgelehnt, e.Blaetter[0].Zeilen, anzahl)
	}
	ids := map[string]bool{}
	for _, m := range e.Meldungen.Alle() {
		if ids[m.OZGID] {
			t.Fatalf("two Meldungen for %s", m.OZGID)
		}
		ids[m.OZGID] = true
	}
}

// TestPlanGoesBeforeLeiKaList: a workbook with both must not lose a plan's row because the list of single
// services says it otherwise.
func TestPlanGoesBeforeLeiKaList(t *testing.T) {
	t.Parallel()
	e := lies(t, "plan-2021-06-30.xlsx", baueMappe(t,
		tafel{name: "LeiKa", zeilen: [][]any{z("OZG-ID|LeiKa-ID|LeiKa-Bezeichnung|Typ|Lage"), z("10204|99107023017001|Bewilligung|2/3|Behinderung"), z("10204|99107023017002|Änderung|2/3|Behinderung")}},
		tafel{name: "Plan", zeilen: [][]any{z("OZG-ID|OZG-Leistung|Typ"), z("10204|Blindengeld|4")}},
	), Eingaben{})
	if e.Abgelehnt != 0 || e.Meldungen.Len() != 2 {
		t.Fatalf("%d refused, %d Meldungen; want none and two", e.Abgelehnt, e.Meldungen.Len())
	}
	if got := meldung(t, e, "Plan", 2).Felder[ozg.FeldTyp].Text; got != "4" {
		t.Errorf("typ of the plan is %q, want 4", got)
	}
	if _, ok := meldung(t, e, "LeiKa", 2).Felder[ozg.FeldTyp]; ok {
		t.Error("the LeiKa list still states the Typ")
	}
	befund(t, e, "leika_abweichend")
}

// TestRowOfAnotherThemenfeldIsRefused: nobody overwrites another Themenfeld by mistake, wherever the file
// says whose rows these are.
func TestRowOfAnotherThemenfeldIsRefused(t *testing.T) {
	t.Parallel()
	e := lies(t, "plan-2021-06-30.xlsx", baueMappe(t, tafel{name: "Plan", zeilen: [][]any{
		z("Umsetzungsplan Themenfeld Gesundheit"), z("OZG-ID|OZG-Leistung|Welle"), z("10214|Schwerbehindertenausweis|1"),
	}}), Eingaben{Themenfeld: "Bildung"})
	if e.Abgelehnt != 1 || e.Meldungen.Len() != 0 || befund(t, e, "themenfeld_fremd").Zelle != "A3" {
		t.Errorf("%d refused, Befunde %v; want the row refused", e.Abgelehnt, e.Befunde)
	}
}

// TestUnknownThemenfeldOfPersonIsRefused: a slip in --themenfeld must not end in a field of its own.
func TestUnknownThemenfeldOfPersonIsRefused(t *testing.T) {
	t.Parallel()
	_, err := Read(t.Context(), "plan.csv", []byte("OZG-ID;OZG-Leistung;Welle\n10214;a;1\n"), Eingaben{Themenfeld: "Gesundhiet"}, Verzeichnis{}, Grenzen{})
	pruefeFehler(t, err)
	if got := ozg.FehlerCode(err); got != "themenfeld_unbekannt" {
		t.Errorf("code %q, want themenfeld_unbekannt", got)
	}
}

// TestKeysInAnyNumberForm: a spreadsheet turns keys into numbers, and exports turn them back oddly.
func TestKeysInAnyNumberForm(t *testing.T) {
	t.Parallel()
	e := lies(t, "plan-2021-06-30.xlsx", baueMappe(t, tafel{name: "Plan", zeilen: [][]any{
		z("OZG-ID|LeiKa-Schlüssel|OZG-Leistung|Welle"),
		{10214, nil, "Schwerbehindertenausweis", 1},
		{"OZG-10203", nil, nil, 2},
		{nil, 99107023017001, nil, 3},
		{nil, nil, "blindenhilfe", 4},
	}}), Eingaben{})
	var ids []string
	for _, m := range e.Meldungen.Alle() {
		ids = append(ids, m.OZGID)
	}
	if len(ids) != 4 || ids[0] != "10214" || ids[1] != "10203" || ids[2] != "10204" || ids[3] != "10205" {
		t.Errorf("keys %v; want by number, by text, by LeiKa key and by name; Befunde %v", ids, e.Befunde)
	}
}

// TestGroupHeadingEndsAtTheNext: a Lage holds until the next heading, and a column goes before it.
func TestGroupHeadingEndsAtTheNext(t *testing.T) {
	t.Parallel()
	e := lies(t, "plan-2021-06-30.xlsx", baueMappe(t, tafel{name: "Plan", zeilen: [][]any{
		z("OZG-ID|OZG-Leistung|Lage|Stand"),
		z("Welle 1"),
		z("Behinderung"),
		z("10214|Schwerbehindertenausweis||offen"),
		z("10204|Blindengeld|Pflege|offen"),
		z("Welle 2"),
		z("10205|Blindenhilfe||offen"),
	}}), Eingaben{})
	for zeile, want := range map[int][2]any{4: {"Behinderung", 1}, 5: {"Pflege", 1}, 7: {"", 2}} {
		f := meldung(t, e, "Plan", zeile).Felder
		if f[ozg.FeldLage].Text != want[0] || f[ozg.FeldWelle].Zahl != want[1] {
			t.Errorf("row %d: lage %q welle %d, want %v", zeile, f[ozg.FeldLage].Text, f[ozg.FeldWelle].Zahl, want)
		}
	}
}

// TestFormulaWithoutValueIsTold: a workbook written by a program has formulas that nobody computed.
func TestFormulaWithoutValueIsTold(t *testing.T) {
	t.Parallel()
	b := baueMappe(t, tafel{name: "Plan", zeilen: [][]any{z("OZG-ID|OZG-Leistung|Welle"), {"10214", "Schwerbehindertenausweis", formel("1+1")}}})
	e := lies(t, "plan-2021-06-30.xlsx", b, Eingaben{})
	if bf := befund(t, e, "formel_ohne_wert"); bf.Zelle != "C2" || bf.Schwere != ozg.SchwereFehler {
		t.Errorf("Befund %v, want a fehler on C2", bf)
	}
}
