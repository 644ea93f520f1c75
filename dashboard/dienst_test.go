package dashboard

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"ozgtracker/importer"
	"ozgtracker/internal/annahme"
	"ozgtracker/internal/einstellung"
	"ozgtracker/internal/katalog"
	"ozgtracker/internal/store"
)

// dienstServer is the whole program behind the pages on an empty store: importer, acceptance, catalogue.
func dienstServer(t testing.TB, st *store.Store, aendere ...func(*Config)) *Server {
	t.Helper()
	return dienstServerMit(t, st, testgrenzen, aendere...)
}

func testgrenzen() importer.Grenzen {
	g := importer.Standardgrenzen()
	g.Entpackt = 16 << 20 // a bomb of this size is quickly made
	return g
}

func dienstServerMit(t testing.TB, st *store.Store, grenzen func() importer.Grenzen, aendere ...func(*Config)) *Server {
	t.Helper()
	ctx := context.Background()
	leika, err := katalog.LeiKa()
	if err != nil {
		t.Fatal(err)
	}
	d, err := annahme.New(ctx, annahme.Config{Store: st, Grenzen: grenzen, Jetzt: func() time.Time { return jetzt }})
	if err != nil {
		t.Fatal(err)
	}
	ms, err := katalog.Meldungen()
	if err != nil {
		t.Fatal(err)
	}
	k := annahme.Katalog{Datei: katalog.Datei, Inhalt: []byte("katalog"), Stichtag: katalog.Stichtag(), Meldungen: ms, Am: jetzt.AddDate(-3, 0, 0)}
	if err := d.Grundlegen(ctx, k); err != nil {
		t.Fatal(err)
	}
	e, err := einstellung.New(ctx, st)
	if err != nil {
		t.Fatal(err)
	}
	c := Config{Einstellungen: e, Dienst: d, Store: st, LeiKa: leika, Version: "test", Log: slog.New(slog.DiscardHandler), Jetzt: func() time.Time { return jetzt }}
	for _, f := range aendere {
		f(&c)
	}
	s, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// mappe makes a workbook with one sheet, rows from row 1.
func mappe(t testing.TB, blatt string, zeilen ...[]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", blatt); err != nil {
		t.Fatal(err)
	}
	for i, z := range zeilen {
		zelle, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := f.SetSheetRow(blatt, zelle, &z); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var kopfzeile = []any{"OZG-ID", "OZG-Leistung", "Umsetzungsstand", "Welle", "bundesweit verfügbar (Soll)"}

// sende posts a form, with a file if datei is not "".
func sende(t testing.TB, s *Server, adresse, datei string, inhalt []byte, felder ...string) antwort {
	t.Helper()
	typ, b := multipartVon(t, datei, inhalt, felder...)
	r := httptest.NewRequest(http.MethodPost, adresse, b)
	r.Header.Set("Content-Type", typ)
	res, err := s.App().Test(r, -1)
	if err != nil {
		t.Fatalf("POST %s: %v", adresse, err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return antwort{res.StatusCode, res.Header, string(body)}
}

// multipartVon is the body of a form, with a file if datei is not "".
func multipartVon(t testing.TB, datei string, inhalt []byte, felder ...string) (typ string, _ *bytes.Buffer) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for i := 0; i+1 < len(felder); i += 2 {
		if err := w.WriteField(felder[i], felder[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if datei != "" {
		f, err := w.CreateFormFile("datei", datei)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write(inhalt); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return w.FormDataContentType(), &b
}

// hochgeladen uploads a file and gives the address of its Vorschau.
func hochgeladen(t testing.TB, s *Server, datei string, inhalt []byte, felder ...string) string {
	t.Helper()
	a := sende(t, s, "/importe", datei, inhalt, felder...)
	if a.Status != http.StatusSeeOther || !strings.HasPrefix(a.Header.Get("Location"), "/importe/entwurf/") {
		t.Fatalf("upload of %s: %d to %q\n%s", datei, a.Status, a.Header.Get("Location"), a.Body)
	}
	return a.Header.Get("Location")
}

var summeImFormular = regexp.MustCompile(`name="pruefsumme" value="([0-9a-f]+)"`)

func gezeigteSumme(t testing.TB, seite antwort) string {
	t.Helper()
	m := summeImFormular.FindStringSubmatch(seite.Body)
	if m == nil {
		t.Fatalf("the page offers nothing to accept:\n%s", seite.Body)
	}
	return m[1]
}

func enthaeltAlle(t testing.TB, was string, a antwort, status int, texte ...string) {
	t.Helper()
	if a.Status != status {
		t.Errorf("%s: %d, want %d", was, a.Status, status)
	}
	for _, text := range texte {
		if !strings.Contains(a.Body, text) {
			t.Errorf("%s lacks %q", was, text)
		}
	}
}

func importe(t testing.TB, st *store.Store) int {
	t.Helper()
	is, err := st.Importe(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return len(is)
}
