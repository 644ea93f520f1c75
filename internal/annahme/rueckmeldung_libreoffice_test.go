package annahme

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/ozg/ozgtest"
	"ozgtracker/internal/vorlage"
)

var neuSpeichern = flag.Bool("libreoffice", false, "let LibreOffice save the sample Vorlage anew")

// libreofficeGeschichte is what the samples in testdata were made from.
func libreofficeGeschichte() *ozg.Geschichte {
	return ozgtest.Geschichte(
		ozgtest.Katalog("2017-08-18", "10214", "10237"),
		ozgtest.Plan("2021-06-30",
			ozgtest.Meldung("10214", ozgtest.Themenfeld("Gesundheit"), ozgtest.Stand("planung"), ozgtest.Typ("2/3"), ozgtest.Welle(2), ozgtest.Laender("online"),
				ozgtest.Feld("bundesweit_soll", "31.12.2022"), ozgtest.Feld("fortschritt", "35"), ozgtest.Feld("budget", "1200000"), ozgtest.Feld("url", "https://amt.example/?a=1&b=2"),
				func(fs ozg.Felder) {
					fs[ozg.FeldBemerkung] = ozg.TextWert("=1+1\nzweite Zeile \"mit\" <Zeichen>  und  Lücken")
				}),
			ozgtest.Meldung("10237", ozgtest.Themenfeld("Gesundheit"), ozgtest.Stand("online"), ozgtest.Modell("A"), ozgtest.LandSeit("NI", "2020-05-01"), ozgtest.Umsetzer("NI", "Dataport, AöR"),
				func(fs ozg.Felder) {
					fs[ozg.FeldLage] = ozg.TextWert("k. A.")
					fs[ozg.FeldProjekt] = ozg.TextWert("0123")
				}),
		))
}

// The samples in testdata are Vorlagen that LibreOffice saved: as .xlsx and .ods, untouched. Then one cell is
// changed in the former.
func TestVorlageSavedByLibreOffice(t *testing.T) {
	t.Parallel()
	g := libreofficeGeschichte()
	if *neuSpeichern {
		speichereMitLibreOffice(t, vorlageAus(t, g, nil))
	}
	for _, name := range []string{"vorlage-libreoffice.xlsx", "vorlage-libreoffice.ods"} {
		b, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		l := zurueckgelesen(t, g, name, b)
		for _, m := range l.Meldungen.Alle() {
			t.Errorf("%s states of %s: %v", name, m.OZGID, m.Felder)
		}
		for _, b := range l.Befunde {
			if b.Schwere != ozg.SchwereHinweis {
				t.Errorf("%s: %+v", name, b)
			}
		}
		if *l.Stichtag != ozgtest.Tag("2021-06-30") || l.unveraendert != 2 {
			t.Errorf("%s: Stichtag %s, %d unchanged", name, l.Stichtag, l.unveraendert)
		}
	}
	f, err := excelize.OpenFile(filepath.Join("testdata", "vorlage-libreoffice.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.SetCellValue(vorlage.BlattAngaben, "C6", "in Umsetzung"); err != nil {
		t.Fatal(err)
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	l := zurueckgelesen(t, g, "v.xlsx", b.Bytes())
	if l.Meldungen.Len() != 1 || len(l.Meldungen.At(0).Felder) != 1 || l.Meldungen.At(0).Felder[ozg.FeldStand].Text != "umsetzung" {
		t.Errorf("one changed cell gives %d Meldungen", l.Meldungen.Len())
	}
}

func speichereMitLibreOffice(t *testing.T, b []byte) {
	t.Helper()
	dir := t.TempDir()
	if err := os.MkdirAll("testdata", 0o755); err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"xlsx", "ods"} {
		von := filepath.Join(dir, "vorlage-libreoffice.xlsx")
		if err := os.WriteFile(von, b, 0o600); err != nil {
			t.Fatal(err)
		}
		aus, err := exec.CommandContext(t.Context(), "soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "profil"), "--headless", "--convert-to", format, "--outdir", "testdata", von).CombinedOutput()
		if err != nil {
			t.Fatalf("soffice: %v\n%s", err, aus)
		}
	}
}
