package reports_test

import (
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"ozgtracker/internal/ozg"
)

// A program that is not Excel opens the annotated workbook and has all comments at their cells. What it
// saves can be annotated again.
func TestAnmerkenLibreOffice(t *testing.T) {
	t.Parallel()
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatalf("LibreOffice is missing (%v); install it with: apt-get install libreoffice-calc", err)
	}
	dir := t.TempDir()
	datei := filepath.Join(dir, "plan.xlsm")
	if err := os.WriteFile(datei, merkeAn(t, baue(t, plan, kommentiert, reich), einige()), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"fods", "xlsx"} {
		aus, err := exec.CommandContext(t.Context(), soffice, "-env:UserInstallation=file://"+filepath.Join(dir, "profil"), "--headless", "--convert-to", format, "--outdir", dir, datei).CombinedOutput()
		if err != nil {
			t.Fatalf("soffice: %v\n%s", err, aus)
		}
	}
	tabelle, err := os.ReadFile(filepath.Join(dir, "plan.fods"))
	if err != nil {
		t.Fatal(err)
	}
	anmerkungen, innen, text := 0, false, strings.Builder{}
	d := xml.NewDecoder(strings.NewReader(string(tabelle)))
	for {
		tok, err := d.Token()
		if err != nil {
			break
		}
		switch e := tok.(type) {
		case xml.StartElement:
			if e.Name.Local == "annotation" {
				innen = true
				anmerkungen++
			}
		case xml.EndElement:
			if innen && e.Name.Local == "p" {
				text.WriteByte('\n')
			}
			innen = innen && e.Name.Local != "annotation"
		case xml.CharData:
			if innen {
				text.Write(e)
			}
		}
	}
	if n := len(beginn.FindAllString(text.String(), -1)); anmerkungen != 9 || n != len(einige()) {
		t.Errorf("LibreOffice shows %d comments with %d Befunde, want 9 with %d:\n%s", anmerkungen, n, len(einige()), text.String())
	}
	gespeichert, err := os.ReadFile(filepath.Join(dir, "plan.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	noch := []ozg.Befund{fehler("Sheet1", "D5", "Immer noch.", "2/3"), hinweis("Sheet1", "C4", "Auch das.")}
	zweite := merkeAn(t, gespeichert, noch)
	if n := gezaehlt(t, zweite); n != len(noch) {
		t.Errorf("annotated again: %d marks for %d Befunde: %q", n, len(noch), notizen(t, zweite))
	}
}
