package reports

import (
	"errors"
	"fmt"

	"github.com/xuri/excelize/v2"
)

// blatt is a sheet while it is written, from top to bottom through a StreamWriter. The order is
// excelize's: page set-up, columns and panes before the first row; ranges and charts before Flush. The
// first error stays and stops all further work; ende gives it back.
type blatt struct {
	m        *mappe
	name     string
	sw       *excelize.StreamWriter
	breiten  []float64 // of all columns, in characters
	gedruckt int       // columns that are printed
	zeile    int       // the row written last
	druck    druck
	hoehe    float64 // of the printed page so far, in points
	hoechste float64 // of the pages before
	massstab float64 // in percent; 0: by the width of all printed columns
	err      error
}

// aufbau says how a sheet is laid out.
type aufbau struct {
	name     string
	breiten  []float64
	gedruckt int // columns that are printed; 0: all
	fixiert  int // columns that stay in sight
	kopfHoch int // rows of heading after the title block that stay in sight; 0: nothing is frozen
	druck    druck
}

// druck says how a sheet comes onto A4.
type druck uint8

const (
	aufBreite     druck = iota // as wide as the paper, as many pages as it takes
	aufSeite                   // all on one page
	mitUmbruch                 // scaled to the width; we say where pages end (Excel ignores that when it fits pages itself)
	jeSeite                    // the same, and scaled so that what stands between two breaks fits on a page
	nichtGedruckt              // hidden; with a print area, LibreOffice would print it all the same
)

func (m *mappe) blatt(a aufbau) *blatt {
	b := &blatt{m: m, name: a.name, breiten: a.breiten, gedruckt: a.gedruckt, druck: a.druck}
	if b.gedruckt == 0 {
		b.gedruckt = len(a.breiten)
	}
	b.seite()
	if b.err != nil {
		return b
	}
	var err error
	b.sw, err = m.f.NewStreamWriter(a.name)
	b.tue(err)
	for i, w := range a.breiten {
		b.tue(b.sw.SetColWidth(i+1, i+1, w))
	}
	b.fixiere(a)
	return b
}

// tue keeps the first error.
func (b *blatt) tue(err error) {
	if b.err == nil && err != nil {
		b.err = err
	}
}

// fixiere keeps title block, headings and key columns in sight.
func (b *blatt) fixiere(a aufbau) {
	if b.err != nil || a.kopfHoch == 0 {
		return
	}
	y := b.m.kopfzeilen() + a.kopfHoch
	ecke, aktiv := zelladresse(a.fixiert+1, y+1), "bottomLeft"
	if a.fixiert > 0 {
		aktiv = "bottomRight"
	}
	b.tue(b.sw.SetPanes(&excelize.Panes{Freeze: true, XSplit: a.fixiert, YSplit: y, TopLeftCell: ecke, ActivePane: aktiv}))
	if a.druck == aufBreite {
		b.druckname("_xlnm.Print_Titles", fmt.Sprintf("$%d:$%d", y, y))
	}
}

// druckname defines a name that belongs to this sheet.
func (b *blatt) druckname(name, bereich string) {
	b.tue(b.m.f.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: b.bezug(bereich), Scope: b.name}))
}

// bezug is a range of this sheet as charts and names write it.
func (b *blatt) bezug(bereich string) string { return "'" + b.name + "'!" + bereich }

// zelle is a value in a look. A nil value is an empty cell with its rules.
type zelle struct {
	wert any // string, int, float64 or nil
	stil stil
}

// normalHoehe is the height of a row of one line, in points.
const normalHoehe = 15

// schreibe writes the next row, as high as its wrapped texts need. Heights are always written: not
// every program works them out itself.
func (b *blatt) schreibe(zellen ...zelle) {
	hoehe := float64(normalHoehe)
	for i, z := range zellen {
		if t, ok := z.wert.(string); ok && z.stil.umbruch && i < len(b.breiten) {
			hoehe = max(hoehe, zeilenhoehe(t, b.breiten[i]-float64(z.stil.einzug), z.stil.groesse, z.stil.fett))
		}
	}
	b.zeileHoch(hoehe, zellen...)
}

