package reports

import (
	"math"

	"ozgtracker/internal/ozg"
)

// brueckenzeile is a row of a Brücke: where it begins, one of its parts, or where it ends.
type brueckenzeile struct {
	titel  string
	werte  ozg.Brueckenwerte
	stand  bool // a whole count, not a difference
	bedeut string
}

func brueckenzeilen(b Bruecke) []brueckenzeile {
	bedeutung := [ozg.AnzahlBrueckenteile]string{
		"Der Vergleichstag, wie er am Wissensstand des Berichts bekannt ist, weniger wie er am Wissensstand des Vergleichs bekannt war.",
		"Leistungen, die an beiden Tagen zählen und jetzt online sind oder in mehr Ländern.",
		"Leistungen, die an beiden Tagen zählen und es nicht mehr sind oder in weniger Ländern.",
		"Leistungen, die am Vergleichstag nicht zählten, mit allem, was sie mitbringen.",
		"Leistungen, die am Stichtag nicht mehr zählen, mit allem, was sie mitnehmen.",
	}
	zs := []brueckenzeile{{"Stand " + b.Von.Stichtag.Deutsch(), b.Anfang, true, "Am Vergleichstag."}}
	for t := range ozg.AnzahlBrueckenteile {
		zs = append(zs, brueckenzeile{t.Titel(), b.Teile[t], false, bedeutung[t]})
	}
	return append(zs, brueckenzeile{"Stand " + b.Bis.Stichtag.Deutsch(), b.Ende, true, "Am Stichtag."})
}

// schreibeBruecke writes the Brücke as table, as charts, and the Leistungen behind each part.
func schreibeBruecke(m *mappe, in Inhalt) error {
	br := in.Bruecke
	b := m.blatt(aufbau{name: blattBruecke, breiten: []float64{26, 11, 50, 33, 15, 14, 14, 14, 14}, druck: mitUmbruch})
	b.titelblock("Brücke vom " + br.Von.Stichtag.Deutsch() + " zum " + br.Bis.Stichtag.Deutsch())
	b.satz(br.Satz, stilSatz)
	b.zeileHoch(32, kopfzelle("Schritt"), kopfzelle("Was es heißt"), zelle{nil, stilKopf}, zelle{nil, stilKopf}, zelle{nil, stilKopf}, kopfZahl(ozg.BrueckeUmfang.Titel()), kopfZahl(ozg.BrueckeIrgendwo.Titel()), kopfZahl(ozg.BrueckeAngebote.Titel()), kopfZahl(ozg.BrueckeFlaechendeckend.Titel()))
	b.verbinde(2, b.zeile, 5, b.zeile)
	for _, z := range brueckenzeilen(br) {
		links, rechts := stilText, stilZahl.mit(formatDifferenz)
		if z.stand {
			links, rechts = stilSumme, stilSummeZ
		}
		zellen := []zelle{{z.titel, links}, {z.bedeut, links}, {nil, links}, {nil, links}, {nil, links}}
		for _, n := range z.werte {
			zellen = append(zellen, zelle{n, rechts})
		}
		b.zeileHoch(zeilenhoehe(z.bedeut, b.breiten[1]+b.breiten[2]+b.breiten[3]+b.breiten[4], 10, false), zellen...)
		b.verbinde(2, b.zeile, 5, b.zeile)
	}
	b.fussnote("Einheit: OZG-Leistungen; Angebote: Leistung × zuständige Gebietskörperschaft, der Zähler der Abdeckung. In jeder Spalte ergeben Anfang und Schritte zusammen genau das Ende.")
	b.brueckenbilder(br)
	b.bewegungen(br.Bewegungen)
	return b.ende()
}

// brueckenbilder writes the values of both charts as cells, and the charts on them.
func (b *blatt) brueckenbilder(br Bruecke) {
	b.umbruch()
	for _, z := range []ozg.Brueckenzahl{ozg.BrueckeFlaechendeckend, ozg.BrueckeIrgendwo} {
		b.leer()
		b.satz("Werte des Diagramms „"+z.Titel()+"“", stilAbschnitt)
		d := b.saeulen(br, z)
		b.diagramm(d, 1, b.zeile+1, uint(b.pixel())-20, 300)
		b.platz(300)
		b.m.bruecken = append(b.m.bruecken, d)
	}
}

