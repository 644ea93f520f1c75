package beispiel

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"ozgtracker/internal/ozg"
)

// kurve says for each quarter how many Leistungen have reached a state by its Stichtag. The curves are
// shaped after the published totals: 315 online somewhere in 10/2020 and hardly more in 2021,
// flächendeckend 16 to 35 in 2021, 80 in 03/2022 and 07/2022, 105 at the Frist.
type kurve [quartale]int

var (
	kurveOnline  = kurve{166, 184, 206, 229, 266, 305, 308, 310, 313, 318, 323, 328, 333, 338, 344} // Typ 2 to 5, somewhere
	kurveBund    = kurve{3, 4, 5, 6, 8, 10, 11, 13, 16, 20, 27, 66, 67, 75, 88}                     // Typ 1, which is flächendeckend at once
	kurveFlaeche = kurve{0, 0, 0, 0, 1, 2, 3, 3, 4, 6, 8, 12, 13, 14, 17}                           // Typ 2 to 5, flächendeckend
)

// tag is the day on which the one at a place of the order reaches the state.
func (k kurve) tag(platz int, r *rand.Rand) ozg.Tag {
	for q, n := range k {
		switch {
		case platz >= n:
		case q == 0:
			return stichtag(0) - ozg.Tag(r.IntN(900))
		default:
			return stichtag(q) - ozg.Tag(r.IntN(int(stichtag(q)-stichtag(q-1))))
		}
	}
	return nie
}

// schicksale decides who gets online when, who never speaks, who falls out, rests or falls back.
func schicksale(ls []*leben) {
	r := zufall(zweckSchicksal, 0)
	umgetypt(ls, r)
	waehle(ls, r, 30, func(l *leben) bool { return l.ab == 0 }, func(_ int, l *leben) { l.stumm = true })
	reihe := func(k kurve, bund bool) {
		var eigene []*leben
		rang := map[*leben]float64{}
		for _, l := range ls {
			if !l.stumm && l.bund() == bund {
				eigene = append(eigene, l)
				rang[l] = l.projekt.tempo + 0.9*r.Float64()
				if l.ab > 0 {
					rang[l] += 1
				}
			}
		}
		slices.SortStableFunc(eigene, func(a, b *leben) int { return cmp.Compare(rang[a], rang[b]) })
		for i, l := range eigene {
			l.ist[ozg.MeilensteinReferenz] = k.tag(i, r)
		}
	}
	reihe(kurveOnline, false)
	reihe(kurveBund, true)
	for _, l := range ls {
		if l.bund() {
			l.ist[ozg.MeilensteinBundesweit] = l.online()
		}
	}
	waehle(ls, r, kurveFlaeche[quartale-1], func(l *leben) bool {
		return !l.bund() && l.online() < stichtag(3) && l.projekt.modell == ozg.ModellA
	}, func(i int, l *leben) { l.ist[ozg.MeilensteinBundesweit] = kurveFlaeche.tag(i, r) })
	stoerungen(ls, r)
}

// stoerungen lets a few fall out of the Umfang, rest, or fall back after a check.
func stoerungen(ls []*leben, r *rand.Rand) {
	offen := func(l *leben) bool { return !l.stumm && l.online() == nie && l.ab == 0 && l.ruhtVon == quartale }
	waehle(ls, r, 9, offen, func(i int, l *leben) {
		l.ruhtVon = 4 + r.IntN(8)
		if i%3 == 0 {
			l.ruhtBis = min(l.ruhtVon+2+r.IntN(3), quartale)
		}
	})
	waehle(ls, r, 5, offen, func(i int, l *leben) { l.entfaellt = 3 + 2*i })
	waehle(ls, r, 10, func(l *leben) bool {
		return !l.bund() && l.online() < stichtag(5) && l.ist[ozg.MeilensteinBundesweit] == nie
	}, func(i int, l *leben) {
		l.faelltVon = quartal(2021, 2) // a round of checks
		if i >= 7 {
			l.faelltVon += 1 + r.IntN(5)
		}
		if i%2 == 0 {
			l.faelltBis = min(l.faelltVon+1+r.IntN(2), quartale)
		}
	})
}

// umgetypt: the catalogue's Typ is a majority over LeiKa rows, so plans decide otherwise for a few.
func umgetypt(ls []*leben, r *rand.Rand) {
	strittig := func(l *leben) bool {
		return l.bund() && (l.themenfeld == "Umwelt" || l.themenfeld == "Arbeit & Ruhestand" || l.themenfeld == "Bauen & Wohnen")
	}
	waehle(ls, r, 6, strittig, func(_ int, l *leben) { l.typ = ozg.Typ23 })
	waehle(ls, r, 4, func(l *leben) bool { return l.typ == ozg.Typ4 }, func(_ int, l *leben) { l.typ = ozg.Typ45 })
	for _, l := range ls {
		if l.typ == "" {
			l.typ = ozg.Typ23
		}
	}
}

// waehle draws n of those that fit and hands them over in the order drawn.
func waehle(ls []*leben, r *rand.Rand, n int, passt func(*leben) bool, nimm func(int, *leben)) {
	var topf []*leben
	for _, l := range ls {
		if passt(l) {
			topf = append(topf, l)
		}
	}
	r.Shuffle(len(topf), func(i, j int) { topf[i], topf[j] = topf[j], topf[i] })
	for i, l := range topf[:min(n, len(topf))] {
		nimm(i, l)
	}
}
