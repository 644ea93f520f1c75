package ozg_test

import (
	"cmp"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/ozg/ozgtest"
)

// ereignis is one Vorgang of the naive model: an import, or the withdrawal of one.
type ereignis struct {
	imp     ozg.Import
	zeilen  []ozg.Meldung
	zurueck ozg.Nr // of the import taken back, 0 for an import
}

// naiv is a statement of the model.
type naiv struct {
	Wert     ozg.Wert
	Stichtag ozg.Tag
	Nr       ozg.Nr
	Lfd      int32
}

// angaben folds the events anew: all valid statements of one field up to the Stichtag, in the order
// (Stichtag, Nr, line).
func angaben(es []ereignis, b ozg.Blick, ozgID string, f ozg.Feld) (out []naiv) {
	for i, e := range es {
		nr := ozg.Nr(i + 1)
		if e.zurueck != 0 || nr > b.Wissen || e.imp.Stichtag > b.Stichtag || slices.ContainsFunc(es[:b.Wissen], func(z ereignis) bool { return z.zurueck == nr }) {
			continue
		}
		for lfd, m := range e.zeilen {
			if w, ok := m.Felder[f]; ok && m.OZGID == ozgID {
				out = append(out, naiv{w, e.imp.Stichtag, nr, int32(lfd)})
			}
		}
	}
	slices.SortFunc(out, func(x, y naiv) int {
		return cmp.Or(cmp.Compare(x.Stichtag, y.Stichtag), cmp.Compare(x.Nr, y.Nr), cmp.Compare(x.Lfd, y.Lfd))
	})
	return out
}

// The model's world is small, so that statements meet often.
var (
	modellIDs    = []string{"10000", "10001", "10214", "10600"}
	modellFelder = []ozg.Feld{
		ozg.FeldBezeichnung, ozg.FeldStand, ozg.FeldWelle, ozg.FeldBundesweitSoll, ozg.FeldUmsetzer, ozg.FeldLaender(2),
		ozg.FeldTyp, ozg.FeldReferenzIst, ozg.FeldBundesweitIst, ozg.FeldLaenderSeit(2),
	}
)

func modellTag(t *rapid.T) ozg.Tag {
	return ozgtest.Tag("2021-01-31") + ozg.Tag(30*rapid.IntRange(0, 7).Draw(t, "Monat"))
}

// zeichne draws the next event after es.
func zeichne(t *rapid.T, es []ereignis) ereignis {
	nr := ozg.Nr(len(es) + 1)
	var offen []ozg.Nr // imports that can still be taken back
	for i, e := range es {
		if n := ozg.Nr(i + 1); e.zurueck == 0 && !slices.ContainsFunc(es, func(z ereignis) bool { return z.zurueck == n }) {
			offen = append(offen, n)
		}
	}
	if len(offen) > 0 && rapid.IntRange(0, 3).Draw(t, "zurück") == 0 {
		return ereignis{zurueck: rapid.SampledFrom(offen).Draw(t, "Nr")}
	}
	art := rapid.SampledFrom([]ozg.ImportArt{ozg.ImportPlan, ozg.ImportPlan, ozg.ImportKatalog}).Draw(t, "Art")
	e := ereignis{imp: ozg.Import{Nr: nr, Art: art, Stichtag: modellTag(t), Am: ozgtest.Moment(nr)}}
	for range rapid.IntRange(0, 4).Draw(t, "Zeilen") {
		fs := ozg.Felder{}
		for _, f := range rapid.SliceOfN(rapid.SampledFrom(modellFelder), 1, 3).Draw(t, "Felder") {
			n := rapid.IntRange(0, 4).Draw(t, "Wert")
			fs[f] = [...]ozg.Wert{ozg.LeererWert(), {}, {}, {}, {}}[n]
			switch {
			case n == 0:
			case f.Art() == ozg.ArtZahl:
				fs[f] = ozg.ZahlWert(n)
			case f.Art() == ozg.ArtDatum:
				fs[f] = ozg.TagWert(modellTag(t))
			case f.Art() == ozg.ArtListe:
				fs[f] = ozg.ListeWert(ozg.Laender[n].Code, "a\"],\\")
			case f.Art() == ozg.ArtCode:
				fs[f] = ozg.TextWert(f.Werte()[n-1])
			default:
				fs[f] = ozg.TextWert("n,\"}\\" + string(rune('a'+n)))
			}
		}
		e.zeilen = append(e.zeilen, ozg.Meldung{OZGID: rapid.SampledFrom(modellIDs).Draw(t, "ID"), Felder: fs})
	}
	return e
}

