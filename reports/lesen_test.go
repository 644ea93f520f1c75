package reports_test

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/ozg"
	"ozgtracker/reports"
)

// schreibe writes a report and gives the bytes.
func schreibe(tb testing.TB, in reports.Inhalt) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := reports.Write(&b, in); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// mappe is a workbook read back: the raw text of each cell by sheet and row.
type mappe struct {
	*excelize.File
	zellen map[string][][]string
}

func lies(tb testing.TB, b []byte) mappe {
	tb.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := f.Close(); err != nil {
			tb.Error(err)
		}
	})
	m := mappe{f, map[string][][]string{}}
	for _, blatt := range f.GetSheetList() {
		zeilen, err := f.GetRows(blatt, excelize.Options{RawCellValue: true})
		if err != nil {
			tb.Fatal(err)
		}
		m.zellen[blatt] = zeilen
	}
	return m
}

// zeile finds the row of a sheet that begins with a text.
func (m mappe) zeile(tb testing.TB, blatt, anfang string) []string {
	tb.Helper()
	for _, z := range m.zellen[blatt] {
		if len(z) > 0 && z[0] == anfang {
			return append(z, make([]string, 80)...)
		}
	}
	tb.Fatalf("sheet %s has no row %q", blatt, anfang)
	return nil
}

// benannt is the number in the cell that a defined name points at.
func (m mappe) benannt(tb testing.TB, name string) int {
	tb.Helper()
	for _, d := range m.GetDefinedName() {
		if d.Name != name {
			continue
		}
		blatt, zelle, _ := strings.Cut(strings.ReplaceAll(d.RefersTo, "$", ""), "!")
		blatt = strings.Trim(blatt, "'")
		v, err := m.GetCellValue(blatt, zelle, excelize.Options{RawCellValue: true})
		if err != nil {
			tb.Fatal(err)
		}
		n, err := strconv.Atoi(v)
		if err != nil {
			tb.Fatalf("%s = %q: %v", name, v, err)
		}
		return n
	}
	tb.Fatalf("no defined name %s", name)
	return 0
}

// Every figure of the workbook is the one the pages count at the same Blick.
func TestZahlenStimmen(t *testing.T) {
	t.Parallel()
	s := sicht(t, 120)
	m := lies(t, schreibe(t, reports.Zusammenstellen(s, optionen())))
	umfang := s.Bestand().Umfang()
	z := ozg.Zaehle(umfang)
	p := s.Bestand().Plantreue(umfang, s.Bestand().Ausgeschieden(), ozg.MeilensteinBundesweit)
	for name, want := range map[string]int{
		"Umfang": z.Umfang, "Online_irgendwo": z.Irgendwo, "Abdeckung": z.Entspricht(), "Flaechendeckend": z.Flaechendeckend, "Flaechendeckend_von": z.Umfang,
		"Keine_Angabe": z.KeineAngabe(), "Angebote": z.Angebote, "Angebote_von": z.Moeglich, "Ohne_Laenderangabe": z.OhneLaender, "OZG_konform": z.Konform, "OZG_konform_von": z.MitReifegrad,
		"Tage_bis_Frist": 549, "Plantreue_Erstplan": p.ErreichtErstplan, "Plantreue_Erstplan_von": p.FaelligErstplan, "Plantreue_aktuell": p.Erreicht, "Plantreue_aktuell_von": p.Faellig,
		"Verzug_Median": p.MedianVerzug, "Verschoben": p.Verschoben, "Ohne_Soll": p.OhneSoll,
	} {
		if got := m.benannt(t, name); got != want {
			t.Errorf("%s = %d, want %d", name, got, want)
		}
	}
	for blatt, d := range map[string]ozg.Dimension{"Themenfelder": ozg.DimThemenfeld, "Typ": ozg.DimTyp, "Welle": ozg.DimWelle, "Nachnutzung": ozg.DimModell} {
		vorn := 2 // class and explanation
		if d == ozg.DimWelle || d == ozg.DimModell {
			vorn = 1
		}
		for _, g := range ozg.Gruppiere(umfang, d) {
			titel := g.Titel
			if d == ozg.DimModell && g.Code != ozg.CodeKeine {
				titel = "Modell " + g.Code + " " + titel
			}
			zeile := m.zeile(t, blatt, titel)
			if d == ozg.DimModell && g.Code == ozg.CodeKeine { // the matrix above has such a row too
				zeile = m.letzteZeile(t, blatt, titel)
			}
			want := []int{g.Zahlen.Umfang, g.Zahlen.Irgendwo, g.Zahlen.Entspricht(), g.Zahlen.Flaechendeckend}
			for i, spalte := range []int{0, 1, 3, 5} {
				if got := zeile[vorn+spalte]; got != strconv.Itoa(want[i]) {
					t.Errorf("%s, %s, number %d: %s, want %d", blatt, titel, i, got, want[i])
				}
			}
			for i, zustand := range ozg.Zustaende[1:] {
				if got := zeile[vorn+7+i]; got != strconv.Itoa(g.Zahlen.Zustaende[zustand]) {
					t.Errorf("%s, %s, %s: %s, want %d", blatt, titel, zustand, got, g.Zahlen.Zustaende[zustand])
				}
			}
		}
	}
}

func (m mappe) letzteZeile(tb testing.TB, blatt, anfang string) []string {
	tb.Helper()
	for _, z := range slices.Backward(m.zellen[blatt]) {
		if len(z) > 0 && z[0] == anfang {
			return append(z, make([]string, 80)...)
		}
	}
	tb.Fatalf("sheet %s has no row %q", blatt, anfang)
	return nil
}

