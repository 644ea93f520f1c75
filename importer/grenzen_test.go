package importer

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"ozgtracker/internal/ozg"
)

// TestLimitsRefuseWithASentence: what is beyond a limit is refused as a whole, with the limit in the text.
func TestLimitsRefuseWithASentence(t *testing.T) {
	t.Parallel()
	plan := func(zeilen int) []byte {
		return []byte("OZG-ID;OZG-Leistung;Typ;Welle\n" + strings.Repeat("10204;Blindengeld;4;1\n", zeilen))
	}
	for _, f := range []struct {
		name string
		b    []byte
		g    Grenzen
		code string
		text string
	}{
		{"bytes", plan(100_000), Grenzen{Datei: 1 << 20}, "zu_gross", "1 MB"},
		{"rows", plan(20), Grenzen{Zeilen: 10}, "zu_viele_zeilen", "10 Zeilen"},
		{"columns", plan(1), Grenzen{Spalten: 3}, "zu_viele_spalten", "3 Spalten"},
		{"values", plan(20), Grenzen{Angaben: 30}, "zu_viele_angaben", "30 Angaben"},
		{"time", plan(20), Grenzen{Dauer: time.Nanosecond}, "zu_langsam", "1 Sekunden"},
	} {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			_, err := Read(t.Context(), "plan.csv", f.b, Eingaben{}, katalog(), f.g)
			pruefeFehler(t, err)
			if ozg.FehlerCode(err) != f.code || !strings.Contains(ozg.FehlerText(err), f.text) {
				t.Errorf("got %v, want code %s and %q", err, f.code, f.text)
			}
		})
	}
}

