package dashboard

import (
	"strings"
	"testing"

	"ozgtracker/internal/ozg"
)

func zahlenMit(flaechendeckend, umfang int) ozg.Zahlen {
	return ozg.Zahlen{Flaechendeckend: flaechendeckend, Umfang: umfang}
}

// glatt puts plain blanks for no-break ones.
func glatt(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

// A finding stands only while its condition holds; else a plain title takes its place.
func TestFindingOfTheBurnUp(t *testing.T) {
	t.Parallel()
	damals := func(faellig, fl int) vergleich {
		return vergleich{Hat: true, Tag: tag("2021-03-31"), Zahlen: zahlenMit(fl, 575), Treue: ozg.Plantreue{Faellig: faellig}}
	}
	for _, f := range []struct {
		n       ozg.Zahlen
		faellig int
		v       vergleich
		want    string
	}{
		{zahlenMit(0, 575), 0, vergleich{}, "Der Weg zur Frist"},
		{zahlenMit(3, 575), 0, vergleich{}, "Der Weg zur Frist: 3 von 575 Leistungen sind flächendeckend"},
		{zahlenMit(120, 575), 195, vergleich{}, "Hinter dem Plan zurück: 120 statt 195 Leistungen sind flächendeckend"},
		{zahlenMit(120, 575), 195, damals(132, 102), "Hinter dem Plan zurück: 120 statt 195 Leistungen sind flächendeckend; der Abstand wuchs seit dem 31.03.2021 um 45"},
		{zahlenMit(190, 575), 195, damals(132, 102), "Hinter dem Plan zurück: 190 statt 195 Leistungen sind flächendeckend; der Abstand sank seit dem 31.03.2021 um 25"},
		{zahlenMit(165, 575), 195, damals(132, 102), "Hinter dem Plan zurück: 165 statt 195 Leistungen sind flächendeckend"},
		{zahlenMit(120, 575), 195, damals(0, 0), "Hinter dem Plan zurück: 120 statt 195 Leistungen sind flächendeckend"},
		{zahlenMit(195, 575), 195, damals(132, 102), "Der Plan ist eingehalten: 195 Leistungen sind flächendeckend"},
		{zahlenMit(200, 575), 195, damals(132, 102), "Der Plan ist übertroffen: 200 statt 195 Leistungen sind flächendeckend"},
	} {
		if got := glatt(aussagePlan(f.n, ozg.Plantreue{Faellig: f.faellig}, f.v)); got != f.want {
			t.Errorf("%q, want %q", got, f.want)
		}
	}
}

func TestFindingOfTheTypen(t *testing.T) {
	t.Parallel()
	for _, f := range []struct {
		bund, laender ozg.Zahlen
		want          string
	}{
		{zahlenMit(66, 129), zahlenMit(42, 357), "Der Bund (Typ 1) ist weiter: 66 von 129 (51 %) sind flächendeckend gegenüber 42 von 357 (12 %) bei Typ 2/3"},
		{zahlenMit(1, 129), zahlenMit(42, 357), "Typ 2/3 ist weiter als der Bund (Typ 1): 42 von 357 (12 %) sind flächendeckend gegenüber 1 von 129 (1 %)"},
		{zahlenMit(1, 2), zahlenMit(2, 4), "Stand je Typ"},
		{zahlenMit(0, 0), zahlenMit(2, 4), "Stand je Typ"},
		{zahlenMit(1, 2), zahlenMit(0, 0), "Stand je Typ"},
	} {
		if got := glatt(aussageTypen([]ozg.Gruppe{{Zahlen: f.bund}, {Zahlen: f.laender}})); got != f.want {
			t.Errorf("%q, want %q", got, f.want)
		}
	}
}

func TestFindingOfTheModels(t *testing.T) {
	t.Parallel()
	g := func(a, b, c ozg.Zahlen) []ozg.Gruppe {
		return []ozg.Gruppe{{Code: "A", Zahlen: a}, {Code: "B", Zahlen: b}, {Code: "C", Zahlen: c}, {Code: ozg.CodeKeine, Zahlen: zahlenMit(9, 9)}}
	}
	for _, f := range []struct {
		gruppen []ozg.Gruppe
		want    string
	}{
		{g(zahlenMit(30, 157), zahlenMit(11, 97), zahlenMit(2, 100)), "Mit „Einer für Alle“ sind 30 von 157 (19 %) flächendeckend, mit Eigenentwicklung 2 von 100 (2 %)"},
		{g(zahlenMit(0, 10), zahlenMit(5, 10), zahlenMit(0, 0)), "Mit nachnutzbarer Software sind 5 von 10 (50 %) flächendeckend, mit „Einer für Alle“ 0 von 10 (0 %)"},
		{g(zahlenMit(1, 10), zahlenMit(1, 10), zahlenMit(2, 20)), "Stand je Nachnutzungsmodell"},
		{g(zahlenMit(1, 10), zahlenMit(0, 0), zahlenMit(0, 0)), "Stand je Nachnutzungsmodell"},
		{g(zahlenMit(0, 0), zahlenMit(0, 0), zahlenMit(0, 0)), "Stand je Nachnutzungsmodell"},
	} {
		if got := glatt(aussageModelle(f.gruppen)); got != f.want {
			t.Errorf("%q, want %q", got, f.want)
		}
	}
}

func TestFindingOfTheThemenfelder(t *testing.T) {
	t.Parallel()
	zeile := func(name string, n ozg.Zahlen) themenfeldZeile { return themenfeldZeile{Name: name, Zahlen: n} }
	for _, f := range []struct {
		zeilen []themenfeldZeile
		want   string
	}{
		{[]themenfeldZeile{zeile("Steuern & Zoll", zahlenMit(16, 36)), zeile("Umwelt", zahlenMit(9, 50)), zeile("Bauen & Wohnen", zahlenMit(5, 59))}, "Steuern & Zoll liegt mit 16 von 36 (44 %) vorn, Bauen & Wohnen mit 5 von 59 (8 %) zurück"},
		{[]themenfeldZeile{zeile("Steuern & Zoll", zahlenMit(16, 36)), zeile("Umwelt", zahlenMit(0, 50)), zeile("Bauen & Wohnen", zahlenMit(0, 59))}, "Steuern & Zoll liegt mit 16 von 36 (44 %) vorn"},
		{[]themenfeldZeile{zeile("A", zahlenMit(1, 2)), zeile("B", zahlenMit(2, 4)), zeile("C", zahlenMit(0, 5))}, "Stand je Themenfeld"},
		{[]themenfeldZeile{zeile("A", zahlenMit(1, 2)), zeile("B", zahlenMit(0, 0)), zeile("C", zahlenMit(0, 0))}, "Stand je Themenfeld"},
		{nil, "Stand je Themenfeld"},
	} {
		if got := glatt(aussageThemenfelder(f.zeilen)); got != f.want {
			t.Errorf("%q, want %q", got, f.want)
		}
	}
}

func TestFindingOfTheWellen(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t))
	for stichtag, want := range map[string]string{
		"2021-06-30": "Welle 2 sollte fertig sein; flächendeckend sind 0 von 1 (0 %)", // Welle 1 is due in 2022
		"2021-03-31": "Stand je Umsetzungswelle",
	} {
		a, err := lies(t, kleineGeschichte(t), "/?stichtag="+stichtag)
		if err != nil {
			t.Fatal(err)
		}
		base := s.basePage(a, "", "")
		if got := glatt(newWellen(base, base.Bestand.Umfang(), "").Titel); got != want {
			t.Errorf("%s: %q, want %q", stichtag, got, want)
		}
	}
}

