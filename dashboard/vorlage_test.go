package dashboard

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/store/storetest"
	"ozgtracker/internal/vorlage"
)

// What a Federführung does: download, change one cell, upload, look.
func TestVorlageTravelsBothWays(t *testing.T) {
	t.Parallel()
	s := dienstServer(t, storetest.Open(t, storetest.DSN(t, "sqlite")))
	enthaeltAlle(t, "the page of the Themenfeld", hole(t, s, "/themenfelder/gesundheit"), http.StatusOK, "/berichte/rueckmeldevorlage.xlsx?themenfeld=gesundheit")
	a := hole(t, s, "/berichte/rueckmeldevorlage.xlsx?themenfeld=gesundheit&stichtag=31.03.2021")
	if ort := a.Header.Get("Content-Disposition"); a.Status != http.StatusOK || !strings.Contains(ort, "ozg-rueckmeldung-gesundheit.xlsx") {
		t.Fatalf("status %d, %q", a.Status, ort)
	}
	f, err := excelize.OpenReader(strings.NewReader(a.Body))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.SetCellValue(vorlage.BlattAngaben, "C6", "online"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	v := hole(t, s, hochgeladen(t, s, "zurück.xlsx", b.Bytes()))
	enthaeltAlle(t, "the Vorschau", v, http.StatusOK, "meldet 1 zum ersten Mal", "Stichtag 31.03.2021 (Blatt „Anleitung“, Zelle B", "1 Leistung übernehmen")
	if a := hole(t, s, "/berichte/rueckmeldevorlage.xlsx"); a.Header.Get("Location") != "/berichte" {
		t.Errorf("without Themenfeld: %d to %q, want the page on which one is chosen", a.Status, a.Header.Get("Location"))
	}
}
