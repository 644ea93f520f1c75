package reports

import (
	"slices"

	"ozgtracker/internal/ozg"
)

// BurnUp is the monthly table and the chart drawn from it.
type BurnUp struct {
	Satz     string
	OhneSoll string // what the plan line leaves out
	Monate   []Monat
}

// Monat is one row: a month end, or the Stichtag. After the Stichtag only the plan is known.
type Monat struct {
	Tag      ozg.Tag
	Gezaehlt bool // up to the Stichtag
	Zahlen   ozg.Zahlen
	HatPlan  bool // month ends only
	Plan     int
	Erstplan int
	Frist    bool // the day of the Frist: its marker stands here
}

// hoechstensMonate bounds the table: a plan with a mistyped Stichtag of 1921 must not make 1,200 rows.
const hoechstensMonate = 120

func (a auswahl) burnUp() BurnUp {
	b := a.sicht.BurnUp(a.burnUpVon(), ozg.ZielFrist, a.gehoert)

	monate := map[ozg.Tag]Monat{}
	for _, p := range b.Punkte {
		monate[p.Tag] = Monat{Tag: p.Tag, Gezaehlt: true, Zahlen: p.Zahlen}
	}
	for i, p := range b.Plan {
		m := monate[p.Tag]
		m.Tag, m.HatPlan, m.Plan, m.Erstplan = p.Tag, true, p.Anzahl, b.Erstplan[i].Anzahl
		m.Frist = p.Tag == b.Ziel.Tag
		monate[p.Tag] = m
	}
	out := BurnUp{OhneSoll: ohneSollSatz(b.OhneSoll), Satz: a.planSatz(b)}
	for _, m := range monate {
		out.Monate = append(out.Monate, m)
	}
	slices.SortFunc(out.Monate, func(x, y Monat) int { return int(x.Tag - y.Tag) })
	return out
}

// burnUpVon is the first month: that of the first plan.
func (a auswahl) burnUpVon() ozg.Tag {
	von, ok := a.sicht.ErsterPlan()
	if !ok {
		von = a.sicht.Stichtag
	}
	return max(von, a.sicht.Stichtag.PlusMonate(-hoechstensMonate))
}

// planSatz compares plan and count at the end of the month of the Stichtag.
func (a auswahl) planSatz(b ozg.BurnUp) string {
	ende := a.sicht.Stichtag.MonatsEnde()
	plan, erst := 0, 0
	for i, p := range b.Plan {
		if p.Tag <= ende {
			plan, erst = p.Anzahl, b.Erstplan[i].Anzahl
		}
	}
	if erst == 0 && plan == 0 {
		return "Weg zur Frist: gezählte OZG-Leistungen je Monat und Soll-Termine der bundesweiten Verfügbarkeit"
	}
	return "Soll bis " + ende.Deutsch() + ": " + ozg.ZahlText(erst) + " nach Erstplan, " + ozg.ZahlText(plan) + " nach aktuellem Plan; flächendeckend am " +
		a.sicht.Stichtag.Deutsch() + ": " + ozg.ZahlText(a.zahlen.Flaechendeckend) + " von " + ozg.ZahlText(a.zahlen.Umfang) + " " + einheitLeistungen
}

// ohneSollSatz says what the plan line leaves out.
func ohneSollSatz(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "Eine OZG-Leistung hat keinen Soll-Termin; die Planlinie kann sie nicht erreichen."
	}
	return ozg.ZahlText(n) + " OZG-Leistungen haben keinen Soll-Termin; die Planlinie kann sie nicht erreichen."
}
