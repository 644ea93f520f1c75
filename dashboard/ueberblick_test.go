package dashboard

import (
	"html"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"ozgtracker/internal/ozg"
)

// hauptText is the text of the main part of a page, blanks folded, no markup.
func hauptText(body string) string {
	_, inhalt, _ := strings.Cut(body, "<main")
	inhalt, _, _ = strings.Cut(inhalt, "</main>")
	inhalt = regexp.MustCompile(`(?s)<script.*?</script>`).ReplaceAllString(inhalt, " ")
	inhalt = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(inhalt, " ")
	return strings.Join(strings.Fields(html.UnescapeString(strings.ReplaceAll(inhalt, "\u00a0", " "))), " ")
}

// The small history counted by hand: 5 in the Umfang, 2 online somewhere (10001 of the Bund, 10002 in 4 of
// 16 Länder), so the Abdeckung is 1 + 4/16 = 1.25, rounded 1, and 1 is flächendeckend.
func TestUeberblickCounts(t *testing.T) {
	t.Parallel()
	text := hauptText(hole(t, testServer(t, kleineGeschichte(t)), "/").Body)
	for _, want := range []string{
		"Am 30.06.2021 ist 1 von 5 OZG-Leistungen flächendeckend verfügbar (20 %), 1 mehr als am 31.03.2021; zu einer liegt keine Angabe vor.",
		"2 von 5 Leistungen (40 %) +2 seit 31.03.2021",
		"entspricht 1 von 5 Leistungen (20 %) +1 seit 31.03.2021 · 5 von 65 Angeboten",
		"1 von 5 Leistungen (20 %) +1 seit 31.03.2021 · Plan: 3",
		"Hinter dem Plan zurück: 1 statt 3 Leistungen sind flächendeckend; der Abstand wuchs seit dem 31.03.2021 um 1",
		"Eine Leistung hat ihren Soll-Termin überschritten",
		"10003 Bauvorbescheid und Baugenehmigung Bauen & Wohnen Planung 30.05.2021 31.03.2021 31 Tage",
		"Der Bund (Typ 1) ist weiter: 1 von 1 (100 %) sind flächendeckend gegenüber 0 von 3 (0 %) bei Typ 2/3",
		"Zu 3 Leistungen ist kein Modell gemeldet, darunter 1 des Bundes (Typ 1), die keines brauchen.",
		"Stichtag 30.06.2021, Vorgang 3; Beispieldaten",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if t.Failed() {
		t.Log(text)
	}
}

func TestThemenfeldCountsItsOwn(t *testing.T) {
	t.Parallel()
	text := hauptText(hole(t, testServer(t, kleineGeschichte(t)), "/themenfelder/bauen-wohnen").Body)
	for _, want := range []string{
		"Bauen & Wohnen: Am 30.06.2021 ist keine der 2 OZG-Leistungen flächendeckend verfügbar",
		"1 von 2 Leistungen (50 %)",
		"Federführung BMWSB / Mecklenburg-Vorpommern",
		"Plan vom 30.06.2021",
		"2 von 2 (100 %) Leistungen",
		"Eine Leistung hat ihren Soll-Termin überschritten",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %q in: %s", want, text)
		}
	}
}

func TestBeforeTheFirstPlanThePageSaysSo(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t))
	for _, pfad := range []string{"/?stichtag=31.12.2019", "/themenfelder/gesundheit?stichtag=31.12.2019", "/themenfelder/steuern-zoll", "/wellen?stichtag=31.12.2019", "/nachnutzung?stichtag=31.12.2019", "/federfuehrung?stichtag=31.12.2019", "/meilensteine?stichtag=31.12.2019", "/laender?stichtag=31.12.2019", "/diagramme/burnup?stichtag=31.12.2019", "/diagramme/land/ni?stichtag=31.12.2019"} {
		a := hole(t, s, pfad)
		if a.Status != 200 || !strings.Contains(a.Body, "Noch keine Daten zu diesem Stichtag") {
			t.Errorf("%s: %d without the empty state", pfad, a.Status)
		}
	}
	leer := testServer(t, &ozg.Geschichte{})
	if a := hole(t, leer, "/"); a.Status != 200 || !strings.Contains(a.Body, "Noch keine Daten") {
		t.Errorf("empty database: %d", a.Status)
	}
}

func TestNoticesOfTheTwoClocks(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t))
	for pfad, want := range map[string][2]bool{ // earlier Stichtag, less knowledge
		"/":                              {false, false},
		"/?stichtag=31.03.2021":          {true, false},
		"/?wissen=2":                     {false, true},
		"/?wissen=2&stichtag=01.02.2021": {true, true},
	} {
		body := hole(t, s, pfad).Body
		got := [2]bool{strings.Contains(body, "Sie sehen einen früheren Stand"), strings.Contains(body, "bekannt war (Vorgang 2)")}
		if got != want {
			t.Errorf("%s: notices %v, want %v", pfad, got, want)
		}
	}
}

// A percent never stands alone: "115 von 575 (20 %)", with at most the unit between.
func TestNoBarePercent(t *testing.T) {
	t.Parallel()
	s := testServer(t, grosseGeschichte())
	erlaubt := regexp.MustCompile(`[\d.]+ von [\d.]+ ?(OZG-Leistungen|Leistungen)? ?(flächendeckend verfügbar)? ?\(\d+ %\)`)
	for _, pfad := range []string{"/", "/?stichtag=30.06.2021", "/themenfelder", "/themenfelder/gesundheit", "/themenfelder/umwelt?vergleich=kein", "/typen", "/federfuehrung"} {
		text := hauptText(hole(t, s, pfad).Body)
		if rest := erlaubt.ReplaceAllString(text, ""); strings.Contains(rest, "%") {
			i := strings.Index(rest, "%")
			t.Errorf("%s: bare percent: …%s…", pfad, rest[max(0, i-60):min(len(rest), i+10)])
		}
	}
}

