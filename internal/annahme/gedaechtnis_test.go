package annahme_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/importer"
	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

// eigenwillig is a plan in words of its own. Its name states the Stichtag, nothing states the Themenfeld.
func eigenwillig(datei string, oben ...string) annahme.Auftrag {
	zeilen := append(oben,
		"Kennziffer;Vorhaben;Lage der Dinge;Fertig bis;Ampelfarbe",
		"10214;Schwerbehindertenausweis;läuft rund;03/04/2022;lila",
		"10237;Sterbeurkunde;steht noch aus;05/04/2022;lila",
	)
	return annahme.Auftrag{Datei: datei, Konto: "lokal", Inhalt: []byte(strings.Join(zeilen, "\n") + "\n")}
}

func entschieden() importer.Eingaben {
	return importer.Eingaben{
		Blaetter: map[string]importer.BlattEingabe{"CSV": {
			Kopf:    [2]int{1, 1},
			Spalten: map[string]string{"A": importer.ZielOZGID, "B": "bezeichnung", "C": "stand", "D": "bundesweit_soll", "E": importer.ZielNichts},
		}},
		Woerter:     map[string]map[string]string{"stand": {"laeuftrund": "in Umsetzung", "stehtnochaus": importer.ZielNichts}},
		Datumsfolge: map[string]string{"CSV!D": importer.TagZuerst},
	}
}

func vorschau(t *testing.T, d *annahme.Dienst, a annahme.Auftrag) annahme.Vorschau {
	t.Helper()
	v, err := d.Vorschau(context.Background(), a)
	if err != nil {
		t.Fatalf("preview %s: %v", a.Datei, err)
	}
	return v
}

// The aim of the Zuordnung: what was decided once is never asked again, also when the next file has more
// lines above its header, and neither file says whose it is.
func TestTheSecondUploadAsksNothing(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		d := newDienst(t, s)
		erste := eigenwillig("plan_2021-03-31.csv")
		v, err := d.Vorschau(context.Background(), erste)
		if ozg.FehlerCode(err) != "kein_kopf" || len(v.Blaetter) != 1 || len(v.Blaetter[0].Anfang) != 3 {
			t.Fatalf("first upload: %v with %d sheets; want its rows to choose from", err, len(v.Blaetter))
		}
		erste.Eingaben = entschieden()
		if b := annehmen(t, d, erste); b.Traeger != "Gesundheit" {
			t.Fatalf("remembered for %q; its Leistungen all belong to Gesundheit", b.Traeger)
		}

		v = vorschau(t, d, eigenwillig("plan_2021-06-30.csv", "Stand der Dinge", "Bearbeiter;Frau Muster"))
		if len(v.UnbekannteWorte) != 0 || len(v.Datumsfragen) != 0 || v.Abgelehnt != 0 {
			t.Errorf("asks for words %v, dates %v; %d rows refused", v.UnbekannteWorte, v.Datumsfragen, v.Abgelehnt)
		}
		for _, b := range v.Befunde {
			if b.Schwere != ozg.SchwereHinweis {
				t.Errorf("Befund %+v", b)
			}
		}
		want := map[string][]string{"A": {"ozg_id"}, "B": {"bezeichnung"}, "C": {"stand"}, "D": {"bundesweit_soll"}}
		if diff := cmp.Diff(want, v.Blaetter[0].Spalten); diff != "" {
			t.Error(diff)
		}
		for spalte, grund := range v.Blaetter[0].Grund {
			if grund != "gemerkt" {
				t.Errorf("column %s: %s", spalte, grund)
			}
		}
		m := v.Meldungen.At(0)
		if m.Felder[ozg.FeldStand].Text != "umsetzung" || m.Felder[ozg.FeldBundesweitSoll].Tag != ozg.NeuerTag(2022, 4, 3) {
			t.Errorf("read as %v", m.Felder)
		}
		if len(v.Gemerkt.Titel) != 5 || len(v.Gemerkt.Koepfe) != 1 {
			t.Errorf("remembered: %+v", v.Gemerkt)
		}
	})
}

