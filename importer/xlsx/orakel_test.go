package xlsx_test

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
)

// On every sound workbook excelize and we read the same raw values, cell by cell, and the same merged
// ranges, sheet names and hidden rows.
func TestSameCellsAsExcelize(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		b := zieheMappe(t)
		f, err := excelize.OpenReader(bytes.NewReader(b), excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatalf("open with excelize: %v", err)
		}
		defer f.Close()
		m, err := xlsx.Open(b, xlsx.Grenzen{})
		if err != nil {
			t.Fatalf("open: %v", err)
		}
		var namen []string
		for i, blatt := range m.Blaetter() {
			namen = append(namen, blatt.Name)
			if sichtbar, err := f.GetSheetVisible(blatt.Name); err != nil || sichtbar == blatt.Versteckt {
				t.Fatalf("sheet %q hidden: %v (%v)", blatt.Name, blatt.Versteckt, err)
			}
			if d := cmp.Diff(zellenVonExcelize(t, f, blatt.Name), zellenVonUns(t, m, i)); d != "" {
				t.Fatalf("sheet %q (-excelize +ours):\n%s", blatt.Name, d)
			}
			if d := cmp.Diff(verbundeneVonExcelize(t, f, blatt.Name), verbundeneVonUns(t, m, i)); d != "" {
				t.Fatalf("merged ranges of %q (-excelize +ours):\n%s", blatt.Name, d)
			}
		}
		if d := cmp.Diff(f.GetSheetList(), namen); d != "" {
			t.Fatalf("sheets (-excelize +ours):\n%s", d)
		}
	})
}

// zieheMappe draws a workbook with up to three sheets of all kinds of cells.
func zieheMappe(t *rapid.T) []byte {
	f := excelize.NewFile()
	defer f.Close()
	muss := func(err error) {
		if err != nil {
			t.Fatalf("write the workbook: %v", err)
		}
	}
	if rapid.Bool().Draw(t, "1904") {
		ja := true
		muss(f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &ja}))
	}
	datum, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	muss(err)
	for n := range rapid.IntRange(1, 3).Draw(t, "sheets") {
		blatt := "Sheet1"
		if n > 0 {
			blatt = fmt.Sprintf("Blatt ä&<%d>", n)
			_, err := f.NewSheet(blatt)
			muss(err)
			muss(f.SetSheetVisible(blatt, rapid.Bool().Draw(t, "visible")))
		}
		for range rapid.IntRange(0, 30).Draw(t, "cells") {
			adresse := xlsx.Adresse(rapid.IntRange(1, 8).Draw(t, "column"), rapid.IntRange(1, 12).Draw(t, "row"))
			schreibeZelle(t, f, blatt, adresse, datum)
		}
		if rapid.Bool().Draw(t, "hide a row") {
			muss(f.SetRowVisible(blatt, rapid.IntRange(1, 12).Draw(t, "hidden row"), false))
		}
		for i := range rapid.IntRange(0, 3).Draw(t, "merged") { // one below the other, so that none overlap
			muss(f.MergeCell(blatt, xlsx.Adresse(1, 3*i+1), xlsx.Adresse(rapid.IntRange(2, 5).Draw(t, "to column"), 3*i+rapid.IntRange(1, 3).Draw(t, "to row"))))
		}
	}
	var b bytes.Buffer
	muss(f.Write(&b))
	return b.Bytes()
}

func schreibeZelle(t *rapid.T, f *excelize.File, blatt, adresse string, datum int) {
	text := rapid.StringOf(rapid.OneOf(rapid.RuneFrom([]rune("aÄ€😀 \t\n\r&<>\"'_x0D5F;=")), rapid.Rune())).Draw(t, "text")
	var err error
	switch rapid.SampledFrom([]string{"text", "int", "float", "bool", "date", "formula", "rich", "style", "error"}).Draw(t, "kind") {
	case "text":
		err = f.SetCellStr(blatt, adresse, text)
	case "int":
		err = f.SetCellInt(blatt, adresse, rapid.Int64Range(-1e12, 1e12).Draw(t, "int"))
	case "float":
		err = f.SetCellFloat(blatt, adresse, rapid.Float64Range(-1e6, 1e6).Draw(t, "float"), -1, 64)
	case "bool":
		err = f.SetCellBool(blatt, adresse, rapid.Bool().Draw(t, "bool"))
	case "date":
		err = f.SetCellValue(blatt, adresse, time.Date(2019, 1, rapid.IntRange(1, 2000).Draw(t, "day"), 0, 0, 0, 0, time.UTC))
	case "formula":
		err = f.SetCellFormula(blatt, adresse, formelFuer(adresse))
	case "rich":
		err = f.SetCellRichText(blatt, adresse, []excelize.RichTextRun{{Text: text + "1"}, {Text: " zwei", Font: &excelize.Font{Bold: true}}})
	case "style":
		err = f.SetCellStyle(blatt, adresse, adresse, datum)
	case "error":
		err = f.SetCellValue(blatt, adresse, "#REF!")
	}
	if err != nil {
		t.Fatalf("write %s: %v", adresse, err)
	}
}

// formelFuer is a formula that names its own cell: excelize gives the formula of a merged range for
// each of its cells.
func formelFuer(adresse string) string { return "SUM(A1:A9)&\"<" + adresse + "\"" }

