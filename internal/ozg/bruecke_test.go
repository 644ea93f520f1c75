package ozg_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/ozg/ozgtest"
)

// Small enough to count by hand: five Leistungen, one for each part.
func TestBrueckeBeispiel(t *testing.T) {
	t.Parallel()
	online := ozgtest.Stand(ozg.StandOnline)
	g := ozgtest.Geschichte(
		ozgtest.Katalog("2017-08-18", "10001", "10002", "10003"),
		ozgtest.Plan("2021-03-31", ozgtest.Meldung("10001", online), ozgtest.Meldung("10002", ozgtest.Stand(ozg.StandPlanung)), ozgtest.Meldung("10004", online)), // Nr 2
		ozgtest.Plan("2021-03-31", ozgtest.Meldung("10003", online)), // Nr 3, handed in later: a correction
		ozgtest.Plan(
			"2021-06-30", ozgtest.Meldung("10001", ozgtest.Stand(ozg.StandUmsetzung)), ozgtest.Meldung("10002", ozgtest.Stand(ozg.StandFlaechendeckend)),
			ozgtest.Meldung("10004", ozgtest.Stand(ozg.StandEntfallen)), ozgtest.Meldung("10005", online),
		),
	)
	b := g.Sicht(ozg.Blick{Stichtag: ozgtest.Tag("2021-06-30")}).Bruecke(ozg.Blick{Stichtag: ozgtest.Tag("2021-03-31"), Wissen: 2}, nil)
	if want := (ozg.Brueckenwerte{4, 2, 2, 0}); b.Anfang != want {
		t.Errorf("Anfang %v, want %v", b.Anfang, want)
	}
	want := [ozg.AnzahlBrueckenteile]ozg.Brueckenwerte{
		ozg.BrueckeBerichtigt: {0, 1, 1, 0},
		ozg.BrueckeNeu:        {0, 1, 16, 1},
		ozg.BrueckeZurueck:    {0, -1, -1, 0},
		ozg.BrueckeZugang:     {1, 1, 1, 0},
		ozg.BrueckeAbgang:     {-1, -1, -1, 0},
	}
	if d := cmp.Diff(want, b.Teile); d != "" {
		t.Errorf("parts (-want +got):\n%s", d)
	}
	if want := (ozg.Brueckenwerte{4, 3, 18, 1}); b.Ende != want {
		t.Errorf("Ende %v, want %v", b.Ende, want)
	}
	if len(b.Bewegungen) != 5 {
		t.Errorf("%d moves, want one for each part", len(b.Bewegungen))
	}
}

// zaehlwerte counts what a Brücke explains the way the pages count it.
func zaehlwerte(s ozg.Sicht, gehoert func(*ozg.Leistung) bool) ozg.Brueckenwerte {
	var ls []*ozg.Leistung
	for _, l := range s.Bestand().Umfang() {
		if gehoert(l) {
			ls = append(ls, l)
		}
	}
	z := ozg.Zaehle(ls)
	return ozg.Brueckenwerte{z.Umfang, z.Irgendwo, z.Angebote, z.Flaechendeckend}
}

// Over random histories, in either direction of time, with any Wissensstand and any choice: the Brücke begins
// and ends where the pages count, its parts add up exactly, each has its sign, and each is the sum of its
// moves.
func TestBrueckeGehtAuf(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		bs := ziehBestaende(rt)
		jetzt := bs[1].Sicht
		von := ozg.Blick{Stichtag: bs[0].Sicht.Stichtag, Wissen: ozg.Nr(rapid.IntRange(0, int(jetzt.Wissen)).Draw(rt, "wissen"))}
		welle := rapid.IntRange(0, 2).Draw(rt, "welle")
		gehoert := func(l *ozg.Leistung) bool { return welle == 0 || l.Welle() == welle }
		b := jetzt.Bruecke(von, gehoert)

		damals := jetzt.Am(von.Stichtag)
		if von.Wissen > 0 {
			damals = jetzt.Geschichte().Sicht(von)
		}
		if want := zaehlwerte(damals, gehoert); b.Anfang != want {
			rt.Fatalf("Anfang %v, the page counts %v", b.Anfang, want)
		}
		if want := zaehlwerte(jetzt, gehoert); b.Ende != want {
			rt.Fatalf("Ende %v, the page counts %v", b.Ende, want)
		}
		davor := zaehlwerte(jetzt.Am(von.Stichtag), gehoert)
		var bewegt [ozg.AnzahlBrueckenteile]ozg.Brueckenwerte
		for _, x := range b.Bewegungen {
			for z, n := range x.Beitrag {
				bewegt[x.Teil][z] += n
			}
		}
		for z := range ozg.AnzahlBrueckenzahlen {
			summe := b.Anfang[z]
			for teil := range ozg.AnzahlBrueckenteile {
				summe += b.Teile[teil][z]
				if b.Teile[teil][z] != bewegt[teil][z] {
					rt.Fatalf("%s, %s: %d, its moves add up to %d", z.Titel(), teil.Code(), b.Teile[teil][z], bewegt[teil][z])
				}
			}
			if summe != b.Ende[z] {
				rt.Fatalf("%s: the parts lead to %d, not to %d", z.Titel(), summe, b.Ende[z])
			}
			if got := b.Anfang[z] + b.Teile[ozg.BrueckeBerichtigt][z]; got != davor[z] {
				rt.Fatalf("%s: corrected to %d, known now %d", z.Titel(), got, davor[z])
			}
			if b.Teile[ozg.BrueckeNeu][z] < 0 || b.Teile[ozg.BrueckeZugang][z] < 0 || b.Teile[ozg.BrueckeZurueck][z] > 0 || b.Teile[ozg.BrueckeAbgang][z] > 0 {
				rt.Fatalf("%s: a part has the wrong sign: %v", z.Titel(), b.Teile)
			}
		}
		if von.Wissen == 0 && b.Teile[ozg.BrueckeBerichtigt] != (ozg.Brueckenwerte{}) {
			rt.Fatalf("corrected without another Wissensstand: %v", b.Teile[ozg.BrueckeBerichtigt])
		}
	})
}
