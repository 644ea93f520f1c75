// Package openidtest runs a real OpenID provider (zitadel/oidc) for tests, on a loopback port.
package openidtest

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"

	jose "github.com/go-jose/go-jose/v4"
	"github.com/zitadel/oidc/v3/example/server/storage"
	"github.com/zitadel/oidc/v3/pkg/oidc"
	"github.com/zitadel/oidc/v3/pkg/op"
)

// The client that every provider knows.
const (
	ClientID     = "ozg"
	ClientSecret = "nur für Tests"
)

// Provider is a running OpenID provider. Its fields may be changed between two logins.
type Provider struct {
	Issuer string

	mu       sync.Mutex
	keys     []*key
	gruppen  []string
	name     string
	fremdAud string
	nonce    string
	iat      time.Duration
	dauer    time.Duration
	speicher *speicher
	server   *httptest.Server
}

// speicher is the example storage of the library, with groups, more keys, and faults where a test wants them.
type speicher struct {
	*storage.Storage
	p *Provider
}

type nutzer struct{}

func (nutzer) GetUserByID(id string) *storage.User { return &storage.User{ID: id, Username: id} }
func (n nutzer) GetUserByUsername(name string) *storage.User {
	return &storage.User{ID: name, Username: name, Password: "geheim"}
}
func (nutzer) ExampleClientID() string { return "dienst" }

type key struct {
	id     string
	privat *rsa.PrivateKey
}

func (k *key) SignatureAlgorithm() jose.SignatureAlgorithm { return jose.RS256 }
func (k *key) Key() any                                    { return k.privat }
func (k *key) ID() string                                  { return k.id }

type oeffentlich struct{ *key }

func (k oeffentlich) Algorithm() jose.SignatureAlgorithm { return jose.RS256 }
func (k oeffentlich) Use() string                        { return "sig" }
func (k oeffentlich) Key() any                           { return &k.privat.PublicKey }

// Start runs a provider until the test ends; people are sent back to rueckkehr.
func Start(t testing.TB, rueckkehr string) *Provider {
	t.Helper()
	p := &Provider{dauer: time.Hour, name: "Erika Muster"}
	p.NeuerSchluessel(t)
	clients := map[string]*storage.Client{ClientID: storage.WebClient(ClientID, ClientSecret, rueckkehr)}
	p.speicher = &speicher{storage.NewStorageWithClients(nutzer{}, clients), p}
	var handler http.Handler
	p.server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { handler.ServeHTTP(w, r) }))
	t.Cleanup(p.server.Close)
	p.Issuer = p.server.URL
	provider, err := op.NewProvider(&op.Config{CryptoKey: sha256.Sum256([]byte("test")), CryptoKeyId: "test", CodeMethodS256: true},
		p.speicher, op.StaticIssuer(p.Issuer), op.WithAllowInsecure(), op.WithLogger(slog.New(slog.DiscardHandler)))
	if err != nil {
		t.Fatal(err)
	}
	handler = provider
	return p
}

// NeuerSchluessel rotates the key: new tokens are signed by it, and the old one is not published any more.
func (p *Provider) NeuerSchluessel(t testing.TB) {
	t.Helper()
	k, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.keys = []*key{{fmt.Sprintf("key-%d", time.Now().UnixNano()), k}}
}

// FremderSchluessel signs with a key that is not published.
func (p *Provider) FremderSchluessel(t testing.TB) {
	t.Helper()
	k, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.keys = []*key{{p.keys[0].id, k}, p.keys[0]}
}

// Stoerung says what is wrong, or different, about the next tokens.
type Stoerung struct {
	Nonce    string        // instead of the one asked for
	Audience string        // instead of the client
	Versatz  time.Duration // of the provider's clock
	Dauer    time.Duration // of a token; zero: one hour
}

