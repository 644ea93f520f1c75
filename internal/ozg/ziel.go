package ozg

import "slices"

// Zaehlung is which of the three counts a Ziel speaks of.
type Zaehlung string

// The counts.
const (
	ZaehlungFlaechendeckend Zaehlung = "flaechendeckend"
	ZaehlungAbdeckung       Zaehlung = "abdeckung"
	ZaehlungIrgendwo        Zaehlung = "irgendwo"
)

// Zaehlungen lists the counts, the strictest first.
var Zaehlungen = []Zaehlung{ZaehlungFlaechendeckend, ZaehlungAbdeckung, ZaehlungIrgendwo}

// Titel is the German name of the count.
func (z Zaehlung) Titel() string {
	switch z {
	case ZaehlungAbdeckung:
		return "Abdeckung"
	case ZaehlungIrgendwo:
		return "online, irgendwo"
	}
	return "flächendeckend"
}

// Von is the count out of the three.
func (z Zaehlung) Von(n Zahlen) int {
	switch z {
	case ZaehlungAbdeckung:
		return n.Entspricht()
	case ZaehlungIrgendwo:
		return n.Irgendwo
	}
	return n.Flaechendeckend
}

// CodeFrist is the Code of the first Ziel, that of the law.
const CodeFrist = "frist"

// Ziel is something to be reached by a day: which Leistungen, which count, until when.
type Ziel struct {
	Code       string // in addresses; CodeFrist is the law's
	Name       string
	Tag        Tag
	Zaehlung   Zaehlung
	Themenfeld string   // slug; "": all
	Leistungen []string // OZG-IDs; none: all of the Themenfeld
}

// ZielFrist is the goal of the law: all Leistungen, flächendeckend, by 31.12.2022.
var ZielFrist = Ziel{Code: CodeFrist, Name: "Frist des Onlinezugangsgesetzes", Tag: Frist, Zaehlung: ZaehlungFlaechendeckend}

// TageBis is the number of days from the Stichtag to the day of the Ziel; negative once it has passed.
func (z Ziel) TageBis(stichtag Tag) int { return int(z.Tag - stichtag) }

// Gehoert reports whether a Leistung of the Umfang counts for the Ziel.
func (z Ziel) Gehoert(l *Leistung) bool {
	if z.Themenfeld != "" && DimThemenfeld.Code(l) != z.Themenfeld {
		return false
	}
	return len(z.Leistungen) == 0 || slices.Contains(z.Leistungen, l.OZGID)
}

// Alle reports whether every Leistung of the Umfang counts.
func (z Ziel) Alle() bool { return z.Themenfeld == "" && len(z.Leistungen) == 0 }

// Ziele lists the Ziele known at the Wissensstand: that of the law, then the others by their day.
func (s Sicht) Ziele() []Ziel {
	ziele := []Ziel{ZielFrist}
	for _, e := range s.einstellungen() {
		if e.Ziel == nil {
			continue
		}
		i := slices.IndexFunc(ziele, func(z Ziel) bool { return z.Code == e.Ziel.Code })
		neu, ok := e.Ziel.ziel()
		switch {
		case i == 0 || i < 0 && !ok:
		case !ok:
			ziele = slices.Delete(ziele, i, i+1)
		case i < 0:
			ziele = append(ziele, neu)
		default:
			ziele[i] = neu
		}
	}
	slices.SortStableFunc(ziele[1:], func(x, y Ziel) int { return int(x.Tag - y.Tag) })
	return ziele
}

// Ziel finds a Ziel by its code.
func (s Sicht) Ziel(code string) (Ziel, bool) {
	for _, z := range s.Ziele() {
		if z.Code == code {
			return z, true
		}
	}
	return Ziel{}, false
}

// ziel is the Ziel that the setting makes; ok is false where it takes it away.
func (z *ZielEinstellung) ziel() (Ziel, bool) {
	t, err := ParseISO(z.Tag)
	return Ziel{Code: z.Code, Name: z.Name, Tag: t, Zaehlung: z.Zaehlung, Themenfeld: z.Themenfeld, Leistungen: z.Leistungen}, err == nil && !z.Entfaellt
}