// saeulen writes the table that a chart of one count draws: what each column stands on (its Sockel, not
// drawn), and how high it is.
func (b *blatt) saeulen(br Bruecke, z ozg.Brueckenzahl) diagramm {
	b.zeileHoch(20, kopfzelle("Schritt"), kopfZahl("Sockel"), kopfZahl("Stand"), kopfZahl("Zunahme"), kopfZahl("Abnahme"))
	kopf := b.zeile
	d := diagramm{
		form: formSaeulen, name: "Brücke " + z.Titel(), einheit: z.Einheit(),
		titel:  z.Titel() + ": von " + ozg.ZahlText(br.Anfang[z]) + " am " + br.Von.Stichtag.Deutsch() + " auf " + ozg.ZahlText(br.Ende[z]) + " " + z.Einheit() + " am " + br.Bis.Stichtag.Deutsch(),
		reihen: []reihe{{name: "Sockel", unsichtbar: true}, {name: "Stand", farbe: farbeNavy}, {name: "Zunahme", farbe: farbeBlau}, {name: "Abnahme", farbe: farbeUmsetz, muster: "wdUpDiag"}},
	}
	hoehe := 0
	for _, s := range brueckenzeilen(br) {
		n := s.werte[z]
		text := s.titel + ": " + ozg.DifferenzText(n)
		var w [4]wert
		switch {
		case s.stand:
			text, hoehe = s.titel+": "+ozg.ZahlText(n), n
			w[1] = wert{n, true}
		case n > 0:
			w[0], w[2] = wert{hoehe, true}, wert{n, true}
		case n < 0:
			w[0], w[3] = wert{hoehe + n, true}, wert{-n, true}
		}
		if !s.stand {
			hoehe += n
		}
		zellen := []zelle{{text, stilText}}
		for i := range w {
			d.reihen[i].werte = append(d.reihen[i].werte, w[i])
			zellen = append(zellen, w[i].zelle(stilZahl))
		}
		b.schreibe(zellen...)
		d.texte = append(d.texte, text)
	}
	for i := range d.reihen {
		d.reihen[i].nameZelle = b.bezug(festeZelle(2+i, kopf))
		d.reihen[i].zellen = b.bezug(zellbereich(2+i, kopf+1, 2+i, b.zeile))
	}
	d.kategorien = b.bezug(zellbereich(1, kopf+1, 1, b.zeile))
	d.schneideAb()
	d.alt = "Säulen, die aufeinander aufbauen. " + d.titel + ". Die Schritte und ihre Werte stehen im Blatt " + b.name + "."
	return d
}

// schneideAb begins the axis above 0 where the steps would be too small to see, and says so.
func (d *diagramm) schneideAb() {
	tiefster, hoechster := math.MaxInt, 0
	for i := range d.texte {
		sockel, hoehe := d.reihen[0].werte[i].zahl, 0
		for _, r := range d.reihen[1:] {
			hoehe += r.werte[i].zahl
		}
		if hoehe == 0 {
			continue // a step that is none
		}
		hoechster = max(hoechster, sockel+hoehe)
		if sockel == 0 {
			sockel = hoehe // a whole count: its top
		}
		tiefster = min(tiefster, sockel)
	}
	const sichtbar = 10 // the steps span at least this part of the axis
	if tiefster >= hoechster || (hoechster-tiefster)*sichtbar >= hoechster {
		return
	}
	schritt := 10
	for schritt*100 < hoechster {
		schritt *= 10
	}
	if d.ab = (tiefster - (hoechster - tiefster)) / schritt * schritt; d.ab > 0 {
		d.einheit += ", Achse beginnt bei " + ozg.ZahlText(d.ab)
	} else {
		d.ab = 0
	}
}

// bewegungen lists the Leistungen behind each part.
func (b *blatt) bewegungen(bs []ozg.Bewegung) {
	b.umbruch()
	b.satz("Die Leistungen hinter jedem Schritt", stilAbschnitt)
	b.zeileHoch(32, kopfzelle("Schritt"), kopfzelle("OZG-ID"), kopfzelle("OZG-Leistung"), kopfzelle("Themenfeld"), kopfzelle("Stand"),
		kopfZahl(ozg.BrueckeUmfang.Titel()), kopfZahl(ozg.BrueckeIrgendwo.Titel()), kopfZahl(ozg.BrueckeAngebote.Titel()), kopfZahl(ozg.BrueckeFlaechendeckend.Titel()))
	kopf := b.zeile
	differenz := stilZahl.mit(formatDifferenz)
	for _, x := range bs {
		l := x.Leistung
		zellen := []zelle{text(x.Teil.Titel()), ozgID(l.OZGID), text(l.Bezeichnung()), text(angabe(l.Themenfeld())), text(l.Zustand.Titel())}
		for _, n := range x.Beitrag {
			zellen = append(zellen, zelle{n, differenz})
		}
		b.schreibe(zellen...)
	}
	b.filterbar(kopf, 9)
	if len(bs) == 0 {
		b.satz("Keine Leistung trägt zu einem Unterschied bei.", stilFliess)
	}
}

// filterbar gives the rows under a heading filters; their second column holds OZG-IDs.
func (b *blatt) filterbar(kopf, spalten int) {
	if b.err != nil || b.zeile == kopf {
		return
	}
	b.tue(b.m.f.AutoFilter(b.name, zelladresse(1, kopf)+":"+zelladresse(spalten, b.zeile), nil))
	b.textzahlen(2, kopf+1)
}