// zellenVonExcelize are the raw values, "B3=12", and the hidden rows, "3 versteckt".
func zellenVonExcelize(t *rapid.T, f *excelize.File, blatt string) (zellen []string) {
	rows, err := f.Rows(blatt)
	if err != nil {
		t.Fatalf("rows of excelize: %v", err)
	}
	defer rows.Close()
	for nr := 1; rows.Next(); nr++ {
		sichtbar, err := f.GetRowVisible(blatt, nr)
		if err != nil {
			t.Fatalf("row visibility of excelize: %v", err)
		}
		spalten, err := rows.Columns()
		if err != nil {
			t.Fatalf("columns of excelize: %v", err)
		}
		leer := true
		for i, wert := range spalten {
			adresse := xlsx.Adresse(i+1, nr)
			if formel, err := f.GetCellFormula(blatt, adresse); err != nil {
				t.Fatalf("formula of excelize: %v", err)
			} else if formel == formelFuer(adresse) && wert == "" {
				wert = "=" + formel
			}
			if wert != "" {
				zellen, leer = append(zellen, adresse+"="+rundeZahl(wert)), false
			}
		}
		if !sichtbar && !leer {
			zellen = append(zellen, strconv.Itoa(nr)+" versteckt")
		}
	}
	return zellen
}

// zellenVonUns is the same as we read it; truth values in the form of excelize.
func zellenVonUns(t *rapid.T, m *xlsx.Mappe, i int) (zellen []string) {
	for z, err := range m.Zeilen(i) {
		if err != nil {
			t.Fatalf("read: %v", err)
		}
		for _, c := range z.Zellen {
			wert := c.Text
			if c.Art == xlsx.Wahrheit {
				wert = map[string]string{"WAHR": "1", "FALSCH": "0"}[wert]
			}
			zellen = append(zellen, xlsx.Adresse(c.Spalte, z.Nr)+"="+rundeZahl(wert))
		}
		if z.Versteckt {
			zellen = append(zellen, strconv.Itoa(z.Nr)+" versteckt")
		}
	}
	return zellen
}

// rundeZahl makes numbers comparable: excelize rounds long ones to 15 digits and keeps zeros.
func rundeZahl(s string) string {
	if wert, err := strconv.ParseFloat(s, 64); err == nil && wert == 0 {
		return "0" // it also writes "-0"
	} else if err == nil {
		return strconv.FormatFloat(wert, 'g', 14, 64)
	}
	return s
}

func verbundeneVonExcelize(t *rapid.T, f *excelize.File, blatt string) (bereiche []string) {
	liste, err := f.GetMergeCells(blatt)
	if err != nil {
		t.Fatalf("merged ranges of excelize: %v", err)
	}
	for _, v := range liste {
		bereiche = append(bereiche, v.GetStartAxis()+":"+v.GetEndAxis())
	}
	slices.Sort(bereiche)
	return bereiche
}

func verbundeneVonUns(t *rapid.T, m *xlsx.Mappe, i int) (bereiche []string) {
	liste, err := m.Verbunden(i)
	if err != nil {
		t.Fatalf("merged ranges: %v", err)
	}
	for _, v := range liste {
		bereiche = append(bereiche, xlsx.Adresse(v.VonSpalte, v.VonZeile)+":"+xlsx.Adresse(v.BisSpalte, v.BisZeile))
	}
	slices.Sort(bereiche)
	return bereiche
}

// Dates come out right whether the workbook counts from 1900 or from 1904.
func TestDatesInBothSystems(t *testing.T) {
	t.Parallel()
	for _, system1904 := range []bool{false, true} {
		f := excelize.NewFile()
		if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &system1904}); err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellValue("Sheet1", "B2", time.Date(2021, 6, 30, 0, 0, 0, 0, time.UTC)); err != nil {
			t.Fatal(err)
		}
		b := schreibe(t, f)
		f.Close()
		m, err := xlsx.Open(b, xlsx.Grenzen{})
		if err != nil {
			t.Fatal(err)
		}
		for z, err := range m.Zeilen(0) {
			if err != nil {
				t.Fatal(err)
			}
			if c := z.Zellen[0]; c.Art != xlsx.Datum || c.Tag != ozg.NeuerTag(2021, 6, 30) {
				t.Errorf("1904 %v: %v %v %v, want 30.06.2021", system1904, c.Art, c.Text, c.Tag)
			}
		}
	}
}

// Sheets without cells are listed with the reason, hidden ones are read.
func TestKindsOfSheets(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	defer f.Close()
	if _, err := f.NewSheet("Geheim"); err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellStr("Geheim", "A1", "x"); err != nil {
		t.Fatal(err)
	}
	if err := f.SetSheetVisible("Geheim", false, true); err != nil {
		t.Fatal(err)
	}
	if err := f.AddChartSheet("Diagramm", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Values: "Sheet1!$A$1:$A$2"}}}); err != nil {
		t.Fatal(err)
	}
	b := schreibe(t, f)
	m, err := xlsx.Open(b, xlsx.Grenzen{})
	if err != nil {
		t.Fatal(err)
	}
	soll := []xlsx.Blatt{
		{Name: "Sheet1", Lesbar: true},
		{Name: "Geheim", Versteckt: true, Lesbar: true},
		{Name: "Diagramm", Grund: "Diagrammblatt ohne Zellen"},
	}
	if d := cmp.Diff(soll, m.Blaetter()); d != "" {
		t.Errorf("sheets (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]string{"Geheim!A1 Text x"}, mussLesen(t, b)); d != "" {
		t.Errorf("cells (-want +got):\n%s", d)
	}
}
