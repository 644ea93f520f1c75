package reports

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ozgtracker/internal/ozg"
)

type anmerkenFarbe struct {
	schwere      ozg.Schwere
	hell, dunkel string
}

// anmerkenFarben are the colours of marked cells: light ones, and dark ones for cells with light writing, whose writing
// would vanish otherwise. They are used for nothing else, so that a later call knows them again.
var anmerkenFarben = []anmerkenFarbe{
	{ozg.SchwereFehler, "FFFFC9C6", "FFA61C12"},
	{ozg.SchwereWarnung, "FFFFE3A6", "FF8A4B00"},
	{ozg.SchwereHinweis, "FFC5D3EA", "FF3F5570"},
}

// maxFormate is what Excel takes of cell formats.
const maxFormate = 65_490

// stilvorlagen are the cell formats of the workbook, to which the marked ones are added: each is a copy
// of the format that the cell has, but for the fill.
type stilvorlagen struct {
	teil        string // "" where the workbook has none
	b           []byte
	wurzel      *xmlElement
	xfs         []*xmlElement
	fuellungen  []string       // the colour of each solid fill, else ""
	neueFarben  map[string]int // colour → number of the fill
	neueFuellen strings.Builder
	formate     map[xfSchluessel]int
	neueXfs     []string
}

type xfSchluessel struct {
	basis   int
	schwere ozg.Schwere
}

// leereVorlagen is for a workbook without formats.
const leereVorlagen = xmlKopf + `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>`

func (o *original) stilvorlagen(m *originalMappe) (*stilvorlagen, error) {
	s := &stilvorlagen{b: []byte(leereVorlagen), neueFarben: map[string]int{}, formate: map[xfSchluessel]int{}}
	if v, ok := m.verweise.finde("styles"); ok {
		s.teil = v.ziel
		var err error
		if s.b, err = o.lies(s.teil); err != nil {
			return nil, err
		}
	}
	var err error
	if s.wurzel, err = baum(s.b, 5); err != nil {
		return nil, unlesbar(s.teil, err)
	}
	s.xfs = s.wurzel.kind("cellXfs").alle("xf")
	for _, f := range s.wurzel.kind("fills").alle("fill") {
		farbe := ""
		if k := f.kind("patternFill").kind("fgColor"); k != nil {
			farbe, _ = attr(s.b, k.xmlMarke, "rgb")
		}
		s.fuellungen = append(s.fuellungen, farbe)
	}
	for len(s.fuellungen) < 2 { // the first two are always "none" and "gray125"
		s.fuellungen = append(s.fuellungen, "")
		p := s.praefix("fills")
		fmt.Fprintf(&s.neueFuellen, `<%[1]sfill><%[1]spatternFill patternType="%[2]s"/></%[1]sfill>`, p, []string{"none", "gray125"}[len(s.fuellungen)-1])
	}
	return s, nil
}

// praefix is that of an element of the root, or of the root where there is none.
func (s *stilvorlagen) praefix(name string) string {
	if k := s.wurzel.kind(name); k != nil {
		return k.praefix()
	}
	return s.wurzel.praefix()
}

// xf is the format that a cell of the format basis gets; without a schwere the one that it had before it
// was marked.
func (s *stilvorlagen) xf(basis int, schwere ozg.Schwere) (int, error) {
	if basis >= len(s.xfs) {
		basis = 0
	}
	k := xfSchluessel{basis, schwere}
	if nr, ok := s.formate[k]; ok {
		return nr, nil
	}
	nr, err := s.neuesXf(basis, schwere)
	if err == nil {
		s.formate[k] = nr
	}
	return nr, err
}

