package reports_test

import (
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
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
	texte := anmerkungen(string(tabelle))
	if n := len(beginn.FindAllString(strings.Join(texte, "\n"), -1)); len(texte) != 9 || n != len(einige()) {
		t.Errorf("LibreOffice shows %d comments with %d Befunde, want 9 with %d:\n%q", len(texte), n, len(einige()), texte)
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
	if got := farben(t, zweite, "xl/worksheets/sheet1.xml"); !gleicheKarten(got, map[string]string{"D5": "fehler", "C4": "hinweis"}) {
		t.Errorf("annotated again: coloured are %v", got)
	}
}

// anmerkungen are the texts of all comments of an OpenDocument table.
func anmerkungen(tabelle string) (texte []string) {
	var offen []string // elements from the annotation on
	text := ""
	for d := xml.NewDecoder(strings.NewReader(tabelle)); ; {
		tok, err := d.Token()
		if err != nil {
			return texte
		}
		switch e := tok.(type) {
		case xml.StartElement:
			if len(offen) > 0 || e.Name.Local == "annotation" {
				offen = append(offen, e.Name.Local)
			}
		case xml.EndElement:
			switch {
			case len(offen) == 1:
				texte, text = append(texte, text), ""
			case len(offen) == 2 && e.Name.Local == "p":
				text += "\n"
			}
			offen = offen[:max(0, len(offen)-1)]
		case xml.CharData:
			if slices.Contains(offen, "p") {
				text += string(e)
			}
		}
	}
}

// farben are the cells of a sheet with one of our colours. excelize cannot read the fills of LibreOffice.
func farben(tb testing.TB, b []byte, blatt string) map[string]string {
	tb.Helper()
	_, teile := entpacke(tb, b)
	var stile struct {
		Fuellung []struct {
			Farbe struct {
				RGB string `xml:"rgb,attr"`
			} `xml:"patternFill>fgColor"`
		} `xml:"fills>fill"`
		Xf []struct {
			Fuellung int `xml:"fillId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := xml.Unmarshal(teile["xl/styles.xml"], &stile); err != nil {
		tb.Fatal(err)
	}
	gefaerbt := map[string]string{}
	elemente(tb, blatt, teile[blatt], func(e xml.StartElement) {
		if e.Name.Local != "c" {
			return
		}
		nr, err := strconv.Atoi(attribut(e, "s"))
		if err != nil {
			return // no format
		}
		if name := farbname[strings.TrimPrefix(stile.Fuellung[stile.Xf[nr].Fuellung].Farbe.RGB, "FF")]; name != "" {
			gefaerbt[attribut(e, "r")] = name
		}
	})
	return gefaerbt
}
