// Package openid logs people in through the OpenID Connect provider of their house: Authorization Code with
// PKCE, state and nonce. It keeps nothing; the caller stores the Versuch and the account.
package openid

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"ozgtracker/internal/ozg"
)

// Config is what an Anbieter needs; all but ClientSecret and Client is required.
type Config struct {
	Issuer       string
	ClientID     string
	ClientSecret string
	Gruppen      string      // claim with the groups, "groups", or a path: "realm_access.roles"
	Zuordnung    []Zuordnung // what groups are here
	Rueckkehr    string      // address to which the provider sends people back
	Ende         string      // address to which it sends them after logging out there
	Jetzt        func() time.Time
	Client       *http.Client // nil: one with a time limit
}

const (
	// skew is how far the clocks of provider and program may be apart.
	skew = 2 * time.Minute
	// tokenAlter is how old an ID token may be that was just fetched.
	tokenAlter = 10 * time.Minute
	// pause is how long a provider that did not answer is not asked again.
	pause = time.Second
	// anfrageZeit bounds one request to the provider.
	anfrageZeit = 10 * time.Second
)

// algorithmen are those whose signature only the provider can make; "none" and shared secrets are not.
var algorithmen = []string{oidc.RS256, oidc.RS384, oidc.RS512, oidc.ES256, oidc.ES384, oidc.ES512, oidc.PS256, oidc.PS384, oidc.PS512, oidc.EdDSA}

// Anbieter is a provider. It is asked what it can do when somebody first logs in, so that the program starts
// also while it is away. It is safe for concurrent use.
type Anbieter struct {
	c Config

	mu       sync.Mutex
	provider *oidc.Provider // nil until found
	fehler   error          // why it was not found
	gefragt  time.Time      // when that was, zero for never
}

// New makes an Anbieter; nothing is asked yet.
func New(c Config) (*Anbieter, error) {
	for _, adresse := range []string{c.Issuer, c.Rueckkehr} {
		u, err := url.Parse(adresse)
		if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
			return nil, ozg.NeuerFehler("oidc_adresse", "Die Anmeldung über OpenID Connect braucht die Adresse des Anbieters (--oidc-issuer) und die öffentliche Adresse dieses Programms (--basis), beide mit https://.")
		}
		if u.Scheme == "http" && !istEigen(u.Hostname()) {
			return nil, ozg.NeuerFehler("oidc_adresse", "Die Anmeldung über OpenID Connect geht nur verschlüsselt: „"+adresse+"“ beginnt nicht mit https://.")
		}
	}
	if c.ClientID == "" || len(c.Zuordnung) == 0 {
		return nil, ozg.NeuerFehler("oidc_unvollstaendig", "Für die Anmeldung über OpenID Connect fehlt --oidc-client-id oder --oidc-gruppen.")
	}
	if c.Client == nil {
		c.Client = &http.Client{Timeout: anfrageZeit, CheckRedirect: folgtNicht}
	}
	return &Anbieter{c: c}, nil
}

