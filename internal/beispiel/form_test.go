package beispiel

import (
	"testing"

	"ozgtracker/internal/katalog"
	"ozgtracker/internal/ozg"
)

// erzaehle folds what the cells of all plans state, without writing or reading a file. Plans that were
// taken back are left out.
func erzaehle(t testing.TB) *ozg.Geschichte {
	t.Helper()
	kat := meldungen(t)
	a := new(ozg.Geschichte).Erweitern()
	nr := ozg.Nr(0)
	nimm := func(i ozg.Import) int32 {
		nr++
		if err := a.Vorgang(ozg.Vorgang{Nr: nr, Am: i.Am}); err != nil {
			t.Fatal(err)
		}
		i.Nr = nr
		platz, err := a.Import(i)
		if err != nil {
			t.Fatal(err)
		}
		return platz
	}
	platz := nimm(ozg.Import{Art: ozg.ImportKatalog, Stichtag: katalog.Stichtag})
	for i, m := range kat {
		a.Meldung(platz, int32(i), m.OZGID, m.Felder)
	}
	ls, err := lieferungen()
	if err != nil {
		t.Fatal(err)
	}
	alle := welt(kat)
	for _, l := range ls {
		if !l.zurueck.IsZero() {
			continue
		}
		e := neuerEntwurf(l, alle)
		e.form.zeichne(e)
		platz := nimm(ozg.Import{Art: ozg.ImportPlan, Stichtag: e.stichtag, Themenfeld: e.themenfeld.Name, Am: l.angenommen})
		for i, z := range e.zeilen {
			a.Meldung(platz, int32(i), z.leben.ozgID, e.nennt[z.leben.ozgID])
		}
	}
	return a.Geschichte()
}

func TestShape(t *testing.T) {
	t.Parallel()
	g := erzaehle(t)
	for q := range quartale {
		b := g.Sicht(ozg.Blick{Stichtag: stichtag(q)}).Bestand()
		z := ozg.Zaehle(b.Umfang())
		p := b.Plantreue(b.Umfang(), b.Ausgeschieden(), ozg.MeilensteinBundesweit)
		pr := b.Plantreue(b.Umfang(), b.Ausgeschieden(), ozg.MeilensteinReferenz)
		ue := len(b.Ueberfaellige(b.Umfang(), ozg.MeilensteinBundesweit))
		t.Log(stichtag(q), z.Umfang, "irg", z.Irgendwo, "fl", z.Flaechendeckend, "abd", z.Entspricht(), "ohneL", z.OhneLaender, "konf", z.Konform, z.MitReifegrad, z.Zustaende, "bw", p, ue, "ref", pr)
	}
	b := g.Sicht(ozg.Blick{Stichtag: ozg.Frist}).Bestand()
	wider := 0
	for _, l := range b.Umfang() {
		if w := l.Widerspruch(); w != "" {
			wider++
			t.Log(l.OZGID, l.Themenfeld(), w)
		}
	}
	t.Log("wider", wider)
	for _, d := range []ozg.Dimension{ozg.DimTyp, ozg.DimWelle, ozg.DimModell, ozg.DimThemenfeld} {
		for _, gr := range ozg.Gruppiere(b.Umfang(), d) {
			t.Log(gr.Titel, gr.Zahlen.Umfang, gr.Zahlen.Irgendwo, gr.Zahlen.Entspricht(), gr.Zahlen.Flaechendeckend)
		}
	}
	for i, land := range ozg.Laender {
		n := 0
		for _, l := range b.Umfang() {
			if l.LandIst(i) == ozg.LandOnline {
				n++
			}
		}
		t.Log(land.Code, n)
	}
	vollst := 0
	for _, l := range b.Umfang() {
		if l.Vollstaendig() {
			vollst++
		}
	}
	t.Log("vollst", vollst)
}