// erweitere applies events to a history, in one piece; a lone withdrawal may go through Ohne.
func erweitere(t *rapid.T, g *ozg.Geschichte, neue []ereignis) *ozg.Geschichte {
	nr := g.Stand
	if len(neue) == 1 && neue[0].zurueck != 0 && rapid.Bool().Draw(t, "Ohne") {
		n, err := g.Ohne(neue[0].zurueck, ozg.Vorgang{Nr: nr + 1, Am: ozgtest.Moment(nr + 1)})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	a := g.Erweitern()
	for _, e := range neue {
		nr++
		if err := a.Vorgang(ozg.Vorgang{Nr: nr, Am: ozgtest.Moment(nr)}); err != nil {
			t.Fatal(err)
		}
		if e.zurueck != 0 {
			if err := a.Zurueck(e.zurueck, nr); err != nil {
				t.Fatal(err)
			}
			continue
		}
		ort, err := a.Import(e.imp)
		if err != nil {
			t.Fatal(err)
		}
		for lfd, m := range e.zeilen {
			if rapid.Bool().Draw(t, "JSON") {
				b, err := m.Felder.MarshalJSON()
				if err != nil {
					t.Fatal(err)
				}
				if err := a.MeldungJSON(ort, int32(lfd), m.OZGID, b); err != nil {
					t.Fatal(err)
				}
			} else {
				a.Meldung(ort, int32(lfd), m.OZGID, m.Felder)
			}
		}
	}
	return a.Geschichte()
}

// pruefe compares a history with the model at one random Blick.
func pruefe(t *rapid.T, g *ozg.Geschichte, es []ereignis) {
	b := ozg.Blick{Stichtag: modellTag(t) + ozg.Tag(rapid.IntRange(-1, 1).Draw(t, "Tag")), Wissen: ozg.Nr(rapid.IntRange(1, len(es)).Draw(t, "Wissen"))}
	s := g.Sicht(b)
	bestand := s.Bestand()
	for _, id := range modellIDs {
		irgendwas := false
		for _, f := range modellFelder {
			want := angaben(es, b, id, f)
			irgendwas = irgendwas || len(want) > 0
			var got []naiv
			for a := range s.Angaben(id, f) {
				got = append(got, naiv{*a.Wert, a.Stichtag, s.Import(a).Nr, a.Lfd})
			}
			if d := gocmp.Diff(want, got); d != "" {
				t.Fatalf("Angaben of %s %s at %+v (-want +got):\n%s", id, f, b, d)
			}
			letzte, ok := s.Angabe(id, f)
			if ok != (len(want) > 0) || ok && !letzte.Wert.Gleich(want[len(want)-1].Wert) {
				t.Fatalf("Angabe of %s %s at %+v = %+v, %v; want the last of %+v", id, f, b, letzte, ok, want)
			}
			if l, da := bestand.Leistung(id); da {
				if a, stated := l.Angabe(f); stated != ok || a != letzte {
					t.Fatalf("Bestand: %s %s at %+v = %+v, %v; want %+v, %v", id, f, b, a, stated, letzte, ok)
				}
			}
		}
		if _, da := bestand.Leistung(id); da != irgendwas {
			t.Fatalf("Leistung %s at %+v is there: %v; want %v", id, b, da, irgendwas)
		}
	}
}

// TestGeschichteEqualsANaiveRefold is the promise behind every figure: a history grown in pieces, with
// withdrawals, holds at every Blick what a fold of all events from the beginning holds, and a history that
// a reader keeps does not change when it grows.
func TestGeschichteEqualsANaiveRefold(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var es []ereignis
		alte := []*ozg.Geschichte{}
		g := &ozg.Geschichte{}
		for range rapid.IntRange(1, 5).Draw(t, "Stücke") {
			von := len(es)
			for range rapid.IntRange(1, 4).Draw(t, "Vorgänge") {
				es = append(es, zeichne(t, es))
			}
			g = erweitere(t, g, es[von:])
			alte = append(alte, g)
		}
		for range 10 {
			pruefe(t, g, es)
		}
		for _, alt := range alte {
			for range 2 {
				pruefe(t, alt, es[:alt.Stand])
			}
		}
	})
}

