package ozg_test

import (
	"testing"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/ozg/ozgtest"
)

// TestDatenstaende: age and completeness speak of the Themenfeld; the catalogue is no report.
func TestDatenstaende(t *testing.T) {
	t.Parallel()
	const g, u = "Gesundheit", "Umwelt"
	ganz := an(ozgtest.Themenfeld(g), ozgtest.Typ("2/3"), ozgtest.Welle(1), ozgtest.Modell("A"), ozgtest.Stand("planung"), ozgtest.Soll(bund, "2022-12-31"))
	bundOhneModell := an(ozgtest.Themenfeld(g), ozgtest.Typ("1"), ozgtest.Welle(1), ozgtest.Stand("planung"), ozgtest.Soll(bund, "2022-12-31"))
	katalog := ozgtest.Import{Art: ozg.ImportKatalog, Stichtag: ozgtest.Tag("2017-08-18"), Meldungen: []ozg.Meldung{
		ozgtest.Meldung("10004", ozgtest.Bezeichnung("Wasser"), ozgtest.Themenfeld(u)),
	}}
	b := ozgtest.Bestand("2021-06-30", katalog,
		ozgtest.Plan("2021-03-31", ozgtest.Meldung("10001", ganz...)),
		ozgtest.Plan("2020-12-31", ozgtest.Meldung("10002", bundOhneModell...), ozgtest.Meldung("10003", append(ganz, ozgtest.Leer(ozg.FeldModell))...)),
	)
	ds := b.Datenstaende()
	if len(ds) != 14 {
		t.Fatalf("%d Themenfelder; want 14", len(ds))
	}
	for _, d := range ds {
		var want ozg.Datenstand
		switch d.Themenfeld.Name {
		case g:
			want = ozg.Datenstand{HatPlan: true, Stichtag: ozgtest.Tag("2021-03-31"), AlterTage: 91, Vollstaendig: 2, Umfang: 3}
		case u:
			want = ozg.Datenstand{Umfang: 1}
		}
		d.Themenfeld, want.Themenfeld = ozg.Themenfeld{Name: d.Themenfeld.Name}, ozg.Themenfeld{Name: d.Themenfeld.Name}
		if d.HatPlan != want.HatPlan || d.Stichtag != want.Stichtag || d.AlterTage != want.AlterTage || d.Vollstaendig != want.Vollstaendig || d.Umfang != want.Umfang {
			t.Errorf("%s: %+v; want %+v", d.Themenfeld.Name, d, want)
		}
	}
}

// TestAPlanWithoutChangesCounts: whoever reports the same again is up to date.
func TestAPlanWithoutChangesCounts(t *testing.T) {
	t.Parallel()
	zeile := ozgtest.Meldung("10001", ozgtest.Themenfeld("Gesundheit"), ozgtest.Stand("planung"))
	b := ozgtest.Bestand("2021-06-30", ozgtest.Plan("2021-03-31", zeile), ozgtest.Plan("2021-06-30", zeile))
	if d := b.Datenstaende()[7]; d.AlterTage != 0 || d.Stichtag != ozgtest.Tag("2021-06-30") {
		t.Errorf("Gesundheit: %+v; want reported today", d)
	}
}
