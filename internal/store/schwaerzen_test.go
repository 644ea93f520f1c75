package store_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/schwaerzung"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
	"ozgtracker/internal/zugang"
)

const (
	person   = "Frau Geheim-Müller"
	personNF = "FRAU  Geheim-Mu\u0308ller" // as another computer writes it, with two blanks
)

func gesucht(t testing.TB, text string) schwaerzung.Gesucht {
	t.Helper()
	g, err := schwaerzung.Neu(text)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// mitPerson is a plan that names a person wherever one can be named.
func mitPerson(t testing.TB, i int) store.NeuerImport {
	t.Helper()
	n := plan(t, i, 0)
	m := meldung(i, 0)
	m.Blatt = "Plan " + person
	m.Felder[ozg.FeldBemerkung] = ozg.TextWert("Rückfragen an " + person + ",\n\"Tel. 1\"")
	m.Felder[ozg.FeldURL] = ozg.TextWert("https://amt.example/" + person)
	m.Felder[ozg.FeldUmsetzer] = ozg.ListeWert("NI", "Büro "+person)
	m.Herkunft[ozg.FeldStand] = ozg.Herkunft{Zelle: "F6", Text: "läuft, sagt " + personNF}
	n.Meldungen.AddMeldung(m)
	n.Meldungen.AddMeldung(meldung(i, 1))
	n.Datei = "plan " + person + ".xlsx"
	n.Befunde[1].Wert, n.Befunde[1].Text, n.Befunde[1].Vorschlag, n.Befunde[1].Blatt = person, "„"+person+"“ ist kein Stand.", person, m.Blatt
	n.Bericht = []byte(`{"blaetter":[{"name":"` + m.Blatt + `","spalten":{"A":["ozg_id"]},"nicht_zugeordnet":{"K":"Wer: ` + person + `"}}],"vorschau":{"neu":1}}`)
	n.Zuordnungen = []store.Zuordnung{{Traeger: "Gesundheit", Art: store.ZuordnungWort, Quelle: "stand:fragt " + person, Ziel: "offen"}}
	return n
}

// A Schwärzung takes a text out of everything that is stored, says itself not what it was, and leaves chain,
// checksums and all other rows provable; every process shows the new text, also for what was known before.
func TestSchwaerzungReachesEverything(t *testing.T) {
	t.Parallel()
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		s, andere := storetest.Open(t, dsn), storetest.Open(t, dsn)
		accept(t, s, plan(t, 0, 3))
		n := mitPerson(t, 1)
		accept(t, s, n)
		versteckt := plan(t, 2, 1) // only the file itself names her
		versteckt.Inhalt = []byte("OZG-ID;Wer\n10000;" + person + "\n")
		versteckt.SHA256 = pruefsummeVon(versteckt.Inhalt)
		accept(t, s, versteckt)
		if err := s.SaveEntwurf(t.Context(), store.Entwurf{ID: "e", Konto: "k", SHA256: versteckt.SHA256, Inhalt: versteckt.Inhalt, Datei: "x.csv", Ablauf: start.Add(time.Hour)}); err != nil {
			t.Fatal(err)
		}
		if err := s.SaveEntwurf(t.Context(), store.Entwurf{ID: "f", Konto: "k", SHA256: plan(t, 0, 3).SHA256, Datei: "x.csv", Ablauf: start.Add(time.Hour), Eingaben: []byte(`{"woerter":{"stand":{"` + person + `":"offen"}}}`)}); err != nil {
			t.Fatal(err)
		}
		if _, err := s.AddBericht(t.Context(), store.Bericht{Name: "Bericht für " + person, Am: start, Datei: "b.xlsx"}, []byte("harmlos")); err != nil {
			t.Fatal(err)
		}
		if _, err := s.AddBericht(t.Context(), store.Bericht{Name: "Gesamtbericht", Am: start, Datei: "b.xlsx"}, []byte("nennt "+person)); err != nil {
			t.Fatal(err)
		}
		vorher, err := andere.Load(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		g := gesucht(t, "frau geheim-müller")
		f, err := s.Funde(t.Context(), g, nil)
		if err != nil {
			t.Fatal(err)
		}
		arten := map[store.Fundart]int{}
		for _, stelle := range f.Stellen {
			arten[stelle.Art]++
		}
		for art, want := range map[store.Fundart]int{
			store.FundWert: 3, store.FundHerkunft: 1, store.FundBlatt: 1, store.FundBefund: 4, store.FundDateiname: 1, store.FundBericht: 2,
			store.FundOriginal: 2, store.FundEntwurf: 2, store.FundZuordnung: 1, store.FundAbgelegt: 2,
		} {
			if arten[art] != want {
				t.Errorf("found %d of %s, want %d", arten[art], art, want)
			}
		}
		auftrag := store.NeueSchwaerzung{Gesucht: g, Grund: "auf Antrag", Konto: "chefin", Am: start.Add(24 * time.Hour), Dateien: f.Dateien}
		veraltet := errors.New("stale")
		if _, err := s.Schwaerze(t.Context(), auftrag, func(store.Funde) error { return veraltet }); !errors.Is(err, veraltet) {
			t.Errorf("refused by the check: %v", err)
		}
		if wo := storetest.Find(t, dsn, "Müller"); len(wo) == 0 {
			t.Fatal("a refused Schwärzung changed something, or the text was never there")
		}
		nr, err := s.Schwaerze(t.Context(), auftrag, func(jetzt store.Funde) error {
			if jetzt.Pruefsumme() != f.Pruefsumme() {
				t.Error("the same places have another checksum")
			}
			return nil
		})
		if err != nil || nr != 4 {
			t.Fatalf("%d, %v", nr, err)
		}
		for _, text := range []string{"Geheim", "geheim", "Müller"} {
			if wo := storetest.Find(t, dsn, text); len(wo) > 0 {
				t.Errorf("%q still stands in %v", text, wo)
			}
		}
		pruefeKetten(t, s)
		pruefeGeschwaerzt(t, s, nr)
		pruefeAndererProzess(t, andere, vorher)
		if nrs, err := s.Gueltige(t.Context(), n.SHA256, n.Stichtag, n.Themenfeld); len(nrs) != 1 || err != nil {
			t.Errorf("the file is not known any more: %v", err)
		}
		if rest, err := s.Funde(t.Context(), g, nil); err != nil || len(rest.Stellen)+len(rest.Bleibt) > 0 {
			t.Errorf("found again: %+v, %v", rest, err)
		}
		if _, err := s.WriteDB().Exec(`UPDATE meldung SET felder = '{}' WHERE import_nr = 2 AND lfd = 1`); err != nil {
			t.Fatal(err)
		}
		if _, err := s.PruefeImporte(t.Context()); !strings.Contains(ozg.FehlerText(err), "Import 2") {
			t.Errorf("a later change of an overwritten row: %v", err)
		}
	})
}

