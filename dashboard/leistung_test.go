package dashboard

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
)

// zeilenVon lists the rows of a Leistung as the store would, for a history made of plans.
func zeilenVon(id string, plaene ...plan) (out []store.GespeicherteMeldung) {
	for i, p := range plaene {
		for lfd, z := range p.zeilen {
			if z.id != id {
				continue
			}
			m := ozg.Meldung{Blatt: "Plan", Zeile: lfd + 2, OZGID: id, Felder: z.felder, Herkunft: map[ozg.Feld]ozg.Herkunft{}}
			for f, w := range z.felder.Alle() {
				m.Herkunft[f] = ozg.Herkunft{Zelle: "C" + ozg.ZahlText(lfd+2), Text: "wie " + f.Anzeige(w)}
			}
			out = append(out, store.GespeicherteMeldung{ImportNr: ozg.Nr(i + 1), Lfd: int32(lfd + 1), Konto: "lokal", Meldung: m})
		}
	}
	return out
}

var verlaufPlaene = []plan{
	{ozg.ImportKatalog, ozg.NeuerTag(2017, 8, 18), "", []zeile{{"10001", ozg.Felder{ozg.FeldBezeichnung: ozg.TextWert("Kindergeld"), ozg.FeldTyp: ozg.TextWert("2/3")}}}},
	{ozg.ImportPlan, ozg.NeuerTag(2021, 6, 30), "", []zeile{{"10001", ozg.Felder{
		ozg.FeldStand: ozg.TextWert(ozg.StandOnline), ozg.FeldLaender(0): ozg.TextWert(ozg.LandOnline), ozg.FeldLaender(1): ozg.TextWert(ozg.LandOnline), ozg.FeldWelle: ozg.ZahlWert(1),
	}}}},
	// Handed in afterwards, with an older Stichtag: it stands before the plan above.
	{ozg.ImportPlan, ozg.NeuerTag(2021, 3, 31), "", []zeile{{"10001", ozg.Felder{ozg.FeldStand: ozg.TextWert(ozg.StandPlanung), ozg.FeldWelle: ozg.ZahlWert(1)}}}},
	{ozg.ImportPlan, ozg.NeuerTag(2021, 9, 30), "", []zeile{{"10001", ozg.Felder{ozg.FeldStand: ozg.TextWert(ozg.StandOnline), ozg.FeldWelle: ozg.LeererWert()}}}},
}

