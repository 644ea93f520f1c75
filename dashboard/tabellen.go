package dashboard

import (
	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

// seitentabelle is a table of a page for download. It is made of what the page itself shows, so that both
// hold the same figures.
type seitentabelle struct {
	pfad string // of the route, ends with .csv
	name string // of the file, the Stichtag follows
	baue func(basePage) tabelle
}

// seitentabellen are the tables that no other download holds.
var seitentabellen = []seitentabelle{
	{"/themenfelder.csv", "ozg-themenfelder", func(b basePage) tabelle { return newThemenfelderPage(b).tabelle() }},
	{"/typen.csv", "ozg-typen", func(b basePage) tabelle { return newTypenPage(b).tabelle() }},
	{"/nachnutzung.csv", "ozg-nachnutzung", func(b basePage) tabelle { return newNachnutzungPage(b).modellTabelle() }},
	{"/nachnutzung/beitritte.csv", "ozg-beitritte", func(b basePage) tabelle { return newNachnutzungPage(b).beitrittTabelle() }},
	{"/nachnutzung/eigenbau.csv", "ozg-eigenbau", func(b basePage) tabelle { return newNachnutzungPage(b).eigenbauTabelle() }},
	{"/nachnutzung/fim.csv", "ozg-fim-bausteine", func(b basePage) tabelle { return newNachnutzungPage(b).fimTabelle() }},
	{"/federfuehrung.csv", "ozg-federfuehrung", func(b basePage) tabelle { return newFederfuehrungPage(b).tandemTabelle() }},
	{"/federfuehrung/laender.csv", "ozg-federfuehrung-laender", func(b basePage) tabelle { return ffTabelle("Land", newFederfuehrungPage(b).Laender) }},
	{"/federfuehrung/ressorts.csv", "ozg-federfuehrung-ressorts", func(b basePage) tabelle { return ffTabelle("Ressort", newFederfuehrungPage(b).Ressorts) }},
	{"/federfuehrung/labore.csv", "ozg-labore", func(b basePage) tabelle { return newFederfuehrungPage(b).laborTabelle() }},
	{"/ausgeschieden.csv", "ozg-ausgeschieden", func(b basePage) tabelle { return newAusgeschiedenPage(b).tabelle() }},
	{"/federfuehrung/staende.csv", "ozg-gemeldet-abgeleitet", func(b basePage) tabelle { return newFederfuehrungPage(b).Staende.tabelle() }},
}

func (s *Server) tabellenRouten() (rs []route) {
	for _, t := range seitentabellen {
		rs = append(rs, route{fiber.MethodGet, t.pfad, rolleBetrachter, func(c *fiber.Ctx) error {
			return s.sendeTabelle(c, t.name, func(a anfrage) (tabelle, error) { return t.baue(s.basePage(a, "", "")), nil })
		}})
	}
	return rs
}

// treueKopf are the heads of what treueZellen gives.
var treueKopf = []string{"fällig nach Erstplan", "davon erreicht", "fällig nach aktuellem Plan", "davon erreicht", "Verzug, Median (Tage)", "Soll verschoben"}

func treueZellen(t treue) []any {
	return []any{t.FaelligErstplan, t.ErreichtErstplan, t.Faellig, t.Erreicht, medianZelle(t), t.Verschoben}
}

// medianZelle is unknown while nothing is due.
func medianZelle(t treue) any {
	if t.Faellig == 0 {
		return nil
	}
	return t.MedianVerzug
}

var zahlenKopf = []string{"Leistungen", "irgendwo online", "Abdeckung (entspricht)", "flächendeckend", "keine Angabe"}

func zahlenZellen(z ozg.Zahlen) []any {
	return []any{z.Umfang, z.Irgendwo, z.Entspricht(), z.Flaechendeckend, z.KeineAngabe()}
}

// kopf joins heads.
func kopf(erste []string, weitere ...[]string) (ks []string) {
	ks = append(ks, erste...)
	for _, w := range weitere {
		ks = append(ks, w...)
	}
	return ks
}

// zellen joins cells.
func zellen(erste []any, weitere ...[]any) (zs []any) {
	zs = append(zs, erste...)
	for _, w := range weitere {
		zs = append(zs, w...)
	}
	return zs
}

func (p themenfelderPage) tabelle() tabelle {
	t := tabelle{name: "themenfelder", kopf: kopf([]string{"Themenfeld", "Federführung"}, zahlenKopf, []string{"im Verzug", "jüngster Plan", "Alter (Tage)", "vollständige Leistungen"})}
	for _, z := range p.Themenfelder.Zeilen {
		t.zeilen = append(t.zeilen, zellen([]any{z.Name, z.Federfuehrung}, zahlenZellen(z.Zahlen), []any{z.Verspaetet}, standZellen(z.Stand)))
	}
	return t
}

func standZellen(d ozg.Datenstand) []any {
	var alter any
	if d.HatPlan {
		alter = d.AlterTage
	}
	return []any{tagZelle(d.Stichtag, d.HatPlan), alter, d.Vollstaendig}
}

// tabelle holds the rows by Typ, then those of the Programm.
func (p typenPage) tabelle() tabelle {
	t := tabelle{name: "typen", kopf: kopf([]string{"Gliederung", "Gruppe", "Erläuterung"}, zahlenKopf, []string{"im Verzug"}, treueKopf)}
	for i, hs := range [][]handelnde{p.Gruppen, p.Programm} {
		for _, h := range hs {
			t.zeilen = append(t.zeilen, zellen([]any{[]string{"Typ", "Programm"}[i], h.Titel, textZelle(h.Erlaeuterung)}, zahlenZellen(h.Zahlen), []any{h.Verspaetet}, treueZellen(h.Treue)))
		}
	}
	return t
}

func (p nachnutzungPage) modellTabelle() tabelle {
	t := tabelle{name: "nachnutzung", kopf: kopf([]string{"Modell", "Bezeichnung", "Entwicklung", "Betrieb"}, zahlenKopf)}
	for i, z := range []modellzelle{p.Modelle.A, p.Modelle.B, p.Modelle.C, p.Modelle.OhneZelle} {
		wie := [][2]any{{"übergreifend", "übergreifend"}, {"übergreifend", "dezentral"}, {"dezentral", "dezentral"}, {nil, nil}}[i]
		t.zeilen = append(t.zeilen, zellen([]any{textZelle(string(z.Modell)), textZelle(z.Titel), wie[0], wie[1]}, zahlenZellen(z.Zahlen)))
	}
	return t
}

func (p nachnutzungPage) beitrittTabelle() tabelle {
	t := tabelle{name: "beitritte", kopf: []string{"Land", "beigetreten", "von zuständigen", "geplant", "nein", "keine Angabe"}}
	for _, l := range p.Beitritt.Laender {
		t.zeilen = append(t.zeilen, []any{l.Name, l.Online.Anzahl, l.Zustaendig.Anzahl, l.Geplant.Anzahl, l.Nein.Anzahl, l.KeineAngabe.Anzahl})
	}
	return t
}

func (p nachnutzungPage) eigenbauTabelle() tabelle {
	t := tabelle{name: "eigenbau", kopf: []string{"Modell", "umsetzend", "Leistungen", "von"}}
	for _, e := range p.Eigenbau {
		for _, l := range e.Laender {
			t.zeilen = append(t.zeilen, []any{string(e.Modell), l.Titel + " allein", l.Anzahl, e.Umfang})
		}
		t.zeilen = append(t.zeilen, []any{string(e.Modell), "mehrere Länder gemeinsam", e.Mehrere, e.Umfang}, []any{string(e.Modell), "keine Angabe", e.Keine, e.Umfang})
	}
	return t
}

func (p nachnutzungPage) fimTabelle() tabelle {
	t := tabelle{name: "fim", kopf: []string{"Modell", "Baustein", "fertig", "in Arbeit", "offen", "keine Angabe", "Leistungen"}}
	for _, z := range p.FIM {
		zeile := []any{string(z.Modell), z.Baustein}
		for _, w := range z.Werte {
			zeile = append(zeile, w.Anzahl)
		}
		t.zeilen = append(t.zeilen, append(zeile, z.Umfang))
	}
	return t
}

func (p federfuehrungPage) tandemTabelle() tabelle {
	t := tabelle{name: "federfuehrung", kopf: kopf([]string{"Themenfeld", "Federführung", "Leistungen"}, treueKopf, []string{"im Verzug", "jüngster Plan", "Alter (Tage)", "vollständige Leistungen", "Widersprüche"})}
	for _, x := range p.Tandems {
		t.zeilen = append(t.zeilen, zellen([]any{x.Themenfeld.Name, x.Federfuehrung, x.VerschobenVon}, treueZellen(x.Treue), []any{x.Verspaetet}, standZellen(x.Stand), []any{x.Widersprueche}))
	}
	return t
}

func ffTabelle(titel string, zs []ffZeile) tabelle {
	t := tabelle{name: "federfuehrung", kopf: kopf([]string{titel}, zahlenKopf, treueKopf)}
	for _, z := range zs {
		t.zeilen = append(t.zeilen, zellen([]any{z.Titel}, zahlenZellen(z.Zahlen), treueZellen(z.Treue)))
	}
	return t
}

func (p federfuehrungPage) laborTabelle() tabelle {
	t := tabelle{name: "labore", kopf: kopf([]string{"Labor", "Themenfeld"}, zahlenKopf, []string{"noch im Labor", "im Verzug"})}
	for _, l := range p.Labore {
		t.zeilen = append(t.zeilen, zellen([]any{l.Name, textZelle(l.Themenfeld)}, zahlenZellen(l.Zahlen), []any{l.ImLabor.Anzahl, l.Verspaetet}))
	}
	return t
}
