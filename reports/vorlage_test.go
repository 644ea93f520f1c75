package reports_test

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/ozg/ozgtest"
	"ozgtracker/internal/vorlage"
	"ozgtracker/reports"
)

// vorlageMit writes the Vorlage of one Leistung that states these fields.
func vorlageMit(t *testing.T, felder ...ozgtest.Option) []byte {
	t.Helper()
	g := ozgtest.Geschichte(ozgtest.Plan("2021-06-30", ozgtest.Meldung("10214", append(felder, ozgtest.Themenfeld("Gesundheit"))...)))
	v, err := reports.NeueVorlage(g.Sicht(ozg.Blick{Stichtag: ozgtest.Tag("2021-06-30")}), reports.Optionen{Themenfelder: []string{"Gesundheit"}, Beispieldaten: true})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := reports.WriteVorlage(&b, v); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func text(f ozg.Feld, s string) ozgtest.Option {
	return func(fs ozg.Felder) { fs[f] = ozg.TextWert(s) }
}

// What plans say can become neither a formula nor a link, and comes back as it was.
func TestVorlageRunsNoTextOfOthers(t *testing.T) {
	t.Parallel()
	boese := `=HYPERLINK("https://x.example","hier")`
	b := vorlageMit(t, text(ozg.FeldBezeichnung, "=1+1"), text(ozg.FeldBemerkung, boese), text(ozg.FeldURL, "https://amt.example/"), text(ozg.FeldProjekt, "@x"), text(ozg.FeldLage, "<b>\"&"))
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	for _, teil := range z.File {
		r, err := teil.Open()
		if err != nil {
			t.Fatal(err)
		}
		inhalt, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		for _, verboten := range []string{"<f>", "<f ", "<hyperlink", `TargetMode="External"`} {
			if strings.HasPrefix(teil.Name, "xl/worksheets/") && strings.Contains(string(inhalt), verboten) {
				t.Errorf("%s holds %s", teil.Name, verboten)
			}
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	zeilen, err := f.GetRows(vorlage.BlattAngaben)
	if err != nil {
		t.Fatal(err)
	}
	for _, will := range []string{"=1+1", boese, "https://amt.example/", "@x", "<b>\"&"} {
		if !slices.Contains(zeilen[5], will) {
			t.Errorf("the row lacks %q: %q", will, zeilen[5])
		}
	}
}

func teilText(t *testing.T, mappe []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(mappe), int64(len(mappe)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// What guides a person: lists and dates are checked, keys are locked without a password, every heading is
// explained, what belongs to the program is hidden.
func TestVorlageGuidesThePerson(t *testing.T) {
	t.Parallel()
	b := vorlageMit(t, ozgtest.Stand("planung"))
	if !bytes.Equal(b, vorlageMit(t, ozgtest.Stand("planung"))) {
		t.Error("the same Vorlage gives other bytes")
	}
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sichtbar := map[string]bool{}
	for _, blatt := range f.GetSheetList() {
		if sichtbar[blatt], err = f.GetSheetVisible(blatt); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(map[string]bool{vorlage.BlattAnleitung: true, vorlage.BlattAngaben: true, vorlage.BlattListen: false, vorlage.BlattHerkunft: false}, sichtbar); diff != "" {
		t.Errorf("sheets in sight (-want +got):\n%s", diff)
	}
	dvs, err := f.GetDataValidations(vorlage.BlattAngaben)
	if err != nil {
		t.Fatal(err)
	}
	arten := map[string]int{}
	for _, dv := range dvs {
		arten[dv.Type]++
	}
	listen, daten := 0, 0
	for _, feld := range vorlage.Felder() {
		if vorlage.Worte(feld) != nil {
			listen++
		}
		if feld.Art() == ozg.ArtDatum {
			daten++
		}
	}
	if arten["list"] != listen || arten["date"] != daten || listen < 20 || daten < 20 {
		t.Errorf("validations %v, want %d lists and %d dates", arten, listen, daten)
	}
	kommentare, err := f.GetComments(vorlage.BlattAngaben)
	if err != nil || len(kommentare) != len(vorlage.Felder())+1 {
		t.Errorf("%d comments for %d columns (%v)", len(kommentare), len(vorlage.Felder())+1, err)
	}
	for adresse, will := range map[string]bool{"A6": true, "B6": true, "C6": false, "BL6": false} {
		id, err := f.GetCellStyle(vorlage.BlattAngaben, adresse)
		if err != nil {
			t.Fatal(err)
		}
		s, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if gesperrt := s.Protection == nil || s.Protection.Locked; gesperrt != will {
			t.Errorf("%s locked: %v, want %v", adresse, gesperrt, will)
		}
	}
	schutz := regexp.MustCompile(`<sheetProtection[^>]*>`).FindString(teilText(t, b, "xl/worksheets/sheet2.xml"))
	if schutz == "" || strings.Contains(schutz, "hashValue") || strings.Contains(schutz, "password") {
		t.Errorf("the lock is %q, want one without a password", schutz)
	}
}

func TestVorlageOfNothing(t *testing.T) {
	t.Parallel()
	g := ozgtest.Geschichte(ozgtest.Katalog("2017-08-18", "10214"))
	_, err := reports.NeueVorlage(g.Sicht(ozg.Blick{Stichtag: ozgtest.Tag("2021-06-30")}), reports.Optionen{Themenfelder: []string{"Umwelt"}})
	if ozg.FehlerCode(err) != "vorlage_leer" {
		t.Errorf("error %v", err)
	}
}
