package store_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

// faltung is the history as it follows from what was accepted, without any database.
type faltung struct {
	importe   []ozg.Import
	vorgaenge []ozg.Vorgang
	meldungen []ozg.Meldungen
}

func (f *faltung) annehmen(nr ozg.Nr, n store.NeuerImport) {
	f.importe = append(f.importe, ozg.Import{Nr: nr, Art: n.Art, Stichtag: n.Stichtag, Themenfeld: n.Themenfeld, Datei: n.Datei, Am: n.Am})
	f.vorgaenge = append(f.vorgaenge, ozg.Vorgang{Nr: nr, Am: n.Am})
	f.meldungen = append(f.meldungen, n.Meldungen)
}

func (f *faltung) geschichte(t testing.TB) *ozg.Geschichte {
	t.Helper()
	a := (&ozg.Geschichte{}).Erweitern()
	for _, v := range f.vorgaenge {
		if err := a.Vorgang(v); err != nil {
			t.Fatal(err)
		}
	}
	for i, imp := range f.importe {
		platz, err := a.Import(imp)
		if err != nil {
			t.Fatal(err)
		}
		for z, m := range f.meldungen[i].Alle() {
			a.Meldung(platz, int32(z+1), m.OZGID, m.Felder)
		}
	}
	return a.Geschichte()
}

// diff compares two histories down to the last value; that lists are nil or empty makes no difference.
func diff(want, got *ozg.Geschichte) string {
	leer := func(x, y reflect.Value) bool { return x.Len() == 0 && y.Len() == 0 }
	return cmp.Diff(want, got, cmp.Exporter(func(reflect.Type) bool { return true }),
		cmp.FilterPath(func(p cmp.Path) bool {
			return p.Last().Type().Kind() == reflect.Slice || p.Last().Type().Kind() == reflect.Map
		},
			cmp.FilterValues(func(x, y any) bool { return leer(reflect.ValueOf(x), reflect.ValueOf(y)) }, cmp.Ignore())))
}

// Whether a process has been there from the start, comes later, or looks only now and then, it knows the
// same: Load equals Extend in any steps, equals the fold without a database.
func TestLoadEqualsExtendStepByStep(t *testing.T) {
	t.Parallel()
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		s := storetest.Open(t, dsn)
		anderer := storetest.Open(t, dsn) // whose changes s hears of through the database only
		var falte faltung
		i := 0
		schritt, err := s.Load(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		rapid.Check(t, func(t *rapid.T) { // the database grows from check to check
			for range rapid.IntRange(0, 3).Draw(t, "accepted") {
				n := drawPlan(t, i)
				i++
				nr, err := anderer.Annehmen(t.Context(), n, nil)
				if err != nil {
					t.Fatal(err)
				}
				falte.annehmen(nr, n)
			}
			if offen := falte.gueltige(); len(offen) > 0 && rapid.Bool().Draw(t, "withdraw") {
				k := rapid.SampledFrom(offen).Draw(t, "import")
				nr, err := anderer.Zuruecknehmen(t.Context(), falte.importe[k].Nr, "lokal", start)
				if err != nil {
					t.Fatal(err)
				}
				falte.importe[k].Zurueck = nr
				falte.vorgaenge = append(falte.vorgaenge, ozg.Vorgang{Nr: nr, Am: start})
			}
			vorher := schritt
			if schritt, err = s.Extend(t.Context(), schritt); err != nil {
				t.Fatal(err)
			}
			if (schritt == vorher) != (vorher.Stand == ozg.Nr(len(falte.vorgaenge))) {
				t.Errorf("Extend must give the same Geschichte exactly if nothing is newer")
			}
		})
		geladen, err := s.Load(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		want := falte.geschichte(t)
		if d := diff(want, geladen); d != "" {
			t.Errorf("Load: %s", d)
		}
		if d := diff(want, schritt); d != "" {
			t.Errorf("Extend: %s", d)
		}
	})
}

func (f *faltung) gueltige() (offen []int) {
	for k, imp := range f.importe {
		if imp.Zurueck == 0 {
			offen = append(offen, k)
		}
	}
	return offen
}

func drawPlan(t *rapid.T, i int) store.NeuerImport {
	n := store.NeuerImport{
		Art:      rapid.SampledFrom([]ozg.ImportArt{ozg.ImportKatalog, ozg.ImportPlan, ozg.ImportVorlage, ozg.ImportKorrektur}).Draw(t, "art"),
		Stichtag: ozg.NeuerTag(2021, 1, 1) + ozg.Tag(rapid.IntRange(0, 5).Draw(t, "stichtag")), Konto: "lokal", Datei: "p.csv", Am: start,
	}
	for z := range rapid.IntRange(0, 6).Draw(t, "rows") {
		m := meldung(i, rapid.IntRange(0, 4).Draw(t, "leistung"))
		for f := range m.Felder {
			if rapid.Bool().Draw(t, "drop "+f.Name()) {
				delete(m.Felder, f)
				delete(m.Herkunft, f)
			}
		}
		m.Zeile = z
		n.Meldungen.AddMeldung(m)
	}
	return n
}

// A backup put back under a running process: it knows less than the process, which must not add to what is
// not there any more.
func TestExtendOfADatabaseThatKnowsLess(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		accept(t, s, plan(t, 1, 1))
		a := (&ozg.Geschichte{}).Erweitern()
		if err := a.Vorgang(ozg.Vorgang{Nr: 7, Am: start}); err != nil {
			t.Fatal(err)
		}
		g, err := s.Extend(t.Context(), a.Geschichte())
		if err != nil {
			t.Fatal(err)
		}
		if g.Stand != 1 || len(g.Importe()) != 1 {
			t.Errorf("stand %d with %d imports", g.Stand, len(g.Importe()))
		}
	})
}

func field(t *testing.T, inhalt, name string) (s string) {
	t.Helper()
	var m map[string]json.RawMessage
	if err := json.Unmarshal([]byte(inhalt), &m); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(m[name], &s); err != nil {
		t.Fatal(err)
	}
	return s
}
