package dashboard

import (
	"net/http"
	"strings"
	"testing"

	"ozgtracker/importer"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

// entschieden posts a decision about a draft and gives the page that follows.
func entschieden(t *testing.T, s *Server, adresse, was string, felder ...string) antwort {
	t.Helper()
	a := sende(t, s, adresse+"/"+was, "", nil, felder...)
	if a.Status != http.StatusSeeOther || !strings.HasPrefix(a.Header.Get("Location"), adresse+"#") {
		t.Fatalf("%s: %d to %q\n%s", was, a.Status, a.Header.Get("Location"), a.Body)
	}
	return hole(t, s, adresse)
}

// What the program does not understand, a person decides on the Vorschau, once, and can take it back.
func TestPersonDecidesWhatTheFileMeans(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		s := dienstServer(t, st)
		adresse := hochgeladen(t, s, "plan.xlsx", mappe(t, "Plan", []any{"Stand: 30.06.2021"},
			[]any{"OZG-ID", "OZG-Leistung", "Umsetzungsstand", "Wer macht das", "Konzeption (Soll)"},
			[]any{10214, "Schwerbehindertenausweis", "fast fertig", "Labor Köln", "03/04/2022"},
			[]any{10215, "Wohnungshilfe", "fast fertig", "Labor Ulm", "05/06/2022"},
			[]any{10216, "Elternunterhalt", "online", "", "31.12.2022"},
		))
		v := hole(t, s, adresse)
		enthaeltAlle(t, "questions", v, 200, "1 unbekanntes Wort und 1 mehrdeutige Datumsspalte: Was ist gemeint?", "für alle 2 Zellen", "Plan!C3",
			"03.04.2022 (zuerst der Tag)", "04.03.2022 (zuerst der Monat)", "Wer macht das", "Labor Köln · Labor Ulm", "unbekannter Titel", "die nächste Datei fragt nicht noch einmal")

		v = entschieden(t, s, adresse, "wort", "feld", "stand", "wort", "fastfertig", "ersatz", "in Umsetzung")
		enthaeltAlle(t, "word", v, 200, "Umsetzungsstand: „fastfertig“ wird als „in Umsetzung“ gelesen", "in der Datei: „fast fertig“", "Steht zuerst der Tag oder der Monat?")
		v = entschieden(t, s, adresse, "datum", "blatt", "Plan", "spalte", "E", "folge", "mt")
		enthaeltAlle(t, "date", v, 200, "Spalte Plan!E: zuerst der Monat", "04.03.2022", "06.05.2022")
		v = entschieden(t, s, adresse, "blatt", "blatt", "Plan", "war_von", "2", "war_bis", "2", "kopf_von", "2", "kopf_bis", "2", "war.D", "-", "spalte.D", "labor", "war.C", "stand", "spalte.C", "stand")
		enthaeltAlle(t, "column", v, 200, "Spalte D ist „Digitalisierungslabor“", "von Hand", "von selbst erkennen")
		if strings.Contains(v.Body, "Spalte C ist") {
			t.Error("a column that nobody changed counts as decided")
		}
		v = entschieden(t, s, adresse, "zelle", "zelle", "Plan!D4", "text", "Labor Neu-Ulm", "wert", "Labor Ulm", "feld", "labor")
		enthaeltAlle(t, "cell", v, 200, "Zelle Plan!D4 wird als „Labor Neu-Ulm“ gelesen")
		v = entschieden(t, s, adresse, "abwahl", "ohne", "Plan!3!labor")
		enthaeltAlle(t, "value", v, 200, "Zeile 3: „Digitalisierungslabor“ abgewählt")
		v = entschieden(t, s, adresse, "abwahl", "ohne", "Plan!5!stand", "zeilen", "ja")
		enthaeltAlle(t, "row", v, 200, "Zeile 5 abgewählt", "2 Leistungen übernehmen")
		v = entschieden(t, s, adresse, "vergessen", "art", "ohne", "schluessel", "Plan!5")
		enthaeltAlle(t, "row again", v, 200, "3 Leistungen übernehmen")
		if a := sende(t, s, adresse, "", nil, "stichtag", "30.09.2021"); a.Status != http.StatusSeeOther {
			t.Fatalf("Stichtag: %d", a.Status)
		}
		v = hole(t, s, adresse)
		enthaeltAlle(t, "all of it stays beside another Stichtag", v, 200, "Stichtag 30.09.2021", "fastfertig", "Labor Neu-Ulm")

		if a := sende(t, s, adresse+"/annehmen", "", nil, "pruefsumme", gezeigteSumme(t, v)); a.Status != http.StatusSeeOther {
			t.Fatalf("accept: %d", a.Status)
		}
		enthaeltAlle(t, "Leistung", hole(t, s, "/leistungen/10215"), 200, "in Umsetzung", "Labor Neu-Ulm", "06.05.2022")
	})
}

