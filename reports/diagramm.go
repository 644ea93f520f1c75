package reports

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/ozg"
)

// diagramm is a native Excel chart on cells of the workbook. It carries the values of these cells too,
// for readers that show only what is cached in the chart.
type diagramm struct {
	form       diagrammform
	termine    bool   // the values are dates, as Excel counts them
	einheit    string // of the value axis, "" for OZG-Leistungen
	rechts     bool   // the legend stands to the right: long names
	ab         int    // where the axis of values begins
	titel      string // the finding
	alt        string // what it shows, for those who cannot see it
	name       string
	texte      []string  // categories of bars
	tage       []ozg.Tag // categories of lines
	kategorien string    // their cells
	reihen     []reihe
}

// diagrammform is a kind of chart.
type diagrammform uint8

const (
	formLinien  diagrammform = iota // over time
	formBalken                      // stacked, lying
	formSaeulen                     // stacked, upright: a Brücke
)

// reihe is one series: its cells, their values and its look.
type reihe struct {
	name, nameZelle string
	zellen          string
	werte           []wert
	farbe           string
	breite          float64 // of the line, points
	strich          string  // preset dash, "" for solid
	muster          string  // preset pattern of a bar, "" for solid
	rand            string  // colour of the border of a bar, "" for the page's
	marke           bool    // draw each point as an upright line down to the axis
	punkte          bool    // draw each point of a line as a dot
	unsichtbar      bool    // carries the others and is not in the legend
	letzter         string  // where the value of the last point stands: "r", "t", "b"; "" for nowhere
}

// wert is a cell of a series; ok is false for an empty one.
type wert struct {
	zahl int
	ok   bool
}

// zelle is the cell of the value.
func (w wert) zelle(s stil) zelle {
	if !w.ok {
		return zelle{nil, s}
	}
	return zelle{w.zahl, s}
}

// diagramm places a chart with its upper left corner in a cell; the size is in pixels. excelize makes
// the frame (drawing, relations, content type); the chart part itself is ours, see packer. The rows below
// the cell must have the normal height, see platz: excelize takes them for 18 pixels high, they are 20.
func (b *blatt) diagramm(d diagramm, spalte, zeile int, breite, hoehe uint) {
	if b.err != nil {
		return
	}
	m := b.m
	art := map[diagrammform]excelize.ChartType{formLinien: excelize.Line, formBalken: excelize.BarStacked, formSaeulen: excelize.ColStacked}[d.form]
	b.tue(m.f.AddChart(b.name, zelladresse(spalte, zeile), &excelize.Chart{
		Type:      art,
		Series:    []excelize.ChartSeries{{Name: d.reihen[0].nameZelle, Categories: d.kategorien, Values: d.reihen[0].zellen}},
		Format:    excelize.GraphicOptions{AltText: einzeilig(d.alt, 2000), Name: d.name, OffsetX: 4, OffsetY: 4},
		Dimension: excelize.ChartDimension{Width: breite, Height: hoehe * 9 / 10},
	}))
	m.diagramme[fmt.Sprintf("xl/charts/chart%d.xml", len(m.diagramme)+1)] = d.xml()
}
