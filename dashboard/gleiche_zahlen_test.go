package dashboard

import (
	"encoding/json"
	"fmt"
	"html"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/ozg"
)

var (
	anker      = regexp.MustCompile(`(?s)<a\b([^>]*)href="([^"]*)"([^>]*)>(.*?)</a>`)
	auszeichng = regexp.MustCompile(`(?s)<[^>]*>`)
	zahlVorn   = regexp.MustCompile(`^(?:Alle |alle )?([0-9][0-9.]*)(?:$| |\x{a0})`)
	kacheln    = regexp.MustCompile(`(?s)<div class="ozg-kz__wert">.*?<strong><a[^>]*>([0-9.]+)</a></strong>`)
	// The Abdeckung is a sum of shares and no list is as long as it; it leads to those that have a share.
	abdeckungen = regexp.MustCompile(`entspricht</span> <strong><a[^>]*>[0-9.]+</a></strong>`)
	heatzellen  = regexp.MustCompile(`^[0-9]+ ?%.*: ([0-9.]+) von ([0-9.]+) `)
)

// verlinkteZahl is a number on a page that leads to a list.
type verlinkteZahl struct {
	zahl          int
	text, adresse string
}

// verlinkteZahlen finds the links of a page whose text begins with a number.
func verlinkteZahlen(seite, praefix string) (zs []verlinkteZahl) {
	for _, m := range anker.FindAllStringSubmatch(abdeckungen.ReplaceAllString(seite, ""), -1) {
		adresse := html.UnescapeString(m[2])
		if !strings.HasPrefix(adresse, praefix) {
			continue
		}
		text := strings.TrimSpace(html.UnescapeString(auszeichng.ReplaceAllString(m[4], "")))
		n := zahlVorn.FindStringSubmatch(text)
		if h := heatzellen.FindStringSubmatch(glatt(text)); h != nil {
			if n = h; h[1] == "0" { // an empty list says nothing: it leads to what is not online
				n = h[1:]
			}
		}
		if n == nil {
			continue
		}
		zahl, err := strconv.Atoi(strings.ReplaceAll(n[1], ".", ""))
		if err == nil {
			zs = append(zs, verlinkteZahl{zahl, text + " | " + m[1] + m[3], adresse})
		}
	}
	return zs
}

// Whoever clicks a number finds a list of just that length behind it, on every page.
func TestEveryNumberLeadsToAListOfThatLength(t *testing.T) {
	t.Parallel()
	gezaehlt := 0
	for name, g := range map[string]*ozg.Geschichte{"small": kleineGeschichte(t), "large": grosseGeschichte()} {
		s := testServer(t, g)
		for _, pfad := range []string{
			"/", "/?vergleich=vorjahr", "/?stichtag=2021-06-30", "/themenfelder", "/themenfelder/bauen-wohnen", "/laender", "/laender/ni", "/wellen", "/nachnutzung", "/typen",
			"/federfuehrung", "/methodik", "/aenderungen",
		} {
			a := hole(t, s, pfad)
			if a.Status != 200 {
				t.Errorf("%s: %d", pfad, a.Status)
			}
			zs := verlinkteZahlen(a.Body, "/leistungen?")
			gezaehlt += len(zs)
			for _, z := range zs {
				b, err := lies(t, g, z.adresse)
				if err != nil {
					t.Errorf("%s: %s: %v", pfad, z.adresse, err)
					continue
				}
				if n := len(b.Filter.waehle(b.Sicht.Bestand())); n != z.zahl {
					t.Errorf("%s %s: %q leads to %d: %s", name, pfad, z.text, n, z.adresse)
				}
			}
		}
	}
	if gezaehlt < 1000 {
		t.Errorf("only %d numbers found", gezaehlt)
	}
}

// A figure is the same on the page, in the API, in CSV and in Excel, at whatever Blick.
func TestAFigureIsTheSameEverywhere(t *testing.T) {
	t.Parallel()
	s := vollerServer(t)
	gross := grosseGeschichte()
	s.geschichte = func() *ozg.Geschichte { return gross }
	for _, blick := range []string{"", "stichtag=2021-06-30", "stichtag=2022-03-31&wissen=150", "stichtag=2019-03-31"} {
		var j ueberblickZahlen
		a := hole(t, s, "/api/v1/ueberblick?"+blick)
		if err := json.Unmarshal([]byte(a.Body), &j); err != nil || a.Status != 200 {
			t.Fatalf("%s: %d %v", blick, a.Status, err)
		}
		z := j.Zahlen
		drei := []string{strconv.Itoa(z.Irgendwo.Zaehler), strconv.Itoa(z.Abdeckung.Zaehler), strconv.Itoa(z.Flaechendeckend.Zaehler)}
		var gezeigt []string
		seite := hole(t, s, "/?"+blick).Body
		for _, k := range kacheln.FindAllStringSubmatch(seite, -1) {
			got := strings.ReplaceAll(k[1], ".", "")
			gezeigt = append(gezeigt, got)
		}
		if d := cmp.Diff(drei, gezeigt); d != "" && z.KeineAngabe.Zaehler < z.Umfang { // else the page says that nothing is known
			t.Errorf("%s: the three counts (-API +page):\n%s", blick, d)
		}
		pruefeBurnUp(t, s, blick, z)
		pruefeListen(t, s, blick, z)
		pruefeGesamtbericht(t, s, blick, j)
	}
}

