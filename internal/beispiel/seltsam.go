package beispiel

import "ozgtracker/internal/ozg"

// seltsam is a cell as people sometimes fill it in, and what it states in spite of that.
type seltsam struct {
	zelle any
	sagt  ozg.Felder
}

// seltsames lists the odd cells of the whole history: a handful, so that the demo has findings to show
// and is otherwise clean. Of the rows that state the field in that plan, the one at the place gets it.
var seltsames = []struct {
	slug  string
	q     int
	feld  ozg.Feld
	platz int
	zelle any
}{
	// Not readable: a fehler each.
	{"umwelt", quartal(2021, 1), ozg.FeldStand, 11, "in Umsetzng"},
	{"bauen-wohnen", quartal(2020, 4), ozg.FeldModell, 4, "D"},
	{"gesundheit", quartal(2022, 1), ozg.FeldReifegrad, 20, 5},
	{"familie-kind", quartal(2021, 3), ozg.FeldKonzeptionSoll, 3, "31.11.2021"},
	{"engagement-hobby", quartal(2022, 3), ozg.FeldUmsetzer, 7, "SA"},

	// No statement at all: a hinweis each.
	{"gesundheit", quartal(2020, 2), ozg.FeldBundesweitSoll, 5, "k. A."},
	{"mobilitaet-reisen", quartal(2021, 4), ozg.FeldBundesweitSoll, 9, "tbd"},
	{"bildung", quartal(2022, 2), ozg.FeldModell, 2, "–"},
	{"steuern-zoll", quartal(2021, 2), ozg.FeldWelle, 6, "?"},
}

// streue puts the odd cells of this plan in their places.
func (e *entwurf) streue() {
	e.seltsam = map[ort]seltsam{}
	for _, s := range seltsames {
		if s.slug != e.themenfeld.Slug || s.q != e.q {
			continue
		}
		platz := s.platz
		for _, z := range e.zeilen {
			if _, ok := z.felder[s.feld]; !ok {
				continue
			}
			if platz == 0 {
				e.seltsam[ort{z.leben.ozgID, s.feld}] = seltsam{zelle: s.zelle}
			}
			platz--
		}
	}
	e.verfrueht()
}

// verfrueht is an Ist date that lies after the Stichtag: a warnung, and it does not count before its day.
func (e *entwurf) verfrueht() {
	if e.themenfeld.Slug != "arbeit-ruhestand" || e.q != quartal(2021, 3) {
		return
	}
	for _, z := range e.zeilen {
		if _, ok := z.felder[ozg.FeldKonzeptionIst]; ok {
			t := ozg.NeuerTag(2021, 11, 15)
			f := ozg.FeldKonzeptionIst
			e.seltsam[ort{z.leben.ozgID, f}] = seltsam{zelle: t, sagt: ozg.Felder{f: ozg.TagWert(t)}}
			return
		}
	}
}
