package ozg_test

import (
	"strings"
	"testing"

	"ozgtracker/internal/ozg"
)

// Pages and workbooks ask for these codes by name; the order is the order of Methodik.
func TestDefinitionen(t *testing.T) {
	t.Parallel()
	want := "umfang irgendwo abdeckung flaechendeckend land verteilung zustand keine_angabe meilenstein erstplan plantreue verzug naechster nachnutzung programm federfuehrung widerspruch burnup aenderungen verschlechterung bruecke meilensteintrend ziel meldedisziplin vollstaendig ozg_konform einheit bund_dashboard"
	var codes []string
	for _, d := range ozg.Definitionen {
		codes = append(codes, d.Code)
		if d.Titel == "" || d.Kurz == "" || d.Formel == "" || d.Fassung == "" {
			t.Errorf("%s: a definition needs title, short text, rule and version: %+v", d.Code, d)
		}
		if d.Beispiel == "" && d.Code != "bund_dashboard" {
			t.Errorf("%s: no example", d.Code)
		}
		if n := len([]rune(d.Kurz)); n > 300 {
			t.Errorf("%s: the short text has %d characters, too many for a pop-up", d.Code, n)
		}
		if strings.ContainsAny(d.Kurz+d.Formel+d.Beispiel, "!\n") {
			t.Errorf("%s: exclamation mark or line break in the text", d.Code)
		}
		if got, ok := ozg.DefinitionNamed(d.Code); !ok || got.Titel != d.Titel {
			t.Errorf("DefinitionNamed(%q) = %q, %v", d.Code, got.Titel, ok)
		}
	}
	if got := strings.Join(codes, " "); got != want {
		t.Errorf("codes\n got %s\nwant %s", got, want)
	}
	if _, ok := ozg.DefinitionNamed("prognose"); ok {
		t.Error("DefinitionNamed found a definition that does not exist")
	}
}

// The examples of the texts must be what the program counts.
func TestDefinitionBeispieleStimmen(t *testing.T) {
	t.Parallel()
	if got := ozg.ZielFrist.TageBis(ozg.NeuerTag(2021, 6, 30)); got != 549 {
		t.Errorf("days to the Frist = %d, the example says 549", got)
	}
	if got := ozg.NeuerTag(2021, 6, 30) - ozg.NeuerTag(2021, 3, 31); got != 91 {
		t.Errorf("age = %d days, the example says 91", got)
	}
	if got := ozg.NeuerTag(2021, 6, 30) - ozg.NeuerTag(2021, 5, 30); got != 31 {
		t.Errorf("Verzug = %d days, the example says 31", got)
	}
	if got := ozg.NeuerTag(2021, 12, 31) - ozg.NeuerTag(2021, 6, 30); got != 184 {
		t.Errorf("Soll moved by %d days, the example says 184", got)
	}
	z := ozg.Zahlen{Umfang: 3, Irgendwo: 2, Flaechendeckend: 1, Abdeckung: ozg.AnteilGanz*4/16 + ozg.AnteilGanz}
	if z.Abdeckung.Float() != 1.25 || z.Entspricht() != 1 {
		t.Errorf("Abdeckung = %v, equal to %d; the example says 1,25 and 1", z.Abdeckung.Float(), z.Entspricht())
	}
}
