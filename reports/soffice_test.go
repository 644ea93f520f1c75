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
	var dateien []string // one start of LibreOffice for all kinds of reports
	for art, o := range map[string]reports.Optionen{"bericht": optionen(), "aenderungen": berichte()["changes"], "land": berichte()["one Land"]} {
		datei := filepath.Join(dir, art+".xlsx")
		if err := os.WriteFile(datei, schreibe(t, reports.Zusammenstellen(sicht(t, 84), o)), 0o600); err != nil {
			t.Fatal(err)
		}
		dateien = append(dateien, datei)
	}
	profil := "-env:UserInstallation=file://" + filepath.Join(dir, "profil")
	aus, err := exec.CommandContext(t.Context(), soffice, append([]string{profil, "--headless", "--convert-to", "pdf", "--outdir", dir}, dateien...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("soffice: %v\n%s", err, aus)
	}
	for _, datei := range dateien {
		pdf, err := os.ReadFile(strings.TrimSuffix(datei, ".xlsx") + ".pdf")
		if err != nil {
			t.Fatalf("no PDF: %v\n%s", err, aus)
		}
		if !bytes.HasPrefix(pdf, []byte("%PDF-")) || len(pdf) < 50_000 {
			t.Errorf("the PDF of %s has %d bytes", filepath.Base(datei), len(pdf))
		}
	}
	spaltenAufEinerSeite(t, filepath.Join(dir, "bericht.pdf"), map[string][]string{ // what begins a row of a page, and what ends it
		"Online, irgendwo": {"Abdeckung", "Flächendeckend"},
		"Was sie zählt":    {"Regel", "Beispiel", "Fassung"},
		"Schleswig-Holst":  {"Umwelt", "Unternehmen"},
	})
	spaltenAufEinerSeite(t, filepath.Join(dir, "aenderungen.pdf"), map[string][]string{
		"Was es heißt":      {"Umfang", "Flächendeckend"},
		"Stand am":          {"Angebote,"},
		"Soll am":           {"insgesamt"},
		"Mittlerer Soll-Te": {"30.06.2021"},
	})
	spaltenAufEinerSeite(t, filepath.Join(dir, "land.pdf"), map[string][]string{"Anteil der zuständigen": {"nicht"}, "Stand hier": {"zuständige"}})
}

func spaltenAufEinerSeite(t *testing.T, pdf string, zeilen map[string][]string) {
	t.Helper()
	seiten := pdfSeiten(t, pdf)
	for anfang, rest := range zeilen {
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
