package reports_test

import (
	"io"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"ozgtracker/reports"
)

// The Gesamtbericht of the demo's size. The goal is under 400 ms.
func BenchmarkGesamtbericht(b *testing.B) {
	s := sicht(b, 575)
	b.ReportAllocs()
	for b.Loop() {
		if err := reports.Write(io.Discard, reports.Zusammenstellen(s, optionen())); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkVorlage writes the Rückmeldevorlage of a Themenfeld, 41 rows.
func BenchmarkVorlage(b *testing.B) {
	s := sicht(b, 575)
	b.ReportAllocs()
	for b.Loop() {
		v, err := reports.NeueVorlage(s, reports.Optionen{Themenfelder: []string{"Gesundheit"}})
		if err != nil {
			b.Fatal(err)
		}
		if err := reports.WriteVorlage(io.Discard, v); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkZusammenstellen(b *testing.B) {
	s := sicht(b, 575)
	for b.Loop() {
		reports.Zusammenstellen(s, optionen())
	}
}

// 50,000 Leistungen against a bare StreamWriter that writes the same cells. The goal is a ratio of at
// most 1.3.
func BenchmarkFuenfzigtausend(b *testing.B) {
	const zeilen = 50_000
	in := reports.Zusammenstellen(sicht(b, 500), optionen())
	muster := musterzeilen(b, in)
	for len(in.Leistungen) < zeilen {
		in.Leistungen = append(in.Leistungen, in.Leistungen...)
	}
	in.Leistungen = in.Leistungen[:zeilen]
	var wir, bar time.Duration
	for b.Loop() {
		t0 := time.Now()
		if err := reports.Write(io.Discard, in); err != nil {
			b.Fatal(err)
		}
		t1 := time.Now()
		schreibeBar(b, muster, zeilen)
		wir, bar = wir+t1.Sub(t0), bar+time.Since(t1)
	}
	b.ReportMetric(float64(wir)/float64(bar), "ratio")
	b.ReportMetric(wir.Seconds()/float64(b.N), "s/report")
	b.ReportMetric(bar.Seconds()/float64(b.N), "s/bare")
}

// musterzeilen reads the rows of the list back as plain values.
func musterzeilen(b *testing.B, in reports.Inhalt) (muster [][]any) {
	zeilen := lies(b, schreibe(b, in)).zellen["Leistungen"]
	kopf := slices.IndexFunc(zeilen, func(z []string) bool { return len(z) > 0 && z[0] == "OZG-ID" })
	for _, z := range zeilen[kopf+1:] {
		werte := make([]any, len(z))
		for i, s := range z {
			switch n, err := strconv.Atoi(s); {
			case s == "":
				werte[i] = nil
			case err == nil && i > 0:
				werte[i] = excelize.Cell{StyleID: 1, Value: n}
			default:
				werte[i] = excelize.Cell{StyleID: 1, Value: s}
			}
		}
		muster = append(muster, werte)
	}
	return muster
}

func schreibeBar(b *testing.B, muster [][]any, zeilen int) {
	f := excelize.NewFile()
	defer func() {
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
	}()
	if _, err := f.NewStyle(&excelize.Style{NumFmt: 1}); err != nil {
		b.Fatal(err)
	}
	sw, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	for i := range zeilen {
		if err := sw.SetRow("A"+strconv.Itoa(i+1), muster[i%len(muster)]); err != nil {
			b.Fatal(err)
		}
	}
	if err := sw.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := f.Write(io.Discard); err != nil {
		b.Fatal(err)
	}
}
