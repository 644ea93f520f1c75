package reports_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math/rand/v2"
	"testing"

	"github.com/xuri/excelize/v2"
)

// baue makes a workbook with excelize.
func baue(tb testing.TB, schritte ...func(f *excelize.File) error) []byte {
	tb.Helper()
	f := excelize.NewFile()
	defer f.Close() //nolint:errcheck // only removes temporary files
	for i, s := range schritte {
		if err := s(f); err != nil {
			tb.Fatalf("step %d: %v", i+1, err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// plan fills Sheet1 with a small plan: a dark header with white writing, texts, numbers, dates, an empty
// row, gaps, a row and a column with formats of their own.
func plan(f *excelize.File) error {
	kopf, err := f.NewStyle(&excelize.Style{
		Font: &excelize.Font{Bold: true, Color: "FFFFFF"}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"005EA8"}},
		Alignment: &excelize.Alignment{WrapText: true},
	})
	if err != nil {
		return err
	}
	kursiv, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Italic: true}, NumFmt: 14})
	if err != nil {
		return err
	}
	for i, zeile := range [][]any{
		{"Plan Gesundheit"},
		nil,
		{"OZG-ID", "Leistung", "Status", "Typ", "bundesweit ab"},
		{10214, "Führungszeugnis & <mehr>", "in Planung", "2/3", "31.12.2022"},
		{10215, "Elterngeld", "online", "7", nil},
		{nil},
		{10216, "Wohngeld", nil, "2/3", 44926},
	} {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &zeile); err != nil {
			return err
		}
	}
	if err := f.SetCellStyle("Sheet1", "A3", "E3", kopf); err != nil {
		return err
	}
	if err := f.SetRowStyle("Sheet1", 9, 9, kursiv); err != nil {
		return err
	}
	if err := f.SetColStyle("Sheet1", "G", kursiv); err != nil {
		return err
	}
	if err := f.SetRowHeight("Sheet1", 4, 90); err != nil {
		return err
	}
	return f.SetColWidth("Sheet1", "B", "B", 50)
}

// kommentiert adds the comments of a person.
func kommentiert(f *excelize.File) error {
	for _, c := range []excelize.Comment{
		{Cell: "C4", Author: "Referat 41", Paragraph: []excelize.RichTextRun{{Text: "Referat 41: ", Font: &excelize.Font{Bold: true}}, {Text: "offen?"}}},
		{Cell: "E7", Author: "OZG", Text: "Fr. Muster fragen"},
	} {
		if err := f.AddComment("Sheet1", c); err != nil {
			return err
		}
	}
	return nil
}

// reich adds what a saving library would lose or change.
func reich(f *excelize.File) error {
	var bild bytes.Buffer
	if err := png.Encode(&bild, image.NewRGBA(image.Rect(0, 0, 8, 8))); err != nil {
		return err
	}
	rot, err := f.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: "9A0511"}})
	if err != nil {
		return err
	}
	liste := excelize.NewDataValidation(true)
	liste.Sqref = "C4:C20"
	if err := liste.SetDropList([]string{"offen", "in Planung", "online"}); err != nil {
		return err
	}
	vba := append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, make([]byte, 3000)...)
	r := rand.New(rand.NewPCG(1, 2))
	for i := 8; i < len(vba); i++ {
		vba[i] = byte(r.Uint32())
	}
	for _, s := range []func() error{
		func() error { return f.MergeCell("Sheet1", "A1", "E1") },
		func() error { return f.MergeCell("Sheet1", "F4", "F7") },
		func() error {
			return f.AddTable("Sheet1", &excelize.Table{Range: "A3:E7", Name: "Plan", StyleName: "TableStyleMedium2"})
		},
		func() error {
			return f.SetConditionalFormat("Sheet1", "A4:A7", []excelize.ConditionalFormatOptions{{Type: "cell", Criteria: ">", Format: &rot, Value: "10214"}})
		},
		func() error { return f.AddDataValidation("Sheet1", liste) },
		func() error {
			return f.AddPictureFromBytes("Sheet1", "H2", &excelize.Picture{Extension: ".png", File: bild.Bytes()})
		},
		func() error {
			return f.AddFormControl("Sheet1", excelize.FormControl{Cell: "I4", Type: excelize.FormControlCheckBox, Text: "geprüft"})
		},
		func() error { return f.SetPanes("Sheet1", &excelize.Panes{Freeze: true, YSplit: 3, TopLeftCell: "A4"}) },
		func() error { return f.SetHeaderFooter("Sheet1", &excelize.HeaderFooterOptions{OddHeader: "&LPlan"}) },
		func() error {
			return f.ProtectSheet("Sheet1", &excelize.SheetProtectionOptions{Password: "x", FormatCells: true})
		},
		func() error { _, err := f.NewSheet("Länder & Rollout"); return err },
		func() error { return f.SetCellStr("Länder & Rollout", "C12", "NI") },
		func() error { return f.SetSheetVisible("Länder & Rollout", false) },
		func() error { return f.SetCellFormula("Sheet1", "G4", "SUM(A4:A7)") },
		func() error { return f.AddVBAProject(vba) },
	} {
		if err := s(); err != nil {
			return err
		}
	}
	return nil
}

// handteil is one part of a hand-made workbook.
type handteil struct{ name, inhalt string }

const (
	raumBlatt  = `http://schemas.openxmlformats.org/spreadsheetml/2006/main`
	raumArt    = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	raumStrikt = `http://purl.oclc.org/ooxml/spreadsheetml/main`
	artStrikt  = `http://purl.oclc.org/ooxml/officeDocument/relationships`
	relsRaum   = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
)

// handgemacht is a small sound workbook with this XML as its sheet "Plan".
func handgemacht(raum, art, blatt, stile string) []handteil {
	teile := []handteil{
		{"[Content_Types].xml", `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`},
		{"_rels/.rels", `<Relationships ` + relsRaum + `><Relationship Id="rId1" Type="` + art + `/officeDocument" Target="/xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="` + raum + `" xmlns:rel="` + art + `"><sheets><sheet name="Plan" sheetId="1" rel:id="rId1"/></sheets></workbook>`},
		{"xl/worksheets/sheet1.xml", blatt},
	}
	verweise := `<Relationship Id="rId1" Type="` + art + `/worksheet" Target="worksheets/sheet1.xml"/>`
	if stile != "" {
		verweise += `<Relationship Id="rId2" Type="` + art + `/styles" Target="styles.xml"/>`
		teile = append(teile, handteil{"xl/styles.xml", stile})
		teile[0].inhalt = teile[0].inhalt[:len(teile[0].inhalt)-len("</Types>")] + `<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`
	}
	return append(teile, handteil{"xl/_rels/workbook.xml.rels", `<Relationships ` + relsRaum + `>` + verweise + `</Relationships>`})
}

func packeTeile(tb testing.TB, teile []handteil) []byte {
	tb.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, t := range teile {
		e, err := w.Create(t.name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := e.Write([]byte(t.inhalt)); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.SetComment("von Hand"); err != nil {
		tb.Fatal(err)
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}
