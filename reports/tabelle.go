package reports

import "ozgtracker/internal/ozg"

// The cells of tables. An unknown number is "–", never 0 and never empty.

const unbekannt = "–"

func text(s string) zelle { return zelle{s, stilText} }

func zahl(n int) zelle { return zelle{n, stilZahl} }

// anteil is a share as a real number. It stands beside its Zähler and Nenner, never alone.
func anteil(zaehler, nenner int) zelle { return anteilIn(zaehler, nenner, stilZahl) }

func anteilIn(zaehler, nenner int, s stil) zelle {
	if nenner == 0 {
		return zelle{unbekannt, s.mit("")}
	}
	v := float64(zaehler) / float64(nenner)
	switch {
	case v >= 0.995 && v < 1:
		s.format = formatProzentHoch
	case v > 0 && v < 0.005:
		s.format = formatProzentTief
	default:
		s.format = formatProzent
	}
	return zelle{v, s}
}

// excelEpoche is 1970-01-01 as Excel counts days.
const excelEpoche = 25569

// excelTag is a date as Excel counts it. Days that Excel cannot show (before March 1900) stay text.
func excelTag(t ozg.Tag) any {
	if t < ozg.NeuerTag(1900, 3, 1) {
		return t.Deutsch()
	}
	return int(t) + excelEpoche
}

func tag(t ozg.Tag) zelle { return zelle{excelTag(t), stilTag} }

// tagOder is a date, or "–" where there is none.
func tagOder(t ozg.Tag, ok bool) zelle {
	if !ok {
		return zelle{unbekannt, stilTag.mit("")}
	}
	return tag(t)
}

// kopfzelle is the heading of a column of texts, kopfZahl that of a column of numbers.
func kopfzelle(s string) zelle { return zelle{s, stilKopf} }
func kopfZahl(s string) zelle  { return zelle{s, stilKopfZahl} }

// stilNachZahl is a text beside a column of numbers, set off from them.
var stilNachZahl, stilKopfNachZahl = eingezogen(stilText), eingezogen(stilKopf)

func eingezogen(s stil) stil {
	s.einzug = 1
	return s
}

// spaltenName is the heading of a state in a table of all states and the name of its series. The first
// state is the third of the three counts, so it has no column of its own.
func spaltenName(z ozg.Zustand) string {
	switch z {
	case ozg.ZustandFlaechendeckend:
		return "Flächendeckend"
	case ozg.ZustandOnline:
		return "nur irgendwo online"
	}
	return z.Titel()
}

// zahlenKoepfe are the headings of zahlenZellen.
func zahlenKoepfe() []zelle {
	out := []zelle{
		kopfZahl("Umfang (Nenner)"),
		kopfZahl("Online, irgendwo"), kopfZahl("Anteil"),
		kopfZahl("Abdeckung, entspricht"), kopfZahl("Anteil"),
		kopfZahl(spaltenName(ozg.ZustandFlaechendeckend)), kopfZahl("Anteil"),
	}
	for _, z := range ozg.Zustaende[1:] {
		out = append(out, kopfZahl(spaltenName(z)))
	}
	return out
}

// zahlenBreiten are the widths of zahlenZellen.
func zahlenBreiten() []float64 {
	return []float64{11, 11, 9, 12, 9, 16, 9, 12, 12, 10, 9, 15, 10}
}

// spalteZustand is where a state stands among zahlenZellen, from 0.
func spalteZustand(i int) int {
	if i == 0 {
		return 5
	}
	return 6 + i
}

// zahlenZellen are the three counts side by side with their shares, and the further states; with
// Flächendeckend these add up to the Umfang.
func zahlenZellen(z ozg.Zahlen, s stil) []zelle {
	out := []zelle{
		{z.Umfang, s},
		{z.Irgendwo, s},
		anteilIn(z.Irgendwo, z.Umfang, s),
		{z.Entspricht(), s},
		anteilIn(z.Entspricht(), z.Umfang, s),
		{z.Flaechendeckend, s},
		anteilIn(z.Flaechendeckend, z.Umfang, s),
	}
	for _, zustand := range ozg.Zustaende[1:] {
		out = append(out, zelle{z.Zustaende[zustand], s})
	}
	return out
}
