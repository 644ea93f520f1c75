package ozg_test

import (
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/ozg/ozgtest"
)

func ids(ls []*ozg.Leistung) (out []string) {
	for _, l := range ls {
		out = append(out, l.OZGID)
	}
	return out
}

// TestZahlen counts five Leistungen by hand.
func TestZahlen(t *testing.T) {
	t.Parallel()
	b := ozgtest.Bestand("2021-06-30", ozgtest.Plan("2021-06-30",
		ozgtest.Meldung("10001", ozgtest.Typ("1"), ozgtest.Stand("online"), ozgtest.Reifegrad(3)),                                      // 1 of 1
		ozgtest.Meldung("10002", ozgtest.Typ("2/3"), ozgtest.Land("NI", "online"), ozgtest.Land("HB", "online"), ozgtest.Reifegrad(2)), // 2 of 16
		ozgtest.Meldung("10003", ozgtest.Stand("online")),                                                                              // 1 of 16, assumed
		ozgtest.Meldung("10004", ozgtest.Stand("planung"), ozgtest.Reifegrad(4)),                                                       // not online: no Reifegrad counts
		ozgtest.Meldung("10005", ozgtest.Typ("4")),                                                                                     // keine Angabe
	))
	z := ozg.Zaehle(b.Umfang())
	want := ozg.Zahlen{
		Umfang: 5, Irgendwo: 3, Flaechendeckend: 1, Abdeckung: ozg.AnteilGanz + ozg.AnteilGanz*3/16, Angebote: 4, Moeglich: 65,
		OhneLaender: 1, Konform: 1, MitReifegrad: 2,
	}
	want.Zustaende[ozg.ZustandFlaechendeckend], want.Zustaende[ozg.ZustandOnline] = 1, 2
	want.Zustaende[ozg.ZustandPlanung], want.Zustaende[ozg.ZustandKeineAngabe] = 1, 1
	if z != want {
		t.Errorf("Zaehle = %+v\nwant     %+v", z, want)
	}
	if z.Entspricht() != 1 || z.KeineAngabe() != 1 {
		t.Errorf("entspricht %d, keine Angabe %d; want 1 (of 1.19) and 1", z.Entspricht(), z.KeineAngabe())
	}
	gewichtet := ozg.ZaehleGewichtet(b.Umfang(), func(id string) int { n, _ := strconv.Atoi(id); return n - 10000 })
	if gewichtet.Umfang != 15 || gewichtet.Flaechendeckend != 1 || gewichtet.Irgendwo != 1+2+3 || gewichtet.Abdeckung != ozg.AnteilGanz+(2*2+3*1)*ozg.AnteilGanz/16 {
		t.Errorf("weighted with 1 to 5: %+v", gewichtet)
	}
}

// TestEntsprichtStaysBetweenItsNeighbours: 0.4 of a Leistung is not rounded below flächendeckend, nor 0.6
// above irgendwo.
func TestEntsprichtStaysBetweenItsNeighbours(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		z    ozg.Zahlen
		want int
	}{
		{ozg.Zahlen{Irgendwo: 1, Abdeckung: ozg.AnteilGanz / 16}, 0},
		{ozg.Zahlen{Irgendwo: 3, Flaechendeckend: 2, Abdeckung: 2 * ozg.AnteilGanz}, 2},
		{ozg.Zahlen{Irgendwo: 8, Abdeckung: ozg.AnteilGanz / 2}, 1},
		{ozg.Zahlen{}, 0},
	} {
		if got := tc.z.Entspricht(); got != tc.want {
			t.Errorf("%+v entspricht %d; want %d", tc.z, got, tc.want)
		}
	}
}