// Set says who logs in from now on, and what is wrong about the tokens.
func (p *Provider) Set(name string, gruppen []string, s Stoerung) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.name, p.gruppen, p.nonce, p.fremdAud, p.iat, p.dauer = name, gruppen, s.Nonce, s.Audience, s.Versatz, s.Dauer
	if p.dauer == 0 {
		p.dauer = time.Hour
	}
}

// Anmelden goes from the address of a login that has begun to the one at which the program is called back, as
// a browser and a person at the provider would.
func (p *Provider) Anmelden(t testing.TB, adresse, nutzer string) *url.URL {
	t.Helper()
	c := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	folge := func(adresse string) *url.URL {
		res, err := c.Get(adresse)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		u, err := res.Location()
		if err != nil {
			b, _ := io.ReadAll(res.Body)
			t.Fatalf("%d without a Location: %s", res.StatusCode, b)
		}
		return u
	}
	id := folge(adresse).Query().Get("authRequestID")
	if err := p.speicher.CheckUsernamePassword(nutzer, "geheim", id); err != nil {
		t.Fatal(err)
	}
	return folge(p.Issuer + "/authorize/callback?id=" + url.QueryEscape(id))
}

func (s *speicher) SigningKey(context.Context) (op.SigningKey, error) {
	s.p.mu.Lock()
	defer s.p.mu.Unlock()
	return s.p.keys[0], nil
}

func (s *speicher) KeySet(context.Context) ([]op.Key, error) {
	s.p.mu.Lock()
	defer s.p.mu.Unlock()
	return []op.Key{oeffentlich{s.p.keys[len(s.p.keys)-1]}}, nil
}

// SetUserinfoFromRequest tells of the person what a house's provider would put into the ID token.
func (s *speicher) SetUserinfoFromRequest(_ context.Context, u *oidc.UserInfo, r op.IDTokenRequest, _ []string) error {
	s.p.mu.Lock()
	defer s.p.mu.Unlock()
	u.Subject, u.Name = r.GetSubject(), s.p.name
	u.PreferredUsername = "erika.muster"
	u.AppendClaims("groups", s.p.gruppen)
	return nil
}

func (s *speicher) AuthRequestByCode(ctx context.Context, code string) (op.AuthRequest, error) {
	r, err := s.Storage.AuthRequestByCode(ctx, code)
	if err != nil {
		return nil, err
	}
	s.p.mu.Lock()
	defer s.p.mu.Unlock()
	return &anfrage{AuthRequest: r, nonce: s.p.nonce, aud: s.p.fremdAud}, nil
}

// anfrage is a login whose token tells another nonce or audience, where a test wants so.
type anfrage struct {
	op.AuthRequest
	nonce, aud string
	geprueft   bool
}

// GetClientID is the client of the login when the code is checked, and the other one in the token.
func (a *anfrage) GetClientID() string {
	if a.aud != "" && a.geprueft {
		return a.aud
	}
	a.geprueft = true
	return a.AuthRequest.GetClientID()
}

func (a *anfrage) GetNonce() string {
	if a.nonce != "" {
		return a.nonce
	}
	return a.AuthRequest.GetNonce()
}

func (a *anfrage) GetAudience() []string {
	if a.aud != "" {
		return []string{a.aud}
	}
	return a.AuthRequest.GetAudience()
}

// client is the client with a clock that is wrong and tokens of another lifetime.
type client struct {
	op.Client
	versatz, dauer time.Duration
}

func (s *speicher) GetClientByClientID(ctx context.Context, id string) (op.Client, error) {
	c, err := s.Storage.GetClientByClientID(ctx, id)
	if err != nil {
		return nil, err
	}
	s.p.mu.Lock()
	defer s.p.mu.Unlock()
	return client{c, s.p.iat, s.p.dauer}, nil
}

// ClockSkew of the library takes from the beginning and gives to the end.
func (c client) ClockSkew() time.Duration             { return -c.versatz }
func (c client) IDTokenLifetime() time.Duration       { return c.dauer + 2*c.versatz }
func (c client) IDTokenUserinfoClaimsAssertion() bool { return true }
