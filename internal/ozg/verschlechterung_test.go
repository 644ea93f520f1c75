package ozg_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/ozg/ozgtest"
)

// A meeting hears one thing of each kind before a second of the same kind.
func TestVerschlechterungen(t *testing.T) {
	t.Parallel()
	soll := func(iso string) ozgtest.Option { return ozgtest.Soll(ozg.MeilensteinBundesweit, iso) }
	g := ozgtest.Geschichte(
		ozgtest.Katalog("2021-01-01", "10001", "10002", "10003", "10004", "10005", "10006", "10007", "10008"),
		ozgtest.Plan("2021-03-31",
			ozgtest.Meldung("10001", ozgtest.Stand(ozg.StandOnline)), ozgtest.Meldung("10002", ozgtest.Laender(ozg.LandOnline)),
			ozgtest.Meldung("10003", ozgtest.Land("HH", ozg.LandOnline), ozgtest.Land("NI", ozg.LandOnline)),
			ozgtest.Meldung("10004", soll("2021-06-30")), ozgtest.Meldung("10005", soll("2021-06-30")), ozgtest.Meldung("10006", soll("2021-06-30")),
			ozgtest.Meldung("10007", ozgtest.Stand(ozg.StandOnline)), ozgtest.Meldung("10008", soll("2021-12-31"))),
		ozgtest.Plan("2021-06-30",
			ozgtest.Meldung("10001", ozgtest.Stand(ozg.StandUmsetzung), soll("2024-06-30")), // fell back; its Soll is not counted again
			ozgtest.Meldung("10002", ozgtest.Land("HH", ozg.LandNein)),                      // flächendeckend → online is the gravest fall
			ozgtest.Meldung("10003", ozgtest.Land("NI", ozg.LandNein)),
			ozgtest.Meldung("10004", soll("2021-12-31")), ozgtest.Meldung("10005", soll("2022-06-30")), ozgtest.Meldung("10006", ozgtest.Leer(ozg.FeldBundesweitSoll)),
			ozgtest.Meldung("10007", ozgtest.Stand(ozg.StandEntfallen)), ozgtest.Meldung("10008", soll("2021-09-30"))),
	)
	s := g.Sicht(ozg.Blick{Stichtag: ozgtest.Tag("2021-06-30")})
	as := ozg.Aenderungen(s.Am(ozgtest.Tag("2021-03-31")).Bestand(), s.Bestand())
	type kurz struct {
		ID, Art       string
		Laender, Tage int
		Gestrichen    bool
	}
	want := []kurz{
		{"10002", "zurueck", 0, 0, false},
		{"10003", "laender", 1, 0, false},
		{"10006", "soll", 0, 0, true},
		{"10001", "zurueck", 0, 0, false},
		{"10005", "soll", 0, 365, false},
		{"10004", "soll", 0, 184, false},
	}
	var got []kurz
	for _, v := range ozg.Verschlechterungen(as, 10) {
		got = append(got, kurz{v.OZGID, v.Art.Code(), v.Laender, v.Tage, v.Gestrichen})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if n := len(ozg.Verschlechterungen(as, 3)); n != 3 {
		t.Errorf("%d of at most 3", n)
	}
}

// What became worse one way became better the other way: no Leistung is in both lists for the same reason.
func TestVerschlechterungenAreNotSymmetric(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		bs := ziehBestaende(rt)
		hin, her := map[string]ozg.Aenderungsart{}, ozg.Verschlechterungen(ozg.Aenderungen(bs[1], bs[0]), 1000)
		for _, v := range ozg.Verschlechterungen(ozg.Aenderungen(bs[0], bs[1]), 1000) {
			if _, doppelt := hin[v.OZGID]; doppelt {
				rt.Fatalf("%s is listed twice", v.OZGID)
			}
			hin[v.OZGID] = v.Art
		}
		for _, v := range her {
			if art, ok := hin[v.OZGID]; ok && art == v.Art && (art != ozg.AenderungSoll || v.Gestrichen == false) {
				rt.Fatalf("%s became worse both ways: %s", v.OZGID, art.Code())
			}
		}
	})
}
