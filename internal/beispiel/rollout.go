package beispiel

import (
	"math/rand/v2"
	"slices"

	"ozgtracker/internal/ozg"
)

// anziehung says how readily a Land takes part, in the order of ozg.Laender; shaped after the published
// counts per Land (Bayern and Hessen ahead, Saarland behind).
var anziehung = [ozg.AnzahlLaender]float64{
	1.0, 1.5, 1.1, 0.8, 1.6, 1.8, 0.9, 1.2, 1.9, 0.2, 0.6, 0.7, 0.9, 0.7, 0.6, 1.2,
}

// rollout draws in which Länder the Leistung gets online and when.
func (l *leben) rollout(r *rand.Rand) {
	for i := range l.laender {
		l.laender[i] = nie
	}
	if l.bund() {
		return
	}
	if !slices.Contains(kueste, l.umsetzer[0]) {
		// a Leistung of the coast is built by a Land of the coast
	} else if l.themenfeld == "Umwelt" && r.IntN(3) == 0 || l.themenfeld == "Mobilität & Reisen" && r.IntN(6) == 0 {
		for i, land := range ozg.Laender {
			l.fremd[i] = !slices.Contains(kueste, land.Code)
		}
	}
	if l.online() == nie {
		return
	}
	reihe := l.reihenfolge(r)
	ende := ozg.Frist
	n := min(1+int(r.ExpFloat64()*l.reichweite()), len(reihe)-1)
	if flaeche := l.ist[ozg.MeilensteinBundesweit]; flaeche != nie {
		ende, n = flaeche, len(reihe)
	}
	for i, land := range reihe {
		switch {
		case i < len(l.umsetzer) && i < n:
			l.laender[land] = l.online()
		case i < n:
			l.laender[land] = l.online() + ozg.Tag(float64(ende-l.online())*r.Float64())
		case i < n+3:
			l.laender[land] = ozg.Frist + ozg.Tag(30+r.IntN(500)) // planned beyond the Frist
		}
	}
	if ende != ozg.Frist { // the last Land makes it bundesweit
		l.laender[reihe[n-1]] = ende
	}
	l.voreilig = l.mitLand && n >= 8 && ende == ozg.Frist && r.IntN(8) == 0
}

// reichweite is the mean number of further Länder at the Frist.
func (l *leben) reichweite() float64 {
	switch l.projekt.modell {
	case ozg.ModellA:
		return 5.5
	case ozg.ModellB:
		return 3.5
	}
	return 4
}

// reihenfolge puts the zuständige Länder in the order in which they join, umsetzende first.
func (l *leben) reihenfolge(r *rand.Rand) (reihe []int) {
	for _, u := range l.umsetzer {
		if i := ozg.LandIndex(u); i >= 0 && !l.fremd[i] {
			reihe = append(reihe, i)
		}
	}
	var gewicht [ozg.AnzahlLaender]float64
	for i := range gewicht {
		gewicht[i] = anziehung[i]
		if l.fremd[i] || slices.Contains(reihe, i) {
			gewicht[i] = 0
		}
	}
	for {
		summe := 0.0
		for _, g := range gewicht {
			summe += g
		}
		if summe == 0 {
			return reihe
		}
		ziel := r.Float64() * summe
		i := 0
		for ; i < len(gewicht)-1 && (gewicht[i] == 0 || ziel >= gewicht[i]); i++ {
			ziel -= gewicht[i]
		}
		for gewicht[i] == 0 { // rounding at the very end of the wheel
			i--
		}
		reihe, gewicht[i] = append(reihe, i), 0
	}
}
