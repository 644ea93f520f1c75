package dashboard

import (
	"strings"
	"testing"

	"ozgtracker/internal/ozg"
)

// A reader sees in words what became worse, the Leistung by its name, and can open all changes of the kind.
func TestWhatBecameWorseStandsInWords(t *testing.T) {
	t.Parallel()
	felder := func(stand ozg.Stand, soll string, laender ...string) ozg.Felder {
		fs := ozg.Felder{ozg.FeldThemenfeld: ozg.TextWert("Gesundheit")}
		if stand != "" {
			fs[ozg.FeldStand] = ozg.TextWert(stand)
		}
		if soll != "" {
			fs[ozg.FeldBundesweitSoll] = ozg.TagWert(tag(soll))
		}
		for i := 0; i+1 < len(laender); i += 2 {
			fs[ozg.FeldLaender(ozg.LandIndex(laender[i]))] = ozg.TextWert(ozg.LandStand(laender[i+1]))
		}
		return fs
	}
	name := func(s string) ozg.Felder { return ozg.Felder{ozg.FeldBezeichnung: ozg.TextWert(s)} }
	g := baueGeschichte(t,
		plan{ozg.ImportKatalog, tag("2017-08-18"), "", []zeile{{"10001", name("Kindergeld")}, {"10002", name("Wohngeld")}, {"10003", name("Anwohnerparken")}, {"10004", name("Blindengeld")}}},
		plan{ozg.ImportPlan, tag("2021-03-31"), "Gesundheit", []zeile{
			{"10001", felder(ozg.StandOnline, "")}, {"10002", felder("", "", "HH", "online", "NI", "online", "BE", "online")}, {"10003", felder(ozg.StandPlanung, "2021-12-31")}, {"10004", felder(ozg.StandPlanung, "2021-12-31")},
		}},
		plan{ozg.ImportPlan, tag("2021-06-30"), "Gesundheit", []zeile{
			{"10001", felder(ozg.StandUmsetzung, "")}, {"10002", felder("", "", "HH", "nein", "NI", "nein")}, {"10003", felder("", "2022-12-31")}, {"10004", felder("", "2022-03-31")},
		}},
	)
	s := testServer(t, g)
	text := hauptText(hole(t, s, "/").Body)
	for _, want := range []string{
		"Seit dem 31.03.2021: 1 Leistung zurückgefallen, 1 Leistung in weniger Ländern online, 2 Soll-Termine nach hinten verschoben",
		"Kindergeld (Gesundheit) ist von „online“ auf „Umsetzung“ zurückgefallen. Alle zurückgefallenen: 1 Änderung",
		"Wohngeld (Gesundheit) ist in 2 Ländern nicht mehr online: jetzt 1 von 16, zuvor 3.",
		"Anwohnerparken (Gesundheit) soll 365 Tage später bundesweit verfügbar sein: am 31.12.2022 statt am 31.12.2021. Alle geänderten Soll-Termine, auch vorgezogene: 2 Änderungen",
		"Am stärksten betroffen ist Gesundheit mit 4 der 4 verschlechterten Leistungen.",
		"1 von 14 Themenfeldern haben einen Umsetzungsplan vorgelegt",
		"In keinem Plan genannt 0 von 4 Leistungen (0 %)",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if t.Failed() {
		t.Log(text)
	}
	for _, pfad := range []string{"/?vergleich=kein", "/?stichtag=31.03.2021", "/?vergleich=31.12.2020"} { // nothing to compare with
		if strings.Contains(hole(t, s, pfad).Body, `id="verschlechtert"`) {
			t.Errorf("%s speaks of what became worse", pfad)
		}
	}
	if text := hauptText(hole(t, s, "/themenfelder/umwelt").Body); strings.Contains(text, "zurückgefallen") {
		t.Error("another Themenfeld names it too")
	}
}
