package dashboard

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/einstellung"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store/storetest"
	"ozgtracker/internal/zugang"
)

// The pages of people and settings: the very first one, the login, and then what an Administration and a
// Federführung see, with hostile names in every list.
func TestPeopleAndSettingsInABrowser(t *testing.T) {
	t.Parallel()
	st := storetest.Open(t, "sqlite::memory:")
	e, err := einstellung.New(t.Context(), st)
	if err != nil {
		t.Fatal(err)
	}
	h := mitAnmeldung(t, st, func(c *Config) { c.Einstellungen = e })
	b := startBrowser(t, h.Server)
	pruefe := func(name, pfad string) {
		t.Helper()
		for _, a := range []ansicht{ansichten[0], ansichten[5]} {
			b.pruefeSeite(t, name+"-"+a.String(), pfad, a, 0)
		}
	}
	pruefe("erster-start", "/anmeldung")

	chefin := h.konto(t, zugang.Konto{Name: "chefin", Anzeigename: "Dr. Chefin von Hohenstein-Wallersleben", Rolle: zugang.Administration})
	feli := h.konto(t, zugang.Konto{Name: "feli", Anzeigename: `<img src=x onerror=alert(1)>"'`, Rolle: zugang.Federfuehrung, Themenfelder: []string{"Gesundheit", "Ein- & Auswanderung"}, Laender: []string{"NI"}})
	for range 3 {
		h.versuchAnmeldung(t, "feli")
	}
	if _, err := h.zugang.NeuerSchluessel(t.Context(), feli, "<script>alert(1)</script> Auswertung für den Lenkungskreis", zugang.UmfangMelden, jetzt.AddDate(0, 3, 0), anmeldung.Von{}); err != nil {
		t.Fatal(err)
	}
	z := &ozg.ZielEinstellung{Name: "=1+1 <b>Booster</b>", Zaehlung: "irgendwo", Tag: "2023-12-31", Leistungen: []string{"10214", "10215"}}
	if _, err := h.c.Dienst.Einstellen(t.Context(), ozg.Einstellung{Ziel: z}, chefin.ID); err != nil {
		t.Fatal(err)
	}
	pruefe("anmeldung", "/anmeldung")
	b.melde(t, h, feli)
	pruefe("konto", "/konto")
	pruefe("recht-fehlt", "/verwaltung")
	b.melde(t, h, chefin)
	for name, pfad := range map[string]string{
		"verwaltung": "/verwaltung", "konten": "/verwaltung/konten", "konto-aendern": "/verwaltung/konten/" + feli.ID, "konto-loeschen": "/verwaltung/konten/" + feli.ID + "/loeschen",
		"protokoll": "/verwaltung/protokoll", "ziele": "/ziele", "regelmaessig": "/berichte/regelmaessig",
	} {
		pruefe(name, pfad)
	}
}

// versuchAnmeldung types a wrong password.
func (h haus) versuchAnmeldung(t *testing.T, name string) {
	t.Helper()
	if _, _, err := h.zugang.Anmelden(t.Context(), name, "falsch und lang", anmeldung.Von{Adresse: "2001:db8:85a3:8d3:1319:8a2e:370:7348"}); ozg.FehlerCode(err) != "anmeldung_falsch" {
		t.Fatal(err)
	}
}

// melde logs the browser in.
func (b *browser) melde(t *testing.T, h haus, k zugang.Konto) {
	t.Helper()
	token, err := h.zugang.Beginne(t.Context(), k, anmeldung.Von{Adresse: "192.0.2.1", Geraet: "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"})
	if err != nil {
		t.Fatal(err)
	}
	err = chromedp.Run(b.ctx, chromedp.ActionFunc(func(ctx context.Context) error {
		return network.SetCookie(cookieHTTP, token).WithDomain(strings.Split(strings.TrimPrefix(b.wurzel, "http://"), ":")[0]).WithPath("/").WithHTTPOnly(true).Do(ctx)
	}))
	if err != nil {
		t.Fatalf("log the browser in: %v", err)
	}
}