// What one Themenfeld decided must not read the files of another.
func TestMemoryIsPerThemenfeld(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		d := newDienst(t, s)
		kopf := "OZG-ID;OZG-Leistung;Themenfeld;Umsetzungsstand"
		datei := func(name, feld string) annahme.Auftrag {
			return annahme.Auftrag{Datei: name, Konto: "lokal", Inhalt: []byte(kopf + "\n10999;Neue Leistung;" + feld + ";läuft rund\n")}
		}
		a := datei("a_2021-03-31.csv", "Gesundheit")
		a.Eingaben.Woerter = map[string]map[string]string{"stand": {"laeuftrund": "online"}}
		annehmen(t, d, a)
		if v := vorschau(t, d, datei("b_2021-06-30.csv", "Gesundheit")); len(v.UnbekannteWorte) != 0 {
			t.Errorf("the same Themenfeld is asked again: %v", v.UnbekannteWorte)
		}
		if v := vorschau(t, d, datei("c_2021-06-30.csv", "Bildung")); len(v.UnbekannteWorte) != 1 {
			t.Errorf("another Themenfeld reads the word as %v", v.Meldungen.At(0).Felder)
		}
		b := datei("d_2021-06-30.csv", "Gesundheit") // given by the person, the file is read once only
		b.Eingaben.Themenfeld = "TF Gesundheit"
		if v := vorschau(t, d, b); len(v.UnbekannteWorte) != 0 || v.Traeger != "Gesundheit" {
			t.Errorf("with the Themenfeld given: %v for %q", v.UnbekannteWorte, v.Traeger)
		}
	})
}

// What was remembered can be decided otherwise for one file, and forgotten.
func TestADecisionGoesBeforeMemoryAndForgetsIt(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		d := newDienst(t, s)
		erste := eigenwillig("plan_2021-03-31.csv")
		erste.Eingaben = entschieden()
		annehmen(t, d, erste)

		zweite := eigenwillig("plan_2021-06-30.csv")
		zweite.Eingaben = importer.Eingaben{
			Blaetter: map[string]importer.BlattEingabe{"CSV": {Spalten: map[string]string{"E": ""}}},
			Woerter:  map[string]map[string]string{"stand": {"laeuftrund": "", "stehtnochaus": "offen"}},
		}
		v := vorschau(t, d, zweite)
		if len(v.UnbekannteWorte) != 1 || v.UnbekannteWorte[0].Text != "läuft rund" || v.Blaetter[0].Grund["E"] != "unbekannter Titel" {
			t.Errorf("words %v, reasons %v", v.UnbekannteWorte, v.Blaetter[0].Grund)
		}
		annehmen(t, d, zweite)
		v = vorschau(t, d, eigenwillig("plan_2021-07-01.csv"))
		if len(v.UnbekannteWorte) != 1 || v.Blaetter[0].Grund["E"] != "unbekannter Titel" || v.Blaetter[0].Grund["C"] != "gemerkt" {
			t.Errorf("afterwards: words %v, reasons %v", v.UnbekannteWorte, v.Blaetter[0].Grund)
		}
		if got := v.Meldungen.At(1).Felder[ozg.FeldStand].Text; got != "offen" {
			t.Errorf("the newer decision is not remembered: %q", got)
		}
	})
}

// A preview remembers nothing, and neither does a file that is refused.
func TestOnlyAcceptanceRemembers(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		d := newDienst(t, s)
		a := eigenwillig("plan_2021-03-31.csv")
		a.Eingaben = entschieden()
		vorschau(t, d, a)
		if _, err := d.Annehmen(context.Background(), a, "stale"); ozg.FehlerCode(err) != "vorschau_veraltet" {
			t.Fatal(err)
		}
		if _, err := d.Vorschau(context.Background(), eigenwillig("plan_2021-06-30.csv")); ozg.FehlerCode(err) != "kein_kopf" {
			t.Errorf("got %v, want kein_kopf", err)
		}
	})
}

// Sheets that were no plan last time are left out again, and said.
func TestIgnoredSheetsAreRemembered(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		d := newDienst(t, s)
		_, err := s.Annehmen(context.Background(), store.NeuerImport{
			Art: ozg.ImportPlan, Stichtag: q1, Themenfeld: "Gesundheit", Konto: "lokal", Am: uhr()(),
			Zuordnungen: []store.Zuordnung{{Traeger: "Gesundheit", Art: store.ZuordnungBlatt, Quelle: "CSV", Ziel: "-"}},
		}, nil)
		if err != nil {
			t.Fatal(err)
		}
		a := plan(q1, "10214;Schwerbehindertenausweis;in Planung;")
		_, err = d.Vorschau(context.Background(), a)
		if ozg.FehlerCode(err) != "kein_blatt" {
			t.Errorf("got %v, want kein_blatt", err)
		}
		a.Eingaben.Blaetter = map[string]importer.BlattEingabe{"CSV": {}}
		annehmen(t, d, a)
		vorschau(t, d, plan(q2, "10214;Schwerbehindertenausweis;in Planung;"))
	})
}
