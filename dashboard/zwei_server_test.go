package dashboard

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"ozgtracker/internal/store/storetest"
	"ozgtracker/internal/zugang"
)

// Two whole servers on one PostgreSQL are one program to whoever uses them: sessions, what is slowed down, the
// trail, and what one has just changed oneself.
func TestTwoServersOnOneDatabase(t *testing.T) {
	t.Parallel()
	dsn := storetest.DSN(t, "postgres")
	eins, zwei := mitAnmeldung(t, storetest.Open(t, dsn)), mitAnmeldung(t, storetest.Open(t, dsn))
	eins.konto(t, zugang.Konto{Name: "erika", Anzeigename: "Erika", Rolle: zugang.Administration})

	a := eins.formular(t, "/anmeldung", url.Values{"name": {"erika"}, "passwort": {passwort}})
	sitzung, _, _ := strings.Cut(a.Header.Get("Set-Cookie"), ";")
	if a.Status != http.StatusSeeOther || !strings.HasPrefix(sitzung, cookieHTTP+"=") {
		t.Fatalf("log in: %d, cookie %q", a.Status, sitzung)
	}
	if b := hole(t, zwei.Server, "/konto", "Cookie", sitzung); b.Status != http.StatusOK {
		t.Errorf("the other server does not know the session: %d", b.Status)
	}

	plan := mappe(t, "Plan", []any{"Stand: 30.06.2021"}, kopfzeile, []any{10214, "Schwerbehindertenausweis", "online", 1, "31.03.2021"})
	b := sendeMit(t, zwei.Server, "/api/v1/importe", "plan.xlsx", plan, []string{"Cookie", sitzung})
	nr, _, _ := strings.Cut(b.Header.Get("Set-Cookie"), ";")
	if b.Status != http.StatusCreated {
		t.Fatalf("accepted with %d %s", b.Status, b.Body)
	}
	if c := hole(t, eins.Server, "/api/v1/ueberblick", "Cookie", sitzung+"; "+nr); !strings.Contains(c.Body, `"wissen": 2`) {
		t.Errorf("the own change is missing on the other server:\n%.200s", c.Body)
	}

	if c := zwei.formular(t, "/abmeldung", nil, "Cookie", sitzung); c.Status != http.StatusSeeOther {
		t.Errorf("log out: %d", c.Status)
	}
	if c := hole(t, eins.Server, "/konto", "Cookie", sitzung); c.Status == http.StatusOK {
		t.Error("logged out on one server, and the other goes on")
	}

	var geprueft atomic.Int32
	var wg sync.WaitGroup
	for i, h := range []haus{eins, zwei} {
		wg.Go(func() {
			for j := range 500 {
				falsch := url.Values{"name": {"erika"}, "passwort": {fmt.Sprint("falsch und lang ", i, j)}}
				switch c := h.formular(t, "/anmeldung", falsch); c.Status {
				case http.StatusUnauthorized:
					geprueft.Add(1)
				case http.StatusTooManyRequests:
				default:
					t.Errorf("a wrong password: %d", c.Status)
				}
			}
		})
	}
	wg.Wait()
	einzeln := mitAnmeldung(t, storetest.Open(t, "sqlite::memory:"))
	einzeln.konto(t, zugang.Konto{Name: "erika", Anzeigename: "Erika", Rolle: zugang.Administration})
	allein := int32(0)
	for i := range 50 {
		if c := einzeln.formular(t, "/anmeldung", url.Values{"name": {"erika"}, "passwort": {fmt.Sprint("falsch und lang ", i)}}); c.Status == http.StatusUnauthorized {
			allein++
		}
	}
	if n := geprueft.Load(); n == 0 || n != allein {
		t.Errorf("%d of 1,000 wrong passwords were looked at, want %d as on one server", n, allein)
	}
	for _, h := range []haus{eins, zwei} {
		h.uhr.vor(10 * time.Minute)
		if c := h.formular(t, "/anmeldung", url.Values{"name": {"erika"}, "passwort": {passwort}}); c.Status != http.StatusSeeOther {
			t.Errorf("the right password after a pause: %d", c.Status)
		}
	}
	for _, h := range []haus{eins, zwei} {
		if n, err := h.st.PruefeProtokoll(t.Context()); n < 10 || err != nil {
			t.Errorf("trail: %d entries, %v", n, err)
		}
		if n, err := h.st.PruefeVorgaenge(t.Context()); n != 2 || err != nil {
			t.Errorf("chain: %d Vorgänge, %v", n, err)
		}
	}
}
