package reports

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"strconv"

	"ozgtracker/internal/ozg"
)

// The chart part as ECMA-376 part 1, chapter 21.2 wants it; the order of the elements matters to Excel.

const chartKopf = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:lang val="de-DE"/><c:roundedCorners val="0"/><c:chart>`

const chartFuss = `<c:printSettings><c:headerFooter/><c:pageMargins b="0.75" l="0.7" r="0.7" t="0.75" header="0.3" footer="0.3"/><c:pageSetup/></c:printSettings></c:chartSpace>`

func (d diagramm) xml() []byte {
	var x chartXML
	x.s(chartKopf)
	x.titel(d.titel)
	x.s(`<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>`)
	if d.form == formLinien {
		x.linien(d)
	} else {
		x.balken(d)
	}
	x.s(`<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>`)
	x.legende(d)
	x.schrift(1000, false, farbeText)
	x.s(`</c:legend><c:plotVisOnly val="0"/><c:dispBlanksAs val="span"/></c:chart>`)
	x.s(`<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>`)
	x.schrift(1000, false, farbeText)
	x.s(chartFuss)
	return x.b.Bytes()
}

// legende leaves out the series that only carry others.
func (x *chartXML) legende(d diagramm) {
	platz := "b"
	if d.rechts {
		platz = "r"
	}
	x.f(`<c:legend><c:legendPos val="%s"/>`, platz)
	for i, r := range d.reihen {
		if r.unsichtbar {
			x.f(`<c:legendEntry><c:idx val="%d"/><c:delete val="1"/></c:legendEntry>`, i)
		}
	}
	x.s(`<c:overlay val="0"/>`)
}

// chartXML builds the text. It knows three kinds of writing: markup, escaped text, and numbers.
type chartXML struct{ b bytes.Buffer }

func (x *chartXML) s(markup string)           { x.b.WriteString(markup) }
func (x *chartXML) f(markup string, a ...any) { fmt.Fprintf(&x.b, markup, a...) }

func (x *chartXML) text(s string) {
	_ = xml.EscapeText(&x.b, []byte(zelltext(s))) // a bytes.Buffer takes everything
}

// schrift is c:txPr; the size is in hundredths of a point.
func (x *chartXML) schrift(groesse int, fett bool, farbe string) {
	x.s(`<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr`)
	x.zeichen(groesse, fett, farbe)
	x.s(`</a:defRPr></a:pPr><a:endParaRPr lang="de-DE"/></a:p></c:txPr>`)
}

// zeichen are the attributes and children of a:defRPr and a:rPr, whose tag is open.
func (x *chartXML) zeichen(groesse int, fett bool, farbe string) {
	b := 0
	if fett {
		b = 1
	}
	x.f(` sz="%d" b="%d"><a:solidFill><a:srgbClr val="%s"/></a:solidFill><a:latin typeface="%s"/>`, groesse, b, farbe, schrift)
}

func (x *chartXML) titel(s string) {
	x.s(`<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr`)
	x.zeichen(1100, true, farbeText)
	x.s(`</a:defRPr></a:pPr><a:r><a:rPr lang="de-DE"`)
	x.zeichen(1100, true, farbeText)
	x.s(`</a:rPr><a:t>`)
	x.text(einzeilig(s, 255))
	x.s(`</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`)
}

func (x *chartXML) linien(d diagramm) {
	x.s(`<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>`)
	for i, r := range d.reihen {
		x.reihenkopf(i, r)
		x.s(`<c:spPr>`)
		x.linie(r.farbe, r.breite, r.strich)
		x.s(`</c:spPr>`)
		x.punkt(r)
		x.beschriftung(r)
		if r.marke {
			x.s(`<c:errBars><c:errDir val="y"/><c:errBarType val="minus"/><c:errValType val="percentage"/><c:noEndCap val="1"/><c:val val="100"/><c:spPr>`)
			x.linie(r.farbe, r.breite, "")
			x.s(`</c:spPr></c:errBars>`)
		}
		x.s(`<c:cat><c:numRef><c:f>`)
		x.text(d.kategorien)
		x.f(`</c:f><c:numCache><c:formatCode>dd\.mm\.yyyy</c:formatCode><c:ptCount val="%d"/>`, len(d.tage))
		for j, t := range d.tage {
			x.f(`<c:pt idx="%d"><c:v>%v</c:v></c:pt>`, j, excelTag(t))
		}
		x.s(`</c:numCache></c:numRef></c:cat>`)
		x.werte(r, d.termine)
		x.s(`<c:smooth val="0"/></c:ser>`)
	}
	x.s(`<c:marker val="1"/><c:axId val="111111111"/><c:axId val="222222222"/></c:lineChart>`)
	x.s(`<c:dateAx><c:axId val="111111111"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="mm\.yyyy" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>`)
	x.achse(farbeRegel)
	x.f(`<c:crossAx val="222222222"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblOffset val="100"/><c:baseTimeUnit val="days"/><c:majorUnit val="%d"/><c:majorTimeUnit val="months"/></c:dateAx>`, d.monatsschritt())
	x.wertachse(d, "l", "autoZero", "midCat")
}

// punkt is the marker of each point of a line.
func (x *chartXML) punkt(r reihe) {
	if !r.punkte {
		x.s(`<c:marker><c:symbol val="none"/></c:marker>`)
		return
	}
	x.f(`<c:marker><c:symbol val="circle"/><c:size val="5"/><c:spPr><a:solidFill><a:srgbClr val="%s"/></a:solidFill>`, r.farbe)
	x.linie(r.farbe, 0.75, "")
	x.s(`</c:spPr></c:marker>`)
}

// monatsschritt keeps the axis at no more than about twelve labels.
func (d diagramm) monatsschritt() int {
	if len(d.tage) == 0 {
		return 6
	}
	monate := int(d.tage[len(d.tage)-1]-d.tage[0]) / 30
	for _, schritt := range []int{1, 3, 6, 12} {
		if monate/schritt <= 12 {
			return schritt
		}
	}
	return 24
}

func (x *chartXML) balken(d diagramm) {
	richtung, platz, reihenfolge := "bar", "l", "maxMin"
	if d.form == formSaeulen {
		richtung, platz, reihenfolge = "col", "b", "minMax"
	}
	x.f(`<c:barChart><c:barDir val="%s"/><c:grouping val="stacked"/><c:varyColors val="0"/>`, richtung)
	for i, r := range d.reihen {
		x.reihenkopf(i, r)
		x.s(`<c:spPr>`)
		switch {
		case r.unsichtbar:
			x.s(`<a:noFill/>`)
		case r.muster == "":
			x.f(`<a:solidFill><a:srgbClr val="%s"/></a:solidFill>`, r.farbe)
		default:
			x.f(`<a:pattFill prst="%s"><a:fgClr><a:srgbClr val="%s"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>`, r.muster, r.farbe)
		}
		rand := r.rand
		if rand == "" {
			rand = "FFFFFF"
		}
		if r.unsichtbar {
			x.s(`<a:ln><a:noFill/></a:ln>`)
		} else {
			x.linie(rand, 0.75, "")
		}
		x.s(`</c:spPr><c:invertIfNegative val="0"/><c:cat><c:strRef><c:f>`)
		x.text(d.kategorien)
		x.s(`</c:f><c:strCache>`)
		x.texte(d.texte)
		x.s(`</c:strCache></c:strRef></c:cat>`)
		x.werte(r, d.termine)
		x.s(`</c:ser>`)
	}
	x.s(`<c:gapWidth val="45"/><c:overlap val="100"/><c:axId val="111111111"/><c:axId val="222222222"/></c:barChart>`)
	x.f(`<c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="%s"/></c:scaling><c:delete val="0"/><c:axPos val="%s"/>`, reihenfolge, platz)
	x.s(`<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>`)
	x.achse(farbeRegel)
	x.s(`<c:crossAx val="222222222"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`)
	if d.form == formSaeulen {
		x.wertachse(d, "l", "autoZero", "between")
	} else {
		x.wertachse(d, "b", "max", "between")
	}
}

// reihenkopf opens a series and names it.
func (x *chartXML) reihenkopf(i int, r reihe) {
	x.f(`<c:ser><c:idx val="%d"/><c:order val="%d"/><c:tx><c:strRef><c:f>`, i, i)
	x.text(r.nameZelle)
	x.s(`</c:f><c:strCache>`)
	x.texte([]string{r.name})
	x.s(`</c:strCache></c:strRef></c:tx>`)
}

func (x *chartXML) texte(ts []string) {
	x.f(`<c:ptCount val="%d"/>`, len(ts))
	for i, t := range ts {
		x.f(`<c:pt idx="%d"><c:v>`, i)
		x.text(t)
		x.s(`</c:v></c:pt>`)
	}
}

func (x *chartXML) werte(r reihe, termine bool) {
	x.s(`<c:val><c:numRef><c:f>`)
	x.text(r.zellen)
	format := "#,##0"
	if termine {
		format = `dd\.mm\.yyyy`
	}
	x.f(`</c:f><c:numCache><c:formatCode>%s</c:formatCode><c:ptCount val="%d"/>`, format, len(r.werte))
	for i, w := range r.werte {
		if w.ok {
			x.f(`<c:pt idx="%d"><c:v>%d</c:v></c:pt>`, i, w.zahl)
		}
	}
	x.s(`</c:numCache></c:numRef></c:val>`)
}

// linie is a:ln; the width is in points.
func (x *chartXML) linie(farbe string, breite float64, strich string) {
	x.f(`<a:ln w="%d" cap="flat"><a:solidFill><a:srgbClr val="%s"/></a:solidFill>`, int(breite*12700), farbe)
	if strich != "" {
		x.f(`<a:prstDash val="%s"/>`, strich)
	}
	x.s(`<a:round/></a:ln>`)
}

// beschriftung writes the value beside the last known point, or the name beside a marker.
func (x *chartXML) beschriftung(r reihe) {
	letzter := -1
	for i, w := range r.werte {
		if w.ok {
			letzter = i
		}
	}
	if letzter < 0 || r.letzter == "" && !r.marke {
		return
	}
	wertZeigen, nameZeigen, platz := 1, 0, r.letzter
	if r.marke {
		wertZeigen, nameZeigen, platz = 0, 1, "t"
	}
	x.s(`<c:dLbls><c:dLbl><c:idx val="` + strconv.Itoa(letzter) + `"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`)
	x.schrift(1000, true, r.farbe)
	x.f(`<c:dLblPos val="%s"/><c:showLegendKey val="0"/><c:showVal val="%d"/><c:showCatName val="0"/><c:showSerName val="%d"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbl>`, platz, wertZeigen, nameZeigen)
	x.s(`<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`)
}

// achse is the look of an axis: its line and its font.
func (x *chartXML) achse(farbe string) {
	x.s(`<c:spPr>`)
	x.linie(farbe, 0.75, "")
	x.s(`</c:spPr>`)
	x.schrift(1000, false, farbeText)
}

func (x *chartXML) wertachse(d diagramm, platz, kreuzt, zwischen string) {
	x.s(`<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/>`)
	von, bis, schritt := d.terminachse()
	if d.termine {
		x.f(`<c:max val="%d"/><c:min val="%d"/>`, bis, von)
	} else {
		x.f(`<c:min val="%d"/>`, d.ab)
	}
	x.f(`</c:scaling><c:delete val="0"/><c:axPos val="%s"/><c:majorGridlines><c:spPr>`, platz)
	x.linie(farbeHaarlinie, 0.5, "")
	x.s(`</c:spPr></c:majorGridlines><c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr`)
	x.zeichen(900, false, farbeZweit)
	x.s(`</a:defRPr></a:pPr><a:r><a:rPr lang="de-DE"`)
	x.zeichen(900, false, farbeZweit)
	x.s(`</a:rPr><a:t>`)
	x.text(cmp.Or(d.einheit, einheitLeistungen))
	x.s(`</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`)
	format := "#,##0"
	if d.termine {
		format = `mm\.yyyy`
	}
	x.f(`<c:numFmt formatCode="%s" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>`, format)
	x.achse("FFFFFF")
	x.f(`<c:crossAx val="111111111"/><c:crosses val="%s"/><c:crossBetween val="%s"/>`, kreuzt, zwischen)
	if d.termine {
		x.f(`<c:majorUnit val="%g"/>`, schritt)
	}
	x.s(`</c:valAx>`)
}

// terminachse bounds an axis of dates: from the middle of a January to about the middle of another, so that a
// step of a mean year never leaves its month; in half years where there are few.
func (d diagramm) terminachse() (von, bis int, schritt float64) {
	for _, r := range d.reihen {
		for _, w := range r.werte {
			if w.ok && (von == 0 || w.zahl < von) {
				von = w.zahl
			}
			if w.ok {
				bis = max(bis, w.zahl)
			}
		}
	}
	jahr := func(tag int) int { return ozg.Tag(tag - excelEpoche).Zeit().Year() }
	erstes, letztes := jahr(von), jahr(bis)+1
	schritt = 365.25
	if letztes-erstes <= 4 {
		schritt /= 2
	}
	mitte := func(jahr int) int { return int(ozg.NeuerTag(jahr, 1, 15)) + excelEpoche }
	if von < mitte(erstes) { // in the first half of January
		erstes--
	}
	return mitte(erstes), mitte(letztes), schritt
}
