package reports

import (
	"strconv"

	"ozgtracker/internal/ozg"
)

// vorTagen is how many columns stand before those of the Stichtage.
const vorTagen = 3

// trendLinien is how many Leistungen a chart can show apart.
const trendLinien = 6

// trendfarben tell lines apart, also without colour.
var trendfarben = []reihe{
	{farbe: farbeNavy, breite: 3},
	{farbe: farbeBlau, breite: 2},
	{farbe: farbeUmsetz, breite: 2, strich: "dash"},
	{farbe: farbePlanung, breite: 2, strich: "sysDash"},
	{farbe: farbeZurueck, breite: 2, strich: "lgDash"},
	{farbe: farbeText, breite: 1.25, strich: "dashDot"},
}

// schreibeTrend writes how the Soll dates moved from report to report: Stichtage run to the right, the date
// stated then stands in the cell.
func schreibeTrend(m *mappe, in Inhalt) error {
	t := in.Trend
	breiten := []float64{52, 9, 12}
	for range t.Stichtage {
		breiten = append(breiten, 11)
	}
	b := m.blatt(aufbau{name: blattTrend, breiten: breiten, druck: mitUmbruch})
	b.titelblock("Meilensteintrend: wie sich die Soll-Termine von Plan zu Plan verschoben haben")
	b.satz(t.Satz+".", stilSatz)
	b.trendMeilensteine(t)
	b.umbruch()
	b.trendFelder(t)
	b.umbruch()
	b.trendLeistungen(t)
	return b.ende()
}

// trendkopf is the heading of a table of dates; it gives the row, which is the axis of the charts.
func (b *blatt) trendkopf(t Trend, titel, zweite, dritte string) int {
	tage := stilKopfZahl.mit(formatTag)
	zellen := []zelle{kopfzelle(titel), kopfzelle(zweite), kopfZahl(dritte)}
	for _, s := range t.Stichtage {
		zellen = append(zellen, zelle{excelTag(s), tage})
	}
	b.zeileHoch(32, zellen...)
	return b.zeile
}

// trendreihe writes a row of dates and gives the series on it.
func (b *blatt) trendreihe(vorn []zelle, punkte []ozg.Sollpunkt, aussehen reihe) reihe {
	r := aussehen
	zellen := vorn
	for _, p := range punkte {
		w := wert{int(p.Soll) + excelEpoche, p.Hat && p.Soll >= ozg.NeuerTag(1900, 3, 1)}
		r.werte = append(r.werte, w)
		zellen = append(zellen, w.zelle(stilTag))
	}
	b.schreibe(zellen...)
	r.name, _ = vorn[0].wert.(string)
	r.name = zelltext(r.name)
	r.nameZelle = b.bezug(festeZelle(1, b.zeile))
	r.zellen = b.bezug(zellbereich(vorTagen+1, b.zeile, vorTagen+len(punkte), b.zeile))
	r.punkte = true
	return r
}

// trendbild begins a chart whose axis is a heading.
func (b *blatt) trendbild(t Trend, kopf int, name, titel string) diagramm {
	return diagramm{
		termine: true, einheit: "Soll-Termin", name: name, titel: titel, tage: t.Stichtage,
		kategorien: b.bezug(zellbereich(vorTagen+1, kopf, vorTagen+len(t.Stichtage), kopf)),
		alt:        "Liniendiagramm: waagerecht die Stichtage der Pläne, senkrecht der damals gemeldete Soll-Termin. " + titel + ". Die Werte stehen im Blatt " + b.name + ".",
	}
}

