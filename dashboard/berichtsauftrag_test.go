package dashboard

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

// stelleUhr gives the Server a clock that the test sets.
func stelleUhr(s *Server, t time.Time) { s.c.Jetzt = func() time.Time { return t } }

func berlinerZeit(s *Server, text string) time.Time {
	t, err := time.ParseInLocation("02.01.2006 15:04", text, s.berlin)
	if err != nil {
		panic(err)
	}
	return t
}

// Reports come on their day, once, whichever process is first, and days without any process are made up for.
func TestRegularReportsAreMadeOnce(t *testing.T) {
	t.Parallel()
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		eins, zwei := dienstServer(t, storetest.Open(t, dsn)), dienstServer(t, storetest.Open(t, dsn))
		stelleUhr(eins, berlinerZeit(eins, "31.01.2022 12:00"))
		a := sende(t, eins, "/berichte/regelmaessig", "", nil, "name", "Monatsbericht", "art", "gesamtbericht", "themenfeld", "gesundheit", "tag", "31")
		if a.Status != http.StatusSeeOther {
			t.Fatalf("order: %d %s", a.Status, a.Body)
		}
		faellig := func(jetzt string) (tage []string) {
			var wg sync.WaitGroup
			for _, s := range []*Server{eins, zwei} {
				stelleUhr(s, berlinerZeit(s, jetzt))
				wg.Go(func() {
					if err := s.erzeugeFaellige(t.Context()); err != nil {
						t.Error(err)
					}
				})
			}
			wg.Wait()
			berichte, err := eins.c.Store.Berichte(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for _, b := range berichte {
				tage = append(tage, b.Faellig.String())
			}
			return tage
		}
		for _, fall := range []struct{ jetzt, will string }{
			{"31.01.2022 13:00", ""},
			{"28.02.2022 05:59", ""},
			{"28.02.2022 06:00", "2022-02-28"},
			{"28.02.2022 06:01", "2022-02-28"},
			{"30.05.2022 09:00", "2022-02-28 2022-03-31 2022-04-30"}, // nothing ran for two of them
		} {
			tage := faellig(fall.jetzt)
			slices.Sort(tage)
			if got := strings.Join(tage, " "); got != fall.will {
				t.Errorf("at %s there are %q, want %q", fall.jetzt, got, fall.will)
			}
		}
	})
}

// A report that is made up for shows what was known on its day, not what became known since.
func TestARegularReportShowsWhatWasKnownOnItsDay(t *testing.T) {
	t.Parallel()
	st := storetest.Open(t, storetest.DSN(t, "sqlite"))
	s := dienstServer(t, st)
	stelleUhr(s, berlinerZeit(s, "10.01.2022 12:00"))
	sende(t, s, "/berichte/regelmaessig", "", nil, "name", "Monatsbericht", "art", "gesamtbericht", "tag", "15")
	vorher := s.geschichte().Stand
	nimmAn(t, st, "2021-12-31", time.Date(2022, 1, 20, 9, 0, 0, 0, time.UTC))
	stelleUhr(s, berlinerZeit(s, "20.02.2022 12:00"))
	if err := s.erzeugeFaellige(t.Context()); err != nil {
		t.Fatal(err)
	}
	berichte, err := st.Berichte(t.Context())
	if err != nil || len(berichte) != 2 {
		t.Fatalf("%d reports, %v", len(berichte), err)
	}
	for _, b := range berichte {
		will := vorher
		if b.Faellig == tag("2022-02-15") {
			will++
		}
		if b.Wissen != will {
			t.Errorf("the report of %s knows Vorgang %d, want %d", b.Faellig, b.Wissen, will)
		}
	}
}

