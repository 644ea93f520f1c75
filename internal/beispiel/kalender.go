package beispiel

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"ozgtracker/internal/ozg"
)

// quartale is the number of Stichtage, 30.06.2019 to 31.12.2022.
const quartale = 15

// nie is a day after all Stichtage: it does not happen.
const nie = ozg.Tag(1 << 30)

// saat makes the whole history; another number gives another, equally plausible one.
const saat = 2017_08_18

// stichtag is the last day of a quarter; quarter 0 is the second of 2019.
func stichtag(q int) ozg.Tag { return ozg.NeuerTag(2019, time.Month(7+3*q), 0) }

// quartal numbers a quarter as stichtag does.
func quartal(jahr, q int) int { return 4*(jahr-2019) + q - 2 }

// quartalsEnde is the last day of the quarter of t.
func quartalsEnde(t ozg.Tag) ozg.Tag {
	j, m, _ := t.Zeit().Date()
	return ozg.NeuerTag(j, (m-1)/3*3+4, 0)
}

// zufall gives a stream of its own to each thing, so that a change to one leaves the others as they are.
func zufall(zweck, nr int) *rand.Rand {
	return rand.New(rand.NewPCG(saat, uint64(zweck)<<32|uint64(nr)))
}

// The purposes of random streams.
const (
	zweckLeistung = iota
	zweckProjekt
	zweckLieferung
	zweckSchicksal
)

// lieferung is the handing in of one plan.
type lieferung struct {
	tf         int // place in ozg.Themenfelder
	q          int
	angenommen time.Time
	zurueck    time.Time // zero: not taken back
	verrutscht bool      // the column of the stand slipped by one row; such a plan is taken back
	korrigiert bool      // handed in again
}

// The exceptions from the ordinary run, by slug of the Themenfeld.
var (
	ausgelassen  = map[string]int{"recht-ordnung": quartal(2020, 1)}
	verspaetet   = map[string][2]int{"mobilitaet-reisen": {quartal(2022, 1), 68}, "unternehmensfuehrung-entwicklung": {quartal(2020, 4), 74}, "bildung": {quartal(2019, 2), 118}}
	zurueckgeben = map[string]int{"gesundheit": quartal(2021, 2)}
)

// lieferungen lists all plans in the order in which they were accepted.
func lieferungen() ([]lieferung, error) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		return nil, fmt.Errorf("make the demo's calendar: %w", err)
	}
	var out []lieferung
	for tf, t := range ozg.Themenfelder {
		for q := range quartale {
			if n, ok := ausgelassen[t.Slug]; ok && n == q {
				continue
			}
			l := lieferung{tf: tf, q: q}
			r := zufall(zweckLieferung, tf*quartale+q)
			tage := 5 + r.IntN(36)
			if spaet, ok := verspaetet[t.Slug]; ok && spaet[0] == q {
				tage = spaet[1]
			}
			l.angenommen = buerozeit(stichtag(q), tage, berlin, r)
			if n, ok := zurueckgeben[t.Slug]; ok && n == q {
				neu := l
				l.verrutscht, l.zurueck = true, l.angenommen.Add(52*time.Minute)
				neu.korrigiert, neu.angenommen = true, l.angenommen.Add(97*time.Minute)
				out = append(out, neu)
			}
			out = append(out, l)
		}
	}
	slices.SortFunc(out, func(a, b lieferung) int { return a.angenommen.Compare(b.angenommen) })
	return out, nil
}

// buerozeit is a moment between 08:00 and 16:00 on a working day, about so many days after the
// Stichtag; a weekend moves it to the Friday before or the Monday after.
func buerozeit(s ozg.Tag, tage int, ort *time.Location, r *rand.Rand) time.Time {
	j, m, d := (s + ozg.Tag(tage)).Zeit().Date()
	t := time.Date(j, m, d, 8+r.IntN(8), r.IntN(60), r.IntN(60), 0, ort)
	switch {
	case t.Weekday() == time.Saturday && tage > 5:
		t = t.AddDate(0, 0, -1)
	case t.Weekday() == time.Saturday:
		t = t.AddDate(0, 0, 2)
	case t.Weekday() == time.Sunday && tage < 40:
		t = t.AddDate(0, 0, 1)
	case t.Weekday() == time.Sunday:
		t = t.AddDate(0, 0, -2)
	}
	return t
}
