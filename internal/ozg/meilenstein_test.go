package ozg_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/ozg/ozgtest"
)

const (
	ref  = ozg.MeilensteinReferenz
	bund = ozg.MeilensteinBundesweit
)

func soll(iso string) ozg.Meldung { return ozgtest.Meldung("10214", ozgtest.Soll(bund, iso)) }

// TestTermin works out each kind of milestone by hand.
func TestTermin(t *testing.T) {
	t.Parallel()
	zurueck := ozgtest.Plan("2020-12-31", soll("2021-01-31"))
	zurueck.Zurueck = true
	tag := ozgtest.Tag
	for _, tc := range []struct {
		name     string
		stichtag string
		m        ozg.Meilenstein
		imports  []ozgtest.Import
		want     ozg.Termin
	}{
		{"no Soll at all", "2021-12-31", bund, []ozgtest.Import{ozgtest.Plan("2021-03-31", ozgtest.Meldung("10214", ozgtest.Stand("planung")))}, ozg.Termin{}},
		{"planned, not due", "2021-03-31", bund, []ozgtest.Import{ozgtest.Plan("2021-03-31", soll("2021-12-31"))}, ozg.Termin{
			Soll: tag("2021-12-31"), HatSoll: true, Erstplan: tag("2021-12-31"), HatErstplan: true,
		}},
		{"late by the days to the Stichtag", "2022-01-10", bund, []ozgtest.Import{ozgtest.Plan("2021-03-31", soll("2021-12-31"))}, ozg.Termin{
			Soll: tag("2021-12-31"), HatSoll: true, Erstplan: tag("2021-12-31"), HatErstplan: true, Verzug: 10, VerzugErstplan: 10,
		}},
		{"moved twice, once back", "2021-12-31", bund, []ozgtest.Import{
			ozgtest.Plan("2021-03-31", soll("2021-06-30")), ozgtest.Plan("2021-06-30", soll("2021-12-31")), ozgtest.Plan("2021-07-31", soll("2021-12-31")), ozgtest.Plan("2021-09-30", soll("2021-12-21")),
		}, ozg.Termin{
			Soll: tag("2021-12-21"), HatSoll: true, Erstplan: tag("2021-06-30"), HatErstplan: true,
			Verzug: 10, VerzugErstplan: 184, Verschiebungen: 2, VerschobenTage: 184 - 10,
		}},
		{"reached early by its Ist", "2021-12-31", bund, []ozgtest.Import{
			ozgtest.Plan("2021-06-30", soll("2021-12-31")), ozgtest.Plan("2021-12-31", ozgtest.Meldung("10214", ozgtest.Ist(bund, "2021-12-24"))),
		}, ozg.Termin{
			Soll: tag("2021-12-31"), HatSoll: true, Erstplan: tag("2021-12-31"), HatErstplan: true, Erreicht: true, Am: tag("2021-12-24"), Verzug: -7, VerzugErstplan: -7,
		}},
		{"an Ist after its Stichtag is not reached", "2022-02-01", bund, []ozgtest.Import{
			ozgtest.Plan("2021-12-31", ozgtest.Meldung("10214", ozgtest.Soll(bund, "2022-01-31"), ozgtest.Ist(bund, "2022-01-15"))),
		}, ozg.Termin{Soll: tag("2022-01-31"), HatSoll: true, Erstplan: tag("2022-01-31"), HatErstplan: true, Verzug: 1, VerzugErstplan: 1}},
		{"reached by its state, at the latest on the first Stichtag that says so", "2021-12-31", bund, []ozgtest.Import{
			ozgtest.Plan("2021-03-31", ozgtest.Meldung("10214", ozgtest.Soll(bund, "2021-06-01"), ozgtest.Stand("umsetzung"))),
			ozgtest.Plan("2021-06-30", ozgtest.Meldung("10214", ozgtest.Stand("flaechendeckend"))),
			ozgtest.Plan("2021-09-30", ozgtest.Meldung("10214", ozgtest.Stand("flaechendeckend"))),
		}, ozg.Termin{
			Soll: tag("2021-06-01"), HatSoll: true, Erstplan: tag("2021-06-01"), HatErstplan: true, Erreicht: true, Am: tag("2021-06-30"), Spaetestens: true, Verzug: 29, VerzugErstplan: 29,
		}},
		{"online, fallen back and online again counts from the last run", "2021-12-31", ref, []ozgtest.Import{
			ozgtest.Plan("2021-03-31", ozgtest.Meldung("10214", ozgtest.Stand("online"))),
			ozgtest.Plan("2021-06-30", ozgtest.Meldung("10214", ozgtest.Stand("umsetzung"))),
			ozgtest.Plan("2021-09-30", ozgtest.Meldung("10214", ozgtest.Stand("online"))),
		}, ozg.Termin{Erreicht: true, Am: tag("2021-09-30"), Spaetestens: true}},
		{"a Soll cleared later stays in the Erstplan", "2021-12-31", bund, []ozgtest.Import{
			ozgtest.Plan("2021-03-31", soll("2021-06-30")), ozgtest.Plan("2021-06-30", ozgtest.Meldung("10214", ozgtest.Leer(bund.Soll()))),
		}, ozg.Termin{Erstplan: tag("2021-06-30"), HatErstplan: true, VerzugErstplan: 184}},
		{"an Erstplan handed in afterwards is marked", "2021-12-31", bund, []ozgtest.Import{
			ozgtest.Plan("2021-06-30", soll("2021-12-31")), ozgtest.Plan("2021-03-31", soll("2021-06-30")),
		}, ozg.Termin{
			Soll: tag("2021-12-31"), HatSoll: true, Erstplan: tag("2021-06-30"), HatErstplan: true, Nachgereicht: true, VerzugErstplan: 184, Verschiebungen: 1, VerschobenTage: 184,
		}},
		{"an Erstplan taken back is none", "2021-12-31", bund, []ozgtest.Import{zurueck, ozgtest.Plan("2021-03-31", soll("2021-12-31"))}, ozg.Termin{
			Soll: tag("2021-12-31"), HatSoll: true, Erstplan: tag("2021-12-31"), HatErstplan: true,
		}},
		{"of two plans of one Stichtag the first accepted is the Erstplan", "2021-12-31", bund, []ozgtest.Import{
			ozgtest.Plan("2021-03-31", soll("2022-01-31")), ozgtest.Plan("2021-03-31", soll("2022-02-28")),
		}, ozg.Termin{Soll: tag("2022-02-28"), HatSoll: true, Erstplan: tag("2022-01-31"), HatErstplan: true, Verschiebungen: 1, VerschobenTage: 28}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			b := ozgtest.Bestand(tc.stichtag, tc.imports...)
			got := b.Termin(ozgtest.Leistung(b, "10214"), tc.m)
			tc.want.Meilenstein = tc.m
			if d := cmp.Diff(tc.want, got, cmpopts.IgnoreFields(ozg.Termin{}, "Leistung")); d != "" {
				t.Errorf("Termin (-want +got):\n%s", d)
			}
		})
	}
}