// Every number that links to a list is the length of that list.
func TestNumbersEqualTheirLists(t *testing.T) {
	t.Parallel()
	g := grosseGeschichte()
	s := testServer(t, g)
	verweis := regexp.MustCompile(`<a href="(/leistungen\?[^"]*|/leistungen)"[^>]*>(?:<strong>)?(?:Alle )?([\d.]+)(?: (?:Leistungen|des Bundes|anzeigen))?(?:</strong>)?</a>`)
	entspricht := regexp.MustCompile(`entspricht</span> <strong><a [^>]*>[\d.]+</a>`) // a sum of shares, not a count
	geprueft := 0
	for _, pfad := range []string{"/", "/?stichtag=2021-06-30", "/?wissen=100", "/themenfelder", "/themenfelder/gesundheit", "/themenfelder/querschnitt?vergleich=kein", "/typen", "/nachnutzung", "/federfuehrung", "/federfuehrung?stichtag=2021-12-31&wissen=150", "/laender"} {
		body := entspricht.ReplaceAllString(hole(t, s, pfad).Body, "")
		for _, m := range verweis.FindAllStringSubmatch(body, -1) {
			u, err := url.Parse(html.UnescapeString(m[1]))
			if err != nil {
				t.Fatal(err)
			}
			a, err := parseAnfrage(g, u.Path, u.Query(), tag("2023-03-01"), time.UTC)
			if err != nil {
				t.Fatalf("%s: link %s: %v", pfad, u, err)
			}
			n, err := strconv.Atoi(strings.ReplaceAll(m[2], ".", ""))
			if err != nil {
				t.Fatal(err)
			}
			if liste := len(a.Filter.waehle(a.Sicht.Bestand())); liste != n {
				t.Errorf("%s: %d links to %s with %d", pfad, n, u, liste)
			}
			geprueft++
		}
	}
	if geprueft < 1000 {
		t.Errorf("only %d numbers were compared", geprueft)
	}
}

// What is keine Angabe is a class of its own in each breakdown, and the classes add up to the Umfang.
func TestBreakdownsAddUp(t *testing.T) {
	t.Parallel()
	s := testServer(t, grosseGeschichte())
	a, err := lies(t, grosseGeschichte(), "/")
	if err != nil {
		t.Fatal(err)
	}
	p, err := newUeberblickPage(s.basePage(a, "", "/"))
	if err != nil {
		t.Fatal(err)
	}
	summe := func(zs []klassenzeile) (n int) {
		for _, z := range zs {
			n += z.Zahlen.Umfang
		}
		return n
	}
	felder := p.Themenfelder.Keine
	for _, z := range p.Themenfelder.Zeilen {
		felder += z.Zahlen.Umfang
	}
	modelle := p.Modelle.A.Zahlen.Umfang + p.Modelle.B.Zahlen.Umfang + p.Modelle.C.Zahlen.Umfang + p.Modelle.Ohne
	for was, n := range map[string]int{"Typen": summe(p.Typen.Zeilen), "Wellen": summe(p.Wellen.Zeilen), "Themenfelder": felder, "Modelle": modelle} {
		if n != p.Zahlen.Umfang {
			t.Errorf("%s add up to %d, the Umfang is %d", was, n, p.Zahlen.Umfang)
		}
	}
	if p.Zahlen.KeineAngabe() == 0 || p.Modelle.Ohne == 0 {
		t.Error("the test data have no keine Angabe")
	}
	if !strings.Contains(hole(t, s, "/").Body, `class="s-keine"`) {
		t.Error("no bar shows keine Angabe")
	}
}

func TestThemenfelderAreRankedByTheirShare(t *testing.T) {
	t.Parallel()
	s := testServer(t, grosseGeschichte())
	a, err := lies(t, grosseGeschichte(), "/themenfelder")
	if err != nil {
		t.Fatal(err)
	}
	r := newRangliste(s.basePage(a, "", ""))
	for i := 1; i < len(r.Zeilen); i++ {
		if vergleicheAnteile(r.Zeilen[i-1].Zahlen, r.Zeilen[i].Zahlen) < 0 {
			t.Errorf("%s stands before %s", r.Zeilen[i-1].Name, r.Zeilen[i].Name)
		}
	}
	if len(r.Zeilen) != 14 || len(r.Aelter) != 1 || r.Aelter[0] != "Querschnitt" {
		t.Errorf("%d rows, older: %v", len(r.Zeilen), r.Aelter)
	}
}

func TestBurnUpDownload(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t))
	a := hole(t, s, "/burnup.csv")
	if a.Status != 200 || a.Header.Get("Content-Type") != "text/csv; charset=utf-8" || !strings.Contains(a.Header.Get("Content-Disposition"), "ozg-burnup-2021-06-30.csv") {
		t.Fatalf("%d %v", a.Status, a.Header)
	}
	for _, want := range []string{
		"\ufeffMonatsende;online, irgendwo;Abdeckung, entspricht;flächendeckend;keine Angabe;Plan;Erstplan;Umfang\r\n",
		"31.03.2021;0;0;0;3;", "30.06.2021;2;1;1;1;3;3;5\r\n", "31.12.2022;;;;;4;4;\r\n",
	} {
		if !strings.Contains(a.Body, want) {
			t.Errorf("lacks %q in\n%s", want, a.Body)
		}
	}
}
