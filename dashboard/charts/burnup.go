package charts

import (
	"encoding/json"
	"fmt"

	echarts "github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"ozgtracker/internal/ozg"
)

// The tokens of the lines.
const (
	farbeIrgendwo        = "var(--ozg-stand-online)"
	farbeFlaechendeckend = "var(--ozg-stand-flaechendeckend)"
	farbePlan            = "var(--ozg-plan)"
	farbeUmfang          = "var(--ozg-linie-stark)"
	farbeFrist           = "var(--ozg-frist)"
	farbeText            = "var(--ozg-text)"
	farbeText2           = "var(--ozg-text-2)"
)

// zeichnung holds what the parts of a burn-up share.
type zeichnung struct {
	b      ozg.BurnUp
	jetzt  ozg.BurnUpPunkt
	hoch   int // upper end of the axis
	schmal bool
}

// BurnUp draws the way of the three counts toward the Ziel, with current plan, Erstplan and Umfang. The
// caller gives the titles; the series must have at least one point.
func BurnUp(id string, b ozg.BurnUp) (Chart, error) {
	if len(b.Punkte) == 0 || len(b.Plan) == 0 {
		return Chart{}, fmt.Errorf("build burn-up: no points")
	}
	z := zeichnung{b: b, jetzt: b.Punkte[len(b.Punkte)-1], hoch: obereGrenze(b)}
	c := Chart{ID: id, Klasse: "ozg-chart--burnup", Beschreibung: beschreibeBurnUp(b), Tabelle: burnUpTabelle(b)}
	var err error
	if c.Option, err = z.option(c.Beschreibung); err != nil {
		return Chart{}, err
	}
	z.schmal = true
	c.Schmal, err = z.abweichung()
	return c, err
}

func (z zeichnung) option(beschreibung string) (json.RawMessage, error) {
	c := echarts.NewLine()
	c.SetGlobalOptions(
		echarts.WithAnimation(false),
		echarts.WithLegendOpts(opts.Legend{Show: opts.Bool(false)}),
		echarts.WithGridOpts(z.rahmen()),
		echarts.WithXAxisOpts(z.zeitachse()),
		echarts.WithYAxisOpts(opts.YAxis{
			Type: "value", Min: 0, Max: z.hoch, SplitNumber: 4,
			AxisLabel: &opts.AxisLabel{Color: farbeText2, FontSize: schriftgrad, FontFamily: schrift, Formatter: "fn:zahl"},
			SplitLine: &opts.SplitLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: "var(--ozg-linie)", Width: 1}},
			AxisLine:  &opts.AxisLine{Show: opts.Bool(false)},
		}),
	)
	return optionJSON(c, z.reihen(c), beschreibung, "axis", "fn:burnup")
}

// zeitachse shows years only; minInterval is a little under one year in milliseconds.
func (z zeichnung) zeitachse() opts.XAxis {
	return opts.XAxis{
		Type: "time", Min: z.b.Punkte[0].Tag.String(), Max: z.ende().String(), MinInterval: 30_905_280_000,
		AxisLabel: &opts.AxisLabel{
			Color: farbeText2, FontSize: schriftgrad, FontFamily: schrift, Formatter: "fn:jahr",
			HideOverlap: opts.Bool(true), ShowMaxLabel: opts.Bool(false),
		},
		AxisLine:  &opts.AxisLine{LineStyle: &opts.LineStyle{Color: farbeUmfang}},
		AxisTick:  &opts.AxisTick{Show: opts.Bool(true)},
		SplitLine: &opts.SplitLine{Show: opts.Bool(false)},
	}
}

func (z zeichnung) ende() ozg.Tag { return z.b.Plan[len(z.b.Plan)-1].Tag }

// rahmen leaves room at the right for the labels at the Stichtag, where they would run out of a narrow
// chart.
func (z zeichnung) rahmen() opts.Grid {
	rechts := 24
	if z.schmal {
		rechts = z.randRechts()
	}
	return opts.Grid{Left: "8", Right: fmt.Sprint(rechts), Top: fmt.Sprint(z.randOben()), Bottom: "4", ContainLabel: opts.Bool(true)}
}

// randOben has room for one line of labels, or for two.
func (z zeichnung) randOben() int {
	if z.naheStriche() {
		return 44
	}
	return 28
}

// randRechts: with w pixels for the time from start to end, a share f of it right of the Stichtag, and r
// pixels of margin, the label has f(w-r)+r pixels.
func (z zeichnung) randRechts() int {
	const breite, etikett = 240.0, 104.0
	von, bis := z.b.Punkte[0].Tag, z.ende()
	f := float64(bis-z.jetzt.Tag) / float64(max(bis-von, 1))
	return max(8, int((etikett-f*breite)/(1-min(f, .9))))
}

