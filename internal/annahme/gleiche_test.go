package annahme_test

import (
	"testing"

	"ozgtracker/importer"
	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

// Whoever accepts a plan of others first, and only a part of it, does not keep them from accepting it whole.
func TestTheSameFileReadOtherwiseIsAccepted(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		d := mitBereichen(t, s, landUndBund)
		datei := func(konto string) annahme.Auftrag {
			return annahme.Auftrag{Konto: konto, Datei: "plan_2021-03-31.csv", Inhalt: []byte("OZG-ID;Themenfeld;Umsetzungsstatus;Niedersachsen\n10214;Gesundheit;in Planung;online\n")}
		}
		teil := datei("landni")
		teil.Eingaben.Blaetter = map[string]importer.BlattEingabe{"CSV": {Spalten: map[string]string{"C": importer.ZielNichts}}}
		erster := annehmen(t, d, teil)
		if v := vorschau(t, d, datei("gesund")); v.SchonAngenommen != 0 || len(v.Ungewoehnlich) == 0 {
			t.Errorf("the whole file: valid already as %d, remarks %q", v.SchonAngenommen, v.Ungewoehnlich)
		}
		zweiter := annehmen(t, d, datei("gesund"))
		if zweiter.Nr != erster.Nr+1 || stand(d, "10214", q1, 0) != "planung" {
			t.Errorf("the whole file became %d, and the stand is %q", zweiter.Nr, stand(d, "10214", q1, 0))
		}
		for name, a := range map[string]annahme.Auftrag{"the whole file": datei("gesund"), "a part of it": teil} {
			if b := annehmen(t, d, a); b.Nr != 0 || b.SchonAngenommen != zweiter.Nr {
				t.Errorf("%s again: Nr %d, valid already as %d", name, b.Nr, b.SchonAngenommen)
			}
		}
		anders := datei("gesund") // back and forth
		anders.Eingaben.Zellen = map[string]string{"CSV!C2": "online"}
		if b := annehmen(t, d, anders); b.Nr == 0 || stand(d, "10214", q1, 0) != "online" {
			t.Errorf("with a repaired cell: %d, stand %q", b.Nr, stand(d, "10214", q1, 0))
		}
		if b := annehmen(t, d, datei("gesund")); b.Nr == 0 || stand(d, "10214", q1, 0) != "planung" {
			t.Errorf("as it was first read: %d, stand %q", b.Nr, stand(d, "10214", q1, 0))
		}
		if n := ozg.Nr(5); d.Geschichte().Stand != n {
			t.Errorf("%d Vorgänge, want %d", d.Geschichte().Stand, n)
		}
	})
}