// A header that was not found is chosen by its rows; a sheet can be left out; all can be taken back.
func TestPersonChoosesHeaderAndSheets(t *testing.T) {
	t.Parallel()
	s := dienstServer(t, storetest.Open(t, storetest.DSN(t, "sqlite")))
	adresse := hochgeladen(t, s, "plan.xlsx", mappe(t, "Plan", []any{"Stand: 30.06.2021"}, kopfzeile, kopfzeile, []any{10214, "Ausweis", "online", 1, ""}))
	blatt := []string{"blatt", "Plan", "war_von", "2", "war_bis", "2"}
	enthaeltAlle(t, "header", entschieden(t, s, adresse, "blatt", append(blatt, "kopf_von", "3", "kopf_bis", "")...), 200, "Kopfzeile 3", `name="kopf_von" value="3"`)
	a := sende(t, s, adresse+"/blatt", "", nil, append(blatt, "kopf_von", "900", "kopf_bis", "900")...)
	enthaeltAlle(t, "no such header", a, 422, "Diese Angabe wurde nicht übernommen", "keine Kopfzeile", "1 Leistung übernehmen")
	a = sende(t, s, adresse+"/blatt", "", nil, append(blatt, "uebergehen", "ja")...)
	enthaeltAlle(t, "the only sheet left out", a, 422, "Diese Angabe wurde nicht übernommen")
	enthaeltAlle(t, "all taken back", entschieden(t, s, adresse, "vergessen", "art", "alle"), 200, `name="kopf_von" value="2"`)
}

// What cannot be meant is refused with a sentence and changes nothing.
func TestImpossibleDecisionsAreRefused(t *testing.T) {
	t.Parallel()
	s := dienstServer(t, storetest.Open(t, storetest.DSN(t, "sqlite")))
	adresse := hochgeladen(t, s, "plan.xlsx", mappe(t, "Plan", []any{"Stand: 30.06.2021"}, kopfzeile, []any{10214, "Ausweis", "fast fertig", 1, ""}))
	for name, f := range map[string]struct {
		was    string
		felder []string
		text   string
	}{
		"word that says nothing": {"wort", []string{"feld", "stand", "wort", "fastfertig", "ersatz", "beinahe"}, "lässt sich nicht als „Umsetzungsstand“ lesen"},
		"no word":                {"wort", []string{"feld", "stand", "wort", "fastfertig", "ersatz", ""}, "Es fehlt"},
		"unknown field":          {"wort", []string{"feld", "gibtsnicht", "wort", "x", "ersatz", "online"}, "gibt es in der Datei nicht"},
		"unknown order":          {"datum", []string{"blatt", "Plan", "spalte", "E", "folge", "x"}, "zuerst der Tag"},
		"unknown column":         {"blatt", []string{"blatt", "Plan", "spalte.D", "gibtsnicht"}, "gibt es nicht"},
		"no row":                 {"blatt", []string{"blatt", "Plan", "kopf_von", "zwei"}, "keine Zeilennummer"},
		"upside down":            {"blatt", []string{"blatt", "Plan", "kopf_von", "4", "kopf_bis", "2"}, "Vertauschen"},
		"nothing ticked":         {"abwahl", nil, "Kreuzen Sie"},
		"no cell":                {"zelle", []string{"zelle", "F12", "text", "x"}, "gibt es in der Datei nicht"},
		"nothing to forget":      {"vergessen", []string{"art", "x"}, "gibt es nicht"},
	} {
		a := sende(t, s, adresse+"/"+f.was, "", nil, f.felder...)
		enthaeltAlle(t, name, a, 422, "Diese Angabe wurde nicht übernommen", f.text, "1 Leistung übernehmen")
		if strings.Contains(hole(t, s, adresse).Body, "Ihre Angaben zu dieser Datei") {
			t.Errorf("%s: something was kept", name)
		}
	}
	enthaeltAlle(t, "no such draft", sende(t, s, "/importe/entwurf/x/wort", "", nil), 404)
}

// Every word that a list offers is one that the parser of the field understands.
func TestOfferedWordsCanBeRead(t *testing.T) {
	t.Parallel()
	for f := range ozg.Feld(ozg.AnzahlFelder) {
		for i, o := range newWortFrage(importer.UnbekanntesWort{Feld: importer.Wortfeld(f), Anzahl: 1}).Werte {
			if felder, z := f.Lies(o.Wert, ozg.Umstand{Kopf: f.Titel()}); z != nil || felder[f].Text != f.Werte()[i] {
				t.Errorf("%s: %q reads as %v, %v", f, o.Wert, felder, z)
			}
		}
	}
}