func TestTakingBackLetsTheValueBeforeFallIn(t *testing.T) {
	t.Parallel()
	a := ozgtest.Plan("2021-03-31", ozgtest.Meldung("10214", ozgtest.Stand("planung")))
	b := ozgtest.Plan("2021-06-30", ozgtest.Meldung("10214", ozgtest.Stand("online")))
	b.Zurueck = true
	g := ozgtest.Geschichte(a, b) // the withdrawal is Vorgang 3
	for wissen, want := range map[ozg.Nr]string{1: "planung", 2: "online", 3: "planung", 0: "planung"} {
		l := ozgtest.Leistung(g.Sicht(ozg.Blick{Stichtag: ozg.Frist, Wissen: wissen}).Bestand(), "10214")
		if got := l.Text(ozg.FeldStand); got != want {
			t.Errorf("stand at Wissen %d = %q; want %q", wissen, got, want)
		}
	}
	if _, err := g.Ohne(2, ozg.Vorgang{Nr: 4}); ozg.FehlerCode(err) != "import_zurueckgenommen" {
		t.Errorf("taking back twice: %v", err)
	}
	if _, err := g.Ohne(9, ozg.Vorgang{Nr: 4}); ozg.FehlerCode(err) != "import_unbekannt" {
		t.Errorf("taking back what is not there: %v", err)
	}
}

// TestALaterStichtagWinsOverALaterImport: a plan handed in late does not undo what is newer.
func TestALaterStichtagWinsOverALaterImport(t *testing.T) {
	t.Parallel()
	g := ozgtest.Geschichte(
		ozgtest.Plan("2021-06-30", ozgtest.Meldung("10214", ozgtest.Stand("online"))),
		ozgtest.Plan("2021-03-31", ozgtest.Meldung("10214", ozgtest.Stand("planung"))),
		ozgtest.Plan("2021-06-30", ozgtest.Meldung("10214", ozgtest.Welle(2)), ozgtest.Meldung("10214", ozgtest.Welle(3))),
	)
	l := ozgtest.Leistung(g.Sicht(ozg.Blick{Stichtag: ozg.Frist}).Bestand(), "10214")
	if l.Stand() != ozg.StandOnline || l.Welle() != 3 {
		t.Errorf("stand %s, welle %d; want online (later Stichtag) and 3 (later line)", l.Stand(), l.Welle())
	}
}

func TestWissenAmADay(t *testing.T) {
	t.Parallel()
	g := ozgtest.Geschichte(ozgtest.Plan("2021-03-31"), ozgtest.Plan("2021-06-30"), ozgtest.Plan("2021-09-30"))
	for _, tc := range []struct {
		am   time.Time
		want ozg.Nr
	}{{ozgtest.Moment(1).Add(-time.Second), 0}, {ozgtest.Moment(1), 1}, {ozgtest.Moment(2).Add(time.Hour), 2}, {ozgtest.Moment(3), 3}, {ozgtest.Moment(30), 3}} {
		if got := g.WissenAm(tc.am); got != tc.want {
			t.Errorf("WissenAm(%v) = %d; want %d", tc.am, got, tc.want)
		}
	}
	if m, ok := g.VorgangAm(2); !ok || !m.Equal(ozgtest.Moment(2)) {
		t.Errorf("VorgangAm(2) = %v, %v", m, ok)
	}
	if _, ok := g.VorgangAm(9); ok {
		t.Error("VorgangAm(9): there is no such Vorgang")
	}
}

