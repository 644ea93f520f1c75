package ozg

import "slices"

// Zustand is the one derived state of a Leistung that feeds tiles, bars, lists, facets and workbooks
// alike (design section 5). The reported stand may differ; see Widerspruch.
type Zustand uint8

// The derived states, in the order of bars, legends and facets; entfallen is outside the Umfang.
const (
	ZustandFlaechendeckend Zustand = iota
	ZustandOnline
	ZustandUmsetzung
	ZustandPlanung
	ZustandOffen
	ZustandZurueckgestellt
	ZustandKeineAngabe
	ZustandEntfallen

	AnzahlZustaende
)

var zustandCodes = [AnzahlZustaende]string{"flaechendeckend", "online", "umsetzung", "planung", "offen", "zurueckgestellt", "keine", "entfallen"}

var zustandTitel = [AnzahlZustaende]string{"flächendeckend", "online", "Umsetzung", "Planung", "offen", "zurückgestellt", "keine Angabe", "entfallen"}

// Zustaende lists the states that occur inside the Umfang, in order.
var Zustaende = []Zustand{ZustandFlaechendeckend, ZustandOnline, ZustandUmsetzung, ZustandPlanung, ZustandOffen, ZustandZurueckgestellt, ZustandKeineAngabe}

// Code is the word of URLs, JSON and CSS classes.
func (z Zustand) Code() string { return zustandCodes[z] }

// Titel is the German word.
func (z Zustand) Titel() string { return zustandTitel[z] }

// String is the code.
func (z Zustand) String() string { return z.Code() }

// MarshalText writes the code.
func (z Zustand) MarshalText() ([]byte, error) { return []byte(z.Code()), nil }

// ZustandCode finds a state by its code.
func ZustandCode(code string) (Zustand, bool) {
	for z, c := range zustandCodes {
		if c == code {
			return Zustand(z), true
		}
	}
	return 0, false
}

// Irgendwo reports whether the Leistung can be used online in at least one place.
func (z Zustand) Irgendwo() bool { return z == ZustandFlaechendeckend || z == ZustandOnline }

// Anteil is a share between 0 and AnteilGanz. AnteilGanz is the least common multiple of 1 to 16, so
// that k of n Länder is exact and sums stay exact.
type Anteil int64

// AnteilGanz is the whole.
const AnteilGanz Anteil = 720720

// Float is the share between 0 and 1; for a sum of shares, the equivalent number of Leistungen.
func (a Anteil) Float() float64 { return float64(a) / float64(AnteilGanz) }

// laenderZahl counts what is stated about the Länder.
type laenderZahl struct {
	gemeldet, zustaendig, online, anders int // anders: nein or geplant
}

// landCode is a LandStand in one byte: 0 for unstated, else its place in landStaende.
type landCode uint8

var landStaende = [...]LandStand{"", LandNein, LandGeplant, LandOnline, LandNichtZustaendig}

// zaehleLaender works out the state that counts in each Land: an "online" whose date lies after the Stichtag
// of its Meldung is only planned.
func (l *Leistung) zaehleLaender() (z laenderZahl) {
	z.zustaendig = AnzahlLaender
	l.laender = [AnzahlLaender]landCode{}
	for i := range l.laender {
		a := l.angaben[FeldLaender(i)]
		if a == nil || a.Wert.Leer {
			continue
		}
		stand := LandStand(a.Wert.Text)
		if stand == LandOnline && !l.landOnline(i) {
			stand = LandGeplant
		}
		l.laender[i] = landCode(max(slices.Index(landStaende[:], stand), 0))
		z.gemeldet++
		switch stand {
		case LandOnline:
			z.online++
		case LandNein, LandGeplant:
			z.anders++
		case LandNichtZustaendig:
			z.zustaendig--
		}
	}
	return z
}

// LandIst is the state in the i-th Land as it counts: an "online" whose date lies after the Stichtag of
// its Meldung is only planned.
func (l *Leistung) LandIst(i int) LandStand { return landStaende[l.laender[i]] }

