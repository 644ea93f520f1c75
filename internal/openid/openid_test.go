package openid_test

import (
	"net/url"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/openid"
	"ozgtracker/internal/openid/openidtest"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/zugang"
)

const rueckkehr = "http://localhost/ozg/anmeldung/openid/rueckkehr"

func anbieter(t *testing.T, p *openidtest.Provider) *openid.Anbieter {
	t.Helper()
	zs, err := openid.LiesZuordnung("/ozg/leser=betrachter; gesundheit=federfuehrung:gesundheit,ni\nk=v=leitung")
	if err != nil {
		t.Fatal(err)
	}
	a, err := openid.New(openid.Config{
		Issuer: p.Issuer, ClientID: openidtest.ClientID, ClientSecret: openidtest.ClientSecret, Gruppen: "groups", Zuordnung: zs,
		Rueckkehr: rueckkehr, Ende: "http://localhost/ozg/", Jetzt: time.Now,
	})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// walk is a whole login; aendere may forge what comes back.
func walk(t *testing.T, a *openid.Anbieter, p *openidtest.Provider, aendere func(*openid.Versuch, url.Values)) (openid.Person, error) {
	t.Helper()
	v := openid.NeuerVersuch()
	adresse, err := a.Beginne(t.Context(), v)
	if err != nil {
		t.Fatal(err)
	}
	u, _ := url.Parse(adresse)
	if q := u.Query(); q.Get("code_challenge_method") != "S256" || q.Get("nonce") != v.Nonce || q.Get("state") != v.State || q.Get("redirect_uri") != rueckkehr || q.Get("response_type") != "code" {
		t.Fatalf("the login asks for %s", adresse)
	}
	q := p.Anmelden(t, adresse, "erika").Query()
	if q.Get("state") != v.State {
		t.Fatalf("came back with %v", q)
	}
	if aendere != nil {
		aendere(&v, q)
	}
	return a.Loese(t.Context(), q.Get("code"), v)
}

// A login at a real provider gives the person with what the groups mean here, also after the provider has
// changed its keys.
func TestLoginAtARealProvider(t *testing.T) {
	t.Parallel()
	p := openidtest.Start(t, rueckkehr)
	a := anbieter(t, p)
	p.Set("Erika Muster", []string{"/ozg/leser", "gesundheit", "andere"}, openidtest.Stoerung{})
	for range 2 {
		got, err := walk(t, a, p, nil)
		if err != nil {
			t.Fatal(err)
		}
		want := openid.Person{Kennung: p.Issuer + " erika", Name: "erika.muster", Anzeigename: "Erika Muster", Rolle: zugang.Federfuehrung, Themenfelder: []string{"Gesundheit"}, Laender: []string{"NI"}}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		p.NeuerSchluessel(t)
	}
	p.Set("=cmd|' /C calc'!A1 \u202e<script>\x00", []string{"k=v"}, openidtest.Stoerung{})
	got, err := walk(t, a, p, nil)
	if err != nil || got.Anzeigename != "=cmd|' /C calc'!A1 <script>" || got.Rolle != zugang.Leitung {
		t.Errorf("%+v, %v", got, err)
	}
}

// Every way to get in with what is not one's own, or not for us, or not now, is refused.
func TestForgedLoginsAreRefused(t *testing.T) {
	t.Parallel()
	leser := []string{"/ozg/leser"}
	for name, f := range map[string]struct {
		gruppen  []string
		stoerung openidtest.Stoerung
		aendere  func(*openid.Versuch, url.Values)
		fremd    bool // signed by a key that is not the provider's
		want     string
	}{
		"all right":                  {leser, openidtest.Stoerung{}, nil, false, ""},
		"clock a minute ahead":       {leser, openidtest.Stoerung{Versatz: time.Minute}, nil, false, ""},
		"clock a minute behind":      {leser, openidtest.Stoerung{Versatz: -time.Minute}, nil, false, ""},
		"just expired, clocks apart": {leser, openidtest.Stoerung{Dauer: -time.Minute}, nil, false, ""},
		"clock an hour ahead":        {leser, openidtest.Stoerung{Versatz: time.Hour}, nil, false, "oidc_abgelehnt"},
		"clock an hour behind":       {leser, openidtest.Stoerung{Versatz: -time.Hour, Dauer: 3 * time.Hour}, nil, false, "oidc_abgelehnt"},
		"expired":                    {leser, openidtest.Stoerung{Dauer: -5 * time.Minute}, nil, false, "oidc_abgelehnt"},
		"another nonce":              {leser, openidtest.Stoerung{Nonce: "of another login"}, nil, false, "oidc_abgelehnt"},
		"no nonce kept":              {leser, openidtest.Stoerung{}, func(v *openid.Versuch, _ url.Values) { v.Nonce = "" }, false, "oidc_abgelehnt"},
		"another audience":           {leser, openidtest.Stoerung{Audience: "another program"}, nil, false, "oidc_abgelehnt"},
		"another verifier":           {leser, openidtest.Stoerung{}, func(v *openid.Versuch, _ url.Values) { v.Verifier = "stolen-code-without-the-verifier-of-its-browser" }, false, "oidc_abgelehnt"},
		"made-up code":               {leser, openidtest.Stoerung{}, func(_ *openid.Versuch, q url.Values) { q.Set("code", "made-up") }, false, "oidc_abgelehnt"},
		"another's signature":        {leser, openidtest.Stoerung{}, nil, true, "oidc_abgelehnt"},
		"no group":                   {nil, openidtest.Stoerung{}, nil, false, "oidc_gruppe"},
		"no mapped group":            {[]string{"/ozg", "leser"}, openidtest.Stoerung{}, nil, false, "oidc_gruppe"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := openidtest.Start(t, rueckkehr)
			p.Set("Erika", f.gruppen, f.stoerung)
			if f.fremd {
				p.FremderSchluessel(t)
			}
			if _, err := walk(t, anbieter(t, p), p, f.aendere); ozg.FehlerCode(err) != f.want {
				t.Errorf("%v, want %q", err, f.want)
			}
		})
	}
}

