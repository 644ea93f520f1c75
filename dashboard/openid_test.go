package dashboard

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/openid"
	"ozgtracker/internal/openid/openidtest"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
	"ozgtracker/internal/zugang"
)

// openIDServer is a Server where people log in at a real provider.
func openIDServer(t *testing.T, st *store.Store, log *slog.Logger) (*Server, *openidtest.Provider) {
	t.Helper()
	return openIDServerUm(t, st, log, time.Now)
}

// openIDServerUm has a clock of its own; that of the provider goes as it goes.
func openIDServerUm(t *testing.T, st *store.Store, log *slog.Logger, jetzt func() time.Time) (*Server, *openidtest.Provider) {
	t.Helper()
	p := openidtest.Start(t, "https://example.com"+PfadRueckkehr)
	zs, err := openid.LiesZuordnung("leser=betrachter; chefs=administration; gesund=federfuehrung:gesundheit")
	if err != nil {
		t.Fatal(err)
	}
	// TLS ends before the program in a house; here the provider's address alone must pass the check.
	a, err := openid.New(openid.Config{
		Issuer: p.Issuer, ClientID: openidtest.ClientID, ClientSecret: openidtest.ClientSecret, Gruppen: "groups", Zuordnung: zs,
		Rueckkehr: "https://example.com" + PfadRueckkehr, Ende: "https://example.com/", Jetzt: time.Now,
	})
	if err != nil {
		t.Fatal(err)
	}
	s := dienstServer(t, st, func(c *Config) {
		c.Basis, c.OpenID, c.Log, c.Jetzt = "https://example.com", a, log, jetzt
		c.Zugang = anmeldung.New(anmeldung.Config{Store: st, Log: log, Jetzt: jetzt, Kosten: billig})
	})
	return s, p
}

// keksdose keeps cookies as a browser would.
type keksdose map[string]string

func (k keksdose) hole(t *testing.T, s *Server, adresse string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, adresse, nil)
	for name, wert := range k {
		r.AddCookie(&http.Cookie{Name: name, Value: wert})
	}
	res, err := s.App().Test(r, -1)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { res.Body.Close() })
	for _, c := range res.Cookies() {
		if k[c.Name] = c.Value; c.Value == "" || !c.Expires.IsZero() && c.Expires.Before(time.Now()) {
			delete(k, c.Name)
		}
		if !c.HttpOnly || !c.Secure || c.SameSite != http.SameSiteLaxMode || !strings.HasPrefix(c.Name, "__Host-") || c.Path != "/" {
			t.Errorf("the cookie %v can be read or sent too widely", c)
		}
	}
	return res
}

// anmelden walks through a whole login and gives the last answer.
func (k keksdose) anmelden(t *testing.T, s *Server, p *openidtest.Provider, nutzer string) (*http.Response, *url.URL) {
	t.Helper()
	res := k.hole(t, s, "/anmeldung/openid?weiter=%2Flaender")
	zurueck := p.Anmelden(t, res.Header.Get("Location"), nutzer)
	return k.hole(t, s, zurueck.RequestURI()), zurueck
}

// The role follows the groups of the house at each login; who is in none gets in no more; a login is good
// once, for the browser that began it; and nothing secret reaches the log.
func TestOpenIDLoginFollowsTheGroupsOfTheHouse(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		var protokoll bytes.Buffer
		s, p := openIDServer(t, st, slog.New(slog.NewJSONHandler(&protokoll, nil)))
		ctx := context.Background()
		konto := func() zugang.Konto {
			k, err := st.KontoFremd(ctx, p.Issuer+" erika")
			if err != nil {
				t.Fatal(err)
			}
			return k.Konto
		}
		p.Set("Erika <b>Muster</b>", []string{"leser"}, openidtest.Stoerung{})
		erika := keksdose{}
		res, zurueck := erika.anmelden(t, s, p, "erika")
		if res.StatusCode != http.StatusSeeOther || res.Header.Get("Location") != "/laender" || erika["__Host-ozg"] == "" {
			t.Fatalf("login: %d to %q with %v", res.StatusCode, res.Header.Get("Location"), erika)
		}
		sitzung := erika["__Host-ozg"]
		if k := konto(); k.Rolle != zugang.Betrachter || k.Anzeigename != "Erika <b>Muster</b>" || k.Name != "erika.muster" {
			t.Errorf("the account is %+v", k)
		}
		if res := erika.hole(t, s, "/laender"); res.StatusCode != 200 {
			t.Errorf("a reader reads with %d", res.StatusCode)
		}
		if res := erika.hole(t, s, "/verwaltung"); res.StatusCode != http.StatusForbidden {
			t.Errorf("a reader sees settings with %d", res.StatusCode)
		}
		for name, k := range map[string]keksdose{"same browser": erika, "stolen address": {}} {
			if res := k.hole(t, s, zurueck.RequestURI()); res.StatusCode != http.StatusForbidden {
				t.Errorf("the same login again, %s: %d", name, res.StatusCode)
			}
		}

		p.Set("Erika", []string{"chefs"}, openidtest.Stoerung{})
		if res, _ := erika.anmelden(t, s, p, "erika"); res.StatusCode != http.StatusSeeOther {
			t.Fatalf("second login: %d", res.StatusCode)
		}
		if erika["__Host-ozg"] == sitzung {
			t.Error("the session kept its token over a login")
		}
		if k := konto(); k.Rolle != zugang.Administration {
			t.Errorf("the role did not follow: %+v", k)
		}
		p.Set("Otto", []string{"chefs"}, openidtest.Stoerung{}) // a second one, so that Erika may be taken down
		if res, _ := (keksdose{}).anmelden(t, s, p, "otto"); res.StatusCode != http.StatusSeeOther {
			t.Fatalf("Otto: %d", res.StatusCode)
		}
		p.Set("Erika", []string{"gesund"}, openidtest.Stoerung{})
		erika.anmelden(t, s, p, "erika")
		if k := konto(); k.Rolle != zugang.Federfuehrung || len(k.Themenfelder) != 1 {
			t.Errorf("the role did not follow down: %+v", k)
		}
		p.Set("Erika", nil, openidtest.Stoerung{})
		if res, _ := (keksdose{}).anmelden(t, s, p, "erika"); res.StatusCode != http.StatusForbidden {
			t.Errorf("without a group: %d", res.StatusCode)
		}
		k := konto()
		k.Gesperrt = true
		if err := s.c.Zugang.SetKonto(ctx, "", k, anmeldung.Von{}); err != nil {
			t.Fatal(err)
		}
		p.Set("Erika", []string{"leser"}, openidtest.Stoerung{})
		if res, _ := (keksdose{}).anmelden(t, s, p, "erika"); res.StatusCode == http.StatusSeeOther || !konto().Gesperrt {
			t.Errorf("a locked account logs in with %d", res.StatusCode)
		}
		log := protokoll.String()
		for _, geheim := range []string{zurueck.Query().Get("code"), zurueck.Query().Get("state"), sitzung, openidtest.ClientSecret, "Muster", "erika"} {
			if strings.Contains(log, geheim) {
				t.Errorf("the log holds %q", geheim)
			}
		}
	})
}