func TestVerlaufTellsEachChangeInOrder(t *testing.T) {
	t.Parallel()
	g := baueGeschichte(t, verlaufPlaene...)
	a := newAkte(g.Sicht(ozg.Blick{Stichtag: tag("2021-12-31")}), zeilenVon("10001", verlaufPlaene...))
	type eintrag struct {
		Nr         ozg.Nr
		Satz       string
		Bestaetigt int
	}
	var got []eintrag
	for _, e := range a.Eintraege {
		got = append(got, eintrag{e.Import.Nr, e.Satz, e.Bestaetigt})
	}
	want := []eintrag{
		{4, "Welle: 1 → (leer)", 1},
		{2, "Umsetzungsstand: in Planung → online; Länder online: HH, SH", 1},
		{3, "Welle: 1; Umsetzungsstand: in Planung", 0},
		{1, "In den Katalog aufgenommen", 0},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	x := a.Eintraege[1].Aenderungen[0]
	if x.Zelle != "Plan!C2" || x.Text != "wie online" || a.Eintraege[1].Konto != "lokal" {
		t.Errorf("origin of the change: %+v by %q", x, a.Eintraege[1].Konto)
	}
}

// The origin shown beside a value is that of the statement which holds, at every Blick.
func TestOriginBelongsToTheValueThatHolds(t *testing.T) {
	t.Parallel()
	g := baueGeschichte(t, verlaufPlaene...)
	zeilen := zeilenVon("10001", verlaufPlaene...)
	for wissen := ozg.Nr(1); wissen <= g.Stand; wissen++ {
		for _, stichtag := range []string{"2017-08-18", "2021-03-31", "2021-06-30", "2021-12-31"} {
			s := g.Sicht(ozg.Blick{Stichtag: tag(stichtag), Wissen: wissen})
			l, ok := s.Bestand().Leistung("10001")
			if !ok {
				t.Fatalf("%s/%d: not known", stichtag, wissen)
			}
			a := newAkte(s, zeilen)
			for f := range ozg.Feld(ozg.AnzahlFelder) {
				h, hat := a.herkunft[f]
				w, gilt := l.Angabe(f)
				if hat != gilt || gilt && s.Import(w).Nr != h.Import.Nr {
					t.Errorf("%s/%d %s: origin is import %d, the value is of import %d", stichtag, wissen, f, h.Import.Nr, s.Import(w).Nr)
				}
			}
		}
	}
}

func TestReichweiteSaysHowFar(t *testing.T) {
	t.Parallel()
	b := kleineGeschichte(t).Sicht(ozg.Blick{Stichtag: tag("2021-06-30")}).Bestand()
	for id, want := range map[string][2]string{
		"10001": {"beim Bund online, damit flächendeckend", "Zuständig ist allein der Bund"},
		"10002": {"in 4 von 16 Ländern online", "12 Länder fehlen noch"},
		"10003": {"in Planung", "Zu keinem Land liegt eine Angabe vor"},
		"10004": {"keine Angabe zum Stand", "Zu keinem Land liegt eine Angabe vor"},
		"10005": {"zurückgestellt", "Zu keinem Land liegt eine Angabe vor"},
	} {
		l, _ := b.Leistung(id)
		if got := [2]string{reichweite(l), laenderSatz(l)}; got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}

// The grid has a fixed place for each Land, and each state a sign and a word of its own.
func TestLaenderGridIsAlphabetical(t *testing.T) {
	t.Parallel()
	b := kleineGeschichte(t).Sicht(ozg.Blick{Stichtag: tag("2021-06-30")}).Bestand()
	l, _ := b.Leistung("10002")
	fs := newLaenderFelder(l)
	var codes []string
	online := 0
	for _, f := range fs {
		codes = append(codes, f.Code)
		if f.Klasse == "ja" {
			online++
		}
		if f.Zeichen == "" || f.Wort == "" {
			t.Errorf("%s has no sign or no word: %+v", f.Code, f)
		}
	}
	if got := strings.Join(codes, " "); got != "BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH" || online != 4 {
		t.Errorf("places %s, %d online", got, online)
	}
}

func TestPhasenShowPlanReachedAndDelay(t *testing.T) {
	t.Parallel()
	g := baueGeschichte(t,
		plan{ozg.ImportPlan, tag("2020-06-30"), "", []zeile{{"10001", ozg.Felder{
			ozg.FeldBezeichnung: ozg.TextWert("Kindergeld"), ozg.FeldKonzeptionSoll: ozg.TagWert(tag("2020-03-31")), ozg.FeldBundesweitSoll: ozg.TagWert(tag("2021-03-31")),
		}}}},
		plan{ozg.ImportPlan, tag("2021-06-30"), "", []zeile{{"10001", ozg.Felder{
			ozg.FeldKonzeptionIst: ozg.TagWert(tag("2020-04-30")), ozg.FeldBundesweitSoll: ozg.TagWert(tag("2021-05-31")), ozg.FeldStand: ozg.TextWert(ozg.StandUmsetzung),
		}}}},
	)
	b := g.Sicht(ozg.Blick{Stichtag: tag("2021-06-30")}).Bestand()
	l, _ := b.Leistung("10001")
	ps, ts := newPhasen(b, l)
	want := []phase{
		{Titel: "Übergabe der Leistungssteckbriefe", Erstplan: "–", Soll: "–", Ist: "–", Abweichung: "–"},
		{Titel: "Konzeption", Erstplan: "31.03.2020", Soll: "31.03.2020", Ist: "30.04.2020", Abweichung: "+30 Tage", Spaet: true},
		{Titel: "Referenzimplementierung", Erstplan: "–", Soll: "–", Ist: "–", Abweichung: "–"},
		{Titel: "bundesweite Verfügbarkeit", Erstplan: "31.03.2021", Soll: "31.05.2021", Ist: "–", Abweichung: "+30 Tage", Spaet: true, Verschoben: "1 ×, zusammen +61 Tage"},
	}
	if diff := cmp.Diff(want, ps); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	d, ok := newBalken(ts, b.Sicht.Stichtag)
	if !ok || d.Verzug == nil || len(d.Ist) != 1 || d.Ist[0].Klasse != "s-umsetzung" || len(d.Soll) != 2 {
		t.Errorf("drawing: %+v", d)
	}
	if _, ok := newBalken(make([]ozg.Termin, 4), b.Sicht.Stichtag); ok {
		t.Error("a drawing without any date")
	}
}

func TestLeistungPageAnswersTheUnknownAndTheGone(t *testing.T) {
	t.Parallel()
	s := vollerServer(t)
	for _, pfad := range []string{"/leistungen/99999", "/leistungen/abc", "/leistungen/10214?stichtag=18.08.2017&wissen=1"} {
		a := hole(t, s, pfad)
		want := http.StatusNotFound
		if strings.HasPrefix(pfad, "/leistungen/10214") {
			want = http.StatusOK // the catalogue knows it
		}
		if a.Status != want {
			t.Errorf("%s: %d, want %d", pfad, a.Status, want)
		}
	}
	g := baueGeschichte(t,
		plan{ozg.ImportKatalog, tag("2017-08-18"), "", []zeile{{"10001", ozg.Felder{ozg.FeldBezeichnung: ozg.TextWert("Kindergeld")}}}},
		plan{ozg.ImportPlan, tag("2021-06-30"), "", []zeile{{"10001", ozg.Felder{ozg.FeldStand: ozg.TextWert(ozg.StandEntfallen)}}}},
	)
	b := g.Sicht(ozg.Blick{Stichtag: tag("2021-12-31")}).Bestand()
	l, _ := b.Leistung("10001")
	if got := ausgeschiedenText(b, l); got != "Sie wurde zum 30.06.2021 als entfallen gemeldet und zählt nicht zum Umfang." {
		t.Error(got)
	}
}
