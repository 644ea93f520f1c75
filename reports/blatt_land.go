package reports

import (
	"strings"

	"ozgtracker/internal/ozg"
)

// schreibeLand writes what the report on one Land says beyond the others.
func schreibeLand(m *mappe, in Inhalt) error {
	la := in.Land
	b := m.blatt(aufbau{name: blattLand, breiten: []float64{50, 12, 30, 30, 20, 12, 12, 12}, druck: mitUmbruch})
	b.titelblock(la.Name + ": was online ist und was fehlt")
	b.satz(la.Satz, stilSatz)
	b.landKennzahlen(la)
	b.leer()
	b.landFelder(la)
	b.umbruch()
	b.landVerlauf(la)
	b.umbruch()
	b.landFehlt(la)
	return b.ende()
}

func (b *blatt) landKennzahlen(la Land) {
	z := la.Zahlen
	zeile := func(name, titel string, n, von int, was string) {
		hoehe := zeilenhoehe(was, b.breiten[2]+b.breiten[3]+b.breiten[4], 10, false)
		b.zeileHoch(hoehe, text(titel), zahl(n), zelle{was, stilNachZahl}, zelle{nil, stilText}, zelle{nil, stilText}, zahl(von), anteil(n, von))
		b.verbinde(3, b.zeile, 5, b.zeile)
		if b.err == nil {
			b.tue(b.m.benenne(name, b.bezug(festeZelle(2, b.zeile))))
		}
	}
	b.zeileHoch(20, kopfzelle("Kennzahl"), kopfZahl("Zähler"), zelle{"Was gezählt wird", stilKopfNachZahl}, zelle{nil, stilKopf}, zelle{nil, stilKopf}, kopfZahl("Nenner"), kopfZahl("Anteil"))
	b.verbinde(3, b.zeile, 5, b.zeile)
	zeile("Land_online", "online", z.Online, z.Zustaendig(), "föderale OZG-Leistungen, die im Land online sind")
	zeile("Land_geplant", "geplant", z.Geplant, z.Zustaendig(), "als geplant gemeldet")
	zeile("Land_nein", "noch nicht online", z.Nein, z.Zustaendig(), "als nicht online gemeldet")
	zeile("Land_keine", titelKeine, z.KeineAngabe, z.Zustaendig(), "zum Land ist nichts gemeldet")
	b.zeileHoch(18, text("Platz unter den 16 Ländern"), zahl(la.Rang), zelle{"nach dem Anteil der Leistungen, die online sind", stilNachZahl}, zelle{nil, stilText}, zelle{nil, stilText}, zelle{unbekannt, stilZahl.mit("")}, zelle{unbekannt, stilZahl.mit("")})
	b.verbinde(3, b.zeile, 5, b.zeile)
	zeile("Land_fuehrt", "Federführung: flächendeckend", la.Fuehrt.Flaechendeckend, la.Fuehrt.Umfang, "OZG-Leistungen, die das Land für alle federführend betreut; irgendwo online: "+ozg.ZahlText(la.Fuehrt.Irgendwo))
	zeile("Land_baut", "Umsetzung: flächendeckend", la.Baut.Flaechendeckend, la.Baut.Umfang, "OZG-Leistungen, die das Land für alle umsetzt; irgendwo online: "+ozg.ZahlText(la.Baut.Irgendwo))
	felder := "Das Land hat die Federführung keines Themenfeldes."
	if len(la.FuehrtFelder) > 0 {
		felder = "Federführung der Themenfelder: " + strings.Join(la.FuehrtFelder, ", ") + "."
	}
	b.fussnote("Einheit: OZG-Leistungen. " + kurz("land") + " " + felder)
}

