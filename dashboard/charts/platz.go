package charts

import (
	"math"

	"ozgtracker/internal/ozg"
)

// A label of a plan line stands where the drawing is emptiest. Distances are worked out in pixels of the
// usual size; the true size differs a little, which the choice survives.

// kurve is a line of the drawing in pixels, x rising, y upwards.
type kurve [][2]float64

// bei is the height at x; ok is false beyond the ends.
func (k kurve) bei(x float64) (y float64, ok bool) {
	if len(k) == 0 || x < k[0][0] || x > k[len(k)-1][0] {
		return 0, false
	}
	for i := 1; i < len(k); i++ {
		if x <= k[i][0] {
			a, b := k[i-1], k[i]
			if b[0] == a[0] {
				return b[1], true
			}
			return a[1] + (b[1]-a[1])*(x-a[0])/(b[0]-a[0]), true
		}
	}
	return k[0][1], true
}

// flaeche is a box in pixels, y upwards.
type flaeche struct{ links, rechts, unten, oben float64 }

func (f flaeche) ueberlappt(g flaeche) bool {
	return f.links < g.rechts && g.links < f.rechts && f.unten < g.oben && g.unten < f.oben
}

// platz is where a label goes: a point of its line, the side, and its box.
type platz struct {
	punkt  ozg.PlanPunkt
	rechts bool
	box    flaeche
}

// versatz is how far the middle of a label lies above (left of the line) or below (right of it) its point.
const versatz = 10.0

// suchePlatz tries both sides of each point of a rising plan line. Left of the line a label stands
// above it, right of it below. andere is the other plan line, for which the label must not be taken. ok is
// false if the line has nothing to stand at.
func (z zeichnung) suchePlatz(ps []ozg.PlanPunkt, breite float64, kurven []kurve, andere kurve, belegt []flaeche) (bester platz, ok bool) {
	wertung := math.Inf(-1)
	for _, p := range ps {
		if p.Anzahl == 0 || z.pixel(p.Anzahl) < zeilenhoehe {
			continue
		}
		for _, rechts := range []bool{false, true} {
			box := z.kasten(p, breite, rechts)
			if box.links < 0 || box.rechts > z.breite() || box.oben > hoehe || box.unten < 2 {
				continue
			}
			w := abstand(box, kurven)
			for _, b := range belegt {
				if box.ueberlappt(b) {
					w -= 1000
				}
			}
			for _, t := range []ozg.Tag{z.b.Ziel.Tag, z.jetzt.Tag} { // upon a vertical line only if need be
				if x := z.x(t); box.links-4 < x && x < box.rechts+4 {
					w -= 40
				}
			}
			if y, da := andere.bei(z.x(p.Tag)); da && math.Abs(y-(box.unten+box.oben)/2) < versatz+6 && math.Abs(y-z.pixel(p.Anzahl)) > 2 {
				w -= 30
			}
			if w > wertung {
				wertung, bester, ok = w, platz{p, rechts, box}, true
			}
		}
	}
	return bester, ok
}

func (z zeichnung) kasten(p ozg.PlanPunkt, breite float64, rechts bool) flaeche {
	x, y := z.x(p.Tag), z.pixel(p.Anzahl)
	if rechts {
		return flaeche{x + 6, x + 6 + breite, y - versatz - 8, y - versatz + 8}
	}
	return flaeche{x - 6 - breite, x - 6, y + versatz - 8, y + versatz + 8}
}

// abstand is the least distance of a box to any line, at most 40: farther is not better.
func abstand(box flaeche, kurven []kurve) float64 {
	d := 40.0
	for _, k := range kurven {
		for x := box.links; x <= box.rechts; x += 6 {
			y, ok := k.bei(x)
			switch {
			case !ok:
			case y > box.oben:
				d = min(d, y-box.oben)
			case y < box.unten:
				d = min(d, box.unten-y)
			default:
				d = min(d, -8)
			}
		}
	}
	return d
}

// x is a day in pixels from the left of the drawing.
func (z zeichnung) x(t ozg.Tag) float64 {
	von, bis := z.b.Punkte[0].Tag, z.ende()
	return z.breite() * float64(t-von) / float64(max(bis-von, 1))
}

// kurven are all lines of the drawing.
func (z zeichnung) kurven() []kurve {
	var irg, ent, fl, um, plan, erst kurve
	for _, p := range z.b.Punkte {
		x := z.x(p.Tag)
		irg = append(irg, [2]float64{x, z.pixel(p.Zahlen.Irgendwo)})
		ent = append(ent, [2]float64{x, z.pixel(p.Zahlen.Entspricht())})
		fl = append(fl, [2]float64{x, z.pixel(p.Zahlen.Flaechendeckend)})
		um = append(um, [2]float64{x, z.pixel(p.Zahlen.Umfang)})
	}
	um = append(um, [2]float64{z.breite(), z.pixel(z.jetzt.Zahlen.Umfang)})
	for i, p := range z.b.Plan {
		plan = append(plan, [2]float64{z.x(p.Tag), z.pixel(p.Anzahl)})
		erst = append(erst, [2]float64{z.x(p.Tag), z.pixel(z.b.Erstplan[i].Anzahl)})
	}
	return []kurve{irg, ent, fl, um, plan, erst}
}

// etikettenPlaene labels the plan line and, where it differs, the line of the Erstplan.
func (z zeichnung) etikettenPlaene() (plan, erstplan []marke) {
	kurven, belegt := z.kurven(), z.belegt()
	linie, ersteLinie := kurven[4], kurven[5]
	setze := func(ps []ozg.PlanPunkt, andere kurve, text string, breite float64) []marke {
		o, ok := z.suchePlatz(ps, breite, kurven, andere, belegt)
		if !ok {
			return nil
		}
		belegt = append(belegt, o.box)
		if o.rechts {
			return []marke{textmarke(o.punkt.Tag.String(), o.punkt.Anzahl, text, farbeText2, 400, "right", 5, versatz)}
		}
		return []marke{textmarke(o.punkt.Tag.String(), o.punkt.Anzahl, text, farbeText2, 400, "left", -5, -versatz)}
	}
	if z.schmal {
		plan = setze(z.b.Plan, ersteLinie, "Plan", 28)
	} else {
		plan = setze(z.b.Plan, ersteLinie, "Plan laut Soll-Terminen", 142)
	}
	if !z.unveraendert() {
		erstplan = setze(z.b.Erstplan, linie, "Erstplan", 54)
	}
	return plan, erstplan
}

// belegt are the boxes that labels take already: those at the Stichtag and that of the Umfang.
func (z zeichnung) belegt() []flaeche {
	var out []flaeche
	x := z.x(z.jetzt.Tag)
	for _, l := range z.zahlZeilen() {
		out = append(out, flaeche{x, x + l.breite, l.y - 8, l.y + 8})
	}
	y := z.pixel(z.b.Punkte[0].Zahlen.Umfang)
	return append(out, flaeche{0, 150, y - 24, y})
}
