package dashboard

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

// sendeJSONAn calls the API with a JSON body.
func sendeJSONAn(t testing.TB, s *Server, methode, pfad string, body any) antwort {
	t.Helper()
	var b strings.Builder
	if body != nil {
		if err := json.NewEncoder(&b).Encode(body); err != nil {
			t.Fatal(err)
		}
	}
	r := httptest.NewRequest(methode, pfad, strings.NewReader(b.String()))
	r.Header.Set("Content-Type", "application/json")
	res, err := s.App().Test(r, -1)
	if err != nil {
		t.Fatalf("%s %s: %v", methode, pfad, err)
	}
	defer res.Body.Close()
	roh, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return antwort{res.StatusCode, res.Header, string(roh)}
}

type karte = map[string]any

func alsKarte(t testing.TB, a antwort) karte {
	t.Helper()
	var k karte
	if err := json.Unmarshal([]byte(a.Body), &k); err != nil {
		t.Fatalf("%v in %.300s", err, a.Body)
	}
	return k
}

// A program can do all that a person can: upload, decide, accept what it saw, correct, take back. Every
// answer has exactly the shape that the document promises.
func TestAPIDoesAllThatThePagesDo(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		s, doc := dienstServer(t, st), ausYAML(t)
		pruefe := func(was string, a antwort, status int, schema string) karte {
			t.Helper()
			if a.Status != status {
				t.Fatalf("%s: %d, want %d: %.300s", was, a.Status, status, a.Body)
			}
			k := alsKarte(t, a)
			for _, f := range doc.verstoesse(was, map[string]any(k), doc.objekt("components", "schemas", schema)) {
				t.Error(f)
			}
			return k
		}
		datei := mappe(t, "Plan", []any{"OZG-ID", "OZG-Leistung", "Umsetzungsstand", "Wer macht das", "Konzeption (Soll)"},
			[]any{10214, "Schwerbehindertenausweis", "fast fertig", "Labor Köln", "03/04/2022"}, []any{10215, "Wohnungshilfe", "online", "", "05/06/2022"})
		a := sende(t, s, "/api/v1/entwuerfe", "plan.xlsx", datei)
		e := pruefe("upload", a, 201, "Entwurf")
		adresse := a.Header.Get("Location")
		if adresse != "/api/v1/entwuerfe/"+e["id"].(string) || e["vorschau"] != nil || e["fehler"].(karte)["code"] != "stichtag_fehlt" {
			t.Errorf("a draft without Stichtag: %q %v %v", adresse, e["vorschau"], e["fehler"])
		}
		eingaben := karte{
			"stichtag": "2021-06-30", "woerter": karte{"stand": karte{"fastfertig": "in Umsetzung"}}, "datumsfolge": karte{"Plan!E": "tm"},
			"blaetter": karte{"Plan": karte{"spalten": karte{"D": "labor"}}},
		}
		pruefe("an older version", sendeJSONAn(t, s, "PUT", adresse+"/eingaben?version=7", eingaben), 409, "Fehler")
		pruefe("a name that is none", sendeJSONAn(t, s, "PUT", adresse+"/eingaben", karte{"wörter": 1}), 422, "Fehler")
		pruefe("a column that is none", sendeJSONAn(t, s, "PUT", adresse+"/eingaben", karte{"blaetter": karte{"Plan": karte{"spalten": karte{"D": "x"}}}}), 422, "Fehler")
		e = pruefe("decide", sendeJSONAn(t, s, "PUT", adresse+"/eingaben?version=1", eingaben), 200, "Entwurf")
		if len(e["unbekannte_woerter"].([]any)) != 0 || len(e["datumsfragen"].([]any)) != 0 || e["version"] != 2.0 || e["vorschau"].(karte)["neu"] != 2.0 {
			t.Errorf("after the decisions: %v", e)
		}
		e = pruefe("look", hole(t, s, adresse), 200, "Entwurf")
		if n := len(pruefe("list", hole(t, s, "/api/v1/entwuerfe"), 200, "Entwuerfe")["entwuerfe"].([]any)); n != 1 {
			t.Errorf("%d drafts", n)
		}
		if a := hole(t, s, adresse+"/anmerkungen"); a.Status != 200 || !strings.HasPrefix(a.Body, "PK") {
			t.Errorf("annotated: %d", a.Status)
		}
		pruefe("accept unseen", sendeJSONAn(t, s, "POST", adresse+"/annehmen", karte{}), 400, "Fehler")
		pruefe("accept something else", sendeJSONAn(t, s, "POST", adresse+"/annehmen", karte{"pruefsumme": "00"}), 409, "Fehler")
		a = sendeJSONAn(t, s, "POST", adresse+"/annehmen", karte{"pruefsumme": e["pruefsumme"]})
		if b := pruefe("accept", a, 201, "Vorschau"); b["nr"] != 2.0 || a.Header.Get("Location") != "/api/v1/importe/2" {
			t.Errorf("accepted as %v at %q", b["nr"], a.Header.Get("Location"))
		}
		pruefe("accepted draft", hole(t, s, adresse), 404, "Fehler")
		if a := hole(t, s, "/api/v1/importe/2/datei"); a.Body != string(datei) {
			t.Error("the stored file is not the one that was sent")
		}

		korrektur := karte{"feld": "stand", "wert": "online", "grund": "Anruf", "stichtag": "30.06.2021", "dry_run": true}
		k := pruefe("correction, dry", sendeJSONAn(t, s, "POST", "/api/v1/leistungen/10214/korrekturen", korrektur), 200, "Korrektur")
		if k["nr"] != nil || k["aenderungen"].([]any)[0].(karte)["alt"] != "umsetzung" || importe(t, st) != 2 {
			t.Errorf("dry run: %v", k)
		}
		korrektur["dry_run"], korrektur["pruefsumme"] = false, k["pruefsumme"]
		pruefe("correction", sendeJSONAn(t, s, "POST", "/api/v1/leistungen/10214/korrekturen", korrektur), 201, "Korrektur")
		korrektur["grund"] = ""
		pruefe("without reason", sendeJSONAn(t, s, "POST", "/api/v1/leistungen/10214/korrekturen", korrektur), 422, "Fehler")
		pruefe("no such Leistung", sendeJSONAn(t, s, "POST", "/api/v1/leistungen/99999/korrekturen", karte{"feld": "stand", "wert": "online", "grund": "x", "stichtag": "2021-06-30"}), 404, "Fehler")

		r := pruefe("take back, dry", hole(t, s, "/api/v1/importe/3/ruecknahme"), 200, "Ruecknahme")
		if w := r["werte"].([]any); len(w) != 1 || w[0].(karte)["jetzt"] != "online" || w[0].(karte)["danach"] != "umsetzung" || w[0].(karte)["danach_import"] != 2.0 {
			t.Errorf("falls back to: %v", w)
		}
		pruefe("take back something else", sendeJSONAn(t, s, "POST", "/api/v1/importe/3/ruecknahme", karte{"pruefsumme": "0"}), 409, "Fehler")
		if r = pruefe("take back", sendeJSONAn(t, s, "POST", "/api/v1/importe/3/ruecknahme", karte{"pruefsumme": r["pruefsumme"]}), 200, "Ruecknahme"); r["nr"] != 4.0 {
			t.Errorf("taken back by %v", r["nr"])
		}
		pruefe("take back twice", sendeJSONAn(t, s, "POST", "/api/v1/importe/3/ruecknahme", nil), 409, "Fehler")

		a = sende(t, s, "/api/v1/entwuerfe", "plan_2021-09-30.xlsx", datei)
		e = pruefe("next quarter", a, 201, "Entwurf")
		if len(e["unbekannte_woerter"].([]any)) != 0 || len(e["datumsfragen"].([]any)) != 0 || e["vorschau"] == nil {
			t.Errorf("the second upload asks: %v %v", e["unbekannte_woerter"], e["datumsfragen"])
		}
		if a := sendeJSONAn(t, s, http.MethodDelete, a.Header.Get("Location"), nil); a.Status != 204 {
			t.Errorf("discard: %d", a.Status)
		}
		pruefe("discard twice", sendeJSONAn(t, s, http.MethodDelete, a.Header.Get("Location"), nil), 404, "Fehler")
		a = sende(t, s, "/api/v1/importe", "plan_2021-12-31.xlsx", datei, "eingaben", `{"ohne":["Plan!2"]}`)
		if v := pruefe("at once, with Eingaben", a, 201, "Vorschau"); len(v["meldungen"].([]any)) != 1 {
			t.Errorf("%d Meldungen, want 1: a row was unticked", len(v["meldungen"].([]any)))
		}
	})
}