func pruefeKetten(t *testing.T, s *store.Store) {
	t.Helper()
	if _, err := s.PruefeVorgaenge(t.Context()); err != nil {
		t.Error(err)
	}
	if n, err := s.PruefeImporte(t.Context()); n != 3 || err != nil {
		t.Errorf("%d imports, %v", n, err)
	}
	if n, err := s.PruefeDateien(t.Context()); n != 2 || err != nil { // of import 1, and the harmless report
		t.Errorf("%d files, %v", n, err)
	}
}

// pruefeGeschwaerzt looks at the overwritten import 2 and at what the Vorgang says of it.
func pruefeGeschwaerzt(t *testing.T, s *store.Store, nr ozg.Nr) {
	t.Helper()
	zeilen, err := s.Zeilen(t.Context(), "10000")
	if err != nil {
		t.Fatal(err)
	}
	m := zeilen[1]
	if got := m.Felder[ozg.FeldBemerkung].Text; got != "Rückfragen an [geschwärzt],\n\"Tel. 1\"" {
		t.Errorf("Bemerkung: %q", got)
	}
	if u, h := m.Felder[ozg.FeldUmsetzer].Liste, m.Herkunft[ozg.FeldStand]; len(u) != 2 || u[0] != "NI" || u[1] != "Büro [geschwärzt]" || h.Zelle != "F6" || h.Text != "läuft, sagt [geschwärzt]" || m.Felder[ozg.FeldURL].Text != "[geschwärzt]" {
		t.Errorf("%v, %v, %v", u, h, m.Felder[ozg.FeldURL])
	}
	if got := m.Felder[ozg.FeldStand].Text; got != meldung(1, 0).Felder[ozg.FeldStand].Text || len(m.Felder) != len(meldung(1, 0).Felder)+3 {
		t.Errorf("coded fields changed: %v", m.Felder)
	}
	i, err := s.Import(t.Context(), 2)
	if err != nil || i.Datei != "plan [geschwärzt].xlsx" || i.Original.Am.IsZero() || !strings.Contains(string(i.Bericht), `"ozg_id"`) {
		t.Errorf("%+v, %v", i, err)
	}
	alle, err := s.Schwaerzungen(t.Context())
	if err != nil || len(alle) != 1 {
		t.Fatalf("%+v, %v", alle, err)
	}
	z := alle[0]
	if z.Nr != nr || z.Konto != "chefin" || z.Grund != "auf Antrag" || len(z.Importe) != 1 || z.Importe[0].Nr != 2 || len(z.Importe[0].Meldungen) != 1 || len(z.Importe[0].Befunde) != 1 ||
		len(z.Originale) != 2 || z.Entwuerfe != 2 || z.Zuordnungen != 1 || z.Berichte.Geloescht != 1 || z.Berichte.Umbenannt != 1 {
		t.Errorf("%+v", z)
	}
}