// TestWhoGivesUpGetsHisOwnError: only the time limit of reading becomes a sentence.
func TestWhoGivesUpGetsHisOwnError(t *testing.T) {
	t.Parallel()
	plan := []byte("OZG-ID;OZG-Leistung;Typ\n10204;Blindengeld;4\n")
	ab, brich := context.WithCancel(t.Context())
	brich()
	if _, err := Read(ab, "plan.csv", plan, Eingaben{}, katalog(), Grenzen{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want that of the context", err)
	}
	ab, brich = context.WithTimeout(t.Context(), time.Nanosecond)
	defer brich()
	if _, err := Read(ab, "plan.csv", plan, Eingaben{}, katalog(), Grenzen{}); !errors.Is(err, context.DeadlineExceeded) || ozg.FehlerCode(err) != "intern" {
		t.Errorf("got %v, want that of the context", err)
	}
}

// TestSharedTimeLimit: a file that is read again has no more time than one that is read once.
func TestSharedTimeLimit(t *testing.T) {
	t.Parallel()
	frist, fertig := Grenzen{Dauer: time.Nanosecond}.Frist(t.Context())
	defer fertig()
	<-frist.Done()
	_, err := Read(frist, "plan.csv", []byte("OZG-ID;OZG-Leistung;Typ\n10204;Blindengeld;4\n"), Eingaben{}, katalog(), Grenzen{})
	pruefeFehler(t, err)
	if ozg.FehlerCode(err) != "zu_langsam" {
		t.Errorf("got %v", err)
	}
}

// TestRowOfMillionFields: the limit of columns is checked before the fields of one row could fill the memory,
// also where quotes carry the row over many lines.
func TestRowOfMillionFields(t *testing.T) {
	t.Parallel()
	for _, zeile := range []string{strings.Repeat(";", 2000), strings.Repeat(";\"x\n\"\"y\"", 2000), "\"a\"\";\"" + strings.Repeat(";", 2000)} {
		_, err := Read(t.Context(), "plan.csv", []byte("OZG-ID;OZG-Leistung;Typ\n10204;Blindengeld;4\n"+zeile), Eingaben{}, katalog(), Grenzen{})
		if ozg.FehlerCode(err) != "zu_viele_spalten" {
			t.Errorf("%.12q: got %v", zeile, err)
		}
	}
	b := "OZG-ID;OZG-Leistung;Bemerkung\n10204;Blindengeld;\"" + strings.Repeat("a;\"\"\n", 2000) + "\"\n"
	if e := lies(t, "plan.csv", []byte(b), Eingaben{}); e.Meldungen.Len() != 1 {
		t.Errorf("%d Meldungen of a row with a long text", e.Meldungen.Len())
	}
}

// TestContradictingRowsAreBothRefused: no row wins by its place. Both cells are named on both sides, what
// agrees is taken, and a row that says nothing of what is in dispute as well.
func TestContradictingRowsAreBothRefused(t *testing.T) {
	t.Parallel()
	b := baueMappe(t,
		tafel{name: "Plan", zeilen: [][]any{
			z("OZG-ID|OZG-Leistung|Stand|Welle|Bemerkung"),
			z("10214|Schwerbehindertenausweis|online|1|a"),
			z("10204|Blindengeld|offen|2|"),
			z("10214|Schwerbehindertenausweis|in Planung|1|b"),
			z("10204|Blindengeld|offen|2|noch einmal"),
		}},
		tafel{name: "Termine", zeilen: [][]any{
			z("OZG-ID|Reifegrad|bundesweit verfügbar (Soll)"),
			z("10214|2|31.12.2022"),
		}},
		tafel{name: "Nachtrag", zeilen: [][]any{
			z("OZG-ID|Stand|Welle"),
			z("10214|online|3"),
		}},
	)
	e := lies(t, "plan-2021-06-30.xlsx", b, Eingaben{})
	if v := verloren(e, zellenMitExcelize(t, b)); len(v) > 0 {
		t.Errorf("cells unaccounted for: %v", v)
	}
	var zeilen []string
	for _, m := range e.Meldungen.Alle() {
		zeilen = append(zeilen, fmt.Sprint(m.Blatt, m.Zeile))
	}
	if got, want := strings.Join(zeilen, " "), "Plan3 Plan5 Termine2"; got != want || e.Abgelehnt != 3 {
		t.Errorf("taken %q, refused %d; want %q and 3", got, e.Abgelehnt, want)
	}
	var stellen []string
	for _, b := range e.Befunde {
		if b.Code == "widerspruch" && b.Schwere == ozg.SchwereFehler {
			stellen = append(stellen, b.Blatt+b.Zelle)
		}
	}
	if got, want := strings.Join(stellen, " "), "PlanC2 PlanD2 PlanC4 PlanD4 NachtragB2 NachtragC2"; got != want {
		t.Errorf("contradictions at %q, want %q", got, want)
	}
	if text := befund(t, e, "widerspruch").Text; !strings.Contains(text, "Zelle C4") {
		t.Errorf("the other cell is not named: %s", text)
	}
}

// TestTwoLeiKaListsThatDiffer: neither list wins by its place.
func TestTwoLeiKaListsThatDiffer(t *testing.T) {
	t.Parallel()
	liste := func(name, typ string) tafel {
		return tafel{name: name, zeilen: [][]any{
			z("OZG-ID|LeiKa-ID|LeiKa-Bezeichnung|Typ|Lage"),
			z("10204|99107023017001|Bewilligung|" + typ + "|Behinderung"),
			z("10204|99107023017002|Änderung|" + typ + "|Behinderung"),
		}}
	}
	b := baueMappe(t, liste("2019", "2/3"), liste("2020", "4"))
	e := lies(t, "katalog-2021-06-30.xlsx", b, Eingaben{})
	if v := verloren(e, zellenMitExcelize(t, b)); len(v) > 0 {
		t.Errorf("cells unaccounted for: %v", v)
	}
	for _, m := range e.Meldungen.Alle() {
		if w, ok := m.Felder[ozg.FeldTyp]; ok || m.Felder[ozg.FeldLage].Text != "Behinderung" {
			t.Errorf("%s states typ %q, lage %q", m.Blatt, w.Text, m.Felder[ozg.FeldLage].Text)
		}
	}
	if e.Meldungen.Len() != 2 || e.Abgelehnt != 0 {
		t.Errorf("%d Meldungen, %d refused", e.Meldungen.Len(), e.Abgelehnt)
	}
}
