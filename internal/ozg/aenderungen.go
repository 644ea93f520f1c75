package ozg

// Aenderung is what became different about one Leistung between two days.
type Aenderung struct {
	OZGID    string
	Alt, Neu *Leistung // nil where nothing was known of it on that day
	War, Ist bool      // whether it belonged to the Umfang, and whether it does
	Felder   []Feldaenderung
}

// Feldaenderung is one value that differs. An Angabe without a Wert means that nothing was stated: before,
// because it is new; now, because its import was taken back or the compared day is the later one.
type Feldaenderung struct {
	Feld     Feld
	Alt, Neu Angabe
}

// Tage is by how many days a date moved; ok is false where one of both is no date.
func (f Feldaenderung) Tage() (n int, ok bool) {
	if f.Feld.Art() != ArtDatum || f.Alt.Wert == nil || f.Neu.Wert == nil || f.Alt.Wert.Leer || f.Neu.Wert.Leer {
		return 0, false
	}
	return int(f.Neu.Wert.Tag - f.Alt.Wert.Tag), true
}

// Aenderungen lists by OZG-ID what differs between two Bestände: values, the derived state, the Länder
// reached, and who belongs to the Umfang. A value stated anew as it was is no change. Both must come from
// the same Geschichte.
func Aenderungen(davor, jetzt *Bestand) (as []Aenderung) {
	war, ist := umfangIDs(davor), umfangIDs(jetzt)
	i, j := 0, 0
	for i < len(davor.leistungen) || j < len(jetzt.leistungen) {
		var a Aenderung
		switch {
		case j == len(jetzt.leistungen) || i < len(davor.leistungen) && davor.leistungen[i].OZGID < jetzt.leistungen[j].OZGID:
			a.Alt = &davor.leistungen[i]
			i++
		case i == len(davor.leistungen) || jetzt.leistungen[j].OZGID < davor.leistungen[i].OZGID:
			a.Neu = &jetzt.leistungen[j]
			j++
		default:
			a.Alt, a.Neu = &davor.leistungen[i], &jetzt.leistungen[j]
			i, j = i+1, j+1
		}
		a.OZGID = a.Leistung().OZGID
		a.War, a.Ist = war[a.OZGID], ist[a.OZGID]
		a.Felder = feldaenderungen(a.Alt, a.Neu)
		if len(a.Felder) > 0 || a.War != a.Ist || a.AlterZustand() != a.NeuerZustand() || a.angebote() != 0 {
			as = append(as, a)
		}
	}
	return as
}

func umfangIDs(b *Bestand) map[string]bool {
	ids := make(map[string]bool, len(b.umfang))
	for _, l := range b.umfang {
		ids[l.OZGID] = true
	}
	return ids
}

func feldaenderungen(alt, neu *Leistung) (fs []Feldaenderung) {
	for f := range Feld(AnzahlFelder) {
		var x, y Angabe
		if alt != nil {
			x, _ = alt.Angabe(f)
		}
		if neu != nil {
			y, _ = neu.Angabe(f)
		}
		if x.Wert == y.Wert || x.Wert != nil && y.Wert != nil && x.Wert.Gleich(*y.Wert) {
			continue
		}
		fs = append(fs, Feldaenderung{f, x, y})
	}
	return fs
}

// Leistung is the Leistung as it is now, or as it was where nothing is known of it any more.
func (a Aenderung) Leistung() *Leistung {
	if a.Neu != nil {
		return a.Neu
	}
	return a.Alt
}

// AlterZustand is the derived state before; keine Angabe where nothing was known.
func (a Aenderung) AlterZustand() Zustand { return zustandVon(a.Alt) }

// NeuerZustand is the derived state now.
func (a Aenderung) NeuerZustand() Zustand { return zustandVon(a.Neu) }

func zustandVon(l *Leistung) Zustand {
	if l == nil {
		return ZustandKeineAngabe
	}
	return l.Zustand
}

// angebote is how many Gebietskörperschaften more are online.
func (a Aenderung) angebote() (n int) {
	if a.Neu != nil {
		n = a.Neu.Angebote
	}
	if a.Alt != nil {
		n -= a.Alt.Angebote
	}
	return n
}