func (s *stilvorlagen) neuesXf(basis int, schwere ozg.Schwere) (int, error) {
	fuellung := "0"
	if schwere == "" {
		if !s.istAngemerkt(basis) {
			return basis, nil
		}
		if nr := s.unangemerkt(basis); nr >= 0 {
			return nr, nil
		}
	} else {
		nr := s.fuelle(s.farbe(basis, schwere))
		if s.fuellungVon(basis) == nr {
			return basis, nil
		}
		fuellung = strconv.Itoa(nr)
	}
	if len(s.xfs)+len(s.neueXfs) >= maxFormate {
		return 0, nichtAnzumerken("anmerken_format", "Die Datei enthält so viele Zellformate, dass keine weiteren mehr hineinpassen. Übertragen Sie den Plan in eine neue Arbeitsmappe und laden Sie diese hoch.")
	}
	xf := "<" + s.praefix("cellXfs") + `xf numFmtId="0" fontId="0" fillId="` + fuellung + `" borderId="0" applyFill="1"/>`
	if basis < len(s.xfs) {
		e := s.xfs[basis]
		var err error
		xf, err = gespleisst(s.b, e.von, e.endet, setze(s.b, e.xmlMarke, "fillId", fuellung), setze(s.b, e.xmlMarke, "applyFill", "1"))
		if err != nil {
			return 0, err
		}
	}
	s.neueXfs = append(s.neueXfs, xf)
	return max(len(s.xfs), 1) + len(s.neueXfs) - 1, nil
}

// farbe is the colour for a cell of this format.
func (s *stilvorlagen) farbe(basis int, schwere ozg.Schwere) string {
	i := slices.IndexFunc(anmerkenFarben, func(f anmerkenFarbe) bool { return f.schwere == schwere })
	if s.helleSchrift(basis) {
		return anmerkenFarben[i].dunkel
	}
	return anmerkenFarben[i].hell
}

// helleSchrift says whether the writing of a format is too light for a light fill.
func (s *stilvorlagen) helleSchrift(xf int) bool {
	schriften := s.wurzel.kind("fonts").alle("font")
	if xf >= len(s.xfs) {
		return false
	}
	nr := attrZahl(s.b, s.xfs[xf].xmlMarke, "fontId", 0)
	if nr >= len(schriften) {
		return false
	}
	farbe := schriften[nr].kind("color")
	if farbe == nil {
		return false
	}
	if w, ok := attr(s.b, farbe.xmlMarke, "rgb"); ok && len(w) >= 6 {
		rgb, err := strconv.ParseUint(w[len(w)-6:], 16, 32)
		r, g, b := float64(rgb>>16), float64(rgb>>8&0xff), float64(rgb&0xff)
		return err == nil && 0.2126*r+0.7152*g+0.0722*b > 150
	}
	if w, ok := attr(s.b, farbe.xmlMarke, "theme"); ok {
		ton, _ := attr(s.b, farbe.xmlMarke, "tint")
		return (w == "0" || w == "2") && !strings.HasPrefix(ton, "-") // the two colours of the background
	}
	w, _ := attr(s.b, farbe.xmlMarke, "indexed")
	return w == "1" || w == "9" // white
}

// fuelle is the number of the fill of a colour, which is added on first use.
func (s *stilvorlagen) fuelle(farbe string) int {
	if nr := slices.Index(s.fuellungen, farbe); nr >= 0 {
		return nr
	}
	fmt.Fprintf(&s.neueFuellen, `<%[1]sfill><%[1]spatternFill patternType="solid"><%[1]sfgColor rgb="%[2]s"/><%[1]sbgColor indexed="64"/></%[1]spatternFill></%[1]sfill>`, s.praefix("fills"), farbe)
	s.fuellungen = append(s.fuellungen, farbe)
	return len(s.fuellungen) - 1
}

func (s *stilvorlagen) fuellungVon(xf int) int {
	if xf >= len(s.xfs) {
		return 0
	}
	return attrZahl(s.b, s.xfs[xf].xmlMarke, "fillId", 0)
}

// istAngemerkt says whether a format has one of our colours.
func (s *stilvorlagen) istAngemerkt(xf int) bool {
	nr := s.fuellungVon(xf)
	if nr >= len(s.fuellungen) {
		return false
	}
	for _, f := range anmerkenFarben {
		if s.fuellungen[nr] == f.hell || s.fuellungen[nr] == f.dunkel {
			return true
		}
	}
	return false
}

