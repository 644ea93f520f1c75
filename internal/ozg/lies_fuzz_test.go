package ozg

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// zulaessig reports whether a value is one that the contract allows for the field.
func (f Feld) zulaessig(w Wert, u Umstand) bool {
	switch {
	case w.Leer:
		return w.Gleich(LeererWert())
	case f.Art() == ArtCode:
		return slices.Contains(f.Werte(), w.Text)
	case f.Art() == ArtDatum:
		return w.Tag >= ersterTag && w.Tag <= letzterTag
	case f.Art() == ArtListe:
		return len(w.Liste) > 0 && !slices.ContainsFunc(w.Liste, func(s string) bool { return s == "" || strings.TrimSpace(s) != s || !utf8.ValidString(s) })
	case f.Art() == ArtText:
		return w.Text != "" && sauber(w.Text) == w.Text
	}
	grenzen := map[Feld][2]int{FeldWelle: {1, 99}, FeldFortschritt: {0, 100}, FeldBudget: {0, hoechstesBudget}, FeldPrioritaet: {1, 4}, FeldReifegrad: {0, 4}, FeldReifegradZiel: {0, 4}}
	if u.Stichtag > neuesReifegradmodell {
		grenzen[FeldReifegrad], grenzen[FeldReifegradZiel] = [2]int{0, 7}, [2]int{0, 7}
	}
	return w.Zahl >= grenzen[f][0] && w.Zahl <= grenzen[f][1]
}

// FuzzLies: whatever a cell holds, reading it ends in allowed values or in a sentence that says why not,
// and a value shown to a reader and read again is the same value.
func FuzzLies(f *testing.F) {
	for _, text := range []string{
		"2/3", "Welle III", "Einer für Alle", "online (seit 03/2021)", "30.06.2021", "Q2/2021", "1,2 Mio. €", "BMG / Niedersachsen", "NI, Dataport; (leer)",
		"n. zust.", "https://a.de", "ca. 40 %", "(leer)", "–", "#REF!", "\x00", "44377", "1E308", "KW 53/2020", "0000 Q2", "Anfang H1 2022", "Bundesministerium des Innern, für Bau und Heimat",
	} {
		f.Add(uint8(3), text, int32(18808), "Budget in T€", uint8(0))
		f.Add(uint8(34), text, int32(20500), "EfA", uint8(1))
	}
	f.Fuzz(func(t *testing.T, feld uint8, text string, stichtag int32, kopf string, art uint8) {
		u := Umstand{Stichtag: Tag(stichtag), Kopf: kopf, Zahl: art == 1 || art == 2, Prozent: art == 2, Datum: art == 3, Tag: Tag(stichtag)}
		for _, fd := range []Feld{Feld(feld) % AnzahlFelder, FeldTyp, FeldStand, FeldBundesweitIst, FeldRessort, FeldUmsetzer, FeldBudget, FeldFortschritt, FeldLaender(5)} {
			fs, z := fd.Lies(text, u)
			if fs == nil && z == nil && (sauber(text) != "" || u.Datum) {
				t.Errorf("%s.Lies(%q): no value and no reason", fd, text)
			}
			if z != nil && (z.Code == "" || z.Text == "" || !utf8.ValidString(z.Text) || z.Schwere == SchwereFehler && fs != nil || z.Schwere == SchwereWarnung && fs == nil) {
				t.Errorf("%s.Lies(%q) = %v, %+v", fd, text, fs, *z)
			}
			for g, w := range fs {
				if !g.zulaessig(w, u) {
					t.Errorf("%s.Lies(%q) = %s %+v: not allowed", fd, text, g, w)
				}
				anzeige := g.Anzeige(w)
				wieder, _ := g.Lies(anzeige, Umstand{Stichtag: u.Stichtag})
				if v, ok := wieder[g]; !ok || !v.Gleich(w) {
					t.Errorf("%s.Lies(%q) = %s %+v, shown as %q, read again as %+v", fd, text, g, w, anzeige, wieder)
				}
			}
		}
	})
}

// FuzzLiesTag: a date is within the years of a plan, or there is a reason; reading its German form gives
// the same day.
func FuzzLiesTag(f *testing.F) {
	for _, text := range []string{"30.06.2021", "03/04/2022", "Ende Q2 2021", "KW 12/2022", "2021-W12", "1. HJ 22", "II/2021", "June 30, 2021", "2021-06-30T00:00:00Z", "Juni '21", "bis ca. 2022?"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, genau, z := LiesTag(text)
		if z != nil && (z.Schwere == SchwereFehler || z.Code == "ohne_angabe") {
			return
		}
		if got < ersterTag || got > letzterTag {
			t.Errorf("LiesTag(%q) = %v: no year of a plan", text, got)
		}
		if wieder, g, z := LiesTag(got.Deutsch()); wieder != got || !g || z != nil {
			t.Errorf("LiesTag(%q) = %v, %v; its German form reads as %v", text, got, genau, wieder)
		}
	})
}

// BenchmarkLies reads the cells of one usual row.
func BenchmarkLies(b *testing.B) {
	zeile := []struct {
		f    Feld
		text string
		u    Umstand
	}{
		{FeldBezeichnung, "Anerkennung von gesundheitlichen Einschränkungen", juni2021},
		{FeldTyp, "Typ 2/3", juni2021},
		{FeldWelle, "Welle 1", juni2021},
		{FeldModell, "Einer für Alle", juni2021},
		{FeldStand, "in Umsetzung", juni2021},
		{FeldReifegrad, "1", juni2021},
		{FeldUmsetzer, "NI, HB", juni2021},
		{FeldRessort, "BMG / Niedersachsen", juni2021},
		{FeldKonzeptionSoll, "Q2/2020", juni2021},
		{FeldReferenzSoll, "30.06.2021", juni2021},
		{FeldBundesweitSoll, "44377", Umstand{Stichtag: juni2021.Stichtag, Datum: true, Tag: juni2021.Stichtag}},
		{FeldFIMProzess, "x", juni2021},
		{FeldLaender(2), "geplant", juni2021},
		{FeldLaender(3), "x", juni2021},
		{FeldBudget, "1.234.567,50 €", juni2021},
		{FeldThemenfeld, "Gesundheit", juni2021},
	}
	for _, z := range zeile {
		b.Run(z.f.Name(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if fs, _ := z.f.Lies(z.text, z.u); fs == nil {
					b.Fatal(z.text)
				}
			}
		})
	}
	b.Run("misspelt", func(b *testing.B) {
		for b.Loop() {
			FeldStand.Lies("in Umsetsung durch", juni2021)
		}
	})
}
