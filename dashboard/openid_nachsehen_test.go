package dashboard

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/openid/openidtest"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
	"ozgtracker/internal/zugang"
)

// mit sends a request with these cookies, headers in pairs, and gives its status and body.
func (k keksdose) mit(t *testing.T, s *Server, methode, adresse string, kopf ...string) (status int, body string) {
	t.Helper()
	r := httptest.NewRequest(methode, adresse, nil)
	for name, wert := range k {
		r.AddCookie(&http.Cookie{Name: name, Value: wert})
	}
	for i := 0; i+1 < len(kopf); i += 2 {
		r.Header.Set(kopf[i], kopf[i+1])
	}
	res, err := s.App().Test(r, -1)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(b)
}

// zumAnbieter looks at a page whose session must be looked up and gives the address at the provider. The page sends
// the browser on: a redirect behind a form would be stopped by form-action.
func (k keksdose) zumAnbieter(t *testing.T, s *Server, seite string) string {
	t.Helper()
	res := k.hole(t, s, seite)
	_, weiter, ok := strings.Cut(res.Header.Get("Refresh"), "0; url=")
	if !ok || !strings.HasPrefix(weiter, "/anmeldung/openid?weiter=") || res.StatusCode != http.StatusOK {
		t.Fatalf("the provider is not asked again: %d, %q", res.StatusCode, res.Header.Get("Refresh"))
	}
	return k.hole(t, s, weiter).Header.Get("Location")
}

// nachgesehen looks at a page whose session must be looked up, and goes the way that a browser then goes.
func (k keksdose) nachgesehen(t *testing.T, s *Server, p *openidtest.Provider, seite, nutzer string) *http.Response {
	t.Helper()
	return k.hole(t, s, p.Anmelden(t, k.zumAnbieter(t, s, seite), nutzer).RequestURI())
}

// A quarter of an hour after the provider's word the next page asks it again, without a question to the person: the
// page comes, the role follows the groups, and the session gets no longer by it.
func TestSessionsFollowTheGroupsOfTheHouse(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		u := &uhr{t: time.Now()}
		s, p := openIDServerUm(t, st, slog.New(slog.DiscardHandler), u.jetzt)
		p.Set("Otto", []string{"chefs"}, openidtest.Stoerung{})
		otto := keksdose{}
		otto.anmelden(t, s, p, "otto")
		p.Set("Erika", []string{"chefs"}, openidtest.Stoerung{})
		erika := keksdose{}
		erika.anmelden(t, s, p, "erika")
		beginn, erste := u.jetzt(), erika["__Host-ozg"]

		u.vor(anmeldung.FremdFrist - time.Second)
		if res := erika.hole(t, s, "/verwaltung"); res.StatusCode != 200 {
			t.Fatalf("within the interval: %d", res.StatusCode)
		}
		u.vor(time.Second)
		if status, _ := erika.mit(t, s, http.MethodGet, "/leistungen", "Sec-Fetch-Mode", "cors"); status != 200 {
			t.Errorf("a script is sent to the provider, where it cannot go: %d", status)
		}
		if status, _ := erika.mit(t, s, http.MethodPost, "/verwaltung/einstellungen"); status != 400 {
			t.Errorf("a form is lost: %d", status) // 400: no setting is named, so it was read
		}
		if res := erika.nachgesehen(t, s, p, "/laender?stichtag=2021-06-30", "erika"); res.Header.Get("Location") != "/laender?stichtag=2021-06-30" {
			t.Errorf("the page that was wanted does not come: %d to %q", res.StatusCode, res.Header.Get("Location"))
		}
		if erika["__Host-ozg"] == erste {
			t.Error("the token of the session stayed")
		}
		w, err := s.c.Zugang.Sitzung(t.Context(), erika["__Host-ozg"])
		if err != nil || w.Nachsehen || !w.Sitzung.Ablauf.Truncate(time.Second).Equal(beginn.Add(anmeldung.Dauer).Truncate(time.Second)) {
			t.Errorf("the session goes on as %+v, %v", w, err)
		}
		if alt, err := s.c.Zugang.Sitzung(t.Context(), erste); err != nil || alt.Angemeldet() {
			t.Errorf("the former token is still good: %v", err)
		}

		p.Set("Erika", []string{"leser"}, openidtest.Stoerung{})
		u.vor(anmeldung.FremdFrist)
		erika.nachgesehen(t, s, p, "/verwaltung", "erika")
		if res := erika.hole(t, s, "/verwaltung"); res.StatusCode != http.StatusForbidden {
			t.Errorf("who is Betrachter now still sees the settings: %d", res.StatusCode)
		}
		for range 60 { // a person at work all day
			u.vor(12 * time.Minute)
			if res := erika.hole(t, s, "/laender"); res.Header.Get("Refresh") != "" {
				erika.nachgesehen(t, s, p, "/laender", "erika")
			}
		}
		if w, err := s.c.Zugang.Sitzung(t.Context(), erika["__Host-ozg"]); err != nil || w.Angemeldet() {
			t.Errorf("asking again makes a session endless: %v", err)
		}
	})
}

