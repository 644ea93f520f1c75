package importer

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/ozg"
)

// pruefling is what the builders need of a test or of a property.
type pruefling interface {
	Helper()
	Fatalf(string, ...any)
}

// tafel is a sheet as a test writes it: rows of cells, nil for blank.
type tafel struct {
	name      string
	zeilen    [][]any
	verbunden [][2]string
	versteckt bool
	ohneZeile []int // hidden rows
}

// formel is a cell with a formula that nobody has computed.
type formel string

// baueMappe writes a real workbook with excelize, so that the importer is tested against another hand.
func baueMappe(tb pruefling, tafeln ...tafel) []byte {
	tb.Helper()
	f := excelize.NewFile()
	defer f.Close()
	muss := func(err error) {
		if err != nil {
			tb.Fatalf("build workbook: %v", err)
		}
	}
	for i, t := range tafeln {
		if i == 0 {
			muss(f.SetSheetName("Sheet1", t.name))
		} else {
			_, err := f.NewSheet(t.name)
			muss(err)
		}
		for r, z := range t.zeilen {
			for c, v := range z {
				if v == nil || v == "" {
					continue
				}
				zelle, err := excelize.CoordinatesToCellName(c+1, r+1)
				muss(err)
				if d, ok := v.(ozg.Tag); ok {
					v = d.Zeit()
				}
				if fo, ok := v.(formel); ok {
					muss(f.SetCellFormula(t.name, zelle, string(fo)))
					continue
				}
				muss(f.SetCellValue(t.name, zelle, v))
			}
		}
		for _, v := range t.verbunden {
			muss(f.MergeCell(t.name, v[0], v[1]))
		}
		for _, r := range t.ohneZeile {
			muss(f.SetRowVisible(t.name, r, false))
		}
		if t.versteckt {
			muss(f.SetSheetVisible(t.name, false))
		}
	}
	var buf bytes.Buffer
	muss(f.Write(&buf))
	return buf.Bytes()
}

// baueCSV writes the same rows as text.
func baueCSV(tb pruefling, trenner rune, zeilen [][]any) []byte {
	tb.Helper()
	var buf bytes.Buffer
	w := csv.NewWriter(&buf)
	w.Comma = trenner
	for _, z := range zeilen {
		felder := make([]string, max(len(z), 1))
		for i, v := range z {
			if v != nil {
				felder[i] = fmt.Sprint(v)
			}
		}
		if err := w.Write(felder); err != nil {
			tb.Fatalf("build csv: %v", err)
		}
	}
	w.Flush()
	return buf.Bytes()
}

// z makes a row out of cells written with | between them.
func z(text string) []any {
	var out []any
	for s := range strings.SplitSeq(text, "|") {
		out = append(out, strings.ReplaceAll(strings.TrimSpace(s), "/n", "\n"))
	}
	return out
}

// katalog is a small directory as annahme hands it over.
func katalog() Verzeichnis {
	namen := map[string]string{
		"10203": "Anerkennung von gesundheitlichen Einschränkungen", "10204": "Blindengeld", "10205": "Blindenhilfe",
		"10206": "Eingliederungshilfe", "10214": "Schwerbehindertenausweis", "10226": "Ausschlagung der Erbschaft",
		"10000": "Elterngeld", "10227": "Bestattung", "10300": "Doppelname", "10301": "Doppelname",
	}
	v := Verzeichnis{Namen: namen, Themenfelder: map[string]string{}, LeiKa: map[string]string{"99107023017001": "10204"}}
	for id := range namen {
		v.Themenfelder[id] = "Gesundheit"
	}
	v.Themenfelder["10000"] = "Familie & Kind"
	return v
}

// katalog2019 is the real catalogue as the program embeds it.
func katalog2019(tb testing.TB) Verzeichnis {
	tb.Helper()
	v := Verzeichnis{Namen: map[string]string{}, Themenfelder: map[string]string{}, LeiKa: map[string]string{}}
	for _, z := range csvDatei(tb, "ozg-leistungen-2019.csv") {
		v.Namen[z[0]], v.Themenfelder[z[0]] = z[1], z[2]
	}
	for _, z := range csvDatei(tb, "leika-leistungen-2019.csv") {
		if z[1] != "" {
			v.LeiKa[z[1]] = z[0]
		}
	}
	return v
}

func csvDatei(tb testing.TB, name string) [][]string {
	tb.Helper()
	f, err := os.Open(filepath.Join("..", "internal", "katalog", name))
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma = ';'
	zeilen, err := r.ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	return zeilen[1:]
}

func lies(tb testing.TB, datei string, b []byte, e Eingaben) Ergebnis {
	tb.Helper()
	erg, err := Read(context.Background(), datei, b, e, katalog(), Grenzen{})
	if err != nil {
		tb.Fatalf("read %s: %v", datei, err)
	}
	return erg
}

// meldung finds the Meldung of a row.
func meldung(tb testing.TB, e Ergebnis, blatt string, zeile int) ozg.Meldung {
	tb.Helper()
	for _, m := range e.Meldungen.Alle() {
		if m.Blatt == blatt && m.Zeile == zeile {
			return m
		}
	}
	tb.Fatalf("no Meldung for sheet %q row %d; have %d", blatt, zeile, e.Meldungen.Len())
	return ozg.Meldung{}
}

// befund finds the first Befund with a code.
func befund(tb testing.TB, e Ergebnis, code string) ozg.Befund {
	tb.Helper()
	for _, b := range e.Befunde {
		if b.Code == code {
			return b
		}
	}
	tb.Fatalf("no Befund %q among %v", code, e.Befunde)
	return ozg.Befund{}
}