// folgtNicht keeps to the addresses that the provider itself names: a redirect is no answer.
func folgtNicht(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// istEigen is true of the own machine, where TLS adds nothing.
func istEigen(host string) bool { return host == "localhost" || host == "127.0.0.1" || host == "::1" }

// Versuch is a login that has begun. It belongs to one browser, and is good once.
type Versuch struct {
	State, Nonce, Verifier string
}

// NeuerVersuch is one that nobody can guess.
func NeuerVersuch() Versuch {
	return Versuch{State: oauth2.GenerateVerifier(), Nonce: oauth2.GenerateVerifier(), Verifier: oauth2.GenerateVerifier()}
}

// Beginne gives the address at the provider.
func (a *Anbieter) Beginne(ctx context.Context, v Versuch) (adresse string, err error) {
	c, _, err := a.oauth(ctx)
	if err != nil {
		return "", err
	}
	return c.AuthCodeURL(v.State, oidc.Nonce(v.Nonce), oauth2.S256ChallengeOption(v.Verifier)), nil
}

// EndeAdresse is where one logs out at the provider, "" where it has no such page.
func (a *Anbieter) EndeAdresse(ctx context.Context) (string, error) {
	_, p, err := a.oauth(ctx)
	if err != nil {
		return "", err
	}
	var c struct {
		Ende string `json:"end_session_endpoint"`
	}
	if err := p.Claims(&c); err != nil || c.Ende == "" {
		return "", err
	}
	u, err := url.Parse(c.Ende)
	if err != nil {
		return "", fmt.Errorf("read end_session_endpoint: %w", err)
	}
	q := u.Query()
	q.Set("client_id", a.c.ClientID)
	q.Set("post_logout_redirect_uri", a.c.Ende)
	u.RawQuery = q.Encode()
	return u.String(), nil
}

// oauth finds the provider, once.
func (a *Anbieter) oauth(ctx context.Context) (*oauth2.Config, *oidc.Provider, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.provider == nil {
		if time.Since(a.gefragt) < pause { // who waited meanwhile need not wait again
			return nil, nil, a.fehler
		}
		// The keys are fetched later with this context's client, so it must not end with the request.
		p, err := oidc.NewProvider(oidc.ClientContext(context.WithoutCancel(ctx), a.c.Client), a.c.Issuer)
		if err != nil {
			a.fehler, a.gefragt = unerreichbar(err), time.Now()
			return nil, nil, a.fehler
		}
		a.provider = p
	}
	return &oauth2.Config{
		ClientID: a.c.ClientID, ClientSecret: a.c.ClientSecret, Endpoint: a.provider.Endpoint(), RedirectURL: a.c.Rueckkehr,
		Scopes: []string{oidc.ScopeOpenID, "profile", "email"},
	}, a.provider, nil
}

func unerreichbar(err error) error {
	return &ozg.Fehler{Code: "oidc_unerreichbar", Err: err, Text: "Der Anmeldedienst antwortet nicht. Versuchen Sie es in einigen Minuten noch einmal; Konten mit Passwort können sich weiter anmelden."}
}

// Loese exchanges the code for the person, who must be the one that began the Versuch. Errors are *ozg.Fehler:
// "oidc_abgelehnt" where anything is not as it must be (what, is the cause, for the log), "oidc_gruppe" where the
// person, then named by its Kennung alone, is in no mapped group, "oidc_unerreichbar".
func (a *Anbieter) Loese(ctx context.Context, code string, v Versuch) (Person, error) {
	c, p, err := a.oauth(ctx)
	if err != nil {
		return Person{}, err
	}
	ctx = oidc.ClientContext(ctx, a.c.Client)
	token, err := c.Exchange(ctx, code, oauth2.VerifierOption(v.Verifier))
	if err != nil {
		if _, ok := errors.AsType[*oauth2.RetrieveError](err); ok { // the provider said no
			return Person{}, abgelehnt(errors.New("exchange code: refused by the provider"))
		}
		return Person{}, unerreichbar(errors.New("exchange code: no answer")) // the error holds the code
	}
	roh, _ := token.Extra("id_token").(string)
	id, err := a.pruefe(ctx, p, roh, token.AccessToken, v.Nonce)
	if err != nil {
		return Person{}, abgelehnt(err)
	}
	return a.person(id)
}

// pruefe checks an ID token: signature, issuer, audience, times, nonce.
func (a *Anbieter) pruefe(ctx context.Context, p *oidc.Provider, roh, access, nonce string) (*oidc.IDToken, error) {
	jetzt := a.c.Jetzt()
	id, err := p.Verifier(&oidc.Config{
		ClientID: a.c.ClientID, SupportedSigningAlgs: algorithmen, Now: func() time.Time { return jetzt.Add(-skew) },
	}).Verify(ctx, roh)
	if err != nil {
		return nil, fmt.Errorf("verify id token: %w", err)
	}
	var claims struct {
		Azp string `json:"azp"`
	}
	if err := id.Claims(&claims); err != nil {
		return nil, fmt.Errorf("read id token: %w", err)
	}
	switch {
	case nonce == "" || id.Nonce != nonce:
		return nil, errors.New("verify id token: another nonce")
	case id.Subject == "":
		return nil, errors.New("verify id token: no subject")
	case len(id.Audience) > 1 && !slices.Contains([]string{a.c.ClientID}, claims.Azp):
		return nil, errors.New("verify id token: made for several, and not for us")
	case id.IssuedAt.After(jetzt.Add(skew)) || id.IssuedAt.Before(jetzt.Add(-tokenAlter-skew)):
		return nil, errors.New("verify id token: issued at another time")
	}
	if id.AccessTokenHash != "" {
		if err := id.VerifyAccessToken(access); err != nil {
			return nil, fmt.Errorf("verify id token: %w", err)
		}
	}
	return id, nil
}

func abgelehnt(err error) error {
	return &ozg.Fehler{Code: "oidc_abgelehnt", Err: err, Text: "Die Anmeldung über den Anmeldedienst ist nicht zustande gekommen oder schon abgelaufen. Beginnen Sie sie noch einmal."}
}
