package reports

import (
	"ozgtracker/internal/ozg"
)

// The columns of the sheet Burn-up that the chart draws.
const (
	spalteMonat       = 1
	spalteUmfang      = 2
	spalteIrgendwo    = 3
	spalteAbdeckung   = 5
	spalteFlaeche     = 9
	spaltePlan        = 12
	spalteErstplan    = 13
	spalteFrist       = 14
	nameFristmarke    = "Frist "
	spaltenBurnUp     = 14
	burnUpKoepfeHoehe = 42
)

// schreibeBurnUp writes the monthly table and leaves the chart on it for the overview.
func schreibeBurnUp(m *mappe, in Inhalt) error {
	b := m.blatt(aufbau{name: blattBurnUp, breiten: []float64{13, 11, 11, 9, 13, 9, 11, 11, 17, 9, 10, 16, 12, 18}, fixiert: 1, kopfHoch: 2})
	b.titelblock("Burn-up zur Frist am " + ozg.Frist.Deutsch())
	b.satz(in.BurnUp.Satz+"."+satzDanach(in.BurnUp.OhneSoll), stilSatz)
	frist := nameFristmarke + ozg.Frist.Deutsch()
	b.zeileHoch(burnUpKoepfeHoehe,
		kopfZahl("Tag"), kopfZahl("Umfang (Nenner)"), kopfZahl("Online, irgendwo"), kopfZahl("Anteil"), kopfZahl("Abdeckung"), kopfZahl("Anteil"),
		kopfZahl("Angebote online"), kopfZahl("Angebote möglich"), kopfZahl("Flächendeckend"), kopfZahl("Anteil"), kopfZahl("keine Angabe"),
		kopfZahl("Aktueller Plan"), kopfZahl("Erstplan"), kopfZahl(frist))
	kopf := b.zeile
	for _, mo := range in.BurnUp.Monate {
		b.schreibe(monatszeile(mo, in.Ueberblick.Drei[0].Nenner)...)
	}
	b.fussnote("Einheit: OZG-Leistungen; Angebote: Leistung × zuständige Gebietskörperschaft. Abdeckung: entspricht so vielen Leistungen. Plan und Erstplan: bis zu diesem Tag nach Soll-Termin flächendeckend, wie am Stichtag gemeldet. Die Spalte Frist trägt nur die Marke des Diagramms.")
	m.burnUp = burnUpDiagramm(b, in, kopf, frist)
	return b.ende()
}

func monatszeile(mo Monat, marke int) []zelle {
	zellen := make([]zelle, spaltenBurnUp)
	for i := range zellen {
		zellen[i] = zelle{nil, stilZahl}
	}
	zellen[0] = tag(mo.Tag)
	if mo.Gezaehlt {
		z := mo.Zahlen
		copy(zellen[1:], []zelle{
			zahl(z.Umfang), zahl(z.Irgendwo), anteil(z.Irgendwo, z.Umfang), zahl(z.Entspricht()), anteil(z.Entspricht(), z.Umfang),
			zahl(z.Angebote), zahl(z.Moeglich), zahl(z.Flaechendeckend), anteil(z.Flaechendeckend, z.Umfang), zahl(z.KeineAngabe()),
		})
	}
	if mo.HatPlan {
		zellen[spaltePlan-1], zellen[spalteErstplan-1] = zahl(mo.Plan), zahl(mo.Erstplan)
	}
	if mo.Frist {
		zellen[spalteFrist-1] = zahl(marke)
	}
	return zellen
}

func burnUpDiagramm(b *blatt, in Inhalt, kopf int, frist string) diagramm {
	monate := in.BurnUp.Monate
	spalte := func(s int) string { return b.bezug(zellbereich(s, kopf+1, s, kopf+len(monate))) }
	linie := func(s int, name, farbe string, breite float64, strich string, w func(Monat) wert) reihe {
		r := reihe{name: name, nameZelle: b.bezug(festeZelle(s, kopf)), zellen: spalte(s), farbe: farbe, breite: breite, strich: strich}
		for _, mo := range monate {
			r.werte = append(r.werte, w(mo))
		}
		return r
	}
	gezaehlt := func(f func(ozg.Zahlen) int) func(Monat) wert {
		return func(mo Monat) wert { return wert{f(mo.Zahlen), mo.Gezaehlt} }
	}
	d := diagramm{
		titel: in.BurnUp.Satz, name: "Burn-up", kategorien: spalte(spalteMonat),
		alt: "Liniendiagramm über die Monate: OZG-Leistungen online irgendwo, Abdeckung, flächendeckend, Umfang, aktueller Plan, Erstplan und Frist. " + in.Ueberblick.Aussage + " " + in.BurnUp.Satz + ". Die Werte stehen im Blatt " + blattBurnUp + ".",
		reihen: []reihe{
			linie(spalteUmfang, "Umfang (Nenner)", farbeText, 0.75, "", gezaehlt(func(z ozg.Zahlen) int { return z.Umfang })),
			linie(spalteErstplan, "Erstplan", farbeRegel, 1, "sysDot", func(mo Monat) wert { return wert{mo.Erstplan, mo.HatPlan} }),
			linie(spaltePlan, "Aktueller Plan", farbeRegel, 1.75, "dash", func(mo Monat) wert { return wert{mo.Plan, mo.HatPlan} }),
			linie(spalteIrgendwo, "Online, irgendwo", farbeBlau, 2, "", gezaehlt(func(z ozg.Zahlen) int { return z.Irgendwo })),
			linie(spalteAbdeckung, "Abdeckung", farbeBlau, 2, "sysDash", gezaehlt(ozg.Zahlen.Entspricht)),
			linie(spalteFlaeche, "Flächendeckend", farbeNavy, 3.5, "", gezaehlt(func(z ozg.Zahlen) int { return z.Flaechendeckend })),
			linie(spalteFrist, frist, farbeRot, 1.5, "", func(mo Monat) wert { return wert{in.Ueberblick.Drei[0].Nenner, mo.Frist} }),
		},
	}
	setzeWerte(in.Ueberblick.Drei, d.reihen[3:6])
	d.reihen[6].marke = true
	for _, mo := range monate {
		d.tage = append(d.tage, mo.Tag)
	}
	return d
}

// setzeWerte places the values of the three counts beside the ends of their lines; where two lines end
// close together, the upper value goes up and the lower one down.
func setzeWerte(drei [3]Kennzahl, reihen []reihe) {
	for i := range reihen {
		reihen[i].letzter = "r"
	}
	nah := max(drei[0].Nenner/15, 1)
	if drei[0].Zaehler-drei[1].Zaehler < nah {
		reihen[0].letzter = "t"
	}
	if drei[1].Zaehler-drei[2].Zaehler < nah {
		reihen[2].letzter = "b"
	}
}

// festeZelle is "$B$5".
func festeZelle(spalte, zeile int) string {
	a := zellbereich(spalte, zeile, spalte, zeile)
	return a[:len(a)/2]
}

// fussnote is small text under a table.
func (b *blatt) fussnote(s string) { b.satz(s, stilZweit) }