// TestUeberfaellige lists the longest delay first and leaves out what is reached, not due or put off.
func TestUeberfaellige(t *testing.T) {
	t.Parallel()
	b := ozgtest.Bestand("2021-12-31", ozgtest.Plan("2021-06-30",
		ozgtest.Meldung("10001", ozgtest.Soll(bund, "2021-12-01")),
		ozgtest.Meldung("10002", ozgtest.Soll(bund, "2021-09-30")),
		ozgtest.Meldung("10003", ozgtest.Soll(bund, "2021-12-31")),                                   // due today
		ozgtest.Meldung("10004", ozgtest.Soll(bund, "2021-01-31"), ozgtest.Stand("zurueckgestellt")), // put off
		ozgtest.Meldung("10005", ozgtest.Soll(bund, "2021-05-31"), ozgtest.Ist(bund, "2021-06-15")),  // late, but reached
		ozgtest.Meldung("10006", ozgtest.Soll(bund, "2021-09-30"), ozgtest.Stand("online")),          // online is not bundesweit
		ozgtest.Meldung("10007", ozgtest.Soll(bund, "2021-09-30"), ozgtest.Stand("flaechendeckend")),
	))
	var got []string
	for _, termin := range b.Ueberfaellige(b.Umfang(), bund) {
		got = append(got, termin.Leistung.OZGID)
	}
	if d := cmp.Diff([]string{"10002", "10006", "10001"}, got); d != "" {
		t.Errorf("late (-want +got):\n%s", d)
	}
}

func TestMeilensteinFelder(t *testing.T) {
	t.Parallel()
	for _, m := range ozg.Meilensteine {
		if m.Soll().Name() != m.Code()+"_soll" || m.Ist().Name() != m.Code()+"_ist" {
			t.Errorf("%s has the fields %s and %s", m.Titel(), m.Soll(), m.Ist())
		}
	}
}
