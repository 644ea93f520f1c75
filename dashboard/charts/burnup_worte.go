package charts

import (
	"strconv"

	"ozgtracker/internal/ozg"
)

// beschreibeBurnUp tells the figure in words; the numbers stand in the table.
func beschreibeBurnUp(b ozg.BurnUp) string {
	erster, letzter := b.Punkte[0], b.Punkte[len(b.Punkte)-1]
	n := letzter.Zahlen
	return "Liniendiagramm von " + strconv.Itoa(erster.Tag.Zeit().Year()) + " bis " + strconv.Itoa(b.Plan[len(b.Plan)-1].Tag.Zeit().Year()) +
		". Am " + letzter.Tag.Deutsch() + " von " + ozg.ZahlText(n.Umfang) + " Leistungen online irgendwo " + ozg.ZahlText(n.Irgendwo) +
		", Abdeckung entspricht " + ozg.ZahlText(n.Entspricht()) + ", flächendeckend " + ozg.ZahlText(n.Flaechendeckend) +
		". Plan zum " + b.Ziel.Tag.Deutsch() + ": " + ozg.ZahlText(b.PlanAm(b.Ziel.Tag)) + ". Alle Werte stehen in der Tabelle darunter."
}

// burnUpKopf heads the table and the download.
var burnUpKopf = []string{"Monatsende", "online, irgendwo", "Abdeckung, entspricht", "flächendeckend", "keine Angabe", "Plan", "Erstplan", "Umfang"}

// burnUpTabelle has one row per point of the figure; what is not known yet is "–".
func burnUpTabelle(b ozg.BurnUp) Tabelle {
	t := Tabelle{Titel: "Werte des Diagramms je Monatsende, Anzahl Leistungen", Kopf: burnUpKopf}
	for _, z := range BurnUpZeilen(b) {
		zeile := []string{z.Tag.Deutsch()}
		for _, n := range z.Werte {
			if n == nil {
				zeile = append(zeile, "–")
			} else {
				zeile = append(zeile, ozg.ZahlText(*n))
			}
		}
		t.Zeilen = append(t.Zeilen, zeile)
	}
	return t
}

// BurnUpKopf heads the columns of BurnUpZeilen, the day first.
func BurnUpKopf() []string { return append([]string{}, burnUpKopf...) }

// BurnUpZeile is one day of a burn-up: the counts where known, the plans where drawn.
type BurnUpZeile struct {
	Tag   ozg.Tag
	Werte [7]*int // irgendwo, entspricht, flaechendeckend, keine Angabe, Plan, Erstplan, Umfang
}

// BurnUpZeilen joins counts and plans by day, for the table and the download.
func BurnUpZeilen(b ozg.BurnUp) []BurnUpZeile {
	plan := map[ozg.Tag]int{}
	for i, p := range b.Plan {
		plan[p.Tag] = i
	}
	var out []BurnUpZeile
	for _, p := range b.Punkte {
		n := p.Zahlen
		e, k := n.Entspricht(), n.KeineAngabe()
		z := BurnUpZeile{Tag: p.Tag, Werte: [7]*int{0: &n.Irgendwo, 1: &e, 2: &n.Flaechendeckend, 3: &k, 6: &n.Umfang}}
		if i, ok := plan[p.Tag]; ok {
			z.Werte[4], z.Werte[5] = &b.Plan[i].Anzahl, &b.Erstplan[i].Anzahl
		}
		out = append(out, z)
	}
	letzter := b.Punkte[len(b.Punkte)-1].Tag
	for i, p := range b.Plan {
		if p.Tag > letzter {
			out = append(out, BurnUpZeile{Tag: p.Tag, Werte: [7]*int{4: &b.Plan[i].Anzahl, 5: &b.Erstplan[i].Anzahl}})
		}
	}
	return out
}
