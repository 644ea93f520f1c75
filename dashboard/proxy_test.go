package dashboard

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

// Forwarded headers count only where a proxy of the house sent them, and of them only what it saw itself.
// The test's own connection comes from 0.0.0.0.
func TestOnlyOwnProxiesAreBelieved(t *testing.T) {
	t.Parallel()
	for name, f := range map[string]struct {
		proxys []string
		kopf   []string // X-Forwarded-For, one per line
		want   string
		tls    bool
	}{
		"no proxy set":                {nil, []string{"6.6.6.6"}, "0.0.0.0", false},
		"another proxy set":           {[]string{"10.0.0.0/8"}, []string{"6.6.6.6"}, "0.0.0.0", false},
		"own proxy":                   {[]string{"0.0.0.0"}, []string{"6.6.6.6"}, "6.6.6.6", true},
		"a stranger's claim before":   {[]string{"0.0.0.0"}, []string{"1.2.3.4, 6.6.6.6"}, "6.6.6.6", true},
		"two own proxies":             {[]string{"0.0.0.0", "10.0.0.0/8"}, []string{"1.2.3.4, 6.6.6.6, 10.1.1.1"}, "6.6.6.6", true},
		"a header of the stranger":    {[]string{"0.0.0.0"}, []string{"1.2.3.4", "6.6.6.6"}, "6.6.6.6", true},
		"no address but text":         {[]string{"0.0.0.0"}, []string{"<script>"}, "0.0.0.0", true},
		"own proxy that tells nobody": {[]string{"0.0.0.0"}, nil, "0.0.0.0", true},
	} {
		s := testServer(t, kleineGeschichte(t), func(c *Config) { c.Proxys = f.proxys })
		var got string
		var tls bool
		s.app.Get("/woher", func(c *fiber.Ctx) error { got, tls = s.gegenstelle(c), s.verschluesselt(c); return nil })
		r := httptest.NewRequest(http.MethodGet, "/woher", nil)
		r.Header.Set("X-Forwarded-Proto", "https")
		for _, k := range f.kopf {
			r.Header.Add("X-Forwarded-For", k)
		}
		res, err := s.App().Test(r, -1)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if got != f.want || tls != f.tls {
			t.Errorf("%s: %q, TLS %v; want %q, %v", name, got, tls, f.want, f.tls)
		}
		if hsts := res.Header.Get("Strict-Transport-Security") != ""; hsts != f.tls {
			t.Errorf("%s: HSTS %v", name, hsts)
		}
	}
	if _, err := liesNetze([]string{"proxy.amt.example"}); ozg.FehlerCode(err) != "proxy_ungueltig" {
		t.Errorf("a name as proxy: %v", err)
	}
}
