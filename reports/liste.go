package reports

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/ozg"
)

// Liste is a flat list as a workbook: a sheet with its rows and the sheet "Angaben" that says what they are.
type Liste struct {
	Blatt   string // name of the sheet
	Kopf    []string
	Breiten []float64   // of the columns, in characters
	Zeilen  [][]any     // a cell is a string, an int, an ozg.Tag, or nil where nothing is known
	Angaben [][2]string // Stichtag, Wissensstand, filters, address
}

// blattListenangaben is the sheet that says what a Liste shows.
const blattListenangaben = "Angaben"

// WriteListe writes a Liste: heads that stay in sight and filter, real dates and numbers, texts as text, never as
// formulas. Nothing is written when it fails.
func WriteListe(w io.Writer, l Liste) error {
	f := excelize.NewFile()
	defer f.Close() //nolint:errcheck // only removes temporary files
	m := &mappe{f: f, stile: map[stil]int{}}
	if err := m.blaetter([]string{l.Blatt, blattListenangaben}); err != nil {
		return fmt.Errorf("write list %s: %w", l.Blatt, err)
	}
	if err := m.listenzeilen(l); err != nil {
		return fmt.Errorf("write list %s: %w", l.Blatt, err)
	}
	if err := m.listenangaben(l); err != nil {
		return fmt.Errorf("write list %s: %w", l.Blatt, err)
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("write list %s: %w", l.Blatt, err)
	}
	return nil
}

func (m *mappe) listenzeilen(l Liste) error {
	b := m.listenblatt(l.Blatt, l.Breiten)
	if b.err == nil {
		b.tue(b.sw.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	}
	koepfe := make([]zelle, len(l.Kopf))
	for i, k := range l.Kopf {
		koepfe[i] = zelle{k, stilKopf}
	}
	b.schreibe(koepfe...)
	zellen := make([]zelle, len(l.Kopf))
	for _, zeile := range l.Zeilen {
		for i, v := range zeile {
			zellen[i] = listenzelle(v)
		}
		b.schreibe(zellen...)
	}
	b.druckname("_xlnm.Print_Titles", "$1:$1")
	b.tue(m.f.AutoFilter(l.Blatt, zelladresse(1, 1)+":"+zelladresse(len(l.Kopf), max(b.zeile, 2)), nil))
	return b.ende()
}

func (m *mappe) listenangaben(l Liste) error {
	b := m.listenblatt(blattListenangaben, []float64{24, 90})
	for _, z := range l.Angaben {
		b.schreibe(zelle{z[0], stilOben}, zelle{z[1], stilOben})
	}
	return b.ende()
}

// listenblatt begins a sheet that is as wide as the paper.
func (m *mappe) listenblatt(name string, breiten []float64) *blatt {
	b := &blatt{m: m, name: name, breiten: breiten, gedruckt: len(breiten), druck: aufBreite}
	quer, a4, eins, null, ja := "landscape", 9, 1, 0, true
	b.tue(m.f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &ja}))
	b.tue(m.f.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &quer, FitToWidth: &eins, FitToHeight: &null}))
	var err error
	b.sw, err = m.f.NewStreamWriter(name)
	b.tue(err)
	for i, w := range breiten {
		if b.err == nil {
			b.tue(b.sw.SetColWidth(i+1, i+1, w))
		}
	}
	return b
}

func listenzelle(v any) zelle {
	switch v := v.(type) {
	case int:
		return zelle{v, stilZahl}
	case ozg.Tag:
		return zelle{tagWert(v, true), stilTag}
	case string:
		return zelle{v, stilText}
	}
	return zelle{nil, stilText}
}
