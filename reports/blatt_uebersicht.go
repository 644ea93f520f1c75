package reports

import (
	"cmp"
	"strings"
)

// The names of the sheets.
const (
	blattUebersicht   = "Übersicht"
	blattLand         = "Land"
	blattBurnUp       = "Burn-up"
	blattThemenfelder = "Themenfelder"
	blattTyp          = "Typ"
	blattWelle        = "Welle"
	blattNachnutzung  = "Nachnutzung"
	blattLaender      = "Länder"
	blattBruecke      = "Brücke"
	blattAenderungen  = "Änderungen"
	blattTermine      = "Termine"
	blattTrend        = "Meilensteintrend"
	blattVerzug       = "Verzug"
	blattLeistungen   = "Leistungen"
	blattMethodik     = "Methodik"
	blattDatenstand   = "Datenstand"
)

// schreibeUebersicht writes the page that a Staatssekretär reads: finding, three counts, burn-up; then
// what qualifies them and the Themenfelder.
func schreibeUebersicht(m *mappe, in Inhalt) error {
	u := in.Ueberblick
	b := m.blatt(aufbau{name: blattUebersicht, breiten: breitenUebersicht, druck: jeSeite})
	b.deckblatt()
	if in.hat(codeLand) {
		b.satz(in.Land.Satz, stil{groesse: 15, fett: true})
		b.satz("Bundesweit, für dieselben Leistungen: "+u.Aussage, stil{})
	} else {
		b.satz(u.Aussage, stil{groesse: 15, fett: true})
	}
	b.satz(u.Frist+satzDanach(u.ZurFrist), stil{})
	b.leer()
	b.dreiZahlen(u)
	if in.hat(codeBurnUp) {
		b.leer()
		b.bild(m.burnUp, 300)
	}
	b.umbruch()
	b.kennzahlen("Was die drei Zahlen einordnet", u.Weitere)
	b.leer()
	b.kennzahlen("Plantreue der bundesweiten Verfügbarkeit, gegen Erstplan und aktuellen Plan", u.Plantreue)
	if d := m.gegliedert(in); len(d.reihen) > 0 {
		b.umbruch()
		b.bild(d, balkenHoehe(len(d.texte)))
	}
	b.verweise(in)
	return b.ende()
}

// gegliedert is the chart that shows how the Leistungen of the report differ.
func (m *mappe) gegliedert(in Inhalt) diagramm {
	switch {
	case in.hat(codeLand):
		return m.land
	case in.hat(codeThemenfelder):
		return m.themenfelder
	}
	return m.wellen
}

// breitenUebersicht are the columns of the first sheet.
var breitenUebersicht = []float64{36, 20, 20, 20, 20, 20, 20}

// zeileAnsicht is the line of the title sheet that leads to the pages.
const zeileAnsicht = "Dieselbe Ansicht"

// deckblatt writes what the report is, line by line: by whom, of which day, as known when, compared with
// what, on which Leistungen, made when, and where the same view is found.
func (b *blatt) deckblatt() {
	k := b.m.kopf
	b.zeileHoch(24, zelle{k.Titel, stilTitel})
	if k.Beispieldaten {
		b.satz(hinweisBeispiel, stilWarnung)
	}
	breite := 0.0
	for _, w := range b.breiten[1:] {
		breite += w
	}
	zweit := stil{groesse: 10, farbe: farbeZweit}
	wert := stil{groesse: 10, umbruch: true}
	for _, z := range [][2]string{
		{"Herausgeber", k.Herausgeber},
		{"Stichtag", k.Stichtag.Deutsch()},
		{"Wissensstand", k.WissenText()},
		{"Vergleich", cmp.Or(k.Vergleich, "keiner")},
		{"Auswahl", k.Auswahl},
		{"Erstellt", k.Erstellung()},
		{zeileAnsicht, k.Adresse},
	} {
		switch {
		case z[1] == "" && z[0] == zeileAnsicht:
			continue // nobody told the public address: no empty promise
		case z[1] == "":
			z[1] = unbekannt
		}
		b.zeileHoch(zeilenhoehe(z[1], breite, 10, false), zelle{z[0], zweit}, zelle{z[1], wert})
		b.verbinde(2, b.zeile, len(b.breiten), b.zeile)
	}
	b.leer()
}

// bild places a chart of the full width below the last row.
func (b *blatt) bild(d diagramm, hoehe int) {
	b.diagramm(d, 1, b.zeile+1, uint(b.pixel())-10, uint(hoehe))
	b.platz(hoehe)
}

// verweise names the sheets that explain this one.
func (b *blatt) verweise(in Inhalt) {
	var teile []string
	if in.hat(codeMethodik) {
		teile = append(teile, "alle Definitionen im Blatt "+blattMethodik)
	}
	if in.hat(codeLeistungen) {
		teile = append(teile, "alle OZG-Leistungen im Blatt "+blattLeistungen)
	}
	if len(teile) > 0 {
		b.fussnote("Es stehen " + strings.Join(teile, ", ") + ".")
	}
}

func satzDanach(s string) string {
	if s == "" {
		return ""
	}
	return " " + s
}

// dreiZahlen writes the three counts side by side, two columns each, with a line in the look of the
// chart above each.
func (b *blatt) dreiZahlen(u Ueberblick) {
	drei := u.Drei
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
	if u.Vergleich != nil {
		tag := u.Vergleich.Deutsch()
		zeile(normalHoehe, "Zähler am "+tag, zweit, func(_ int, k Kennzahl) zelle { return zelle{k.DavorZaehler, stil{format: formatZahl}} })
		b.benenneDrei(drei, "_davor")
		zeile(normalHoehe, "Nenner am "+tag, zweit, func(_ int, k Kennzahl) zelle { return zelle{k.DavorNenner, stil{format: formatZahl}} })
		zeile(normalHoehe, "Veränderung des Zählers", zweit, func(_ int, k Kennzahl) zelle {
			return zelle{k.Zaehler - k.DavorZaehler, stil{fett: true, format: formatDifferenz}}
		})
	}
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
