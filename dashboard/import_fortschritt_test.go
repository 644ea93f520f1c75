package dashboard

import (
	"bytes"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

// ladeMitSkript uploads as the script of the page does: it asks for JSON.
func ladeMitSkript(t *testing.T, s *Server, datei string, inhalt []byte) (status int, out map[string]string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	f, err := w.CreateFormFile("datei", datei)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(inhalt); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/importe", &b)
	r.Header.Set("Content-Type", w.FormDataContentType())
	r.Header.Set("Accept", "application/json")
	res, err := s.App().Test(r, -1)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(body, &out); err != nil {
		t.Fatalf("%v: %s", err, body)
	}
	return res.StatusCode, out
}

// The script is told where the Vorschau is, or why there is none; the plain form stays as it is.
func TestUploadScriptIsToldWhereToGo(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		s := dienstServer(t, st)
		enthaeltAlle(t, "form", hole(t, s, "/importe"), 200, "data-hochladen", "js/ozg-upload.")
		status, out := ladeMitSkript(t, s, "plan.xlsx", mappe(t, "Plan", []any{"Stand: 30.06.2021"}, kopfzeile, []any{10214, "Ausweis", "online", 1, ""}))
		if status != http.StatusOK || !strings.HasPrefix(out["weiter"], "/importe/entwurf/") {
			t.Fatalf("%d %v", status, out)
		}
		enthaeltAlle(t, "Vorschau", hole(t, s, out["weiter"]), 200, "1 Leistung übernehmen")
		status, out = ladeMitSkript(t, s, "leer.xlsx", nil)
		if status != http.StatusUnprocessableEntity || !strings.Contains(out["text"], "Es wurde nichts gespeichert.") {
			t.Errorf("%d %v", status, out)
		}
	})
}
