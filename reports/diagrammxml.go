package reports

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"
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
	if d.balken {
		x.balken(d)
	} else {
		x.linien(d)
	}
	x.s(`<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>`)
	x.s(`<c:legend><c:legendPos val="b"/><c:overlay val="0"/>`)
	x.schrift(1000, false, farbeText)
	x.s(`</c:legend><c:plotVisOnly val="0"/><c:dispBlanksAs val="span"/></c:chart>`)
	x.s(`<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>`)
	x.schrift(1000, false, farbeText)
	x.s(chartFuss)
	return x.b.Bytes()
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
		x.s(`</c:spPr><c:marker><c:symbol val="none"/></c:marker>`)
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
		x.werte(r)
		x.s(`<c:smooth val="0"/></c:ser>`)
	}
	x.s(`<c:marker val="1"/><c:axId val="111111111"/><c:axId val="222222222"/></c:lineChart>`)
	x.s(`<c:dateAx><c:axId val="111111111"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="mm\.yyyy" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>`)
	x.achse(farbeRegel)
	x.f(`<c:crossAx val="222222222"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblOffset val="100"/><c:baseTimeUnit val="days"/><c:majorUnit val="%d"/><c:majorTimeUnit val="months"/></c:dateAx>`, d.monatsschritt())
	x.wertachse("l", "autoZero", "midCat")
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
	x.s(`<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>`)
	for i, r := range d.reihen {
		x.reihenkopf(i, r)
		x.s(`<c:spPr>`)
		if r.muster == "" {
			x.f(`<a:solidFill><a:srgbClr val="%s"/></a:solidFill>`, r.farbe)
		} else {
			x.f(`<a:pattFill prst="%s"><a:fgClr><a:srgbClr val="%s"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>`, r.muster, r.farbe)
		}
		rand := r.rand
		if rand == "" {
			rand = "FFFFFF"
		}
		x.linie(rand, 0.75, "")
		x.s(`</c:spPr><c:invertIfNegative val="0"/><c:cat><c:strRef><c:f>`)
		x.text(d.kategorien)
		x.s(`</c:f><c:strCache>`)
		x.texte(d.texte)
		x.s(`</c:strCache></c:strRef></c:cat>`)
		x.werte(r)
		x.s(`</c:ser>`)
	}
	x.s(`<c:gapWidth val="45"/><c:overlap val="100"/><c:axId val="111111111"/><c:axId val="222222222"/></c:barChart>`)
	x.s(`<c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>`)
	x.achse(farbeRegel)
	x.s(`<c:crossAx val="222222222"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`)
	x.wertachse("b", "max", "between")
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

func (x *chartXML) werte(r reihe) {
	x.s(`<c:val><c:numRef><c:f>`)
	x.text(r.zellen)
	x.f(`</c:f><c:numCache><c:formatCode>#,##0</c:formatCode><c:ptCount val="%d"/>`, len(r.werte))
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

func (x *chartXML) wertachse(platz, kreuzt, zwischen string) {
	x.f(`<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="%s"/><c:majorGridlines><c:spPr>`, platz)
	x.linie(farbeHaarlinie, 0.5, "")
	x.s(`</c:spPr></c:majorGridlines><c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr`)
	x.zeichen(900, false, farbeZweit)
	x.s(`</a:defRPr></a:pPr><a:r><a:rPr lang="de-DE"`)
	x.zeichen(900, false, farbeZweit)
	x.s(`</a:rPr><a:t>` + einheitLeistungen + `</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`)
	x.s(`<c:numFmt formatCode="#,##0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>`)
	x.achse("FFFFFF")
	x.f(`<c:crossAx val="111111111"/><c:crosses val="%s"/><c:crossBetween val="%s"/></c:valAx>`, kreuzt, zwischen)
}