// reihen adds the series to the chart and gives them back with their marks. What counts most is drawn
// last, on top.
func (z zeichnung) reihen(c *echarts.Line) []serie {
	type linie struct {
		name, farbe, art string
		breite           float32
		daten            [][2]any
		marken           []marke
	}
	plan, erstplan := z.etikettenPlaene()
	linien := []linie{
		{"Umfang", farbeUmfang, "solid", 1.5, z.umfang(), z.etikettUmfang()},
		{"Erstplan", farbePlan, "dotted", 1.25, planDaten(z.b.Erstplan), erstplan},
		{"Plan", farbePlan, "dashed", 1.5, planDaten(z.b.Plan), plan},
		{"online, irgendwo", farbeIrgendwo, "solid", 2.5, z.zahlen(irgendwo), nil},
		{"Abdeckung, entspricht", farbeIrgendwo, "dotted", 2, z.zahlen(entspricht), nil},
		{"flächendeckend", farbeFlaechendeckend, "solid", 3, z.zahlen(flaechendeckend), z.etiketten()},
	}
	for _, l := range linien {
		c.AddSeries(l.name, nil, echarts.WithSeriesOpts(func(s *echarts.SingleSeries) {
			s.Data = l.daten
			s.ShowSymbol = opts.Bool(false)
			s.Symbol = "circle"
			s.SymbolSize = 7
			s.Animation = opts.Bool(false)
			s.LineStyle = &opts.LineStyle{Color: l.farbe, Width: l.breite, Type: l.art}
			s.ItemStyle = &opts.ItemStyle{Color: l.farbe}
		}))
	}
	reihen := make([]serie, len(linien))
	for i, l := range linien {
		reihen[i] = serie{SingleSeries: c.MultiSeries[i], Emphasis: abgeschaltet{true}}
		if l.marken != nil {
			reihen[i].MarkPoint = &marken{Silent: true, Data: l.marken}
		}
	}
	reihen[len(reihen)-1].MarkLine = &marken{Silent: true, Symbol: "none", Data: z.striche()}
	return reihen
}

// abweichung is the part of the option that differs on a narrow screen: margins, and the labels.
func (z zeichnung) abweichung() (json.RawMessage, error) {
	type nurMarken struct {
		MarkPoint *marken `json:"markPoint,omitempty"`
	}
	plan, erstplan := z.etikettenPlaene()
	reihen := make([]nurMarken, 6)
	for i, m := range [][]marke{z.etikettUmfang(), erstplan, plan, nil, nil, z.etiketten()} {
		if m != nil {
			reihen[i].MarkPoint = &marken{Silent: true, Data: m}
		}
	}
	b, err := json.Marshal(map[string]any{"grid": z.rahmen(), "series": reihen})
	if err != nil {
		return nil, fmt.Errorf("build chart: %w", err)
	}
	return b, nil
}

func irgendwo(z ozg.Zahlen) int        { return z.Irgendwo }
func entspricht(z ozg.Zahlen) int      { return z.Entspricht() }
func flaechendeckend(z ozg.Zahlen) int { return z.Flaechendeckend }

func (z zeichnung) zahlen(wert func(ozg.Zahlen) int) [][2]any {
	out := make([][2]any, len(z.b.Punkte))
	for i, p := range z.b.Punkte {
		out[i] = [2]any{p.Tag.String(), wert(p.Zahlen)}
	}
	return out
}

// umfang runs on to the end of the axis with today's Umfang: it is the height of the Ziel.
func (z zeichnung) umfang() [][2]any {
	out := z.zahlen(func(z ozg.Zahlen) int { return z.Umfang })
	if z.ende() > z.jetzt.Tag {
		out = append(out, [2]any{z.ende().String(), z.jetzt.Zahlen.Umfang})
	}
	return out
}

func planDaten(ps []ozg.PlanPunkt) [][2]any {
	out := make([][2]any, len(ps))
	for i, p := range ps {
		out[i] = [2]any{p.Tag.String(), p.Anzahl}
	}
	return out
}

// obereGrenze is a round number with four round steps below it.
func obereGrenze(b ozg.BurnUp) int {
	hoch := 4
	for _, p := range b.Punkte {
		hoch = max(hoch, p.Zahlen.Umfang)
	}
	for _, ps := range [][]ozg.PlanPunkt{b.Plan, b.Erstplan} {
		for _, p := range ps {
			hoch = max(hoch, p.Anzahl)
		}
	}
	return rundeGrenze(hoch)
}

// rundeGrenze is the next round number with four round steps below it.
func rundeGrenze(hoch int) int {
	for schritt := 1; ; schritt *= 10 {
		for _, s := range []int{10, 15, 20, 25, 30, 40, 50, 75} {
			if s*schritt%10 == 0 && s*schritt/10*4 >= hoch {
				return s * schritt / 10 * 4
			}
		}
	}
}
