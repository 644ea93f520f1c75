package reports

import "ozgtracker/internal/ozg"

// schreibeNachnutzung writes the matrix Entwicklung × Betrieb and the stand per Modell.
func schreibeNachnutzung(m *mappe, in Inhalt) error {
	n := in.Nachnutzung
	b := m.blatt(aufbau{name: blattNachnutzung, breiten: append([]float64{44}, zahlenBreiten()...), druck: aufSeite})
	b.titelblock("Nachnutzung: Entwicklung und Betrieb")
	b.satz(n.Satz, stilSatz)
	b.leer()
	b.matrix(n)
	b.leer()
	b.zeileHoch(20, zelle{"Stand je Nachnutzungsmodell", stilAbschnitt})
	d := b.gliederung(n.Stand, "Nachnutzungsmodell", "")
	b.fussnote(fussnoteDreiZahlen + " Leistungen des Typs 1 brauchen kein Nachnutzungsmodell und stehen meist unter „keine Angabe“.")
	b.leer()
	b.diagramm(d, 1, b.zeile+1, uint(b.pixel())-20, 300)
	b.platz(300)
	return b.ende()
}

// matrix has the rows Entwicklung and the columns Betrieb; each cell spans four columns.
func (b *blatt) matrix(n Nachnutzung) {
	const breite = 4
	kopf := []zelle{kopfzelle("Entwicklung ↓   Betrieb →"), kopfzelle("lokal"), {"", stilKopf}, {"", stilKopf}, {"", stilKopf}, kopfzelle("übergreifend"), {"", stilKopf}, {"", stilKopf}, {"", stilKopf}}
	b.zeileHoch(20, kopf...)
	b.verbindeZellen(breite)
	gross := stil{groesse: 20, fett: true, format: formatZahl, zentriert: true}
	feld := stil{groesse: 10, unten: farbeHaarlinie, umbruch: true}
	fehlt := stil{groesse: 12, farbe: farbeZweit, zentriert: true}
	reihe := func(titel string, links, rechts any, lt, rt string) {
		r := gross
		if _, ok := rechts.(string); ok {
			r = fehlt
		}
		b.zeileHoch(28, zelle{titel, stil{groesse: 11, fett: true, zentriert: true}}, zelle{links, gross}, zelle{}, zelle{}, zelle{}, zelle{rechts, r})
		b.verbindeZellen(breite)
		leer := zelle{"", feld}
		b.zeileHoch(32, leer, zelle{lt, feld}, leer, leer, leer, zelle{rt, feld}, leer, leer, leer)
		b.verbindeZellen(breite)
	}
	reihe("übergreifend", n.B, n.A, "Modell B: "+ozg.ModellB.Titel(), "Modell A: "+ozg.ModellA.Titel())
	zeileB := b.zeile - 1
	reihe("lokal", n.C, "nicht anwendbar", "Modell C: "+ozg.ModellC.Titel(), "Lokal entwickelte Lösungen werden nicht übergreifend betrieben.")
	zeileC := b.zeile - 1
	b.schreibe(zelle{"keine Angabe", stil{}}, zelle{n.OhneAngabe, stil{format: formatZahl}})
	b.schreibe(zelle{"Umfang", stil{fett: true}}, zelle{n.Umfang, stil{fett: true, format: formatZahl}})
	b.fussnote("Einheit: OZG-Leistungen. Die Modelle A, B und C und „keine Angabe“ ergeben zusammen den Umfang.")
	if b.err == nil {
		b.tue(b.m.benenne("Modell_B", b.bezug(festeZelle(2, zeileB))))
		b.tue(b.m.benenne("Modell_A", b.bezug(festeZelle(2+breite, zeileB))))
		b.tue(b.m.benenne("Modell_C", b.bezug(festeZelle(2, zeileC))))
	}
}

func (b *blatt) verbindeZellen(breite int) {
	b.verbinde(2, b.zeile, 1+breite, b.zeile)
	b.verbinde(2+breite, b.zeile, 1+2*breite, b.zeile)
}
