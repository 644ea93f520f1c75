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

// zahlZeile is the label of one of the three counts at the Stichtag.
type zahlZeile struct {
	text, farbe string
	wert, punkt int
	y           float64 // pixels above the axis
	breite      float64 // pixels that the text takes, about
}

// zahlZeilen places the labels from below: each at its value, or as high as the one below needs.
func (z zeichnung) zahlZeilen() []zahlZeile {
	n := z.jetzt.Zahlen
	zeilen := []zahlZeile{
		{text: "flächendeckend ", farbe: farbeFlaechendeckend, wert: n.Flaechendeckend, punkt: 9, breite: 135},
		{text: "Abdeckung, entspricht ", farbe: farbeIrgendwo, wert: n.Entspricht(), punkt: 8, breite: 175},
		{text: "online, irgendwo ", farbe: farbeIrgendwo, wert: n.Irgendwo, punkt: 8, breite: 140},
	}
	kurz := []string{"fläch. ", "Abd. ", "irgendwo "}
	letzte := -zeilenhoehe
	for i := range zeilen {
		l := &zeilen[i]
		if z.schmal {
			l.text, l.breite = kurz[i], 92
		}
		l.text += ozg.ZahlText(l.wert)
		l.y = z.freieHoehe(max(z.pixel(l.wert), letzte+zeilenhoehe, 6), letzte+zeilenhoehe, l.breite)
		letzte = l.y
	}
	return zeilen
}

// freieHoehe moves a label at the Stichtag off a plan line that would run through it, if there is room
// from unten upwards.
func (z zeichnung) freieHoehe(y, unten, breite float64) float64 {
	plaene := z.kurven()[3:]
	x := z.x(z.jetzt.Tag) + 10
	for _, d := range []float64{0, 11, -11} {
		if y+d < max(unten, 6) {
			continue
		}
		if abstand(flaeche{x, x + breite, y + d - 5, y + d + 5}, plaene) >= 2 {
			return y + d
		}
	}
	return y
}

// etiketten are the labels of the three counts, their dots, and the labels of the vertical lines above.
func (z zeichnung) etiketten() []marke {
	x := z.jetzt.Tag.String()
	var ms []marke
	for _, l := range z.zahlZeilen() {
		ms = append(ms,
			textmarke(x, l.wert, l.text, l.farbe, 600, "right", 8, int(z.pixel(l.wert)-l.y)),
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
	if z.naheStriche() {
		hoch = -16
	}
	return []marke{
		textmarke(ziel.String(), z.hoch, wort+ziel.Deutsch(), farbeFrist, 600, "top", z.rueckeEin(ziel, 110), hoch),
		textmarke(stichtag.String(), z.hoch, "Stichtag "+stichtag.Deutsch(), farbeText, 400, "top", z.rueckeEin(stichtag, 130), 0),
	}
}

// naheStriche: the two vertical lines are so near that their labels need two levels.
func (z zeichnung) naheStriche() bool {
	d := z.x(z.b.Ziel.Tag) - z.x(z.jetzt.Tag)
	return d != 0 && max(d, -d) < 150
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