// unangemerkt finds the format of which a marked one is a copy, -1 if it is there no more.
func (s *stilvorlagen) unangemerkt(xf int) int {
	ohne := s.ohneFuellung(xf)
	for i := range s.xfs {
		if !s.istAngemerkt(i) && s.ohneFuellung(i) == ohne {
			return i
		}
	}
	return -1
}

// ohneFuellung is what two formats have in common that differ by their fill only.
func (s *stilvorlagen) ohneFuellung(xf int) string {
	e := s.xfs[xf]
	var merkmale []string
	for a := range attribute(s.b, e.xmlMarke) {
		if name := string(a.name); name != "fillId" && name != "applyFill" {
			merkmale = append(merkmale, name+"="+string(s.b[a.von:a.bis]))
		}
	}
	slices.Sort(merkmale)
	return strings.Join(merkmale, " ") + string(s.b[e.bis:max(e.bis, e.schluss)])
}

// reihenfolge of the elements of a style sheet (ECMA-376 part 1, 18.8.39).
var stilReihenfolge = []string{"numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors", "extLst"}

// schliesse notes what is to change in the formats.
func (s *stilvorlagen) schliesse(o *original, m *originalMappe) error {
	if len(s.neueXfs) == 0 {
		return nil
	}
	if s.wurzel.leer {
		return unlesbar(s.teil, errors.New("style sheet is empty"))
	}
	xfs := strings.Join(s.neueXfs, "")
	if len(s.xfs) == 0 { // cells without a format mean the first one
		xfs = "<" + s.praefix("cellXfs") + `xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>` + xfs
	}
	var schnitte []schnitt
	if s.neueFuellen.Len() > 0 {
		schnitte = s.ergaenze(schnitte, "fills", s.neueFuellen.String(), len(s.fuellungen))
	}
	schnitte = s.ergaenze(schnitte, "cellXfs", xfs, max(len(s.xfs), 1)+len(s.neueXfs))
	if s.teil != "" {
		return o.schneide(s.teil, schnitte)
	}
	return s.legeAn(o, m, schnitte)
}

// ergaenze adds entries to a list of the style sheet and corrects its count.
func (s *stilvorlagen) ergaenze(schnitte []schnitt, liste, inhalt string, anzahl int) []schnitt {
	if e := s.wurzel.kind(liste); e != nil {
		if _, ok := attr(s.b, e.xmlMarke, "count"); ok {
			schnitte = append(schnitte, setze(s.b, e.xmlMarke, "count", strconv.Itoa(anzahl)))
		}
		return append(schnitte, e.anhang(inhalt))
	}
	hier := s.wurzel.bis
	for _, k := range s.wurzel.kinder {
		if i := slices.Index(stilReihenfolge, string(k.name)); i >= 0 && i < slices.Index(stilReihenfolge, liste) {
			hier = k.endet
		}
	}
	p := s.wurzel.praefix()
	return append(schnitte, schnitt{hier, hier, fmt.Sprintf(`<%[1]s%[2]s count="%[3]d">%[4]s</%[1]s%[2]s>`, p, liste, anzahl, inhalt)})
}

// legeAn makes the part for a workbook that has none.
func (s *stilvorlagen) legeAn(o *original, m *originalMappe, schnitte []schnitt) error {
	inhalt, err := gespleisst(s.b, 0, len(s.b), schnitte...)
	if err != nil {
		return err
	}
	name := m.ordner + "styles.xml"
	if o.hat(name) {
		name = o.freierName(m.ordner + "styles%d.xml")
	}
	o.neu = append(o.neu, neuerTeil{name, inhalt})
	o.typen = append(o.typen, neuerTyp{teil: name, typ: "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"})
	return o.ergaenze(m.teil, m.verweise, []verweis{{id: m.verweise.freieID(1), typ: m.typ + "styles", ziel: name}})
}
