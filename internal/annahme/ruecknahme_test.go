package annahme_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"ozgtracker/importer"
	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

func TestTakingBackIsPreviewed(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := context.Background()
		d := newDienst(t, s)
		alt := annehmen(t, d, plan(q1, "10214;Schwerbehindertenausweis;in Planung;31.12.2021"))
		falsch := annehmen(t, d, plan(q2, "10214;Schwerbehindertenausweis;online;31.12.2022", "10204;Blindengeld;online;", "10237;Sterbeurkunde;online;31.12.2022"))
		annehmen(t, d, plan(q2, "10237;Sterbeurkunde;in Umsetzung;"))
		r, err := d.VorschauRuecknahme(ctx, falsch.Nr)
		if err != nil {
			t.Fatal(err)
		}
		if r.Import.Datei != "plan.csv" || r.Import.Zeilen != 3 {
			t.Errorf("of import %+v", r.Import)
		}
		want := []annahme.Rueckfall{
			{OZGID: "10204", Bezeichnung: "Blindengeld", Feld: ozg.FeldStand, Jetzt: ozg.TextWert("online")},
			{OZGID: "10214", Bezeichnung: "Schwerbehindertenausweis", Feld: ozg.FeldStand, Jetzt: ozg.TextWert("online"), HatDann: true, Dann: ozg.TextWert("planung"), DannImport: alt.Nr},
			{OZGID: "10214", Bezeichnung: "Schwerbehindertenausweis", Feld: ozg.FeldBundesweitSoll, Jetzt: ozg.TagWert(ozg.NeuerTag(2022, 12, 31)), HatDann: true, Dann: ozg.TagWert(ozg.NeuerTag(2021, 12, 31)), DannImport: alt.Nr},
			{OZGID: "10237", Bezeichnung: "Sterbeurkunde", Feld: ozg.FeldBundesweitSoll, Jetzt: ozg.TagWert(ozg.NeuerTag(2022, 12, 31))},
		}
		if diff := cmp.Diff(want, r.Zurueck); diff != "" {
			t.Error(diff)
		}
		if r.Gleich != 2 || r.Bleibt != 2 { // two names; stand and name of the one reported anew
			t.Errorf("%d alike, %d stay; want 2 and 2", r.Gleich, r.Bleibt)
		}

		annehmen(t, d, plan(q2, "10204;Blindengeld;in Planung;")) // somebody else, in between
		if _, err := d.ZuruecknehmenGeprueft(ctx, falsch.Nr, "lokal", time.Time{}, r.Pruefsumme); ozg.FehlerCode(err) != "vorschau_veraltet" {
			t.Errorf("a stale preview was taken: %v", err)
		}
		if r, err = d.VorschauRuecknahme(ctx, falsch.Nr); err != nil {
			t.Fatal(err)
		}
		if _, err := d.ZuruecknehmenGeprueft(ctx, falsch.Nr, "lokal", time.Time{}, r.Pruefsumme); err != nil {
			t.Fatal(err)
		}
		for nr, code := range map[ozg.Nr]string{falsch.Nr: "import_zurueckgenommen", 99: "import_unbekannt", 1: "import_katalog"} {
			if _, err := d.VorschauRuecknahme(ctx, nr); ozg.FehlerCode(err) != code {
				t.Errorf("import %d: %v, want %s", nr, err, code)
			}
		}
	})
}

// aussagen are the newest values of everything, as a reader sees them.
func aussagen(d *annahme.Dienst) map[string]string {
	out := map[string]string{}
	for l := range d.Geschichte().Sicht(ozg.Blick{Stichtag: ozg.NeuerTag(9999, 12, 31)}).Bestand().Alle() {
		for f := range ozg.Feld(ozg.AnzahlFelder) {
			if w, ok := l.Wert(f); ok {
				out[l.OZGID+" "+f.Name()] = f.Anzeige(w)
			}
		}
	}
	return out
}

