package charts

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/ozg"
)

var update = flag.Bool("update", false, "write the golden files anew")

func tag(s string) ozg.Tag {
	t, err := ozg.ParseISO(s)
	if err != nil {
		panic(err)
	}
	return t
}

func zahlenVon(umfang, irgendwo, abdeckung, flaechendeckend, keine int) ozg.Zahlen {
	z := ozg.Zahlen{Umfang: umfang, Irgendwo: irgendwo, Flaechendeckend: flaechendeckend, Abdeckung: ozg.Anteil(abdeckung) * ozg.AnteilGanz}
	z.Zustaende[ozg.ZustandFlaechendeckend] = flaechendeckend
	z.Zustaende[ozg.ZustandOnline] = irgendwo - flaechendeckend
	z.Zustaende[ozg.ZustandKeineAngabe] = keine
	z.Zustaende[ozg.ZustandOffen] = umfang - irgendwo - keine
	return z
}

// beispiel is a burn-up of three months toward the Frist, with a Soll that moved.
func beispiel() ozg.BurnUp {
	b := ozg.BurnUp{
		Ziel: ozg.ZielFrist, OhneSoll: 2,
		Punkte: []ozg.BurnUpPunkt{
			{Tag: tag("2022-04-30"), Zahlen: zahlenVon(56, 10, 6, 3, 5)},
			{Tag: tag("2022-05-31"), Zahlen: zahlenVon(57, 14, 9, 5, 4)},
			{Tag: tag("2022-06-30"), Zahlen: zahlenVon(57, 21, 14, 9, 3)},
		},
	}
	n, e := 0, 0
	for t := tag("2022-04-30"); t <= tag("2023-09-30"); t = t.PlusMonate(1) {
		n, e = min(n+4, 55), min(e+7, 55)
		b.Plan = append(b.Plan, ozg.PlanPunkt{Tag: t, Anzahl: n})
		b.Erstplan = append(b.Erstplan, ozg.PlanPunkt{Tag: t, Anzahl: e})
	}
	return b
}

func vergleicheGolden(t *testing.T, name string, got json.RawMessage) {
	t.Helper()
	var schoen bytes.Buffer
	if err := json.Indent(&schoen, got, "", " "); err != nil {
		t.Fatal(err)
	}
	datei := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(datei, schoen.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(datei)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), schoen.String()); diff != "" {
		t.Errorf("%s differs (-update writes it anew): %s", name, diff)
	}
}

func TestBurnUpOption(t *testing.T) {
	t.Parallel()
	c, err := BurnUp("burnup", beispiel())
	if err != nil {
		t.Fatal(err)
	}
	vergleicheGolden(t, "burnup.json", c.Option)
	vergleicheGolden(t, "burnup_schmal.json", c.Schmal)
}

func TestBurnUpWordsAndTable(t *testing.T) {
	t.Parallel()
	c, err := BurnUp("burnup", beispiel())
	if err != nil {
		t.Fatal(err)
	}
	want := "Liniendiagramm von 2022 bis 2023. Am 30.06.2022 von 57 Leistungen online irgendwo 21, Abdeckung entspricht 14, flächendeckend 9. " +
		"Plan zum 31.12.2022: 36. Alle Werte stehen in der Tabelle darunter."
	if c.Beschreibung != want {
		t.Errorf("description %q", c.Beschreibung)
	}
	zeilen := c.Tabelle.Zeilen
	if diff := cmp.Diff([]string{"30.06.2022", "21", "14", "9", "3", "12", "21", "57"}, zeilen[2]); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"31.07.2022", "–", "–", "–", "–", "16", "28", "–"}, zeilen[3]); diff != "" {
		t.Error(diff)
	}
	if len(zeilen) != 18 {
		t.Errorf("%d rows", len(zeilen))
	}
}

// A Stichtag within a month is a row of its own; the plan is known for ends of months only.
func TestBurnUpWithinAMonth(t *testing.T) {
	t.Parallel()
	b := beispiel()
	b.Punkte[2].Tag = tag("2022-06-15")
	c, err := BurnUp("burnup", b)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"15.06.2022", "21", "14", "9", "3", "–", "–", "57"}, c.Tabelle.Zeilen[2]); diff != "" {
		t.Error(diff)
	}
	if got := c.Tabelle.Zeilen[3][0]; got != "30.06.2022" {
		t.Errorf("next row %s", got)
	}
}

func TestBurnUpWithoutPointsIsAnError(t *testing.T) {
	t.Parallel()
	if _, err := BurnUp("x", ozg.BurnUp{}); err == nil {
		t.Error("no error")
	}
}

