package dashboard

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/einstellung"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store/storetest"
	"ozgtracker/internal/zugang"
)

// hausMitEinstellungen is mitAnmeldung with settings, on a database of an engine.
func hausMitEinstellungen(t testing.TB, dsn string) haus {
	t.Helper()
	st := storetest.Open(t, dsn)
	e, err := einstellung.New(t.Context(), st)
	if err != nil {
		t.Fatal(err)
	}
	return mitAnmeldung(t, st, func(c *Config) { c.Einstellungen = e })
}

// An erased account is gone with all that said who it was, at once and on every page, also one that was in the
// cache; nobody gets in with it, nobody brings it back, and what it did still stands, by a name that says nothing.
func TestErasedAccountLeavesNothingOfThePerson(t *testing.T) {
	t.Parallel()
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		h := hausMitEinstellungen(t, dsn)
		admin := h.konto(t, zugang.Konto{Name: "admin", Anzeigename: "Anna Admin", Rolle: zugang.Administration})
		k := h.konto(t, zugang.Konto{Name: "mustermann", Anzeigename: "Erika Mustermann", Rolle: zugang.Federfuehrung, Themenfelder: []string{"Gesundheit"}})
		chefin, erika := h.sitzung(t, admin), h.sitzung(t, k)
		token, err := h.zugang.NeuerSchluessel(t.Context(), k, "Skript von Mustermann", zugang.UmfangMelden, jetzt.Add(time.Hour), anmeldung.Von{})
		if err != nil {
			t.Fatal(err)
		}
		id := ausThemenfeld(t, "Gesundheit")
		plan := mappe(t, "Plan", []any{"Stand: 30.06.2021"}, kopfzeile, []any{id, "", "online", 1, ""})
		if a := sendeMit(t, h.Server, "/api/v1/importe", "plan.xlsx", plan, erika); a.Status != http.StatusCreated {
			t.Fatalf("import: %d %s", a.Status, a.Body)
		}
		sendeMit(t, h.Server, "/importe", "entwurf-mustermann.xlsx", mappe(t, "Plan", kopfzeile, []any{id, "", "offen", 1, ""}), erika)
		h.formular(t, "/anmeldung", url.Values{"name": {"mustermann"}, "passwort": {"falsch"}})
		seite := "/leistungen/" + id
		enthaeltAlle(t, "before", hole(t, h.Server, seite, chefin...), 200, "Erika Mustermann") // and now in the cache
		loeschen := "/verwaltung/konten/" + k.ID + "/loeschen"
		enthaeltAlle(t, "the question", hole(t, h.Server, loeschen, chefin...), 200, "Erika Mustermann", "nicht rückgängig", "gelöschtes Konto "+k.ID[:8])
		if a := h.formular(t, loeschen, nil, erika...); a.Status != http.StatusForbidden {
			t.Errorf("by a Federführung: %d", a.Status)
		}
		enthaeltAlle(t, "the last administrator", h.formular(t, "/verwaltung/konten/"+admin.ID+"/loeschen", nil, chefin...), 422, "das letzte Konto")

		if a := h.formular(t, loeschen, nil, chefin...); a.Status != http.StatusSeeOther {
			t.Fatalf("erase: %d %s", a.Status, a.Body)
		}
		for _, text := range []string{"ustermann", "Skript"} {
			if wo := storetest.Find(t, dsn, text); len(wo) > 0 {
				t.Errorf("%q still stands in %v", text, wo)
			}
		}
		neu := "gelöschtes Konto " + k.ID[:8]
		for _, pfad := range []string{seite, "/importe", "/importe/2", "/verwaltung/konten", "/verwaltung/protokoll"} {
			a := hole(t, h.Server, pfad, chefin...)
			enthaeltAlle(t, pfad, a, 200, neu)
			if strings.Contains(a.Body, "ustermann") {
				t.Errorf("%s still names the person", pfad)
			}
		}
		if a := hole(t, h.Server, "/konto", erika...); a.Status != http.StatusSeeOther {
			t.Errorf("its session: %d", a.Status)
		}
		if a := hole(t, h.Server, "/api/v1/ueberblick", "Authorization", "Bearer "+token); a.Status != http.StatusUnauthorized {
			t.Errorf("its token: %d", a.Status)
		}
		for _, name := range []string{"mustermann", "geloescht:" + k.ID} {
			if _, _, err := h.zugang.Anmelden(t.Context(), name, passwort, anmeldung.Von{}); ozg.FehlerCode(err) != "anmeldung_falsch" {
				t.Errorf("log in as %s: %v", name, err)
			}
		}
		wieder := url.Values{"name": {"mustermann"}, "anzeigename": {"Erika Mustermann"}, "rolle": {"administration"}}
		for _, pfad := range []string{"", "/passwort", "/loeschen"} { // a window that was open before
			if a := h.formular(t, "/verwaltung/konten/"+k.ID+pfad, wieder, chefin...); a.Status != http.StatusNotFound {
				t.Errorf("change it back (%s): %d", pfad, a.Status)
			}
		}
		if err := h.st.SetKonto(t.Context(), k); ozg.FehlerCode(err) != "konto_unbekannt" {
			t.Errorf("change it back, in a race: %v", err)
		}
		if _, err := h.st.PruefeProtokoll(t.Context()); err != nil {
			t.Error(err)
		}
		if _, err := h.st.PruefeImporte(t.Context()); err != nil {
			t.Error(err)
		}
	})
}
