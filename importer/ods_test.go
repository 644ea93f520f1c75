package importer

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/ozg"
)

// A plan means the same in whichever format LibreOffice saved it: all that Read says of the .ods is what it
// says of the .xlsx, findings and passed-over rows included.
func TestSamePlanAsODSAndXLSX(t *testing.T) {
	t.Parallel()
	for _, f := range []struct {
		plan, als string
		meldungen int
	}{
		{"umsetzungsplan-gesundheit-2021-06-30.ods", "umsetzungsplan-gesundheit-2021-06-30-libreoffice.xlsx", 102},
		{"umsetzungsplan-gesundheit-2021-06-30.ods", beispielplan, 102},
		{"plan-libreoffice-2021-06-30.ods", "plan-libreoffice-2021-06-30.xlsx", 8},
	} {
		t.Run(f.als, func(t *testing.T) {
			t.Parallel()
			soll, ist := liesTestdatei(t, f.als), liesTestdatei(t, f.plan)
			if n := ist.Meldungen.Len(); n != f.meldungen {
				t.Errorf("read %d Meldungen, want %d", n, f.meldungen)
			}
			if d := cmp.Diff(alsJSON(t, soll), alsJSON(t, ist)); d != "" {
				t.Errorf("(-xlsx +ods):\n%s", d)
			}
		})
	}
}

// liesTestdatei reads a file of testdata under the same name, so that results can be compared.
func liesTestdatei(t *testing.T, name string) Ergebnis {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	e, err := Read(t.Context(), "plan-2021-06-30", b, Eingaben{}, katalog2019(t), Grenzen{})
	if err != nil {
		t.Fatal(err)
	}
	e.SHA256 = ""
	return e
}

func alsJSON(t *testing.T, e Ergebnis) string {
	t.Helper()
	b, err := json.MarshalIndent(e, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestEncryptedODSSaysWhatToDo(t *testing.T) {
	t.Parallel()
	b, err := os.ReadFile(filepath.Join("testdata", "kennwort.ods"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = Read(t.Context(), "kennwort.ods", b, Eingaben{}, katalog(), Grenzen{})
	if ozg.FehlerCode(err) != "kennwort" {
		t.Errorf("got %v", err)
	}
	pruefeFehler(t, err)
}
