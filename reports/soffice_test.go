package reports_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ozgtracker/reports"
)

// A program that is not Excel opens the workbook and prints it.
func TestLibreOfficeDruckt(t *testing.T) {
	t.Parallel()
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatalf("LibreOffice is missing (%v); install it with: apt-get install libreoffice-calc", err)
	}
	dir := t.TempDir()
	datei := filepath.Join(dir, "bericht.xlsx")
	if err := os.WriteFile(datei, schreibe(t, reports.Zusammenstellen(sicht(t, 84), optionen())), 0o600); err != nil {
		t.Fatal(err)
	}
	profil := "-env:UserInstallation=file://" + filepath.Join(dir, "profil")
	aus, err := exec.CommandContext(t.Context(), soffice, profil, "--headless", "--convert-to", "pdf", "--outdir", dir, datei).CombinedOutput()
	if err != nil {
		t.Fatalf("soffice: %v\n%s", err, aus)
	}
	pdf, err := os.ReadFile(filepath.Join(dir, "bericht.pdf"))
	if err != nil {
		t.Fatalf("no PDF: %v\n%s", err, aus)
	}
	if !bytes.HasPrefix(pdf, []byte("%PDF-")) || len(pdf) < 50_000 {
		t.Errorf("the PDF has %d bytes", len(pdf))
	}
	seiten := pdfSeiten(t, filepath.Join(dir, "bericht.pdf"))
	for anfang, rest := range map[string][]string{ // what begins a row of a page, and what ends it
		"Online, irgendwo": {"Abdeckung", "Flächendeckend"},
		"Was sie zählt":    {"Regel", "Beispiel", "Fassung"},
		"Schleswig-Holst":  {"Umwelt", "Unternehmen"},
	} {
		i := slices.IndexFunc(seiten, func(s string) bool { return strings.Contains(s, anfang) })
		if i < 0 {
			t.Errorf("no page shows %q", anfang)
			continue
		}
		for _, wort := range rest {
			if !strings.Contains(seiten[i], wort) {
				t.Errorf("page %d shows %q but not %q: the columns run over to another page", i+1, anfang, wort)
			}
		}
	}
}

// pdfSeiten is the text of each page.
func pdfSeiten(t *testing.T, datei string) []string {
	t.Helper()
	text, err := exec.CommandContext(t.Context(), "pdftotext", "-layout", datei, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext: %v; install it with: apt-get install poppler-utils", err)
	}
	return strings.Split(string(text), "\f")
}