// A code is good once.
func TestAReplayedCodeIsRefused(t *testing.T) {
	t.Parallel()
	p := openidtest.Start(t, rueckkehr)
	a := anbieter(t, p)
	p.Set("Erika", []string{"/ozg/leser"}, openidtest.Stoerung{})
	v := openid.NeuerVersuch()
	adresse, err := a.Beginne(t.Context(), v)
	if err != nil {
		t.Fatal(err)
	}
	code := p.Anmelden(t, adresse, "erika").Query().Get("code")
	if _, err := a.Loese(t.Context(), code, v); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Loese(t.Context(), code, v); ozg.FehlerCode(err) != "oidc_abgelehnt" {
		t.Errorf("the second time: %v", err)
	}
}

// What is set wrongly is said when the program starts, not when somebody logs in.
func TestWrongSetupIsSaidAtOnce(t *testing.T) {
	t.Parallel()
	gut := openid.Config{Issuer: "https://sso.example", ClientID: "ozg", Zuordnung: []openid.Zuordnung{{Gruppe: "a", Rolle: zugang.Betrachter}}, Rueckkehr: "https://amt.example/x", Jetzt: time.Now}
	for want, aendere := range map[string]func(*openid.Config){
		"":                    func(*openid.Config) {},
		"oidc_adresse":        func(c *openid.Config) { c.Issuer = "http://sso.example" },
		"oidc_unvollstaendig": func(c *openid.Config) { c.Zuordnung = nil },
	} {
		c := gut
		aendere(&c)
		if _, err := openid.New(c); ozg.FehlerCode(err) != want {
			t.Errorf("%v, want %q", err, want)
		}
	}
	for _, text := range []string{"admins", "admins=chef", "a=federfuehrung:sport", "=betrachter"} {
		if _, err := openid.LiesZuordnung(text); ozg.FehlerCode(err) != "oidc_gruppen" {
			t.Errorf("%q: %v", text, err)
		}
	}
	zs, err := openid.LiesZuordnung(" a = administration ;; b=federfuehrung: umwelt , by \n")
	if err != nil || len(zs) != 2 || zs[0].Gruppe != "a" || !slices.Equal(zs[1].Themenfelder, []string{"Umwelt"}) || !slices.Equal(zs[1].Laender, []string{"BY"}) {
		t.Errorf("%+v, %v", zs, err)
	}
}

// A provider that is away is said to be away, and found again when it is back.
func TestAProviderThatIsAway(t *testing.T) {
	t.Parallel()
	zs, _ := openid.LiesZuordnung("a=betrachter")
	a, err := openid.New(openid.Config{Issuer: "http://127.0.0.1:1", ClientID: "ozg", Zuordnung: zs, Rueckkehr: rueckkehr, Jetzt: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Beginne(t.Context(), openid.NeuerVersuch()); ozg.FehlerCode(err) != "oidc_unerreichbar" {
		t.Error(err)
	}
}
