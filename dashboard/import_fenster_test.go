package dashboard

import (
	"net/http"
	"regexp"
	"testing"

	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

var verstecktesFeld = regexp.MustCompile(`<input type="hidden" name="([a-z_]+)" value="([^"]*)">`)

// What was typed in an overtaken window overwrites nothing, is shown beside the present state, and can be
// sent again with one click.
func TestTwoWindowsLoseNothing(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		s := dienstServer(t, st)
		adresse := hochgeladen(t, s, "plan.xlsx", mappe(t, "Plan", []any{"Stand: 30.06.2021"}, kopfzeile,
			[]any{10214, "Ausweis", "fast fertig", 1, ""}, []any{10215, "Hilfe", "im Werden", 1, ""}))
		summe := gezeigteSumme(t, hole(t, s, adresse))
		wort := func(version, wort, ersatz string) antwort {
			return sende(t, s, adresse+"/wort", "", nil, "version", version, "feld", "stand", "wort", wort, "ersatz", ersatz)
		}
		if a := wort("1", "fastfertig", "in Umsetzung"); a.Status != http.StatusSeeOther {
			t.Fatalf("first window: %d", a.Status)
		}
		a := wort("1", "imwerden", "in Planung")
		enthaeltAlle(t, "second window", a, 409, "In einem anderen Fenster wurde dieser Entwurf inzwischen geändert", "Meine Angabe jetzt übernehmen", "„fastfertig“ wird als „in Umsetzung“ gelesen")
		var felder []string
		for _, m := range verstecktesFeld.FindAllStringSubmatch(a.Body, 4) { // the form of the message comes first
			felder = append(felder, m[1], m[2])
		}
		if a := sende(t, s, adresse+"/wort", "", nil, felder...); a.Status != http.StatusSeeOther {
			t.Fatalf("sent again %v: %d", felder, a.Status)
		}
		enthaeltAlle(t, "both", hole(t, s, adresse), 200, "„fastfertig“ wird als „in Umsetzung“ gelesen", "„imwerden“ wird als „in Planung“ gelesen")
		enthaeltAlle(t, "other Stichtag", sende(t, s, adresse, "", nil, "version", "2", "stichtag", "30.09.2021"), 409, "Meine Angabe jetzt übernehmen", `value="30.09.2021"`)
		a = sende(t, s, adresse+"/annehmen", "", nil, "version", "1", "pruefsumme", summe)
		enthaeltAlle(t, "accept what is no more", a, 409, "prüfen Sie ihn, bevor Sie übernehmen")
		if n := importe(t, st); n != 1 {
			t.Errorf("%d imports, want the catalogue alone", n)
		}
	})
}
