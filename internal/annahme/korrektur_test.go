package annahme_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

func korrektur(text string) annahme.Korrektur {
	return annahme.Korrektur{OZGID: "10214", Feld: ozg.FeldStand, Text: text, Grund: "Zahlendreher im Plan", Stichtag: q1, Konto: "lokal"}
}

func TestACorrectionIsAnImportLikeAnyOther(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := context.Background()
		d := newDienst(t, s)
		annehmen(t, d, plan(q1, "10214;Schwerbehindertenausweis;in Planung;31.12.2022"))
		k := korrektur("in Umsetzung")
		v, err := d.VorschauKorrektur(ctx, k)
		if err != nil {
			t.Fatal(err)
		}
		if len(v.Aenderungen) != 1 || v.Aenderungen[0].Alt.Text != "planung" || v.Aenderungen[0].Neu.Text != "umsetzung" || v.Themenfeld != "Gesundheit" {
			t.Errorf("preview: %+v", v.Aenderungen)
		}
		k.Pruefsumme = v.Pruefsumme
		b, err := d.Korrigieren(ctx, k)
		if err != nil {
			t.Fatal(err)
		}
		if got := stand(d, "10214", q1, 0); got != ozg.StandUmsetzung {
			t.Errorf("stand %q", got)
		}
		imp, err := s.Import(ctx, b.Nr)
		if err != nil {
			t.Fatal(err)
		}
		if imp.Art != ozg.ImportKorrektur || imp.Datei != "Korrektur" || imp.SHA256 != "" || imp.Zeilen != 1 {
			t.Errorf("stored as %+v", imp)
		}
		zeilen, err := s.Zeilen(ctx, "10214")
		if err != nil {
			t.Fatal(err)
		}
		letzte := zeilen[len(zeilen)-1]
		if diff := cmp.Diff(map[ozg.Feld]ozg.Herkunft{ozg.FeldStand: {Text: "Zahlendreher im Plan"}}, letzte.Herkunft); diff != "" {
			t.Error(diff)
		}
		if _, err := d.Korrigieren(ctx, k); ozg.FehlerCode(err) != "vorschau_veraltet" {
			t.Errorf("the same preview once more: %v", err)
		}

		r, err := d.VorschauRuecknahme(ctx, b.Nr)
		if err != nil || len(r.Zurueck) != 1 || r.Zurueck[0].Dann.Text != "planung" {
			t.Errorf("way back: %+v, %v", r, err)
		}
		if _, err := d.ZuruecknehmenGeprueft(ctx, b.Nr, "lokal", time.Time{}, r.Pruefsumme); err != nil {
			t.Fatal(err)
		}
		if got := stand(d, "10214", q1, 0); got != ozg.StandPlanung {
			t.Errorf("after it was taken back: %q", got)
		}
	})
}

// „Wert zurücknehmen“ clears on purpose; an empty text never does.
func TestAValueIsClearedOnPurposeOnly(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := context.Background()
		d := newDienst(t, s)
		annehmen(t, d, plan(q1, "10214;Schwerbehindertenausweis;in Planung;"))
		k := korrektur("")
		k.Zuruecknehmen = true
		if _, err := d.Korrigieren(ctx, k); err != nil {
			t.Fatal(err)
		}
		if got := stand(d, "10214", q1, 0); got != "" {
			t.Errorf("stand %q, want none", got)
		}
		if _, err := d.Korrigieren(ctx, k); ozg.FehlerCode(err) != "kein_wert" {
			t.Errorf("nothing is left to clear: %v", err)
		}
	})
}

func TestCorrectionsThatCannotBeMeant(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		d := newDienst(t, s)
		annehmen(t, d, plan(q1, "10214;Schwerbehindertenausweis;in Planung;"))
		for code, aendern := range map[string]func(*annahme.Korrektur){
			"leistung_unbekannt": func(k *annahme.Korrektur) { k.OZGID = "99999" },
			"grund_fehlt":        func(k *annahme.Korrektur) { k.Grund = " " },
			"stichtag_fehlt":     func(k *annahme.Korrektur) { k.Stichtag = 0 },
			"wert_fehlt":         func(k *annahme.Korrektur) { k.Text = " " },
			"ohne_angabe":        func(k *annahme.Korrektur) { k.Text = "k. A." },
			"stand_unbekannt":    func(k *annahme.Korrektur) { k.Text = "lila" },
			"datum_mehrdeutig":   func(k *annahme.Korrektur) { k.Feld, k.Text = ozg.FeldBundesweitSoll, "03/04/2022" },
		} {
			k := korrektur("online")
			aendern(&k)
			_, err := d.Korrigieren(context.Background(), k)
			if ozg.FehlerCode(err) != code || ozg.FehlerText(err) == "" {
				t.Errorf("%s: got %v", code, err)
			}
		}
		if n := d.Geschichte().Stand; n != 2 {
			t.Errorf("something was stored: Nr %d", n)
		}
	})
}

// A doubtful text is taken with its Befund, and a correction of the past says that it does not reach the
// present.
func TestDoubtfulCorrectionsAreTold(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := context.Background()
		d := newDienst(t, s)
		annehmen(t, d, plan(q2, "10214;Schwerbehindertenausweis;in Umsetzung;"))
		k := korrektur("offen")
		v, err := d.VorschauKorrektur(ctx, k)
		if err != nil {
			t.Fatal(err)
		}
		want := []string{"Zum 30.06.2021 ist schon „in Umsetzung“ gemeldet. Die Korrektur gilt nur bis dahin."}
		if diff := cmp.Diff(want, v.Ungewoehnlich); diff != "" {
			t.Error(diff)
		}
		k.Feld, k.Text = ozg.FeldBundesweitIst, "31.12.2021"
		b, err := d.Korrigieren(ctx, k)
		if err != nil || len(b.Befunde) != 1 || b.Befunde[0].Code != "datum_nach_stichtag" {
			t.Errorf("Befunde %+v, %v", b.Befunde, err)
		}
	})
}
