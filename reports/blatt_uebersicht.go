package reports

// The sheets in their order. The overview comes first and is written last: its charts stand on cells of
// the others.
const (
	blattUebersicht   = "Übersicht"
	blattBurnUp       = "Burn-up"
	blattThemenfelder = "Themenfelder"
	blattTyp          = "Typ"
	blattWelle        = "Welle"
	blattNachnutzung  = "Nachnutzung"
	blattLaender      = "Länder"
	blattVerzug       = "Verzug"
	blattLeistungen   = "Leistungen"
	blattMethodik     = "Methodik"
	blattDatenstand   = "Datenstand"
)

// schreibeUebersicht writes the page that a Staatssekretär reads: finding, three counts, burn-up; then
// what qualifies them and the Themenfelder.
func schreibeUebersicht(m *mappe, in Inhalt) error {
	u := in.Ueberblick
	b := m.blatt(aufbau{name: blattUebersicht, breiten: []float64{36, 20, 20, 20, 20, 20, 20}, druck: jeSeite})
	b.titelblock(m.kopf.Titel)
	b.leer()
	b.satz(u.Aussage, stil{groesse: 15, fett: true})
	b.satz(u.Frist+satzDanach(u.ZurFrist), stil{})
	b.leer()
	b.dreiZahlen(u.Drei)
	b.leer()
	b.diagramm(m.burnUp, 1, b.zeile+1, uint(b.pixel())-10, 300)
	b.platz(300)
	b.umbruch()
	b.kennzahlen("Was die drei Zahlen einordnet", u.Weitere)
	b.leer()
	b.kennzahlen("Plantreue der bundesweiten Verfügbarkeit, gegen Erstplan und aktuellen Plan", u.Plantreue)
	b.umbruch()
	d := m.themenfelder
	if len(in.Themenfelder.Klassen) == 0 {
		d = m.wellen
	}
	hoehe := balkenHoehe(len(d.texte))
	b.diagramm(d, 1, b.zeile+1, uint(b.pixel())-10, uint(hoehe))
	b.platz(hoehe)
	b.fussnote("Alle Definitionen stehen im Blatt " + blattMethodik + ", alle OZG-Leistungen im Blatt " + blattLeistungen + ".")
	return b.ende()
}

func satzDanach(s string) string {
	if s == "" {
		return ""
	}
	return " " + s
}

// dreiZahlen writes the three counts side by side, two columns each, with a line in the look of the
// chart above each.
func (b *blatt) dreiZahlen(drei [3]Kennzahl) {
	farben := [3]string{farbeBlau, farbeBlau, farbeNavy}
	striche := [3]int{linieMittel, linieStrich, linieDick}
	zeile := func(hoehe float64, links string, s stil, wert func(int, Kennzahl) zelle) {
		zellen := []zelle{{links, s}}
		for i, k := range drei {
			z := wert(i, k)
			leer := z
			leer.wert = nil
			zellen = append(zellen, z, leer)
		}
		b.zeileHoch(hoehe, zellen...)
		for i := range drei {
			b.verbinde(2+2*i, b.zeile, 3+2*i, b.zeile)
		}
	}
	zweit := stil{groesse: 10, farbe: farbeZweit}
	zeile(20, "", stil{}, func(i int, k Kennzahl) zelle {
		return zelle{k.Titel, stil{groesse: 12, fett: true, oben: farben[i], obenStrich: striche[i], zentriert: true}}
	})
	zeile(40, "OZG-Leistungen (Zähler)", stil{groesse: 10, farbe: farbeZweit, zentriert: true}, func(i int, k Kennzahl) zelle {
		return zelle{k.Zaehler, stil{groesse: 30, fett: true, farbe: farben[i], zentriert: true, format: formatZahl}}
	})
	b.benenneDrei(drei, "")
	zeile(normalHoehe, "von (Nenner)", zweit, func(_ int, k Kennzahl) zelle { return zelle{k.Nenner, stil{format: formatZahl}} })
	b.benenneDrei(drei, "_von")
	zeile(normalHoehe, "Anteil", zweit, func(_ int, k Kennzahl) zelle { return anteilIn(k.Zaehler, k.Nenner, stil{}) })
	zeile(normalHoehe, "Einheit", zweit, func(_ int, k Kennzahl) zelle { return zelle{k.Einheit, stil{}} })
	hoehe := 0.0
	for _, k := range drei {
		hoehe = max(hoehe, zeilenhoehe(k.Erlaeutert, b.breiten[1]+b.breiten[2], 10, false))
	}
	zeile(hoehe, "Was gezählt wird", zweit, func(_ int, k Kennzahl) zelle {
		return zelle{k.Erlaeutert, stil{groesse: 10, farbe: farbeZweit, umbruch: true}}
	})
}

func (b *blatt) benenneDrei(drei [3]Kennzahl, endung string) {
	if b.err != nil {
		return
	}
	for i, k := range drei {
		b.tue(b.m.benenne(k.Name+endung, b.bezug(festeZelle(2+2*i, b.zeile))))
	}
	if endung == "_von" {
		b.tue(b.m.benenne("Umfang", b.bezug(festeZelle(2, b.zeile))))
	}
}

// kennzahlen writes figures one below the other: Zähler, Nenner, share, unit and what is counted.
func (b *blatt) kennzahlen(titel string, ks []Kennzahl) {
	b.satz(titel, stilAbschnitt)
	kopf := []zelle{kopfzelle("Kennzahl"), kopfZahl("Zähler"), kopfZahl("Nenner"), kopfZahl("Anteil"), {"Einheit", stilKopfNachZahl}, kopfzelle("Was gezählt wird"), {nil, stilKopf}}
	b.zeileHoch(20, kopf...)
	b.verbinde(6, b.zeile, 7, b.zeile)
	for _, k := range ks {
		nenner, quote := zelle{unbekannt, stilZahlOben.mit("")}, zelle{unbekannt, stilZahlOben.mit("")}
		if !k.OhneNenner {
			nenner, quote = zelle{k.Nenner, stilZahlOben}, anteilIn(k.Zaehler, k.Nenner, stilZahlOben)
		}
		fett := stilOben
		fett.fett = true
		hoehe := max(zeilenhoehe(k.Erlaeutert, b.breiten[5]+b.breiten[6], 10, false), zeilenhoehe(k.Titel, b.breiten[0], 10, true))
		b.zeileHoch(hoehe, zelle{k.Titel, fett}, zelle{k.Zaehler, stilZahlOben}, nenner, quote, zelle{k.Einheit, eingezogen(stilOben)}, zelle{k.Erlaeutert, stilOben}, zelle{nil, stilOben})
		b.verbinde(6, b.zeile, 7, b.zeile)
		if b.err == nil {
			b.tue(b.m.benenne(k.Name, b.bezug(festeZelle(2, b.zeile))))
			if !k.OhneNenner {
				b.tue(b.m.benenne(k.Name+"_von", b.bezug(festeZelle(3, b.zeile))))
			}
		}
	}
}
