package reports_test

import (
	"os"
	"testing"

	"ozgtracker/internal/ozg"
	"ozgtracker/reports"
)

func TestZeig(t *testing.T) {
	g := geschichte(t, 575)
	for name, o := range map[string]reports.Optionen{"alle": optionen(), "ges": optionen()} {
		if name == "ges" {
			o.Themenfeld = "Gesundheit"
			o.Beispieldaten = true
		}
		f, _ := os.Create("/tmp/zeig/" + name + ".xlsx")
		if err := reports.Write(f, reports.Zusammenstellen(g.Sicht(ozg.Blick{Stichtag: stichtag}), o)); err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
}