// Who is in none of the groups any more loses sessions and API tokens at the next page; a browser that sends forms
// only, after the time that a form may lie open.
func TestWhoLeavesTheHouseLosesAccess(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		u := &uhr{t: time.Now()}
		s, p := openIDServerUm(t, st, slog.New(slog.DiscardHandler), u.jetzt)
		p.Set("Otto", []string{"chefs"}, openidtest.Stoerung{})
		(keksdose{}).anmelden(t, s, p, "otto")
		p.Set("Erika", []string{"gesund"}, openidtest.Stoerung{})
		hier, dort := keksdose{}, keksdose{}
		hier.anmelden(t, s, p, "erika")
		dort.anmelden(t, s, p, "erika")
		k, err := st.KontoFremd(t.Context(), p.Issuer+" erika")
		if err != nil {
			t.Fatal(err)
		}
		schluessel := func() string {
			t.Helper()
			token, err := s.c.Zugang.NeuerSchluessel(t.Context(), k.Konto, "Auswertung", zugang.UmfangMelden, u.jetzt().AddDate(0, 6, 0), anmeldung.Von{})
			if err != nil {
				t.Fatal(err)
			}
			return token
		}
		token := schluessel()
		gilt := func(token string) bool {
			t.Helper()
			w, err := s.c.Zugang.Schluessel(t.Context(), token)
			if err != nil {
				t.Fatal(err)
			}
			return w.Angemeldet()
		}
		if !gilt(token) {
			t.Fatal("the API token is no good from the beginning")
		}

		p.Set("Erika", nil, openidtest.Stoerung{})
		u.vor(anmeldung.FremdFrist)
		if res := hier.nachgesehen(t, s, p, "/konto", "erika"); res.StatusCode != http.StatusForbidden {
			t.Errorf("without a group: %d", res.StatusCode)
		}
		for name, kd := range map[string]keksdose{"this browser": hier, "another one": dort} {
			if status, _ := kd.mit(t, s, http.MethodPost, "/konto/sitzungen/beenden"); status != http.StatusUnauthorized {
				t.Errorf("%s still acts: %d", name, status)
			}
		}
		if gilt(token) {
			t.Error("the API token still holds")
		}

		p.Set("Erika", []string{"gesund"}, openidtest.Stoerung{})
		hier = keksdose{}
		hier.anmelden(t, s, p, "erika")
		token = schluessel()
		for range 2 { // never a page, only what is no page, so the provider is never asked
			u.vor(22 * time.Minute)
			if status, _ := hier.mit(t, s, http.MethodPost, "/konto/sitzungen/beenden"); status != http.StatusSeeOther {
				t.Fatalf("a form that was open: %d", status)
			}
		}
		u.vor(time.Minute)
		if status, _ := hier.mit(t, s, http.MethodPost, "/konto/sitzungen/beenden"); status != http.StatusUnauthorized {
			t.Errorf("forms alone keep a session alive: %d", status)
		}
		u.vor(anmeldung.SchluesselFrist)
		if gilt(token) {
			t.Error("the API token of somebody not seen for a month holds")
		}
	})
}

// A provider that sends the person back without a code ends the session; two windows that ask at the same time both
// get their page; and who logs in there has no password here that would be a way around it.
func TestAskingTheProviderAgain(t *testing.T) {
	t.Parallel()
	u := &uhr{t: time.Now()}
	st := storetest.Open(t, "sqlite::memory:")
	s, p := openIDServerUm(t, st, slog.New(slog.DiscardHandler), u.jetzt)
	p.Set("Erika", []string{"leser"}, openidtest.Stoerung{})
	erika := keksdose{}
	erika.anmelden(t, s, p, "erika")

	u.vor(anmeldung.FremdFrist)
	eins := erika.zumAnbieter(t, s, "/laender")
	zwei := erika.zumAnbieter(t, s, "/typen")
	for adresse, ziel := range map[string]string{eins: "/laender", zwei: "/typen"} {
		if res := erika.hole(t, s, p.Anmelden(t, adresse, "erika").RequestURI()); res.Header.Get("Location") != ziel {
			t.Errorf("a window that wanted %s: %d to %q", ziel, res.StatusCode, res.Header.Get("Location"))
		}
	}

	k, err := st.KontoFremd(t.Context(), p.Issuer+" erika")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.c.Zugang.SetPasswort(t.Context(), "chef", k.Konto, "eine lange Folge von Wörtern", anmeldung.Von{}); ozg.FehlerCode(err) != "passwort_fremd" {
		t.Errorf("a password beside the provider: %v", err)
	}

	u.vor(anmeldung.FremdFrist)
	ziel, err := url.Parse(erika.zumAnbieter(t, s, "/laender"))
	if err != nil {
		t.Fatal(err)
	}
	if res := erika.hole(t, s, PfadRueckkehr+"?error=login_required&state="+ziel.Query().Get("state")); res.StatusCode != http.StatusForbidden || erika["__Host-ozg"] != "" {
		t.Errorf("without the provider's word: %d, still a session: %v", res.StatusCode, erika["__Host-ozg"] != "")
	}
}
