package reports_test

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/ozg"
	"ozgtracker/reports"
)

// merkeAn annotates a workbook.
func merkeAn(tb testing.TB, original []byte, befunde []ozg.Befund) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := reports.Anmerken(&b, original, befunde); err != nil {
		tb.Fatalf("annotate: %v", err)
	}
	return b.Bytes()
}

// notizen are the texts of all comments of a workbook: part → cell → text. The reader knows nothing of
// the code under test.
func notizen(tb testing.TB, b []byte) map[string]map[string]string {
	tb.Helper()
	_, teile := entpacke(tb, b)
	alle := map[string]map[string]string{}
	for name, inhalt := range teile {
		if !strings.Contains(path.Base(name), "comment") || path.Ext(name) != ".xml" {
			continue
		}
		var k struct {
			Kommentar []struct {
				Ref  string `xml:"ref,attr"`
				Text struct {
					T []string `xml:"t"`
					R []struct {
						T string `xml:"t"`
					} `xml:"r"`
				} `xml:"text"`
			} `xml:"commentList>comment"`
		}
		if err := xml.Unmarshal(inhalt, &k); err != nil {
			tb.Fatalf("%s: %v", name, err)
		}
		alle[name] = map[string]string{}
		for _, c := range k.Kommentar {
			text := strings.Join(c.Text.T, "")
			for _, r := range c.Text.R {
				text += r.T
			}
			if _, doppelt := alle[name][c.Ref]; doppelt {
				tb.Errorf("%s has two comments for %s", name, c.Ref)
			}
			alle[name][c.Ref] = text
		}
	}
	return alle
}

var beginn = regexp.MustCompile(`(?m)^(?:● Fehler|▲ Warnung|○ Hinweis): `)

// gezaehlt is how many Befunde the comments list.
func gezaehlt(tb testing.TB, b []byte) (n int) {
	tb.Helper()
	for _, zellen := range notizen(tb, b) {
		for _, text := range zellen {
			n += len(beginn.FindAllString(text, -1))
		}
	}
	return n
}

// nurAngemerkt checks part by part that nothing but marks was added to a workbook.
func nurAngemerkt(tb testing.TB, vorher, nachher []byte) {
	tb.Helper()
	alt, neu := oeffneZip(tb, vorher), oeffneZip(tb, nachher)
	if alt.Comment != neu.Comment {
		tb.Errorf("the comment of the archive became %q", neu.Comment)
	}
	for i, f := range alt.File {
		g := neu.File[i]
		if f.Name != g.Name || !f.Modified.Equal(g.Modified) {
			tb.Errorf("part %d: %s of %v became %s of %v", i, f.Name, f.Modified, g.Name, g.Modified)
			continue
		}
		a, b := entpackt(tb, f), entpackt(tb, g)
		if bytes.Equal(a, b) {
			if !bytes.Equal(gepackt(tb, f), gepackt(tb, g)) {
				tb.Errorf("%s was packed anew without need", f.Name)
			}
			continue
		}
		regel := regelFuer(f.Name)
		if regel == nil {
			tb.Errorf("%s must not change", f.Name)
			continue
		}
		vergleicheMarken(tb, f.Name, a, b, regel)
	}
	for _, f := range neu.File[len(alt.File):] {
		if !regexp.MustCompile(`/(comments\d+\.xml|drawings/vmlDrawing\d+\.vml|[^/]+\.rels|styles\d*\.xml)$`).MatchString("/" + f.Name) {
			tb.Errorf("%s was added", f.Name)
		}
	}
}

