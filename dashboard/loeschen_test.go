package dashboard

import (
	"net/http"
	"net/url"
	"slices"
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

// A new name is shown at once, also on pages that were in the cache.
func TestARenamedAccountIsShownAtOnce(t *testing.T) {
	t.Parallel()
	h := hausMitEinstellungen(t, "sqlite::memory:")
	chefin := h.sitzung(t, h.konto(t, zugang.Konto{Name: "admin", Anzeigename: "Anna Admin", Rolle: zugang.Administration}))
	k := h.konto(t, zugang.Konto{Name: "mustermann", Anzeigename: "Erika Mustermann", Rolle: zugang.Federfuehrung, Themenfelder: []string{"Gesundheit"}})
	id := ausThemenfeld(t, "Gesundheit")
	plan := mappe(t, "Plan", []any{"Stand: 30.06.2021"}, kopfzeile, []any{id, "", "online", 1, ""})
	if a := sendeMit(t, h.Server, "/api/v1/importe", "plan.xlsx", plan, h.sitzung(t, k)); a.Status != http.StatusCreated {
		t.Fatalf("import: %d %s", a.Status, a.Body)
	}
	seite := "/leistungen/" + id
	enthaeltAlle(t, "before", hole(t, h.Server, seite, chefin...), 200, "Erika Mustermann")
	werte := url.Values{"name": {"mustermann"}, "anzeigename": {"Erika Sommer"}, "rolle": {"federfuehrung"}, "themenfeld": {"Gesundheit"}}
	if a := h.formular(t, "/verwaltung/konten/"+k.ID, werte, chefin...); a.Status != http.StatusSeeOther {
		t.Fatalf("rename: %d %s", a.Status, a.Body)
	}
	danach := hole(t, h.Server, seite, chefin...)
	enthaeltAlle(t, "afterwards", danach, 200, "Erika Sommer")
	if strings.Contains(danach.Body, "Mustermann") {
		t.Error("the page still shows the old name")
	}
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

// A deleted original is gone from the database and from every address, which say who deleted it, when and why; what
// was read from it stays, and the same file is still known. A draft of the same file does not bring it back.
func TestDeletedOriginalKeepsWhatWasReadFromIt(t *testing.T) {
	t.Parallel()
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		h := hausMitEinstellungen(t, dsn)
		chefin := h.sitzung(t, h.konto(t, zugang.Konto{Name: "admin", Anzeigename: "Anna Admin", Rolle: zugang.Administration}))
		feli := h.sitzung(t, h.konto(t, zugang.Konto{Name: "feli", Anzeigename: "Feli", Rolle: zugang.Federfuehrung, Themenfelder: []string{"Gesundheit"}}))
		id := ausThemenfeld(t, "Gesundheit")
		plan := []byte("OZG-ID;Umsetzungsstand;Wer\n" + id + ";online;Frau Original\n" + id + "9;was;\n")
		spiele := func(stichtag string, status int) {
			if a := sendeMit(t, h.Server, "/api/v1/importe", "plan.csv", plan, chefin, "stichtag", stichtag); a.Status != status {
				t.Fatalf("import: %d %s", a.Status, a.Body)
			}
		}
		spiele("2021-06-30", http.StatusCreated)
		spiele("2021-09-30", http.StatusCreated)
		entwurf := func() antwort {
			return sendeMit(t, h.Server, "/importe", "plan.csv", plan, chefin, "stichtag", "31.12.2021")
		}
		entwurf()
		const frage = "/importe/2/datei/loeschen"
		for _, pfad := range []string{"/importe/2/datei", "/api/v1/importe/3/datei"} {
			enthaeltAlle(t, pfad, hole(t, h.Server, pfad, feli...), 200, "Frau Original")
		}
		enthaeltAlle(t, "the receipt of an administrator", hole(t, h.Server, "/importe/2", chefin...), 200, frage)
		if a := hole(t, h.Server, "/importe/2", feli...); strings.Contains(a.Body, frage) {
			t.Error("a Federführung is offered to delete the file")
		}
		if a := h.formular(t, frage, url.Values{"grund": {"weil"}}, feli...); a.Status != http.StatusForbidden {
			t.Errorf("by a Federführung: %d", a.Status)
		}
		enthaeltAlle(t, "the question", hole(t, h.Server, frage, chefin...), 200, "gehört auch zu: Import 3, 1 offener Entwurf")
		enthaeltAlle(t, "without a reason", h.formular(t, frage, url.Values{"grund": {" "}}, chefin...), 422, "warum")
		if a := h.formular(t, frage, url.Values{"grund": {"auf Wunsch der Betroffenen"}}, chefin...); a.Status != http.StatusSeeOther {
			t.Fatalf("delete: %d %s", a.Status, a.Body)
		}
		if wo := storetest.Find(t, dsn, "Frau Original"); len(wo) > 0 {
			t.Errorf("the file still stands in %v", wo)
		}
		if a := entwurf(); a.Status != http.StatusSeeOther {
			t.Fatalf("the same file once more, for another Stichtag: %d", a.Status)
		}
		for _, pfad := range []string{"/importe/2/datei", "/importe/3/datei", "/importe/2/anmerkungen", "/api/v1/importe/2/datei", "/api/v1/importe/2/anmerkungen"} {
			enthaeltAlle(t, pfad, hole(t, h.Server, pfad, feli...), http.StatusGone, "gelöscht am ", "von Anna Admin", "auf Wunsch der Betroffenen")
		}
		beleg := hole(t, h.Server, "/importe/2", chefin...)
		enthaeltAlle(t, "the receipt", beleg, 200, "gelöscht am ", "Prüfsumme (SHA-256)", "Leistungen nach diesem Import")
		if strings.Contains(beleg.Body, "Datei herunterladen") || strings.Contains(beleg.Body, "Datei löschen") {
			t.Error("the receipt still offers the file")
		}
		enthaeltAlle(t, "what was read", hole(t, h.Server, "/leistungen/"+id, feli...), 200, "Import 2")
		spiele("2021-06-30", http.StatusOK) // known, nothing changed
		enthaeltAlle(t, "a second time", h.formular(t, frage, url.Values{"grund": {"weil"}}, chefin...), http.StatusGone, "schon gelöscht")
		enthaeltAlle(t, "the catalogue", h.formular(t, "/importe/1/datei/loeschen", url.Values{"grund": {"weil"}}, chefin...), 400, "Katalog")
		protokoll := hole(t, h.Server, "/verwaltung/protokoll?ereignis=original", chefin...)
		enthaeltAlle(t, "the trail", protokoll, 200, "Datei gelöscht", "Import 2, 3")
		if strings.Contains(protokoll.Body, "Betroffenen") {
			t.Error("the reason stands in the trail, from which it could never be erased")
		}
		if n, err := h.st.PruefeDateien(t.Context()); n != 2 || err != nil { // catalogue and draft
			t.Errorf("files: %d, %v", n, err)
		}
	})
}

