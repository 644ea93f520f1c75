package importer

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/ozg"
)

// sollplan is what a person reads in a plan of testdata/guete; erzeugen.py there draws them up.
type sollplan struct {
	Datei     string // name as uploaded
	Stichtag  ozg.Tag
	Von       string       // the program that wrote the file
	Zeilen    []sollzeile  // rows of Leistungen
	Zweifel   []sollstelle // cells that nobody can read for sure, or that are misspelt
	Zusatz    []sollstelle // cells that say more than their field takes; the value counts
	Abgelehnt []sollstelle // rows that name no Leistung
}

type sollzeile struct {
	Blatt  string
	Zeile  int
	OZGID  string `json:"ozg_id"`
	Felder map[string]any
}

type sollstelle struct {
	Blatt  string
	Zeile  int
	Zelle  string
	Felder []string // what the cell would say, if one knew
}

// guete is how well plans were read.
type guete struct {
	zeilen, werte, richtig    int
	zweifel, zweifelGemeldet  int
	saubere, saubereMitBefund int
	maengel                   []string // wrong values
	stumm                     []string // wrong or doubtful without a Befund, clean with one
}

func (g *guete) add(h guete) {
	g.zeilen, g.werte, g.richtig = g.zeilen+h.zeilen, g.werte+h.werte, g.richtig+h.richtig
	g.zweifel, g.zweifelGemeldet = g.zweifel+h.zweifel, g.zweifelGemeldet+h.zweifelGemeldet
	g.saubere, g.saubereMitBefund = g.saubere+h.saubere, g.saubereMitBefund+h.saubereMitBefund
}

func (g guete) String() string {
	return fmt.Sprintf("%d of %d values right (%.2f %%) in %d rows; %d of %d doubtful cells with a Befund; %d of %d clean rows with one",
		g.richtig, g.werte, 100*float64(g.richtig)/float64(max(g.werte, 1)), g.zeilen, g.zweifelGemeldet, g.zweifel, g.saubereMitBefund, g.saubere)
}

