package dashboard

import (
	"bytes"
	"fmt"

	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/ozg"
)

// Excel writes the table as a workbook: one sheet with the rows (frozen header, autofilter, real dates
// and numbers) and one that says what the list shows. Texts are written as text, never as formulas.
func (t tabelle) Excel() ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close() //nolint:errcheck // nothing was opened from disk
	if err := f.SetSheetName("Sheet1", t.blatt); err != nil {
		return nil, fmt.Errorf("write workbook %s: %w", t.name, err)
	}
	if err := t.schreibeZeilen(f); err != nil {
		return nil, fmt.Errorf("write workbook %s: %w", t.name, err)
	}
	if err := t.schreibeFuss(f); err != nil {
		return nil, fmt.Errorf("write workbook %s: %w", t.name, err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return nil, fmt.Errorf("write workbook %s: %w", t.name, err)
	}
	return b.Bytes(), nil
}

func (t tabelle) schreibeZeilen(f *excelize.File) error {
	kopf, err := f.NewStyle(&excelize.Style{
		Font:      &excelize.Font{Bold: true},
		Border:    []excelize.Border{{Type: "bottom", Color: "6E7597", Style: 1}},
		Alignment: &excelize.Alignment{Vertical: "bottom", WrapText: true},
	})
	if err != nil {
		return err
	}
	form := "dd.mm.yyyy"
	datum, err := f.NewStyle(&excelize.Style{CustomNumFmt: &form})
	if err != nil {
		return err
	}
	for i, breite := range t.breite {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := f.SetColWidth(t.blatt, name, name, breite); err != nil {
			return err
		}
	}
	for i, k := range t.kopf {
		if err := setzeText(f, t.blatt, i+1, 1, k, kopf); err != nil {
			return err
		}
	}
	for r, zeile := range t.zeilen {
		for c, v := range zeile {
			if err := setzeZelle(f, t.blatt, c+1, r+2, v, datum); err != nil {
				return err
			}
		}
	}
	letzte, err := excelize.CoordinatesToCellName(len(t.kopf), max(len(t.zeilen)+1, 2))
	if err != nil {
		return err
	}
	if err := f.AutoFilter(t.blatt, "A1:"+letzte, nil); err != nil {
		return err
	}
	if err := f.SetPanes(t.blatt, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	quer, a4, eine, beliebig := "landscape", 9, 1, 0
	ja := true
	if err := f.SetSheetProps(t.blatt, &excelize.SheetPropsOptions{FitToPage: &ja}); err != nil {
		return err
	}
	if err := f.SetPageLayout(t.blatt, &excelize.PageLayoutOptions{Orientation: &quer, Size: &a4, FitToWidth: &eine, FitToHeight: &beliebig}); err != nil {
		return err
	}
	return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + t.blatt + "'!$1:$1", Scope: t.blatt})
}

func (t tabelle) schreibeFuss(f *excelize.File) error {
	const blatt = "Angaben"
	if _, err := f.NewSheet(blatt); err != nil {
		return err
	}
	if err := f.SetColWidth(blatt, "A", "A", 24); err != nil {
		return err
	}
	if err := f.SetColWidth(blatt, "B", "B", 90); err != nil {
		return err
	}
	for i, z := range t.fuss {
		if err := setzeText(f, blatt, 1, i+1, z[0], 0); err != nil {
			return err
		}
		if err := setzeText(f, blatt, 2, i+1, z[1], 0); err != nil {
			return err
		}
	}
	return nil
}

func setzeZelle(f *excelize.File, blatt string, spalte, zeile int, v any, datum int) error {
	zelle, err := excelize.CoordinatesToCellName(spalte, zeile)
	if err != nil {
		return err
	}
	switch v := v.(type) {
	case int:
		return f.SetCellInt(blatt, zelle, int64(v))
	case ozg.Tag:
		// Serial numbers count days from 1899-12-30.
		if err := f.SetCellInt(blatt, zelle, int64(v-ozg.NeuerTag(1899, 12, 30))); err != nil {
			return err
		}
		return f.SetCellStyle(blatt, zelle, zelle, datum)
	case string:
		return f.SetCellStr(blatt, zelle, v)
	}
	return nil
}

func setzeText(f *excelize.File, blatt string, spalte, zeile int, text string, stil int) error {
	zelle, err := excelize.CoordinatesToCellName(spalte, zeile)
	if err != nil {
		return err
	}
	if err := f.SetCellStr(blatt, zelle, text); err != nil {
		return err
	}
	if stil == 0 {
		return nil
	}
	return f.SetCellStyle(blatt, zelle, zelle, stil)
}
