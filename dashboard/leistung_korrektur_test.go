package dashboard

import (
	"net/http"
	"strings"
	"testing"

	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

// A single value is corrected without a file: looked at first, accepted, told with its reason, taken back.
func TestValueIsCorrectedOnThePageOfTheLeistung(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		s := dienstServer(t, st)
		adresse := hochgeladen(t, s, "plan.xlsx", mappe(t, "Plan", []any{"Stand: 30.06.2021"}, kopfzeile, []any{10214, "Schwerbehindertenausweis", "offen", 1, "31.03.2021"}))
		if a := sende(t, s, adresse+"/annehmen", "", nil, "pruefsumme", gezeigteSumme(t, hole(t, s, adresse))); a.Status != http.StatusSeeOther {
			t.Fatalf("accept: %d", a.Status)
		}
		enthaeltAlle(t, "form", hole(t, s, "/leistungen/10214"), 200, `action="/leistungen/10214/korrektur"`, `name="stichtag" value="30.06.2021"`, "Wert zurücknehmen", "einen Wert nachtragen")

		felder := []string{"feld", "stand", "wert", "online", "grund", "Meldung per Telefon", "stichtag", "30.06.2021"}
		v := sende(t, s, "/leistungen/10214/korrektur", "", nil, felder...)
		enthaeltAlle(t, "Vorschau", v, 200, `<span class="ozg-alt">offen</span> → <strong>online</strong>`, "Meldung per Telefon", "Noch nichts gespeichert")
		if n := importe(t, st); n != 2 {
			t.Fatalf("%d imports after the Vorschau, want 2", n)
		}
		enthaeltAlle(t, "unseen", sende(t, s, "/leistungen/10214/korrektur/annehmen", "", nil, felder...), 400, "Es wurde nichts gespeichert")
		enthaeltAlle(t, "another Vorschau", sende(t, s, "/leistungen/10214/korrektur/annehmen", "", nil, append(felder, "pruefsumme", "0")...), 409, "Die Vorschau wurde neu berechnet")
		a := sende(t, s, "/leistungen/10214/korrektur/annehmen", "", nil, append(felder, "pruefsumme", gezeigteSumme(t, v))...)
		if a.Status != http.StatusSeeOther || a.Header.Get("Location") != "/importe/3" {
			t.Fatalf("accept: %d to %q\n%s", a.Status, a.Header.Get("Location"), a.Body)
		}
		beleg := hole(t, s, "/importe/3")
		enthaeltAlle(t, "receipt", beleg, 200, "<dd>Korrektur</dd>", "Import zurücknehmen", "1 geändert")
		if strings.Contains(beleg.Body, "/importe/3/datei") || strings.Contains(beleg.Body, "Anmerkungen") {
			t.Error("the receipt of a correction offers a file")
		}
		enthaeltAlle(t, "list", hole(t, s, "/importe"), 200, "Korrektur")
		enthaeltAlle(t, "Leistung", hole(t, s, "/leistungen/10214"), 200, "Umsetzungsstand: offen → online", "„Meldung per Telefon“")

		frage := hole(t, s, "/importe/3/zuruecknehmen")
		enthaeltAlle(t, "question", frage, 200, "1 Wert fällt auf frühere Meldungen zurück.")
		if a := sende(t, s, "/importe/3/zuruecknehmen", "", nil, "pruefsumme", gezeigteSumme(t, frage)); a.Status != http.StatusSeeOther {
			t.Fatalf("take back: %d", a.Status)
		}
		enthaeltAlle(t, "Leistung as before", hole(t, s, "/leistungen/10214"), 200, "noch offen")
		enthaeltAlle(t, "withdraw", sende(t, s, "/leistungen/10214/korrektur", "", nil, append(felder, "zuruecknehmen", "ja")...), 200, "<strong>(leer)</strong>")
	})
}

// What cannot be corrected is refused beside the form, with what was typed.
func TestImpossibleCorrectionsAreRefused(t *testing.T) {
	t.Parallel()
	s := dienstServer(t, storetest.Open(t, storetest.DSN(t, "sqlite")))
	for name, f := range map[string]struct {
		felder []string
		status int
		text   string
	}{
		"no reason":      {[]string{"feld", "stand", "wert", "online", "stichtag", "30.06.2021"}, 422, "Geben Sie an, warum"},
		"no value":       {[]string{"feld", "welle", "wert", "", "grund", "x", "stichtag", "30.06.2021"}, 422, "Geben Sie einen Wert an"},
		"unknown value":  {[]string{"feld", "stand", "wert", "beinahe", "grund", "x", "stichtag", "30.06.2021"}, 422, "kein bekannter Stand"},
		"no day":         {[]string{"feld", "stand", "wert", "online", "grund", "x", "stichtag", "gestern"}, 422, "ist kein Tag"},
		"nothing stated": {[]string{"feld", "url", "grund", "x", "stichtag", "30.06.2021", "zuruecknehmen", "ja"}, 422, "nichts zurückzunehmen"},
	} {
		enthaeltAlle(t, name, sende(t, s, "/leistungen/10214/korrektur", "", nil, f.felder...), f.status, f.text, "Noch einmal versuchen")
	}
	felder := []string{"feld", "stand", "wert", "online", "grund", "x", "stichtag", "30.06.2021"}
	enthaeltAlle(t, "no Leistung", sende(t, s, "/leistungen/99999/korrektur", "", nil, felder...), 404)
	enthaeltAlle(t, "no field", sende(t, s, "/leistungen/10214/korrektur", "", nil, "feld", "x"), 400)
}
