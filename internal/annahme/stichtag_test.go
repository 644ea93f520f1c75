package annahme_test

import (
	"testing"
	"time"

	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store/storetest"
)

// A mistyped year does not become the newest day of all: neither a plan nor a correction speaks of a day to come.
func TestADayToComeIsRefused(t *testing.T) {
	t.Parallel()
	d := newDienst(t, storetest.Open(t, "sqlite::memory:"))
	heute := ozg.TagVon(uhr()())
	for tag, code := range map[ozg.Tag]string{heute: "", heute + 1: "", heute + 2: "stichtag_zukunft", ozg.NeuerTag(2048, 12, 31): "stichtag_zukunft"} {
		a := plan(tag, "10214;Schwerbehindertenausweis;in Planung;")
		if _, err := d.Annehmen(t.Context(), a, ""); ozg.FehlerCode(err) != code {
			t.Errorf("plan of %s: %v", tag, err)
		}
		k := annahme.Korrektur{OZGID: "10214", Feld: ozg.FeldStand, Text: "online", Grund: "Anruf", Konto: "lokal", Stichtag: tag}
		if _, err := d.Korrigieren(t.Context(), k); ozg.FehlerCode(err) != code {
			t.Errorf("correction of %s: %v", tag, err)
		}
	}
	a := plan(ozg.NeuerTag(2024, 3, 31), "10237;Sterbeurkunde;in Planung;")
	if a.Am = time.Date(2024, 4, 9, 8, 0, 0, 0, time.UTC); annehmen(t, d, a).Nr == 0 { // as the demo does
		t.Error("what is accepted later may speak of a later day")
	}
}
