package reports_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
	"testing"

	"ozgtracker/internal/ozg"
	"ozgtracker/reports"
)

// The second reader: archive/zip and encoding/xml, which know nothing of excelize.

func entpacke(tb testing.TB, b []byte) (namen []string, teile map[string][]byte) {
	tb.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		tb.Fatal(err)
	}
	teile = map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			tb.Fatal(err)
		}
		inhalt, err := io.ReadAll(r) // checks the checksum too
		if err != nil {
			tb.Fatalf("%s: %v", f.Name, err)
		}
		namen = append(namen, f.Name)
		teile[f.Name] = inhalt
	}
	return namen, teile
}

// elemente walks a part; it fails where the part is not well-formed.
func elemente(tb testing.TB, name string, b []byte, each func(xml.StartElement)) {
	tb.Helper()
	d := xml.NewDecoder(bytes.NewReader(b))
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			tb.Fatalf("%s is not well-formed: %v", name, err)
		}
		if e, ok := t.(xml.StartElement); ok {
			each(e)
		}
	}
}

func attribut(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// Every part is well-formed, every relation leads to a part inside the file, every part has a content
// type; there is no macro, no formula and no link.
func TestPaketIstVollstaendig(t *testing.T) {
	t.Parallel()
	for name, o := range berichte() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			namen, teile := entpacke(t, schreibe(t, reports.Zusammenstellen(sicht(t, 84), o)))
			if namen[0] != "[Content_Types].xml" || !slices.IsSorted(namen) {
				t.Errorf("order of the parts: %v", namen)
			}
			typen := map[string]bool{}
			elemente(t, namen[0], teile[namen[0]], func(e xml.StartElement) {
				typen[attribut(e, "PartName")], typen["."+attribut(e, "Extension")] = true, true
			})
			for name, b := range teile {
				elemente(t, name, b, func(e xml.StartElement) { pruefeElement(t, teile, name, e) })
				if !typen["/"+name] && !typen[path.Ext(name)] {
					t.Errorf("%s has no content type", name)
				}
				if strings.Contains(strings.ToLower(name), "vba") || strings.Contains(name, "externalLink") {
					t.Errorf("unwanted part %s", name)
				}
			}
		})
	}
}

func pruefeElement(t *testing.T, teile map[string][]byte, name string, e xml.StartElement) {
	t.Helper()
	switch e.Name.Local {
	case "f":
		if strings.HasPrefix(name, "xl/worksheets/") {
			t.Errorf("%s holds a formula", name)
		}
	case "hyperlink", "hlinkClick":
		t.Errorf("%s holds a link", name)
	case "Relationship":
		if attribut(e, "TargetMode") == "External" {
			t.Errorf("%s leads outside: %s", name, attribut(e, "Target"))
		}
		ziel := attribut(e, "Target")
		if strings.HasPrefix(ziel, "/") {
			ziel = ziel[1:]
		} else {
			ziel = path.Join(path.Dir(path.Dir(name)), ziel)
		}
		if _, ok := teile[ziel]; !ok {
			t.Errorf("%s leads to %s, which is not in the file", name, ziel)
		}
	}
}

// The same Inhalt gives the same bytes, so that a report can be compared and cached.
func TestWriteIstDeterministisch(t *testing.T) {
	t.Parallel()
	s := sicht(t, 84)
	erste := schreibe(t, reports.Zusammenstellen(s, optionen()))
	for range 3 { // map order differs from run to run
		if !bytes.Equal(erste, schreibe(t, reports.Zusammenstellen(s, optionen()))) {
			t.Fatal("two workbooks of the same Inhalt differ")
		}
	}
}

// chart is what a previewer reads of a chart part.
type chart struct {
	Serien []struct {
		Name struct {
			F  string   `xml:"strRef>f"`
			Pt []string `xml:"strRef>strCache>pt>v"`
		} `xml:"tx"`
		Fuellung struct {
			Farbe   string `xml:"solidFill>srgbClr"`
			Inneres string `xml:",innerxml"`
		} `xml:"spPr"`
		Kat  bezug `xml:"cat"`
		Wert bezug `xml:"val"`
	} `xml:",any"`
}

