package ozg

import "math"

// Zahlen are the counts of a set of Leistungen. The three counts Irgendwo, Abdeckung and
// Flaechendeckend always stand side by side, and Flaechendeckend ≤ Abdeckung ≤ Irgendwo.
type Zahlen struct {
	Umfang          int                  // Leistungen that count (unit: OZG-Leistungen, or LeiKa-Leistungen if weighted)
	Zustaende       [AnzahlZustaende]int // by derived state; they add up to Umfang
	Irgendwo        int                  // online in at least one place
	Flaechendeckend int                  // online everywhere it is due
	Abdeckung       Anteil               // sum of the shares of zuständige Gebietskörperschaften
	Angebote        int                  // Leistung × Gebietskörperschaft that are online
	Moeglich        int                  // out of how many
	OhneLaender     int                  // online, but no Land stated: their Abdeckung is assumed
	Konform         int                  // online with Reifegrad ≥ 3 (OZG-konform)
	MitReifegrad    int                  // online with a stated Reifegrad: the denominator of Konform
}

// Zaehle counts the Leistungen, each once.
func Zaehle(ls []*Leistung) (z Zahlen) {
	for _, l := range ls {
		z.add(l, 1)
	}
	return z
}

// ZaehleGewichtet counts each Leistung with a weight, such as its number of LeiKa-Leistungen.
func ZaehleGewichtet(ls []*Leistung, gewicht func(ozgID string) int) (z Zahlen) {
	for _, l := range ls {
		z.add(l, gewicht(l.OZGID))
	}
	return z
}

func (z *Zahlen) add(l *Leistung, n int) {
	z.Umfang += n
	z.Zustaende[l.Zustand] += n
	z.Abdeckung += l.Abdeckung * Anteil(n)
	z.Angebote += l.Angebote * n
	z.Moeglich += l.Moeglich * n
	if l.Zustand == ZustandFlaechendeckend {
		z.Flaechendeckend += n
	}
	if !l.Zustand.Irgendwo() {
		return
	}
	z.Irgendwo += n
	if l.OhneLaender {
		z.OhneLaender += n
	}
	if grad, ok := l.Zahl(FeldReifegrad); ok {
		z.MitReifegrad += n
		if grad >= 3 {
			z.Konform += n
		}
	}
}

// Entspricht is the Abdeckung as a number of Leistungen, rounded, but never beyond its two neighbours:
// "entspricht 224 von 575 Leistungen".
func (z Zahlen) Entspricht() int {
	n := int(math.Floor(z.Abdeckung.Float() + 0.5))
	return min(max(n, z.Flaechendeckend), z.Irgendwo)
}

// KeineAngabe is how many are without any statement on their state.
func (z Zahlen) KeineAngabe() int { return z.Zustaende[ZustandKeineAngabe] }
