package dashboard

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ozgtracker/internal/einstellung"
	"ozgtracker/internal/store/storetest"
	"ozgtracker/internal/zugang"
)

// The administration sees where a text stands before it goes; then no page, no list, no file and no answer of the API
// shows it any more, also none that was in the cache or speaks of an earlier Wissensstand, and neither trail nor log
// nor any address ever held it.
func TestSchwaerzungThroughThePages(t *testing.T) {
	t.Parallel()
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		st := storetest.Open(t, dsn)
		e, err := einstellung.New(t.Context(), st)
		if err != nil {
			t.Fatal(err)
		}
		var log bytes.Buffer
		h := mitAnmeldung(t, st, func(c *Config) { c.Einstellungen, c.Log = e, slog.New(slog.NewJSONHandler(&log, nil)) })
		chefin := h.sitzung(t, h.konto(t, zugang.Konto{Name: "admin", Anzeigename: "Anna Admin", Rolle: zugang.Administration}))
		id := ausThemenfeld(t, "Gesundheit")
		const person = "Frau Geheim, 0123-456"
		plan := mappe(t, "Plan", []any{"Stand: 30.06.2021"}, []any{"OZG-ID", "Umsetzungsstand", "Bemerkung", "Ansprechpartner"}, []any{id, "online", "Rückfragen an " + person + " <b>", person})
		if a := sendeMit(t, h.Server, "/api/v1/importe", "plan.xlsx", plan, chefin); a.Status != http.StatusCreated {
			t.Fatalf("import: %d %s", a.Status, a.Body)
		}
		seiten := []string{"/leistungen/" + id, "/leistungen/" + id + "?wissen=2", "/leistungen.csv?spalte=bemerkung", "/api/v1/meldungen?ozg_id=" + id, "/api/v1/leistungen/" + id, "/importe/2", "/api/v1/importe/2", "/importe/2/befunde.csv", "/leistungen?q=geheim"}
		enthaeltAlle(t, "before", hole(t, h.Server, seiten[0], chefin...), 200, "Geheim")
		for _, pfad := range seiten { // into the cache
			hole(t, h.Server, pfad, chefin...)
		}

		const wo, tue = "/verwaltung/schwaerzung", "/verwaltung/schwaerzung/ausfuehren"
		enthaeltAlle(t, "settings", hole(t, h.Server, "/verwaltung", chefin...), 200, `href="/verwaltung/schwaerzung"`)
		enthaeltAlle(t, "the question", hole(t, h.Server, wo, chefin...), 200, "Text, der verschwinden soll")
		enthaeltAlle(t, "too little", h.formular(t, wo, url.Values{"text": {"a."}}, chefin...), 422, "mindestens 3")
		enthaeltAlle(t, "what is nowhere", h.formular(t, wo, url.Values{"text": {"Herr Niemand"}}, chefin...), 200, "steht nirgends")
		vorschau := h.formular(t, wo, url.Values{"text": {"frau geheim,  0123-456"}}, chefin...)
		enthaeltAlle(t, "the Vorschau", vorschau, 200, "1 Wert einer Leistung", "1 Wortlaut einer Zelle", "1 eingespielte Datei", "/importe/2", ">Rückfragen an "+person+" &lt;b&gt;<", "nicht rückgängig")
		f := url.Values{"text": {"frau geheim,  0123-456"}, "grund": {"auf Wunsch von Geheim"}, "pruefsumme": {gezeigteSumme(t, vorschau)}}
		enthaeltAlle(t, "a reason that tells", h.formular(t, tue, f, chefin...), 422, "ohne Namen")
		f.Set("grund", "auf Antrag einer Person")
		g := url.Values{"text": f["text"], "grund": f["grund"]}
		enthaeltAlle(t, "without a Vorschau", h.formular(t, tue, g, chefin...), 400, "nichts geändert")
		g.Set("pruefsumme", strings.Repeat("0", 64))
		enthaeltAlle(t, "another Vorschau", h.formular(t, tue, g, chefin...), 409, "an anderen Stellen als gezeigt")
		a := h.formular(t, tue, f, chefin...)
		if a.Status != http.StatusSeeOther || a.Header.Get("Location") != wo+"?vorgang=3" {
			t.Fatalf("overwrite: %d to %q %s", a.Status, a.Header.Get("Location"), a.Body)
		}
		enthaeltAlle(t, "what was done", hole(t, h.Server, wo+"?vorgang=3", chefin...), 200, "Geschwärzt. ", "auf Antrag einer Person", "1 Meldung, ", "1 Datei gelöscht", "Anna Admin")
		for _, pfad := range append(seiten, "/verwaltung/protokoll", "/importe", wo) {
			if b := hole(t, h.Server, pfad, chefin...); b.Status != 200 || strings.Contains(b.Body, "eheim") && pfad != "/leistungen?q=geheim" || strings.Contains(b.Body, "0123-456") {
				t.Errorf("%s: %d, or it still shows the text", pfad, b.Status)
			}
		}
		enthaeltAlle(t, "the value", hole(t, h.Server, seiten[1], chefin...), 200, "Rückfragen an [geschwärzt] &lt;b&gt;")
		enthaeltAlle(t, "the file", hole(t, h.Server, "/importe/2/datei", chefin...), http.StatusGone, "Grund: Schwärzung")
		enthaeltAlle(t, "the trail", hole(t, h.Server, "/verwaltung/protokoll?ereignis=schwaerzung", chefin...), 200, "Vorgang 3", "gesucht")
		if a := sendeMit(t, h.Server, "/api/v1/importe", "plan.xlsx", plan, chefin); a.Status != http.StatusOK {
			t.Errorf("the same file once more: %d, so it brings the text back", a.Status)
		}
		if gefunden := storetest.Find(t, dsn, "eheim"); len(gefunden) > 0 || strings.Contains(log.String(), "eheim") {
			t.Errorf("it stands in %v or in the log:\n%s", gefunden, log.String())
		}
		if _, err := st.PruefeImporte(t.Context()); err != nil {
			t.Error(err)
		}
	})
}