// Where the house says so, files go by themselves some months after they were accepted; without it they stay.
func TestOldOriginalsAreDeletedByThemselves(t *testing.T) {
	t.Parallel()
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		h := hausMitEinstellungen(t, dsn)
		chefin := h.sitzung(t, h.konto(t, zugang.Konto{Name: "admin", Anzeigename: "A", Rolle: zugang.Administration}))
		id := ausThemenfeld(t, "Gesundheit")
		spiele := func(inhalt, stichtag string) {
			if a := sendeMit(t, h.Server, "/api/v1/importe", "plan.csv", []byte("OZG-ID;Umsetzungsstand\n"+id+";"+inhalt+"\n"), chefin, "stichtag", stichtag); a.Status != http.StatusCreated {
				t.Fatalf("import: %d %s", a.Status, a.Body)
			}
		}
		geloescht := func(was string, want ...ozg.Nr) {
			t.Helper()
			nrs, err := h.loescheAlteOriginale(t.Context())
			if err != nil || !slices.Equal(nrs, want) {
				t.Errorf("%s: deleted %v, %v, want %v", was, nrs, err, want)
			}
		}
		spiele("online", "2021-06-30")
		spiele("offen", "2021-06-30")
		h.uhr.vor(100 * 24 * time.Hour)
		chefin = h.sitzung(t, werKonto(t, h, "admin"))
		spiele("offen", "2021-09-30") // the same file as import 3, so that one is not old either
		geloescht("not set")
		for typ, status := range map[string]int{"drei": 400, "0": 400, "241": 400, "3": 303} {
			if a := h.formular(t, "/verwaltung/einstellungen", url.Values{"teil": {"aufbewahrung"}, "monate": {typ}}, chefin...); a.Status != status {
				t.Errorf("%q months: %d", typ, a.Status)
			}
		}
		enthaeltAlle(t, "settings", hole(t, h.Server, "/verwaltung", chefin...), 200, `value="3"`)
		geloescht("after three months", 2)
		geloescht("once more")
		enthaeltAlle(t, "the file", hole(t, h.Server, "/importe/2/datei", chefin...), http.StatusGone, "von Programm", "Aufbewahrungsfrist abgelaufen")
		enthaeltAlle(t, "the newer one", hole(t, h.Server, "/importe/3/datei", chefin...), 200, "offen")
		enthaeltAlle(t, "the trail", hole(t, h.Server, "/verwaltung/protokoll?ereignis=original", chefin...), 200, "Import 2", "Programm")
		h.uhr.vor(100 * 24 * time.Hour)
		geloescht("later", 3, 4)
	})
}

func werKonto(t testing.TB, h haus, name string) zugang.Konto {
	t.Helper()
	k, err := h.st.KontoNamed(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	return k.Konto
}
