package charts

import (
	"strconv"
	"strings"

	"ozgtracker/internal/ozg"
)

// Balken is a stacked bar of the states inside a table, drawn as SVG. Widths are attributes and colours
// are classes, so that no inline style is needed.
type Balken struct {
	Breite, Hoehe int
	Segmente      []Segment
	Beschreibung  string // "16 flächendeckend, 10 online"; screen readers hear this
}

// Segment is one state in a Balken.
type Segment struct {
	Klasse string // class of the colour
	Muster string // id of the pattern laid over it, "" for none
	X, W   string // in units of Breite
}

// Muster names the pattern of each state that is not yet usable; usable states are plain.
func Muster(z ozg.Zustand) string {
	switch z {
	case ozg.ZustandUmsetzung, ozg.ZustandPlanung, ozg.ZustandZurueckgestellt, ozg.ZustandKeineAngabe:
		return "d-" + z.Code()
	}
	return ""
}

// The parts of a bar, in units of its width: space between segments, and half a border at both ends.
const (
	luecke = 1.5
	rand   = 0.5
)

// NeuerBalken draws the states of the Umfang in their order, keine Angabe last. Hoehe is in the same
// units as Breite.
func NeuerBalken(z ozg.Zahlen, breite, hoehe int) Balken {
	b := Balken{Breite: breite, Hoehe: hoehe}
	var worte []string
	x := rand
	voll := float64(breite) - 2*rand
	for _, s := range ozg.Zustaende {
		n := z.Zustaende[s]
		if n == 0 {
			continue
		}
		w := voll * float64(n) / float64(z.Umfang)
		b.Segmente = append(b.Segmente, Segment{Klasse: "s-" + s.Code(), Muster: Muster(s), X: zahl(x), W: zahl(max(w-luecke, 1))})
		x += w
		worte = append(worte, ozg.ZahlText(n)+" "+s.Titel())
	}
	b.Beschreibung = strings.Join(worte, ", ")
	if b.Beschreibung == "" {
		b.Beschreibung = "keine Leistungen"
	}
	return b
}

func zahl(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }

// LandBalken draws the states of one Land in the same signs: online, planned, not yet online, keine Angabe.
func LandBalken(z ozg.LandZahlen, breite, hoehe int) Balken {
	var als ozg.Zahlen
	als.Umfang = z.Zustaendig()
	als.Zustaende[ozg.ZustandOnline], als.Zustaende[ozg.ZustandPlanung] = z.Online, z.Geplant
	als.Zustaende[ozg.ZustandOffen], als.Zustaende[ozg.ZustandKeineAngabe] = z.Nein, z.KeineAngabe
	b := NeuerBalken(als, breite, hoehe)
	var worte []string
	for _, w := range []struct {
		n    int
		wort string
	}{{z.Online, "online"}, {z.Geplant, "geplant"}, {z.Nein, "noch nicht online"}, {z.KeineAngabe, "keine Angabe"}} {
		if w.n > 0 {
			worte = append(worte, ozg.ZahlText(w.n)+" "+w.wort)
		}
	}
	if len(worte) > 0 {
		b.Beschreibung = strings.Join(worte, ", ")
	}
	return b
}