// wilderImport draws a plan of a random day, or a correction.
func wilderImport(t *rapid.T, i int) (annahme.Auftrag, *annahme.Korrektur) {
	stichtag := q1 + ozg.Tag(rapid.IntRange(-2, 2).Draw(t, "day"))
	id := rapid.SampledFrom([]string{"10214", "10237", "10204"})
	wort := rapid.SampledFrom([]string{"offen", "in Planung", "online", "(leer)", ""})
	if rapid.IntRange(0, 3).Draw(t, "correction") == 0 {
		text := wort.Filter(func(s string) bool { return s != "" }).Draw(t, "value")
		return annahme.Auftrag{}, &annahme.Korrektur{OZGID: id.Draw(t, "id"), Feld: ozg.FeldStand, Text: text, Grund: "Test", Stichtag: stichtag, Konto: "lokal"}
	}
	zeilen := []string{"OZG-ID;OZG-Leistung;Umsetzungsstand;Bemerkung"}
	for _, id := range rapid.SliceOfNDistinct(id, 1, 3, rapid.ID[string]).Draw(t, "ids") {
		zeilen = append(zeilen, fmt.Sprintf("%s;;%s;%s", id, wort.Draw(t, "stand"), rapid.SampledFrom([]string{"a", "b", "(leer)", ""}).Draw(t, "remark")))
	}
	return annahme.Auftrag{
		Datei: fmt.Sprintf("plan%d.csv", i), Konto: "lokal", Eingaben: importer.Eingaben{Stichtag: &stichtag},
		Inhalt: []byte(strings.Join(zeilen, "\n") + fmt.Sprintf("\n;;;Nummer %d\n", i)), // no two files are the same
	}, nil
}

// TestWithdrawalDoesWhatItsPreviewSays: over random imports, corrections and withdrawals, exactly the
// values that the preview lists change, and to what it says.
func TestWithdrawalDoesWhatItsPreviewSays(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	rapid.Check(t, func(rt *rapid.T) {
		s, err := store.Open(ctx, "sqlite::memory:")
		if err != nil {
			rt.Fatal(err)
		}
		defer s.Close()
		d := newDienst(t, s)
		var offen []ozg.Nr
		for i := range rapid.IntRange(1, 6).Draw(rt, "imports") {
			a, k := wilderImport(rt, i)
			var b annahme.Beleg
			if k != nil {
				b, err = d.Korrigieren(ctx, *k)
			} else {
				b, err = d.Annehmen(ctx, a, "")
			}
			if code := ozg.FehlerCode(err); code != "" && code != "kein_wert" {
				rt.Fatal(err)
			}
			if b.Nr > 0 {
				offen = append(offen, b.Nr)
			}
		}
		for len(offen) > 0 {
			i := rapid.IntRange(0, len(offen)-1).Draw(rt, "which")
			pruefeRuecknahme(ctx, rt, d, offen[i])
			offen = append(offen[:i], offen[i+1:]...)
		}
	})
}

func pruefeRuecknahme(ctx context.Context, t *rapid.T, d *annahme.Dienst, nr ozg.Nr) {
	want := aussagen(d)
	r, err := d.VorschauRuecknahme(ctx, nr)
	if err != nil {
		t.Fatal(err)
	}
	for _, z := range r.Zurueck {
		k := z.OZGID + " " + z.Feld.Name()
		if jetzt := want[k]; !z.Jetzt.Leer && jetzt != z.Feld.Anzeige(z.Jetzt) || z.Jetzt.Leer && jetzt != "" {
			t.Fatalf("%s is %q, the preview says %v", k, jetzt, z.Jetzt)
		}
		delete(want, k)
		if z.HatDann && !z.Dann.Leer {
			want[k] = z.Feld.Anzeige(z.Dann)
		}
	}
	genannt := 0
	for range d.Geschichte().Genannt(nr) {
		genannt++
	}
	if n := len(r.Zurueck) + r.Gleich + r.Bleibt; n != genannt {
		t.Fatalf("the preview speaks of %d values, the import of %d", n, genannt)
	}
	if _, err := d.ZuruecknehmenGeprueft(ctx, nr, "lokal", time.Time{}, r.Pruefsumme); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, aussagen(d)); diff != "" {
		t.Fatalf("after taking back %d (-preview +really):\n%s", nr, diff)
	}
}
