package dashboard

import (
	"strconv"

	"ozgtracker/internal/ozg"
)

// ganttAchse is the time axis that all rows share. It is drawn once and referred to by each row.
type ganttAchse struct {
	achse
	Beschreibung     string
	Jahre            []jahr
	Stichtag, Frist  string
	FristText, Heute marke
	HeuteUeberlaeuft bool // the label of the Stichtag would run into that of the Frist
}

// ganttVorlauf is how far back the axis reaches at most: what lies before is cut off at its edge.
const ganttVorlauf = 30 // months before the Stichtag

// newGanttAchse reaches from the first known date to nine months after the last of Stichtag and Frist;
// what is planned later is cut off, so that one typing error does not make all bars unreadable.
func newGanttAchse(ps []ozg.Projekt, stichtag ozg.Tag) ganttAchse {
	von := min(stichtag, ozg.Frist)
	for _, p := range ps {
		for _, t := range p.Etappen {
			if t.HatSoll {
				von = min(von, t.Soll)
			}
			if t.Erreicht {
				von = min(von, t.Am)
			}
		}
	}
	von = max(von, min(stichtag, ozg.Frist).PlusMonate(-ganttVorlauf))
	a := ganttAchse{achse: achse{ozg.NeuerTag(von.Zeit().Year(), 1, 1), max(stichtag, ozg.Frist).PlusMonate(9)}}
	for j := a.von.Zeit().Year(); ozg.NeuerTag(j, 1, 1) < a.bis; j++ {
		a.Jahre = append(a.Jahre, jahr{prozent(a.x(ozg.NeuerTag(j, 1, 1))), strconv.Itoa(j)})
	}
	a.Stichtag, a.Frist = prozent(a.x(stichtag)), prozent(a.x(ozg.Frist))
	a.FristText, a.Heute = newMarke(a.x(ozg.Frist)), newMarke(a.x(stichtag))
	if d := a.x(ozg.Frist) - a.x(stichtag); d > -24 && d < 24 {
		a.HeuteUeberlaeuft = true
	}
	a.Beschreibung = "Zeitachse " + strconv.Itoa(a.von.Zeit().Year()) + " bis " + a.bis.Deutsch() + ", Stichtag " + stichtag.Deutsch() + ", Frist " + ozg.Frist.Deutsch()
	return a
}

// balken draws the milestones of a Projekt; ok is false where no date is known.
func (a ganttAchse) balken(p ozg.Projekt, stichtag ozg.Tag) (b balken, ok bool) {
	for _, t := range p.Etappen {
		ok = ok || t.HatSoll || t.Erreicht
	}
	if !ok {
		return b, false
	}
	b.plan(a.achse, p.Etappen)
	b.erreicht(a.achse, p.Etappen, stichtag)
	if p.HatNaechster && p.Naechster.Ueberfaellig() {
		r := a.rechteck("g-verzug", "", p.Naechster.Soll, stichtag)
		b.Verzug = &r
	}
	return b, true
}
