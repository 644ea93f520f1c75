package importer

import (
	"testing"

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
