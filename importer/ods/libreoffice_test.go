package ods_test

import (
	"iter"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/importer/ods"
	"ozgtracker/importer/tabelle"
	"ozgtracker/importer/xlsx"
)

// LibreOffice saved each of these plans in both formats. What it writes into an .xlsx is the oracle: the same
// sheets, rows, cells and merged ranges come out of the .ods.
func TestSameCellsAsTheXLSXOfLibreOffice(t *testing.T) {
	t.Parallel()
	for plan, orakel := range map[string]string{
		"plan-libreoffice-2021-06-30.ods":          "plan-libreoffice-2021-06-30.xlsx",
		"umsetzungsplan-gesundheit-2021-06-30.ods": "umsetzungsplan-gesundheit-2021-06-30-libreoffice.xlsx",
	} {
		t.Run(plan, func(t *testing.T) {
			t.Parallel()
			unsere, err := ods.Open(testdatei(t, plan), ods.Grenzen{})
			if err != nil {
				t.Fatal(err)
			}
			deren, err := xlsx.Open(testdatei(t, orakel), xlsx.Grenzen{})
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(alles(t, deren), alles(t, unsere)); d != "" {
				t.Errorf("(-xlsx +ods):\n%s", d)
			}
		})
	}
}

func TestEncryptedFileOfLibreOffice(t *testing.T) {
	t.Parallel()
	_, err := ods.Open(testdatei(t, "kennwort.ods"), ods.Grenzen{})
	pruefeFehler(t, err, "kennwort", "ohne Kennwort")
}

func testdatei(tb testing.TB, name string) []byte {
	tb.Helper()
	b, err := os.ReadFile(filepath.Join("..", "testdata", name))
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

// gelesen is all that a workbook holds.
type gelesen struct {
	Blaetter  []tabelle.Blatt
	Zeilen    [][]tabelle.Zeile
	Verbunden [][]tabelle.Bereich
}

func alles(t *testing.T, m interface {
	Blaetter() []tabelle.Blatt
	Zeilen(i int) iter.Seq2[tabelle.Zeile, error]
	Verbunden(i int) ([]tabelle.Bereich, error)
},
) gelesen {
	t.Helper()
	g := gelesen{Blaetter: m.Blaetter()}
	for i := range g.Blaetter {
		var zeilen []tabelle.Zeile
		for z, err := range m.Zeilen(i) {
			if err != nil {
				t.Fatal(err)
			}
			z.Zellen = slices.Clone(z.Zellen) // they are valid until the next row
			zeilen = append(zeilen, ohneDatumstext(z))
		}
		verbunden, err := m.Verbunden(i)
		if err != nil {
			t.Fatal(err)
		}
		g.Zeilen, g.Verbunden = append(g.Zeilen, zeilen), append(g.Verbunden, verbunden)
	}
	return g
}

// ohneDatumstext leaves the day of a date only: one format writes it as a number, the other as a date.
func ohneDatumstext(z tabelle.Zeile) tabelle.Zeile {
	for i := range z.Zellen {
		if z.Zellen[i].Art == tabelle.Datum {
			z.Zellen[i].Text = ""
		}
	}
	return z
}
