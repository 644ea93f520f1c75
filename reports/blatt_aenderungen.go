package reports

import (
	"ozgtracker/internal/ozg"
)

// schreibeAenderungen lists what went online, fell back, joined or left.
func schreibeAenderungen(m *mappe, in Inhalt) error {
	as := in.Aenderungen
	b := m.blatt(aufbau{name: blattAenderungen, fixiert: 3, kopfHoch: 2, breiten: []float64{21, 9, 52, 33, 30, 15, 15, 12, 12, 13}})
	seit, bis := as.Seit.Deutsch(), m.kopf.Stichtag.Deutsch()
	b.titelblock("Was sich vom " + seit + " zum " + bis + " geändert hat")
	b.satz(as.Satz+". Nur anders gemeldet, bei gleichem Stand: Länder "+ozg.ZahlText(as.JeArt[ozg.AenderungLaender])+", Soll-Termine "+ozg.ZahlText(as.JeArt[ozg.AenderungSoll])+
		", sonstige Angaben "+ozg.ZahlText(as.JeArt[ozg.AenderungSonst])+".", stilSatz)
	b.zeileHoch(46, kopfzelle("Art"), kopfzelle("OZG-ID"), kopfzelle("OZG-Leistung"), kopfzelle("Themenfeld"), kopfzelle("Federführung"),
		kopfzelle("Stand am "+seit), kopfzelle("Stand am "+bis), kopfZahl("Angebote am "+seit), kopfZahl("Angebote am "+bis), kopfZahl("Angebote, Veränderung"))
	kopf := b.zeile
	for _, w := range as.Bewegungen {
		b.schreibe(text(w.Art.Titel()), ozgID(w.OZGID), text(w.Bezeichnung), text(angabe(w.Themenfeld)), text(angabe(w.Federfuehrung)), text(w.Alt.Titel()), text(w.Neu.Titel()),
			zahl(w.AngeboteAlt), zahl(w.AngeboteNeu), zelle{w.AngeboteNeu - w.AngeboteAlt, stilZahl.mit(formatDifferenz)})
	}
	b.filterbar(kopf, 10)
	b.leer()
	b.fussnote("Einheit: OZG-Leistungen; Angebote: Leistung × zuständige Gebietskörperschaft, in denen sie online ist. Eine Leistung, die neu flächendeckend ist, steht nicht noch einmal unter „neu online“. Beide Tage nach demselben Wissensstand.")
	return b.ende()
}

// schreibeTermine lists the Soll dates that moved and by how much.
func schreibeTermine(m *mappe, in Inhalt) error {
	as := in.Aenderungen
	b := m.blatt(aufbau{name: blattTermine, fixiert: 3, kopfHoch: 2, breiten: []float64{31, 9, 50, 33, 28, 15, 13, 13, 12, 13, 15}})
	seit, bis := as.Seit.Deutsch(), m.kopf.Stichtag.Deutsch()
	b.titelblock("Soll-Termine: was sich vom " + seit + " zum " + bis + " verschoben hat")
	b.satz(as.TermineSatz+".", stilSatz)
	b.zeileHoch(46, kopfzelle("Meilenstein"), kopfzelle("OZG-ID"), kopfzelle("OZG-Leistung"), kopfzelle("Themenfeld"), kopfzelle("Federführung"), kopfzelle("Stand"),
		kopfZahl("Soll am "+seit), kopfZahl("Soll am "+bis), kopfZahl("verschoben um (Tage)"), kopfZahl("Soll, Erstplan"), kopfZahl("Verschiebungen insgesamt (Anzahl)"))
	kopf := b.zeile
	spaeter := stilZahl.mit(formatDifferenz)
	spaeter.farbe = farbeRot
	for _, t := range as.Termine {
		tage := zelle{unbekannt, stilZahl.mit("")}
		switch {
		case t.HatTage && t.Tage > 0:
			tage = zelle{t.Tage, spaeter}
		case t.HatTage:
			tage = zelle{t.Tage, stilZahl.mit(formatDifferenz)}
		}
		b.schreibe(text(t.Meilenstein.Titel()), ozgID(t.OZGID), text(t.Bezeichnung), text(angabe(t.Themenfeld)), text(angabe(t.Federfuehrung)), text(t.Zustand.Titel()),
			tagZeiger(t.Alt), tagZeiger(t.Neu), tage, tagZeiger(t.Erstplan), zahl(t.Verschiebungen))
	}
	b.filterbar(kopf, 11)
	b.leer()
	b.fussnote("Einheit: Tage, positiv: später. „–“: kein Soll-Termin gemeldet. Termine von Leistungen, die neu im Umfang sind oder ausschieden, stehen im Blatt " + blattAenderungen + ". Beide Tage nach demselben Wissensstand.")
	return b.ende()
}

// tagZeiger is a date, or "–" where there is none.
func tagZeiger(t *ozg.Tag) zelle {
	if t == nil {
		return tagOder(0, false)
	}
	return tag(*t)
}