// zufaelligerBestand draws plans of a few Leistungen with any mix of statements that move a number.
func zufaelligerBestand(t *rapid.T) *ozg.Bestand {
	var imports []ozgtest.Import
	for i := range rapid.IntRange(1, 3).Draw(t, "Pläne") {
		stichtag := ozgtest.Tag("2021-03-31").PlusMonate(3 * i).String()
		var ms []ozg.Meldung
		for n := range rapid.IntRange(1, 6).Draw(t, "Zeilen") {
			m := ozgtest.Meldung(strconv.Itoa(10000 + n))
			for f := range ozg.Feld(ozg.AnzahlFelder) {
				wahl := rapid.IntRange(0, 9).Draw(t, f.Name())
				werte := f.Werte()
				switch {
				case wahl > 3:
				case wahl == 0:
					ozgtest.Leer(f)(m.Felder)
				case f.Art() == ozg.ArtCode:
					m.Felder[f] = ozg.TextWert(rapid.SampledFrom(werte).Draw(t, "Code"))
				case f.Art() == ozg.ArtZahl:
					m.Felder[f] = ozg.ZahlWert(wahl)
				case f.Art() == ozg.ArtDatum:
					m.Felder[f] = ozg.TagWert(ozgtest.Tag("2021-01-31") + ozg.Tag(rapid.IntRange(0, 300).Draw(t, "Tag")))
				case f.Art() == ozg.ArtListe:
					m.Felder[f] = ozg.ListeWert("NI", "HB", "HH", "Dataport")
				}
			}
			ms = append(ms, m)
		}
		imports = append(imports, ozgtest.Plan(stichtag, ms...))
	}
	return ozgtest.Bestand("2021-12-31", imports...)
}

// TestTheThreeCountsKeepTheirOrderAndGroupsAddUp holds for any statements: flächendeckend ≤ Abdeckung ≤
// irgendwo, states add up to the Umfang, and each breakdown adds up to the whole.
func TestTheThreeCountsKeepTheirOrderAndGroupsAddUp(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		b := zufaelligerBestand(t)
		ganz := ozg.Zaehle(b.Umfang())
		summe := 0
		for _, n := range ganz.Zustaende {
			summe += n
		}
		if summe != ganz.Umfang || ganz.Zustaende[ozg.ZustandEntfallen] != 0 {
			t.Fatalf("the states add up to %d of %d: %+v", summe, ganz.Umfang, ganz)
		}
		for _, l := range b.Umfang() {
			if l.Abdeckung < 0 || l.Abdeckung > ozg.AnteilGanz || l.Angebote > l.Moeglich || l.Zustand == ozg.ZustandFlaechendeckend && l.Abdeckung != ozg.AnteilGanz {
				t.Fatalf("%s is %s with Abdeckung %d, %d of %d", l.OZGID, l.Zustand, l.Abdeckung, l.Angebote, l.Moeglich)
			}
		}
		for _, d := range []ozg.Dimension{ozg.DimThemenfeld, ozg.DimTyp, ozg.DimWelle, ozg.DimModell, ozg.DimZustand} {
			var teile ozg.Zahlen
			gruppen := ozg.Gruppiere(b.Umfang(), d)
			for _, g := range gruppen {
				pruefeReihenfolge(t, g.Zahlen)
				teile.Umfang += g.Zahlen.Umfang
				teile.Irgendwo += g.Zahlen.Irgendwo
				teile.Flaechendeckend += g.Zahlen.Flaechendeckend
				teile.Abdeckung += g.Zahlen.Abdeckung
				teile.Angebote += g.Zahlen.Angebote
				if len(g.Leistungen) != g.Zahlen.Umfang {
					t.Fatalf("%s %s lists %d and counts %d", d.Titel(), g.Code, len(g.Leistungen), g.Zahlen.Umfang)
				}
			}
			if teile.Umfang != ganz.Umfang || teile.Irgendwo != ganz.Irgendwo || teile.Flaechendeckend != ganz.Flaechendeckend || teile.Abdeckung != ganz.Abdeckung || teile.Angebote != ganz.Angebote {
				t.Fatalf("%s adds up to %+v; the whole is %+v", d.Titel(), teile, ganz)
			}
		}
		pruefeReihenfolge(t, ganz)
	})
}

func pruefeReihenfolge(t *rapid.T, z ozg.Zahlen) {
	a := z.Abdeckung.Float()
	if a < float64(z.Flaechendeckend) || a > float64(z.Irgendwo) || z.Irgendwo > z.Umfang || z.Angebote > z.Moeglich || z.Konform > z.MitReifegrad || z.OhneLaender > z.Irgendwo {
		t.Fatalf("out of order: %+v (Abdeckung %v)", z, a)
	}
	if e := z.Entspricht(); e < z.Flaechendeckend || e > z.Irgendwo {
		t.Fatalf("entspricht %d is not between %d and %d", e, z.Flaechendeckend, z.Irgendwo)
	}
}
