package reports_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"ozgtracker/internal/ozg"
	"ozgtracker/reports"
)

// FuzzAnmerken: a file of any bytes is refused in words or annotated; it is never a crash.
func FuzzAnmerken(f *testing.F) {
	for _, b := range [][]byte{
		baue(f, plan, kommentiert),
		merkeAn(f, baue(f, plan, kommentiert), einige()),
		packeTeile(f, handgemacht(raumBlatt, raumArt, `<worksheet xmlns="`+raumBlatt+`"><sheetData><row r="2"><c r="B2" s="1"/></row></sheetData><mergeCells><mergeCell ref="D4:F9"/></mergeCells></worksheet>`, stilXML)),
	} {
		f.Add(b, "Sheet1", "D5")
	}
	f.Fuzz(func(t *testing.T, b []byte, blatt, zelle string) {
		pruefeLauf(t, b, []ozg.Befund{fehler(blatt, zelle, "Falsch.", "x"), hinweis("", "", "Datei."), warnung(blatt, "B2", blatt)})
	})
}

// FuzzAnmerkenTeile puts any text in the place of one part of a sound workbook, which the packed bytes of
// the other target hardly ever reach.
func FuzzAnmerkenTeile(f *testing.F) {
	var namen []string
	for _, z := range oeffneZip(f, merkeAn(f, baue(f, plan, kommentiert), einige())).File {
		namen = append(namen, z.Name)
		f.Add(uint8(len(namen)-1), entpackt(f, z))
	}
	grundlage := merkeAn(f, baue(f, plan, kommentiert), einige())
	f.Fuzz(func(t *testing.T, nr uint8, inhalt []byte) {
		var teile []handteil
		for i, z := range oeffneZip(t, grundlage).File {
			b := entpackt(t, z)
			if i == int(nr)%len(namen) {
				b = inhalt
			}
			teile = append(teile, handteil{z.Name, string(b)})
		}
		pruefeLauf(t, packeTeile(t, teile), einige())
		pruefeLauf(t, packeTeile(t, teile), nil)
	})
}

func pruefeLauf(t *testing.T, original []byte, befunde []ozg.Befund) {
	t.Helper()
	var b bytes.Buffer
	err := reports.Anmerken(&b, original, befunde)
	switch {
	case err == nil:
		neu := oeffneZip(t, b.Bytes())
		for i, f := range oeffneZip(t, original).File { // parts that nobody looks into may be broken, and stay so
			if neu.File[i].Name != f.Name {
				t.Errorf("part %s became %s", f.Name, neu.File[i].Name)
			}
			if _, err := f.Open(); err == nil && !bytes.Equal(gepackt(t, f), gepackt(t, neu.File[i])) {
				entpackt(t, neu.File[i])
			}
		}
	case ozg.FehlerCode(err) == "intern":
		t.Errorf("no text for a person: %v", err)
	case b.Len() > 0:
		t.Errorf("%d bytes were written in spite of %v", b.Len(), err)
	}
}

// Whatever the Befunde and the sheet are: as many marks as Befunde, and nothing else changes.
func TestAnmerkenEigenschaften(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		zelle := rapid.Custom(func(r *rapid.T) string {
			name, err := excelize.CoordinatesToCellName(rapid.IntRange(1, 7).Draw(r, "Spalte"), rapid.IntRange(1, 9).Draw(r, "Zeile"))
			if err != nil {
				r.Fatal(err)
			}
			return name
		})
		belegt := rapid.SliceOfDistinct(zelle, rapid.ID).Draw(r, "belegt")
		kommentiert := rapid.SliceOfNDistinct(zelle, 0, 5, rapid.ID).Draw(r, "kommentiert")
		original := baue(t, func(f *excelize.File) error {
			for i, z := range belegt {
				if err := f.SetCellValue("Sheet1", z, fmt.Sprint("Wert ", i)); err != nil {
					return err
				}
			}
			for _, z := range kommentiert {
				if err := f.AddComment("Sheet1", excelize.Comment{Cell: z, Author: "Referat", Text: "von " + z}); err != nil {
					return err
				}
			}
			return nil
		})
		befund := rapid.Custom(func(r *rapid.T) ozg.Befund {
			return ozg.Befund{
				Schwere: rapid.SampledFrom([]ozg.Schwere{ozg.SchwereFehler, ozg.SchwereWarnung, ozg.SchwereHinweis}).Draw(r, "Schwere"),
				Blatt:   rapid.SampledFrom([]string{"Sheet1", "", "fehlt"}).Draw(r, "Blatt"),
				Zelle:   rapid.OneOf(zelle, rapid.Just("")).Draw(r, "Zelle"),
				Text:    rapid.String().Draw(r, "Text"), Vorschlag: rapid.String().Draw(r, "Vorschlag"), Code: "c",
			}
		})
		befunde := rapid.SliceOfN(befund, 0, 12).Draw(r, "Befunde")
		b := merkeAn(t, original, befunde)
		nurAngemerkt(t, original, b)
		if n := gezaehlt(t, b); n != len(befunde) {
			r.Fatalf("%d marks for %d Befunde", n, len(befunde))
		}
		sauber := notizen(t, merkeAn(t, b, nil))["xl/comments1.xml"]
		for _, z := range kommentiert {
			if sauber[z] != "von "+z {
				r.Fatalf("the comment in %s became %q", z, sauber[z])
			}
			delete(sauber, z)
		}
		if len(sauber) > 0 {
			r.Fatalf("comments are left: %s", strings.Join(belegt, " "))
		}
	})
}
