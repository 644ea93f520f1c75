package ozg

// AltAb is the age in days from which the last statement of a Leistung is marked as old.
const AltAb = 100

// Datenstand says how current and how complete what a Themenfeld reported is. It speaks of a
// Federführung, never of a person.
type Datenstand struct {
	Themenfeld   Themenfeld
	HatPlan      bool
	Stichtag     Tag // newest Stichtag of a plan that speaks of its Leistungen
	AlterTage    int // from that Stichtag to the Stichtag of the Blick
	Vollstaendig int // Leistungen with a complete row
	Umfang       int
}

// Datenstaende works out the Datenstand of each Themenfeld. A plan without changes counts too, and a
// Rückmeldevorlage that came back without any: it states nothing, and confirms all.
func (b *Bestand) Datenstaende() []Datenstand {
	ds := make([]Datenstand, 0, len(Themenfelder))
	felder := b.Sicht.Themenfelder()
	rueckmeldungen := b.rueckmeldungen()
	for i, g := range Gruppiere(b.umfang, DimThemenfeld)[:len(felder)] {
		d := Datenstand{Themenfeld: felder[i], Umfang: len(g.Leistungen)}
		for _, l := range g.Leistungen {
			if l.Vollstaendig() {
				d.Vollstaendig++
			}
			if t, ok := l.Letzte(b.Sicht); ok && (!d.HatPlan || t > d.Stichtag) {
				d.HatPlan, d.Stichtag = true, t
			}
		}
		if t, ok := rueckmeldungen[d.Themenfeld.Name]; ok && (!d.HatPlan || t > d.Stichtag) {
			d.HatPlan, d.Stichtag = true, t
		}
		if d.HatPlan {
			d.AlterTage = int(b.Sicht.Stichtag - d.Stichtag)
		}
		ds = append(ds, d)
	}
	return ds
}

// rueckmeldungen gives the newest Stichtag of a Rückmeldevorlage that came back, by the name of its Themenfeld.
func (b *Bestand) rueckmeldungen() map[string]Tag {
	m := map[string]Tag{}
	for imp := range b.Sicht.Importe() {
		if imp.Art == ImportVorlage {
			m[imp.Themenfeld] = max(m[imp.Themenfeld], imp.Stichtag)
		}
	}
	return m
}

// Vollstaendig reports whether the row is complete: Typ, Welle, Stand, bundesweit_soll, and the Modell
// except for Typ 1.
func (l *Leistung) Vollstaendig() bool {
	for _, f := range []Feld{FeldTyp, FeldWelle, FeldStand, FeldBundesweitSoll} {
		if _, ok := l.Wert(f); !ok {
			return false
		}
	}
	return l.Typ() == Typ1 || l.Modell() != ModellKeine
}
