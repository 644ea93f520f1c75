package ozg_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/ozg/ozgtest"
)

// mitEinstellungen adds settings to a history, one Vorgang each.
func mitEinstellungen(t *testing.T, g *ozg.Geschichte, es ...ozg.Einstellung) *ozg.Geschichte {
	t.Helper()
	a := g.Erweitern()
	nr := g.Stand
	for _, e := range es {
		nr++
		if err := e.Pruefe(); err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		if err := a.Vorgang(ozg.Vorgang{Nr: nr, Am: ozgtest.Moment(nr)}); err != nil {
			t.Fatal(err)
		}
		if err := a.Einstellung(nr, b); err != nil {
			t.Fatal(err)
		}
	}
	return a.Geschichte()
}

func fuehrt(ab, name string, ressorts []string, laender ...string) ozg.Einstellung {
	return ozg.Einstellung{Themenfeld: &ozg.ThemenfeldEinstellung{Slug: "gesundheit", Ab: ab, Name: name, Ressorts: ressorts, Laender: laender}}
}

// Who leads a Themenfeld changes over the years. A Stichtag before the change, and a Wissensstand before the
// Vorgang, keep what held then.
func TestFederfuehrungHoldsFromItsDayAndFromItsVorgang(t *testing.T) {
	t.Parallel()
	g := ozgtest.Geschichte(ozgtest.Plan("2021-01-31",
		ozgtest.Meldung("10001", ozgtest.Themenfeld("Gesundheit")),
		ozgtest.Meldung("10002", ozgtest.Themenfeld("Gesundheit"), ozgtest.Feld("ressort", "BMAS"), ozgtest.Feld("land", "HH")),
		ozgtest.Meldung("10003", ozgtest.Themenfeld("Umwelt"))))
	g = mitEinstellungen(t, g, // Vorgang 2, 3, 4
		fuehrt("2023-01-01", "Gesundheit & Pflege", []string{"BMG", "BMAS"}, "BE"),
		fuehrt("2022-01-01", "Gesundheit", []string{"BMI"}, "SH"),
		fuehrt("2023-01-01", "Gesundheit und Pflege", []string{"BMAS"}, "BE", "HB"))
	for _, f := range []struct {
		stichtag, name string
		wissen         ozg.Nr
		ressorts       []string
		laender        []string
	}{
		{"2021-12-31", "Gesundheit", 0, []string{"BMG"}, []string{"NI"}},
		{"2022-01-01", "Gesundheit", 0, []string{"BMI"}, []string{"SH"}},
		{"2022-12-31", "Gesundheit", 0, []string{"BMI"}, []string{"SH"}},
		{"2023-01-01", "Gesundheit und Pflege", 0, []string{"BMAS"}, []string{"BE", "HB"}},
		{"2024-01-01", "Gesundheit", 1, []string{"BMG"}, []string{"NI"}},
		{"2024-01-01", "Gesundheit & Pflege", 2, []string{"BMG", "BMAS"}, []string{"BE"}},
		{"2022-06-30", "Gesundheit", 2, []string{"BMG"}, []string{"NI"}},
		{"2024-01-01", "Gesundheit & Pflege", 3, []string{"BMG", "BMAS"}, []string{"BE"}},
	} {
		b := g.Sicht(ozg.Blick{Stichtag: ozgtest.Tag(f.stichtag), Wissen: f.wissen}).Bestand()
		tf, ok := b.Sicht.Themenfeld("gesundheit")
		l := ozgtest.Leistung(b, "10001")
		if !ok || tf.Name != f.name || !slices.Equal(l.Ressorts(), f.ressorts) || !slices.Equal(l.LaenderFederfuehrung(), f.laender) {
			t.Errorf("%s as known at %d: %q led by %v %v, want %q by %v %v", f.stichtag, f.wissen, tf.Name, l.Ressorts(), l.LaenderFederfuehrung(), f.name, f.ressorts, f.laender)
		}
		if l := ozgtest.Leistung(b, "10002"); !slices.Equal(l.Ressorts(), []string{"BMAS"}) {
			t.Errorf("%s: a Leistung that names its Ressort is led by %v", f.stichtag, l.Ressorts())
		}
		if l := ozgtest.Leistung(b, "10003"); !slices.Equal(l.Ressorts(), []string{"BMUV"}) {
			t.Errorf("%s: another Themenfeld is led by %v", f.stichtag, l.Ressorts())
		}
		i := slices.IndexFunc(ozg.Gruppiere(b.Umfang(), ozg.DimThemenfeld), func(g ozg.Gruppe) bool { return g.Titel == f.name })
		if i < 0 || len(ozg.Gruppiere(b.Umfang(), ozg.DimThemenfeld)[i].Leistungen) != 2 {
			t.Errorf("%s: no group %q with both Leistungen", f.stichtag, f.name)
		}
	}
	if ozg.Themenfelder[7].Name != "Gesundheit" || ozg.Themenfelder[7].Ressorts[0] != "BMG" {
		t.Errorf("a setting changed the list of the program: %v", ozg.Themenfelder[7])
	}
}