// Names come from uploaded files; as data of a chart they must stay data.
func TestHostileNamesStayData(t *testing.T) {
	t.Parallel()
	b := beispiel()
	b.Ziel.Name = `</script><img src=x onerror=alert(1)>`
	for _, name := range []string{b.Ziel.Name, `__f__"+alert(1)+"__f__`, "var(--x)", "fn:zahl"} {
		m := textmarke("2022-06-30", 1, name, farbeText, 400, "top", 0, 0)
		j, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(j), "<") {
			t.Errorf("%q gets out: %s", name, j)
		}
		var zurueck marke
		if err := json.Unmarshal(j, &zurueck); err != nil || zurueck.Label.Formatter != name {
			t.Errorf("%q became %q (%v)", name, zurueck.Label.Formatter, err)
		}
	}
	c, err := BurnUp("burnup", b)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(c.Option)+string(c.Schmal), "<") {
		t.Error("markup in the option")
	}
}

func TestAxisEndsAtARoundNumberAboveAll(t *testing.T) {
	t.Parallel()
	for hoch, want := range map[int]int{0: 4, 3: 4, 5: 8, 57: 60, 61: 80, 557: 600, 575: 600, 1001: 1200, 5249: 6000} {
		b := ozg.BurnUp{Punkte: []ozg.BurnUpPunkt{{Zahlen: ozg.Zahlen{Umfang: hoch}}}}
		if got := obereGrenze(b); got != want {
			t.Errorf("up to %d: axis to %d, want %d", hoch, got, want)
		}
	}
}

// Three near counts must not print over each other.
func TestLabelsOfNearCountsKeepTheirDistance(t *testing.T) {
	t.Parallel()
	for _, n := range [][3]int{{0, 0, 0}, {3, 2, 1}, {57, 57, 57}, {30, 29, 1}} {
		b := beispiel()
		b.Punkte[2].Zahlen = zahlenVon(57, n[0], n[1], n[2], 0)
		z := zeichnung{b: b, jetzt: b.Punkte[2], hoch: 60}
		zeilen := z.zahlZeilen()
		for i := 1; i < len(zeilen); i++ {
			if d := zeilen[i].y - zeilen[i-1].y; d < zeilenhoehe {
				t.Errorf("%v: labels %v pixels apart", n, d)
			}
		}
	}
}

// The label of a plan must not cover a line or another label while there is room.
func TestPlanLabelsFindAFreePlace(t *testing.T) {
	t.Parallel()
	b := beispiel()
	for _, schmal := range []bool{false, true} {
		z := zeichnung{b: b, jetzt: b.Punkte[2], hoch: 60, schmal: schmal}
		kurven, belegt := z.kurven(), z.belegt()
		o, ok := z.suchePlatz(b.Plan, 60, kurven, kurven[5], belegt)
		if !ok {
			t.Fatal("no place")
		}
		if d := abstand(o.box, kurven); d < 0 {
			t.Errorf("narrow %v: %+v lies on a line", schmal, o)
		}
		for _, g := range belegt {
			if o.box.ueberlappt(g) {
				t.Errorf("narrow %v: %+v covers a label", schmal, o)
			}
		}
	}
	if _, ok := (zeichnung{b: b, jetzt: b.Punkte[2], hoch: 60}).suchePlatz(nil, 60, nil, nil, nil); ok {
		t.Error("a plan without dates got a label")
	}
}

func TestOnePlanLineIsLabelledOnce(t *testing.T) {
	t.Parallel()
	b := beispiel()
	b.Erstplan = b.Plan
	z := zeichnung{b: b, jetzt: b.Punkte[2], hoch: 60}
	if plan, erst := z.etikettenPlaene(); len(plan) != 1 || len(erst) != 0 {
		t.Errorf("%d and %d labels", len(plan), len(erst))
	}
}

func TestBalken(t *testing.T) {
	t.Parallel()
	z := ozg.Zahlen{Umfang: 36}
	z.Zustaende[ozg.ZustandFlaechendeckend] = 16
	z.Zustaende[ozg.ZustandPlanung] = 19
	z.Zustaende[ozg.ZustandKeineAngabe] = 1
	got := NeuerBalken(z, 352, 16)
	want := Balken{
		Breite: 352, Hoehe: 16, Beschreibung: "16 flächendeckend, 19 Planung, 1 keine Angabe",
		Segmente: []Segment{
			{"s-flaechendeckend", "", "0.5", "154.5"},
			{"s-planung", "d-planung", "156.5", "183.8"},
			{"s-keine", "d-keine", "341.8", "8.2"},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if b := NeuerBalken(ozg.Zahlen{}, 352, 16); len(b.Segmente) != 0 || b.Beschreibung != "keine Leistungen" {
		t.Errorf("empty bar %+v", b)
	}
}

// Texture means not yet usable: usable states are plain, all others carry a pattern or are hollow.
func TestPatterns(t *testing.T) {
	t.Parallel()
	for _, z := range ozg.Zustaende {
		if z.Irgendwo() && Muster(z) != "" {
			t.Errorf("%s is usable, but patterned", z)
		}
		if !z.Irgendwo() && Muster(z) == "" && z != ozg.ZustandOffen {
			t.Errorf("%s is not usable, but plain", z)
		}
	}
}
