package ozg_test

import (
	"testing"
	"time"

	"ozgtracker/internal/ozg"
)

// Five Leistungen, seen in Hamburg: online; planned; flächendeckend without any Land stated (online
// here too); stated for another Land only; not zuständig; and one of Typ 1 that is no matter of a Land.
func TestZaehleLand(t *testing.T) {
	t.Parallel()
	hh, ni := ozg.LandIndex("HH"), ozg.LandIndex("NI")
	plan := map[string]ozg.Felder{
		"10001": {ozg.FeldLaender(hh): ozg.TextWert(ozg.LandOnline)},
		"10002": {ozg.FeldLaender(hh): ozg.TextWert(ozg.LandOnline), ozg.FeldLaenderSeit(hh): ozg.TagWert(ozg.NeuerTag(2021, 7, 1))},
		"10003": {ozg.FeldStand: ozg.TextWert(ozg.StandFlaechendeckend)},
		"10004": {ozg.FeldLaender(ni): ozg.TextWert(ozg.LandOnline)},
		"10005": {ozg.FeldLaender(hh): ozg.TextWert(ozg.LandNichtZustaendig)},
		"10006": {ozg.FeldLaender(hh): ozg.TextWert(ozg.LandNein)},
		"10007": {ozg.FeldTyp: ozg.TextWert(ozg.Typ1), ozg.FeldStand: ozg.TextWert(ozg.StandOnline)},
	}
	a := (&ozg.Geschichte{}).Erweitern()
	if err := a.Vorgang(ozg.Vorgang{Nr: 1, Am: time.Unix(0, 0)}); err != nil {
		t.Fatal(err)
	}
	imp, err := a.Import(ozg.Import{Nr: 1, Art: ozg.ImportPlan, Stichtag: ozg.NeuerTag(2021, 6, 30)})
	if err != nil {
		t.Fatal(err)
	}
	for id, fs := range plan {
		a.Meldung(imp, 0, id, fs)
	}
	umfang := a.Geschichte().Sicht(ozg.Blick{Stichtag: ozg.NeuerTag(2021, 9, 30)}).Bestand().Umfang()

	got := ozg.ZaehleLand(umfang, hh)
	want := ozg.LandZahlen{Online: 2, Geplant: 1, Nein: 1, KeineAngabe: 1, NichtZustaendig: 1, OhneLaender: 1}
	if got != want {
		t.Errorf("Hamburg\n got %+v\nwant %+v", got, want)
	}
	if got.Zustaendig() != 5 {
		t.Errorf("Zustaendig = %d, want 5 of 7: one is not zuständig, one is of Typ 1", got.Zustaendig())
	}
}