// A login that somebody else began must not end in one's browser (login CSRF), and where it leads afterwards
// stays in the program.
func TestOpenIDLoginBelongsToItsBrowser(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		s, p := openIDServer(t, st, slog.New(slog.DiscardHandler))
		p.Set("Mallory", []string{"leser"}, openidtest.Stoerung{})
		res := (keksdose{}).hole(t, s, "/anmeldung/openid")
		zurueck := p.Anmelden(t, res.Header.Get("Location"), "mallory")
		opfer := keksdose{}
		opfer.hole(t, s, "/anmeldung/openid")
		if res := opfer.hole(t, s, zurueck.RequestURI()); res.StatusCode != http.StatusForbidden || opfer["__Host-ozg"] != "" {
			t.Errorf("the victim is logged in as somebody else: %d", res.StatusCode)
		}
		for _, weiter := range []string{"//evil.example", "https://evil.example", `/\evil.example`, "/%0d%0aSet-Cookie:x"} {
			k := keksdose{}
			res := k.hole(t, s, "/anmeldung/openid?weiter="+url.QueryEscape(weiter))
			end := k.hole(t, s, p.Anmelden(t, res.Header.Get("Location"), "mallory").RequestURI())
			if u, err := end.Location(); err != nil || u.Host != "" && u.Host != "example.com" {
				t.Errorf("weiter=%s leads to %v (%v)", weiter, u, err)
			}
		}
		if res := (keksdose{}).hole(t, s, PfadRueckkehr+"?error=access_denied&error_description=<script>&state=x"); res.StatusCode != http.StatusForbidden {
			t.Errorf("refused by the provider: %d", res.StatusCode)
		}
	})
}

// Who comes back with nothing that was begun here, or begins while the provider is away, writes nothing into the trail;
// who begins and brings made-up codes is soon made to wait.
func TestStrangersDoNotFillTheTrail(t *testing.T) {
	t.Parallel()
	st := storetest.Open(t, "sqlite::memory:")
	s, p := openIDServer(t, st, slog.New(slog.DiscardHandler))
	eintraege := func() (n int) {
		t.Helper()
		if err := st.Protokoll(t.Context(), store.ProtokollFilter{}, func(store.Eintrag) error { n++; return nil }); err != nil {
			t.Fatal(err)
		}
		return n
	}
	vorher := eintraege()
	for range 40 {
		if res := (keksdose{}).hole(t, s, PfadRueckkehr+"?state=x&code=y"); res.StatusCode != http.StatusForbidden {
			t.Fatal(res.StatusCode)
		}
	}
	if n := eintraege(); n != vorher {
		t.Errorf("%d entries of nobody", n-vorher)
	}
	gebremst := 0
	for range 50 {
		k := keksdose{}
		ziel, err := url.Parse(k.hole(t, s, "/anmeldung/openid").Header.Get("Location"))
		if err != nil {
			t.Fatal(err)
		}
		res := k.hole(t, s, PfadRueckkehr+"?error=access_denied&state="+ziel.Query().Get("state"))
		if res.StatusCode == http.StatusTooManyRequests {
			gebremst++
		}
	}
	if n := eintraege() - vorher; n > 40 || n+gebremst != 50 {
		t.Errorf("%d entries, %d had to wait", n, gebremst)
	}
	p.Set("Erika", []string{"leser"}, openidtest.Stoerung{})
	if res, _ := (keksdose{}).anmelden(t, s, p, "erika"); res.StatusCode != http.StatusTooManyRequests {
		t.Errorf("from the same address: %d", res.StatusCode)
	}
}