// regelFuer says which tags may be added to a part; nil: the part must not change.
func regelFuer(name string) *regexp.Regexp {
	switch name = strings.ToLower(name); {
	case name == "[content_types].xml":
		return regexp.MustCompile(`^<(\w+:)?(Override PartName="/[^"]*(comments\d+\.xml|vmlDrawing\d+\.vml|styles\d*\.xml)"|Default Extension="vml") ContentType="[^"]*"/>$`)
	case strings.HasSuffix(name, ".rels"):
		return regexp.MustCompile(`^<(\w+:)?Relationship Id="[^"]*" Type="[^"]*/(comments|vmlDrawing|styles)" Target="[^"]*"/>$`)
	case strings.HasSuffix(name, ".vml"):
		return regexp.MustCompile(`^</?(v:|x:|div\b)|^[^<]`)
	case strings.Contains(name, "comment"):
		return regexp.MustCompile(`^</?(\w+:)?(author|comment|text|r|rPr|b|sz|color|rFont|family|t)[ />]|^[^<]`)
	case strings.Contains(name, "styles"):
		return regexp.MustCompile(`^</?(\w+:)?(fill|patternFill|fgColor|bgColor|xf|alignment|protection|fills|cellXfs)[ />]`)
	case strings.Contains(name, "sheet"), strings.Contains(name, "blatt"):
		return regexp.MustCompile(`^<(\w+:)?(c r="[A-Z]+\d+" s="\d+"/|row r="\d+"|/(\w+:)?(row|sheetData)|legacyDrawing( xmlns:r="[^"]+")? \w+:id="rIdOzg\d+"/)>$`)
	}
	return nil
}

var (
	stuecke  = regexp.MustCompile(`(?s)<!--.*?-->|<!\[CDATA\[.*?\]\]>|<[^>]*>|[^<]+`)
	formatNr = regexp.MustCompile(`^(<(?:\w+:)?c\b.*?) s=["']\d+["']`)
	anzahl   = regexp.MustCompile(`^(<(?:\w+:)?(?:fills|cellXfs)\b.*?) count="\d+"`)
)

// vergleicheMarken walks both parts piece by piece, each a tag or a text: what is not there as it was, but
// for the number of a cell's format and the count of formats, must be an addition by the rule.
func vergleicheMarken(tb testing.TB, name string, alt, neu []byte, regel *regexp.Regexp) {
	tb.Helper()
	ohneNummer := func(s string) string {
		return anzahl.ReplaceAllString(formatNr.ReplaceAllString(s, "$1"), "$1")
	}
	gleich := func(x, y string) bool {
		x, y = ohneNummer(x), ohneNummer(y)
		return x == y || strings.HasSuffix(x, "/>") && strings.TrimSuffix(x, "/>")+">" == y // got a content
	}
	a, i := stuecke.FindAllString(string(alt), -1), 0
	for _, y := range stuecke.FindAllString(string(neu), -1) {
		if i < len(a) && gleich(a[i], y) {
			i++
		} else if !regel.MatchString(y) {
			tb.Fatalf("%s: %q was added or changed; before: %q", name, y, a[min(i, len(a)-1)])
		}
	}
	if i < len(a) {
		tb.Fatalf("%s: %q is gone", name, a[i])
	}
}

func oeffneZip(tb testing.TB, b []byte) *zip.Reader {
	tb.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		tb.Fatal(err)
	}
	return z
}