// The changes can be narrowed to a field, and to what needs a second look, by the address alone.
func TestChangesAreFiltered(t *testing.T) {
	t.Parallel()
	s := dienstServer(t, storetest.Open(t, storetest.DSN(t, "sqlite")))
	plan := func(stichtag, stand, soll string) []byte {
		return mappe(t, "Plan", []any{"Stand: " + stichtag}, kopfzeile, []any{10214, "", stand, 1, soll}, []any{10215, "", "offen", 2, ""})
	}
	adresse := hochgeladen(t, s, "a.xlsx", plan("31.03.2021", "online", "31.03.2021"))
	if a := sende(t, s, adresse+"/annehmen", "", nil, "pruefsumme", gezeigteSumme(t, hole(t, s, adresse))); a.Status != http.StatusSeeOther {
		t.Fatalf("accept: %d", a.Status)
	}
	adresse = hochgeladen(t, s, "b.xlsx", plan("30.06.2021", "offen", "31.12.2020"))
	for query, want := range map[string][2]string{
		"":                            {`value="Plan!3!stand"`, `value="Plan!3!bundesweit_soll"`},
		"?feld=stand":                 {`value="Plan!3!stand"`, "alle zeigen"},
		"?feld=bundesweit_soll":       {`value="Plan!3!bundesweit_soll"`, "alle zeigen"},
		"?ungewoehnlich=ja":           {`value="Plan!3!stand"`, "Stand geht zurück"},
		"?ungewoehnlich=ja&feld=lage": {"Keine Änderung passt zum Filter", "alle zeigen"},
	} {
		enthaeltAlle(t, query, hole(t, s, adresse+query), 200, want[:]...)
	}
	if a := hole(t, s, adresse+"?feld=stand"); strings.Contains(a.Body, `value="Plan!3!bundesweit_soll"`) {
		t.Error("the filter shows another field")
	}
}

// A file in whose sheets no header is found is not refused: a person shows where it is, and the next file
// of the same kind asks nothing.
func TestPersonShowsWhereTheHeaderIs(t *testing.T) {
	t.Parallel()
	s := dienstServer(t, storetest.Open(t, storetest.DSN(t, "sqlite")))
	plan := func(stand string) []byte {
		return mappe(t, "Liste", []any{"Kennziffer", "Vorhaben", "Lage der Dinge", "Ampel"}, []any{10214, "Schwerbehindertenausweis", stand, "lila"}, []any{10215, "Wohnungshilfe", "läuft rund", "lila"})
	}
	adresse := hochgeladen(t, s, "plan_2021-03-31.xlsx", plan("läuft rund"))
	enthaeltAlle(t, "question", hole(t, s, adresse), 200, "Wo steht die Kopfzeile?", "Lage der Dinge · läuft rund", `name="spalte.D"`, "Datei verwerfen")
	blatt := []string{"blatt", "Liste", "war_von", "", "war_bis", "", "war.A", "-", "war.B", "-", "war.C", "-", "war.D", "-", "spalte.D", "-"}
	enthaeltAlle(t, "header alone", entschieden(t, s, adresse, "blatt", append(blatt, "kopf_von", "1", "spalte.A", "-", "spalte.B", "-", "spalte.C", "-")...), 200, "Wo steht die Kopfzeile?")
	v := entschieden(t, s, adresse, "blatt", append(blatt, "kopf_von", "1", "spalte.A", "ozg_id", "spalte.B", "bezeichnung", "spalte.C", "stand")...)
	enthaeltAlle(t, "header and columns", v, 200, "2 Leistungen", "für alle 2 Zellen")
	v = entschieden(t, s, adresse, "wort", "feld", "stand", "wort", "laeuftrund", "ersatz", "in Umsetzung")
	if a := sende(t, s, adresse+"/annehmen", "", nil, "pruefsumme", gezeigteSumme(t, v)); a.Status != http.StatusSeeOther {
		t.Fatalf("accept: %d", a.Status)
	}
	v = hole(t, s, hochgeladen(t, s, "plan_2021-06-30.xlsx", plan("online")))
	enthaeltAlle(t, "second upload", v, 200, "Vorschau: Diese Datei ändert 1 der 2 Leistungen", "gemerkt")
	if strings.Contains(v.Body, "Was ist gemeint?") || strings.Contains(v.Body, "Wo steht") {
		t.Error("the second upload asks")
	}
}