func TestFindingOfTheDatenstand(t *testing.T) {
	t.Parallel()
	d := func(mitPlan, aktuell int) datenstand {
		return datenstand{Felder: make([]ozg.Datenstand, 14), MitPlan: mitPlan, Aktuell: aktuell}
	}
	for _, f := range []struct {
		d    datenstand
		want string
	}{
		{d(0, 0), "Noch kein Themenfeld hat einen Umsetzungsplan vorgelegt"},
		{d(11, 11), "11 von 14 Themenfeldern haben einen Umsetzungsplan vorgelegt"},
		{d(14, 14), "Alle 14 Themenfelder haben einen Umsetzungsplan, keiner ist älter als 100 Tage"},
		{d(14, 13), "Alle 14 Themenfelder haben einen Umsetzungsplan, einer ist älter als 100 Tage"},
		{d(14, 10), "Alle 14 Themenfelder haben einen Umsetzungsplan, 4 sind älter als 100 Tage"},
	} {
		if got := glatt(aussageDatenstand(f.d)); got != f.want {
			t.Errorf("%q, want %q", got, f.want)
		}
	}
}

func TestFindingOfTheLate(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{
		0: "Keine Leistung hat ihren Soll-Termin überschritten", 1: "Eine Leistung hat ihren Soll-Termin überschritten", 1300: "1.300 Leistungen haben ihren Soll-Termin überschritten",
	} {
		if got := glatt(aussageVerspaetete(n)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestFindingOfTheMilestones(t *testing.T) {
	t.Parallel()
	for _, f := range []struct {
		n, alle, spaet, bald int
		want                 string
	}{
		{2228, 2228, 0, 0, "2.228 Meilensteine"},
		{2228, 2228, 116, 40, "2.228 Meilensteine, davon 116 überfällig und 40 in den nächsten 90 Tagen fällig"},
		{116, 2228, 116, 0, "116 von 2.228 Meilensteinen, alle überfällig"},
		{40, 2228, 0, 40, "40 von 2.228 Meilensteinen, alle in den nächsten 90 Tagen fällig"},
		{50, 2228, 10, 0, "50 von 2.228 Meilensteinen, davon 10 überfällig"},
		{0, 2228, 0, 0, "0 von 2.228 Meilensteinen"},
	} {
		w := meilensteinwahl{termine: make([]ozg.Termin, f.n), alle: f.alle, ueberfaellig: f.spaet, inNaechsten: f.bald}
		if got := aussageMeilensteine(w); got != f.want {
			t.Errorf("%q, want %q", got, f.want)
		}
	}
}
