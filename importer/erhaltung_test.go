package importer

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"ozgtracker/importer/xlsx"
)

// platz is a cell that is not blank, found by another reader than the importer's.
type platz struct {
	blatt         string
	zeile, spalte int
	text          string
}

// zellenMitExcelize lists the cells of a workbook as excelize sees them.
func zellenMitExcelize(t pruefling, b []byte) []platz {
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatalf("excelize: %v", err)
	}
	defer f.Close()
	var out []platz
	for _, s := range f.GetSheetList() {
		rows, err := f.GetRows(s, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatalf("excelize: %v", err)
		}
		for i, r := range rows {
			for j, v := range r {
				if v = strings.TrimSpace(v); v != "" {
					out = append(out, platz{s, i + 1, j + 1, v})
				}
			}
		}
	}
	return out
}

// verloren lists the cells of which a result does not say what became of them: the conservation rule.
func verloren(e Ergebnis, zellen []platz) (out []string) {
	genannt := map[[2]string]bool{}
	for _, m := range e.Meldungen.Alle() {
		for _, h := range m.Herkunft {
			genannt[[2]string{m.Blatt, h.Zelle}] = true
		}
	}
	for _, b := range e.Befunde {
		genannt[[2]string{b.Blatt, b.Zelle}] = true
	}
	for _, z := range zellen {
		i := slices.IndexFunc(e.Blaetter, func(b BlattBericht) bool { return b.Name == z.blatt })
		if i < 0 {
			out = append(out, fmt.Sprintf("sheet %q is not listed", z.blatt))
			continue
		}
		b := e.Blaetter[i]
		name := xlsx.Spaltenname(z.spalte)
		_, uebergangen := b.Uebergangen[z.zeile]
		_, fremd := b.NichtZugeordnet[name]
		imKopf := z.zeile >= b.Kopfzeilen[0] && z.zeile <= b.Kopfzeilen[1]
		schluessel := slices.Contains(b.Spalten[name], "ozg_id") || slices.Contains(b.Spalten[name], "leika_id") || slices.Contains(b.Spalten[name], nameLandDerZeile)
		if !uebergangen && !fremd && !imKopf && !schluessel && !genannt[[2]string{z.blatt, xlsx.Adresse(z.spalte, z.zeile)}] {
			out = append(out, fmt.Sprintf("%s!%s %q", z.blatt, xlsx.Adresse(z.spalte, z.zeile), z.text))
		}
	}
	return out
}

// erfunden lists origins that name a cell which does not hold their text.
func erfunden(e Ergebnis, zellen []platz) (out []string) {
	texte := map[[2]string]string{}
	for _, z := range zellen {
		texte[[2]string{z.blatt, xlsx.Adresse(z.spalte, z.zeile)}] = z.text
	}
	for _, m := range e.Meldungen.Alle() {
		if len(m.Felder) != len(m.Herkunft) {
			out = append(out, fmt.Sprintf("%s row %d: %d fields, %d origins", m.Blatt, m.Zeile, len(m.Felder), len(m.Herkunft)))
		}
		for f, h := range m.Herkunft {
			blatt, zelle, anderes := strings.Cut(h.Zelle, "!")
			if !anderes {
				blatt, zelle = m.Blatt, h.Zelle
			}
			if t := texte[[2]string{blatt, zelle}]; h.Zelle != "" && t != h.Text && alsDatum(t) != h.Text {
				out = append(out, fmt.Sprintf("%s: %s says %q, the cell %q", f, h.Zelle, h.Text, t))
			}
		}
	}
	return out
}

// alsDatum shows the day number of a date cell as a person sees it.
func alsDatum(text string) string {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return ""
	}
	t, err := excelize.ExcelDateToTime(n, false)
	if err != nil {
		return ""
	}
	return t.Format("02.01.2006")
}

// TestNoCellIsLost holds the conservation rule over every workbook of the tests.
func TestNoCellIsLost(t *testing.T) {
	t.Parallel()
	pruefe := func(t *testing.T, e Ergebnis, b []byte) {
		t.Helper()
		zellen := zellenMitExcelize(t, b)
		if v := verloren(e, zellen); len(v) > 0 {
			t.Errorf("%d cells unaccounted for: %v", len(v), v)
		}
		if v := erfunden(e, zellen); len(v) > 0 {
			t.Errorf("origins that are not so: %v", v)
		}
	}
	for _, l := range layouts() {
		t.Run(l.name, func(t *testing.T) {
			t.Parallel()
			b := baueMappe(t, l.tafeln...)
			pruefe(t, lies(t, l.datei, b, l.eingaben), b)
		})
	}
	t.Run("beispielplan", func(t *testing.T) {
		t.Parallel()
		b, err := os.ReadFile(filepath.Join("testdata", beispielplan))
		if err != nil {
			t.Fatal(err)
		}
		pruefe(t, lies(t, beispielplan, b, Eingaben{}), b)
	})
}

