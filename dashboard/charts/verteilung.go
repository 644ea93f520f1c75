package charts

import (
	"strings"

	echarts "github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"ozgtracker/internal/ozg"
)

// Klasse is one bar of a distribution.
type Klasse struct {
	Code, Titel string
	Anzahl      int
	Adresse     string // where a click leads
}

// saeulenreihe is a series of bars with the settings that go-echarts does not know.
type saeulenreihe struct {
	echarts.SingleSeries
	Emphasis abgeschaltet `json:"emphasis"`
	Data     []saeule     `json:"data"`
}

type saeule struct {
	Name      string         `json:"name"`
	Value     int            `json:"value"`
	Tipp      string         `json:"tipp"`
	Href      string         `json:"href"`
	ItemStyle map[string]any `json:"itemStyle"`
}

// achsenwort is short enough for a phone: the class in percent.
func achsenwort(k Klasse) string {
	if k.Code == ozg.CodeKeine {
		return "ohne"
	}
	return strings.ReplaceAll(k.Code, "-", "–")
}

// Verteilung draws the classes of coverage as bars. What is online nowhere or without a stated Land is
// hollow, what is online everywhere has the colour of flächendeckend.
func Verteilung(id string, klassen []Klasse) (Chart, error) {
	c := Chart{ID: id, Klasse: "ozg-chart--verteilung ozg-chart--halb", Tabelle: Tabelle{Titel: "Leistungen nach Abdeckung", Kopf: []string{"Abdeckung", "föderale Leistungen"}}}
	c.Beschreibung = "Säulen: Anzahl föderaler Leistungen je Klasse der Abdeckung. Alle Werte stehen in der Tabelle daneben."
	var titel []string
	var saeulen []saeule
	for _, k := range klassen {
		farbe := map[string]any{"color": farbeIrgendwo}
		switch k.Code {
		case "100":
			farbe["color"] = farbeFlaechendeckend
		case "0", ozg.CodeKeine:
			farbe = map[string]any{"color": "var(--ozg-stand-offen)", "borderColor": "var(--ozg-stand-offen-rand)", "borderWidth": 1}
		}
		titel = append(titel, achsenwort(k))
		saeulen = append(saeulen, saeule{k.Titel, k.Anzahl, k.Titel + ": " + ozg.ZahlText(k.Anzahl) + " Leistungen", k.Adresse, farbe})
		c.Tabelle.Zeilen = append(c.Tabelle.Zeilen, []string{k.Titel, ozg.ZahlText(k.Anzahl)})
	}
	b := echarts.NewBar()
	b.SetXAxis(titel)
	b.SetGlobalOptions(
		echarts.WithAnimation(false),
		echarts.WithLegendOpts(opts.Legend{Show: opts.Bool(false)}),
		echarts.WithGridOpts(opts.Grid{Left: "8", Right: "8", Top: "24", Bottom: "4", ContainLabel: opts.Bool(true)}),
		echarts.WithXAxisOpts(opts.XAxis{
			AxisLabel: &opts.AxisLabel{Color: farbeText2, FontSize: schriftgrad, FontFamily: schrift, Interval: "0"},
			AxisLine:  &opts.AxisLine{LineStyle: &opts.LineStyle{Color: farbeUmfang}}, AxisTick: &opts.AxisTick{Show: opts.Bool(false)},
		}),
		echarts.WithYAxisOpts(opts.YAxis{
			Type: "value", SplitNumber: 4, AxisLabel: &opts.AxisLabel{Color: farbeText2, FontSize: schriftgrad, FontFamily: schrift, Formatter: "fn:zahl"},
			SplitLine: &opts.SplitLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: "var(--ozg-linie)", Width: 1}},
		}),
	)
	b.AddSeries("Leistungen", nil, echarts.WithLabelOpts(opts.Label{Show: opts.Bool(true), Position: "top", Color: farbeText, FontFamily: schrift, FontSize: schriftgrad, Formatter: "fn:saeule"}))
	var err error
	c.Option, err = optionJSON(b, []saeulenreihe{{SingleSeries: b.MultiSeries[0], Emphasis: abgeschaltet{true}, Data: saeulen}}, c.Beschreibung, "item", "fn:kartentip")
	return c, err
}
