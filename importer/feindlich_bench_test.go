package importer

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
)

// schreibeMappe makes an .xlsx of which each sheet is written by a function, without anything in memory but
// the packed bytes.
func schreibeMappe(b *testing.B, blaetter ...func(w io.Writer)) []byte {
	b.Helper()
	const raum = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	const art = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	teil := func(name string, schreibe func(w io.Writer)) {
		w, err := z.Create(name)
		if err != nil {
			b.Fatal(err)
		}
		schreibe(w)
	}
	liste, verweise := "", ""
	for i := range blaetter {
		liste += fmt.Sprintf(`<sheet name="B%d" sheetId="%d" r:id="r%d"/>`, i, i+1, i)
		verweise += fmt.Sprintf(`<Relationship Id="r%d" Type="%sworksheet" Target="worksheets/s%d.xml"/>`, i, art, i)
		teil(fmt.Sprintf("xl/worksheets/s%d.xml", i), func(w io.Writer) {
			fmt.Fprint(w, `<worksheet `+raum+`><sheetData>`)
			blaetter[i](w)
			fmt.Fprint(w, `</worksheet>`)
		})
	}
	teil("_rels/.rels", func(w io.Writer) {
		fmt.Fprint(w, rels+`<Relationship Id="r" Type="`+art+`officeDocument" Target="xl/workbook.xml"/></Relationships>`)
	})
	teil("xl/workbook.xml", func(w io.Writer) {
		fmt.Fprint(w, `<workbook `+raum+` xmlns:r="`+strings.TrimSuffix(art, "/")+`"><sheets>`+liste+`</sheets></workbook>`)
	})
	teil("xl/_rels/workbook.xml.rels", func(w io.Writer) { fmt.Fprint(w, rels+verweise+`</Relationships>`) })
	if err := z.Close(); err != nil {
		b.Fatal(err)
	}
	return buf.Bytes()
}

// schreibeZeile writes a row of inline texts; an empty one is a styled cell.
func schreibeZeile(w io.Writer, nr int, texte ...string) {
	var s strings.Builder
	fmt.Fprintf(&s, `<row r="%d">`, nr)
	for i, t := range texte {
		if t == "" {
			fmt.Fprintf(&s, `<c r="%s"/>`, xlsx.Adresse(i+1, nr))
		} else {
			fmt.Fprintf(&s, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, xlsx.Adresse(i+1, nr), t)
		}
	}
	s.WriteString("</row>")
	_, _ = io.WriteString(w, s.String()) // a zip in memory does not fail
}

// schreibeLeeres fills a sheet with cells that hold nothing, to just below the limit of unpacked bytes.
func schreibeLeeres(w io.Writer, ab int) {
	zellen := strings.Repeat("<c/>", 500)
	for nr := ab; nr < 240_000; nr++ {
		fmt.Fprintf(w, `<row r="%d" spans="1:%d">%s</row>`, nr, nr*7919%9973, zellen)
	}
	fmt.Fprint(w, `</sheetData>`)
}

const feindlicherKopf = "OZG-ID|OZG-Leistung|Typ|Stand|Themenfeld|Umsetzendes Land|Lage|Welle|Bemerkung|bundesweit (Soll)|Federführung|Budget"