// Words from which wild plans are made: every kind of header, value, note and nonsense.
var (
	wildeKoepfe = []string{
		"OZG-ID", "OZG-Leistung", "Leistung", "LeiKa-ID", "LeiKa-Bezeichnung", "Themenfeld", "Lage", "Typ", "Welle", "Modell", "EfA", "Status", "Stand", "Phase",
		"Reifegrad", "Reifegrad (Soll)", "Budget T€", "Prio", "Federführung", "FF Land", "Umsetzendes Land", "Labor", "Projekt", "Weg", "Prozesse", "Datenfelder", "Go-Live", "Konzeption (Ist)",
		"bundesweit verfügbar (Soll)", "NI", "Bayern (seit)", "SA", "URL", "Bemerkung", "Ansprechpartner", "lfd. Nr.", "Umsetzungstnad", "", "Soll", "Ist",
	}
	wildeWerte = []string{
		"10203", "10204", "10999", "1021", "99107023017001", "9,91E+13", "Blindengeld", "Blindengelt", "Schwerbehindertenausweis", "Behinderung", "2/3", "Typ 4", "7", "1", "Welle 2", "A",
		"EfA", "online", "Rollout", "abgeschlossen", "offen", "k. A.", "–", "(leer)", "3", "30.06.2021", "Q3/2021", "Ende 2022", "BMG / NI", "NRW", "x", "ja", "nein", "geplant", "fertig", "https://a.de",
		"Gesundheit", "Summe", "Legende", "z. B.", "#REF!", "  ", "Stand: 31.03.2021", "OZG-ID", "zwei\nZeilen", "12,5 %", "=1",
	}
)

// wilderPlan draws a sheet as nobody would hand it in, but somebody will.
func wilderPlan(t *rapid.T) (zeilen [][]any, verbunden [][2]string) {
	zelle := func(worte []string, label string) any {
		if rapid.IntRange(0, 4).Draw(t, label+"-blank") == 0 {
			return nil
		}
		return rapid.SampledFrom(worte).Draw(t, label)
	}
	breite := rapid.IntRange(2, 8).Draw(t, "columns")
	for range rapid.IntRange(0, 3).Draw(t, "titles") {
		zeilen = append(zeilen, []any{zelle(append(wildeWerte, "Umsetzungsplan Themenfeld Gesundheit"), "title")})
	}
	for range rapid.IntRange(1, 2).Draw(t, "header rows") {
		var kopf []any
		for range breite {
			kopf = append(kopf, zelle(wildeKoepfe, "header"))
		}
		zeilen = append(zeilen, kopf)
	}
	if rapid.IntRange(0, 3).Draw(t, "with key") > 0 {
		zeilen[len(zeilen)-1][0] = "OZG-ID"
	}
	for range rapid.IntRange(1, 14).Draw(t, "rows") {
		var zeile []any
		for j := range rapid.IntRange(0, breite+1).Draw(t, "width") {
			if j == 0 && rapid.Bool().Draw(t, "key") {
				zeile = append(zeile, rapid.SampledFrom([]string{"10203", "10204", "10205", "10999"}).Draw(t, "id"))
			} else {
				zeile = append(zeile, zelle(wildeWerte, "value"))
			}
		}
		zeilen = append(zeilen, zeile)
	}
	if n := len(zeilen); n > 5 && rapid.Bool().Draw(t, "merged") {
		von := rapid.IntRange(2, n-1).Draw(t, "from")
		spalte := xlsx.Spaltenname(rapid.IntRange(1, breite).Draw(t, "column"))
		verbunden = append(verbunden, [2]string{fmt.Sprint(spalte, von), fmt.Sprint(spalte, min(n, von+rapid.IntRange(1, 4).Draw(t, "height")))})
		for r := von; r < min(n, von+5); r++ { // excelize drops what a merge covers; so does Excel
			if c := int(spalte[0] - 'A'); c < len(zeilen[r]) && r < n {
				zeilen[r][c] = nil
			}
		}
	}
	return zeilen, verbunden
}

// TestNoCellIsLostInWildPlans holds the conservation rule over generated sheets, as workbook and as CSV,
// and that nothing panics.
func TestNoCellIsLostInWildPlans(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		zeilen, verbunden := wilderPlan(t)
		pruefe := func(b []byte, zellen []platz) {
			e, err := Read(context.Background(), "plan.xlsx", b, Eingaben{}, katalog(), Grenzen{})
			if err != nil {
				pruefeFehler(t, err)
				return
			}
			if v := verloren(e, zellen); len(v) > 0 {
				t.Fatalf("%d cells unaccounted for: %v", len(v), v)
			}
			if v := erfunden(e, zellen); len(v) > 0 {
				t.Fatalf("origins that are not so: %v", v)
			}
		}
		mappe := baueMappe(t, tafel{name: "Plan", zeilen: zeilen, verbunden: verbunden})
		pruefe(mappe, zellenMitExcelize(t, mappe))
		text := baueCSV(t, ';', zeilen)
		pruefe(text, zellenMitCSV(t, text))
	})
}