// pruefeAndererProzess extends a history that was loaded before.
func pruefeAndererProzess(t *testing.T, s *store.Store, vorher *ozg.Geschichte) {
	t.Helper()
	g, err := s.Extend(t.Context(), vorher)
	if err != nil {
		t.Fatal(err)
	}
	ganz, err := s.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if d := diff(ganz, g); d != "" {
		t.Error(d)
	}
	for _, wissen := range []ozg.Nr{3, 4} {
		l, ok := g.Sicht(ozg.Blick{Stichtag: ozg.NeuerTag(2030, 1, 1), Wissen: wissen}).Bestand().Leistung("10000")
		if text := l.Text(ozg.FeldBemerkung); !ok || !strings.Contains(text, "[geschwärzt]") {
			t.Errorf("as known at %d: %q", wissen, text)
		}
	}
}

// What was overwritten or deleted does not stay in the file of SQLite either, or in its log.
func TestErasedTextLeavesTheFileOfSQLite(t *testing.T) {
	t.Parallel()
	dsn := storetest.DSN(t, "sqlite")
	s := storetest.Open(t, dsn)
	accept(t, s, mitPerson(t, 1))
	for i := range 20 {
		accept(t, s, plan(t, i+2, 50))
	}
	inDateien := func() (wo []string) {
		dateien, err := filepath.Glob(strings.TrimPrefix(dsn, "sqlite:") + "*")
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range dateien {
			b, err := os.ReadFile(d)
			if err != nil {
				t.Fatal(err)
			}
			if bytes.Contains(b, []byte("Geheim")) {
				wo = append(wo, filepath.Base(d))
			}
		}
		return wo
	}
	if len(inDateien()) == 0 {
		t.Fatal("the text is not there to be erased")
	}
	if _, err := s.Schwaerze(t.Context(), store.NeueSchwaerzung{Gesucht: gesucht(t, person), Grund: "x", Am: start}, func(store.Funde) error { return nil }); err != nil {
		t.Fatal(err)
	}
	if wo := inDateien(); len(wo) > 0 {
		t.Errorf("still in %v", wo)
	}
}

// What a Schwärzung cannot reach is named beforehand, and stays as it is: the chains, and what is changed by hand.
func TestSchwaerzungNamesWhatStays(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		z := &ozg.ZielEinstellung{Name: "Ziel von " + person, Zaehlung: "irgendwo", Tag: "2022-12-31"}
		if _, err := s.Einstellen(t.Context(), ozg.Einstellung{Ziel: z}, "k", start); err != nil {
			t.Fatal(err)
		}
		if err := s.SetEinstellungen(t.Context(), map[string]string{"impressum": "Fragen an " + person}, "k", start); err != nil {
			t.Fatal(err)
		}
		k := zugang.Konto{ID: "k1", Name: "geheim", Anzeigename: person, Rolle: zugang.Betrachter, Seit: start}
		if err := s.AddKonto(t.Context(), store.KontoMitPasswort{Konto: k}, false); err != nil {
			t.Fatal(err)
		}
		if err := s.Protokolliere(t.Context(), store.Eintrag{Am: start, Ereignis: "export", Ergebnis: store.Getan, Gegenstand: person}); err != nil {
			t.Fatal(err)
		}
		f, err := s.Funde(t.Context(), gesucht(t, person), nil)
		want := []store.Fund{
			{Art: store.FundVorgang, Import: 1}, {Art: store.FundProtokoll, Import: 1}, {Art: store.FundEinstell, Ort: "impressum"}, {Art: store.FundKonto, Ort: "k1"},
		}
		if d := cmp.Diff(want, f.Bleibt); d != "" || len(f.Stellen) > 0 || err != nil {
			t.Errorf("%s%+v, %v", d, f.Stellen, err)
		}
	})
}
