package xlsx_test

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
)

// planMitZeilen builds a plan with repeated words, numbers, dates and some texts of its own, as
// Excel saves it: the words in the table of shared strings.
func planMitZeilen(tb testing.TB, zeilen, spalten int) []byte {
	tb.Helper()
	f := excelize.NewFile()
	defer f.Close()
	datum, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		tb.Fatalf("make the date style: %v", err)
	}
	worte := []string{"in Planung", "online", "Umsetzung", "BMG / Niedersachsen", "x", "Gesundheit", "k. A."}
	zeile := make([]any, spalten)
	for z := 1; z <= zeilen; z++ {
		for s := range zeile {
			switch s % 5 {
			case 0:
				zeile[s] = 10_000 + z + s
			case 1:
				zeile[s] = fmt.Sprintf("Leistung %d mit einem längeren Namen", z%600+s)
			case 2:
				zeile[s] = worte[(z+s)%len(worte)]
			case 3:
				zeile[s] = 44_000 + z%900
			case 4:
				zeile[s] = float64(z%100) / 100
			}
		}
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", z), &zeile); err != nil {
			tb.Fatalf("write row %d: %v", z, err)
		}
	}
	for s := 4; s <= spalten; s += 5 {
		if err := f.SetColStyle("Sheet1", xlsx.Spaltenname(s), datum); err != nil {
			tb.Fatalf("set the date style: %v", err)
		}
	}
	return schreibe(tb, f)
}

func schreibe(tb testing.TB, f *excelize.File) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		tb.Fatalf("write the workbook: %v", err)
	}
	return b.Bytes()
}

func leseMitExcelize(tb testing.TB, b []byte) (zeilen int) {
	tb.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(b), excelize.Options{RawCellValue: true})
	if err != nil {
		tb.Fatalf("open with excelize: %v", err)
	}
	defer f.Close()
	rows, err := f.Rows(f.GetSheetName(0))
	if err != nil {
		tb.Fatalf("rows of excelize: %v", err)
	}
	defer rows.Close()
	for rows.Next() {
		spalten, err := rows.Columns()
		if err != nil {
			tb.Fatalf("columns of excelize: %v", err)
		}
		if len(spalten) > 0 {
			zeilen++
		}
	}
	return zeilen
}

func leseUnser(tb testing.TB, b []byte) (zeilen int) {
	tb.Helper()
	m, err := xlsx.Open(b, xlsx.Grenzen{})
	if err != nil {
		tb.Fatalf("open: %s", ozg.FehlerText(err))
	}
	for _, err := range m.Zeilen(0) {
		if err != nil {
			tb.Fatalf("read: %s", ozg.FehlerText(err))
		}
		zeilen++
	}
	return zeilen
}

// BenchmarkZeilen reports how long we take for each second that excelize takes to read the raw values
// of the same workbook.
func BenchmarkZeilen(b *testing.B) {
	for _, fall := range []struct{ zeilen, spalten int }{{575, 25}, {50_000, 20}} {
		b.Run(fmt.Sprintf("%dx%d", fall.zeilen, fall.spalten), func(b *testing.B) {
			datei := planMitZeilen(b, fall.zeilen, fall.spalten)
			beginn := time.Now()
			soll := leseMitExcelize(b, datei)
			excelizeDauer := time.Since(beginn)
			b.ReportAllocs()
			for b.Loop() {
				if ist := leseUnser(b, datei); ist != soll {
					b.Fatalf("read %d rows, excelize %d", ist, soll)
				}
			}
			b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)/excelizeDauer.Seconds(), "x-of-excelize")
		})
	}
}