// The Frist of the law always comes first and cannot be changed; other Ziele come, change and go, and a past
// Wissensstand shows those of its time.
func TestZieleComeChangeAndGo(t *testing.T) {
	t.Parallel()
	g := ozgtest.Geschichte(ozgtest.Plan("2021-01-31", ozgtest.Meldung("10001")))
	ziel := func(code, name, tag string) ozg.Einstellung {
		return ozg.Einstellung{Ziel: &ozg.ZielEinstellung{Code: code, Name: name, Tag: tag, Zaehlung: ozg.ZaehlungIrgendwo, Leistungen: []string{"10001"}}}
	}
	g = mitEinstellungen(t, g, // Vorgang 2 to 5
		ziel("ziel-2", "Booster", "2022-09-30"), ziel("ziel-3", "Fokus", "2021-12-31"), ziel("ziel-2", "Booster 2", "2021-06-30"),
		ozg.Einstellung{Ziel: &ozg.ZielEinstellung{Code: "ziel-3", Entfaellt: true}})
	for wissen, want := range map[ozg.Nr]string{1: "", 2: "Booster", 3: "Fokus, Booster", 4: "Booster 2, Fokus", 5: "Booster 2"} {
		var namen []string
		ziele := g.Sicht(ozg.Blick{Stichtag: ozgtest.Tag("2021-01-31"), Wissen: wissen}).Ziele()
		if ziele[0].Code != ozg.CodeFrist || ziele[0].Tag != ozg.Frist || !ziele[0].Alle() {
			t.Errorf("Wissensstand %d: first comes %v", wissen, ziele[0])
		}
		for _, z := range ziele[1:] {
			namen = append(namen, z.Name)
		}
		if got := strings.Join(namen, ", "); got != want {
			t.Errorf("Wissensstand %d: %q, want %q", wissen, got, want)
		}
	}
}

// A Ziel counts its own Leistungen, and what it says shall count.
func TestAZielCountsItsLeistungen(t *testing.T) {
	t.Parallel()
	b := ozgtest.Bestand("2021-06-30", ozgtest.Plan("2021-06-30",
		ozgtest.Meldung("10001", ozgtest.Themenfeld("Gesundheit"), ozgtest.Stand(ozg.StandFlaechendeckend)),
		ozgtest.Meldung("10002", ozgtest.Themenfeld("Gesundheit"), ozgtest.Laender(ozg.LandNein), ozgtest.Land("NI", ozg.LandOnline)),
		ozgtest.Meldung("10003", ozgtest.Themenfeld("Umwelt"), ozgtest.Stand(ozg.StandFlaechendeckend))))
	type zahl struct{ erreicht, umfang int }
	for _, f := range []struct {
		name string
		ziel ozg.Ziel
		want zahl
	}{
		{"all", ozg.ZielFrist, zahl{2, 3}},
		{"one Themenfeld", ozg.Ziel{Themenfeld: "gesundheit"}, zahl{1, 2}},
		{"named Leistungen, irgendwo", ozg.Ziel{Leistungen: []string{"10002", "10003"}, Zaehlung: ozg.ZaehlungIrgendwo}, zahl{2, 2}},
		{"both together", ozg.Ziel{Themenfeld: "gesundheit", Leistungen: []string{"10002", "10003"}, Zaehlung: ozg.ZaehlungIrgendwo}, zahl{1, 1}},
		{"Abdeckung", ozg.Ziel{Zaehlung: ozg.ZaehlungAbdeckung}, zahl{2, 3}},
	} {
		bu := b.Sicht.BurnUp(b.Sicht.Stichtag, f.ziel, nil)
		z := bu.Punkte[len(bu.Punkte)-1].Zahlen
		if got := (zahl{f.ziel.Zaehlung.Von(z), z.Umfang}); got != f.want {
			t.Errorf("%s: %v, want %v", f.name, got, f.want)
		}
	}
}

// A setting that nobody could mean is refused with a reason, before it becomes part of the Geschichte.
func TestWrongSettingsAreRefused(t *testing.T) {
	t.Parallel()
	gut := func() ozg.Einstellung { return fuehrt("2023-01-01", "Gesundheit", []string{"BMG"}, "NI") }
	zielGut := func() *ozg.ZielEinstellung {
		return &ozg.ZielEinstellung{Code: "ziel-9", Name: "Booster", Tag: "2022-12-31", Zaehlung: ozg.ZaehlungIrgendwo}
	}
	for code, aendere := range map[string]func(e *ozg.Einstellung){
		"":                         func(*ozg.Einstellung) {},
		"einstellung_leer":         func(e *ozg.Einstellung) { e.Ziel = zielGut() }, // both at once
		"themenfeld_unbekannt":     func(e *ozg.Einstellung) { e.Themenfeld.Slug = "sport" },
		"themenfeld_ab":            func(e *ozg.Einstellung) { e.Themenfeld.Ab = "2023-02-30" },
		"name_ungueltig":           func(e *ozg.Einstellung) { e.Themenfeld.Name = strings.Repeat("ä", 81) },
		"themenfeld_federfuehrung": func(e *ozg.Einstellung) { e.Themenfeld.Ressorts, e.Themenfeld.Laender = nil, nil },
		"ressort_unbekannt":        func(e *ozg.Einstellung) { e.Themenfeld.Ressorts = []string{"<script>"} },
		"land_unbekannt":           func(e *ozg.Einstellung) { e.Themenfeld.Laender = []string{"XX"} },
		"ziel_unbekannt":           func(e *ozg.Einstellung) { *e = ozg.Einstellung{Ziel: zielGut()}; e.Ziel.Code = ozg.CodeFrist },
		"ziel_tag":                 func(e *ozg.Einstellung) { *e = ozg.Einstellung{Ziel: zielGut()}; e.Ziel.Tag = "" },
		"ziel_zaehlung":            func(e *ozg.Einstellung) { *e = ozg.Einstellung{Ziel: zielGut()}; e.Ziel.Zaehlung = "alles" },
		"ziel_leistungen":          func(e *ozg.Einstellung) { *e = ozg.Einstellung{Ziel: zielGut()}; e.Ziel.Leistungen = []string{"1021"} },
	} {
		e := gut()
		aendere(&e)
		if diff := cmp.Diff(code, ozg.FehlerCode(e.Pruefe())); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}