// A share stands beside its numerator and denominator, and is their quotient.
func TestAnteilSindQuotienten(t *testing.T) {
	t.Parallel()
	m := lies(t, schreibe(t, reports.Zusammenstellen(sicht(t, 120), optionen())))
	zeile := m.zeile(t, "Themenfelder", "gesamt")
	for _, paar := range [][3]int{{3, 2, 4}, {5, 2, 6}, {7, 2, 8}} {
		zaehler, nenner, quote := zahl(t, zeile[paar[0]]), zahl(t, zeile[paar[1]]), zahl(t, zeile[paar[2]])
		if math.Abs(quote-zaehler/nenner) > 1e-12 { // excelize reads 15 digits
			t.Errorf("%v of %v is written as %v", zaehler, nenner, quote)
		}
	}
}

func zahl(tb testing.TB, s string) float64 {
	tb.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		tb.Fatal(err)
	}
	return v
}

// The list holds every Leistung of the Umfang once, in order, with real dates and numbers; what is not
// stated is an empty cell.
func TestLeistungenVollstaendig(t *testing.T) {
	t.Parallel()
	s := sicht(t, 120)
	m := lies(t, schreibe(t, reports.Zusammenstellen(s, optionen())))
	zeilen := m.zellen["Leistungen"]
	kopf := slices.IndexFunc(zeilen, func(z []string) bool { return len(z) > 0 && z[0] == "OZG-ID" })
	spalte := func(titel string) int {
		i := slices.Index(zeilen[kopf], titel)
		if i < 0 {
			t.Fatalf("no column %q in %q", titel, zeilen[kopf])
		}
		return i
	}
	if n := len(slices.Compact(slices.Sorted(slices.Values(zeilen[kopf])))); n != len(zeilen[kopf]) {
		t.Error("two columns have the same heading; an Excel table forbids that")
	}
	umfang := s.Bestand().Umfang()
	if got := len(zeilen) - kopf - 1; got != len(umfang) {
		t.Fatalf("%d rows, want %d", got, len(umfang))
	}
	for i, l := range umfang {
		z := append(slices.Clone(zeilen[kopf+1+i]), make([]string, 80)...)
		soll := ""
		if d, ok := l.Datum(ozg.FeldBundesweitSoll); ok {
			soll = strconv.Itoa(int(d - ozg.NeuerTag(1899, 12, 30))) // as Excel counts days
		}
		for titel, want := range map[string]string{
			"OZG-ID": l.OZGID, "OZG-Leistung": l.Bezeichnung(), "Themenfeld": l.Themenfeld(), "Typ": string(l.Typ()), "Modell": string(l.Modell()),
			"Stand": l.Zustand.Titel(), "Stand, gemeldet": ozg.CodeTitel(string(l.Stand())), "Soll, aktueller Plan": soll,
			"Angebote online": strconv.Itoa(l.Angebote), "Hamburg": ozg.CodeTitel(string(l.LandIst(ozg.LandIndex("HH")))), "Federführung Ressort": strings.Join(l.Liste(ozg.FeldRessort), ", "),
		} {
			if got := z[spalte(titel)]; got != want {
				t.Errorf("%s, %s = %q, want %q", l.OZGID, titel, got, want)
			}
		}
	}
}

// Dates are dates and IDs are text: a reader can sort by the one and need not fear for the zeros of the
// other.
func TestZellenHabenIhreArt(t *testing.T) {
	t.Parallel()
	m := lies(t, schreibe(t, reports.Zusammenstellen(sicht(t, 120), optionen())))
	for _, c := range []struct {
		blatt, kopf, spalte string
		art                 excelize.CellType
		format              string
	}{
		{"Burn-up", "Tag", "A", excelize.CellTypeUnset, "dd.mm.yyyy"},
		{"Burn-up", "Tag", "B", excelize.CellTypeUnset, "#,##0"},
		{"Burn-up", "Tag", "D", excelize.CellTypeUnset, "0 %"},
		{"Verzug", "OZG-ID", "A", excelize.CellTypeInlineString, "@"},
		{"Verzug", "OZG-ID", "G", excelize.CellTypeUnset, "dd.mm.yyyy"},
		{"Leistungen", "OZG-ID", "A", excelize.CellTypeInlineString, "@"},
		{"Leistungen", "OZG-ID", "N", excelize.CellTypeUnset, "dd.mm.yyyy"},
	} {
		zeile := 2 + slices.IndexFunc(m.zellen[c.blatt], func(z []string) bool { return len(z) > 0 && z[0] == c.kopf })
		zelle := c.spalte + strconv.Itoa(zeile)
		art, err := m.GetCellType(c.blatt, zelle)
		if err != nil {
			t.Fatal(err)
		}
		id, err := m.GetCellStyle(c.blatt, zelle)
		if err != nil {
			t.Fatal(err)
		}
		stil, err := m.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if art != c.art || stil.CustomNumFmt == nil || *stil.CustomNumFmt != c.format {
			t.Errorf("%s!%s: kind %v, format %v; want %v, %q", c.blatt, zelle, art, stil.CustomNumFmt, c.art, c.format)
		}
	}
}

func koordinaten(tb testing.TB, zelle string) (spalte, zeile int) {
	tb.Helper()
	spalte, zeile, err := excelize.CellNameToCoordinates(zelle)
	if err != nil {
		tb.Fatal(err)
	}
	return spalte, zeile
}
