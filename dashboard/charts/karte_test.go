package charts

import (
	"encoding/json"
	"strings"
	"testing"

	"ozgtracker/internal/ozg"
)

// The colour of a Land is the step of its exact share, and a reader of the tooltip gets the base.
func TestKarte(t *testing.T) {
	t.Parallel()
	c, err := Karte("karte", []KartenLand{
		{"NI", "Niedersachsen", 20, 100, "/laender/ni"}, {"HH", "Hamburg", 201, 1000, "/laender/hh"}, {"BE", "Berlin", 0, 100, "/laender/be"}, {"BY", "Bayern", 0, 0, "/laender/by"},
	})
	if err != nil {
		t.Fatal(err)
	}
	var o struct {
		Series []struct {
			Map  string
			Data []struct {
				Name, Tipp, Href string
				Klein            bool
				ItemStyle        struct{ AreaColor string }
			}
		}
	}
	if err := json.Unmarshal(c.Option, &o); err != nil {
		t.Fatal(err)
	}
	if len(o.Series) != 1 || o.Series[0].Map != "laender" || len(o.Series[0].Data) != 4 {
		t.Fatalf("%+v", o)
	}
	for i, want := range []string{"var(--ozg-abd-1)", "var(--ozg-abd-2)", "var(--ozg-abd-0)", "var(--ozg-flaeche)"} {
		if got := o.Series[0].Data[i].ItemStyle.AreaColor; got != want {
			t.Errorf("%s is %s, want %s", o.Series[0].Data[i].Name, got, want)
		}
	}
	if d := o.Series[0].Data[1]; d.Tipp != "Hamburg\n201 von 1.000 (20\u00a0%) online" || !d.Klein || d.Href != "/laender/hh" {
		t.Errorf("%+v", d)
	}
	if len(c.Schmal) == 0 || strings.Contains(string(c.Schmal), `"klein":false`) {
		t.Error("on a phone a Land has room for its code only")
	}
}

// The axis takes numbers; text where ECharts wants a number is drawn nowhere or far outside.
func TestVerteilungAndLandAreDrawnFromNumbers(t *testing.T) {
	t.Parallel()
	v, err := Verteilung("v", []Klasse{{"0", "0 %", 3, "/a"}, {"1-24", "1 bis 24 %", 2, "/b"}, {"keine", "ohne Länderangabe", 1, "/c"}})
	if err != nil {
		t.Fatal(err)
	}
	l, err := LandVerlauf("l", "Hamburg", []ozg.LandPunkt{{Tag: ozg.NeuerTag(2021, 3, 31), Zahlen: ozg.LandZahlen{Nein: 9}}, {Tag: ozg.NeuerTag(2023, 3, 31), Zahlen: ozg.LandZahlen{Online: 4, Geplant: 3, Nein: 2}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []Chart{v, l} {
		if s := string(c.Option); strings.Contains(s, `"lineHeight":"`) || strings.Contains(s, `"fontSize":"`) {
			t.Errorf("%s: a size is text: %s", c.ID, s)
		}
		if c.Beschreibung == "" || len(c.Tabelle.Zeilen) == 0 {
			t.Errorf("%s: no description or no table", c.ID)
		}
	}
	for _, want := range []string{"4 online", "9 zuständig", "Frist"} {
		if !strings.Contains(string(l.Option), want) {
			t.Errorf("the chart of a Land lacks %q", want)
		}
	}
	if _, err := LandVerlauf("l", "Hamburg", nil); err == nil {
		t.Error("a chart without points was made")
	}
}

func TestLandBalken(t *testing.T) {
	t.Parallel()
	if b := LandBalken(ozg.LandZahlen{Online: 2, Nein: 1, KeineAngabe: 1, NichtZustaendig: 5}, 100, 10); b.Beschreibung != "2 online, 1 noch nicht online, 1 keine Angabe" || len(b.Segmente) != 3 {
		t.Errorf("%+v", b)
	}
}