// zeileHoch writes the next row with a height in points.
func (b *blatt) zeileHoch(hoehe float64, zellen ...zelle) {
	if b.err != nil {
		return
	}
	b.zeile++
	b.hoehe += hoehe
	werte := make([]any, len(zellen))
	for i, z := range zellen {
		if z == (zelle{}) {
			continue
		}
		id, err := b.m.stil(z.stil)
		b.tue(err)
		if t, ok := z.wert.(string); ok {
			z.wert = zelltext(t)
		}
		werte[i] = excelize.Cell{StyleID: id, Value: z.wert}
	}
	b.tue(b.sw.SetRow(zelladresse(1, b.zeile), werte, excelize.RowOpts{Height: hoehe}))
}

// leer leaves a gap between parts.
func (b *blatt) leer() { b.zeileHoch(9) }

// platz leaves rows of known height under a chart of the given height in pixels.
func (b *blatt) platz(hoehe int) {
	for range hoehe/20 + 1 {
		b.zeileHoch(normalHoehe)
	}
}

// satz writes a text across all printed columns, as high as it needs.
func (b *blatt) satz(text string, s stil) {
	s.umbruch = true
	breite := 0.0
	for _, w := range b.breiten[:b.gedruckt] {
		breite += w
	}
	b.zeileHoch(zeilenhoehe(text, breite, s.groesse, s.fett), zelle{text, s})
	b.verbinde(1, b.zeile, b.gedruckt, b.zeile)
}

func (b *blatt) verbinde(vonSpalte, vonZeile, bisSpalte, bisZeile int) {
	if b.err == nil && (bisSpalte > vonSpalte || bisZeile > vonZeile) {
		b.tue(b.sw.MergeCell(zelladresse(vonSpalte, vonZeile), zelladresse(bisSpalte, bisZeile)))
	}
}

// titelblock writes the first rows of the sheet: what, of which day and part, made by whom.
func (b *blatt) titelblock(titel string) {
	k := b.m.kopf
	b.zeileHoch(24, zelle{titel, stilTitel})
	b.satz(k.Blick(), stilZweit)
	b.satz(k.Herkunft(), stilZweit)
	if k.Beispieldaten {
		b.satz(hinweisBeispiel, stilWarnung)
	}
}

// kopfzeilen is the number of rows of the title block.
func (m *mappe) kopfzeilen() int {
	if m.kopf.Beispieldaten {
		return 4
	}
	return 3
}

// ende finishes the sheet: print area, then all that excelize holds back is written.
func (b *blatt) ende() error {
	if b.err == nil && b.druck != nichtGedruckt {
		b.druckname("_xlnm.Print_Area", zellbereich(1, 1, b.gedruckt, b.zeile))
		b.skaliere()
	}
	if b.sw != nil {
		b.tue(b.sw.Flush())
	}
	if b.err != nil {
		return fmt.Errorf("sheet %s: %w", b.name, b.err)
	}
	return nil
}

// zelladresse is "C7" for (3, 7).
func zelladresse(spalte, zeile int) string {
	a, err := excelize.CoordinatesToCellName(spalte, zeile)
	if err != nil {
		panic(errors.Join(errors.New("reports: a cell beyond the sheet"), err))
	}
	return a
}

// zellbereich is "$A$1:$C$7".
func zellbereich(vonSpalte, vonZeile, bisSpalte, bisZeile int) string {
	von, err1 := excelize.CoordinatesToCellName(vonSpalte, vonZeile, true)
	bis, err2 := excelize.CoordinatesToCellName(bisSpalte, bisZeile, true)
	if err := errors.Join(err1, err2); err != nil {
		panic(errors.Join(errors.New("reports: a range beyond the sheet"), err))
	}
	return von + ":" + bis
}
