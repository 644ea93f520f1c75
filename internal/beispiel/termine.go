package beispiel

import (
	"math/rand/v2"

	"ozgtracker/internal/ozg"
)

// termine draws the milestones on the way to online, and what the plans promise about them.
func (l *leben) termine(r *rand.Rand) {
	const steckbrief, konzeption, referenz = ozg.MeilensteinSteckbrief, ozg.MeilensteinKonzeption, ozg.MeilensteinReferenz
	ziel := l.online()
	if ziel == nie { // beyond the Frist, so that planning and Umsetzung still take place before it
		ziel = ozg.Frist + ozg.Tag(40+r.IntN(650)+int(300*l.projekt.tempo))
	}
	l.ist[konzeption] = ziel - ozg.Tag(150+r.IntN(260))
	l.ist[steckbrief] = l.ist[konzeption] - ozg.Tag(100+r.IntN(300))
	l.beginn = l.ist[steckbrief] - ozg.Tag(150+r.IntN(400))
	if l.stumm {
		return
	}
	erst := l.erstplan(ziel, r)
	stetig := r.IntN(10) > 0 // a tenth never states when it will be bundesweit
	for q := l.ab; q < quartale; q++ {
		s := stichtag(q)
		for m := range erst {
			if l.ist[m] > s && erst[m] != 0 {
				erst[m] = verschoben(ozg.Meilenstein(m), erst[m], s, r)
			}
			if m == int(ozg.MeilensteinBundesweit) && stetig || m != int(ozg.MeilensteinBundesweit) && (s >= l.beginn || q >= 3) {
				l.soll[q][m] = erst[m]
			}
		}
		if l.weg == ozg.WegBestand { // an existing solution has no project phases
			l.soll[q][steckbrief], l.soll[q][konzeption], l.soll[q][referenz] = 0, 0, 0
		}
	}
}

// erstplan is what the first plan promises: bundesweit mostly by 12/2022, the steps before it in time,
// and all of it earlier than it turns out.
func (l *leben) erstplan(ziel ozg.Tag, r *rand.Rand) (erst [4]ozg.Tag) {
	bundesweit := ozg.Frist
	switch n := r.IntN(100); {
	case n < 7:
		bundesweit = ozg.NeuerTag(2021, 12, 31)
	case n < 20:
		bundesweit = ozg.NeuerTag(2022, 6, 30)
	case n < 28:
		bundesweit = ozg.NeuerTag(2022, 9, 30)
	}
	davor := func(t ozg.Tag, tage, streuung int) ozg.Tag { return (t - ozg.Tag(tage+r.IntN(streuung))).MonatsEnde() }
	verzug := ozg.Tag(r.ExpFloat64()*120) - 30 // days by which the Referenzimplementierung comes later than planned
	erst[ozg.MeilensteinBundesweit] = bundesweit
	erst[ozg.MeilensteinReferenz] = min(ziel-verzug, bundesweit-180).MonatsEnde()
	erst[ozg.MeilensteinKonzeption] = davor(erst[ozg.MeilensteinReferenz], 120, 180)
	erst[ozg.MeilensteinSteckbrief] = davor(erst[ozg.MeilensteinKonzeption], 90, 150)
	if l.bund() { // no other Land follows: going live is the end
		erst[ozg.MeilensteinReferenz] = 0
	}
	return erst
}

// verschoben moves a Soll that is due, or for bundesweit not to be held any more, with a chance that
// grows over the years; most plans leave a date that has passed as it is.
func verschoben(m ozg.Meilenstein, soll, s ozg.Tag, r *rand.Rand) ozg.Tag {
	jahr := s.Zeit().Year()
	chance := map[int]int{2019: 4, 2020: 8, 2021: 22, 2022: 28}[jahr]
	weit := soll > s+75
	if m == ozg.MeilensteinBundesweit && weit && jahr >= 2021 {
		chance, weit = 3, false
		if jahr == 2022 {
			chance = 7
		}
	}
	if weit || r.IntN(100) >= chance {
		return soll
	}
	return max(soll, s).PlusMonate([...]int{3, 6, 6, 9, 12}[r.IntN(5)])
}