// TestScoreOnMessyPlans: plans as ministries draw them up, written by different programs, are read as a
// person reads them: at least 99 % of the values come out right, each wrong or doubtful one carries a
// Befund, and a clean row carries none. Run it with -v to see the score of each plan.
func TestScoreOnMessyPlans(t *testing.T) {
	t.Parallel()
	v := katalog2019(t)
	dateien, err := filepath.Glob(filepath.Join("testdata", "guete", "*.soll.json"))
	if err != nil || len(dateien) < 10 {
		t.Fatalf("%d plans, %v", len(dateien), err)
	}
	var summe guete
	for _, pfad := range dateien {
		name := strings.TrimSuffix(filepath.Base(pfad), ".soll.json")
		soll, b := liesSollplan(t, pfad, name)
		e, err := Read(t.Context(), soll.Datei, b, Eingaben{}, v, Grenzen{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if e.Stichtag == nil || *e.Stichtag != soll.Stichtag {
			t.Errorf("%s: Stichtag %v, want %v", name, e.Stichtag, soll.Stichtag)
		}
		if strings.HasPrefix(string(b), "PK") && !strings.HasSuffix(soll.Datei, ".ods") {
			if l := verloren(e, zellenMitExcelize(t, b)); len(l) > 0 {
				t.Errorf("%s: cells unaccounted for: %v", name, l)
			}
		}
		g := bewerte(e, soll)
		summe.add(g)
		t.Logf("%-22s (%s): %v", name, soll.Von, g)
		for _, m := range g.maengel {
			t.Logf("  wrong: %s", m)
		}
		for _, m := range g.stumm {
			t.Errorf("%s: %s", name, m)
		}
	}
	t.Logf("score over %d plans: %v", len(dateien), summe)
	if summe.richtig*100 < summe.werte*99 {
		t.Errorf("the score is below 99 %%: %v", summe)
	}
}

// liesSollplan reads what is expected, and the plan: a file, or cells of which excelize makes one.
func liesSollplan(t *testing.T, pfad, name string) (soll sollplan, b []byte) {
	t.Helper()
	roh, err := os.ReadFile(pfad)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(roh, &soll); err != nil {
		t.Fatalf("%s: %v", pfad, err)
	}
	if soll.Von == "excelize" {
		return soll, baueAusJSON(t, filepath.Join("testdata", "guete", name+".mappe.json"))
	}
	plaene, err := filepath.Glob(filepath.Join("testdata", "guete", name+".[xoc]*"))
	if err != nil || len(plaene) != 1 {
		t.Fatalf("plans named %s: %v, %v", name, plaene, err)
	}
	if b, err = os.ReadFile(plaene[0]); err != nil {
		t.Fatal(err)
	}
	return soll, b
}

// baueAusJSON makes a workbook with excelize of the cells that erzeugen.py wrote down.
func baueAusJSON(t *testing.T, pfad string) []byte {
	t.Helper()
	roh, err := os.ReadFile(pfad)
	if err != nil {
		t.Fatal(err)
	}
	var blaetter []struct {
		Name      string
		Zeilen    [][]any
		Verbunden []string
		Versteckt bool
		Zeilenweg []int `json:"versteckte_zeilen"`
	}
	if err := json.Unmarshal(roh, &blaetter); err != nil {
		t.Fatalf("%s: %v", pfad, err)
	}
	var tafeln []tafel
	for _, b := range blaetter {
		ta := tafel{name: b.Name, zeilen: b.Zeilen, versteckt: b.Versteckt, ohneZeile: b.Zeilenweg}
		for _, v := range b.Verbunden {
			von, bis, _ := strings.Cut(v, ":")
			ta.verbunden = append(ta.verbunden, [2]string{von, bis})
		}
		for _, z := range b.Zeilen {
			for i := range z {
				if m, ok := z[i].(map[string]any); ok {
					z[i] = besondererWert(t, m)
				}
			}
		}
		tafeln = append(tafeln, ta)
	}
	return baueMappe(t, tafeln...)
}

func besondererWert(t *testing.T, m map[string]any) any {
	t.Helper()
	if text, ok := m["formel"].(string); ok {
		return formel(text)
	}
	if iso, ok := m["tag"].(string); ok {
		return tag(iso)
	}
	t.Fatalf("unknown kind of cell: %v", m)
	return nil
}

// bewertung compares what was read with what a person reads.
type bewertung struct {
	guete
	e         Ergebnis
	befunde   map[[2]string]bool     // sheet and cell
	jeZeile   map[string][]string    // sheet and row → cells and codes
	meldungen map[string]ozg.Meldung // sheet and row → what is not compared yet
	unsicher  map[string][]string    // sheet and row → fields in doubt; "" marks the row
}

func bewerte(e Ergebnis, soll sollplan) guete {
	w := bewertung{e: e, befunde: map[[2]string]bool{}, jeZeile: map[string][]string{}, meldungen: map[string]ozg.Meldung{}, unsicher: map[string][]string{}}
	for _, b := range e.Befunde {
		if b.Code == "zeilen_ausgeblendet" {
			continue // of the sheet, told at its first hidden row
		}
		w.befunde[[2]string{b.Blatt, b.Zelle}] = true
		zeile := zeilenort(b.Blatt, b.Zelle)
		w.jeZeile[zeile] = append(w.jeZeile[zeile], b.Zelle+" "+b.Code)
	}
	for _, m := range e.Meldungen.Alle() {
		w.meldungen[fmt.Sprint(m.Blatt, "!", m.Zeile)] = m
	}
	for _, z := range soll.Zweifel {
		w.zweifelhaft(z)
	}
	for _, z := range soll.Zusatz {
		w.zusatz(z)
	}
	for _, s := range soll.Zeilen {
		w.zeile(s)
	}
	for _, a := range soll.Abgelehnt {
		ort := fmt.Sprint(a.Blatt, "!", a.Zeile)
		if _, ok := w.meldungen[ort]; ok || len(w.jeZeile[ort]) == 0 {
			w.sage("row %s should be refused with a Befund", ort)
		}
		delete(w.meldungen, ort)
	}
	for ort := range w.meldungen {
		w.sage("row %s speaks of no Leistung, but is a Meldung", ort)
	}
	return w.guete
}

func zeilenort(blatt, zelle string) string {
	return blatt + "!" + strings.TrimLeft(zelle, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
}

func (w *bewertung) sage(format string, args ...any) {
	w.stumm = append(w.stumm, fmt.Sprintf(format, args...))
}

// zweifelhaft wants a Befund where nobody can be sure.
func (w *bewertung) zweifelhaft(z sollstelle) {
	ort := zeilenort(z.Blatt, z.Zelle)
	w.unsicher[ort] = append(w.unsicher[ort], append(z.Felder, "")...)
	if w.zweifel++; w.befunde[[2]string{z.Blatt, z.Zelle}] {
		w.zweifelGemeldet++
	} else {
		w.sage("doubtful %s!%s has no Befund", z.Blatt, z.Zelle)
	}
}

// zusatz wants a Befund where a part of the cell was not taken; its row is no clean one.
func (w *bewertung) zusatz(z sollstelle) {
	ort := zeilenort(z.Blatt, z.Zelle)
	w.unsicher[ort] = append(w.unsicher[ort], "")
	if !w.befunde[[2]string{z.Blatt, z.Zelle}] {
		w.sage("%s!%s says more than was taken, without a Befund", z.Blatt, z.Zelle)
	}
}

// zeile compares the values of a row: those that a person reads, and those that only the program reads.
func (w *bewertung) zeile(s sollzeile) {
	w.zeilen++
	ort := fmt.Sprint(s.Blatt, "!", s.Zeile)
	m := w.meldungen[ort]
	delete(w.meldungen, ort)
	falsch := 0
	gelesen := felderJSON(m)
	for _, f := range slices.Sorted(maps.Keys(vereinigt(s.Felder, gelesen))) {
		if slices.Contains(w.unsicher[ort], f) {
			continue
		}
		if w.werte++; m.OZGID == s.OZGID && cmp.Equal(s.Felder[f], gelesen[f]) {
			w.richtig++
			continue
		}
		falsch++
		text := fmt.Sprintf("%s %s %s: got %v from %v, want %v; Befunde %v", ort, s.OZGID, f, gelesen[f], m.Herkunft[feldNamens(f)], s.Felder[f], w.jeZeile[ort])
		w.maengel = append(w.maengel, text)
		if !w.gemeldet(s, f) {
			w.sage("wrong without a Befund: %s", text)
		}
	}
	if falsch > 0 || len(w.unsicher[ort]) > 0 {
		return
	}
	if w.saubere++; len(w.jeZeile[ort]) > 0 {
		w.saubereMitBefund++
		w.sage("clean row %s has Befunde %v", ort, w.jeZeile[ort])
	}
}

func feldNamens(name string) ozg.Feld {
	f, _ := ozg.FeldNamed(name)
	return f
}

func vereinigt(a, b map[string]any) map[string]any {
	out := maps.Clone(a)
	for f, w := range b {
		if _, ok := out[f]; !ok {
			out[f] = w
		}
	}
	return out
}

// felderJSON is what a Meldung states as the contract writes it.
func felderJSON(m ozg.Meldung) map[string]any {
	out := map[string]any{}
	b, err := json.Marshal(m.Felder)
	if err == nil {
		err = json.Unmarshal(b, &out)
	}
	if err != nil {
		panic(err) // both are ours
	}
	return out
}

// gemeldet says whether a Befund stands where a field of a row should come from: in its column, in the row or
// in the header, or at the key of the row.
func (w *bewertung) gemeldet(s sollzeile, feld string) bool {
	i := slices.IndexFunc(w.e.Blaetter, func(b BlattBericht) bool { return b.Name == s.Blatt })
	if i < 0 {
		return false
	}
	b := w.e.Blaetter[i]
	hier := func(spalte string, zeile int) bool {
		return w.befunde[[2]string{s.Blatt, fmt.Sprint(spalte, zeile)}]
	}
	for spalte, felder := range b.Spalten {
		if slices.Contains(felder, feld) && (hier(spalte, s.Zeile) || hier(spalte, b.Kopfzeilen[1])) {
			return true
		}
		if (slices.Contains(felder, "ozg_id") || slices.Contains(felder, "bezeichnung")) && b.Uebergangen[s.Zeile] == grundAbgelehnt && hier(spalte, s.Zeile) {
			return true
		}
	}
	for spalte := range b.NichtZugeordnet {
		if hier(spalte, b.Kopfzeilen[0]) || hier(spalte, b.Kopfzeilen[1]) {
			return true
		}
	}
	return false
}