func TestStichtagDefaultIsTheNewestValidPlan(t *testing.T) {
	t.Parallel()
	zurueck := ozgtest.Plan("2021-09-30")
	zurueck.Zurueck = true
	g := ozgtest.Geschichte(ozgtest.Katalog("2022-10-01", "10214"), ozgtest.Plan("2021-06-30"), ozgtest.Plan("2021-03-31"), zurueck)
	for wissen, want := range map[ozg.Nr]string{2: "2021-06-30", 3: "2021-06-30", 4: "2021-09-30", 5: "2021-06-30"} {
		if got, ok := g.StichtagDefault(wissen); !ok || got != ozgtest.Tag(want) {
			t.Errorf("StichtagDefault(%d) = %v, %v; want %s", wissen, got, ok, want)
		}
	}
	if got, ok := g.StichtagDefault(1); ok {
		t.Errorf("StichtagDefault with only a catalogue = %v; want none", got)
	}
}

func TestAufbauRefusesWhatIsOutOfOrder(t *testing.T) {
	t.Parallel()
	a := ozgtest.Geschichte(ozgtest.Plan("2021-03-31")).Erweitern()
	if err := a.Vorgang(ozg.Vorgang{Nr: 1}); err == nil {
		t.Error("a Vorgang with a used number was taken")
	}
	if _, err := a.Import(ozg.Import{Nr: 1}); err == nil {
		t.Error("an import with a used number was taken")
	}
	if err := a.Zurueck(7, 2); err == nil {
		t.Error("an import that does not exist was taken back")
	}
	ort, err := a.Import(ozg.Import{Nr: 2})
	if err != nil {
		t.Fatal(err)
	}
	for _, kaputt := range []string{`{"stand":1}`, `{"gibtsnicht":"x"}`, `{"stand"`, `[]`, ``} {
		if err := a.MeldungJSON(ort, 1, "10214", []byte(kaputt)); err == nil {
			t.Errorf("stored fields %q were taken", kaputt)
		}
	}
}

// TestAHistoryDoesNotChangeWhenOthersGrowFromIt: readers hold one while two successors are made of it.
func TestAHistoryDoesNotChangeWhenOthersGrowFromIt(t *testing.T) {
	t.Parallel()
	alt := ozgtest.Geschichte(ozgtest.Plan("2021-03-31", ozgtest.Meldung("10214", ozgtest.Stand("planung"))), ozgtest.Plan("2021-06-30"), ozgtest.Plan("2021-07-31"))
	vorher := slices.Clone(alt.Importe())
	wachse := func(stand ozg.Stand) *ozg.Geschichte {
		a := alt.Erweitern()
		if err := a.Vorgang(ozg.Vorgang{Nr: 4, Am: ozgtest.Moment(4)}); err != nil {
			t.Fatal(err)
		}
		if err := a.Zurueck(2, 4); err != nil {
			t.Fatal(err)
		}
		ort, err := a.Import(ozg.Import{Nr: 4, Stichtag: ozgtest.Tag("2021-09-30"), Datei: string(stand)})
		if err != nil {
			t.Fatal(err)
		}
		a.Meldung(ort, 1, "10214", ozgtest.Meldung("10214", ozgtest.Stand(stand)).Felder)
		return a.Geschichte()
	}
	einer, anderer := wachse("online"), wachse("entfallen")
	for g, want := range map[*ozg.Geschichte]ozg.Stand{alt: "planung", einer: "online", anderer: "entfallen"} {
		if got := ozgtest.Leistung(g.Sicht(ozg.Blick{Stichtag: ozg.Frist}).Bestand(), "10214").Stand(); got != want {
			t.Errorf("stand = %s; want %s", got, want)
		}
	}
	if d := gocmp.Diff(vorher, alt.Importe()); d != "" {
		t.Errorf("the imports of the old history changed (-want +got):\n%s", d)
	}
	if i, _ := einer.Import(4); i.Datei != "online" {
		t.Errorf("one successor shows the import of the other: %+v", i)
	}
}
