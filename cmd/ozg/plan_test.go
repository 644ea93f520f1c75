package main

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/katalog"
)

// planDatei writes a plan as a ministry keeps it: the Leistungen of the catalogue, then invented ones, in
// twenty columns, five of them one per Land. Few cells are empty, so that it is work to read.
func planDatei(tb testing.TB, zeilen int) []byte {
	tb.Helper()
	ls, err := katalog.Leistungen()
	if err != nil {
		tb.Fatal(err)
	}
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		tb.Fatal(err)
	}
	kopf := []any{
		"OZG-ID", "OZG-Leistung", "Themenfeld", "Lebens-/Geschäftslage", "Typ", "Welle", "Nachnutzungsmodell", "Umsetzungsstatus", "Reifegrad",
		"Priorität", "Umsetzendes Land", "Konzeption (Soll)", "Referenzimplementierung (Soll)", "bundesweit verfügbar (Soll)", "Bemerkung",
		"Bayern", "Hessen", "Niedersachsen", "Sachsen", "Thüringen",
	}
	if err := w.SetRow("A1", kopf); err != nil {
		tb.Fatal(err)
	}
	staende := []string{"offen", "in Planung", "in Umsetzung", "online", "flächendeckend"}
	in := []string{"nein", "geplant", "online"}
	tag := time.Date(2021, 3, 1, 0, 0, 0, 0, time.UTC)
	for i := range zeilen {
		id, name, themenfeld, lage := fmt.Sprint(20000+i), fmt.Sprintf("Erfundene Leistung %d", i), "Gesundheit", "Krankheit"
		if i < len(ls) {
			id, name, themenfeld, lage = ls[i].OZGID, ls[i].Bezeichnung, ls[i].Themenfeld, ls[i].Lage
		}
		zeile := []any{
			id, name, themenfeld, lage, []string{"1", "2/3", "4/5"}[i%3], i%4 + 1, []string{"A", "B", "C"}[i%3], staende[i%5], i % 5,
			i%4 + 1, []string{"NI", "BY, HE", "HB"}[i%3], tag.AddDate(0, i%12, i%28).Format("02.01.2006"),
			tag.AddDate(0, 3+i%12, i%28).Format("02.01.2006"), tag.AddDate(0, 9+i%12, i%28).Format("02.01.2006"), fmt.Sprintf("Rückfrage %d beim Ressort", i),
			in[i%3], in[(i+1)%3], in[(i+2)%3], in[i/3%3], in[i/5%3],
		}
		if err := w.SetRow(fmt.Sprintf("A%d", i+2), zeile); err != nil {
			tb.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := w.Flush(); err != nil {
		tb.Fatal(err)
	}
	if err := f.Write(&b); err != nil {
		tb.Fatal(err)
	}
	if err := f.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}
