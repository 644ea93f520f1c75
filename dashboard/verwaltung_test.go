package dashboard

import (
	"net/http"
	"strings"
	"testing"

	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

// What the administration sets shows on the next page, also where that page was in the cache, on both engines.
func TestSettingsShowAtOnce(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		s := dienstServer(t, st)
		hole(t, s, "/methodik") // now in the cache
		a := sende(t, s, "/verwaltung/einstellungen", "", nil, "teil", "auftritt", "ministerium", "Ministerium für <b>Tests</b>", "logotext", "OZG & Co", "akzent", "#7A1F5C")
		if a.Status != http.StatusSeeOther {
			t.Fatalf("%d\n%s", a.Status, a.Body)
		}
		enthaeltAlle(t, "the page", hole(t, s, "/methodik"), 200, "Ministerium für &lt;b&gt;Tests&lt;/b&gt;", "OZG &amp; Co</a>", `href="/akzent.css?fassung=1"`)
		enthaeltAlle(t, "the style", hole(t, s, "/akzent.css"), 200, "--ozg-link:#7a1f5c")
		enthaeltAlle(t, "a pale colour", sende(t, s, "/verwaltung/einstellungen", "", nil, "teil", "auftritt", "akzent", "#ffcc00"), 400, "zu blass", "Es wurde nichts geändert")
		enthaeltAlle(t, "an unknown setting", sende(t, s, "/verwaltung/einstellungen", "", nil, "teil", "passwort", "akzent", "#000000"), 400)
		enthaeltAlle(t, "after the refusals", hole(t, s, "/akzent.css"), 200, "#7a1f5c")
	})
}

// The operator's texts stand on their pages as text, and what the program keeps of people stays told.
func TestOperatorsTextsAreShownAsText(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		s := dienstServer(t, st)
		sende(t, s, "/verwaltung/einstellungen", "", nil, "teil", "texte", "impressum", "Amt für Tests\r\n\r\n# Kontakt\r\n<script>alert(1)</script>", "datenschutz", "Fragen an die Beauftragte")
		enthaeltAlle(t, "Impressum", hole(t, s, "/impressum"), 200, "<p>Amt für Tests</p>", "<h2>Kontakt</h2>", "&lt;script&gt;alert(1)&lt;/script&gt;")
		enthaeltAlle(t, "Datenschutz", hole(t, s, "/datenschutz"), 200, "Fragen an die Beauftragte", "argon2id", "höchstens 12 Stunden")
	})
}

// A Ziel can be added, has a page with its way and its number links to its list, and goes again; a
// Wissensstand before still shows what held then.
func TestZieleArePartOfTheHistory(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		s := dienstServer(t, st)
		enthaeltAlle(t, "a Ziel without a day", sende(t, s, "/verwaltung/ziele", "", nil, "name", "Booster", "zaehlung", "irgendwo"), 400, "TT.MM.JJJJ", `value="Booster"`)
		a := sende(t, s, "/verwaltung/ziele", "", nil, "name", "Booster =1+1", "tag", "30.09.2022", "zaehlung", "irgendwo", "leistungen", "10214, 10215\n10216")
		if a.Status != http.StatusSeeOther {
			t.Fatalf("%d\n%s", a.Status, a.Body)
		}
		enthaeltAlle(t, "Ziele", hole(t, s, "/ziele"), 200, "Booster =1&#43;1", "0 von 3", "Frist des Onlinezugangsgesetzes", "3 genannte Leistungen", "/leistungen?ziel=ziel-2")
		enthaeltAlle(t, "its list", hole(t, s, "/leistungen?ziel=ziel-2"), 200, "10214", "10215", "10216")
		if csv := hole(t, s, "/leistungen.csv?ziel=ziel-2"); strings.Count(csv.Body, "\n") != 4 {
			t.Errorf("the list of the Ziel has the wrong length:\n%s", csv.Body)
		}
		enthaeltAlle(t, "its page", hole(t, s, "/ziele/ziel-2"), 200, "0 von 3", "verstrichen, am 30.09.2022", "Daten (CSV)")
		enthaeltAlle(t, "its burn-up", hole(t, s, "/ziele/ziel-2/burnup.csv"), 200, "28.02.2023;")
		enthaeltAlle(t, "before it", hole(t, s, "/ziele/ziel-2?wissen=1"), 404)

		sende(t, s, "/verwaltung/ziele", "", nil, "code", "ziel-2", "entfaellt", "ja")
		enthaeltAlle(t, "after it", hole(t, s, "/ziele/ziel-2"), 404)
		enthaeltAlle(t, "then", hole(t, s, "/ziele/ziel-2?wissen=2"), 200, "Booster")
		enthaeltAlle(t, "an unknown Ziel", sende(t, s, "/verwaltung/ziele", "", nil, "code", "ziel-77", "entfaellt", "ja"), 404)
		enthaeltAlle(t, "the law's Ziel", sende(t, s, "/verwaltung/ziele", "", nil, "code", "frist", "entfaellt", "ja"), 404)
		if err := st.Ping(t.Context()); err != nil {
			t.Fatal(err)
		}
	})
}

// A new Federführung holds from its day on, on pages and in the API; a Stichtag before keeps the former.
func TestFederfuehrungChangesFromADayOn(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		s := dienstServer(t, st)
		a := sende(t, s, "/verwaltung/themenfelder", "", nil, "slug", "gesundheit", "ab", "01.01.2022", "name", "Gesundheit und Pflege", "ressorts", "BMG, BMAS", "laender", "be")
		if a.Status != http.StatusSeeOther {
			t.Fatalf("%d\n%s", a.Status, a.Body)
		}
		enthaeltAlle(t, "before", hole(t, s, "/themenfelder/gesundheit?stichtag=2021-12-31"), 200, "<h1>Gesundheit: ", "BMG / Niedersachsen")
		enthaeltAlle(t, "after", hole(t, s, "/themenfelder/gesundheit?stichtag=2022-01-01"), 200, "Gesundheit und Pflege", "BMG, BMAS / Berlin")
		enthaeltAlle(t, "list of Themenfelder", hole(t, s, "/themenfelder"), 200, "Gesundheit und Pflege", "BMG, BMAS / Berlin")
		enthaeltAlle(t, "API", hole(t, s, "/api/v1/themenfelder"), 200, "Gesundheit und Pflege", "BMAS")
		enthaeltAlle(t, "as known before", hole(t, s, "/themenfelder/gesundheit?wissen=1"), 200, "BMG / Niedersachsen")
		enthaeltAlle(t, "an invented Ressort", sende(t, s, "/verwaltung/themenfelder", "", nil, "slug", "gesundheit", "ab", "01.01.2022", "name", "Gesundheit", "ressorts", "BMX"), 400, "BMX")
		enthaeltAlle(t, "settings", hole(t, s, "/verwaltung"), 200, "Vorgang 2,", "ab 01.01.2022: BMG, BMAS, BE")
	})
}