// wildeEingaben draws decisions about a wild plan, sensible and not.
func wildeEingaben(t *rapid.T, blatt string) Eingaben {
	ziele := []string{"", ZielNichts, ZielOZGID, ZielLeiKa, "bezeichnung", "stand", "typ", "themenfeld", "bundesweit_soll", "ressort land", "laender.NI", "bemerkung"}
	titel := []string{"ozgid", "stand", "soll", "soll#2", "lfdnr", "#A", "#B", "niedersachsen", "umsetzungstnad"}
	spalte := rapid.SampledFrom([]string{"A", "B", "C", "D", "H"})
	adresse := func() string {
		return fmt.Sprint(blatt, "!", spalte.Draw(t, "column"), rapid.IntRange(1, 16).Draw(t, "row"))
	}
	e := Eingaben{Titel: map[string]string{}, Woerter: map[string]map[string]string{}, Datumsfolge: map[string]string{}, Zellen: map[string]string{}}
	var b BlattEingabe
	if rapid.Bool().Draw(t, "columns by hand") {
		b.Spalten = rapid.MapOfN(spalte, rapid.SampledFrom(ziele), 1, 4).Draw(t, "columns")
	}
	if rapid.IntRange(0, 3).Draw(t, "header by hand") == 0 {
		von := rapid.IntRange(1, 6).Draw(t, "from")
		b.Kopf = [2]int{von, von + rapid.IntRange(0, 2).Draw(t, "height")}
	}
	e.Blaetter = map[string]BlattEingabe{blatt: b}
	for range rapid.IntRange(0, 3).Draw(t, "titles") {
		e.Titel[rapid.SampledFrom(titel).Draw(t, "title")] = rapid.SampledFrom(ziele[1:]).Draw(t, "target")
	}
	for _, f := range []string{"stand", "typ", "laender", "ressort"} {
		e.Woerter[f] = map[string]string{Wortschluessel(rapid.SampledFrom(wildeWerte).Draw(t, "word")): rapid.SampledFrom(append(wildeWerte, ZielNichts)).Draw(t, "replacement")}
	}
	for range rapid.IntRange(0, 3).Draw(t, "repairs") {
		e.Zellen[adresse()] = rapid.SampledFrom(append(wildeWerte, "")).Draw(t, "repair")
	}
	for range rapid.IntRange(0, 3).Draw(t, "unticked") {
		zeile := fmt.Sprint(blatt, "!", rapid.IntRange(1, 16).Draw(t, "row"))
		e.Ohne = append(e.Ohne, zeile, zeile+"!"+rapid.SampledFrom([]string{"stand", "themenfeld", "typ", "lage"}).Draw(t, "field"))
		e.Ohne = e.Ohne[rapid.IntRange(0, 1).Draw(t, "value only"):]
	}
	e.Datumsfolge[blatt+"!"+spalte.Draw(t, "column")] = MonatZuerst
	return e
}

// TestNoCellIsLostByDecisions holds the conservation rule, whatever a person decided: what is ignored,
// unticked or replaced is accounted for, and the origin of a value is the text of the file.
func TestNoCellIsLostByDecisions(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		zeilen, verbunden := wilderPlan(t)
		b := baueMappe(t, tafel{name: "Plan", zeilen: zeilen, verbunden: verbunden})
		zellen := zellenMitExcelize(t, b)
		e, err := Read(context.Background(), "plan.xlsx", b, wildeEingaben(t, "Plan"), katalog(), Grenzen{})
		if err != nil {
			pruefeFehler(t, err)
			return
		}
		if v := verloren(e, zellen); len(v) > 0 {
			t.Fatalf("%d cells unaccounted for: %v", len(v), v)
		}
		if v := erfunden(e, zellen); len(v) > 0 {
			t.Fatalf("origins that are not so: %v", v)
		}
	})
}

func zellenMitCSV(t pruefling, b []byte) []platz {
	r := csv.NewReader(bytes.NewReader(b))
	r.Comma, r.FieldsPerRecord = ';', -1
	var out []platz
	zeile, naechste := 0, 1
	for {
		felder, err := r.Read()
		if felder == nil {
			return out
		}
		if err != nil {
			t.Fatalf("encoding/csv: %v", err)
		}
		beginn, _ := r.FieldPos(0)
		zeile += 1 + beginn - naechste
		naechste = beginn + 1 + strings.Count(strings.Join(felder, ""), "\n")
		for i, f := range felder {
			if f = strings.TrimSpace(f); f != "" {
				out = append(out, platz{"CSV", zeile, i + 1, f})
			}
		}
		slices.SortFunc(out, func(a, b platz) int { return cmp.Or(cmp.Compare(a.zeile, b.zeile), cmp.Compare(a.spalte, b.spalte)) })
	}
}
