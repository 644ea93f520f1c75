package importer

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/ozg"
)

// TestKeyAndNameInOneCell: without a column of keys, the OZG-ID beside the name is the key, however it is
// written; a number that is none stays part of the name.
func TestKeyAndNameInOneCell(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][2]string{
		"10214 – Blindengeld": {"10214", "Blindengeld"}, "10214 Blindengeld": {"10214", "Blindengeld"}, "10214: Blindengeld": {"10214", "Blindengeld"},
		"OZG-ID 10214: Blindengeld": {"10214", "Blindengeld"}, "(10214) Blindengeld": {"10214", "Blindengeld"},
		"Blindengeld (10214)": {"10214", "Blindengeld"}, "Blindengeld [OZG 10214]": {"10214", "Blindengeld"}, "Blindengeld – 10214": {"10214", "Blindengeld"},
		"Blindengeld": {"", "Blindengeld"}, "Blindengeld (2022)": {"", "Blindengeld (2022)"}, "102140 Blindengeld": {"", "102140 Blindengeld"}, "10214": {"", "10214"},
	} {
		id, name, ok := trenneSchluessel(text)
		if got := [2]string{id, name}; got != want || ok != (want[0] != "") {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestEntities: what a web application leaves in a cell is read as the sign it means; an address keeps its &.
func TestEntities(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Familie &amp; Kind": "Familie & Kind", "Pr&uuml;fung&nbsp;l&#228;uft": "Prüfung\u00a0läuft", "https://a.de/?id=1&lang=de&copy=2": "https://a.de/?id=1&lang=de&copy=2",
		"A & B": "A & B", "&unbekannt;": "&unbekannt;", "&": "&",
	} {
		if got := ohneEntitaeten(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestNewerOfTwoDatedColumns: of two columns for one field that name a day each, the newer is read, in any
// order; where one names none, nobody knows, and that is a fehler.
func TestNewerOfTwoDatedColumns(t *testing.T) {
	t.Parallel()
	for kopf, want := range map[string][2]string{
		"OZG-ID|Status 31.03.2022|Status 30.06.2022": {"online", "spalte_frueher"},
		"OZG-ID|Status 30.06.2022|Status 31.03.2022": {"planung", "spalte_frueher"},
		"OZG-ID|Status|Status 30.06.2022":            {"planung", "spalte_doppelt"},
	} {
		e := lies(t, "plan_2022-06-30.xlsx", baueMappe(t, tafel{name: "Plan", zeilen: [][]any{z(kopf), z("10214|in Planung|online")}}), Eingaben{})
		if e.Meldungen.Len() != 1 {
			t.Fatalf("%s: %d Meldungen", kopf, e.Meldungen.Len())
		}
		if got := e.Meldungen.At(0).Felder[ozg.FeldStand].Text; got != want[0] {
			t.Errorf("%s: stand %q, want %q", kopf, got, want[0])
		}
		if len(e.Befunde) != 1 || e.Befunde[0].Code != want[1] {
			t.Errorf("%s: Befunde %v, want %s", kopf, e.Befunde, want[1])
		}
	}
}

// TestOneRowForEachLeistungAndLand: in such a list the Land is part of the key, and Stand and date are those of that
// Land; a row without a readable Land states nothing of any, and says so. A list with one row per Leistung is none.
func TestOneRowForEachLeistungAndLand(t *testing.T) {
	t.Parallel()
	lang := tafel{name: "Rollout", zeilen: [][]any{
		z("OZG-ID|Leistung|Bundesland|Status|online seit|Bemerkung"),
		z("10214|Schwerbehindertenausweis|NI|online|03/2021|läuft"), z("10214|Schwerbehindertenausweis|Hamburg|geplant||"), z("10214|Schwerbehindertenausweis|SA|online||"),
		z("10204|Blindengeld|NRW|nein||"), z("10204|Blindengeld||online||"),
	}}
	e := lies(t, "rollout_2021-06-30.xlsx", baueMappe(t, lang), Eingaben{})
	var got []string
	for _, m := range e.Meldungen.Alle() {
		for f, w := range m.Felder {
			if _, land := f.Land(); land {
				got = append(got, m.OZGID+" "+f.Name()+" "+f.Anzeige(w))
			}
		}
	}
	slices.Sort(got)
	want := []string{"10204 laender.NW nein", "10214 laender.HH geplant", "10214 laender.NI online", "10214 laender_seit.NI 31.03.2021"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("stated (-want +got):\n%s", d)
	}
	codes := map[string]string{}
	for _, b := range e.Befunde {
		codes[b.Zelle] = b.Code
	}
	if d := cmp.Diff(map[string]string{"F1": "spalte_je_land", "C4": "land_mehrdeutig", "D4": "land_fehlt", "D6": "land_fehlt"}, codes); d != "" {
		t.Errorf("Befunde (-want +got):\n%s", d)
	}
	if l := verloren(e, zellenMitExcelize(t, baueMappe(t, lang))); len(l) > 0 {
		t.Errorf("cells unaccounted for: %v", l)
	}
	if d := cmp.Diff([]string{nameLandDerZeile}, e.Blaetter[0].Spalten["C"]); d != "" {
		t.Errorf("column C: %s", d)
	}

	eine := lies(t, "plan_2021-06-30.xlsx", baueMappe(t, tafel{name: "Plan", zeilen: [][]any{
		z("OZG-ID|Leistung|Land|Status"), z("10214|Schwerbehindertenausweis|NI|online"), z("10204|Blindengeld|NW|geplant"),
	}}), Eingaben{})
	if d := cmp.Diff([]string{"land"}, eine.Blaetter[0].Spalten["C"]); d != "" {
		t.Errorf("a plan with one row per Leistung: %s", d)
	}
}

// TestGroupHeadingsWithSignsAndCounts: what stands around the name of a Lage is not part of it.
func TestGroupHeadingsWithSignsAndCounts(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Geburt": "Geburt", "▼ Geburt": "Geburt", "Lebenslage Geburt (5 Leistungen)": "Geburt", "Lebenslage „Geburt“": "Geburt", "Geburt [12]": "Geburt",
		"Lebenslage: Geburt": "Lebenslage: Geburt", "Hilfe & Unterstützung (Pflege)": "Hilfe & Unterstützung (Pflege)",
	} {
		if got := gruppenname(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