type bezug struct {
	NumF  string `xml:"numRef>f"`
	StrF  string `xml:"strRef>f"`
	Punkt []struct {
		Idx int    `xml:"idx,attr"`
		V   string `xml:"v"`
	} `xml:"numRef>numCache>pt"`
	Text []struct {
		Idx int    `xml:"idx,attr"`
		V   string `xml:"v"`
	} `xml:"strRef>strCache>pt"`
}

// Each chart carries the values of its cells, so that it shows in a program that does not calculate; the
// cache must say what the cells say. Every series has a colour of ours.
func TestDiagrammeTragenIhreWerte(t *testing.T) {
	t.Parallel()
	for art, want := range map[string]int{ // Gesamtbericht: two on the overview, Themenfelder, Typ, Welle, Nachnutzung, two of the Brücke
		"all": 8, "changes": 6, "one Land": 10, "some": 4, "one Themenfeld": 5,
	} {
		t.Run(art, func(t *testing.T) {
			t.Parallel()
			diagrammeTragenIhreWerte(t, schreibe(t, reports.Zusammenstellen(sicht(t, 84), berichte()[art])), want)
		})
	}
}

func diagrammeTragenIhreWerte(t *testing.T, b []byte, want int) {
	t.Helper()
	m := lies(t, b)
	_, teile := entpacke(t, b)
	anzahl := 0
	for name, teil := range teile {
		if !strings.HasPrefix(name, "xl/charts/chart") {
			continue
		}
		anzahl++
		var c struct {
			Linien *chart `xml:"chart>plotArea>lineChart"`
			Balken *chart `xml:"chart>plotArea>barChart"`
		}
		if err := xml.Unmarshal(teil, &c); err != nil {
			t.Fatal(err)
		}
		d := c.Linien
		if d == nil {
			d = c.Balken
		}
		serien := 0
		for _, s := range d.Serien {
			if s.Name.F == "" {
				continue // not a c:ser
			}
			serien++
			if got := m.bereich(t, s.Name.F); len(s.Name.Pt) != 1 || got[0] != s.Name.Pt[0] {
				t.Errorf("%s: series is named %q, the cell says %q", name, s.Name.Pt, got)
			}
			unsichtbar := s.Name.Pt[0] == "Sockel" && strings.HasPrefix(s.Fuellung.Inneres, "<a:noFill/>")
			if !unsichtbar && !strings.Contains(s.Fuellung.Inneres, "srgbClr") || strings.Contains(s.Fuellung.Inneres, "schemeClr") {
				t.Errorf("%s, %s: no colour of its own: %s", name, s.Name.Pt, s.Fuellung.Inneres)
			}
			m.vergleiche(t, name+" categories", s.Kat)
			m.vergleiche(t, name+" "+s.Name.Pt[0], s.Wert)
		}
		if serien < 2 {
			t.Errorf("%s has %d series", name, serien)
		}
	}
	if anzahl != want {
		t.Errorf("%d charts, want %d", anzahl, want)
	}
}

// bereich reads the cells of a reference like 'Burn-up'!$A$7:$A$30, row by row.
func (m mappe) bereich(tb testing.TB, bezug string) (werte []string) {
	tb.Helper()
	blatt, zellen, _ := strings.Cut(strings.ReplaceAll(bezug, "$", ""), "!")
	blatt = strings.Trim(blatt, "'")
	von, bis, ok := strings.Cut(zellen, ":")
	if !ok {
		bis = von
	}
	spalteVon, zeileVon := koordinaten(tb, von)
	spalteBis, zeileBis := koordinaten(tb, bis)
	for zeile := zeileVon; zeile <= zeileBis; zeile++ {
		for spalte := spalteVon; spalte <= spalteBis; spalte++ {
			w := ""
			if z := m.zellen[blatt]; zeile <= len(z) && spalte <= len(z[zeile-1]) {
				w = z[zeile-1][spalte-1]
			}
			werte = append(werte, w)
		}
	}
	return werte
}

func (m mappe) vergleiche(t *testing.T, was string, b bezug) {
	t.Helper()
	gecacht := map[int]string{}
	for _, p := range append(b.Punkt, b.Text...) {
		gecacht[p.Idx] = p.V
	}
	for i, w := range m.bereich(t, b.NumF+b.StrF) {
		if gecacht[i] != w {
			t.Errorf("%s: point %d is cached as %q, the cell says %q", was, i, gecacht[i], w)
		}
	}
}

