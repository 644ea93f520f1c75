package charts

import (
	"slices"

	"ozgtracker/internal/ozg"
)

// The labels of a burn-up stand at the lines themselves. Places are worked out in pixels of the usual
// height, so that labels of near lines do not cover each other.

const (
	hoehe       = 276.0 // pixels of the drawing area between axis and upper end
	zeilenhoehe = 16.0  // pixels that a label needs
)

func (z zeichnung) pixel(n int) float64 { return hoehe * float64(n) / float64(z.hoch) }

// striche are the lines of the Ziel and of the Stichtag; one line where both are the same day.
func (z zeichnung) striche() []marke {
	ms := []marke{strich(z.b.Ziel.Tag.String(), farbeFrist, "solid", 2)}
	if z.jetzt.Tag != z.b.Ziel.Tag {
		ms = append(ms, strich(z.jetzt.Tag.String(), farbeText, "dotted", 1))
	}
	return ms
}

// etiketten are the labels of the three counts at the Stichtag, their dots, and the labels of the
// vertical lines above.
func (z zeichnung) etiketten() []marke {
	n := z.jetzt.Zahlen
	x := z.jetzt.Tag.String()
	type zeile struct {
		text, kurz, farbe string
		wert, punkt       int
		y                 float64 // pixels above the axis
	}
	zeilen := []zeile{
		{"flächendeckend ", "fläch. ", farbeFlaechendeckend, n.Flaechendeckend, 9, 0},
		{"Abdeckung, entspricht ", "Abd. ", farbeIrgendwo, n.Entspricht(), 8, 0},
		{"online, irgendwo ", "irgendwo ", farbeIrgendwo, n.Irgendwo, 8, 0},
	}
	letzte := -zeilenhoehe
	for i := range zeilen { // from below: each at its value, or as high as the one below needs
		zeilen[i].y = max(z.pixel(zeilen[i].wert), letzte+zeilenhoehe, 4)
		letzte = zeilen[i].y
	}
	var ms []marke
	for _, l := range zeilen {
		text := l.text
		if z.schmal {
			text = l.kurz
		}
		ms = append(ms,
			textmarke(x, l.wert, text+ozg.ZahlText(l.wert), l.farbe, 600, "right", 8, int(z.pixel(l.wert)-l.y)),
			punkt(x, l.wert, l.punkt, l.farbe))
	}
	return append(ms, z.kopfzeile()...)
}

// kopfzeile labels the vertical lines above the drawing. Near lines get their labels on two levels.
func (z zeichnung) kopfzeile() []marke {
	ziel, stichtag := z.b.Ziel.Tag, z.jetzt.Tag
	wort := "Frist "
	if z.b.Ziel.Tag != ozg.Frist {
		wort = "Ziel "
	}
	if ziel == stichtag {
		return []marke{textmarke(ziel.String(), z.hoch, "Stichtag und "+wort+ziel.Deutsch(), farbeFrist, 600, "top", z.rueckeEin(ziel, 190), 0)}
	}
	hoch := 0
	abstand := float64(max(ziel-stichtag, stichtag-ziel)) / float64(z.ende()-z.b.Punkte[0].Tag)
	if abstand*z.breite() < 150 {
		hoch = -16
	}
	return []marke{
		textmarke(ziel.String(), z.hoch, wort+ziel.Deutsch(), farbeFrist, 600, "top", z.rueckeEin(ziel, 110), hoch),
		textmarke(stichtag.String(), z.hoch, "Stichtag "+stichtag.Deutsch(), farbeText, 400, "top", z.rueckeEin(stichtag, 130), 0),
	}
}

// breite is about how many pixels the time axis has.
func (z zeichnung) breite() float64 {
	if z.schmal {
		return 290
	}
	return 1200
}

// rueckeEin moves a label of a width to the left if it would run out at the right, and to the right at
// the left.
func (z zeichnung) rueckeEin(t ozg.Tag, breite float64) int {
	von, bis := z.b.Punkte[0].Tag, z.ende()
	w := z.breite()
	if z.schmal {
		w -= float64(z.randRechts())
	}
	x := w * float64(t-von) / float64(max(bis-von, 1))
	rand := 8.0
	if z.schmal {
		rand = float64(z.randRechts())
	}
	if zuViel := x + breite/2 - w - rand; zuViel > 0 {
		return -int(zuViel)
	}
	if zuWenig := breite/2 - x - 30; zuWenig > 0 {
		return int(zuWenig)
	}
	return 0
}

func (z zeichnung) etikettUmfang() []marke {
	p := z.b.Punkte[0]
	text := "Umfang " + ozg.ZahlText(z.jetzt.Zahlen.Umfang) + " Leistungen"
	if z.schmal {
		text = "Umfang " + ozg.ZahlText(z.jetzt.Zahlen.Umfang)
	}
	m := textmarke(p.Tag.String(), p.Zahlen.Umfang, text, farbeText2, 400, "bottom", 0, 4)
	m.Label.Align = "left"
	return []marke{m}
}

// unveraendert reports whether no Soll ever moved: then one plan line is enough.
func (z zeichnung) unveraendert() bool { return slices.Equal(z.b.Plan, z.b.Erstplan) }

// etikettPlan stands right of the plan line, half way up; etikettErstplan left of its line, further up:
// dates move to the right, so the Erstplan lies left.
func (z zeichnung) etikettPlan() []marke {
	p, ok := beiAnteil(z.b.Plan, .5)
	if !ok {
		return nil
	}
	text := "Plan laut Soll-Terminen"
	if z.schmal {
		text = "Plan"
	}
	return []marke{textmarke(p.Tag.String(), p.Anzahl, text, farbeText2, 400, "right", 6, 6)}
}

func (z zeichnung) etikettErstplan() []marke {
	p, ok := beiAnteil(z.b.Erstplan, .8)
	if !ok || z.unveraendert() {
		return nil
	}
	return []marke{textmarke(p.Tag.String(), p.Anzahl, "Erstplan", farbeText2, 400, "left", -6, -4)}
}

// beiAnteil is the first point at which a plan has reached a share of its end; ok is false for an empty
// plan.
func beiAnteil(ps []ozg.PlanPunkt, anteil float64) (ozg.PlanPunkt, bool) {
	if len(ps) == 0 || ps[len(ps)-1].Anzahl == 0 {
		return ozg.PlanPunkt{}, false
	}
	for _, p := range ps {
		if float64(p.Anzahl) >= anteil*float64(ps[len(ps)-1].Anzahl) {
			return p, true
		}
	}
	return ozg.PlanPunkt{}, false
}
