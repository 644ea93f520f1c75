package ozg

import (
	"cmp"
	"maps"
	"slices"
)

// Brueckenzahl is a count whose way from one Blick to another a Brücke explains. The Abdeckung is a share;
// its numerator, the Angebote, is explained in its place.
type Brueckenzahl uint8

// The counts, in the order of tables.
const (
	BrueckeUmfang          Brueckenzahl = iota // the denominator of the two counts of Leistungen
	BrueckeIrgendwo                            // online in at least one place
	BrueckeAngebote                            // Leistung × Gebietskörperschaft that are online
	BrueckeFlaechendeckend                     // online everywhere it is due

	AnzahlBrueckenzahlen
)

// Titel is the German heading.
func (z Brueckenzahl) Titel() string {
	return [...]string{"Umfang", "Online, irgendwo", "Angebote online", "Flächendeckend"}[z]
}

// Einheit is what is counted.
func (z Brueckenzahl) Einheit() string {
	if z == BrueckeAngebote {
		return "Angebote"
	}
	return "OZG-Leistungen"
}

// Brueckenteil says why a count differs.
type Brueckenteil uint8

// The parts, in the order of the chart.
const (
	BrueckeBerichtigt Brueckenteil = iota // the day compared with, as known now, is not as it was known then
	BrueckeNeu                            // newly online
	BrueckeZurueck                        // fallen back
	BrueckeZugang                         // joined the Leistungen that count
	BrueckeAbgang                         // left them

	AnzahlBrueckenteile
)

// Code is the word of JSON.
func (t Brueckenteil) Code() string {
	return [...]string{"berichtigt", "neu", "zurueck", "zugang", "abgang"}[t]
}

// Titel is the German name.
func (t Brueckenteil) Titel() string {
	return [...]string{"nachträglich berichtigt", "neu online", "zurückgefallen", "neu im Umfang", "nicht mehr im Umfang"}[t]
}

// MarshalText writes the code.
func (t Brueckenteil) MarshalText() ([]byte, error) { return []byte(t.Code()), nil }

// Brueckenwerte is one number per count.
type Brueckenwerte [AnzahlBrueckenzahlen]int

func (w *Brueckenwerte) add(x Brueckenwerte) {
	for i := range w {
		w[i] += x[i]
	}
}

func (w Brueckenwerte) ohne(x Brueckenwerte) Brueckenwerte {
	for i := range w {
		w[i] -= x[i]
	}
	return w
}

// Bruecke leads from the counts at one Blick to those at another. For each count
// Anfang + the sum of Teile = Ende holds exactly.
type Bruecke struct {
	Von, Bis     Blick
	Anfang, Ende Brueckenwerte
	Teile        [AnzahlBrueckenteile]Brueckenwerte
	Bewegungen   []Bewegung // what the Teile are the sums of, by Teil and OZG-ID
}

// Bewegung is what one Leistung contributes to one part.
type Bewegung struct {
	Teil     Brueckenteil
	Leistung *Leistung // as known at the end of the part: now, or on the day compared with where it left
	Beitrag  Brueckenwerte
}

// Bruecke leads from another Blick to this one. A Wissensstand of 0 in von is that of s: then nothing is
// corrected afterwards. gehoert chooses the Leistungen (nil: all); one that moves into the choice or out of
// it joins or leaves.
func (s Sicht) Bruecke(von Blick, gehoert func(*Leistung) bool) Bruecke {
	if von.Wissen <= 0 {
		von.Wissen = s.Wissen
	}
	davor := gezaehlte(s.Am(von.Stichtag), gehoert)
	damals := davor
	if von.Wissen != s.Wissen {
		damals = gezaehlte(s.g.Sicht(von), gehoert)
	}
	jetzt := gezaehlte(s, gehoert)
	b := Bruecke{Von: von, Bis: s.Blick}
	ids := map[string]bool{}
	for _, ls := range []map[string]*Leistung{damals, davor, jetzt} {
		for id := range ls {
			ids[id] = true
		}
	}
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		b.Anfang.add(beitrag(damals[id]))
		b.Ende.add(beitrag(jetzt[id]))
		b.berichtige(damals[id], davor[id])
		b.bewege(davor[id], jetzt[id])
	}
	slices.SortStableFunc(b.Bewegungen, func(x, y Bewegung) int { return cmp.Compare(x.Teil, y.Teil) })
	return b
}

// gezaehlte are the Leistungen that count, by OZG-ID.
func gezaehlte(s Sicht, gehoert func(*Leistung) bool) map[string]*Leistung {
	m := map[string]*Leistung{}
	for _, l := range s.Bestand().Umfang() {
		if gehoert == nil || gehoert(l) {
			m[l.OZGID] = l
		}
	}
	return m
}

// beitrag is what a Leistung adds to each count; nothing where it does not count.
func beitrag(l *Leistung) (w Brueckenwerte) {
	if l == nil {
		return w
	}
	w[BrueckeUmfang], w[BrueckeAngebote] = 1, l.Angebote
	if l.Zustand.Irgendwo() {
		w[BrueckeIrgendwo] = 1
	}
	if l.Zustand == ZustandFlaechendeckend {
		w[BrueckeFlaechendeckend] = 1
	}
	return w
}

func (b *Bruecke) berichtige(damals, davor *Leistung) {
	if d := beitrag(davor).ohne(beitrag(damals)); d != (Brueckenwerte{}) {
		b.teil(BrueckeBerichtigt, cmp.Or(davor, damals), d)
	}
}

func (b *Bruecke) bewege(davor, jetzt *Leistung) {
	d := beitrag(jetzt).ohne(beitrag(davor))
	switch {
	case davor == nil && jetzt == nil:
	case davor == nil:
		b.teil(BrueckeZugang, jetzt, d)
	case jetzt == nil:
		b.teil(BrueckeAbgang, davor, d)
	default: // one count can rise while another falls: a Land that is not zuständig any more
		var neu, zurueck Brueckenwerte
		for i, n := range d {
			neu[i], zurueck[i] = max(n, 0), min(n, 0)
		}
		b.teil(BrueckeNeu, jetzt, neu)
		b.teil(BrueckeZurueck, jetzt, zurueck)
	}
}

func (b *Bruecke) teil(t Brueckenteil, l *Leistung, w Brueckenwerte) {
	if w == (Brueckenwerte{}) {
		return
	}
	b.Teile[t].add(w)
	b.Bewegungen = append(b.Bewegungen, Bewegung{t, l, w})
}
