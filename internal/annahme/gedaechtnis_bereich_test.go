package annahme_test

import (
	"context"
	"strings"
	"testing"

	"ozgtracker/importer"
	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
	"ozgtracker/internal/zugang"
)

// mitBereichen is a Dienst of several accounts, besides "lokal", who may all.
func mitBereichen(t *testing.T, s *store.Store, bereiche map[string]zugang.Bereich) *annahme.Dienst {
	t.Helper()
	newDienst(t, s) // the catalogue
	d, err := annahme.New(context.Background(), annahme.Config{Store: s, Jetzt: uhr(), Bereich: func(_ context.Context, konto string) (zugang.Bereich, error) {
		b, ok := bereiche[konto]
		return zugang.Bereich{Alles: !ok, Themenfelder: b.Themenfelder, Laender: b.Laender}, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var landUndBund = map[string]zugang.Bereich{
	"landni": {Laender: []string{"NI"}},
	"gesund": {Themenfelder: []string{"Gesundheit"}},
}

// A Land account whose file belongs to a Themenfeld of others decides nothing about the files of the
// Federführung, and is not asked twice itself.
func TestALandRemembersForItselfAlone(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		d := mitBereichen(t, s, landUndBund)
		geteilt := func(konto, datei, ni string) annahme.Auftrag {
			return annahme.Auftrag{Konto: konto, Datei: datei, Inhalt: []byte("Kennung;Umsetzungsstand;Bei uns\n10214;in Planung;" + ni + "\n10237;in Planung;" + ni + "\n")}
		}
		land := geteilt("landni", "plan_2021-03-31.csv", "läuft rund")
		land.Eingaben = importer.Eingaben{
			Blaetter: map[string]importer.BlattEingabe{"CSV": {Kopf: [2]int{1, 1}, Spalten: map[string]string{"A": importer.ZielOZGID, "B": importer.ZielNichts, "C": "laender.NI"}}},
			Woerter:  map[string]map[string]string{"laender": {"laeuftrund": "online"}},
		}
		if b := annehmen(t, d, land); b.Traeger != "Niedersachsen" {
			t.Errorf("remembered for %q", b.Traeger)
		}
		v := vorschau(t, d, geteilt("landni", "plan_2021-06-30.csv", "Läuft rund"))
		if m := v.Meldungen.At(0); len(v.UnbekannteWorte) != 0 || len(v.Blaetter[0].Spalten) != 2 || len(m.Felder) != 1 {
			t.Errorf("the second file of the Land: columns %v, words %v, %v", v.Blaetter[0].Spalten, v.UnbekannteWorte, m.Felder)
		}
		if _, err := d.Vorschau(context.Background(), geteilt("gesund", "plan_2021-06-30.csv", "nein")); ozg.FehlerCode(err) != importer.CodeKeinKopf {
			t.Errorf("the Federführung reads its file with the header of the Land: %v", err)
		}
		bund := geteilt("gesund", "plan_2021-06-30.csv", "läuft rund")
		bund.Inhalt = []byte(strings.Replace(string(bund.Inhalt), "Kennung", "OZG-ID", 1))
		v = vorschau(t, d, bund)
		if got, ok := v.Meldungen.At(0).Felder[ozg.FeldStand]; !ok || got.Text != "planung" || len(v.Gemerkt.Titel) != 0 {
			t.Errorf("the file of the Federführung states %v, read with %v", v.Meldungen.At(0).Felder, v.Gemerkt)
		}
	})
}

// The second upload of a Federführung asks nothing, whoever else uploads files like it.
func TestAFederfuehrungRemembersForItsThemenfeld(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		d := mitBereichen(t, s, landUndBund)
		erste := eigenwillig("plan_2021-03-31.csv")
		erste.Konto, erste.Eingaben = "gesund", entschieden()
		annehmen(t, d, erste)
		for _, konto := range []string{"gesund", "lokal"} { // the Administration uploads for it as well
			zweite := eigenwillig("plan_2021-06-30.csv", "Stand der Dinge")
			zweite.Konto = konto
			if v := vorschau(t, d, zweite); len(v.UnbekannteWorte)+len(v.Datumsfragen)+v.Abgelehnt != 0 || v.Traeger != "Gesundheit" {
				t.Errorf("%s is asked for %v, %v; %d refused; for %q", konto, v.UnbekannteWorte, v.Datumsfragen, v.Abgelehnt, v.Traeger)
			}
		}
	})
}

// A Leistung is not given away in two steps either: who clears its Themenfeld lets anybody claim it.
func TestAThemenfeldIsNotClearedByItsFederfuehrung(t *testing.T) {
	t.Parallel()
	d := mitBereichen(t, storetest.Open(t, "sqlite::memory:"), landUndBund)
	k := annahme.Korrektur{OZGID: "10214", Feld: ozg.FeldThemenfeld, Text: "(leer)", Grund: "Versehen", Stichtag: q1, Konto: "gesund"}
	if _, err := d.Korrigieren(t.Context(), k); ozg.FehlerCode(err) != "bereich_fremd" {
		t.Errorf("by correction: %v", err)
	}
	a := annahme.Auftrag{Konto: "gesund", Datei: "plan_2021-03-31.csv", Inhalt: []byte("OZG-ID;Themenfeld;Umsetzungsstatus\n10214;(leer);in Planung\n")}
	if _, err := d.Annehmen(t.Context(), a, ""); ozg.FehlerCode(err) != "bereich_fremd" {
		t.Errorf("by a file: %v", err)
	}
	k.Konto = "lokal"
	if _, err := d.Korrigieren(t.Context(), k); err != nil {
		t.Errorf("by who may all: %v", err)
	}
}

// What a request decides about titles, headers and words that its file does not have is not remembered.
func TestOnlyWhatTheFileHasIsRemembered(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		d := newDienst(t, s)
		a := plan(q1, "10214;Schwerbehindertenausweis;läuft rund;")
		a.Eingaben.Titel = map[string]string{"wermachtdas": "bemerkung", "umsetzungsstatus": "stand"}
		a.Eingaben.Koepfe = map[string]bool{"ozgid|stand": true}
		a.Eingaben.Woerter = map[string]map[string]string{"stand": {"laeuftrund": "in Umsetzung", "inbetrieb": "offen"}, "typ": {"laeuftrund": "1"}}
		a.Eingaben.Datumsfolge = map[string]string{"beginn": importer.TagZuerst}
		annehmen(t, d, a)
		zs, err := s.Zuordnungen(context.Background(), "Gesundheit")
		if err != nil || len(zs) != 2 || zs[0].Quelle != "umsetzungsstatus" || zs[1].Quelle != "stand:laeuftrund" {
			t.Errorf("remembered: %+v, %v", zs, err)
		}
	})
}
