package beispiel

import (
	"bytes"
	"crypto/sha256"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"

	"ozgtracker/internal/katalog"
	"ozgtracker/internal/ozg"
)

func meldungen(t testing.TB) []ozg.Meldung {
	t.Helper()
	kat, err := katalog.Meldungen()
	if err != nil {
		t.Fatal(err)
	}
	return kat
}

func machePlaene(kat []ozg.Meldung) (ps []Plan, err error) {
	for p, err := range Plaene(kat) {
		if err != nil {
			return nil, err
		}
		ps = append(ps, p)
	}
	return ps, nil
}

// gemacht keeps the plans for all tests: making them takes a second.
var gemacht = sync.OnceValues(func() ([]Plan, error) {
	kat, err := katalog.Meldungen()
	if err != nil {
		return nil, err
	}
	return machePlaene(kat)
})

func allePlaene(t testing.TB) []Plan {
	t.Helper()
	ps, err := gemacht()
	if err != nil {
		t.Fatal(err)
	}
	return ps
}

// Whoever starts the demo twice sees the same figures, and the same file is recognised as accepted.
func TestPlaeneAreTheSameInEachRun(t *testing.T) {
	t.Parallel()
	a := allePlaene(t)
	b, err := machePlaene(meldungen(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(a) != len(b) {
		t.Fatalf("%d plans, then %d", len(a), len(b))
	}
	seen := map[[32]byte]string{}
	for i := range a {
		summe := sha256.Sum256(a[i].Inhalt)
		if summe != sha256.Sum256(b[i].Inhalt) || a[i].Datei != b[i].Datei || !a[i].Angenommen.Equal(b[i].Angenommen) {
			t.Errorf("plan %d (%s) differs between two runs", i, a[i].Datei)
		}
		if zuvor, ok := seen[summe]; ok {
			t.Errorf("%s and %s are the same bytes", zuvor, a[i].Datei)
		}
		seen[summe] = a[i].Datei
	}
}

// The calendar: 14 Themenfelder in 15 quarters, less one left out, plus one handed in again; in the
// order in which they were accepted, in office hours, mostly 5 to 40 days after the Stichtag.
func TestPlaeneCalendar(t *testing.T) {
	t.Parallel()
	ps := allePlaene(t)
	if len(ps) != 14*15 {
		t.Errorf("%d plans, want 210", len(ps))
	}
	je, spaet, zurueck := map[string]int{}, 0, 0
	for i, p := range ps {
		if i > 0 && !p.Angenommen.After(ps[i-1].Angenommen) {
			t.Errorf("%s was accepted before %s, which stands before it", p.Datei, ps[i-1].Datei)
		}
		if p.Stichtag != p.Stichtag.MonatsEnde() || p.Stichtag < ozg.NeuerTag(2019, 6, 30) || p.Stichtag > ozg.Frist {
			t.Errorf("%s has the Stichtag %s", p.Datei, p.Stichtag)
		}
		tage := int(ozg.TagVon(p.Angenommen) - p.Stichtag)
		if tage > 60 {
			spaet++
		} else if tage < 5 || tage > 40 {
			t.Errorf("%s was accepted %d days after its Stichtag, want 5 to 40", p.Datei, tage)
		}
		if w, h := p.Angenommen.Weekday(), p.Angenommen.Hour(); w == time.Saturday || w == time.Sunday || h < 8 || h > 17 {
			t.Errorf("%s was accepted at %s, outside office hours", p.Datei, p.Angenommen)
		}
		if p.Angenommen.Location().String() != "Europe/Berlin" {
			t.Errorf("%s was accepted in %s", p.Datei, p.Angenommen.Location())
		}
		je[p.Themenfeld]++
		if !p.Zurueckgenommen.IsZero() {
			zurueck++
			if p.Zurueckgenommen.Before(p.Angenommen) || !p.Zurueckgenommen.Before(ps[i+1].Angenommen) || ps[i+1].Themenfeld != p.Themenfeld {
				t.Errorf("%s is taken back at %s, not between its acceptance and the corrected plan", p.Datei, p.Zurueckgenommen)
			}
		}
	}
	if spaet != 3 || zurueck != 1 {
		t.Errorf("%d late, %d taken back; want 3 and 1", spaet, zurueck)
	}
	for _, tf := range ozg.Themenfelder {
		want := map[string]int{"gesundheit": 16, "recht-ordnung": 14}[tf.Slug]
		if want == 0 {
			want = 15
		}
		if je[tf.Name] != want {
			t.Errorf("%d plans of %s, want %d", je[tf.Name], tf.Name, want)
		}
	}
}

// Nobody may take a file of the demo for an official one, wherever it turns up.
func TestEachFileSaysThatItIsAnExample(t *testing.T) {
	t.Parallel()
	for _, p := range allePlaene(t) {
		text := ""
		if strings.HasSuffix(p.Datei, ".csv") {
			b, err := charmap.Windows1252.NewDecoder().Bytes(p.Inhalt)
			if err != nil {
				t.Fatal(err)
			}
			text = string(b)
		} else {
			text = xlsxText(t, p)
		}
		for _, want := range []string{hinweis, "Umsetzungsplan Themenfeld " + p.Themenfeld} {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q", p.Datei, want)
			}
		}
	}
}

func xlsxText(t *testing.T, p Plan) string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(p.Inhalt))
	if err != nil {
		t.Fatalf("open %s: %v", p.Datei, err)
	}
	defer f.Close()
	var b strings.Builder
	for _, name := range f.GetSheetList() {
		rows, err := f.Rows(name)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < 8 && rows.Next(); i++ {
			zellen, err := rows.Columns()
			if err != nil {
				t.Fatal(err)
			}
			b.WriteString(strings.Join(zellen, "\t") + "\n")
		}
	}
	return b.String()
}

// A catalogue that lacks what the demo expects must not make it fail: it only gets smaller.
func TestPlaeneOfASmallCatalogue(t *testing.T) {
	t.Parallel()
	n := 0
	for _, err := range Plaene(meldungen(t)[:3]) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n != 210 {
		t.Errorf("%d plans, want 210", n)
	}
}

func BenchmarkPlaene(b *testing.B) {
	kat := meldungen(b)
	for b.Loop() {
		n := 0
		for p, err := range Plaene(kat) {
			if err != nil {
				b.Fatal(err)
			}
			n += len(p.Inhalt)
		}
		b.SetBytes(int64(n))
	}
}
