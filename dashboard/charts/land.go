package charts

import (
	"fmt"

	echarts "github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"ozgtracker/internal/ozg"
)

// LandVerlauf draws what is online in a Land per month end, of what it is zuständig for. The series must
// have at least one point.
func LandVerlauf(id, name string, ps []ozg.LandPunkt) (Chart, error) {
	if len(ps) == 0 {
		return Chart{}, fmt.Errorf("build chart of a Land: no points")
	}
	erster, letzter := ps[0], ps[len(ps)-1]
	c := Chart{ID: id, Klasse: "ozg-chart--burnup", Tabelle: landTabelle(name, ps)}
	c.Beschreibung = "Linien: " + name + " hatte am " + erster.Tag.Deutsch() + " " + ozg.ZahlText(erster.Zahlen.Online) + " Leistungen online, am " +
		letzter.Tag.Deutsch() + " " + ozg.ZahlText(letzter.Zahlen.Online) + " von " + ozg.ZahlText(letzter.Zahlen.Zustaendig()) + "."
	hoch := 4
	for _, p := range ps {
		hoch = max(hoch, p.Zahlen.Zustaendig())
	}
	hoch = rundeGrenze(hoch)
	l := echarts.NewLine()
	l.SetGlobalOptions(
		echarts.WithAnimation(false),
		echarts.WithLegendOpts(opts.Legend{Show: opts.Bool(false)}),
		echarts.WithGridOpts(opts.Grid{Left: "8", Right: "112", Top: "28", Bottom: "4", ContainLabel: opts.Bool(true)}),
		echarts.WithXAxisOpts(opts.XAxis{
			Type: "time", Min: erster.Tag.String(), Max: letzter.Tag.String(), MinInterval: 30_905_280_000,
			AxisLabel: &opts.AxisLabel{Color: farbeText2, FontSize: schriftgrad, FontFamily: schrift, Formatter: "fn:jahr", HideOverlap: opts.Bool(true), ShowMaxLabel: opts.Bool(false)},
			AxisLine:  &opts.AxisLine{LineStyle: &opts.LineStyle{Color: farbeUmfang}}, SplitLine: &opts.SplitLine{Show: opts.Bool(false)},
		}),
		echarts.WithYAxisOpts(opts.YAxis{
			Type: "value", Min: 0, Max: hoch, SplitNumber: 4,
			AxisLabel: &opts.AxisLabel{Color: farbeText2, FontSize: schriftgrad, FontFamily: schrift, Formatter: "fn:zahl"},
			SplitLine: &opts.SplitLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: "var(--ozg-linie)", Width: 1}},
		}),
	)
	var err error
	c.Option, err = optionJSON(l, landReihen(l, ps, hoch), c.Beschreibung, "axis", "fn:burnup")
	return c, err
}

// landReihen adds the lines and their direct labels. The label of what is planned is set higher where it would lie
// on that of what is online, and left out where it would lie on the other; the line and the table have it.
func landReihen(c *echarts.Line, ps []ozg.LandPunkt, hoch int) []serie {
	letzter := ps[len(ps)-1]
	z := letzter.Zahlen
	x := letzter.Tag.String()
	etikett := func(n int, text, farbe string, gewicht, hoeher int) []marke {
		return []marke{textmarke(x, n, text, farbe, gewicht, "right", 4, -hoeher)}
	}
	linien := []struct {
		name, farbe, art string
		breite           float32
		wert             func(ozg.LandZahlen) int
		marken           []marke
	}{
		{"zuständig", farbeUmfang, "solid", 1.5, ozg.LandZahlen.Zustaendig, etikett(z.Zustaendig(), ozg.ZahlText(z.Zustaendig())+" zuständig", farbeText2, 400, 0)},
		{"online oder geplant", farbePlan, "dashed", 1.5, func(z ozg.LandZahlen) int { return z.Online + z.Geplant }, nil},
		{"online", farbeFlaechendeckend, "solid", 3, func(z ozg.LandZahlen) int { return z.Online }, etikett(z.Online, ozg.ZahlText(z.Online)+" online", farbeFlaechendeckend, 600, 0)},
	}
	pixel := func(n int) float64 { return hoehe * float64(n) / float64(hoch) }
	if n := z.Online + z.Geplant; z.Geplant > 0 && pixel(z.Zustaendig()-n) > 2*zeilenhoehe {
		linien[1].marken = etikett(n, "mit Geplanten "+ozg.ZahlText(n), farbeText2, 400, max(0, int(zeilenhoehe-pixel(z.Geplant))))
	}
	reihen := make([]serie, len(linien))
	for i, l := range linien {
		daten := make([][2]any, len(ps))
		for j, p := range ps {
			daten[j] = [2]any{p.Tag.String(), l.wert(p.Zahlen)}
		}
		c.AddSeries(l.name, nil, echarts.WithSeriesOpts(func(s *echarts.SingleSeries) {
			s.Data, s.ShowSymbol, s.Symbol, s.SymbolSize, s.Animation = daten, opts.Bool(false), "circle", 7, opts.Bool(false)
			s.LineStyle = &opts.LineStyle{Color: l.farbe, Width: l.breite, Type: l.art}
			s.ItemStyle = &opts.ItemStyle{Color: l.farbe}
		}))
		reihen[i] = serie{SingleSeries: c.MultiSeries[i], Emphasis: abgeschaltet{true}}
		if l.marken != nil {
			reihen[i].MarkPoint = &marken{Silent: true, Data: l.marken}
		}
	}
	if ps[0].Tag < ozg.Frist && ozg.Frist < letzter.Tag {
		frist := strich(ozg.Frist.String(), farbeFrist, "solid", 1.5)
		frist.Label = etikettText("Frist", farbeFrist)
		reihen[2].MarkLine = &marken{Silent: true, Symbol: "none", Data: []marke{frist}}
	}
	return reihen
}

func etikettText(text, farbe string) etikett {
	return etikett{Show: true, Formatter: text, Position: "end", Color: farbe, FontFamily: schrift, FontSize: schriftgrad}
}

// LandKopf are the heads of the table of a Land.
func LandKopf() []string {
	return []string{"Monatsende", "online", "geplant", "noch nicht online", "keine Angabe", "zuständig"}
}

func landTabelle(name string, ps []ozg.LandPunkt) Tabelle {
	t := Tabelle{Titel: "Online in " + name + " je Monatsende", Kopf: LandKopf()}
	for _, p := range ps {
		zeile := []string{p.Tag.Deutsch()}
		for _, n := range []int{p.Zahlen.Online, p.Zahlen.Geplant, p.Zahlen.Nein, p.Zahlen.KeineAngabe, p.Zahlen.Zustaendig()} {
			zeile = append(zeile, ozg.ZahlText(n))
		}
		t.Zeilen = append(t.Zeilen, zeile)
	}
	return t
}
