package reports_test

import (
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/ozg"
	"ozgtracker/reports"
)

// BenchmarkAnmerken: bytes per second are those of the unpacked sheet, 20,000 rows of 20 cells.
func BenchmarkAnmerken(b *testing.B) {
	original := baue(b, func(f *excelize.File) error {
		w, err := f.NewStreamWriter("Sheet1")
		if err != nil {
			return err
		}
		zeile := make([]any, 20)
		for i := range zeile {
			zeile[i] = strings.Repeat("Wert ", i%4+1)
		}
		for nr := range 20_000 {
			zelle, err := excelize.CoordinatesToCellName(1, nr+1)
			if err != nil {
				return err
			}
			if err := w.SetRow(zelle, zeile); err != nil {
				return err
			}
		}
		return w.Flush()
	})
	_, teile := entpacke(b, original)
	var befunde []ozg.Befund
	for nr := 2; nr < 20_000; nr += 20 {
		zelle, err := excelize.CoordinatesToCellName(nr%20+1, nr)
		if err != nil {
			b.Fatal(err)
		}
		befunde = append(befunde, fehler("Sheet1", zelle, "Typ „7“ gibt es nicht.", "2/3"))
	}
	b.SetBytes(int64(len(teile["xl/worksheets/sheet1.xml"])))
	b.ReportAllocs()
	for b.Loop() {
		if err := reports.Anmerken(io.Discard, original, befunde); err != nil {
			b.Fatal(err)
		}
	}
}
