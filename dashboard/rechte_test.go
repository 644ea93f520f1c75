package dashboard

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/annahme"
	"ozgtracker/internal/einstellung"
	"ozgtracker/internal/katalog"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
	"ozgtracker/internal/zugang"
)

// billig is what hashes of passwords cost here: under the race detector a real one takes a second.
var billig = zugang.Kosten{KiB: 64, Runden: 1}

// uhr is a clock that a test can put forward.
type uhr struct {
	mu sync.Mutex
	t  time.Time
}

func (u *uhr) jetzt() time.Time {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.t
}

func (u *uhr) vor(d time.Duration) {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.t = u.t.Add(d)
}

// haus is a program that people log in to, with a clock of its own.
type haus struct {
	*Server
	st     *store.Store
	zugang *anmeldung.Dienst
	uhr    *uhr
}

// mitAnmeldung is the whole program on a store, as "ozg serve" builds it.
func mitAnmeldung(t testing.TB, st *store.Store, aendere ...func(*Config)) haus {
	t.Helper()
	u := &uhr{t: jetzt}
	z := anmeldung.New(anmeldung.Config{Store: st, Log: slog.New(slog.DiscardHandler), Jetzt: u.jetzt, Kosten: billig})
	d, err := annahme.New(t.Context(), annahme.Config{Store: st, Jetzt: u.jetzt, Bereich: z.Bereich})
	if err != nil {
		t.Fatal(err)
	}
	ms, err := katalog.Meldungen()
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Grundlegen(t.Context(), annahme.Katalog{Datei: katalog.Datei, Inhalt: []byte("katalog"), Stichtag: katalog.Stichtag(), Meldungen: ms, Am: jetzt.AddDate(-3, 0, 0)}); err != nil {
		t.Fatal(err)
	}
	c := Config{Dienst: d, Store: st, Zugang: z, Version: "test", Log: slog.New(slog.DiscardHandler), Jetzt: u.jetzt}
	for _, f := range aendere {
		f(&c)
	}
	s, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	return haus{s, st, z, u}
}

const passwort = "vier woerter sind genug"