// landOnline: nothing becomes true because time passed, so a date after its Meldung's Stichtag does not
// count until a Meldung of that day or later states it.
func (l *Leistung) landOnline(i int) bool {
	seit, ist := l.angaben[FeldLaenderSeit(i)], l.angaben[FeldLaender(i)]
	if seit == nil || seit.Wert.Leer {
		return true
	}
	return seit.Wert.Tag <= max(seit.Stichtag, ist.Stichtag)
}

// ist reports whether an Ist date counts: stated, and not after the Stichtag of its Meldung.
func (l *Leistung) ist(f Feld) (Angabe, bool) {
	a, ok := l.Angabe(f)
	return a, ok && !a.Wert.Leer && a.Wert.Tag <= a.Stichtag
}

// auswerten fills the derived parts.
func (l *Leistung) auswerten() {
	z := l.zaehleLaender()
	l.Zustand = l.zustand(z)
	l.Moeglich, l.Angebote, l.Abdeckung, l.OhneLaender = z.zustaendig, 0, 0, false
	if l.Typ() == Typ1 {
		l.Moeglich = 1
	}
	switch {
	case l.Zustand == ZustandFlaechendeckend:
		l.Angebote = l.Moeglich
		l.OhneLaender = l.Typ() != Typ1 && z.gemeldet == 0
	case l.Zustand != ZustandOnline:
		// nothing is online
	case z.gemeldet > 0:
		l.Angebote = z.online
	default:
		l.OhneLaender = true
		l.Angebote = min(max(l.umsetzendeLaender(), 1), l.Moeglich)
	}
	if l.Moeglich > 0 {
		l.Abdeckung = AnteilGanz * Anteil(l.Angebote) / Anteil(l.Moeglich)
	}
}

func (l *Leistung) zustand(z laenderZahl) Zustand {
	stand := l.Stand()
	_, bundesweit := l.ist(FeldBundesweitIst)
	switch {
	case stand == StandEntfallen:
		return ZustandEntfallen
	case z.gemeldet > 0 && z.zustaendig > 0 && z.online == z.zustaendig:
		return ZustandFlaechendeckend
	case z.gemeldet == 0 && (stand == StandFlaechendeckend || bundesweit):
		return ZustandFlaechendeckend
	case z.online > 0 || stand == StandOnline || stand == StandFlaechendeckend || l.referenzErreicht():
		if l.Typ() == Typ1 {
			return ZustandFlaechendeckend
		}
		return ZustandOnline
	}
	switch stand {
	case StandZurueckgestellt:
		return ZustandZurueckgestellt
	case StandUmsetzung:
		return ZustandUmsetzung
	case StandPlanung:
		return ZustandPlanung
	case StandOffen:
		return ZustandOffen
	}
	return ZustandKeineAngabe
}

// referenzErreicht: the Referenzimplementierung is live, unless a stand stated later in the order says
// otherwise (counts can fall).
func (l *Leistung) referenzErreicht() bool {
	a, ok := l.ist(FeldReferenzIst)
	if !ok {
		return false
	}
	stand, gemeldet := l.Angabe(FeldStand)
	return !gemeldet || stand.Wert.Leer || !a.Vor(stand)
}

func (l *Leistung) umsetzendeLaender() (n int) {
	for _, u := range l.Liste(FeldUmsetzer) {
		if LandIndex(u) >= 0 {
			n++
		}
	}
	return n
}

// Widerspruch says in German where the reported stand and the derived state disagree, or "".
func (l *Leistung) Widerspruch() string {
	stand := l.Stand()
	if stand == "" || string(stand) == l.Zustand.Code() {
		return ""
	}
	if l.Typ() == Typ1 && stand == StandOnline && l.Zustand == ZustandFlaechendeckend {
		return "" // the definition, not a contradiction
	}
	return "Gemeldet ist „" + CodeTitel(string(stand)) + "“, nach Ländern und Terminen ist die Leistung „" + l.Zustand.Titel() + "“."
}
