package dashboard

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/katalog"
	"ozgtracker/internal/ozg"
)

// Every ⓘ and every link "Methodik" leads to an anchor that is there.
func TestMethodikHasAnAnchorForEveryDefinition(t *testing.T) {
	t.Parallel()
	a := hole(t, vollerServer(t), "/methodik")
	if a.Status != http.StatusOK {
		t.Fatal(a.Status)
	}
	for _, d := range ozg.Definitionen {
		if n := strings.Count(a.Body, `id="`+d.Code+`"`); n != 1 {
			t.Errorf("%s has %d anchors", d.Code, n)
		}
		if !strings.Contains(a.Body, "Fassung "+d.Fassung) && d.Code != codeBund {
			t.Errorf("%s: its version is not shown", d.Code)
		}
	}
	for _, want := range []string{
		"Warum 557 und nicht 575", "1 von 557 (1", "von 5.223", "LeiKa-Leistungen", "mindestens eine zugehörige Verwaltungsleistung den Reifegrad 2 erreicht hat",
		"BKG 2017", "EUPL-1.2", "Digitalisierungslabore in Umsetzung", "54\u00a0%", "1 von 14 Themenfeldern haben",
	} {
		if !strings.Contains(a.Body, want) {
			t.Errorf("page lacks %q", want)
		}
	}
}

func TestEveryPublishedFigureHasAName(t *testing.T) {
	t.Parallel()
	vs, err := katalog.Veroeffentlicht()
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range vs {
		if _, ok := kennzahlTexte[v.Kennzahl]; !ok {
			t.Errorf("%s has no German name", v.Kennzahl)
		}
	}
}

// The page lists what the workbook holds, and the workbook is named after its Stichtag.
func TestBerichtHoldsTheListedSheets(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t))
	for _, f := range []struct {
		pfad, name string
		ohne       string
	}{
		{"/berichte/gesamtbericht.xlsx?stichtag=30.06.2021&themenfeld=", "ozg-bericht-2021-06-30.xlsx", ""},
		{"/berichte/gesamtbericht.xlsx?stichtag=31.03.2021&themenfeld=bauen-wohnen", "ozg-bericht-bauen-wohnen-2021-03-31.xlsx", "Themenfelder"},
	} {
		a := hole(t, s, f.pfad)
		if a.Status != http.StatusOK || a.Header.Get("Content-Type") != typExcel || !strings.Contains(a.Header.Get("Content-Disposition"), `attachment; filename="`+f.name+`"`) {
			t.Fatalf("%s: %d %v", f.pfad, a.Status, a.Header)
		}
		x, err := excelize.OpenReader(bytes.NewReader([]byte(a.Body)))
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for _, b := range berichtBlaetter {
			if b.Name != f.ohne {
				want = append(want, b.Name)
			}
		}
		if diff := cmp.Diff(want, x.GetSheetList()); diff != "" {
			t.Errorf("%s (-listed +in the workbook):\n%s", f.pfad, diff)
		}
		_ = x.Close()
	}
	if a := hole(t, s, "/berichte"); a.Status != http.StatusOK || !strings.Contains(a.Body, `value="30.06.2021"`) {
		t.Errorf("page: %d", a.Status)
	}
	for _, q := range []string{"themenfeld=gesundheit&themenfeld=umwelt", "themenfeld=keine", "stichtag=x"} {
		if a := hole(t, s, "/berichte/gesamtbericht.xlsx?"+q); a.Status != http.StatusBadRequest {
			t.Errorf("%s: %d, want 400", q, a.Status)
		}
	}
}