func entpackt(tb testing.TB, f *zip.File) []byte {
	tb.Helper()
	r, err := f.Open()
	if err != nil {
		tb.Fatal(err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		tb.Fatalf("%s: %v", f.Name, err)
	}
	return b
}

func gepackt(tb testing.TB, f *zip.File) []byte {
	tb.Helper()
	r, err := f.OpenRaw()
	if err != nil {
		tb.Fatal(err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		tb.Fatalf("%s: %v", f.Name, err)
	}
	return b
}

// gleicheZellen checks with excelize that all cells kept value, formula and format but for the fill, and
// that exactly the given cells have one of our colours: sheet!cell → colour.
func gleicheZellen(tb testing.TB, vorher, nachher []byte, gefaerbt map[string]string) {
	tb.Helper()
	alt, neu := lies(tb, vorher), lies(tb, nachher)
	if !slices.Equal(alt.GetSheetList(), neu.GetSheetList()) {
		tb.Fatalf("sheets %v became %v", alt.GetSheetList(), neu.GetSheetList())
	}
	gefunden := map[string]string{}
	for _, blatt := range alt.GetSheetList() {
		for zeile := 1; zeile <= max(len(alt.zellen[blatt]), len(neu.zellen[blatt]), 15); zeile++ {
			for spalte := 1; spalte <= 12; spalte++ {
				zelle, err := excelize.CoordinatesToCellName(spalte, zeile)
				if err != nil {
					tb.Fatal(err)
				}
				a, b := zellbild(tb, alt, blatt, zelle), zellbild(tb, neu, blatt, zelle)
				if f := b.fuellung; a.fuellung != f && farbname[f] != "" {
					gefunden[blatt+"!"+zelle] = farbname[f]
					a.fuellung, b.fuellung = "", ""
				}
				if a != b {
					tb.Errorf("%s!%s: %+v became %+v", blatt, zelle, a, b)
				}
			}
		}
	}
	if gefaerbt != nil && !gleicheKarten(gefunden, gefaerbt) {
		tb.Errorf("coloured: %v, want %v", gefunden, gefaerbt)
	}
}

func gleicheKarten(a, b map[string]string) bool {
	if len(a) != len(b) {
		return false
	}
	for k, v := range a {
		if b[k] != v {
			return false
		}
	}
	return true
}

var farbname = map[string]string{
	"FFC9C6": "fehler", "A61C12": "fehler dunkel", "FFE3A6": "warnung", "8A4B00": "warnung dunkel", "C5D3EA": "hinweis", "3F5570": "hinweis dunkel",
}

// bildEinerZelle is what a person sees of a cell.
type bildEinerZelle struct {
	wert, formel, schrift, ausrichtung, fuellung string
	format                                       int
}

func zellbild(tb testing.TB, m mappe, blatt, zelle string) bildEinerZelle {
	tb.Helper()
	wert, err1 := m.GetCellValue(blatt, zelle)
	formel, err2 := m.GetCellFormula(blatt, zelle)
	nr, err3 := m.GetCellStyle(blatt, zelle)
	stil, err4 := m.GetStyle(nr)
	if err := cmp.Or(err1, err2, err3, err4); err != nil {
		tb.Fatal(err)
	}
	b := bildEinerZelle{wert: wert, formel: formel, format: stil.NumFmt, fuellung: strings.Join(stil.Fill.Color, ",")}
	if stil.Font != nil {
		b.schrift = strings.Join([]string{stil.Font.Color, stil.Font.Family, map[bool]string{true: "fett"}[stil.Font.Bold], map[bool]string{true: "kursiv"}[stil.Font.Italic]}, " ")
	}
	if stil.Alignment != nil && stil.Alignment.WrapText {
		b.ausrichtung = "Umbruch"
	}
	return b
}

// paketIstVollstaendig: every part is well-formed, every relationship leads to a part, every part has a
// content type. The drawing of a form control by excelize is well-formed, that of Excel need not be.
func paketIstVollstaendig(tb testing.TB, b []byte) {
	tb.Helper()
	namen, teile := entpacke(tb, b)
	typen := map[string]bool{}
	elemente(tb, namen[0], teile["[Content_Types].xml"], func(e xml.StartElement) {
		if n := attribut(e, "PartName"); n != "" && typen[n] {
			tb.Errorf("two content types for %s", n)
		}
		typen[attribut(e, "PartName")], typen["."+attribut(e, "Extension")] = true, true
	})
	for name, teil := range teile {
		if !typen["/"+name] && !typen[path.Ext(name)] && name != "[Content_Types].xml" && path.Ext(name) != ".bin" {
			tb.Errorf("%s has no content type", name)
		}
		if e := path.Ext(name); e != ".xml" && e != ".rels" && e != ".vml" {
			continue
		}
		ids := map[string]bool{}
		elemente(tb, name, teil, func(e xml.StartElement) {
			if e.Name.Local != "Relationship" || attribut(e, "TargetMode") == "External" {
				return
			}
			if id := attribut(e, "Id"); ids[id] {
				tb.Errorf("%s has two relationships %s", name, id)
			} else {
				ids[id] = true
			}
			ziel := attribut(e, "Target")
			if !strings.HasPrefix(ziel, "/") {
				ziel = path.Join("/", path.Dir(path.Dir(name)), ziel)
			}
			if _, ok := teile[strings.TrimPrefix(ziel, "/")]; !ok {
				tb.Errorf("%s leads to %s, which is not in the file", name, ziel)
			}
		})
	}
}
