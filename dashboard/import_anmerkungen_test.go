package dashboard

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

// A Federführer gets the own file back with a comment at each doubtful cell, before and after acceptance.
func TestAnnotatedWorkbookIsOffered(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		s := dienstServer(t, st)
		datei := mappe(t, "Plan", []any{"Stand: 30.06.2021"}, kopfzeile, []any{10214, "Schwerbehindertenausweis", "fast fertig", 1, "31.03.2021"})
		adresse := hochgeladen(t, s, "../Plan ä.xlsx", datei)
		v := hole(t, s, adresse)
		enthaeltAlle(t, "Vorschau", v, 200, "Datei mit Anmerkungen herunterladen", `href="`+adresse+`/anmerkungen"`)
		pruefeAnmerkungen(t, "draft", hole(t, s, adresse+"/anmerkungen"))
		if a := sende(t, s, adresse+"/annehmen", "", nil, "pruefsumme", gezeigteSumme(t, v)); a.Status != http.StatusSeeOther {
			t.Fatalf("accept: %d", a.Status)
		}
		enthaeltAlle(t, "receipt", hole(t, s, "/importe/2"), 200, "Datei mit Anmerkungen herunterladen", `href="/importe/2/anmerkungen"`)
		pruefeAnmerkungen(t, "receipt", hole(t, s, "/importe/2/anmerkungen"))
		enthaeltAlle(t, "no such draft", hole(t, s, "/importe/entwurf/x/anmerkungen"), 404)
		enthaeltAlle(t, "no such import", hole(t, s, "/importe/77/anmerkungen"), 404)
	})
}

func pruefeAnmerkungen(t *testing.T, was string, a antwort) {
	t.Helper()
	if a.Status != http.StatusOK {
		t.Fatalf("%s: %d\n%s", was, a.Status, a.Body)
	}
	for name, want := range map[string]string{
		"Content-Type": "application/octet-stream", "X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store",
		"Content-Disposition": `attachment; filename="Plan _-anmerkungen.xlsx"; filename*=UTF-8''Plan%20%C3%A4-anmerkungen.xlsx`,
	} {
		if got := a.Header.Get(name); got != want {
			t.Errorf("%s: %s is %s, want %s", was, name, got, want)
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader([]byte(a.Body)))
	if err != nil {
		t.Fatalf("%s: %v", was, err)
	}
	defer f.Close()
	cs, err := f.GetComments("Plan")
	if err != nil || len(cs) != 1 || cs[0].Cell != "C3" {
		t.Errorf("%s: comments %+v, %v", was, cs, err)
	}
}

// A text file has no colours: the page says so instead of offering what cannot be.
func TestTextFilesCannotBeAnnotated(t *testing.T) {
	t.Parallel()
	s := dienstServer(t, storetest.Open(t, storetest.DSN(t, "sqlite")))
	adresse := hochgeladen(t, s, "plan.csv", []byte("OZG-ID;Umsetzungsstand\n10214;fast fertig\n"), "stichtag", "30.06.2021")
	v := hole(t, s, adresse)
	enthaeltAlle(t, "Vorschau", v, 200, "Anmerkungen in der Datei gibt es nur für Excel-Mappen")
	if strings.Contains(v.Body, "Datei mit Anmerkungen herunterladen") {
		t.Error("the page offers an annotated text file")
	}
	enthaeltAlle(t, "download", hole(t, s, adresse+"/anmerkungen"), 400, "CSV")
}
