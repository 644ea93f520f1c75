package reports

import (
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"ozgtracker/internal/ozg"
)

// anmerkenAutor is the author of our comments.
const anmerkenAutor = "OZG-Umsetzungsstand"

// Anmerken writes the workbook original (.xlsx or .xlsm) to w, unchanged but for the Befunde: each cell
// with a Befund gets a colour and a comment that lists all its Befunde, so that a person can repair the
// file where they work. A Befund without a cell is listed on A1 of its sheet, one without a sheet on A1
// of the first sheet that shows.
//
// The workbook is not read and written anew: its parts are copied packed as they are, and the few that
// must change (the marked sheets, their comments and drawings, the cell formats, the directories) are cut
// at the very places. Marks of an earlier call are taken away first, so that a repaired cell is plain again.
//
// The error is a *ozg.Fehler for a file that cannot be annotated: "anmerken_csv", "anmerken_ods",
// "anmerken_signiert", "anmerken_format", "zu_gross" or "beschaedigt". Then nothing is written.
func Anmerken(w io.Writer, original []byte, befunde []ozg.Befund) error {
	o, err := oeffneOriginal(original)
	if err != nil {
		return err
	}
	m, err := o.arbeitsmappe()
	if err != nil {
		return err
	}
	stile, err := o.stilvorlagen(m)
	if err != nil {
		return err
	}
	proBlatt, err := m.verteile(befunde)
	if err != nil {
		return err
	}
	for i, b := range m.blaetter {
		if err := o.merkeAn(b, proBlatt[i], stile); err != nil {
			return unlesbar("sheet "+b.name, err)
		}
	}
	if err := stile.schliesse(o, m); err != nil {
		return err
	}
	if err := o.ergaenzeTypen(); err != nil {
		return err
	}
	return o.schreibe(w)
}

// originalMappe is what the workbook says of its sheets.
type originalMappe struct {
	teil     string
	ordner   string // where new parts go: "xl/"
	verweise verweise
	typ      string // what all types of relationships begin with; strict files have another one
	blaetter []originalBlatt
}

// originalBlatt is a sheet with cells.
type originalBlatt struct {
	name, teil string
	versteckt  bool
	mappe      *originalMappe
}

// arbeitsmappe reads the list of sheets.
func (o *original) arbeitsmappe() (*originalMappe, error) {
	wurzel, err := o.verweise("")
	if err != nil {
		return nil, err
	}
	m := &originalMappe{teil: "xl/workbook.xml", typ: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"}
	if v, ok := wurzel.finde("officeDocument"); ok {
		m.teil = v.ziel
	}
	if m.ordner = path.Dir(m.teil) + "/"; m.ordner == "./" {
		m.ordner = ""
	}
	if m.verweise, err = o.verweise(m.teil); err != nil {
		return nil, err
	}
	b, err := o.lies(m.teil)
	if err != nil {
		return nil, err
	}
	mappe, err := baum(b, 3)
	if err != nil {
		return nil, unlesbar(m.teil, err)
	}
	for _, s := range mappe.kind("sheets").alle("sheet") {
		v, ok := m.verweise.mitID(attrID(b, s.xmlMarke))
		if !ok || !strings.EqualFold(v.art(), "worksheet") || v.ziel == "" {
			continue // a chart sheet has no cells
		}
		m.typ = v.typ[:len(v.typ)-len("worksheet")]
		name, _ := attr(b, s.xmlMarke, "name")
		zustand, _ := attr(b, s.xmlMarke, "state")
		m.blaetter = append(m.blaetter, originalBlatt{name, v.ziel, zustand == "hidden" || zustand == "veryHidden", m})
	}
	if len(m.blaetter) == 0 {
		return nil, unlesbar(m.teil, errors.New("no sheet with cells"))
	}
	return m, nil
}

// raum is the namespace of the workbook.
func (m *originalMappe) raum() string {
	if strings.HasPrefix(m.typ, "http://purl.oclc.org/") {
		return "http://purl.oclc.org/ooxml/spreadsheetml/main"
	}
	return "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
}

// erstes is the sheet for what belongs to no sheet: the first one that shows.
func (m *originalMappe) erstes() int {
	return max(0, slices.IndexFunc(m.blaetter, func(b originalBlatt) bool { return !b.versteckt }))
}

// verteile gives each Befund its sheet and cell; in one cell they keep their order.
func (m *originalMappe) verteile(befunde []ozg.Befund) ([]vermerke, error) {
	proBlatt := make([]vermerke, len(m.blaetter))
	for i := range proBlatt {
		proBlatt[i] = vermerke{}
	}
	nach := map[string]int{}
	for i, b := range m.blaetter {
		nach[b.name] = i
	}
	for _, b := range befunde {
		blatt, zelle, vorsatz := b.Blatt, b.Zelle, ""
		if i := strings.LastIndexByte(zelle, '!'); i >= 0 { // the cell of another sheet
			blatt, zelle = zelle[:i], zelle[i+1:]
		}
		z, hatZelle := liesStelle([]byte(zelle))
		i, ok := nach[blatt]
		if !ok {
			i = m.erstes()
			if blatt != "" {
				vorsatz = "Blatt „" + blatt + "“"
				if hatZelle {
					vorsatz += ", Zelle " + zelle
				}
				vorsatz += ": "
			}
		}
		if !hatZelle || !ok {
			z = stelle{1, 1}
		}
		a, err := neuerAbsatz(b, vorsatz)
		if err != nil {
			return nil, fmt.Errorf("annotate: %w", err)
		}
		proBlatt[i].nimm(z, b.Schwere, a)
	}
	return proBlatt, nil
}
