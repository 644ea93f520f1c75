package dashboard

import (
	"net/url"
	"strings"
	"testing"

	"ozgtracker/internal/ozg"
)

// A link of another page narrows the list by a property without facet: the list shows just those, a chip
// takes the filter away, the form of the facets keeps it, and a misspelt code is an error.
func TestListsByMerkmal(t *testing.T) {
	t.Parallel()
	g := baueGeschichte(t, plan{ozg.ImportPlan, tag("2021-06-30"), "", []zeile{
		{"10001", ozg.Felder{ozg.FeldProjekt: ozg.TextWert("UP 1"), ozg.FeldFIMProzess: ozg.TextWert(ozg.BausteinFertig), ozg.FeldUmsetzer: ozg.ListeWert("NI")}},
		{"10002", ozg.Felder{ozg.FeldProjekt: ozg.TextWert("UP 2"), ozg.FeldLand: ozg.ListeWert("NI", "HB"), ozg.FeldUmsetzer: ozg.ListeWert("NI", "HB")}},
		{"10003", ozg.Felder{ozg.FeldStand: ozg.TextWert(ozg.StandUmsetzung), ozg.FeldLaender(0): ozg.TextWert(ozg.LandOnline)}},
	}})
	b := g.Sicht(ozg.Blick{Stichtag: tag("2021-06-30")}).Bestand()
	s := testServer(t, g)
	for abfrage, want := range map[string]string{
		"projekt=UP+1": "10001", "projekt=keine": "10003", "projekt=UP+1&projekt=UP+2": "10001 10002", "projekt=gibt+es+nicht": "",
		"fim_prozess=fertig": "10001", "fim_prozess=keine": "10002 10003", "eigenbau=NI": "10001", "eigenbau=mehrere": "10002", "eigenbau=keine": "10003",
		"ff_land=HB": "10002", "ff_land=keine": "10001 10003", "widerspruch=ja": "10003", "widerspruch=nein&projekt=UP+2": "10002",
	} {
		q, _ := url.ParseQuery(abfrage)
		f, err := parseFilter(q)
		if err != nil {
			t.Errorf("%s: %v", abfrage, err)
			continue
		}
		var ids []string
		for _, l := range f.waehle(b) {
			ids = append(ids, l.OZGID)
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("%s: %q, want %q", abfrage, got, want)
		}
		a := hole(t, s, "/leistungen?"+abfrage)
		for _, l := range b.Umfang() {
			if got, want := strings.Contains(a.Body, `href="/leistungen/`+l.OZGID), strings.Contains(want, l.OZGID); got != want {
				t.Errorf("%s: the page shows %s: %v", abfrage, l.OZGID, got)
			}
		}
		if f.werte().Encode() != q.Encode() {
			t.Errorf("%s became %s", abfrage, f.werte().Encode())
		}
	}
	a := hole(t, s, "/leistungen?eigenbau=NI&projekt=UP+1")
	for _, want := range []string{"allein umgesetzt von: Niedersachsen", `href="/leistungen?projekt=UP&#43;1"`, `<input type="hidden" name="eigenbau" value="NI">`} {
		if !strings.Contains(a.Body, want) {
			t.Errorf("the list lacks %s", want)
		}
	}
	for _, q := range []string{"eigenbau=XX", "fim_prozess=halb", "widerspruch=vielleicht", "projekt=" + strings.Repeat("x", 600)} {
		if a := hole(t, s, "/leistungen?"+q); a.Status != 400 {
			t.Errorf("%.30s: %d", q, a.Status)
		}
	}
}
