package importer

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// grosserPlan writes a plan of n rows and 14 columns as a real one looks.
func grosserPlan(b *testing.B, n int) []byte {
	b.Helper()
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	zeile := func(nr int, werte ...any) {
		if err := w.SetRow(fmt.Sprintf("A%d", nr), werte); err != nil {
			b.Fatal(err)
		}
	}
	zeile(1, "Umsetzungsplan Themenfeld Gesundheit, Stand: 30.06.2021")
	zeile(3, "OZG-ID", "OZG-Leistung", "Lebens-/Geschäftslage", "Typ", "Welle", "Nachnutzungsmodell", "Umsetzungsstand", "Reifegrad", "Federführung", "Umsetzendes Land", "Referenzimplementierung (Soll)", "bundesweit verfügbar (Soll)", "Ansprechpartner", "Bemerkung")
	staende := []string{"offen", "in Planung", "in Umsetzung", "online", "flächendeckend"}
	tag := time.Date(2021, 3, 1, 0, 0, 0, 0, time.UTC)
	for i := range n {
		zeile(4+i, fmt.Sprint(10000+i), fmt.Sprintf("Leistung Nummer %d", i), "Gesundheitsvorsorge", []string{"1", "2/3", "4/5"}[i%3], i%4+1, []string{"A", "B", "C"}[i%3],
			staende[i%len(staende)], i%5, "BMG / Niedersachsen", "NI", fmt.Sprintf("Q%d/2021", i%4+1), tag.AddDate(0, 0, i%600).Format("02.01.2006"), "Referat 12", fmt.Sprintf("siehe Protokoll %d", i%50))
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		b.Fatal(err)
	}
	return buf.Bytes()
}

func messe(b *testing.B, zeilen int) {
	datei := grosserPlan(b, zeilen)
	start := time.Now()
	f, err := excelize.OpenReader(bytes.NewReader(datei))
	if err != nil {
		b.Fatal(err)
	}
	rows, err := f.Rows("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	for rows.Next() {
		if _, err := rows.Columns(excelize.Options{RawCellValue: true}); err != nil {
			b.Fatal(err)
		}
	}
	bloss := time.Since(start)
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	runtime.GC()
	b.ReportAllocs()
	b.ResetTimer()
	var e Ergebnis
	for b.Loop() {
		if e, err = Read(context.Background(), "plan.xlsx", datei, Eingaben{}, Verzeichnis{}, Grenzen{}); err != nil {
			b.Fatal(err)
		}
	}
	b.StopTimer()
	if e.Meldungen.Len() != zeilen || len(e.Befunde) != 0 {
		b.Fatalf("%d Meldungen, %d Befunde; want %d and none", e.Meldungen.Len(), len(e.Befunde), zeilen)
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(bloss), "×excelize")
	b.ReportMetric(float64(m.Sys)/(1<<20), "MB-sys")
}

// BenchmarkRead575 reads a plan of the usual size; ×excelize is the ratio to a bare read of its rows.
func BenchmarkRead575(b *testing.B) { messe(b, 575) }

// BenchmarkRead50000 shows that memory holds for a hundred times as much.
func BenchmarkRead50000(b *testing.B) { messe(b, 50_000) }