func (h haus) konto(t testing.TB, k zugang.Konto) zugang.Konto {
	t.Helper()
	k, err := h.zugang.Lege(t.Context(), "cli", k, passwort, anmeldung.Von{})
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// sitzung logs an account in without the page and gives the header of its cookie.
func (h haus) sitzung(t testing.TB, k zugang.Konto) []string {
	t.Helper()
	token, err := h.zugang.Beginne(t.Context(), k, anmeldung.Von{})
	if err != nil {
		t.Fatal(err)
	}
	return []string{"Cookie", cookieHTTP + "=" + token}
}

// formular posts fields as a browser does.
func (h haus) formular(t testing.TB, adresse string, felder url.Values, kopf ...string) antwort {
	t.Helper()
	r := httptest.NewRequest(http.MethodPost, adresse, strings.NewReader(felder.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return antworte(t, h.Server, r, kopf)
}

// antworte sends a request with headers, given as name and value in turn, and reads the answer.
func antworte(t testing.TB, s *Server, r *http.Request, kopf []string) antwort {
	t.Helper()
	for i := 0; i+1 < len(kopf); i += 2 {
		r.Header.Set(kopf[i], kopf[i+1])
	}
	res, err := s.App().Test(r, -1)
	if err != nil {
		t.Fatalf("%s %s: %v", r.Method, r.URL, err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return antwort{res.StatusCode, res.Header, string(b)}
}

func (h haus) ereignisse(t testing.TB) (out []string) {
	t.Helper()
	err := h.st.Protokoll(t.Context(), store.ProtokollFilter{}, func(e store.Eintrag) error {
		out = append(out, e.Ereignis+" "+e.Ergebnis)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(out)
	return out
}

// Every address as every role and as nobody: who may, gets an answer of the handler; who may not, is asked to
// log in, or refused, before anything else happens. The list is the route table itself.
func TestEveryRouteAsEveryRole(t *testing.T) {
	t.Parallel()
	h := mitAnmeldung(t, storetest.Open(t, "sqlite::memory:"))
	konten := map[zugang.Rolle]zugang.Konto{}
	for _, r := range zugang.Rollen() {
		konten[r] = h.konto(t, zugang.Konto{Name: string(r), Anzeigename: string(r), Rolle: r, Themenfelder: []string{"Gesundheit"}})
	}
	platz := strings.NewReplacer(":slug", "gesundheit", ":id", "10214", ":code", "ni", ":nr", "1", "*", "css/ozg.css")
	for _, r := range h.routen() {
		pfad := platz.Replace(r.pfad)
		for _, rolle := range append([]zugang.Rolle{""}, zugang.Rollen()...) {
			var kopf []string
			if rolle != "" {
				kopf = h.sitzung(t, konten[rolle])
			}
			darf := rolle.Rechte().Hat(r.recht)
			a := rufe(t, h.Server, r.methode, pfad, kopf...)
			abgewiesen := a.Status == http.StatusUnauthorized || a.Status == http.StatusForbidden ||
				a.Status == http.StatusSeeOther && strings.HasPrefix(a.Header.Get("Location"), "/anmeldung?weiter=")
			if pfad == "/anmeldung" && r.methode == fiber.MethodPost && a.Status == http.StatusUnauthorized {
				abgewiesen = false // a wrong password, not a missing right
			}
			if pfad == "/anmeldung" && a.Status == http.StatusTooManyRequests {
				continue
			}
			if darf == abgewiesen {
				t.Errorf("%s %s as %q: %d, may: %v", r.methode, r.pfad, rolle, a.Status, darf)
			}
			if !darf && rolle == "" && strings.HasPrefix(pfad, "/api/") && a.Status != http.StatusUnauthorized {
				t.Errorf("%s %s as nobody: %d, want 401", r.methode, r.pfad, a.Status)
			}
		}
	}
}

// What a role may do is written down twice, here and in the table: a slip in one of them shows.
func TestWhatEachRoleMayDo(t *testing.T) {
	t.Parallel()
	for rolle, want := range map[zugang.Rolle]zugang.Recht{
		"":                    zugang.Offen,
		"kaiser":              zugang.Offen,
		zugang.Betrachter:     zugang.Lesen | zugang.Originale | zugang.Eigenes,
		zugang.Leitung:        zugang.Lesen | zugang.Originale | zugang.Eigenes | zugang.Berichten,
		zugang.Federfuehrung:  zugang.Lesen | zugang.Originale | zugang.Eigenes | zugang.Berichten | zugang.Melden,
		zugang.Administration: zugang.Alle,
	} {
		if got := rolle.Rechte(); got != want {
			t.Errorf("%q may %b, want %b", rolle, got, want)
		}
	}
	for _, r := range (&Server{}).routen() {
		if r.methode == fiber.MethodPost && r.recht == zugang.Lesen {
			t.Errorf("POST %s is open to all who read", r.pfad)
		}
	}
}

// The trail must know every change: a new POST without a decision fails here.
func TestEveryChangeHasAnEvent(t *testing.T) {
	t.Parallel()
	da := map[string]bool{}
	for _, r := range testServer(t, kleineGeschichte(t)).routen() {
		if r.methode == fiber.MethodGet {
			continue
		}
		da[r.pfad] = true
		if _, ok := ereignisse[r.pfad]; !ok {
			t.Errorf("%s %s: say in ereignisse what the audit trail calls it", r.methode, r.pfad)
		}
	}
	for pfad := range ereignisse {
		if !da[pfad] {
			t.Errorf("ereignisse lists %s, which no route has", pfad)
		}
	}
}

// oeffentlich are settings that let everybody read.
func oeffentlich(t *testing.T, st *store.Store) *einstellung.Dienst {
	t.Helper()
	e, err := einstellung.New(t.Context(), st)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Aendere(t.Context(), "k1", jetzt, func(e *einstellung.Einstellungen) { e.LesenOhneLogin = true }); err != nil {
		t.Fatal(err)
	}
	return e
}

func TestPublicReadingShowsNoNamesAndNoButtons(t *testing.T) {
	t.Parallel()
	st := storetest.Open(t, "sqlite::memory:")
	h := mitAnmeldung(t, st, func(c *Config) { c.Einstellungen = oeffentlich(t, st) })
	k := h.konto(t, zugang.Konto{Name: "erika", Anzeigename: "Erika Muster", Rolle: zugang.Administration})
	kopf := h.sitzung(t, k)
	datei := mappe(t, "Plan", []any{"Stand: 30.06.2021"}, kopfzeile, []any{10214, "Schwerbehindertenausweis", "online", 1, ""})
	if a := sendeMit(t, h.Server, "/api/v1/importe", "plan.xlsx", datei, kopf); a.Status != http.StatusCreated {
		t.Fatalf("import: %d %s", a.Status, a.Body)
	}
	for _, pfad := range []string{"/importe", "/importe/2", "/leistungen/10214"} {
		oeffentlich, eigen := hole(t, h.Server, pfad), hole(t, h.Server, pfad, kopf...)
		if oeffentlich.Status != 200 || strings.Contains(oeffentlich.Body, "Erika") || !strings.Contains(oeffentlich.Body, "Administration") {
			t.Errorf("%s for the public: %d, or a name in it", pfad, oeffentlich.Status)
		}
		for _, knopf := range []string{"Umsetzungsplan einspielen", "Import zurücknehmen", "korrigieren", "Mein Konto"} {
			if strings.Contains(oeffentlich.Body, knopf) {
				t.Errorf("%s shows the public %q", pfad, knopf)
			}
		}
		if !strings.Contains(eigen.Body, "Erika Muster") || !strings.Contains(eigen.Body, "Mein Konto") {
			t.Errorf("%s does not say who it was to somebody who is logged in", pfad)
		}
		if a := hole(t, h.Server, pfad, append([]string{"If-None-Match", eigen.Header.Get("Etag")}, "X", "y")...); eigen.Header.Get("Etag") != "" && a.Status == http.StatusNotModified {
			t.Errorf("%s: the page of one who is logged in is confirmed to the public", pfad)
		}
	}
	if a := hole(t, h.Server, "/importe"); !strings.Contains(a.Body, "Zum Hochladen anmelden") || !strings.Contains(a.Body, "/anmeldung?weiter=%2Fimporte") {
		t.Error("the page Importe does not say where the public may log in to upload")
	}
	for _, pfad := range []string{"/konto", "/importe/2/datei", "/importe/2/anmerkungen"} { // files may name people
		if a := hole(t, h.Server, pfad); a.Status != http.StatusSeeOther {
			t.Errorf("%s for the public: %d", pfad, a.Status)
		}
	}
}

// sendeMit is sende with headers.
func sendeMit(t testing.TB, s *Server, adresse, datei string, inhalt []byte, kopf []string, felder ...string) antwort {
	t.Helper()
	typ, body := multipartVon(t, datei, inhalt, felder...)
	r := httptest.NewRequest(http.MethodPost, adresse, body)
	r.Header.Set("Content-Type", typ)
	return antworte(t, s, r, kopf)
}

// Another Federführung's Themenfeld, by every way there is: the name of the file says nothing, its rows do.
func TestRowsOfOthersAreRefused(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		h := mitAnmeldung(t, st)
		admin := h.sitzung(t, h.konto(t, zugang.Konto{Name: "admin", Anzeigename: "A", Rolle: zugang.Administration}))
		eigene, fremde := ausThemenfeld(t, "Gesundheit"), ausThemenfeld(t, "Bildung")
		f := h.konto(t, zugang.Konto{Name: "feli", Anzeigename: "F", Rolle: zugang.Federfuehrung, Themenfelder: []string{"Gesundheit"}})
		feli := h.sitzung(t, f)
		plan := func(ids ...string) []byte {
			zeilen := [][]any{{"Umsetzungsplan Gesundheit"}, {"Stand: 30.06.2021"}, {"OZG-ID", "OZG-Leistung", "Themenfeld", "Umsetzungsstand"}}
			for _, id := range ids {
				zeilen = append(zeilen, []any{id, "", "", "online"})
			}
			return mappe(t, "Plan", zeilen...)
		}
		geraubt := mappe(t, "Plan", []any{"Stand: 30.06.2021"}, []any{"OZG-ID", "OZG-Leistung", "Themenfeld", "Umsetzungsstand"}, []any{fremde, "", "Gesundheit", "online"})
		verschenkt := mappe(t, "Plan", []any{"Stand: 30.06.2021"}, []any{"OZG-ID", "OZG-Leistung", "Themenfeld", "Umsetzungsstand"}, []any{eigene, "", "Bildung", "online"})

		if a := sendeMit(t, h.Server, "/api/v1/importe", "gesundheit.xlsx", plan(eigene), feli); a.Status != http.StatusCreated {
			t.Fatalf("own rows: %d %s", a.Status, a.Body)
		}
		for name, datei := range map[string][]byte{"foreign rows in an own file": plan(eigene, fremde), "a Leistung taken by its row": geraubt, "a Leistung given away": verschenkt} {
			if a := sendeMit(t, h.Server, "/api/v1/importe", "gesundheit.xlsx", datei, feli); a.Status != http.StatusForbidden || !strings.Contains(a.Body, "bereich_fremd") {
				t.Errorf("API, %s: %d %s", name, a.Status, a.Body)
			}
			if a := sendeMit(t, h.Server, "/importe", "gesundheit.xlsx", datei, feli); a.Status != http.StatusForbidden || !strings.Contains(a.Body, "nicht zu Ihrem Bereich (Gesundheit)") {
				t.Errorf("form, %s: %d", name, a.Status)
			}
		}
		korrektur := url.Values{"feld": {"stand"}, "wert": {"online"}, "grund": {"weil"}, "stichtag": {"30.06.2021"}, "pruefsumme": {"x"}}
		if a := h.formular(t, "/leistungen/"+fremde+"/korrektur/annehmen", korrektur, feli...); a.Status != http.StatusForbidden {
			t.Errorf("correction: %d", a.Status)
		}
		if a := sendeMit(t, h.Server, "/api/v1/importe", "alles.xlsx", plan(eigene, fremde), admin); a.Status != http.StatusCreated {
			t.Fatalf("Administration: %d %s", a.Status, a.Body)
		}
		frage := hole(t, h.Server, "/importe/3/zuruecknehmen", feli...)
		if a := h.formular(t, "/importe/3/zuruecknehmen", url.Values{"pruefsumme": {gezeigteSumme(t, frage)}}, feli...); a.Status != http.StatusForbidden {
			t.Errorf("taking back an import with foreign rows: %d", a.Status)
		}
		frage = hole(t, h.Server, "/importe/2/zuruecknehmen", feli...)
		if a := h.formular(t, "/importe/2/zuruecknehmen", url.Values{"pruefsumme": {gezeigteSumme(t, frage)}}, feli...); a.Status != http.StatusSeeOther {
			t.Errorf("taking back one's own: %d", a.Status)
		}
		if is, err := st.Importe(t.Context()); err != nil || len(is) != 3 || is[1].Konto != f.ID || is[1].ZurueckKonto != f.ID || is[2].Zurueck != 0 {
			t.Errorf("%d imports, or of somebody else, or taken back wrongly; %v", len(is), err)
		}
		for _, want := range []string{"annahme getan", "annahme abgelehnt", "upload abgelehnt", "korrektur abgelehnt", "ruecknahme abgelehnt", "ruecknahme getan"} {
			if !slices.Contains(h.ereignisse(t), want) {
				t.Errorf("the trail lacks %q: %v", want, h.ereignisse(t))
			}
		}
	})
}

// ausThemenfeld is a Leistung of the catalogue.
func ausThemenfeld(t testing.TB, name string) string {
	t.Helper()
	ms, err := katalog.Meldungen()
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range ms {
		for f, w := range m.Felder.Alle() {
			if f.Name() == "themenfeld" && w.Text == name {
				return m.OZGID
			}
		}
	}
	t.Fatalf("no Leistung of %s", name)
	return ""
}

// Nobody adds files to what somebody else sent, also not once it is accepted.
func TestStapelOfSomebodyElse(t *testing.T) {
	t.Parallel()
	h := mitAnmeldung(t, storetest.Open(t, "sqlite::memory:"))
	a := h.sitzung(t, h.konto(t, zugang.Konto{Name: "a", Anzeigename: "A", Rolle: zugang.Administration}))
	b := h.sitzung(t, h.konto(t, zugang.Konto{Name: "b", Anzeigename: "B", Rolle: zugang.Administration}))
	sendeMehrere := func(kopf []string, stapel string, id int) (ort, kennung string) {
		datei := mappe(t, "Plan", []any{"Stand: 30.06.2021"}, kopfzeile, []any{id, "", "online", 1, ""})
		ort = sendeMit(t, h.Server, "/importe", "plan.xlsx", datei, kopf, "mehrere", "1", "stapel", stapel).Header.Get("Location")
		return ort, strings.TrimPrefix(ort, "/importe/stapel/")
	}
	ort, kennung := sendeMehrere(a, "", 10214)
	if _, neu := sendeMehrere(b, kennung, 10237); neu == kennung {
		t.Error("joined while its files are open")
	}
	if dort, _ := sendeMehrere(a, kennung, 10204); dort != ort {
		t.Errorf("the owner's next file went to %q", dort)
	}
	es, err := h.c.Dienst.Entwuerfe(t.Context(), kennung)
	if err != nil || len(es) != 2 {
		t.Fatalf("%d files, %v", len(es), err)
	}
	for i, e := range es {
		ganz, err := h.c.Dienst.Entwurf(t.Context(), e.ID)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := h.c.Dienst.Annehmen(t.Context(), ganz.Auftrag, ""); err != nil {
			t.Fatal(err)
		}
		if err := h.c.Dienst.Verwerfen(t.Context(), e.ID); err != nil {
			t.Fatal(err)
		}
		if x := hole(t, h.Server, "/importe/2", b...); i == 0 && (x.Status != 200 || strings.Contains(x.Body, kennung)) {
			t.Errorf("receipt for somebody else: %d, or it names what is still open", x.Status)
		}
	}
	if _, neu := sendeMehrere(b, kennung, 10237); neu == kennung {
		t.Error("joined once its files are accepted")
	}
	if x := hole(t, h.Server, ort, a...); x.Status != 200 {
		t.Errorf("the page of its owner: %d", x.Status)
	}
}

// A draft is one person's, whoever learns its address.
func TestDraftOfSomebodyElse(t *testing.T) {
	t.Parallel()
	h := mitAnmeldung(t, storetest.Open(t, "sqlite::memory:"))
	a := h.sitzung(t, h.konto(t, zugang.Konto{Name: "a", Anzeigename: "A", Rolle: zugang.Administration}))
	b := h.sitzung(t, h.konto(t, zugang.Konto{Name: "b", Anzeigename: "B", Rolle: zugang.Administration}))
	datei := mappe(t, "Plan", []any{"Stand: 30.06.2021"}, kopfzeile, []any{10214, "", "online", 1, ""})
	ort := sendeMit(t, h.Server, "/importe", "plan.xlsx", datei, a).Header.Get("Location")
	if x := hole(t, h.Server, ort, a...); x.Status != 200 {
		t.Fatalf("own draft: %d", x.Status)
	}
	for _, r := range h.routen() {
		if strings.HasPrefix(r.pfad, "/importe/entwurf/:id") {
			if x := rufe(t, h.Server, r.methode, strings.Replace(r.pfad, "/importe/entwurf/:id", ort, 1), b...); x.Status != http.StatusNotFound {
				t.Errorf("%s %s of somebody else: %d, want 404", r.methode, r.pfad, x.Status)
			}
		}
	}
}

func TestTokensOfPrograms(t *testing.T) {
	t.Parallel()
	h := mitAnmeldung(t, storetest.Open(t, "sqlite::memory:"))
	f := h.konto(t, zugang.Konto{Name: "feli", Anzeigename: "F", Rolle: zugang.Federfuehrung, Themenfelder: []string{"Gesundheit"}})
	kopf := h.sitzung(t, f)
	token := func(umfang string) string {
		t.Helper()
		a := h.formular(t, "/konto/schluessel", url.Values{"name": {"Skript"}, "umfang": {umfang}, "ablauf": {"02.03.2023"}}, kopf...)
		_, rest, ok := strings.Cut(a.Body, "ozg-pruefsumme\">")
		if geheim, _, _ := strings.Cut(rest, "<"); ok && a.Status == 200 && len(geheim) == 43 {
			return geheim
		}
		t.Fatalf("no token: %d %s", a.Status, a.Body)
		return ""
	}
	lesen, melden := token("lesen"), token("melden")
	if a := hole(t, h.Server, "/konto", kopf...); strings.Contains(a.Body, lesen) || !strings.Contains(a.Body, "Skript") {
		t.Error("the secret is shown again, or the token is not listed")
	}
	datei := mappe(t, "Plan", []any{"Stand: 30.06.2021"}, kopfzeile, []any{ausThemenfeld(t, "Gesundheit"), "", "online", 1, ""})
	for _, f := range []struct {
		name, token string
		want        int
	}{{"reading token uploads", lesen, 403}, {"uploading token uploads", melden, 201}, {"no such token", "x" + melden, 401}} {
		if a := sendeMit(t, h.Server, "/api/v1/importe", "plan.xlsx", datei, []string{"Authorization", "Bearer " + f.token}); a.Status != f.want {
			t.Errorf("%s: %d, want %d: %s", f.name, a.Status, f.want, a.Body)
		}
	}
	for _, pfad := range []string{"/konto", "/verwaltung/konten"} {
		if a := hole(t, h.Server, pfad, "Authorization", "Bearer "+melden); a.Status != http.StatusForbidden {
			t.Errorf("%s with a token: %d", pfad, a.Status)
		}
	}
	if a := hole(t, h.Server, "/api/v1/ueberblick", "Authorization", "Bearer "+lesen); a.Status != 200 {
		t.Errorf("read: %d", a.Status)
	}
	h.uhr.vor(38 * time.Hour) // 3 March, 00:00 in Berlin
	if a := hole(t, h.Server, "/api/v1/ueberblick", "Authorization", "Bearer "+lesen); a.Status != 401 {
		t.Errorf("expired: %d", a.Status)
	}
}

func TestSessions(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		h := mitAnmeldung(t, st)
		k := h.konto(t, zugang.Konto{Name: "erika", Anzeigename: "Erika", Rolle: zugang.Betrachter})
		login := func(weiter string, kopf ...string) antwort {
			return h.formular(t, "/anmeldung", url.Values{"name": {" Erika "}, "passwort": {passwort}, "weiter": {weiter}}, kopf...)
		}
		a := login("/leistungen?typ=1", "Cookie", cookieHTTP+"=chosen-by-somebody-else")
		cookie := a.Header.Get("Set-Cookie")
		if a.Status != http.StatusSeeOther || a.Header.Get("Location") != "/leistungen?typ=1" {
			t.Fatalf("log in: %d to %q", a.Status, a.Header.Get("Location"))
		}
		for _, want := range []string{"HttpOnly", "SameSite=Lax", "path=/"} {
			if !strings.Contains(cookie, want) {
				t.Errorf("cookie %q lacks %s", cookie, want)
			}
		}
		if strings.Contains(cookie, "chosen") || strings.Contains(strings.ToLower(cookie), "expires") {
			t.Errorf("session fixation, or a cookie that outlives the browser: %q", cookie)
		}
		kopf := func(a antwort) []string {
			c, _, _ := strings.Cut(a.Header.Get("Set-Cookie"), ";")
			return []string{"Cookie", c}
		}
		erste, zweite := kopf(a), kopf(login("/"))
		for _, boese := range []string{"//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example", "evil", ""} {
			if ziel := login(boese).Header.Get("Location"); ziel != "/" {
				t.Errorf("weiter=%q leads to %q", boese, ziel)
			}
		}
		offen := func(kopf []string) bool { return hole(t, h.Server, "/konto", kopf...).Status == 200 }
		if !offen(erste) || !offen(zweite) || offen([]string{"Cookie", cookieHTTP + "=chosen-by-somebody-else"}) {
			t.Error("two sessions are not open, or a made-up one is")
		}
		token, err := h.zugang.NeuerSchluessel(t.Context(), k, "Auswertung", zugang.UmfangLesen, h.uhr.jetzt().AddDate(0, 1, 0), anmeldung.Von{})
		if err != nil {
			t.Fatal(err)
		}
		if a := h.formular(t, "/konto/passwort", url.Values{"alt": {passwort}, "neu": {"ein ganz anderer satz"}, "wiederholt": {"ein ganz anderer satz"}, "schluessel": {"1"}}, zweite...); a.Status != 200 {
			t.Fatalf("change password: %d %s", a.Status, a.Body)
		}
		if a := hole(t, h.Server, "/api/v1/laender", "Authorization", "Bearer "+token); a.Status != http.StatusUnauthorized {
			t.Errorf("the API token goes on: %d", a.Status)
		}
		if offen(erste) || !offen(zweite) {
			t.Error("a new password must end the other sessions, and not this one")
		}
		if a := h.formular(t, "/abmeldung", nil, zweite...); a.Status != http.StatusSeeOther || offen(zweite) {
			t.Errorf("log out: %d, or the session goes on", a.Status)
		}
		dritte := h.sitzung(t, k)
		h.uhr.vor(anmeldung.Ruhe - time.Minute)
		if !offen(dritte) {
			t.Error("over before its time")
		}
		h.uhr.vor(anmeldung.Ruhe)
		if offen(dritte) {
			t.Error("open after half an hour of rest")
		}
		vierte := h.sitzung(t, k)
		for range 25 {
			h.uhr.vor(anmeldung.Ruhe - time.Minute)
			offen(vierte)
		}
		if offen(vierte) {
			t.Error("open after twelve hours of use")
		}
		fuenfte := h.sitzung(t, k)
		k.Gesperrt = true
		h.konto(t, zugang.Konto{Name: "admin", Anzeigename: "A", Rolle: zugang.Administration})
		if err := h.zugang.SetKonto(t.Context(), "cli", k, anmeldung.Von{}); err != nil {
			t.Fatal(err)
		}
		if offen(fuenfte) || login("/").Status != http.StatusUnauthorized {
			t.Error("a locked account goes on")
		}
	})
}

// Behind TLS the cookie is Secure and bound to this host.
func TestCookieBehindTLS(t *testing.T) {
	t.Parallel()
	h := mitAnmeldung(t, storetest.Open(t, "sqlite::memory:"), func(c *Config) { c.Basis = "https://amt.example/ozg" })
	h.konto(t, zugang.Konto{Name: "erika", Anzeigename: "Erika", Rolle: zugang.Betrachter})
	a := h.formular(t, "/ozg/anmeldung", url.Values{"name": {"erika"}, "passwort": {passwort}, "weiter": {"/konto"}})
	if c := a.Header.Get("Set-Cookie"); !strings.HasPrefix(c, "__Host-ozg=") || !strings.Contains(c, "secure") || strings.Contains(strings.ToLower(c), "domain") {
		t.Errorf("cookie %q", c)
	}
	if ziel := a.Header.Get("Location"); ziel != "/ozg/konto" {
		t.Errorf("leads to %q", ziel)
	}
}

// A thousand wrong passwords: nearly all are turned away before they cost anything, nobody is locked out, and
// the answer never tells whether there is such an account.
func TestThousandWrongPasswords(t *testing.T) {
	t.Parallel()
	h := mitAnmeldung(t, storetest.Open(t, "sqlite::memory:"))
	h.konto(t, zugang.Konto{Name: "erika", Anzeigename: "Erika", Rolle: zugang.Betrachter})
	geprueft, texte := 0, map[string]bool{}
	for i := range 1000 {
		name := []string{"erika", "gibtesnicht"}[i%2]
		a := h.formular(t, "/anmeldung", url.Values{"name": {name}, "passwort": {fmt.Sprint("falsch und lang ", i)}})
		switch a.Status {
		case http.StatusUnauthorized:
			geprueft++
			_, rest, _ := strings.Cut(a.Body, "kern-title\">")
			text, _, _ := strings.Cut(rest, "<")
			texte[text] = true
		case http.StatusTooManyRequests:
			if a.Header.Get("Retry-After") == "" {
				t.Fatal("no Retry-After")
			}
		default:
			t.Fatalf("attempt %d: %d", i, a.Status)
		}
	}
	if geprueft > 40 {
		t.Errorf("%d of 1,000 were looked at", geprueft)
	}
	if len(texte) != 1 {
		t.Errorf("the answers differ: %v", texte)
	}
	h.uhr.vor(6 * time.Minute)
	if a := h.formular(t, "/anmeldung", url.Values{"name": {"erika"}, "passwort": {passwort}}); a.Status != http.StatusSeeOther {
		t.Errorf("the right password after a pause: %d", a.Status)
	}
}

// The first account needs the code that the program printed, and there is only one first.
func TestFirstAccount(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		h := mitAnmeldung(t, st)
		code, err := h.zugang.Einrichtungscode(context.Background())
		if err != nil || code == "" {
			t.Fatal(code, err)
		}
		felder := func(code, passwort string) url.Values {
			return url.Values{"code": {code}, "name": {"chefin"}, "anzeigename": {"Die Chefin"}, "passwort": {passwort}}
		}
		if a := hole(t, h.Server, "/"); a.Status != http.StatusSeeOther {
			t.Errorf("before there is anybody: %d", a.Status)
		}
		enthaeltAlle(t, "page", hole(t, h.Server, "/anmeldung"), 200, "Erstes Konto anlegen")
		if a := h.formular(t, "/anmeldung/einrichten", felder("AAAAA-AAAAA-AAAAA", passwort)); a.Status != 400 {
			t.Errorf("wrong code: %d", a.Status)
		}
		if a := h.formular(t, "/anmeldung/einrichten", felder(code, "passwort1234")); a.Status != 400 {
			t.Errorf("weak password: %d", a.Status)
		}
		if a := h.formular(t, "/anmeldung/einrichten", felder(strings.ToLower(code), passwort)); a.Status != http.StatusSeeOther || a.Header.Get("Set-Cookie") == "" {
			t.Fatalf("right code: %d %s", a.Status, a.Body)
		}
		v := felder(code, passwort)
		v.Set("name", "zweite")
		if a := h.formular(t, "/anmeldung/einrichten", v); a.Status == http.StatusSeeOther {
			t.Error("a second first account")
		}
		if code, err := h.zugang.Einrichtungscode(context.Background()); code != "" || err != nil {
			t.Error("a new code although there is an account")
		}
	})
}

// A browser in which somebody logged in with a password is known again there, and nothing but its own attempts counts for it.
func TestAKnownBrowserIsNotMadeToWait(t *testing.T) {
	t.Parallel()
	h := mitAnmeldung(t, storetest.Open(t, "sqlite::memory:"), func(c *Config) { c.Basis = "https://amt.example/ozg" })
	h.konto(t, zugang.Konto{Name: "erika", Anzeigename: "Erika", Rolle: zugang.Betrachter})
	login := func(passwort string, kopf ...string) antwort {
		return h.formular(t, "/ozg/anmeldung", url.Values{"name": {"Erika"}, "passwort": {passwort}}, kopf...)
	}
	var geraet string
	for _, c := range login(passwort).Header.Values("Set-Cookie") {
		if strings.HasPrefix(c, cookieTLS+cookieGeraet+"=") {
			geraet = c
		}
	}
	for _, want := range []string{"path=/;", "HttpOnly", "SameSite=Strict", "secure"} {
		if !strings.Contains(geraet, want) {
			t.Errorf("the cookie %q lacks %s", geraet, want)
		}
	}
	for range 6 {
		login("falsch und lang")
	}
	if a := login(passwort); a.Status != http.StatusTooManyRequests {
		t.Fatalf("a stranger after six attempts: %d", a.Status)
	}
	zeichen, _, _ := strings.Cut(geraet, ";")
	if a := login(passwort, "Cookie", zeichen); a.Status != http.StatusSeeOther {
		t.Errorf("the known browser: %d", a.Status)
	}
}

// The Administration ends the sessions of somebody at once, and not its own by it.
func TestAdministrationEndsSessions(t *testing.T) {
	t.Parallel()
	h := mitAnmeldung(t, storetest.Open(t, "sqlite::memory:"))
	chefin := h.konto(t, zugang.Konto{Name: "chefin", Anzeigename: "C", Rolle: zugang.Administration})
	erika := h.konto(t, zugang.Konto{Name: "erika", Anzeigename: "E", Rolle: zugang.Betrachter})
	ihre, zweite, erikas := h.sitzung(t, chefin), h.sitzung(t, chefin), h.sitzung(t, erika)
	for _, k := range []zugang.Konto{erika, chefin} {
		enthaeltAlle(t, "the page", h.formular(t, "/verwaltung/konten/"+k.ID+"/sitzungen", nil, ihre...), 200, "Die Sitzungen des Kontos sind beendet.")
	}
	for name, f := range map[string]struct {
		kopf  []string
		offen bool
	}{"of the other": {erikas, false}, "a second one of one's own": {zweite, false}, "this one": {ihre, true}} {
		if a := hole(t, h.Server, "/konto", f.kopf...); (a.Status == 200) != f.offen {
			t.Errorf("the session %s: %d", name, a.Status)
		}
	}
	if es := h.ereignisse(t); es[len(es)-1] != "sitzung getan" && es[len(es)-2] != "sitzung getan" {
		t.Errorf("the trail says %v", es)
	}
}
