package reports

import (
	"ozgtracker/internal/ozg"
)

// stapelfarben give each state the look of the pages: solid means usable, a pattern means not yet.
var stapelfarben = map[ozg.Zustand]reihe{
	ozg.ZustandFlaechendeckend: {farbe: farbeNavy},
	ozg.ZustandOnline:          {farbe: farbeBlau},
	ozg.ZustandUmsetzung:       {farbe: farbeUmsetz, muster: "wdUpDiag"},
	ozg.ZustandPlanung:         {farbe: farbePlanung, muster: "pct50"},
	ozg.ZustandOffen:           {farbe: farbeOffen, rand: farbeRegel},
	ozg.ZustandZurueckgestellt: {farbe: farbeZurueck, muster: "smGrid"},
	ozg.ZustandKeineAngabe:     {farbe: farbeRegel, muster: "openDmnd", rand: farbeRegel},
}

func schreibeThemenfelder(m *mappe, in Inhalt) error {
	return schreibeGliederung(m, in.Themenfelder, blattThemenfelder, "Themenfeld", "Federführung")
}

func schreibeTyp(m *mappe, in Inhalt) error {
	return schreibeGliederung(m, in.Typ, blattTyp, "Typ", "Regelung und Vollzug")
}

func schreibeWelle(m *mappe, in Inhalt) error {
	return schreibeGliederung(m, in.Welle, blattWelle, "Welle", "")
}

// schreibeGliederung writes the sheet of one dimension: table and chart.
func schreibeGliederung(m *mappe, g Gliederung, name, spalte, erlaeuterung string) error {
	breiten := []float64{32, 40}
	if erlaeuterung == "" {
		breiten = []float64{32}
	}
	b := m.blatt(aufbau{name: name, breiten: append(breiten, zahlenBreiten()...), fixiert: 1, kopfHoch: 2, druck: aufSeite})
	b.titelblock(g.Titel)
	b.satz(g.Satz, stilSatz)
	d := b.gliederung(g, spalte, erlaeuterung)
	b.fussnote(fussnoteDreiZahlen)
	b.leer()
	hoehe := balkenHoehe(len(g.Klassen))
	b.diagramm(d, 1, b.zeile+1, uint(b.pixel())-20, uint(hoehe))
	b.platz(hoehe)
	if name == blattThemenfelder {
		m.themenfelder = d
	}
	if name == blattWelle {
		m.wellen = d
	}
	return b.ende()
}

const fussnoteDreiZahlen = "Einheit: OZG-Leistungen. Anteile beziehen sich auf den Umfang der Zeile. Abdeckung: entspricht so vielen Leistungen, gerundet. „Flächendeckend“ und die Spalten rechts davon ergeben zusammen den Umfang; „keine Angabe“ zählt nie als „offen“."

// balkenHoehe is the height in pixels of a chart with n bars.
func balkenHoehe(n int) int { return max(300, 150+26*n) }

// gliederung writes the table and gives the chart on it.
func (b *blatt) gliederung(g Gliederung, spalte, erlaeuterung string) diagramm {
	vorn := []zelle{kopfzelle(spalte)}
	if erlaeuterung != "" {
		vorn = append(vorn, kopfzelle(erlaeuterung))
	}
	b.zeileHoch(46, append(vorn, zahlenKoepfe()...)...)
	kopf := b.zeile
	zeile := func(k Klasse, links, rechts stil) {
		zellen := []zelle{{k.Titel, links}}
		if erlaeuterung != "" {
			zellen = append(zellen, zelle{k.Erlaeuterung, links})
		}
		b.schreibe(append(zellen, zahlenZellen(k.Zahlen, rechts)...)...)
	}
	for _, k := range g.Klassen {
		zeile(k, stilText, stilZahl)
	}
	zeile(g.Gesamt, stilSumme, stilSummeZ)
	return b.stapel(g, kopf, len(vorn)+1)
}

// stapel is the chart of the states per class; ersteSpalte is that of zahlenZellen.
func (b *blatt) stapel(g Gliederung, kopf, ersteSpalte int) diagramm {
	d := diagramm{
		form: formBalken, titel: g.Satz, name: g.Titel,
		alt:        "Gestapelte Balken: " + g.Titel + ", Anzahl der OZG-Leistungen nach Stand. " + g.Satz + ". Die Werte stehen im Blatt " + b.name + ".",
		kategorien: b.bezug(zellbereich(1, kopf+1, 1, kopf+len(g.Klassen))),
	}
	for _, k := range g.Klassen {
		d.texte = append(d.texte, k.Titel)
	}
	for i, z := range ozg.Zustaende {
		r := stapelfarben[z]
		s := ersteSpalte + spalteZustand(i)
		r.name, r.nameZelle = spaltenName(z), b.bezug(festeZelle(s, kopf))
		r.zellen = b.bezug(zellbereich(s, kopf+1, s, kopf+len(g.Klassen)))
		for _, k := range g.Klassen {
			r.werte = append(r.werte, wert{k.Zahlen.Zustaende[z], true})
		}
		d.reihen = append(d.reihen, r)
	}
	return d
}
