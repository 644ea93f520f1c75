// Package charts turns counted series into values that a page can show: the option of a chart as JSON,
// the same numbers as a table, and bars for tables. It is pure and draws nothing.
//
// Options are built with go-echarts and read only through Validate and JSON. No code travels: colours
// are names of tokens ("var(--ozg-stand-online)") and formatters are names ("fn:zahl"); ozg-charts.js
// resolves both, so one JSON serves light, dark and print.
package charts

import (
	"encoding/json"
	"fmt"

	echarts "github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// Chart is a figure: what it says, how it is drawn, and its data for people who do not see it.
type Chart struct {
	ID           string // unique on the page
	Titel        string // the finding
	Messung      string // what is measured, in one line
	Beschreibung string // for screen readers: the shape in words
	Option       json.RawMessage
	Schmal       json.RawMessage // what differs on a narrow screen and in print
	SchmalUnter  int             // pixels below which a chart is narrow, 0 for the usual 600
	Tabelle      Tabelle
	Quelle       string
	Klasse       string // CSS class that gives the height
	CSV          string // address of the same data
	Bild         string // address of the chart on a page of its own, with images to take along
	Geometrie    string // address of the map to draw on, "" for other charts
}

// Tabelle is the data of a chart, ready to print.
type Tabelle struct {
	Titel  string
	Kopf   []string
	Zeilen [][]string // the first cell names the row
}

// Daten is what the page carries for the drawing script.
func (c Chart) Daten() any {
	return struct {
		Option json.RawMessage `json:"option"`
		Schmal json.RawMessage `json:"schmal,omitempty"`
		Unter  int             `json:"unter,omitempty"`
	}{c.Option, c.Schmal, c.SchmalUnter}
}

const schrift = "Fira Sans, sans-serif"

// schriftgrad is the size of all text in a chart, in CSS pixels.
const schriftgrad = 13

// serie is a series of go-echarts with the settings that go-echarts does not know.
type serie struct {
	echarts.SingleSeries
	Emphasis  abgeschaltet `json:"emphasis"`
	MarkPoint *marken      `json:"markPoint,omitempty"`
	MarkLine  *marken      `json:"markLine,omitempty"`
}

type abgeschaltet struct {
	Disabled bool `json:"disabled"`
}

// marken are points or lines drawn upon a series.
type marken struct {
	Silent bool    `json:"silent"`
	Symbol string  `json:"symbol,omitempty"`
	Data   []marke `json:"data"`
}

// marke is a point at coord, or a vertical line at xAxis.
type marke struct {
	Coord      []any           `json:"coord,omitempty"`
	XAxis      string          `json:"xAxis,omitempty"`
	Symbol     string          `json:"symbol,omitempty"`
	SymbolSize int             `json:"symbolSize,omitempty"`
	ItemStyle  *opts.ItemStyle `json:"itemStyle,omitempty"`
	LineStyle  *opts.LineStyle `json:"lineStyle,omitempty"`
	Label      etikett         `json:"label"`
}

// etikett is a direct label. The border in the colour of the page keeps it readable upon a line.
type etikett struct {
	Show            bool   `json:"show"`
	Formatter       string `json:"formatter,omitempty"`
	Position        string `json:"position,omitempty"`
	Offset          []int  `json:"offset,omitempty"`
	Align           string `json:"align,omitempty"`
	Color           string `json:"color,omitempty"`
	FontFamily      string `json:"fontFamily,omitempty"`
	FontSize        int    `json:"fontSize,omitempty"`
	FontWeight      int    `json:"fontWeight,omitempty"`
	LineHeight      int    `json:"lineHeight,omitempty"`
	TextBorderColor string `json:"textBorderColor,omitempty"`
	TextBorderWidth int    `json:"textBorderWidth,omitempty"`
}

// textmarke is a label without a symbol.
func textmarke(x string, y int, text, farbe string, gewicht int, position string, dx, dy int) marke {
	return marke{
		Coord: []any{x, y}, Symbol: "circle", SymbolSize: 1, ItemStyle: &opts.ItemStyle{Color: "transparent"},
		Label: etikett{
			Show: true, Formatter: text, Position: position, Offset: []int{dx, dy}, Color: farbe,
			FontFamily: schrift, FontSize: schriftgrad, FontWeight: gewicht, LineHeight: 17,
			TextBorderColor: "var(--ozg-flaeche)", TextBorderWidth: 3,
		},
	}
}

// punkt is a dot without a label.
func punkt(x string, y, groesse int, farbe string) marke {
	return marke{Coord: []any{x, y}, Symbol: "circle", SymbolSize: groesse, ItemStyle: &opts.ItemStyle{Color: farbe}}
}

// strich is a vertical line.
func strich(x, farbe, art string, breite float32) marke {
	return marke{XAxis: x, LineStyle: &opts.LineStyle{Color: farbe, Width: breite, Type: art}}
}

// kurztext is the box beside the pointer. As rich text it needs no HTML, which the
// Content-Security-Policy would refuse and a hostile name could misuse.
type kurztext struct {
	Trigger         string         `json:"trigger"`
	RenderMode      string         `json:"renderMode"`
	Formatter       string         `json:"formatter"`
	BackgroundColor string         `json:"backgroundColor"`
	BorderColor     string         `json:"borderColor"`
	TextStyle       map[string]any `json:"textStyle"`
	AxisPointer     map[string]any `json:"axisPointer"`
}

// zeichenbar is a chart of go-echarts.
type zeichenbar interface {
	Validate()
	JSON() map[string]any
}

// optionJSON validates a chart and gives its JSON with the common settings. trigger says whether the
// tooltip speaks of the "axis" or of an "item"; formatter names the function that writes it.
func optionJSON(c zeichenbar, reihen any, beschreibung, trigger, formatter string) (json.RawMessage, error) {
	c.Validate() // without it the axes are incomplete
	o := c.JSON()
	for _, weg := range []string{"color", "title", "toolbox"} { // defaults of go-echarts that we do not want
		delete(o, weg)
	}
	o["series"] = reihen
	o["backgroundColor"] = "transparent"
	o["tooltip"] = kurztext{
		Trigger: trigger, RenderMode: "richText", Formatter: formatter,
		BackgroundColor: "var(--ozg-flaeche)", BorderColor: "var(--ozg-linie-stark)",
		TextStyle:   map[string]any{"color": "var(--ozg-text)", "fontSize": schriftgrad, "fontFamily": schrift},
		AxisPointer: map[string]any{"lineStyle": map[string]any{"color": "var(--ozg-linie-stark)"}},
	}
	o["textStyle"] = map[string]any{"fontFamily": schrift}
	o["aria"] = map[string]any{"enabled": true, "label": map[string]any{"description": beschreibung}}
	b, err := json.Marshal(o)
	if err != nil {
		return nil, fmt.Errorf("build chart: %w", err)
	}
	return b, nil
}
