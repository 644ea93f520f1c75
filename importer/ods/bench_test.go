package ods_test

import (
	"fmt"
	"strings"
	"testing"

	"ozgtracker/importer/ods"
	"ozgtracker/importer/tabelle"
)

func adresse(spalte, zeile int) string { return tabelle.Adresse(spalte, zeile) }

// planMitZeilen builds a plan with repeated words, numbers, dates and some texts of its own, with the
// attributes that LibreOffice writes.
func planMitZeilen(tb testing.TB, zeilen, spalten int) []byte {
	tb.Helper()
	worte := []string{"in Planung", "online", "Umsetzung", "BMG / Niedersachsen", "x", "Gesundheit", "k. A."}
	var b strings.Builder
	b.WriteString(`<table:table-column table:style-name="co1" table:number-columns-repeated="16384" table:default-cell-style-name="Default"/>`)
	for z := 1; z <= zeilen; z++ {
		b.WriteString(`<table:table-row table:style-name="ro1">`)
		for s := range spalten {
			switch s % 5 {
			case 0:
				fmt.Fprintf(&b, `<table:table-cell office:value-type="float" office:value="%d" calcext:value-type="float"><text:p>%[1]d</text:p></table:table-cell>`, 10_000+z+s)
			case 1:
				fmt.Fprintf(&b, `<table:table-cell office:value-type="string" calcext:value-type="string"><text:p>Leistung %d mit einem längeren Namen</text:p></table:table-cell>`, z%600+s)
			case 2:
				fmt.Fprintf(&b, `<table:table-cell table:style-name="ce1" office:value-type="string" calcext:value-type="string"><text:p>%s</text:p></table:table-cell>`, worte[(z+s)%len(worte)])
			case 3:
				fmt.Fprintf(&b, `<table:table-cell table:style-name="ce2" office:value-type="date" office:date-value="20%02d-%02d-%02d" calcext:value-type="date"><text:p>30.06.2021</text:p></table:table-cell>`, 20+z%4, 1+z%12, 1+z%28)
			case 4:
				fmt.Fprintf(&b, `<table:table-cell table:style-name="ce3" office:value-type="percentage" office:value="0.%02d" calcext:value-type="percentage"><text:p>%[1]d %%</text:p></table:table-cell>`, z%99+1)
			}
		}
		fmt.Fprintf(&b, `<table:table-cell table:number-columns-repeated="%d"/></table:table-row>`, tabelle.MaxSpalte-spalten)
	}
	fmt.Fprintf(&b, `<table:table-row table:style-name="ro1" table:number-rows-repeated="%d"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`, tabelle.MaxZeile-zeilen)
	return packe(tb, teile(blatt(b.String()))...)
}

// BenchmarkLesen opens a plan and reads its rows; MB/s is of the unpacked XML.
func BenchmarkLesen(b *testing.B) {
	for _, fall := range []struct{ zeilen, spalten int }{{575, 25}, {50_000, 20}} {
		b.Run(fmt.Sprintf("%dx%d", fall.zeilen, fall.spalten), func(b *testing.B) {
			datei := planMitZeilen(b, fall.zeilen, fall.spalten)
			b.ReportAllocs()
			for b.Loop() {
				m, err := ods.Open(datei, ods.Grenzen{})
				if err != nil {
					b.Fatal(err)
				}
				n := 0
				for _, err := range m.Zeilen(0) {
					if err != nil {
						b.Fatal(err)
					}
					n++
				}
				if n != fall.zeilen {
					b.Fatalf("read %d rows, want %d", n, fall.zeilen)
				}
			}
		})
	}
}