// Excel repairs a chart whose elements stand in another order than the schema has them; LibreOffice
// would not complain. The order of ECMA-376 part 1, 21.2, for what we write:
var reihenfolge = map[string]string{
	"chartSpace":  "date1904 lang roundedCorners chart spPr txPr printSettings",
	"chart":       "title autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs",
	"title":       "tx overlay",
	"plotArea":    "layout lineChart barChart catAx dateAx valAx spPr",
	"lineChart":   "grouping varyColors ser marker axId",
	"barChart":    "barDir grouping varyColors ser gapWidth overlap axId",
	"ser":         "idx order tx spPr invertIfNegative marker dLbls errBars cat val smooth",
	"dLbls":       "dLbl showLegendKey showVal showCatName showSerName showPercent showBubbleSize",
	"dLbl":        "idx spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize",
	"errBars":     "errDir errBarType errValType noEndCap val spPr",
	"dateAx":      "axId scaling delete axPos numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses auto lblOffset baseTimeUnit majorUnit majorTimeUnit",
	"catAx":       "axId scaling delete axPos numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses auto lblAlgn lblOffset noMultiLvlLbl",
	"valAx":       "axId scaling delete axPos majorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossBetween majorUnit",
	"scaling":     "orientation max min",
	"legend":      "legendPos legendEntry overlay spPr txPr",
	"legendEntry": "idx delete",
	"marker":      "symbol size spPr",
	"numCache":    "formatCode ptCount pt",
	"strCache":    "ptCount pt",
	"numRef":      "f numCache",
	"strRef":      "f strCache",
	"spPr":        "noFill solidFill pattFill ln",
	"ln":          "noFill solidFill prstDash round",
	"pattFill":    "fgClr bgClr",
	"txPr":        "bodyPr lstStyle p",
	"rich":        "bodyPr lstStyle p",
	"p":           "pPr r endParaRPr",
	"rPr":         "solidFill latin",
	"defRPr":      "solidFill latin",
}

func TestDiagrammeHaltenDieReihenfolge(t *testing.T) {
	t.Parallel()
	teile := map[string][]byte{}
	for art, o := range berichte() {
		_, ts := entpacke(t, schreibe(t, reports.Zusammenstellen(sicht(t, 84), o)))
		for name, teil := range ts {
			if rest, ok := strings.CutPrefix(name, "xl/charts/chart"); ok {
				teile[art+" "+rest] = teil
			}
		}
	}
	for name, teil := range teile {
		d := xml.NewDecoder(bytes.NewReader(teil))
		type offen struct {
			name string
			rang int
		}
		stapel := []offen{{}}
		for {
			tok, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			switch e := tok.(type) {
			case xml.StartElement:
				eltern := &stapel[len(stapel)-1]
				if kinder, ok := reihenfolge[eltern.name]; ok {
					rang := slices.Index(strings.Fields(kinder), e.Name.Local)
					if rang < eltern.rang {
						t.Errorf("%s: %s stands wrong or unknown in %s", name, e.Name.Local, eltern.name)
					}
					eltern.rang = rang
				}
				stapel = append(stapel, offen{name: e.Name.Local})
			case xml.EndElement:
				stapel = stapel[:len(stapel)-1]
			}
		}
	}
}

// The overview repeats the finding; the charts say in words what they show.
func TestDiagrammeHabenAlternativtext(t *testing.T) {
	t.Parallel()
	s := sicht(t, 84)
	in := reports.Zusammenstellen(s, optionen())
	_, teile := entpacke(t, schreibe(t, in))
	texte := 0
	for name, teil := range teile {
		if !strings.HasPrefix(name, "xl/drawings/drawing") {
			continue
		}
		elemente(t, name, teil, func(e xml.StartElement) {
			if e.Name.Local != "cNvPr" {
				return
			}
			texte++
			if len(attribut(e, "descr")) < 40 {
				t.Errorf("%s: alternative text %q", name, attribut(e, "descr"))
			}
		})
	}
	if texte != 8 {
		t.Errorf("%d charts with alternative text, want 8", texte)
	}
	davor := ozg.NeuerTag(2021, 3, 31)
	if want := ozg.AussageFlaechendeckend(stichtag, ozg.Zaehle(s.Bestand().Umfang()), &davor, ozg.Zaehle(s.Am(davor).Bestand().Umfang())); in.Ueberblick.Aussage != want {
		t.Errorf("finding %q, want %q", in.Ueberblick.Aussage, want)
	}
}
