package ozg_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/ozg/ozgtest"
)

// projektBestand has two Wellen on 30.06.2021. Projekt P of Familie & Kind: 10001 reached the Konzeption
// and should have had its Referenz on 31.05. (30 days late), 10002 is live, its bundesweit is due on 31.08.,
// 10003 is put off. 10004 has no Projekt, 10005 is Projekt P of another Themenfeld, finished.
func projektBestand() *ozg.Bestand {
	const familie, umwelt = "Familie & Kind", "Umwelt"
	kon := ozg.MeilensteinKonzeption
	return ozgtest.Bestand("2021-06-30", ozgtest.Plan("2021-06-30",
		ozgtest.Meldung("10001", ozgtest.Themenfeld(familie), ozgtest.Welle(1), ozgtest.Feld("projekt", "P"), ozgtest.Stand("umsetzung"),
			ozgtest.Soll(kon, "2021-01-31"), ozgtest.Ist(kon, "2021-02-10"), ozgtest.Soll(ref, "2021-05-31"), ozgtest.Soll(bund, "2022-06-30")),
		ozgtest.Meldung("10002", ozgtest.Themenfeld(familie), ozgtest.Welle(1), ozgtest.Feld("projekt", "P"), ozgtest.Stand("online"),
			ozgtest.Soll(kon, "2021-03-31"), ozgtest.Soll(ref, "2021-04-30"), ozgtest.Ist(ref, "2021-05-15"), ozgtest.Soll(bund, "2021-08-31")),
		ozgtest.Meldung("10003", ozgtest.Themenfeld(familie), ozgtest.Welle(1), ozgtest.Feld("projekt", "P"), ozgtest.Stand("zurueckgestellt"), ozgtest.Soll(ref, "2020-01-31")),
		ozgtest.Meldung("10004", ozgtest.Themenfeld(familie), ozgtest.Stand("offen")),
		ozgtest.Meldung("10005", ozgtest.Themenfeld(umwelt), ozgtest.Welle(2), ozgtest.Feld("projekt", "P"), ozgtest.Stand("flaechendeckend"), ozgtest.Soll(bund, "2021-06-30")),
	))
}

func TestProjekte(t *testing.T) {
	t.Parallel()
	b := projektBestand()
	ps := b.Projekte(b.Umfang())
	type zeile struct {
		Welle, Leistungen, Verspaetet int
		Themenfeld, Name              string
		Naechster                     string
	}
	var got []zeile
	for _, p := range ps {
		z := zeile{p.Welle, len(p.Leistungen), p.Verspaetet, p.Themenfeld, p.Name, ""}
		if p.HatNaechster {
			z.Naechster = p.Naechster.Leistung.OZGID + " " + p.Naechster.Meilenstein.Code() + " " + p.Naechster.Soll.String()
		}
		got = append(got, z)
	}
	want := []zeile{
		{1, 3, 1, "Familie & Kind", "P", "10001 referenz 2021-05-31"},
		{2, 1, 0, "Umwelt", "P", ""},
		{0, 1, 0, "Familie & Kind", "", ""},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	p := ps[0]
	if p.Naechster.Verzug != 30 {
		t.Errorf("Verzug = %d days, want 30", p.Naechster.Verzug)
	}
	// Both reached the Konzeption, 10002 at the latest with its Referenz on 15.05.; the Referenz waits for 10001.
	k, r := p.Etappen[ozg.MeilensteinKonzeption], p.Etappen[ozg.MeilensteinReferenz]
	if !k.Erreicht || k.Am != ozgtest.Tag("2021-05-15") || !k.Spaetestens || k.Soll != ozgtest.Tag("2021-03-31") || k.Verzug != 45 {
		t.Errorf("Konzeption of the Projekt: %+v", k)
	}
	if r.Erreicht || r.Soll != ozgtest.Tag("2021-05-31") || r.Verzug != 30 {
		t.Errorf("Referenz of the Projekt: %+v", r)
	}
	if e := ps[1].Etappen[ozg.MeilensteinSteckbrief]; !e.Erreicht || !e.Spaetestens {
		t.Errorf("a finished Leistung has passed all milestones: %+v", e)
	}
}

func TestFaellige(t *testing.T) {
	t.Parallel()
	b := projektBestand()
	for tage, want := range map[int]string{90: "10002 bundesweit", 61: "", 62: "10002 bundesweit", 365: "10002 bundesweit 10001 bundesweit"} {
		got := ""
		for _, f := range b.Faellige(b.Umfang(), tage) {
			got += " " + f.Leistung.OZGID + " " + f.Meilenstein.Code()
		}
		if want != "" {
			want = " " + want
		}
		if got != want {
			t.Errorf("due within %d days:%s, want%s", tage, got, want)
		}
	}
}
