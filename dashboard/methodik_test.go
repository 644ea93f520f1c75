package dashboard

import (
	"net/http"
	"strings"
	"testing"

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