// ueberblickZahlen is what a client reads of /api/v1/ueberblick.
type ueberblickZahlen struct {
	Blick  struct{ Stichtag string }
	Zahlen gelesen
}

type gelesen struct {
	Umfang          int
	Irgendwo        zaehlerVon
	Abdeckung       zaehlerVon
	Flaechendeckend zaehlerVon
	KeineAngabe     zaehlerVon `json:"keine_angabe"`
	Zustaende       map[string]zaehlerVon
}

type zaehlerVon struct{ Zaehler, Nenner int }

// pruefeBurnUp compares the last point of the series, in JSON and in CSV.
func pruefeBurnUp(t *testing.T, s *Server, blick string, z gelesen) {
	t.Helper()
	var j struct{ Punkte []ueberblickZahlen }
	if err := json.Unmarshal([]byte(hole(t, s, "/api/v1/burnup?"+blick).Body), &j); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(z, j.Punkte[len(j.Punkte)-1].Zahlen); d != "" {
		t.Errorf("%s: burn-up (-overview +last point):\n%s", blick, d)
	}
	tabelle := liesCSV(t, s, "/burnup.csv?"+blick)
	for i := 1; i < len(tabelle); i++ {
		if zeile := strings.Join(tabelle[i], ";"); strings.Contains(zeile, fmt.Sprintf(";%d;%d;%d;", z.Irgendwo.Zaehler, z.Abdeckung.Zaehler, z.Flaechendeckend.Zaehler)) {
			return
		}
	}
	t.Errorf("%s: no row of the CSV of the burn-up holds %+v: %v", blick, z, tabelle)
}

// pruefeListen compares the length of the list of each state, in JSON, CSV and Excel; all states add up to
// the Umfang.
func pruefeListen(t *testing.T, s *Server, blick string, z gelesen) {
	t.Helper()
	summe := 0
	for code, n := range z.Zustaende {
		summe += n.Zaehler
		frage := "?zustand=" + code + "&" + blick
		var j struct{ Anzahl zaehlerVon }
		if err := json.Unmarshal([]byte(hole(t, s, "/api/v1/leistungen"+frage).Body), &j); err != nil {
			t.Fatal(err)
		}
		csv := len(liesCSV(t, s, "/leistungen.csv"+frage)) - 1
		if j.Anzahl.Zaehler != n.Zaehler || csv != n.Zaehler {
			t.Errorf("%s %s: %d in the overview, %d in the list, %d rows of CSV", blick, code, n.Zaehler, j.Anzahl.Zaehler, csv)
		}
	}
	if summe != z.Umfang {
		t.Errorf("%s: the states add up to %d of %d", blick, summe, z.Umfang)
	}
	zeilen := excelZeilen(t, hole(t, s, "/leistungen.xlsx?zustand=flaechendeckend&"+blick).Body)
	n := 0
	for _, z := range zeilen {
		if len(z) > 0 && ozgIDs.MatchString(z[0]) {
			n++
		}
	}
	if n != z.Flaechendeckend.Zaehler {
		t.Errorf("%s: %d rows of Excel, %d flächendeckend", blick, n, z.Flaechendeckend.Zaehler)
	}
}

var ozgIDs = regexp.MustCompile(`^[0-9]{5}$`)

// excelZeilen are the rows of all sheets, as numbers without separators.
func excelZeilen(t *testing.T, datei string) (zeilen [][]string) {
	t.Helper()
	f, err := excelize.OpenReader(strings.NewReader(datei), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatalf("%v: %.200s", err, datei)
	}
	defer f.Close()
	for _, blatt := range f.GetSheetList() {
		zs, err := f.GetRows(blatt)
		if err != nil {
			t.Fatal(err)
		}
		zeilen = append(zeilen, zs...)
	}
	return zeilen
}

// pruefeGesamtbericht finds the figures of the Stichtag in the table of the burn-up of the workbook.
func pruefeGesamtbericht(t *testing.T, s *Server, blick string, j ueberblickZahlen) {
	t.Helper()
	a := hole(t, s, "/berichte/gesamtbericht.xlsx?"+blick)
	tag, err := ozg.ParseISO(j.Blick.Stichtag)
	if err != nil {
		t.Fatal(err)
	}
	excelTag := strconv.Itoa(int(tag - ozg.NeuerTag(1899, 12, 30)))
	z := j.Zahlen
	want := []int{z.Umfang, z.Irgendwo.Zaehler, z.Abdeckung.Zaehler, z.Flaechendeckend.Zaehler, z.KeineAngabe.Zaehler}
	for _, zeile := range excelZeilen(t, a.Body) {
		if len(zeile) < 11 || zeile[0] != excelTag || zeile[1] == "" {
			continue
		}
		var got []int
		for _, spalte := range []int{1, 2, 4, 8, 10} {
			n, err := strconv.Atoi(zeile[spalte])
			if err != nil {
				t.Errorf("%s: row %v: %v", blick, zeile, err)
			}
			got = append(got, n)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: workbook (-API +sheet):\n%s", blick, d)
		}
		return
	}
	t.Errorf("%s: the workbook has no row of the Stichtag", blick)
}
