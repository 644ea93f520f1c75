package dashboard

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"html"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"ozgtracker/internal/annahme"
	"ozgtracker/internal/katalog"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
)

// vollerServer is a Server with a database in memory: the catalogue and one plan of two Leistungen.
func vollerServer(t testing.TB, aendere ...func(*Config)) *Server {
	t.Helper()
	ctx := context.Background()
	st, err := store.Open(ctx, "sqlite::memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	ms, err := katalog.Meldungen()
	if err != nil {
		t.Fatal(err)
	}
	plan := []ozg.Meldung{
		{Blatt: "Plan", Zeile: 2, OZGID: "10214", Felder: ozg.Felder{ozg.FeldStand: ozg.TextWert(ozg.StandOnline), ozg.FeldBundesweitSoll: ozg.TagWert(tag("2021-03-31"))}},
		{Blatt: "Plan", Zeile: 3, OZGID: "10215", Felder: ozg.Felder{ozg.FeldStand: ozg.TextWert(ozg.StandPlanung), ozg.FeldModell: ozg.TextWert(ozg.ModellA), ozg.FeldWelle: ozg.ZahlWert(1)}},
	}
	for _, n := range []store.NeuerImport{
		{Art: ozg.ImportKatalog, Stichtag: tag("2017-08-18"), Datei: "katalog.csv", Inhalt: []byte("katalog"), SHA256: pruefsumme("katalog"), Konto: "ozg", Am: time.Date(2021, 1, 1, 0, 0, 0, 0, time.UTC), Meldungen: ozg.MeldungenAus(ms)},
		{Art: ozg.ImportPlan, Stichtag: tag("2021-06-30"), Datei: "plan.xlsx", Inhalt: []byte("plan"), SHA256: pruefsumme("plan"), Konto: "lokal", Am: time.Date(2021, 7, 5, 9, 0, 0, 0, time.UTC), Meldungen: ozg.MeldungenAus(plan)},
	} {
		if _, err := st.Annehmen(ctx, n, nil); err != nil {
			t.Fatal(err)
		}
	}
	uhr := func() time.Time { return jetzt }
	d, err := annahme.New(ctx, annahme.Config{Store: st, Jetzt: uhr})
	if err != nil {
		t.Fatal(err)
	}
	leika, err := katalog.LeiKa()
	if err != nil {
		t.Fatal(err)
	}
	return testServer(t, d.Geschichte(), append([]func(*Config){func(c *Config) { c.Dienst, c.Store, c.LeiKa, c.Jetzt = d, st, leika, uhr }}, aendere...)...)
}

func pruefsumme(inhalt string) string {
	summe := sha256.Sum256([]byte(inhalt))
	return hex.EncodeToString(summe[:])
}

// verweis finds every address in a page: links, forms, style sheets, scripts, icons.
var verweis = regexp.MustCompile(`(href|src|action)="([^"]+)"`)

// A reader who follows links, wherever they lead, finds a page; and all of them stay below the sub-path
// under which a proxy shows the program. Links that differ in their parameters only are followed a few
// times, those of one Leistung once.
func TestEveryLinkLeadsSomewhereBelowTheSubPath(t *testing.T) {
	t.Parallel()
	for _, basis := range []string{"", "https://host.example/ozg"} {
		s := vollerServer(t, func(c *Config) { c.Basis = basis })
		praefix := s.link.praefix
		offen, gesehen, jePfad := []string{praefix + "/"}, map[string]bool{}, map[string]int{}
		formular := map[string]bool{} // an address that only takes what a form sends is no page
		for len(offen) > 0 {
			adresse := offen[0]
			offen = offen[1:]
			pfad, _, _ := strings.Cut(adresse, "?")
			muster := regexp.MustCompile(`\d{5}`).ReplaceAllString(pfad, "ID")
			if gesehen[adresse] || jePfad[muster] >= 6 {
				continue
			}
			gesehen[adresse] = true
			jePfad[muster]++
			a := hole(t, s, adresse)
			if a.Status == http.StatusMethodNotAllowed && formular[adresse] {
				continue
			}
			if a.Status != http.StatusOK && a.Status != http.StatusMovedPermanently && a.Status != http.StatusSeeOther {
				t.Errorf("%s: %d", adresse, a.Status)
				continue
			}
			if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
				continue
			}
			for _, m := range verweis.FindAllStringSubmatch(a.Body, -1) {
				ziel, _, _ := strings.Cut(html.UnescapeString(m[2]), "#")
				formular[ziel] = formular[ziel] || m[1] == "action"
				switch {
				case ziel == "":
				case strings.HasPrefix(ziel, praefix+"/"):
					offen = append(offen, ziel)
				case strings.HasPrefix(ziel, "https://host.example/ozg"): // the address of this very view
				default:
					t.Errorf("%s links to %s, which is not below %q", adresse, ziel, praefix)
				}
			}
		}
		for _, want := range []string{"/", "/themenfelder", "/themenfelder/gesundheit", "/leistungen", "/importe", "/berichte", "/methodik", "/wellen", "/nachnutzung", "/typen", "/federfuehrung", "/impressum", "/datenschutz", "/barrierefreiheit"} {
			if jePfad[praefix+want] == 0 {
				t.Errorf("no link led to %s", want)
			}
		}
		if len(gesehen) < 40 {
			t.Errorf("only %d addresses were visited", len(gesehen))
		}
	}
}

// A proxy may strip the sub-path or not: both find the page.
func TestPagesAnswerWithAndWithoutTheSubPath(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t), func(c *Config) { c.Basis = "https://host.example/ozg" })
	for _, pfad := range []string{"/", "/ozg/", "/ozg", "/themenfelder", "/ozg/themenfelder", "/ozg" + "/healthz"} {
		if a := hole(t, s, pfad); a.Status != 200 {
			t.Errorf("%s: %d", pfad, a.Status)
		}
	}
	if a, b := hole(t, s, "/themenfelder"), hole(t, s, "/ozg/themenfelder"); a.Body != b.Body {
		t.Error("the page differs with the sub-path")
	}
}

// A template that no handler names is dead.
func TestEveryTemplateIsUsed(t *testing.T) {
	t.Parallel()
	dateien, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var quelltext strings.Builder
	for _, d := range dateien {
		if strings.HasSuffix(d, "_test.go") {
			continue
		}
		b, err := os.ReadFile(d)
		if err != nil {
			t.Fatal(err)
		}
		quelltext.Write(b)
	}
	for _, name := range testServer(t, kleineGeschichte(t)).views.Namen() {
		if !strings.Contains(quelltext.String(), `"`+name+`"`) {
			t.Errorf("no handler shows pages/%s.html", name)
		}
	}
}

func TestKnownPagesAreNotSentAgain(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t))
	a := hole(t, s, "/")
	if got := a.Header.Get("Cache-Control"); got != "private, no-cache" {
		t.Errorf("Cache-Control %q", got)
	}
	b := hole(t, s, "/", "If-None-Match", a.Header.Get("Etag"), "Accept-Encoding", "gzip")
	if b.Status != http.StatusNotModified || b.Body != "" {
		t.Errorf("%d with %d bytes for a known ETag", b.Status, len(b.Body))
	}
	c := hole(t, s, "/?stichtag=31.03.2021", "If-None-Match", a.Header.Get("Etag"))
	if c.Status != http.StatusOK {
		t.Errorf("%d for another page", c.Status)
	}
}