func (b *blatt) trendMeilensteine(t Trend) {
	kopf := b.trendkopf(t, "Mittlerer Soll-Termin je Meilenstein", "mit Soll", "Leistungen")
	d := b.trendbild(t, kopf, "Meilensteintrend", t.Satz)
	for i, m := range t.Meilensteine {
		aussehen := trendfarben[len(t.Meilensteine)-1-i] // the last milestone is the one that counts
		d.reihen = append(d.reihen, b.trendreihe(trendAnfang(m.Meilenstein.Titel(), m), sollpunkte(m), aussehen))
	}
	diagonale := make([]ozg.Sollpunkt, len(t.Stichtage))
	for i, s := range t.Stichtage {
		diagonale[i] = ozg.Sollpunkt{Stichtag: s, Soll: s, Hat: true}
	}
	r := b.trendreihe([]zelle{text("Diagonale: Termin ist der Stichtag"), {"", stilKnapp}, {nil, stilZahl}}, diagonale, reihe{farbe: farbeRegel, breite: 1, strich: "sysDot"})
	r.punkte = false
	d.reihen = append(d.reihen, r)
	bundesweit := t.Meilensteine[ozg.MeilensteinBundesweit]
	for _, z := range []struct {
		titel  string
		format string
		wert   func(ozg.Trendpunkt) int
	}{
		{"bundesweite Verfügbarkeit: Leistungen mit Soll-Termin", formatZahl, func(p ozg.Trendpunkt) int { return p.MitSoll }},
		{"später als am Stichtag davor (Leistungen)", formatZahl, func(p ozg.Trendpunkt) int { return p.Spaeter }},
		{"früher als am Stichtag davor (Leistungen)", formatZahl, func(p ozg.Trendpunkt) int { return p.Frueher }},
		{"zusammen verschoben (Tage)", formatDifferenz, func(p ozg.Trendpunkt) int { return p.Tage }},
	} {
		zellen := []zelle{text(z.titel), {"", stilKnapp}, {nil, stilZahl}}
		for _, p := range bundesweit.Punkte {
			zellen = append(zellen, zelle{z.wert(p), stilZahl.mit(z.format)})
		}
		b.schreibe(zellen...)
	}
	b.fussnote(kurz("meilensteintrend") + " Mittlerer Termin: über die Leistungen, die damals einen hatten.")
	b.leer()
	b.diagramm(d, 1, b.zeile+1, uint(b.pixel())-20, 480)
	b.platz(480)
}

// trendAnfang are the columns before the dates of a trend over several Leistungen.
func trendAnfang(titel string, m ozg.Meilensteintrend) []zelle {
	mit := 0
	if n := len(m.Punkte); n > 0 {
		mit = m.Punkte[n-1].MitSoll
	}
	return []zelle{text(titel), {mit, stilZahl}, {m.Leistungen, stilZahl}}
}

func sollpunkte(m ozg.Meilensteintrend) []ozg.Sollpunkt {
	ps := make([]ozg.Sollpunkt, len(m.Punkte))
	for i, p := range m.Punkte {
		ps[i] = ozg.Sollpunkt{Stichtag: p.Stichtag, Soll: p.Soll, Hat: p.MitSoll > 0}
	}
	return ps
}

func (b *blatt) trendFelder(t Trend) {
	b.satz("Bundesweite Verfügbarkeit: mittlerer Soll-Termin je Themenfeld", stilAbschnitt)
	b.trendkopf(t, "Themenfeld", "mit Soll", "Leistungen")
	for _, f := range t.Felder {
		b.trendreihe(trendAnfang(f.Titel, f.Trend), sollpunkte(f.Trend), reihe{})
	}
	b.fussnote("Einheit: OZG-Leistungen. „mit Soll“: am letzten Stichtag.")
}

func (b *blatt) trendLeistungen(t Trend) {
	b.satz("Bundesweite Verfügbarkeit: die OZG-Leistungen, deren Soll-Termin sich verschoben hat", stilAbschnitt)
	if len(t.Verschoben) == 0 {
		b.satz("Kein Soll-Termin hat sich verschoben.", stilFliess)
		return
	}
	n := min(trendLinien, len(t.Verschoben))
	von := b.zeile + 1 // the chart stands above its table
	b.platz(380)
	kopf := b.trendkopf(t, "OZG-Leistung", "OZG-ID", "verschoben (Tage)")
	d := b.trendbild(t, kopf, "Verschobene Termine", "Die "+strconv.Itoa(n)+" am weitesten verschobenen Soll-Termine der bundesweiten Verfügbarkeit")
	if n == 1 {
		d.titel = "Der am weitesten verschobene Soll-Termin der bundesweiten Verfügbarkeit"
	}
	d.rechts = true
	for i, v := range t.Verschoben {
		aussehen := trendfarben[min(i, trendLinien-1)]
		r := b.trendreihe([]zelle{text(v.Bezeichnung), ozgID(v.OZGID), {v.Tage, stilZahl.mit(formatDifferenz)}}, v.Punkte, aussehen)
		if i < trendLinien {
			d.reihen = append(d.reihen, r)
		}
	}
	b.filterbar(kopf, vorTagen+len(t.Stichtage))
	b.diagramm(d, 1, von, uint(b.pixel())-20, 380)
}
