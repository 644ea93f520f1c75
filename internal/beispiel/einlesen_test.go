package beispiel

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/importer"
	"ozgtracker/internal/ozg"
)

// The plans are worth something only if the importer reads out of each file exactly what its cells mean:
// Stichtag, Themenfeld and each field of each Leistung, with hardly any finding.
func TestImporterReadsWhatThePlansMean(t *testing.T) {
	t.Parallel()
	kat := meldungen(t)
	v := importer.Verzeichnis{Namen: map[string]string{}, Themenfelder: map[string]string{}}
	for _, m := range kat {
		v.Namen[m.OZGID], v.Themenfelder[m.OZGID] = m.Felder[ozg.FeldBezeichnung].Text, m.Felder[ozg.FeldThemenfeld].Text
	}
	ls, err := lieferungen()
	if err != nil {
		t.Fatal(err)
	}
	alle := welt(kat)
	funde := map[ozg.Schwere][]string{}
	for i, p := range allePlaene(t) {
		e := neuerEntwurf(ls[i], alle)
		e.form.zeichne(e)
		got, err := importer.Read(context.Background(), p.Datei, p.Inhalt, importer.Eingaben{}, v, importer.Standardgrenzen())
		if err != nil {
			t.Fatalf("%s: %v", p.Datei, err)
		}
		if got.Stichtag == nil || *got.Stichtag != p.Stichtag || got.Themenfeld != p.Themenfeld || got.Abgelehnt != 0 {
			t.Errorf("%s: read as %v, %q, %d refused; want %s, %q, none", p.Datei, got.Stichtag, got.Themenfeld, got.Abgelehnt, p.Stichtag, p.Themenfeld)
		}
		if diff := cmp.Diff(e.nennt, zusammengefuehrt(got.Meldungen)); diff != "" {
			t.Errorf("%s states something else than it means (-means +read):\n%s", p.Datei, gekuerzt(diff))
		}
		for _, m := range got.Meldungen.Alle() { // what a plan names is known from then on
			v.Namen[m.OZGID], v.Themenfelder[m.OZGID] = e.nennt[m.OZGID][ozg.FeldBezeichnung].Text, p.Themenfeld
		}
		for _, b := range got.Befunde {
			funde[b.Schwere] = append(funde[b.Schwere], fmt.Sprintf("%s %s!%s %s %q", p.Datei, b.Blatt, b.Zelle, b.Code, b.Wert))
		}
	}
	for _, tt := range []struct {
		schwere ozg.Schwere
		want    int
	}{
		{ozg.SchwereFehler, 5},                  // the unreadable cells of seltsames
		{ozg.SchwereWarnung, 1},                 // the Ist date after its Stichtag
		{ozg.SchwereHinweis, 4 + len(zusaetze)}, // the placeholders, and each new OZG-ID once
	} {
		if got := funde[tt.schwere]; len(got) != tt.want {
			t.Errorf("%d findings of severity %s, want %d:\n%s", len(got), tt.schwere, tt.want, gekuerzt(strings.Join(got, "\n")))
		}
	}
}

func zusammengefuehrt(ms ozg.Meldungen) map[string]ozg.Felder {
	out := map[string]ozg.Felder{}
	for _, m := range ms.Alle() {
		if out[m.OZGID] == nil {
			out[m.OZGID] = ozg.Felder{}
		}
		for f, w := range m.Felder {
			out[m.OZGID][f] = w
		}
	}
	return out
}

func gekuerzt(s string) string { return s[:min(len(s), 1500)] }
