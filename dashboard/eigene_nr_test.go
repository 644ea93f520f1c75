package dashboard

import (
	"net/http"
	"strings"
	"testing"

	"ozgtracker/internal/store/storetest"
)

// Whoever changes something sees it at once, whichever process answers next; others see it half a second
// later, when their process looks.
func TestAChangeOfOnesOwnIsSeenOnEveryProcess(t *testing.T) {
	t.Parallel()
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		einer, anderer := dienstServer(t, storetest.Open(t, dsn)), dienstServer(t, storetest.Open(t, dsn))
		plan := mappe(t, "Plan", []any{"Stand: 30.06.2021"}, kopfzeile, []any{10214, "Schwerbehindertenausweis", "online", 1, "31.03.2021"})
		a := sende(t, einer, "/api/v1/importe", "plan.xlsx", plan)
		cookie, _, _ := strings.Cut(a.Header.Get("Set-Cookie"), ";")
		if a.Status != http.StatusCreated || cookie != cookieHTTP+cookieNr+"=2" {
			t.Fatalf("accepted with %d, cookie %q", a.Status, cookie)
		}
		const frage, neu = "/api/v1/ueberblick", `"wissen": 2`
		if b := hole(t, anderer, frage); strings.Contains(b.Body, neu) || b.Header.Get("Set-Cookie") != "" {
			t.Errorf("the other process knows already, or a reader got a cookie %q", b.Header.Get("Set-Cookie"))
		}
		if b := hole(t, anderer, frage, "Cookie", cookie); !strings.Contains(b.Body, neu) || b.Header.Get("Set-Cookie") != "" {
			t.Errorf("the change is missing (cookie %q):\n%.300s", b.Header.Get("Set-Cookie"), b.Body)
		}
		for _, falsch := range []string{"99", "x", "-1x"} { // of another database
			if b := hole(t, anderer, frage, "Cookie", cookieHTTP+cookieNr+"="+falsch); b.Status != http.StatusOK || !strings.HasPrefix(b.Header.Get("Set-Cookie"), cookieHTTP+cookieNr+"=;") {
				t.Errorf("cookie %q: %d, %q", falsch, b.Status, b.Header.Get("Set-Cookie"))
			}
		}
	})
}