// feindliches are files that cost as much as the limits allow.
var feindliches = []struct {
	name string
	baue func(b *testing.B) []byte
}{
	{"empty cells", func(b *testing.B) []byte {
		return schreibeMappe(b, func(w io.Writer) {
			schreibeZeile(w, 1, strings.Split(feindlicherKopf, "|")...)
			schreibeZeile(w, 2, "10204", "Blindengeld", "4")
			schreibeLeeres(w, 3)
		})
	}},
	{"empty cells without a plan", func(b *testing.B) []byte {
		return schreibeMappe(b, func(w io.Writer) { schreibeLeeres(w, 1) })
	}},
	{"a million empty rows", func(b *testing.B) []byte {
		return schreibeMappe(b, func(w io.Writer) {
			schreibeZeile(w, 1, strings.Split(feindlicherKopf, "|")...)
			for nr := 2; nr < 1_000_000; nr++ {
				fmt.Fprintf(w, `<row r="%d" ht="15"><c r="A%d"/><c/><c/><c/><c/></row>`, nr, nr)
			}
			fmt.Fprint(w, `</sheetData>`)
		})
	}},
	{"as many values as fit", func(b *testing.B) []byte {
		kopf := strings.Split("OZG-ID|OZG-Leistung|Typ|Stand|Welle|Modell|Reifegrad|Prio|Konzeption Soll|Konzeption Ist|Referenz Soll|Referenz Ist|bundesweit Soll|SH|HH|NI|HB|NW|HE|RP|BW|BY|SL|BE|BB|MV|SN|ST|TH", "|")
		return schreibeMappe(b, func(w io.Writer) {
			schreibeZeile(w, 1, kopf...)
			z := strings.Split("|x|4|online|1|A|2|3|1.1.21|1.1.21|1.1.21|1.1.21|1.1.21|x|x|x|x|x|x|x|x|x|x|x|x|x|x|x|x", "|")
			for nr := 2; nr < 199_000; nr++ {
				z[0], z[1] = fmt.Sprint(10_000+nr%90_000), fmt.Sprint("Leistung ", nr%90_000)
				schreibeZeile(w, nr, z...)
			}
			fmt.Fprint(w, `</sheetData>`)
		})
	}},
	{"long texts in columns of words", func(b *testing.B) []byte {
		r := rand.New(rand.NewPCG(1, 2))
		return schreibeMappe(b, func(w io.Writer) {
			schreibeZeile(w, 1, strings.Split(feindlicherKopf, "|")...)
			for nr := 2; nr < 120; nr++ {
				z := []string{fmt.Sprint(10_000 + nr)}
				for range 11 {
					var t strings.Builder
					for t.Len() < 30_000 {
						fmt.Fprintf(&t, "%x, ", r.Uint32()%(1<<uint(4+nr%20)))
					}
					z = append(z, t.String())
				}
				schreibeZeile(w, nr, z...)
			}
			fmt.Fprint(w, `</sheetData>`)
		})
	}},
	{"unknown words in every cell", func(b *testing.B) []byte {
		var s strings.Builder
		s.WriteString(strings.ReplaceAll(feindlicherKopf, "|", ";") + "\n")
		for nr := range 60_000 {
			fmt.Fprintf(&s, "%d;Leistung %d;t%d;st%d;tf%d;land%d;lage;w%d;b;d%d;ff%d;geld%d\n", 10_000+nr%9000, nr%9000, nr, nr, nr, nr, nr, nr, nr, nr)
		}
		return []byte(s.String())
	}},
	{"titles everywhere", func(b *testing.B) []byte {
		kopf := strings.Split(feindlicherKopf, "|")
		var breit []string
		for i := range 900 {
			breit = append(breit, fmt.Sprint(kopf[i%len(kopf)], " ", i/len(kopf)))
		}
		var blaetter []func(w io.Writer)
		for range 50 {
			blaetter = append(blaetter, func(w io.Writer) {
				for nr := 1; nr < 110; nr++ {
					schreibeZeile(w, nr, breit...)
				}
				fmt.Fprint(w, `</sheetData><mergeCells>`)
				for nr := 1; nr < 110; nr++ {
					for s := range 300 {
						fmt.Fprintf(w, `<mergeCell ref="%s:%s"/>`, xlsx.Adresse(3*s+1, nr), xlsx.Adresse(3*s+3, nr))
					}
				}
				fmt.Fprint(w, `</mergeCells>`)
			})
		}
		return schreibeMappe(b, blaetter...)
	}},
	{"one Leistung in every row", func(b *testing.B) []byte {
		var s strings.Builder
		s.WriteString("OZG-ID;OZG-Leistung;Typ;Stand\n")
		for nr := range 199_000 {
			fmt.Fprintf(&s, "10204;%s %d;%d;online\n", strings.Repeat("Leistung", 8), nr, nr%2+4)
		}
		return []byte(s.String())
	}},
	{"a text file of separators", func(*testing.B) []byte {
		return []byte("OZG-ID;OZG-Leistung;Typ\n10204;Blindengeld;4\n" + strings.Repeat(";", 31<<20))
	}},
	{"a text file of quotes", func(*testing.B) []byte {
		return []byte("OZG-ID;OZG-Leistung;Typ\n10204;Blindengeld;4\n" + strings.Repeat("\";\"\n", 7<<20))
	}},
	{"rows of line ends", func(*testing.B) []byte {
		return []byte("OZG-ID;OZG-Leistung;Typ\n10204;Blindengeld;4\n" + strings.Repeat("x\n", 15<<20))
	}},
}

// BenchmarkHostile shows that files made to cost much are read or refused within ten seconds and 512 MB. The
// time limit holds on a slow machine as well; what is reported is how long it really takes, and the most
// memory.
func BenchmarkHostile(b *testing.B) {
	for _, f := range feindliches {
		b.Run(f.name, func(b *testing.B) {
			datei := f.baue(b)
			runtime.GC()
			var meiste atomic.Uint64
			ende := make(chan struct{})
			go func() {
				var m runtime.MemStats
				for {
					select {
					case <-ende:
						return
					case <-time.After(10 * time.Millisecond):
						runtime.ReadMemStats(&m)
						meiste.Store(max(meiste.Load(), m.HeapInuse))
					}
				}
			}()
			var err error
			var e Ergebnis
			for b.Loop() {
				e, err = Read(context.Background(), "plan-2021-06-30.xlsx", datei, Eingaben{}, katalog2019(b), Grenzen{})
			}
			close(ende)
			b.Logf("%d KB: %d Meldungen, %d Befunde, %s", len(datei)>>10, e.Meldungen.Len(), len(e.Befunde), ozg.FehlerText(err))
			b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/op")
			b.ReportMetric(float64(meiste.Load()>>20), "peak-MB")
		})
	}
}