func nimmAn(t *testing.T, st *store.Store, stichtag string, am time.Time) {
	t.Helper()
	_, err := st.Annehmen(t.Context(), store.NeuerImport{
		Art: ozg.ImportPlan, Stichtag: tag(stichtag), Datei: "plan.csv", Inhalt: []byte(stichtag), SHA256: pruefsumme(stichtag), Konto: "lokal", Am: am,
		Meldungen: ozg.MeldungenAus([]ozg.Meldung{{Blatt: "Plan", Zeile: 2, OZGID: "10214", Felder: ozg.Felder{ozg.FeldStand: ozg.TextWert(ozg.StandOnline)}}}),
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
}

var aktionen = regexp.MustCompile(`action="(/berichte/[^"]+/(?:jetzt|loeschen))"`)

// What a person does on the page: order, make at once, download, delete.
func TestRegularReportsOnThePage(t *testing.T) {
	t.Parallel()
	s := dienstServer(t, storetest.Open(t, storetest.DSN(t, "sqlite")))
	enthaeltAlle(t, "the page Berichte", hole(t, s, "/berichte"), http.StatusOK, `href="/berichte/regelmaessig"`)
	for feld, satz := range map[string]string{"name": "Geben Sie dem Bericht einen Namen", "tag": "Wählen Sie einen Tag", "art": "welcher Bericht", "themenfeld": "genau ein Themenfeld", "vergleich": "womit verglichen"} {
		felder := map[string]string{"name": "Rückmeldung", "art": "rueckmeldevorlage", "themenfeld": "gesundheit", "tag": "1", "vergleich": vergleichVormonat}
		felder[feld] = map[bool]string{true: "gestern"}[feld == "vergleich"]
		a := sende(t, s, "/berichte/regelmaessig", "", nil, "name", felder["name"], "art", felder["art"], "themenfeld", felder["themenfeld"], "tag", felder["tag"], "vergleich", felder["vergleich"])
		enthaeltAlle(t, "an order without "+feld, a, http.StatusUnprocessableEntity, satz)
	}
	sende(t, s, "/berichte/regelmaessig", "", nil, "name", "Rückmeldung <b>", "art", "rueckmeldevorlage", "themenfeld", "gesundheit", "tag", "1")
	seite := hole(t, s, "/berichte/regelmaessig")
	enthaeltAlle(t, "the page", seite, http.StatusOK, "Rückmeldung &lt;b&gt;", "am 1. jeden Monats, 6 Uhr", "Themenfeld Gesundheit")
	wege := aktionen.FindAllStringSubmatch(seite.Body, -1)
	if len(wege) != 2 {
		t.Fatalf("%d actions", len(wege))
	}
	sende(t, s, wege[0][1], "", nil)
	seite = hole(t, s, "/berichte/regelmaessig")
	ort := regexp.MustCompile(`/berichte/abgelegt/[A-Z0-9]+`).FindString(seite.Body)
	if a := hole(t, s, ort); a.Status != http.StatusOK || !strings.HasPrefix(a.Body, "PK") || !strings.Contains(a.Header.Get("Content-Disposition"), "ozg-rueckmeldung-gesundheit.xlsx") {
		t.Errorf("download of %q: %d, %v", ort, a.Status, a.Header)
	}
	sende(t, s, ort+"/loeschen", "", nil)
	sende(t, s, wege[1][1], "", nil)
	enthaeltAlle(t, "the page after all was deleted", hole(t, s, "/berichte/regelmaessig"), http.StatusOK, "Noch kein Bericht abgelegt", "Noch keiner.")
	if a := hole(t, s, ort); a.Status != http.StatusNotFound {
		t.Errorf("a deleted report: %d", a.Status)
	}
}

func TestRegularReportsCompareWithADayOfTheirOwn(t *testing.T) {
	t.Parallel()
	for _, fall := range []struct{ wort, will string }{
		{"", "2022-09-30"}, {ozg.VergleichVorquartal, "2022-09-30"}, {vergleichVormonat, "2022-11-30"}, {ozg.VergleichVorjahr, "2021-12-31"}, {ozg.VergleichKein, ""},
	} {
		got := ""
		if b := (auftragAngaben{Vergleich: fall.wort}).vergleich(tag("2022-12-31")); b != nil {
			got = b.Stichtag.String()
		}
		if got != fall.will {
			t.Errorf("%q: %q, want %q", fall.wort, got, fall.will)
		}
	}
}
