package annahme

import (
	"context"
	"errors"
	"testing"
	"time"

	"ozgtracker/importer"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
)

// TestOneFileIsReadAtATime: while a file is being read, another one waits and may give up, and what the pages
// need, the history and what others accept, does not wait.
func TestOneFileIsReadAtATime(t *testing.T) {
	t.Parallel()
	s, err := store.Open(t.Context(), "sqlite::memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	d, err := New(t.Context(), Config{Store: s, Jetzt: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	stichtag := ozg.NeuerTag(2021, 6, 30)
	auftrag := Auftrag{
		Datei: "plan.csv", Inhalt: []byte("OZG-ID;OZG-Leistung;Typ\n10204;Blindengeld;4\n"),
		Eingaben: importer.Eingaben{Stichtag: &stichtag},
	}
	d.einlesen <- struct{}{} // somebody's file is being read
	ab, aufgeben := context.WithCancel(t.Context())
	aufgeben()
	if _, err := d.Vorschau(ab, auftrag); !errors.Is(err, context.Canceled) {
		t.Errorf("a second file was not kept waiting: %v", err)
	}
	if err := d.Aktualisieren(t.Context()); err != nil || d.Geschichte() == nil {
		t.Errorf("the pages wait for a file: %v", err)
	}
	<-d.einlesen
	if v, err := d.Vorschau(t.Context(), auftrag); err != nil || v.Meldungen.Len() != 1 {
		t.Errorf("%d Meldungen, %v", v.Meldungen.Len(), err)
	}
}