// landFelder writes the Themenfelder in the Land and their chart.
func (b *blatt) landFelder(la Land) {
	b.satz("Stand je Themenfeld im Land", stilAbschnitt)
	b.zeileHoch(32, kopfzelle("Themenfeld"), kopfZahl("online"), zelle{"Anteil der zuständigen", stilKopfNachZahl}, kopfZahl("zuständig (Nenner)"), kopfZahl("geplant"), kopfZahl("noch nicht"), kopfZahl("keine Angabe"), kopfZahl("nicht zuständig"))
	kopf := b.zeile
	d := diagramm{
		form: formBalken, titel: la.Satz, name: "Stand je Themenfeld im Land", einheit: "föderale OZG-Leistungen",
		alt: "Gestapelte Balken je Themenfeld: online, geplant, noch nicht online, keine Angabe. " + la.Satz + " Die Werte stehen im Blatt " + b.name + ".",
	}
	reihen := []struct {
		spalte int
		name   string
		look   reihe
		wert   func(ozg.LandZahlen) int
	}{
		{2, "online", stapelfarben[ozg.ZustandOnline], func(z ozg.LandZahlen) int { return z.Online }},
		{5, "geplant", stapelfarben[ozg.ZustandPlanung], func(z ozg.LandZahlen) int { return z.Geplant }},
		{6, "noch nicht", stapelfarben[ozg.ZustandOffen], func(z ozg.LandZahlen) int { return z.Nein }},
		{7, "keine Angabe", stapelfarben[ozg.ZustandKeineAngabe], func(z ozg.LandZahlen) int { return z.KeineAngabe }},
	}
	links := eingezogen(stilZahl)
	links.rechts = false
	for _, f := range la.Felder {
		z := f.Zahlen
		b.schreibe(text(f.Titel), zahl(z.Online), anteilIn(z.Online, z.Zustaendig(), links), zahl(z.Zustaendig()), zahl(z.Geplant), zahl(z.Nein), zahl(z.KeineAngabe), zahl(z.NichtZustaendig))
		d.texte = append(d.texte, f.Titel)
	}
	letzte := b.zeile
	z := la.Zahlen
	linksSumme := eingezogen(stilSummeZ)
	linksSumme.rechts = false
	b.schreibe(zelle{"gesamt", stilSumme}, zelle{z.Online, stilSummeZ}, anteilIn(z.Online, z.Zustaendig(), linksSumme), zelle{z.Zustaendig(), stilSummeZ}, zelle{z.Geplant, stilSummeZ}, zelle{z.Nein, stilSummeZ}, zelle{z.KeineAngabe, stilSummeZ}, zelle{z.NichtZustaendig, stilSummeZ})
	if len(la.Felder) == 0 {
		return
	}
	d.kategorien = b.bezug(zellbereich(1, kopf+1, 1, letzte))
	for _, r := range reihen {
		s := r.look
		s.name, s.nameZelle, s.zellen = r.name, b.bezug(festeZelle(r.spalte, kopf)), b.bezug(zellbereich(r.spalte, kopf+1, r.spalte, letzte))
		for _, f := range la.Felder {
			s.werte = append(s.werte, wert{r.wert(f.Zahlen), true})
		}
		d.reihen = append(d.reihen, s)
	}
	b.umbruch()
	hoehe := balkenHoehe(len(la.Felder))
	b.diagramm(d, 1, b.zeile+1, uint(b.pixel())-20, uint(hoehe))
	b.platz(hoehe)
	b.m.land = d
}

// landVerlauf writes the month ends and the line over them.
func (b *blatt) landVerlauf(la Land) {
	b.satz("Verlauf: föderale OZG-Leistungen, die in "+la.Name+" online sind", stilAbschnitt)
	von := b.zeile + 1
	b.platz(300)
	b.zeileHoch(32, kopfzelle("Tag"), kopfZahl("online"), zelle{"Anteil der zuständigen", stilKopfNachZahl}, kopfZahl("zuständig (Nenner)"), kopfZahl("geplant"), kopfZahl("noch nicht"), kopfZahl("keine Angabe"), kopfZahl("nicht zuständig"))
	kopf := b.zeile
	links := stilTag
	links.rechts = false
	quote := eingezogen(stilZahl)
	quote.rechts = false
	d := diagramm{name: "Verlauf im Land", titel: "Der Weg von " + la.Name + ": " + ozg.ZahlText(la.Zahlen.Online) + " von " + ozg.ZahlText(la.Zahlen.Zustaendig()) + " föderalen OZG-Leistungen online", einheit: "föderale OZG-Leistungen"}
	reihen := []reihe{{name: "online", farbe: farbeBlau, breite: 3, letzter: "t"}, {name: "zuständig (Nenner)", farbe: farbeText, breite: 0.75}}
	for _, p := range la.Verlauf {
		z := p.Zahlen
		b.schreibe(zelle{excelTag(p.Tag), links}, zahl(z.Online), anteilIn(z.Online, z.Zustaendig(), quote), zahl(z.Zustaendig()), zahl(z.Geplant), zahl(z.Nein), zahl(z.KeineAngabe), zahl(z.NichtZustaendig))
		d.tage = append(d.tage, p.Tag)
		reihen[0].werte = append(reihen[0].werte, wert{z.Online, true})
		reihen[1].werte = append(reihen[1].werte, wert{z.Zustaendig(), true})
	}
	for i, spalte := range []int{2, 4} {
		reihen[i].nameZelle, reihen[i].zellen = b.bezug(festeZelle(spalte, kopf)), b.bezug(zellbereich(spalte, kopf+1, spalte, b.zeile))
	}
	d.reihen, d.kategorien = reihen, b.bezug(zellbereich(1, kopf+1, 1, b.zeile))
	d.alt = "Liniendiagramm über die Monate. " + d.titel + ". Die Werte stehen im Blatt " + b.name + "."
	b.diagramm(d, 1, von, uint(b.pixel())-20, 300)
}

// landFehlt lists what other Länder have online and this one has not.
func (b *blatt) landFehlt(la Land) {
	b.satz(ozg.AnzahlText(len(la.Fehlt), "OZG-Leistung ist", "OZG-Leistungen sind")+" in anderen Ländern online und in "+la.Name+" nicht", stilAbschnitt)
	b.zeileHoch(32, kopfzelle("OZG-Leistung"), kopfzelle("OZG-ID"), kopfzelle("Themenfeld"), kopfzelle("Federführung"), kopfzelle("Stand hier"), kopfZahl("online in Ländern"), kopfZahl("zuständige Länder"))
	kopf := b.zeile
	for _, f := range la.Fehlt {
		b.schreibe(text(f.Bezeichnung), ozgID(f.OZGID), text(angabe(f.Themenfeld)), text(angabe(f.Federfuehrung)), text(f.Stand), zahl(f.Angebote), zahl(f.Moeglich))
	}
	b.filterbar(kopf, 7)
	b.fussnote("Die mit der größten Abdeckung zuerst. Leistungen ohne jede Länderangabe stehen nicht in der Liste.")
}
