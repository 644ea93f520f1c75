package beispiel

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/ozg"
)

// stile are the numbers of the styles in one workbook.
type stile struct{ titel, kopf, gruppe, text, datum, prozent int }

// xlsx writes the sheets as a workbook. The same sheets give the same bytes: author and date are fixed.
func xlsx(blaetter []blatt, am time.Time) (_ []byte, err error) {
	f := excelize.NewFile()
	defer func() {
		if cerr := f.Close(); err == nil {
			err = cerr
		}
	}()
	st, err := neueStile(f)
	if err != nil {
		return nil, fmt.Errorf("make styles: %w", err)
	}
	for i, b := range blaetter {
		if i == 0 {
			err = f.SetSheetName(f.GetSheetName(0), b.name)
		} else {
			_, err = f.NewSheet(b.name)
		}
		if err == nil {
			err = b.schreibe(f, st)
		}
		if err != nil {
			return nil, fmt.Errorf("write sheet %s: %w", b.name, err)
		}
	}
	tag := am.UTC().Format(time.RFC3339)
	err = f.SetDocProps(&excelize.DocProperties{
		Creator: "Beispiel", LastModifiedBy: "Beispiel", Created: tag, Modified: tag, Language: "de-DE",
		Title: "Umsetzungsplan", Description: hinweis,
	})
	if err != nil {
		return nil, fmt.Errorf("set document properties: %w", err)
	}
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		return nil, fmt.Errorf("write workbook: %w", err)
	}
	return geordnet(buf.Bytes())
}

// geordnet puts the parts of a workbook in the order of their names; excelize writes streamed sheets in
// the random order of a map. Nothing is packed anew.
func geordnet(roh []byte) ([]byte, error) {
	r, err := zip.NewReader(bytes.NewReader(roh), int64(len(roh)))
	if err != nil {
		return nil, fmt.Errorf("order the parts of the workbook: %w", err)
	}
	slices.SortFunc(r.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, f := range r.File {
		if err := w.Copy(f); err != nil {
			return nil, fmt.Errorf("order the parts of the workbook: %w", err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("order the parts of the workbook: %w", err)
	}
	return buf.Bytes(), nil
}

func neueStile(f *excelize.File) (st stile, err error) {
	rand := []excelize.Border{{Type: "bottom", Style: 1, Color: "808080"}, {Type: "right", Style: 1, Color: "BFBFBF"}}
	datum := "dd.mm.yyyy"
	for _, s := range []struct {
		nr   *int
		stil excelize.Style
	}{
		{&st.titel, excelize.Style{Font: &excelize.Font{Bold: true, Size: 14}}},
		{&st.kopf, excelize.Style{
			Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"D9E2EC"}},
			Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"}, Border: rand,
		}},
		{&st.gruppe, excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F0F0F0"}}}},
		{&st.text, excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}, Border: rand}},
		{&st.datum, excelize.Style{CustomNumFmt: &datum, Alignment: &excelize.Alignment{Vertical: "top"}, Border: rand}},
		{&st.prozent, excelize.Style{NumFmt: 9, Alignment: &excelize.Alignment{Vertical: "top"}, Border: rand}},
	} {
		if *s.nr, err = f.NewStyle(&s.stil); err != nil {
			return st, err
		}
	}
	return st, nil
}

// schreibe writes widths and panes first: the stream takes them only before the first row.
func (b *blatt) schreibe(f *excelize.File, st stile) error {
	w, err := f.NewStreamWriter(b.name)
	if err != nil {
		return err
	}
	for i, breite := range b.breiten {
		if err := w.SetColWidth(i+1, i+1, breite); err != nil {
			return err
		}
	}
	if b.fest > 0 {
		ecke, err := excelize.CoordinatesToCellName(1, b.fest+1)
		if err != nil {
			return err
		}
		if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: b.fest, TopLeftCell: ecke, ActivePane: "bottomLeft"}); err != nil {
			return err
		}
	}
	for i, z := range b.zeilen {
		if err := w.SetRow(fmt.Sprintf("A%d", i+1), st.zellen(z)); err != nil {
			return err
		}
	}
	for _, v := range b.verbunde {
		von, err := excelize.CoordinatesToCellName(v[1], v[0])
		if err != nil {
			return err
		}
		bis, err := excelize.CoordinatesToCellName(v[3], v[2])
		if err != nil {
			return err
		}
		if err := w.MergeCell(von, bis); err != nil {
			return err
		}
	}
	return w.Flush()
}

func (st stile) zellen(z []any) []any {
	out := make([]any, len(z))
	for i, v := range z {
		switch v := v.(type) {
		case nil:
		case titel:
			out[i] = excelize.Cell{StyleID: st.titel, Value: string(v)}
		case kopf:
			out[i] = excelize.Cell{StyleID: st.kopf, Value: string(v)}
		case gruppe:
			out[i] = excelize.Cell{StyleID: st.gruppe, Value: string(v)}
		case prozent:
			out[i] = excelize.Cell{StyleID: st.prozent, Value: float64(v)}
		case ozg.Tag: // days since 30.12.1899, the day zero of Excel's calendar after February 1900
			out[i] = excelize.Cell{StyleID: st.datum, Value: int(v) + 25569}
		default:
			out[i] = excelize.Cell{StyleID: st.text, Value: v}
		}
	}
	return out
}
